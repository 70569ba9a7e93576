// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

namespace diaoyan {

/// SurveyMonkey's "all responses": the question over its first column, options and rows in a second header row.
Evidence recogniseSurveyMonkey(const SourceSample& sample);

/// Problems: no-header, no-questions.
Result<SourceLayout> layOutSurveyMonkey(const SourceSample& sample);

/// Typeform's table: one header row, in which an option of a multiple choice is a column headed by its own text.
Evidence recogniseTypeform(const SourceSample& sample);

/// Problems: no-header, no-questions.
Result<SourceLayout> layOutTypeform(const SourceSample& sample);

}  // namespace diaoyan
