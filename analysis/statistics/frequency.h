// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/share.h"
#include "analysis/statistics/option_ranks.h"
#include "analysis/statistics/weighted_share.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// One option of a frequency table.
struct FrequencyRow {
    Option option;
    Share of_asked;                   ///< 百分比: of those asked, unanswered included
    std::optional<Share> of_valid;    ///< 有效百分比; none for an option that is not substantive (不了解)
    std::optional<Share> cumulative;  ///< 累积百分比 of the valid; means something on scales only
    std::optional<OptionRank> rank;   ///< among the substantive options

    bool operator==(const FrequencyRow&) const = default;
};

/// The weighted side of a frequency table; the lists run parallel to its rows. Weights of 1 give the percentages
/// of the unweighted side.
struct WeightedFrequencies {
    std::vector<WeightedShare> of_asked;
    std::vector<std::optional<WeightedShare>> of_valid;  ///< none for options that are not substantive
    std::vector<std::optional<WeightedShare>> cumulative;
    double asked = 0;
    double valid = 0;
    WeightedShare unanswered;  ///< of those asked
    WeightedShare invalid;     ///< of those asked
    /// Of the valid answers, Kish: squared sum of the weights over the sum of their squares.
    std::optional<double> effective_n;

    bool operator==(const WeightedFrequencies&) const = default;
};

/// Frequency table of a one-choice question, or of the first places of a ranking.
/// Every declared option is a row, in the questionnaire's order. Those routed past are in no base;
/// `valid` excludes 不了解, which counts as answered. All shares undefined where the base is 0.
/// Agrees with R table/prop.table and SPSS FREQUENCIES when nobody was routed past.
struct FrequencyTable {
    Item item;
    std::vector<FrequencyRow> rows;
    std::int64_t asked = 0;
    std::int64_t answered = 0;
    std::int64_t valid = 0;
    std::int64_t not_asked = 0;
    Share unanswered;                               ///< of those asked
    Share invalid;                                  ///< of those asked
    std::optional<WeightedFrequencies> weighted{};  ///< where respondents carry weights (never for rankings)

    bool operator==(const FrequencyTable&) const = default;
};

/// Problems: not-one-choice (multiple responses have their own table), wrong-counts (the counts are
/// not of this item).
Result<FrequencyTable> frequencyTable(const Item& item, const ItemCounts& counts);

}  // namespace diaoyan
