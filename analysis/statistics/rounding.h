// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// 100 * count / base in units of 10^-decimals percent, half up on the exact integers: 1/8 with 0
/// decimals is 13. Undefined when base <= 0. Counts to 1e15 and 0 to 9 decimals do not overflow; other
/// decimals are taken as the nearest of these.
std::optional<std::int64_t> percentUnits(std::int64_t count, std::int64_t base, int decimals);

/// Percentages that add up to exactly 100: largest remainders (Hamilton), in units of 10^-decimals
/// percent, ties to the earlier one. For displays that must add up only; a sentence uses percentText.
/// All undefined (empty vector) when the counts sum to 0. REQUIRES: no negative count.
/// Source: Balinski & Young (1982), Fair Representation, appendix A.
std::vector<std::int64_t> percentUnitsAddingTo100(const std::vector<std::int64_t>& counts, int decimals);

/// Units written as a decimal number: unitsText(444, 1) is "44.4".
std::string unitsText(std::int64_t units, int decimals);

/// A number with so many decimals, half away from zero on its shortest decimal form, as a person with pencil and paper
/// does: 2.675 becomes 2.68 although the double nearest to it is smaller. Empty where it is not finite.
std::string decimalText(double value, int decimals);

}  // namespace diaoyan
