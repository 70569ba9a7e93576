// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_statistics.h"

#include <algorithm>

namespace diaoyan {

namespace {

TableCell unknownIssued() {
    return NoValue{{"发放数未知", "number issued not known"}};
}

TableCell issuedOf(const ResponseRate& rate) {
    return rate.issued ? TableCell(*rate.issued) : unknownIssued();
}

TableCell returnRateOf(const ResponseRate& rate) {
    return rate.return_rate.base > 0 ? TableCell(rate.return_rate) : unknownIssued();
}

TableCell validRateOf(const ResponseRate& rate) {
    return rate.valid_rate.base > 0 ? TableCell(rate.valid_rate) : TableCell(NoValue{{"没有回收", "none returned"}});
}

TableRow roleRow(RowRole row_role, const std::string& code, const Text& label, const ResponseRate& rate) {
    return {row_role, code, {label, issuedOf(rate), rate.returned, returnRateOf(rate), rate.valid, validRateOf(rate)}};
}

/// Some of what was returned is not in the rate: for its school nobody said how many were issued.
bool partlyKnown(const ResponseRate& rate) {
    return rate.return_rate.base > 0 && rate.return_rate.count != rate.returned;
}

void noteRates(ResultTable& table, const ResponseRates& rates) {
    table.notes.push_back({"回收率=回收数÷发放数，有效率=有效数÷回收数；合计按总数计算，不是各校比率的平均。",
                           "Return rate = returned / issued, valid rate = valid / returned; totals are ratios of sums, "
                           "not means of the schools' rates."});
    if (!rates.overall.issued)
        table.notes.push_back(
            {"名册未给出发放数，不计算回收率。", "The roster does not say how many were issued: no return rate."});
    else if (partlyKnown(rates.overall) || std::any_of(rates.roles.begin(), rates.roles.end(), partlyKnown))
        table.notes.push_back({"部分学校或对象的发放数未知，回收率只按已知的部分计算。",
                               "For some schools or roles the number issued is not known; return rates are of the "
                               "known part only."});
    for (const Problem& problem : rates.problems) table.notes.push_back(problem.message);
}

Text nameOf(const std::vector<Role>& roles, const std::string& id) {
    const auto role = std::find_if(roles.begin(), roles.end(), [&](const Role& known) { return known.id == id; });
    return role == roles.end() || role->name.empty() ? untranslated(id) : role->name;
}

/// The rates of one school: positions in ResponseRates::schools, which stand together.
struct SchoolRates {
    std::string code;
    Text name;
    std::vector<const ResponseRate*> by_role;  ///< parallel to the roles; nullptr: none
};

std::vector<SchoolRates> schoolsOf(const ResponseRates& rates, const std::vector<Role>& roles) {
    std::vector<SchoolRates> schools;
    for (const ResponseRate& rate : rates.schools) {
        if (schools.empty() || schools.back().code != rate.school)
            schools.push_back({rate.school, rate.name, std::vector<const ResponseRate*>(roles.size(), nullptr)});
        for (std::size_t i = 0; i < roles.size(); ++i)
            if (roles[i].id == rate.role) schools.back().by_role[i] = &rate;
    }
    return schools;
}

}  // namespace

ResultTable returnsByRole(const ResponseRates& rates, const std::vector<Role>& roles) {
    ResultTable table;
    table.id = "returns.by.role";
    table.kind = "response-rate";
    table.title = {"问卷发放与回收情况", "Questionnaires issued and returned"};
    table.base = {"回收率以发放数为基数，有效率以回收数为基数",
                  "issued for the return rate, returned for the valid rate"};
    table.columns = {{{"对象", "Role"}, ColumnRole::label},           {{"发放（份）", "Issued"}, ColumnRole::count},
                     {{"回收（份）", "Returned"}, ColumnRole::count}, {{"回收率", "Return rate"}, ColumnRole::share},
                     {{"有效（份）", "Valid"}, ColumnRole::count},    {{"有效率", "Valid rate"}, ColumnRole::share}};
    for (const ResponseRate& rate : rates.roles)
        table.rows.push_back(roleRow(RowRole::option, rate.role, nameOf(roles, rate.role), rate));
    if (rates.roles.size() > 1) table.rows.push_back(roleRow(RowRole::total, {}, {"合计", "Total"}, rates.overall));
    noteRates(table, rates);
    return table;
}

ResultTable returnsBySchool(const ResponseRates& rates, const std::vector<Role>& roles) {
    ResultTable table;
    table.id = "returns.by.school";
    table.kind = "response-rate";
    table.title = {"各校问卷回收情况", "Questionnaires returned, by school"};
    const bool with_rates = rates.overall.issued.has_value();
    table.base = with_rates ? Text{"回收率以该校发放数为基数", "the number issued at the school for return rates"}
                            : Text{"各校回收的问卷份数", "questionnaires returned per school"};
    table.columns = {{{"学校", "School"}, ColumnRole::label}};
    for (const Role& role : roles) {
        table.columns.push_back({phrase("{0}有效", "Valid, {0}", {roleName(role)}), ColumnRole::count});
        if (with_rates)
            table.columns.push_back({phrase("{0}回收率", "Return rate, {0}", {roleName(role)}), ColumnRole::share});
    }
    std::vector<std::int64_t> sums(roles.size(), 0);
    for (const SchoolRates& school : schoolsOf(rates, roles)) {
        TableRow row{RowRole::option, school.code, {school.name}};
        for (std::size_t i = 0; i < roles.size(); ++i) {
            const ResponseRate rate = school.by_role[i] != nullptr ? *school.by_role[i] : ResponseRate{};
            sums[i] += rate.valid;
            row.cells.emplace_back(rate.valid);
            if (with_rates) row.cells.push_back(returnRateOf(rate));
        }
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return table;
    TableRow nowhere{RowRole::missing, {}, {Text{"学校不明", "School not known"}}};
    TableRow total{RowRole::total, {}, {Text{"合计", "Total"}}};
    bool any_nowhere = false;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const auto found = std::find_if(rates.roles.begin(), rates.roles.end(),
                                        [&](const ResponseRate& rate) { return rate.role == roles[i].id; });
        const ResponseRate rate = found == rates.roles.end() ? ResponseRate{} : *found;
        any_nowhere = any_nowhere || rate.valid != sums[i];
        nowhere.cells.emplace_back(rate.valid - sums[i]);
        total.cells.emplace_back(rate.valid);
        if (!with_rates) continue;
        nowhere.cells.push_back(unknownIssued());
        total.cells.push_back(returnRateOf(rate));
    }
    if (any_nowhere) table.rows.push_back(std::move(nowhere));
    table.rows.push_back(std::move(total));
    return table;
}

}  // namespace diaoyan
