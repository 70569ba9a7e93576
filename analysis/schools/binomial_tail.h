// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"

#include <cstdint>

namespace diaoyan {

// Tails of a binomial count out of n. REQUIRES: 0 < probability < 1, 0 <= count <= n, n >= 1.

/// P(X >= count). Equals R pbinom(count - 1, n, probability, lower.tail = FALSE).
Tail binomialAtLeast(std::int64_t count, std::int64_t n, double probability);
/// P(X <= count). Equals R pbinom(count, n, probability).
Tail binomialAtMost(std::int64_t count, std::int64_t n, double probability);
/// Twice the smaller tail, at most 1. (R binom.test adds up likely outcomes instead; it differs a little.)
Tail binomialTwoSided(std::int64_t count, std::int64_t n, double probability);
/// P(X = count).
double binomialMass(std::int64_t count, std::int64_t n, double probability);

}  // namespace diaoyan
