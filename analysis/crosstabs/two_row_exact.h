// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Exact test of a 2 x g table by enumeration: did the groups (of these sizes) differ in how many of theirs
/// are counted? The probability of all tables with the same margins that are no likelier than the one seen,
/// to a relative 1e-7. Undefined where more than 2e5 tables would have to be looked at, for no group, and
/// for a count outside 0 .. size; 1 where nobody or everybody is counted. Equals R fisher.test.
/// Sources: Fisher (1935), JRSS 98:39-54; Freeman & Halton (1951), Biometrika 38:141-149.
std::optional<Tail> twoRowExactP(const std::vector<std::int64_t>& sizes, const std::vector<std::int64_t>& counts);

}  // namespace diaoyan
