// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace diaoyan {

/// ReadStat 1.1.8 makes the eight-byte names of SPSS variables by cutting the long ones, perhaps within a character,
/// and names the further segments of very long texts without looking whether the name is given. Other programs then
/// call the file wrong. This puts good names in place of such ones, of the same length, wherever they stand.
/// `dictionary`: what ReadStat wrote before the first case. `widths`: of the variables in order, 0 for numbers.
std::string withGoodShortNames(std::string dictionary, const std::vector<std::size_t>& widths);

}  // namespace diaoyan
