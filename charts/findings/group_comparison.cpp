// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/group_comparison.h"

#include "analysis/statistics/scale_scores.h"
#include "charts/findings/compared_items.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <charconv>

namespace diaoyan {

namespace {

/// Parts the groups by their numbers of answers.
GroupChoice chosen(const std::vector<Group>& groups, const std::vector<std::int64_t>& answers, std::int64_t minimum) {
    GroupChoice choice{.all = groups, .kept = {}, .small = {}};
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (answers[g] >= minimum)
            choice.kept.push_back(g);
        else
            choice.small.push_back({groups[g], answers[g]});
    return choice;
}

template <class Value>
std::vector<Value> only(const std::vector<Value>& all, const std::vector<std::size_t>& kept) {
    std::vector<Value> some;
    for (const std::size_t position : kept) some.push_back(all[position]);
    return some;
}

}  // namespace

std::string GroupComparison::tableId(const char* what) const {
    return questionnaire.id + "." + item.id + "." + what + ".by." + by;
}

std::int64_t validAnswers(const Item& item, const ItemCounts& counts) {
    if (!isOneChoice(item.kind)) return counts.answered;
    std::int64_t valid = 0;
    for (std::size_t i = 0; i < item.options.size() && i < counts.options.size(); ++i)
        if (item.options[i].substantive) valid += counts.options[i];
    return valid;
}

Result<ComparedCounts> comparedCounts(const GroupComparison& comparison) {
    auto counts = comparison.tabulator.count({comparison.item.id, comparison.by});
    if (!counts) return counts.problem();
    std::vector<std::int64_t> answers;
    for (const ItemCounts& group : counts->per_group) answers.push_back(validAnswers(counts->item, group));
    ComparedCounts compared{std::move(*counts), {}};
    compared.choice = chosen(compared.counts.groups, answers, comparison.options.minimum_n);
    compared.counts.groups = only<Group>(compared.counts.groups, compared.choice.kept);
    compared.counts.per_group = only(compared.counts.per_group, compared.choice.kept);
    return compared;
}

Result<ComparedValues> comparedValues(const GroupComparison& comparison) {
    auto values = scores(comparison.tabulator, {comparison.item.id, comparison.by});
    if (!values) return values.problem();
    std::vector<std::int64_t> answers;
    for (const ValueCounts& group : values->per_group) answers.push_back(countOf(group));
    ComparedValues compared{std::move(*values), {}};
    compared.choice = chosen(compared.values.groups, answers, comparison.options.minimum_n);
    compared.values.groups = only<Group>(compared.values.groups, compared.choice.kept);
    compared.values.per_group = only(compared.values.per_group, compared.choice.kept);
    compared.values.missing = only(compared.values.missing, compared.choice.kept);
    return compared;
}

void addSmallGroups(ResultTable& table, const GroupChoice& choice, const GroupComparison& comparison,
                    std::size_t n_column) {
    const std::int64_t minimum_n = comparison.options.minimum_n;
    const bool withholds = comparison.tabulator.withholds();
    const Text none = withholds ? notPublished() : Text{"没有有效作答", "no valid answers"};
    bool few = false;
    for (const SmallGroup& small : choice.small) {
        const bool nobody = small.n == 0;
        few = few || !nobody;
        const NoValue hidden{nobody ? none : Text{"人数不足", "too few answers"}};
        TableRow row{RowRole::not_substantive, small.group.code, {small.group.label}};
        row.cells.resize(table.columns.size(), hidden);
        if (!nobody)
            row.cells[n_column] = belowMinimum(minimum_n);
        else if (!withholds)
            row.cells[n_column] = small.n;
        table.rows.push_back(std::move(row));
    }
    if (few)
        table.notes.push_back(phrase("不足{0}人的组不显示结果，不参加比较，以保护作答者。",
                                     "Groups of fewer than {0} are listed without results and not compared, to protect "
                                     "respondents.",
                                     {minimum_n}));
}

void noteNobody(ResultTable& table, const GroupComparison& comparison, std::int64_t ungrouped) {
    if (ungrouped > 0)
        table.notes.push_back(notInAGroup(comparison.tabulator, comparison.questionnaire.role, ungrouped));
}

void noteUnweighted(ResultTable& table, const GroupComparison& comparison, const Text& what) {
    if (comparison.weighted())
        table.notes.push_back(phrase("答卷有权数（{0}），{1}未加权。",
                                     "Respondents carry weights ({0}); {1} unweighted.",
                                     {comparison.tabulator.weighting(), what}));
}

Text schoolBasis() {
    return {"学校为群", "schools"};
}

Text respondentBasis() {
    return {"各人独立", "respondents"};
}

Text adjustmentWords(Adjustment adjustment) {
    switch (adjustment) {
    case Adjustment::none: return {"未校正", "not adjusted"};
    case Adjustment::bonferroni: return {"Bonferroni校正", "Bonferroni-adjusted"};
    case Adjustment::holm: return {"Holm校正", "Holm-adjusted"};
    case Adjustment::benjamini_hochberg: return {"BH校正（控制错误发现率）", "BH-adjusted (false discovery rate)"};
    default: break;
    }
    return phrase("{0}校正", "{0}-adjusted", {adjustmentName(adjustment)});
}

Text alphaWords(double alpha) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, alpha).ptr;
    return untranslated(std::string(buffer, end));
}

}  // namespace diaoyan
