// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// What is wrong with one respondent's answers, in the order of the questionnaire, unknown items last.
/// `where.column` is the item id, `where.text` the answer. Missing values are never wrong by themselves,
/// except where the question is required and was shown. An answer outside a limit is reported, not changed.
/// Codes: required, wrong-type, unknown-option, choice-twice, too-many-choices, too-few-choices, exclusive-with-others,
/// empty-choice, words-not-allowed, out-of-range, invalid-date, not-shown, unknown-item.
/// REQUIRES: checkQuestionnaire(questionnaire) is empty
std::vector<Problem> checkAnswers(const Questionnaire& questionnaire, const AnswerSheet& sheet);

/// Whether the skip rules show a question to somebody who answered this. Where an earlier question was not answered
/// nothing was chosen: that satisfies no any_of and every none_of.
bool shown(const Question& question, const std::map<std::string, Answer>& answers);

/// Gives every item that the rules did not show and that has no answer the value Missing{not_asked}.
/// An answer that is there stays (checkAnswers reports it as not-shown).
void applyRouting(const Questionnaire& questionnaire, AnswerSheet& sheet);

/// A day of the Gregorian calendar written YYYY-MM-DD.
bool isIsoDate(std::string_view text);

}  // namespace diaoyan
