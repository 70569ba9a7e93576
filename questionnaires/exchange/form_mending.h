// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <vector>

namespace diaoyan {

/// Puts right whatever checkQuestionnaire complains of in a questionnaire that has questions. What is given up is
/// remarked, unless `remarks` is null.
void mendForm(Questionnaire& form, std::vector<Problem>* remarks);

/// A questionnaire with the texts of another one of the same ids and codes; what has none there keeps its own.
Questionnaire withTextsOf(const Questionnaire& form, const Questionnaire& texts);

}  // namespace diaoyan
