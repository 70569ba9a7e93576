// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/respondent_words.h"

#include "collector/web/submissions/typed_text.h"

#include <array>
#include <string_view>

namespace diaoyan {

namespace {

Text wordsForRequired(QuestionKind kind) {
    switch (kind) {
    case QuestionKind::single:
    case QuestionKind::scale: return {"请选择一项", "Please choose one"};
    case QuestionKind::multiple: return {"请至少选择一项", "Please choose at least one"};
    case QuestionKind::ranking: return {"请排出先后次序", "Please put these in order"};
    case QuestionKind::number: return {"请填写数字", "Please enter a number"};
    case QuestionKind::date: return {"请填写日期", "Please enter a date"};
    default: return {"请填写这一题", "Please answer this question"};
    }
}

Text wordsForRange(const Question& question) {
    const auto& low = question.min_number;
    const auto& high = question.max_number;
    if (low && high)
        return phrase("请填写 {0} 到 {1} 之间的数字", "Please enter a number from {0} to {1}",
                      {shownNumber(*low), shownNumber(*high)});
    if (low) return phrase("请填写不小于 {0} 的数字", "Please enter a number of at least {0}", {shownNumber(*low)});
    if (high) return phrase("请填写不大于 {0} 的数字", "Please enter a number of at most {0}", {shownNumber(*high)});
    return {"这个数字太大", "This number is too large"};
}

Text wordsForTooMany(const Question& question, QuestionKind kind, const std::string& chosen) {
    const int most = question.max_choices.value_or(0);
    return kind == QuestionKind::ranking
               ? phrase("最多排 {0} 项，现在排了 {1} 项", "Rank at most {0}; {1} are ranked now", {most, chosen})
               : phrase("最多选 {0} 项，现在选了 {1} 项", "Choose at most {0}; {1} are chosen now", {most, chosen});
}

Text wordsForTooFew(const Question& question, QuestionKind kind, const std::string& chosen) {
    const int least = question.min_choices.value_or(0);
    return kind == QuestionKind::ranking ? phrase("至少排 {0} 项，现在只排了 {1} 项",
                                                  "Rank at least {0}; only {1} are ranked now", {least, chosen})
                                         : phrase("至少选 {0} 项，现在只选了 {1} 项",
                                                  "Choose at least {0}; only {1} are chosen now", {least, chosen});
}

Text wordsForExclusive(const Question& question, const std::string& code) {
    const auto index = optionIndex(question.options, code);
    return phrase("选了“{0}”，就不能再选其他选项", "\"{0}\" cannot be chosen together with others",
                  {index ? question.options[*index].label : untranslated(code)});
}

/// What needs nothing but the code.
struct PlainWords {
    std::string_view code;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array<PlainWords, 10> plainWords{{
    {"unknown-option", "选项有变动，请重新选择", "The options have changed; please choose again"},
    {"choice-twice", "同一选项选了两次，请重新选择", "One option was chosen twice; please choose again"},
    {"bad-number", "请只填数字，例如 12 或 3.5", "Please enter digits only, such as 12 or 3.5"},
    {"invalid-date", "请按“年-月-日”填写，例如 2026-09-18", "Please enter year-month-day, such as 2026-09-18"},
    {"bad-rank", "名次请填 1、2、3……", "Ranks are 1, 2, 3 ..."},
    {"rank-twice", "两项的名次相同，请改成不同的名次", "Two have the same rank; please give each its own"},
    {"rank-gap", "名次要从 1 开始连续排列，中间不能跳过", "Ranks begin at 1 and leave none out"},
    {"school-missing", "请选择学校", "Please choose the school"},
    {"unknown-school", "名单里没有这所学校，请重新选择", "This school is not on the list; please choose again"},
    {"wrong-type", "请重新填写这一题", "Please answer this question again"},
}};

}  // namespace

Problem forRespondent(Problem problem, const Question& question, QuestionKind kind) {
    if (problem.code == "required") problem.message = wordsForRequired(kind);
    if (problem.code == "out-of-range") problem.message = wordsForRange(question);
    if (problem.code == "too-many-choices") problem.message = wordsForTooMany(question, kind, problem.where.text);
    if (problem.code == "too-few-choices") problem.message = wordsForTooFew(question, kind, problem.where.text);
    if (problem.code == "exclusive-with-others") problem.message = wordsForExclusive(question, problem.where.text);
    for (const PlainWords& words : plainWords)
        if (words.code == problem.code) problem.message = {std::string(words.zh), std::string(words.en)};
    return problem;
}

}  // namespace diaoyan
