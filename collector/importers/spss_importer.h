// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

namespace diaoyan {

/// Statistics files (SPSS, Stata, SAS), which bring a dictionary: variables with labels, values and what they mean,
/// missing values, multiple response sets.
Evidence recogniseSpss(const SourceSample& sample);
Result<SourceLayout> layOutSpss(const SourceSample& sample);

/// The questionnaire that the dictionary describes. Its question ids, option codes and row codes are those that
/// layOutSpss gives the columns.
Result<ReadForm> formOfSpss(const SourceSample& sample);

}  // namespace diaoyan
