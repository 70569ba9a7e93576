// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

namespace diaoyan {

/// LimeSurvey's response CSV in every heading mode, language and answer format.
Evidence recogniseLimeSurvey(const SourceSample& sample);

/// Problems: no-header, no-questions.
Result<SourceLayout> layOutLimeSurvey(const SourceSample& sample);

/// The rows with the ranks of every ranking joined in one cell, as layOutLimeSurvey counts on it.
std::unique_ptr<RowSource> decodedLimeSurvey(std::unique_ptr<RowSource> rows, const SourceSample& sample);

}  // namespace diaoyan
