// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_condition.h"
#include "questionnaires/exchange/form_format.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// form-remark: what a format says about a question and is not kept.
Problem formRemark(const std::string& question, Text message, std::string_view text = {});

/// The file is not of the format, or is damaged.
Problem formProblem(std::string code, const FormDocument& document, Text message);

/// Ids and codes of which each stands once.
class UniqueIds {
public:
    /// idFrom(text), or `fallback` where nothing is left of it; _2, _3 ... behind one that is taken.
    std::string take(std::string_view text, std::string_view fallback);

private:
    std::map<std::string, int> taken_;
};

/// parent of forms/parent.lss, as an id; `fallback` where nothing is left of it.
std::string idOfFile(const std::string& file, std::string_view fallback);

/// A single choice, or a matrix of these, whose labels are a known scale in order becomes a scale.
void guessScale(Question& question);

/// Gives a single choice, or a matrix of these, the scores and makes it a scale, where they rise or fall all the way;
/// a score may be absent where an option is off the scale. Answers whether they did.
bool scaleByScores(Question& question, const std::vector<std::optional<double>>& scores);

/// 其他, other: options that let respondents add words, by their labels.
bool soundsLikeOther(const Text& label);

/// What one comparison means: the item it is about and the code of one option, or nothing.
using ResolveAtom = std::function<std::optional<ShowRule>(const ConditionAtom&)>;

/// The rules of a condition; those that cannot be said are remarked, and the question is then asked of everybody.
std::vector<ShowRule> rulesOf(std::string_view condition, const std::string& question, const ResolveAtom& resolve,
                              std::vector<Problem>& remarks);

/// A comparison whose name is an item of the questionnaire (question, or question.row) and whose value a code of it.
std::optional<ShowRule> resolvedByIds(const Questionnaire& form, const ConditionAtom& atom);

/// Puts right what checkQuestionnaire would complain of (ids, empty and repeated texts, limits, rules), with remarks
/// where something is given up. Problems: too-large, not-a-form (without a question).
Result<ReadForm> finishForm(ReadForm draft, const FormDocument& document);

}  // namespace diaoyan
