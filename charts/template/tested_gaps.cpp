// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/tested_gaps.h"

#include "charts/findings/gap_tables.h"

#include <cstddef>

namespace diaoyan {

namespace {

void dropColumn(ResultTable& table, std::size_t column) {
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (TableRow& row : table.rows) row.cells.erase(row.cells.begin() + at);
}

/// As wide as a page: without the n, which stand in the tables before it in the chapter, and of the last four
/// columns (p, adjusted p, effect, its size in words) only the adjusted p and the words.
ResultTable brief(ResultTable table) {
    if (table.columns.size() > 4) {
        dropColumn(table, table.columns.size() - 2);
        dropColumn(table, table.columns.size() - 3);
    }
    for (std::size_t c = table.columns.size(); c-- > 0;)
        if (table.columns[c].role == ColumnRole::count) dropColumn(table, c);
    table.title = withoutNumber(table.title);
    table.base = {"各群体有效作答人数，见本章各表", "valid answers of each group, n in the tables of this chapter"};
    return table;
}

}  // namespace

std::vector<ResultTable> testedGaps(const Study& study, const ReportOptions& options) {
    std::vector<RoleSide> sides;
    for (const StudyPart& part : study.parts) sides.push_back({&part.questionnaire, part.answers.get()});
    auto tables = gapTables(sides, {.definition = options.definition, .confidence = options.confidence});
    // A definition that does not fit is left to the usual one, as in the other chapters.
    if (!tables.ok() && !options.definition.empty()) tables = gapTables(sides, {.confidence = options.confidence});
    std::vector<ResultTable> gaps;
    if (!tables.ok()) return gaps;
    for (ResultTable& table : *tables)
        if (table.id.ends_with(".rates")) gaps.push_back(brief(std::move(table)));
    return gaps;
}

void writeTestedGaps(ReportDraft& draft, std::vector<ResultTable> gaps) {
    draft.section({"差距的检验", "Tests of the differences"});
    draft.say(
        {"下表逐对比较各群体的满意率：差距（百分点）、区间和检验。校正p值低于0.05的，才可以说不像是偶然的差距；p值"
         "不说明差距的大小，大小见末列（按效应量）。",
         "The tables compare the rates of every two groups: the difference in points, its interval and a test. "
         "Only where the adjusted p is below 0.05 does a difference look like more than chance; how large it is, "
         "the last column says (by the effect size)."});
    for (ResultTable& gap : gaps) draft.add(std::move(gap));
}

}  // namespace diaoyan
