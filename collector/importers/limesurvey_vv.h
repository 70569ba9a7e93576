// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

#include <memory>

namespace diaoyan {

/// LimeSurvey's VV file (vvexport): tabs, a header row of question texts over one of field names, codes as answers.
Evidence recogniseVv(const SourceSample& sample);

/// Problems: no-header, no-questions.
Result<SourceLayout> layOutVv(const SourceSample& sample);

/// Takes VV's escapes off the cells ({newline}, {tab}, {quote} and the others; {question_not_shown} stays as it is),
/// and joins the ranks of every ranking in one cell, as layOutVv counts on it.
std::unique_ptr<RowSource> decodedVv(std::unique_ptr<RowSource> rows, const SourceSample& sample);

}  // namespace diaoyan
