// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"

#include <cstdint>

namespace diaoyan {

/// log(n!) - [n log n - n + log(2 pi n) / 2]; 0 for n = 0, where 0! = 1 has no such form.
/// Source: Loader (2000), Fast and accurate computation of binomial probabilities.
double stirlingError(std::int64_t n);

/// (1 + x) log(1 + x) - x, 1 at x = -1: what one cell with deviation x times its expected count adds to half
/// the likelihood ratio. REQUIRES: x >= -1.
double relativeEntropyTerm(double x);

/// The number of marked people among `drawn` people taken without replacement out of marked + unmarked; equally
/// a cell of a 2 x 2 table with fixed margins. Exact in all digits but the last few for totals up to 10^12;
/// tails are sums of about 8 standard deviations' worth of terms, so at 10^12 they need milliseconds.
/// REQUIRES: nothing negative, drawn <= marked + unmarked <= 10^12.
class Hypergeometric {
public:
    Hypergeometric(std::int64_t marked, std::int64_t unmarked, std::int64_t drawn);

    std::int64_t lowest() const { return lowest_; }
    std::int64_t highest() const { return highest_; }
    std::int64_t mode() const;

    /// log P(X = x). REQUIRES: lowest() <= x <= highest().
    double logProbability(std::int64_t x) const;
    /// P(X <= x) and P(X >= x) for any x. Equal R phyper(x, marked, unmarked, drawn) and its complement at x - 1.
    Tail lowerTail(std::int64_t x) const;
    Tail upperTail(std::int64_t x) const;

private:
    double up(std::int64_t x) const;    ///< P(X = x + 1) / P(X = x)
    double down(std::int64_t x) const;  ///< P(X = x - 1) / P(X = x)
    double logSumBelow(std::int64_t x) const;
    double logSumAbove(std::int64_t x) const;

    std::int64_t marked_, unmarked_, drawn_;
    std::int64_t lowest_, highest_;
};

}  // namespace diaoyan
