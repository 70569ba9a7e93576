// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

namespace diaoyan {

/// LimeSurvey's archive of a survey (.lsa): answers with field names, and the questionnaire that says what these mean.
Evidence recogniseLsa(const SourceSample& sample);

/// Problems: as limeFields; no-questions.
Result<SourceLayout> layOutLsa(const SourceSample& sample);

Result<ReadForm> ownFormOfLsa(const SourceSample& sample);

/// The rows with the ranks of every ranking joined in one cell, as layOutLsa counts on it.
std::unique_ptr<RowSource> decodedLsa(std::unique_ptr<RowSource> rows, const SourceSample& sample);

/// LimeSurvey's answers without the questionnaire (.lsr): one question per field.
Evidence recogniseLsr(const SourceSample& sample);

/// Problems: no-questions.
Result<SourceLayout> layOutLsr(const SourceSample& sample);

}  // namespace diaoyan
