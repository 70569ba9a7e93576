// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/submissions/form_places.h"
#include "questionnaires/answer.h"

#include <span>

namespace diaoyan {

/// What the fields of one item say.
struct ItemReading {
    Answer answer = Missing{};  ///< Missing{unanswered} where nothing was given
    std::string problem{};      ///< bad-number, invalid-date, bad-rank, rank-twice, rank-gap; empty: it was understood
};

/// The answer to an item of `question`; `kind` is that of the item. An option that does not exist is kept as it came
/// (checkAnswers says so), ticked options stand in the questionnaire's order, own words beside an option that was not
/// ticked are put aside. What cannot be understood becomes Missing{invalid} with what stood there, and a problem.
ItemReading readItem(const Question& question, QuestionKind kind, std::span<const GivenValue> given);

}  // namespace diaoyan
