// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"
#include "questionnaires/question.h"
#include "questionnaires/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Sums of the weights of an item's respondents, beside their counts.
struct WeightSums {
    std::vector<double> options;         ///< per option, as ItemCounts::options
    std::vector<double> option_squares;  ///< of the squared weights
    double answered = 0;
    double answered_squares = 0;
    std::array<double, missingReasons> missing{};

    double asked() const;  ///< without those routed past
    WeightSums& operator+=(const WeightSums& more);
    bool operator==(const WeightSums&) const = default;
};

/// Counts of one item within one group of respondents. Mergeable: adding two of the same item gives
/// the counts of both groups together.
struct ItemCounts {
    /// Per option: respondents (one choice), ticks (multiple) or first places (ranking).
    std::vector<std::int64_t> options;
    std::array<std::int64_t, missingReasons> missing{};  ///< by MissingReason
    std::int64_t answered = 0;  ///< respondents with an answer (cases, for a multiple response)
    /// Multiple: choices[m] respondents ticked m options (choices[0] stays 0: that is missing).
    std::vector<std::int64_t> choices;
    std::vector<std::int64_t> ranked;    ///< ranking: respondents who gave the option any rank
    std::vector<std::int64_t> rank_sum;  ///< ranking: sum of those ranks, 1 = first
    std::optional<WeightSums> weighted;  ///< only where the respondents carry weights (not for rankings)

    std::int64_t respondents() const;  ///< everybody: answered and missing
    std::int64_t asked() const;        ///< without those routed past
    ItemCounts& operator+=(const ItemCounts& more);
    bool operator==(const ItemCounts&) const = default;
};

/// Problem wrong-counts when the counts cannot be those of the item (another number of options).
std::optional<Problem> mismatch(const Item& item, const ItemCounts& counts);

}  // namespace diaoyan
