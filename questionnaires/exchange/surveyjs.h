// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

namespace diaoyan {

/// The definition of a SurveyJS form. A dynamic panel is read as if filled in once; a matrix of several columns becomes
/// a matrix for each, id + "_" + column. What SurveyJS has no property for (scores, who answers, fields of the roster)
/// is written as properties of other names, which it passes over.
bool recogniseSurveyJs(const FormDocument& document);
Result<ReadForm> readSurveyJs(const FormDocument& document);
WrittenForm writeSurveyJs(const Questionnaire& questionnaire);

}  // namespace diaoyan
