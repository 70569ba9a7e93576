// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

namespace diaoyan {

/// Any table with headings and one row per respondent; title rows above the headings are passed over.
Evidence recogniseTable(const SourceSample& sample);

/// Problems: duplicate-heading, no-header.
Result<SourceLayout> layOutTable(const SourceSample& sample);

}  // namespace diaoyan
