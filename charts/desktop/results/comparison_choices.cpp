// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/comparison_choices.h"

#include "analysis/statistics/satisfaction.h"
#include "charts/figures/rate_words.h"
#include "charts/findings/gap_matching.h"
#include "charts/survey/chart_sources.h"
#include "charts/tables/asked_items.h"

#include <algorithm>
#include <optional>

namespace diaoyan {

namespace {

struct NamedAttribute {
    std::string name;
    Text words;
};

std::vector<NamedAttribute> attributesOf(const Roster& roster) {
    std::vector<NamedAttribute> all{{"stage", {"学段", "stage"}}, {"area", {"城乡", "area"}}};
    for (const std::string& name : roster.attribute_names) all.push_back({name, untranslated(name)});
    std::erase_if(all, [&](const NamedAttribute& one) {
        return std::none_of(roster.schools.begin(), roster.schools.end(),
                            [&](const School& school) { return !attributeOf(school, one.name).empty(); });
    });
    return all;
}

bool comparable(QuestionKind kind) {
    return kind == QuestionKind::scale || kind == QuestionKind::number || kind == QuestionKind::single ||
           kind == QuestionKind::multiple || kind == QuestionKind::ranking;
}

/// What a definition makes of an item that nobody has answered: nothing where it does not fit.
std::optional<Satisfaction> emptyReading(const Item& item, const SatisfactionDefinition& definition) {
    ItemCounts nobody;
    nobody.options.assign(item.options.size(), 0);
    const auto found = satisfaction(item, nobody, definition);
    return found.ok() ? std::optional(*found) : std::nullopt;
}

/// A definition in the words of the scale; where scales differ in its general words.
std::optional<OfferedChoice> measureNamed(const std::vector<Item>& scales, const std::string& id) {
    std::optional<OfferedChoice> choice;
    for (const Item& item : scales) {
        const auto definition = id.empty() ? defaultSatisfactionDefinition(item) : satisfactionDefinition(id, item);
        if (!definition) continue;
        const auto reading = emptyReading(item, *definition);
        if (!reading) continue;
        const Text words = definitionInWords(*reading, item);
        if (!choice)
            choice = OfferedChoice{id, words};
        else if (!(choice->words == words))
            choice->words = id.empty() ? Text{"满意率（各题选项中好于中间的）", "rate (options better than the middle)"}
                                       : definition->title;
    }
    return choice;
}

std::vector<OfferedChoice> offeredDefinitions(const std::vector<Item>& scales, const std::string& own) {
    std::vector<OfferedChoice> choices;
    std::optional<OfferedChoice> first = measureNamed(scales, own);
    if (!first) first = measureNamed(scales, {});
    if (first) choices.push_back(*first);
    for (const SatisfactionDefinition& definition : satisfactionDefinitions()) {
        const std::optional<OfferedChoice> one = measureNamed(scales, definition.id);
        const auto same = [&](const OfferedChoice& earlier) { return earlier.words == one->words; };
        if (one && std::none_of(choices.begin(), choices.end(), same)) choices.push_back(*one);
    }
    return choices;
}

}  // namespace

std::vector<OfferedChoice> offeredSchools(const Roster& roster) {
    std::vector<OfferedChoice> choices{{"school", {"全部学校一起比", "all schools together"}}};
    for (const NamedAttribute& one : attributesOf(roster))
        choices.push_back(
            {"school." + one.name + "/school", phrase("在同一{0}内比", "within the same {0}", {one.words})});
    return choices;
}

std::vector<OfferedChoice> offeredSchoolGroups(const Roster& roster) {
    std::vector<OfferedChoice> choices;
    for (const NamedAttribute& one : attributesOf(roster)) choices.push_back({"school." + one.name, one.words});
    return choices;
}

std::vector<OfferedChoice> offeredAnswerGroups(const Questionnaire& questionnaire) {
    std::vector<OfferedChoice> choices;
    for (const Question& question : questionnaire.questions)
        if (isOneChoice(question.kind) && question.options.size() >= 2 && question.roster_field != RosterField::school)
            choices.push_back({question.id, question.title});
    return choices;
}

std::vector<OfferedChoice> offeredQuestions(const Questionnaire& questionnaire) {
    std::vector<OfferedChoice> choices;
    int scales = 0;
    for (const Question& question : questionnaire.questions) {
        if (question.roster_field != RosterField::none) continue;
        const std::vector<Item> found = itemsToDraw(questionnaire, question.id);
        if (found.empty() || !comparable(found.front().kind)) continue;
        scales += found.front().kind == QuestionKind::scale ? 1 : 0;
        choices.push_back({question.id, question.title});
        if (question.kind != QuestionKind::matrix) continue;
        for (const Item& item : found) choices.push_back({item.id, item.title, 1});
    }
    if (scales > 0) choices.insert(choices.begin(), {"", {"全部量表题", "all scales"}});
    return choices;
}

std::vector<OfferedChoice> offeredConstructs(const Study& study) {
    std::vector<RoleSide> sides;
    for (const StudyPart& part : study.parts)
        if (part.answers->respondents() > 0) sides.push_back({&part.questionnaire, part.answers.get()});
    const auto matches = matchConstructs(sides, {}, {});
    if (!matches || matches->constructs.empty()) return {};
    std::vector<OfferedChoice> choices;
    if (matches->constructs.size() > 1) choices.push_back({"", {"全部共有的内容", "everything they share"}});
    for (const MatchedConstruct& construct : matches->constructs) {
        choices.push_back({construct.construct, construct.title});
        if (construct.items.size() < 2) continue;
        for (const MatchedItem& item : construct.items) choices.push_back({item.construct, item.label, 1});
    }
    return choices;
}

std::vector<OfferedChoice> offeredMeasures(const std::vector<Item>& asked, const std::string& own_definition) {
    std::vector<Item> scales = asked;
    std::erase_if(scales, [](const Item& item) { return item.kind != QuestionKind::scale; });
    if (!scales.empty()) return offeredDefinitions(scales, own_definition);
    std::vector<OfferedChoice> choices;
    if (asked.size() != 1 || asked.front().kind == QuestionKind::number) return choices;
    for (const Option& option : asked.front().options)
        choices.push_back({option.code, phrase("选“{0}”的比例", "share of \"{0}\"", {option.label})});
    return choices;
}

std::vector<Item> itemsToMeasure(const Study& study, const ComparisonWish& wanted) {
    for (const StudyPart& part : study.parts) {
        if (wanted.sides == ComparedSides::roles) {
            // Roles are compared by what has one scale: the first that was asked speaks for all.
            std::vector<Item> found;
            for (const Item& item : items(part.questionnaire))
                if (!item.construct.empty() && item.kind == QuestionKind::scale &&
                    (wanted.question.empty() || item.construct == wanted.question ||
                     item.construct.starts_with(wanted.question + ".")))
                    found.push_back(item);
            if (!found.empty()) return found;
        } else if (part.questionnaire.id == wanted.questionnaire) {
            if (!wanted.question.empty()) return itemsToDraw(part.questionnaire, wanted.question);
            const auto all = itemsAskedFor(part.questionnaire, {});
            return all ? *all : std::vector<Item>{};
        }
    }
    return {};
}

}  // namespace diaoyan
