// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/compare_groups.h"

#include "charts/findings/group_tables.h"
#include "charts/tables/asked_items.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

using Tables = std::vector<ResultTable>;

Result<SatisfactionDefinition> definitionOf(const Item& item, const std::string& wanted) {
    return wanted.empty() ? defaultSatisfactionDefinition(item) : satisfactionDefinition(wanted, item);
}

Result<Tables> scaleTables(const GroupComparison& comparison, const SatisfactionDefinition& definition) {
    auto rates = groupRateTable(comparison, definition);
    if (!rates) return rates.problem();
    auto means = groupMeanTables(comparison, definition);
    if (!means) return means;
    Tables tables{std::move(*rates)};
    std::move(means->begin(), means->end(), std::back_inserter(tables));
    return tables;
}

Result<Tables> tablesOfItem(const GroupComparison& comparison, const std::string& definition) {
    const TableWording wording{comparison.questionnaire.id, comparison.questionnaire.role};
    switch (comparison.item.kind) {
    case QuestionKind::scale: {
        const auto found = definitionOf(comparison.item, definition);
        if (!found) return found.problem();
        return scaleTables(comparison, *found);
    }
    case QuestionKind::number: return groupMeanTables(comparison, std::nullopt);
    case QuestionKind::single: return groupShareTables(comparison, wording);
    case QuestionKind::multiple: return groupTickTables(comparison, wording);
    case QuestionKind::ranking: {
        auto ranks = groupRankTable(comparison);
        if (!ranks) return ranks.problem();
        return Tables{std::move(*ranks)};
    }
    default: return noTableProblem(comparison.item);
    }
}

/// Texts count as answered: that they have no table is said elsewhere.
Result<bool> anyAnswers(const GroupComparison& comparison) {
    if (comparison.item.kind != QuestionKind::scale) return true;
    const auto counts = comparison.tabulator.count({comparison.item.id, comparison.by});
    if (!counts) return counts.problem();
    return std::any_of(counts->per_group.begin(), counts->per_group.end(),
                       [&](const ItemCounts& group) { return validAnswers(counts->item, group) > 0; });
}

bool definitionDoesNotFit(const Problem& problem) {
    return problem.code == "definition-does-not-fit" || problem.code == "not-a-scale" ||
           problem.code == "unknown-definition";
}

Problem noScalesToCompare(const Questionnaire& questionnaire) {
    return {"no-scales",
            phrase("问卷“{0}”没有可比较的量表题；其他题请用 --question 指明",
                   "questionnaire \"{0}\" has no scales to compare; name other questions with --question",
                   {questionnaire.title.empty() ? untranslated(questionnaire.id) : questionnaire.title}),
            {}};
}

}  // namespace

Result<Tables> compareGroupTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                  const CompareRequest& request) {
    const auto asked = itemsAskedFor(questionnaire, request.question);
    if (!asked) return asked.problem();
    GroupTestOptions options = request.tests;
    options.confidence = request.confidence;
    options.minimum_n = std::max<std::int64_t>(1, request.minimum_n);
    Tables tables;
    std::vector<Text> skipped;
    std::vector<Text> silent;
    std::optional<Problem> first_problem;
    for (const Item& item : *asked) {
        if (request.question.empty() && item.kind != QuestionKind::scale) continue;
        if (groupedByItself(questionnaire, request.by, item)) {
            if (!request.question.empty()) return groupedByItselfProblem(item);
            continue;
        }
        const GroupComparison comparison{tabulator, questionnaire, item, request.by, options};
        const auto answered = asked->size() < 2 ? Result(true) : anyAnswers(comparison);
        if (!answered) return answered.problem();
        if (!*answered) {
            silent.push_back(quoted(item.title));
            continue;
        }
        auto some = tablesOfItem(comparison, request.definition);
        if (!some && definitionDoesNotFit(some.problem())) {
            if (!first_problem) first_problem = some.problem();
            skipped.push_back(quoted(item.title));
            continue;
        }
        if (!some) return some.problem();
        std::move(some->begin(), some->end(), std::back_inserter(tables));
    }
    if (tables.empty() && !silent.empty())
        return Problem{"no-answers", {"没有一道题有可比较的有效作答", "no question has a valid answer to compare"}, {}};
    if (tables.empty()) return first_problem ? *first_problem : noScalesToCompare(questionnaire);
    if (!skipped.empty())
        tables.front().notes.push_back(
            phrase("所用口径不适用于{0}，未列出。", "The definition does not fit {0}: left out.", {listed(skipped)}));
    if (!silent.empty())
        tables.front().notes.push_back(
            phrase("{0}没有有效作答，未列出。", "No valid answers to {0}: left out.", {listed(silent)}));
    return tables;
}

}  // namespace diaoyan
