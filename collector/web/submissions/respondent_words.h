// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/question.h"
#include "questionnaires/result.h"

namespace diaoyan {

/// A problem of checkAnswers or of reading in words for somebody who fills in a form on a phone: what to do about it,
/// without the words of the trade. `kind` is that of the item (of the cells for a matrix). Codes without words of their
/// own keep theirs.
Problem forRespondent(Problem problem, const Question& question, QuestionKind kind);

}  // namespace diaoyan
