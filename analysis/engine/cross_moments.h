// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// Which respondents take part: those with every item (SPSS), or for each pair those with both (psych).
enum class MissingDeletion { listwise, pairwise };

/// Means and covariances of k items.
struct CrossMoments {
    std::vector<std::string> items;
    std::int64_t n = 0;                 ///< listwise: complete rows; pairwise: rows with any of the items
    std::vector<std::int64_t> n_pairs;  ///< pairwise: k x k, rows with both; empty when listwise
    std::vector<double> means;
    std::vector<double> covariances;  ///< k x k, divisor n - 1
    MissingDeletion deletion = MissingDeletion::listwise;

    bool operator==(const CrossMoments&) const = default;
};

/// Pearson correlations, k x k with 1 on the diagonal; undefined in the row and column of an item that does
/// not vary. Pairwise, every item keeps its own variance (as R cov2cor), so that a value may be beyond 1.
/// REQUIRES: k x k covariances.
std::vector<std::optional<double>> correlations(const CrossMoments& moments);

}  // namespace diaoyan
