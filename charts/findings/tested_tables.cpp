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

}  // namespace

Result<std::vector<ResultTable>> testedTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                              const TableRequest& request, const GroupTestOptions& options) {
    if (request.by.empty())
        return Problem{
            "no-grouping", {"检验需要分组：请用 --by 说明按什么分组", "a test needs groups: say with --by which"}, {}};
    const auto asked = itemsAskedFor(questionnaire, request.question);
    if (!asked) return asked.problem();
    const TableWording wording{questionnaire.id, questionnaire.role, request.order, request.cells, false};
    std::vector<ResultTable> tables;
    for (const Item& item : *asked) {
        const bool table = item.kind == QuestionKind::number || hasOptions(item.kind);
        const bool itself = groupedByItself(questionnaire, request.by, item);
        if (!table || itself) {
            if (request.question.empty()) continue;
            return itself ? groupedByItselfProblem(item) : noTableProblem(item);
        }
        auto some = tablesOfItem({tabulator, questionnaire, item, request.by, options}, wording);
        if (!some) return some.problem();
        std::move(some->begin(), some->end(), std::back_inserter(tables));
    }
    return tables;
}

}  // namespace diaoyan
