// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/page_words.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// Columns that a label takes on a phone: a Chinese character counts two.
std::size_t displayWidth(std::string_view label) {
    std::size_t width = 0;
    for (const char letter : label) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x80)
            width += 1;
        else if (byte >= 0xC0)
            width += byte >= 0xE0 ? 2 : 1;
    }
    return width;
}

bool shortLabels(const Question& question, Language language, std::size_t columns) {
    return std::all_of(question.options.begin(), question.options.end(), [&](const Option& option) {
        return !option.other && displayWidth(option.label.in(language)) <= columns;
    });
}

std::string ruleWords(const QuestionOnPage& on_page, const ShowRule& rule) {
    const auto& [page, question, numbers] = on_page;
    const bool zh = page.language == Language::zh;
    const std::size_t dot = rule.question.find('.');
    const auto& questions = page.questionnaire.questions;
    const auto found = std::find_if(questions.begin(), questions.end(), [&](const Question& asked) {
        return asked.id == rule.question || asked.id == rule.question.substr(0, dot);
    });
    if (found == questions.end() || numbers.count(found->id) == 0) return {};
    std::string options;
    for (const std::string& code : rule.any_of) {
        const auto index = optionIndex(found->options, code);
        if (!index) continue;
        if (!options.empty()) options += zh ? "、" : ", ";
        options += (zh ? "“" : "\"") + found->options[*index].label.in(page.language) + (zh ? "”" : "\"");
    }
    const Text words = rule.negated
                           ? phrase("第 {0} 题选了{1}的不用回答本题", "Not for those who chose {1} in question {0}",
                                    {numbers.at(found->id), options})
                           : phrase("第 {0} 题选了{1}的才需回答本题", "Only for those who chose {1} in question {0}",
                                    {numbers.at(found->id), options});
    return words.in(page.language);
}

}  // namespace

std::string headingWords(const QuestionOnPage& on_page) {
    return std::to_string(on_page.numbers.at(on_page.question.id)) + ". " +
           on_page.question.title.in(on_page.page.language);
}

std::string whomWords(const QuestionOnPage& on_page) {
    std::string all;
    for (const ShowRule& rule : on_page.question.show_when) {
        const std::string words = ruleWords(on_page, rule);
        if (!all.empty() && !words.empty()) all += on_page.page.language == Language::zh ? "；" : "; ";
        all += words;
    }
    return all;
}

std::string limitWords(const QuestionOnPage& on_page) {
    const auto& [page, question, numbers] = on_page;
    std::string limits;
    const bool counted = question.kind == QuestionKind::multiple || question.kind == QuestionKind::ranking;
    const auto add = [&, language = page.language](const Text& words) {
        limits += (limits.empty() ? "" : language == Language::zh ? "，" : ", ") + words.in(language);
    };
    if (counted && question.min_choices) add(phrase("至少选 {0} 项", "at least {0}", {*question.min_choices}));
    if (counted && question.max_choices) add(phrase("最多选 {0} 项", "at most {0}", {*question.max_choices}));
    if (question.kind == QuestionKind::ranking) add({"按重要程度排序，1 为最重要", "1 is the most important"});
    return limits;
}

bool inTwoColumns(const Question& question, Language language) {
    return (isOneChoice(question.kind) || question.kind == QuestionKind::multiple) && question.options.size() > 6 &&
           shortLabels(question, language, 10);
}

bool inOneBar(const Question& question, Language language) {
    return question.options.size() <= 5 && shortLabels(question, language, 8);
}

}  // namespace diaoyan
