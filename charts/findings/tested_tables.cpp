// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/tested_tables.h"

#include "charts/findings/group_tables.h"
#include "charts/tables/asked_items.h"

#include <utility>

namespace diaoyan {

namespace {

Result<std::vector<ResultTable>> tablesOfItem(const GroupComparison& comparison, const TableWording& wording) {
    switch (comparison.item.kind) {
    case QuestionKind::number: return groupMeanTables(comparison, std::nullopt);
    case QuestionKind::multiple: return groupTickTables(comparison, wording);
    case QuestionKind::ranking: {
        auto ranks = groupRankTable(comparison);
        if (!ranks) return ranks.problem();
        return std::vector<ResultTable>{std::move(*ranks)};
    }
    default: return groupShareTables(comparison, wording);
    }
}

Result<std::vector<ResultTable>> tablesOfPiece(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                               const TableRequest& request, const Item& item,
                                               const GroupTestOptions& options) {
    const bool table = item.kind == QuestionKind::number || hasOptions(item.kind);
    const bool itself = groupedByItself(questionnaire, request.by, item);
    if (!table || itself) {
        if (request.question.empty()) return std::vector<ResultTable>{};
        return itself ? groupedByItselfProblem(item) : noTableProblem(item);
    }
    return tablesOfItem({tabulator, questionnaire, item, request.by, options},
                        {questionnaire.id, questionnaire.role, request.order, request.cells, false});
}

}  // namespace

Result<std::vector<TableJob>> testedTableJobs(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                              const TableRequest& request, const GroupTestOptions& options) {
    if (request.by.empty())
        return Problem{
            "no-grouping", {"检验需要分组：请用 --by 说明按什么分组", "a test needs groups: say with --by which"}, {}};
    const auto asked = askedFor(questionnaire, request.question);
    if (!asked) return asked.problem();
    if (auto problem = groupingProblem(tabulator, *asked, request.by)) return *problem;
    std::vector<TableJob> jobs;
    for (const Asked& one : *asked)
        for (const Item& item : one.items)
            jobs.push_back([&tabulator, &questionnaire, request, item, options] {
                return tablesOfPiece(tabulator, questionnaire, request, item, options);
            });
    return jobs;
}

Result<std::vector<ResultTable>> testedTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                              const TableRequest& request, const GroupTestOptions& options) {
    const auto jobs = testedTableJobs(tabulator, questionnaire, request, options);
    if (!jobs) return jobs.problem();
    return allTables(*jobs);
}

}  // namespace diaoyan
