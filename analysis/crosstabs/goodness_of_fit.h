// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// Do the counts of one question fit given shares?
struct GoodnessOfFit {
    std::int64_t n = 0;
    double statistic = 0;
    double df = 0;  ///< categories that could occur, less 1
    Tail p{};
    double cohen_w = 0;                ///< effect: sqrt(statistic / n); 0.1 small, 0.3 medium, 0.5 large
    std::vector<double> expected;      ///< counts, per category
    std::vector<double> standardized;  ///< residuals, about N(0, 1); 0 in a category that cannot occur
    double min_expected = 0;           ///< of the categories that can occur
    std::int64_t cells_expected_below_5 = 0;

    /// Cochran's rule, as for ChiSquare.
    bool doubtful() const { return min_expected < 1 || 5.0 * static_cast<double>(cells_expected_below_5) > df + 1; }
    bool operator==(const GoodnessOfFit&) const = default;
};

/// shares: what is expected of each category, in any unit (they are divided by their sum): the enrolment
/// of each grade, the result of last year; empty means all equal. Answers must be independent; shares that were
/// themselves estimated from a sample need the comparison of two samples instead.
/// Problems: wrong-counts (negative count, shares of another number, negative or infinite), no-test (nobody
/// answered, or fewer than two categories with a share), impossible-category (a category with answers but a share of
/// 0). Source: Pearson (1900), Phil. Mag. 50:157-175. Equals R chisq.test(counts, p = shares, rescale.p = TRUE).
Result<GoodnessOfFit> goodnessOfFit(const std::vector<std::int64_t>& counts, const std::vector<double>& shares = {});

}  // namespace diaoyan
