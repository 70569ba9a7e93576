// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"

#include <cstddef>
#include <string>
#include <vector>

namespace diaoyan {

// What people do to a questionnaire while they write it. A sound questionnaire stays sound (checkQuestionnaire), except
// where a rule of another question looks at what is gone.

/// A question of a kind with words to be replaced, and an id that no other question has.
Question newQuestion(QuestionKind kind, const Questionnaire& form);

/// The same question once more, under an id of its own.
Question duplicateOf(const Question& question, const Questionnaire& form);

/// An option to stand behind the others; on a scale, one point further.
Option newOption(const Question& question);
MatrixRow newRow(const Question& question);

/// The question as one of another kind: what the kind cannot have goes, what it must have comes.
Question asKind(Question question, QuestionKind kind);
/// A matrix with other cells.
Question withCells(Question question, QuestionKind cells);
/// The other end of the scale is the good one: the scores change places, the words stay.
Question withDirection(Question question, ScaleDirection direction);
/// Options from bottom to top; a scale keeps its scores, and so turns round.
Question upsideDown(Question question);

/// A questionnaire with another question in one place. Where it, a row or an option only has another id or code, rules
/// that look at it go on doing so.
Questionnaire withQuestion(Questionnaire form, std::size_t at, const Question& question);

/// A new questionnaire for a role, with one question to begin with and an id that none of `others` has.
Questionnaire newQuestionnaire(const std::string& role, const std::vector<Questionnaire>& others);

/// Positions of the questions with a rule that looks at this one.
std::vector<std::size_t> questionsThatLookAt(const Questionnaire& form, const std::string& question);

/// 前面第 2 题“是否住校”选了“是”: when the question is shown, as people say it.
Text ruleInWords(const Questionnaire& form, const ShowRule& rule);

}  // namespace diaoyan
