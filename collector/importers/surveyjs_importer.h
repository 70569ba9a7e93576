// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

namespace diaoyan {

/// Answers as JSON: what SurveyJS gives ({"Q1":"a","Q2":["x","y"],"M":{"row":"col"},"Q1-Comment":"..."}), and any
/// other list of objects.
Evidence recogniseSurveyJs(const SourceSample& sample);

/// Problem: no-questions.
Result<SourceLayout> layOutSurveyJs(const SourceSample& sample);

}  // namespace diaoyan
