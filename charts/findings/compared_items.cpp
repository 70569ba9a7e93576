// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/compared_items.h"

#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// The items that are asked for: one, the rows of a matrix, or all but the roster fields.
std::vector<Item> askedItems(const Questionnaire& questionnaire, const std::string& wanted) {
    std::string id = wanted;
    const std::string prefix = questionnaire.id + ".";
    if (findQuestion(questionnaire, id) == nullptr && id.rfind(prefix, 0) == 0) id.erase(0, prefix.size());
    std::vector<Item> asked;
    for (const Question& question : questionnaire.questions) {
        if (id.empty() && question.roster_field != RosterField::none) continue;
        for (const Item& item : items(question))
            if (id.empty() || question.id == id || item.id == id) asked.push_back(item);
    }
    return asked;
}

/// Whether one of the joined groupings is this item.
bool groupsByItem(const Questionnaire& questionnaire, const std::string& by, const std::string& item) {
    for (std::size_t begin = 0; begin <= by.size();) {
        const std::size_t end = std::min(by.find('/', begin), by.size());
        const std::string part = by.substr(begin, end - begin);
        if (part == item || part == questionnaire.id + "." + item) return true;
        begin = end + 1;
    }
    return false;
}

Result<ComparedItem> measured(const Item& item, const std::string& wanted) {
    if (item.kind == QuestionKind::number) return ComparedItem{item, std::nullopt, {}};
    const auto definition = wanted.empty() ? defaultSatisfactionDefinition(item) : satisfactionDefinition(wanted, item);
    if (!definition) return definition.problem();
    ItemCounts nobody;
    nobody.options.assign(item.options.size(), 0);
    const auto empty = satisfaction(item, nobody, *definition);
    if (!empty) return empty.problem();
    return ComparedItem{item, *definition, definitionInWords(*empty, item)};
}

Problem noScales(const Questionnaire& questionnaire) {
    return {"no-scales",
            phrase("问卷“{0}”没有可比较的量表题", "questionnaire \"{0}\" has no scales to compare",
                   {questionnaire.title.empty() ? untranslated(questionnaire.id) : questionnaire.title}),
            {}};
}

}  // namespace

Result<ComparedItems> comparedItems(const Questionnaire& questionnaire, const CompareRequest& request) {
    const std::vector<Item> asked = askedItems(questionnaire, request.question);
    if (asked.empty() && !request.question.empty())
        return Problem{"unknown-item",
                       phrase("问卷中没有题目“{0}”", "the questionnaire has no question \"{0}\"", {request.question}),
                       {}};
    ComparedItems compared;
    std::optional<Problem> first_problem;
    for (const Item& item : asked) {
        if (request.question.empty() && item.kind != QuestionKind::scale) continue;
        if (groupsByItem(questionnaire, request.by, item.id)) {
            if (!request.question.empty())
                first_problem =
                    Problem{"grouped-by-itself",
                            phrase("“{0}”不能按自己分组", "\"{0}\" cannot be grouped by itself", {item.title}),
                            {}};
            continue;
        }
        auto one = measured(item, request.definition);
        if (one.ok()) {
            compared.items.push_back(std::move(*one));
            continue;
        }
        if (!first_problem) first_problem = one.problem();
        compared.skipped.push_back(quoted(item.title));
    }
    if (!compared.items.empty()) return compared;
    return first_problem ? *first_problem : noScales(questionnaire);
}

void noteSkipped(std::vector<ResultTable>& tables, const ComparedItems& compared) {
    if (tables.empty() || compared.skipped.empty()) return;
    tables.front().notes.push_back(phrase("所用口径不适用于{0}，未列出。", "The definition does not fit {0}: left out.",
                                          {listed(compared.skipped)}));
}

void noteEverybody(ResultTable& table, const Tabulator& tabulator, const Role& role, std::int64_t ungrouped) {
    if (ungrouped > 0)
        table.notes.push_back(phrase("另有{0}不属于任何一组，未计入。", "{0} belong to no group and are not counted.",
                                     {respondents(ungrouped, role)}));
    if (!tabulator.weighting().empty())
        table.notes.push_back(phrase("加权：{0}。", "Weights: {0}.", {tabulator.weighting()}));
}

Text levelWords(Confidence confidence) {
    const double level = 100 * confidence.level();
    return figureWords(level, std::fabs(level - std::round(level)) < 1e-9 ? 0 : 1);
}

Text belowMinimum(std::int64_t minimum_n) {
    return untranslated("<" + std::to_string(minimum_n));
}

}  // namespace diaoyan
