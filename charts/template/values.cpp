// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/values.h"

#include "charts/figures/base_words.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"
#include "charts/template/question_directives.h"

#include <algorithm>

namespace diaoyan {

namespace {

BoundWords bound(const TemplateCall& call, const Text& words, const std::string& source) {
    return {words.in(call.language()), source};
}

/// The one item that the first word names, with its counts.
struct CountedItem {
    const StudyPart* part = nullptr;
    Item item;
    ItemCounts counts;
    std::string id;
};

Result<CountedItem> countedItem(const TemplateCall& call) {
    const Result<NamedQuestion> named = namedQuestion(call, call.word(0));
    if (!named) return named.problem();
    if (named->items.size() != 1)
        return call.problem("template-one-item-wanted",
                            phrase("“{0}”有多行，请写出其中一行，如 {1}", "\"{0}\" has rows; name one, such as {1}",
                                   {named->id(), named->part->questionnaire.id + "." + named->items.front().id}));
    const Item& item = named->items.front();
    const auto counts = named->part->answers->count({.item = item.id, .by = {}});
    if (!counts) return call.problem(counts.problem().code.c_str(), counts.problem().message);
    return CountedItem{named->part, item, counts->total(), named->id()};
}

Result<Share> shareOfOption(const TemplateCall& call) {
    const auto counted = countedItem(call);
    if (!counted) return counted.problem();
    const std::string wanted = call.word(1);
    const auto& options = counted->item.options;
    const auto option = std::find_if(options.begin(), options.end(), [&](const Option& one) {
        return one.code == wanted || one.label.zh == wanted || one.label.en == wanted;
    });
    if (option == options.end()) {
        std::vector<Text> labels;
        for (const Option& one : options) labels.push_back(one.label);
        return call.problem("template-unknown-option",
                            phrase("“{0}”没有选项“{1}”；有：{2}", "\"{0}\" has no option \"{1}\"; known are {2}",
                                   {counted->id, wanted, joined(labels, "、", ", ")}));
    }
    if (isWithheld(*counted->part, counted->item)) return Share{0, 0};
    const auto index = static_cast<std::size_t>(option - options.begin());
    const BaseKind kind = counted->item.kind == QuestionKind::multiple ? BaseKind::cases : BaseKind::valid;
    const bool off_scale = !option->substantive && isOneChoice(counted->item.kind);
    // 不了解 is not of the valid answers: its share is of those who were asked.
    return Share{counted->counts.options[index],
                 off_scale ? counted->counts.asked() : figureBase(counted->item, counted->counts),
                 off_scale ? BaseKind::asked : kind};
}

std::string sourceOf(const TemplateCall& call) {
    return call.directive.typed;
}

Result<BoundWords> respondentsValue(const TemplateCall& call) {
    const Result<const StudyPart*> part = namedPart(call, call.word(0));
    if (!part) return part.problem();
    return bound(call, numberWords((*part)->answers->respondents()), sourceOf(call));
}

Result<BoundWords> baseValue(const TemplateCall& call) {
    const auto counted = countedItem(call);
    if (!counted) return counted.problem();
    if (isWithheld(*counted->part, counted->item)) return BoundWords{"—", sourceOf(call)};
    return bound(call, numberWords(figureBase(counted->item, counted->counts)), sourceOf(call));
}

Result<BoundWords> countValue(const TemplateCall& call) {
    const Result<Share> share = shareOfOption(call);
    if (!share) return share.problem();
    return bound(call, share->base > 0 ? numberWords(share->count) : untranslated("—"), sourceOf(call));
}

Result<BoundWords> percentValue(const TemplateCall& call) {
    const Result<Share> share = shareOfOption(call);
    if (!share) return share.problem();
    return bound(call, percentWords(*share), sourceOf(call));
}

Result<BoundWords> rateValue(const TemplateCall& call) {
    const auto counted = countedItem(call);
    if (!counted) return counted.problem();
    const auto rate =
        satisfactionOf(*counted->part->answers, counted->item, call.options.definition, call.options.confidence);
    if (!rate) return call.problem(rate.problem().code.c_str(), rate.problem().message);
    call.draft.explain(definitionInWords(*rate, counted->item));
    if (!rate->value() || isWithheld(*counted->part, counted->item)) return BoundWords{"—", sourceOf(call)};
    if (!rate->weighted && rate->definition.kind == SatisfactionKind::rate)
        return bound(call, percentWords(rate->rate), sourceOf(call));
    const Text figure = figureWords(*rate->value(), 1);
    return bound(call, rate->definition.kind == SatisfactionKind::rate ? phrase("{0}%", "{0}%", {figure}) : figure,
                 sourceOf(call));
}

Result<BoundWords> factValue(const TemplateCall& call) {
    const std::string wanted = call.word(0);
    if (const StudyFact* fact = studyFactNamed(wanted)) {
        const auto filled = call.study.record.facts.find(fact->id);
        if (filled == call.study.record.facts.end() || filled->second.empty())
            return bound(call, {"未填写", "not filled in"}, {});
        return BoundWords{filled->second, {}};
    }
    std::vector<Text> known;
    for (const StudyFact& fact : studyFacts()) known.push_back(untranslated(fact.id));
    return call.problem("template-unknown-fact",
                        phrase("没有“{0}”这一项；有：{1}", "there is no fact \"{0}\"; known are {1}",
                               {wanted, joined(known, "、", ", ")}));
}

Result<BoundWords> schoolsValue(const TemplateCall& call) {
    return bound(call, numberWords(static_cast<std::int64_t>(call.study.roster.schools.size())), "roster");
}

Result<BoundWords> schoolName(const TemplateCall& call) {
    if (call.scope.school != nullptr) return BoundWords{call.scope.school->name, {}};
    if (call.study.view) return BoundWords{call.study.view->school.name, {}};
    return call.problem("template-no-school", {"这里不是某所学校的报告，也不在逐校的循环里",
                                               "this is no report of one school, nor a loop over schools"});
}

Result<BoundWords> questionTitle(const TemplateCall& call) {
    const Result<NamedQuestion> named = namedQuestion(call, call.word(0));
    if (!named) return named.problem();
    const Text& title = named->one_row ? named->items.front().title : named->question->title;
    return bound(call, withoutNumber(title.empty() ? untranslated(named->question->id) : title), {});
}

Result<BoundWords> questionnaireName(const TemplateCall& call) {
    const Result<const StudyPart*> part = namedPart(call, call.word(0));
    if (!part) return part.problem();
    return bound(call, questionnaireTitle((*part)->questionnaire), {});
}

Result<BoundWords> roleWords(const TemplateCall& call) {
    const Result<const StudyPart*> part = namedPart(call, call.word(0));
    if (!part) return part.problem();
    return bound(call, roleName((*part)->questionnaire.role), {});
}

Result<BoundWords> minimumValue(const TemplateCall& call) {
    return bound(call, numberWords(call.study.minimum_n), {});
}

}  // namespace

// THE LIST: a new value is a function, a row here and a test.
std::span<const ValueKind> valueKinds() {
    static const ValueKind list[] = {
        {"n", "人数", "n F", {"一份问卷的有效作答人数", "valid answers to a questionnaire"}, respondentsValue},
        {"base", "基数", "base Q", {"一道题的基数", "the base of a question"}, baseValue},
        {"count", "频数", "count Q OPTION", {"选择某项的人数", "how many chose an option"}, countValue},
        {"percent", "百分比", "percent Q OPTION", {"选择某项的百分比", "the share of an option"}, percentValue},
        {"rate", "满意率", "rate Q", {"一道题的满意率", "the satisfaction rate of a question"}, rateValue},
        {"schools.number", "学校数", "schools.number", {"学校数", "number of schools"}, schoolsValue},
        {"school.name", "学校名", "school.name", {"本校名称", "name of the school"}, schoolName},
        {"question.title", "题目标题", "question.title [Q]", {"题目", "words of a question"}, questionTitle},
        {"questionnaire.title",
         "问卷标题",
         "questionnaire.title [F]",
         {"问卷名称", "title of a questionnaire"},
         questionnaireName},
        {"role.name", "对象名称", "role.name [F]", {"作答者的称呼", "what respondents are called"}, roleWords},
        {"fact", "信息", "fact NAME", {"调研信息，如 sponsor", "a fact of the study, such as sponsor"}, factValue},
        {"minimum.n", "最小单元", "minimum.n", {"公布结果的最少人数", "fewest answers that are shown"}, minimumValue},
    };
    return list;
}

const ValueKind* valueNamed(const std::string& name) {
    for (const ValueKind& kind : valueKinds())
        if (kind.id == name || kind.zh == name) return &kind;
    return nullptr;
}

}  // namespace diaoyan
