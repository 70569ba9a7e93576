// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/compared_items.h"

#include "charts/tables/asked_items.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

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
    const auto asked = itemsAskedFor(questionnaire, request.question);
    if (!asked) return asked.problem();
    ComparedItems compared;
    std::optional<Problem> first_problem;
    for (const Item& item : *asked) {
        if (request.question.empty() && item.kind != QuestionKind::scale) continue;
        if (groupedByItself(questionnaire, request.by, item)) {
            if (!request.question.empty()) first_problem = groupedByItselfProblem(item);
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

Text notInAGroup(const Tabulator& tabulator, const Role& role, std::int64_t ungrouped) {
    if (tabulator.withholds())
        return phrase("另有{0}不在列出结果的各组之中（所在的组不公布，或不属于任何一组），未计入。",
                      "{0} are in none of the groups with results (their group is not published, or they belong to "
                      "none) and are not counted.",
                      {respondents(ungrouped, role)});
    return phrase("另有{0}不属于任何一组，未计入。", "{0} belong to no group and are not counted.",
                  {respondents(ungrouped, role)});
}

Text notPublished() {
    return {"不公布，或没有有效作答", "not published, or no valid answers"};
}

void noteEverybody(ResultTable& table, const Tabulator& tabulator, const Role& role, std::int64_t ungrouped) {
    if (ungrouped > 0) table.notes.push_back(notInAGroup(tabulator, role, ungrouped));
    if (!tabulator.weighting().empty())
        table.notes.push_back(phrase("加权：{0}。", "Weights: {0}.", {tabulator.weighting()}));
}

Text belowMinimum(std::int64_t minimum_n) {
    return untranslated("<" + std::to_string(minimum_n));
}

}  // namespace diaoyan
