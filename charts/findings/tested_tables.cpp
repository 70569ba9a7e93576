// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/tested_tables.h"

#include "charts/findings/group_tables.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>
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

Result<std::vector<Item>> itemsAskedFor(const Questionnaire& questionnaire, const std::string& question) {
    std::string id = question;
    const std::string prefix = questionnaire.id + ".";
    if (findQuestion(questionnaire, id) == nullptr && id.rfind(prefix, 0) == 0) id.erase(0, prefix.size());
    std::vector<Item> asked;
    for (const Question& one : questionnaire.questions) {
        if (id.empty() && one.roster_field != RosterField::none) continue;
        for (const Item& item : items(one))
            if (id.empty() || one.id == id || item.id == id) asked.push_back(item);
    }
    if (asked.empty() && !id.empty())
        return Problem{
            "unknown-item", phrase("问卷中没有题目“{0}”", "the questionnaire has no question \"{0}\"", {question}), {}};
    return asked;
}

bool groupedByItself(const Questionnaire& questionnaire, const std::string& by, const Item& item) {
    for (std::size_t begin = 0; begin <= by.size();) {
        const std::size_t end = std::min(by.find('/', begin), by.size());
        const std::string part = by.substr(begin, end - begin);
        if (part == item.id || part == questionnaire.id + "." + item.id) return true;
        begin = end + 1;
    }
    return false;
}

Problem groupedByItselfProblem(const Item& item) {
    return {
        "grouped-by-itself", phrase("“{0}”不能按自己分组", "\"{0}\" cannot be grouped by itself", {item.title}), {}};
}

Problem noTableProblem(const Item& item) {
    return {"no-table",
            phrase("“{0}”是文字或日期题，没有统计表", "\"{0}\" is a text or date: it has no table", {item.title}),
            {}};
}

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
