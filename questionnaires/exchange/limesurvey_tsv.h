// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

namespace diaoyan {

/// The structure of a LimeSurvey survey as tab-separated text (.txt), as LimeSurvey exports and imports it. Writing
/// takes care of its names: letters and digits only, answers of at most five.
bool recogniseLimeTsv(const FormDocument& document);
Result<ReadForm> readLimeTsv(const FormDocument& document);
WrittenForm writeLimeTsv(const Questionnaire& questionnaire);

}  // namespace diaoyan
