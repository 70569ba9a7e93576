// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

namespace diaoyan {

/// How percentages that are the parts of a whole are printed.
enum class PartsRounding {
    half_up,           ///< each by itself, as everywhere; where they do not add up to 100.0 the table says why
    largest_remainder  ///< so that they add up to 100.0 (Hamilton); the table says so, sentences keep half up
};

/// Looks for columns and rows of shares that are the parts of one whole (same base, counts that add up to it; sums,
/// cumulative shares and multiple responses are none) and rounds them. Adds a note where there is something to say.
void roundParts(ResultTable& table, PartsRounding rounding = PartsRounding::half_up);

}  // namespace diaoyan
