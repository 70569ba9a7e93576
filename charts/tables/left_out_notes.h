// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/from_statistics.h"

namespace diaoyan {

/// Says how many were routed past the question; nothing where nobody was.
void noteNotAsked(ResultTable& table, std::int64_t not_asked, const Role& role);

/// Says under a frequency table, weighted or not, who is in the base of each percentage and who is not.
void noteFrequencies(ResultTable& table, const FrequencyTable& frequencies, const TableWording& options);

}  // namespace diaoyan
