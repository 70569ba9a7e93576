// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

namespace diaoyan {

/// XLSForm, as KoboToolbox and ODK take it: the sheets survey, choices and settings. A group of select_one questions
/// that share their choices and are shown as a table is a matrix. What XLSForm has no column for (scores, who answers,
/// fields of the roster) stands in columns whose names begin with x_, which the other programs pass over.
bool recogniseXlsForm(const FormDocument& document);
Result<ReadForm> readXlsForm(const FormDocument& document);
WrittenForm writeXlsForm(const Questionnaire& questionnaire);

/// `. >= 0 and . <= 10`, `count-selected(.) <= 3`, `not(selected(., 'none') and count-selected(.) > 1)`: notes limits
/// and exclusive options in the question. False when something else stands there.
bool applyConstraint(const std::string& constraint, Question& question);

/// The question's limits and exclusive options as a constraint; empty when there are none.
std::string constraintOf(const Question& question);

}  // namespace diaoyan
