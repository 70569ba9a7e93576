// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/template_call.h"

#include "charts/tables/base_phrases.h"
#include "questionnaires/similar_names.h"

#include <algorithm>

namespace diaoyan {

namespace {

bool means(const Text& title, const std::string& name) {
    const Text bare = withoutNumber(title);
    return !name.empty() && (title.zh == name || title.en == name || bare.zh == name || bare.en == name);
}

/// The question or row of a matrix that a part calls by this name.
std::optional<NamedQuestion> within(const StudyPart& part, const std::string& name) {
    for (const Question& question : part.questionnaire.questions) {
        std::vector<Item> all = items(question);
        if (question.id == name || means(question.title, name)) return NamedQuestion{&part, &question, all, false};
        for (const Item& item : all)
            if (item.id == name) return NamedQuestion{&part, &question, {item}, true};
    }
    return std::nullopt;
}

std::vector<std::pair<std::string, std::vector<std::string>>> candidates(const Study& study) {
    std::vector<std::pair<std::string, std::vector<std::string>>> all;
    for (const StudyPart& part : study.parts)
        for (const Question& question : part.questionnaire.questions)
            all.push_back({part.questionnaire.id + "." + question.id, {question.title.zh, question.title.en}});
    return all;
}

Problem unknownQuestion(const TemplateCall& call, const std::string& name) {
    return call.problem("template-unknown-question",
                        phrase("没有题目“{0}”{1}", "there is no question \"{0}\"{1}",
                               {name, suggestionWords(similarNames(name, candidates(call.study), 3))}));
}

}  // namespace

std::string TemplateCall::word(std::size_t index) const {
    return index < directive.words.size() ? directive.words[index] : std::string{};
}

std::string TemplateCall::setting(const std::string& key) const {
    const auto found = directive.settings.find(key);
    return found == directive.settings.end() ? std::string{} : found->second;
}

Problem TemplateCall::problem(const char* code, Text message) const {
    return {code, std::move(message), {file, directive.line, {}, directive.typed}};
}

std::string NamedQuestion::id() const {
    return part->questionnaire.id + "." + (one_row ? items.front().id : question->id);
}

Text suggestionWords(const std::vector<std::string>& similar) {
    if (similar.empty()) return {};
    std::vector<Text> names;
    for (const std::string& name : similar) names.push_back(untranslated(name));
    return phrase("；是否想写：{0}", "; did you mean {0}?", {joined(names, "、", ", ")});
}

Result<NamedQuestion> namedQuestion(const TemplateCall& call, const std::string& name) {
    if (name.empty() || name == "question" || name == "题目") {
        if (call.scope.question == nullptr || call.scope.part == nullptr)
            return call.problem("template-no-question",
                                phrase("“{0}”没有写明题目，也不在逐题的循环里",
                                       "\"{0}\" names no question and stands in no loop over questions",
                                       {call.directive.typed}));
        return NamedQuestion{call.scope.part, call.scope.question, items(*call.scope.question), false};
    }
    const std::size_t dot = name.find('.');
    for (const StudyPart& part : call.study.parts)
        if (dot != std::string::npos && part.questionnaire.id == name.substr(0, dot))
            if (auto found = within(part, name.substr(dot + 1))) return *found;
    if (call.scope.part != nullptr)
        if (auto found = within(*call.scope.part, name)) return *found;
    std::vector<NamedQuestion> found;
    for (const StudyPart& part : call.study.parts)
        if (auto one = within(part, name)) found.push_back(std::move(*one));
    if (found.empty()) return unknownQuestion(call, name);
    if (found.size() == 1) return found.front();
    std::vector<Text> ids;
    for (const NamedQuestion& one : found) ids.push_back(untranslated(one.id()));
    return call.problem("template-ambiguous-question",
                        phrase("不止一份问卷有题目“{0}”，请写全：{1}",
                               "several questionnaires have a question \"{0}\"; write one of {1}",
                               {name, joined(ids, "、", ", ")}));
}

Result<const StudyPart*> namedPart(const TemplateCall& call, const std::string& name) {
    if ((name.empty() || name == "questionnaire" || name == "问卷") && call.scope.part != nullptr)
        return call.scope.part;
    for (const StudyPart& part : call.study.parts)
        if (part.questionnaire.id == name || means(part.questionnaire.title, name) ||
            means(part.questionnaire.role.name, name))
            return &part;
    if (name.empty() && call.study.parts.size() == 1) return &call.study.parts.front();
    std::vector<Text> known;
    for (const StudyPart& part : call.study.parts) known.push_back(untranslated(part.questionnaire.id));
    return call.problem("template-unknown-questionnaire",
                        phrase("没有问卷“{0}”；有：{1}", "there is no questionnaire \"{0}\"; known are {1}",
                               {name, joined(known, "、", ", ")}));
}

bool isKnown(const TemplateCall& call, const std::string& name) {
    return namedPart(call, name).ok() || namedQuestion(call, name).ok();
}

bool isWithheld(const StudyPart& part, const Item& item) {
    return part.withheld.count(item.id) > 0;
}

bool isWithheld(const StudyPart& part, const std::vector<Item>& items) {
    return std::all_of(items.begin(), items.end(), [&](const Item& item) { return isWithheld(part, item); });
}

Text withheldWords() {
    return {"本题有效作答的人数不足，或须防止推算出他人的回答，不公布结果。",
            "No results are given: too few valid answers, or answers of others could be worked out from them."};
}

}  // namespace diaoyan
