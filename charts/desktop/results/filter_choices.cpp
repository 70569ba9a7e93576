// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/filter_choices.h"

#include "charts/figures/plain_words.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

Text attributeTitle(const std::string& name) {
    if (name == "stage") return {"学段", "Stage"};
    if (name == "area") return {"城乡", "Area"};
    return untranslated(name);
}

FilterChoice schoolByName(const Roster& roster) {
    FilterChoice choice{.grouping = "school", .title = {"学校", "School"}};
    for (const School& school : roster.schools)
        choice.values.push_back({untranslated(school.name.empty() ? school.code : school.name), {school.code}});
    return choice;
}

FilterChoice schoolByAttribute(const Roster& roster, const std::string& name) {
    FilterChoice choice{.grouping = "school." + name, .title = attributeTitle(name)};
    for (const School& school : roster.schools) {
        const std::string value = attributeOf(school, name);
        if (value.empty()) continue;
        const auto known = std::find_if(choice.values.begin(), choice.values.end(),
                                        [&](const FilterChoice::Value& one) { return one.label.zh == value; });
        if (known != choice.values.end())
            known->codes.push_back(school.code);
        else
            choice.values.push_back({untranslated(value), {school.code}});
    }
    return choice;
}

bool namesAll(const AnswerFilter::Condition& condition, const FilterChoice::Value& value) {
    return std::all_of(value.codes.begin(), value.codes.end(), [&](const std::string& code) {
        return std::find(condition.values.begin(), condition.values.end(), code) != condition.values.end();
    });
}

/// The values that a condition asks of a choice; none where it is about something else.
std::vector<std::size_t> valuesIn(const FilterChoice& choice, const AnswerFilter::Condition& condition) {
    if (condition.questionnaire != choice.questionnaire || condition.item != choice.item) return {};
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < choice.values.size(); ++i)
        if (namesAll(condition, choice.values[i])) found.push_back(i);
    // A condition on the stage names schools, too: its words tell it from one on the school.
    if (conditionOf(choice, found) != condition) return {};
    return found;
}

}  // namespace

std::vector<FilterChoice> schoolChoices(const Roster& roster) {
    std::vector<FilterChoice> choices;
    const auto add = [&](FilterChoice choice) {
        if (!choice.values.empty()) choices.push_back(std::move(choice));
    };
    add(schoolByName(roster));
    add(schoolByAttribute(roster, "stage"));
    add(schoolByAttribute(roster, "area"));
    for (const std::string& name : roster.attribute_names) add(schoolByAttribute(roster, name));
    return choices;
}

std::vector<FilterChoice> answerChoices(const Questionnaire& questionnaire) {
    std::vector<FilterChoice> choices;
    for (const Question& question : questionnaire.questions) {
        if (question.roster_field != RosterField::none) continue;
        for (const Item& item : items(question)) {
            if (!isOneChoice(item.kind) && item.kind != QuestionKind::multiple) continue;
            FilterChoice choice{
                .grouping = item.id, .title = item.title, .questionnaire = questionnaire.id, .item = item.id};
            for (const Option& option : item.options) choice.values.push_back({option.label, {option.code}});
            choices.push_back(std::move(choice));
        }
    }
    return choices;
}

std::vector<FilterChoice> filterChoices(const SurveyOutline& outline) {
    std::vector<FilterChoice> choices = schoolChoices(outline.roster);
    for (const Questionnaire& questionnaire : outline.questionnaires)
        for (FilterChoice& choice : answerChoices(questionnaire)) {
            if (outline.questionnaires.size() > 1)
                choice.title = phrase("{0}：{1}", "{0}: {1}", {headingOf(questionnaire.role.name), choice.title});
            choices.push_back(std::move(choice));
        }
    return choices;
}

AnswerFilter::Condition conditionOf(const FilterChoice& choice, const std::vector<std::size_t>& values) {
    AnswerFilter::Condition condition{.questionnaire = choice.questionnaire, .item = choice.item};
    std::vector<Text> labels;
    for (const std::size_t position : values) {
        const FilterChoice::Value& value = choice.values[position];
        condition.values.insert(condition.values.end(), value.codes.begin(), value.codes.end());
        labels.push_back(value.label);
    }
    condition.words = phrase("{0}：{1}", "{0}: {1}", {choice.title, joined(labels, "、", ", ")});
    return condition;
}

std::vector<std::size_t> chosenValues(const FilterChoice& choice, const AnswerFilter& filter) {
    for (const AnswerFilter::Condition& condition : filter.conditions)
        if (std::vector<std::size_t> found = valuesIn(choice, condition); !found.empty()) return found;
    return {};
}

AnswerFilter filterWith(AnswerFilter filter, const FilterChoice& choice, const std::vector<std::size_t>& values) {
    const auto before =
        std::find_if(filter.conditions.begin(), filter.conditions.end(),
                     [&](const AnswerFilter::Condition& condition) { return !valuesIn(choice, condition).empty(); });
    if (values.empty()) {
        if (before != filter.conditions.end()) filter.conditions.erase(before);
    } else if (before != filter.conditions.end()) {
        *before = conditionOf(choice, values);
    } else {
        filter.conditions.push_back(conditionOf(choice, values));
    }
    return filter;
}

}  // namespace diaoyan
