// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/compare_schools.h"

#include "charts/findings/school_tables.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

/// Whether somebody from some school answered.
bool anybody(const SchoolSets& sets) {
    return std::any_of(sets.sets.begin(), sets.sets.end(),
                       [](const SchoolSet& set) { return !set.compared.empty() || set.anySmall(); });
}

}  // namespace

std::int64_t SchoolComparison::answers() const {
    std::int64_t all = 0;
    for (const SchoolAnswers& school : set.compared) all += school.n;
    return all;
}

TableCell undefinedCell(Text reason) {
    return NoValue{std::move(reason)};
}

TableCell figureCell(const std::optional<double>& value, int decimals, const Text& reason) {
    return value ? TableCell(Figure{*value, decimals}) : undefinedCell(reason);
}

void addLimits(TableRow& row, const std::optional<Interval>& interval, int decimals, const Text& reason) {
    if (!interval) {
        row.cells.insert(row.cells.end(), 2, undefinedCell(reason));
        return;
    }
    row.cells.emplace_back(Figure{interval->lower, decimals});
    row.cells.emplace_back(Figure{interval->upper, decimals});
}

ResultTable schoolTable(const SchoolComparison& comparison, const char* kind) {
    const SchoolSet& set = comparison.set;
    ResultTable table;
    table.id = comparison.questionnaire.id + "." + comparison.compared.item.id + ".compare.by." +
               comparison.request.by + (set.code.empty() ? "" : "." + set.code);
    table.kind = kind;
    const Text title = comparison.compared.item.title;
    table.title = set.label.empty() ? phrase("{0}：各校比较", "{0}: schools compared", {title})
                                    : phrase("{0}：各校比较（{1}）", "{0}: schools compared ({1})", {title, set.label});
    table.base = phrase("{0}所学校有效作答的{1}", "{1} with a valid answer from {0} schools",
                        {numberWords(static_cast<std::int64_t>(set.compared.size())),
                         respondents(comparison.answers(), comparison.questionnaire.role)});
    return table;
}

void addSmallSchools(ResultTable& table, const SchoolComparison& comparison, Text unranked) {
    const bool withholds = comparison.tabulator.withholds();
    const Text few{"人数不足", "too few answers"};
    const Text none = withholds ? notPublished() : Text{"没有有效作答", "no valid answers"};
    for (const SchoolAnswers& school : comparison.set.few) {
        TableRow row{RowRole::missing, school.code, {school.label}};
        row.cells.push_back(school.n > 0 ? TableCell(belowMinimum(comparison.minimum()))
                            : withholds  ? undefinedCell(none)
                                         : TableCell(school.n));
        row.cells.resize(table.columns.size(), undefinedCell(school.n > 0 ? few : none));
        for (std::size_t c = 2; c < table.columns.size(); ++c)
            if (table.columns[c].role == ColumnRole::label) {
                if (school.n > 0 || !withholds) row.cells[c] = school.n > 0 ? unranked : none;
                break;
            }
        table.rows.push_back(std::move(row));
    }
}

void noteSmallSchools(ResultTable& table, const SchoolComparison& comparison) {
    std::int64_t small = 0, empty = 0;
    for (const SchoolAnswers& school : comparison.set.few) (school.n > 0 ? small : empty) += 1;
    if (small > 0)
        table.notes.push_back(phrase(
            "有{0}所学校有效作答不足{1}人：为保护作答者，不显示其结果和确切人数；也不参与排名，不计入合计和以上各项"
            "计算。",
            "Schools with fewer than {1} valid answers: {0}. To protect respondents neither their results nor exact "
            "n are shown; they are not ranked and take no part in the total and the computations.",
            {numberWords(small), numberWords(comparison.minimum())}));
    if (empty > 0 && comparison.tabulator.withholds())
        table.notes.push_back(
            phrase("有{0}所学校不列结果：有效作答不足{1}人，或为防止由合计推算而不公布，或没有有效作答。",
                   "Schools without results here: {0}. They have fewer than {1} valid answers, or are withheld so that "
                   "others cannot be worked out from totals, or nobody answered.",
                   {numberWords(empty), numberWords(comparison.minimum())}));
    else if (empty > 0)
        table.notes.push_back(
            phrase("有{0}所学校没有有效作答。", "Schools without valid answers: {0}.", {numberWords(empty)}));
    if (comparison.minimum() < 5 && !comparison.set.compared.empty())
        table.notes.push_back(phrase("最少人数只设为{0}人：人数很少的学校，公布结果可能让人认出作答者。",
                                     "The minimum is only {0} answers: results of very small schools may identify "
                                     "respondents if published.",
                                     {numberWords(comparison.minimum())}));
}

std::vector<std::size_t> schoolOrder(const SchoolComparison& comparison,
                                     const std::vector<std::optional<double>>& shrunken) {
    std::vector<std::size_t> order(comparison.set.compared.size());
    std::iota(order.begin(), order.end(), 0);
    if (comparison.request.order == SchoolOrder::by_shrunken)
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return shrunken[a] > shrunken[b]; });
    return order;
}

Result<std::vector<ResultTable>> compareSchoolTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                     const Roster& roster, const CompareRequest& request) {
    const auto items = comparedItems(questionnaire, request);
    if (!items) return items.problem();
    std::vector<ResultTable> tables;
    std::vector<Text> silent;
    for (const ComparedItem& compared : items->items) {
        const auto sets = schoolSets(tabulator, roster, questionnaire.role, compared, request);
        if (!sets) return sets.problem();
        if (items->items.size() > 1 && !anybody(*sets)) {
            silent.push_back(quoted(compared.item.title));
            continue;
        }
        for (const SchoolSet& set : sets->sets) {
            const SchoolComparison comparison{tabulator, questionnaire, compared, request, set};
            auto table = compared.isRate() ? schoolRateTable(comparison) : schoolMeanTable(comparison);
            if (!table) return table.problem();
            noteEverybody(*table, tabulator, questionnaire.role, sets->ungrouped);
            tables.push_back(std::move(*table));
            if (auto variation = schoolVariationTable(comparison)) tables.push_back(std::move(*variation));
        }
    }
    if (tables.empty())
        return Problem{"no-answers", {"没有一道题有可比较的有效作答", "no question has a valid answer to compare"}, {}};
    noteSkipped(tables, *items);
    if (!silent.empty())
        tables.front().notes.push_back(
            phrase("{0}没有有效作答，未列出。", "No valid answers to {0}: left out.", {listed(silent)}));
    return tables;
}

}  // namespace diaoyan
