// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/describe.h"

#include "charts/findings/description_tables.h"
#include "charts/tables/option_order.h"

#include <algorithm>

namespace diaoyan {

namespace {

using Tables = std::vector<ResultTable>;

std::int64_t countedAs(const std::array<std::int64_t, missingReasons>& missing, MissingReason reason) {
    return missing[static_cast<std::size_t>(reason)];
}

/// Those who answered a scale with something off it (不了解), by group; nobody for a number.
Result<std::vector<std::int64_t>> unsureOf(const Tabulator& tabulator, const CountRequest& request,
                                           const GroupedValues& values) {
    std::vector<std::int64_t> unsure(values.groups.size(), 0);
    if (values.item.kind != QuestionKind::scale) return unsure;
    const Result<Counts> counts = tabulator.count(request);
    if (!counts) return counts.problem();
    for (std::size_t g = 0; g < unsure.size(); ++g)
        unsure[g] = counts->per_group[g].answered - countOf(values.per_group[g]);
    return unsure;
}

struct DescribedItem {
    std::vector<DescribedGroup> groups;
    Text by_title;
    std::int64_t ungrouped = 0;
};

/// What an item looks like in each group of `by`.
Result<DescribedItem> described(const Tabulator& tabulator, const CountRequest& counted,
                                const DescribeRequest& request) {
    const Result<DesignScores> scored = designScores(tabulator, counted, request.confidence);
    if (!scored) return scored.problem();
    const GroupedValues& values = scored->values;
    const Result<std::vector<std::int64_t>> unsure = unsureOf(tabulator, counted, values);
    if (!unsure) return unsure.problem();
    DescribedItem made{{}, values.by_title, values.ungrouped};
    for (std::size_t g = 0; g < values.groups.size(); ++g) {
        const auto& missing = values.missing[g];
        DescribedGroup group;
        group.code = values.groups[g].code;
        group.label = values.groups[g].label;
        group.unsure = (*unsure)[g];
        group.unanswered = countedAs(missing, MissingReason::unanswered) - group.unsure;
        group.invalid = countedAs(missing, MissingReason::invalid);
        group.not_asked = countedAs(missing, MissingReason::not_asked);
        group.numbers = describeNumbers(values.per_group[g], group.unanswered + group.unsure + group.invalid,
                                        request.confidence, request.quartiles);
        group.score = scored->per_group[g];
        if (!tabulator.weighting().empty()) group.weighted = describeWeighted(values.per_group[g]);
        made.groups.push_back(std::move(group));
    }
    return made;
}

/// The scales and numbers that are asked for.
Result<std::vector<LabelledItem>> wanted(const Questionnaire& questionnaire, const std::string& id) {
    if (!id.empty()) {
        if (auto matrix = matrixNamed(questionnaire, id); matrix.ok()) return std::move(matrix->items);
        auto named = itemsNamed(questionnaire, {id});
        if (!named) return named.problem();
        return std::move(named->items);
    }
    std::vector<LabelledItem> found;
    for (const Question& question : questionnaire.questions) {
        if (question.roster_field != RosterField::none) continue;
        for (const Item& item : items(question))
            if (auto one = itemsNamed(questionnaire, {item.id}); one.ok()) found.push_back(one->items.front());
    }
    if (!found.empty()) return found;
    return Problem{"no-numbers",
                   phrase("问卷“{0}”没有量表题和数值题，没有描述统计",
                          "questionnaire \"{0}\" has neither scales nor numbers to describe",
                          {questionnaire.title.empty() ? untranslated(questionnaire.id) : questionnaire.title}),
                   {}};
}

DescribedSet setFor(const Tabulator& tabulator, const Questionnaire& questionnaire, const DescribeRequest& request) {
    DescribedSet set;
    set.role = questionnaire.role;
    set.quartiles = request.quartiles;
    set.confidence = request.confidence;
    set.weighting = tabulator.weighting();
    return set;
}

Result<Tables> ofEverybody(const Tabulator& tabulator, const Questionnaire& questionnaire,
                           const std::vector<LabelledItem>& items, const DescribeRequest& request) {
    DescribedSet set = setFor(tabulator, questionnaire, request);
    const bool one_question = std::all_of(items.begin(), items.end(), [&](const LabelledItem& one) {
        return one.item.question == items.front().item.question;
    });
    const Question* question = findQuestion(questionnaire, items.front().item.question);
    const bool named = one_question && !request.question.empty() && question != nullptr;
    set.id = tableId({questionnaire.id, questionnaire.role}, named ? question->id : std::string("description"));
    set.title =
        named ? question->title
              : phrase("{0}问卷的量表题与数值题", "Scales and numbers of {0}",
                       {questionnaire.role.name.empty() ? untranslated(questionnaire.id) : questionnaire.role.name});
    set.first = {"题目", "Question"};
    set.items = items;
    for (const LabelledItem& one : items) {
        auto everybody = described(tabulator, {one.item.id, {}}, request);
        if (!everybody) return everybody.problem();
        DescribedGroup row = std::move(everybody->groups.front());
        row.code = one.item.id;
        row.label = one.label;
        row.scoring = scoringWords(one.item);
        set.rows.push_back(std::move(row));
    }
    return descriptionTables(set);
}

Result<Tables> ofGroups(const Tabulator& tabulator, const Questionnaire& questionnaire, const LabelledItem& one,
                        const DescribeRequest& request) {
    DescribedSet set = setFor(tabulator, questionnaire, request);
    auto grouped = described(tabulator, {one.item.id, request.by}, request);
    if (!grouped) return grouped.problem();
    auto everybody = described(tabulator, {one.item.id, {}}, request);
    if (!everybody) return everybody.problem();
    set.ungrouped = grouped->ungrouped;
    set.rows = std::move(grouped->groups);
    set.rows.push_back(std::move(everybody->groups.front()));
    set.rows.back().role = RowRole::total;
    set.rows.back().code.clear();
    set.rows.back().label = {"全体", "Everybody"};
    for (DescribedGroup& row : set.rows) row.scoring = scoringWords(one.item);
    set.id = tableId({questionnaire.id, questionnaire.role}, one.item.id) + ".by." + request.by;
    set.title = phrase("{0}（按{1}）", "{0} (by {1})", {one.item.title, grouped->by_title});
    set.first = grouped->by_title;
    set.items = {one};
    return descriptionTables(set);
}

}  // namespace

Result<Tables> describeTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                              const DescribeRequest& request) {
    const Result<std::vector<LabelledItem>> items = wanted(questionnaire, request.question);
    if (!items) return items.problem();
    if (request.by.empty()) return ofEverybody(tabulator, questionnaire, *items, request);
    Tables tables;
    std::optional<Problem> by_itself;
    for (const LabelledItem& one : *items) {
        if (request.by == one.item.id || request.by == questionnaire.id + "." + one.item.id) {
            by_itself = Problem{"grouped-by-itself",
                                phrase("“{0}”不能按自己分组", "\"{0}\" cannot be grouped by itself", {one.item.title}),
                                {}};
            continue;
        }
        auto some = ofGroups(tabulator, questionnaire, one, request);
        if (!some) return some;
        std::move(some->begin(), some->end(), std::back_inserter(tables));
    }
    if (tables.empty() && by_itself) return *by_itself;
    return tables;
}

}  // namespace diaoyan
