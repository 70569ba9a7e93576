// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

#include <functional>
#include <vector>

namespace diaoyan {

/// What is no longer there when a questionnaire was written and read again, field by field; questions are compared in
/// order. form-loss, `where.column` names the question (empty: the questionnaire as a whole).
std::vector<Problem> lossesBetween(const Questionnaire& wanted, const Questionnaire& got);

/// A writer's document with its losses, found by reading the document: nothing is lost without a word.
WrittenForm withLosses(FormDocument document, const Questionnaire& wanted,
                       const std::function<Result<ReadForm>(const FormDocument&)>& read);

}  // namespace diaoyan
