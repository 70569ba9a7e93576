// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/share.h"
#include "analysis/statistics/option_ranks.h"
#include "analysis/statistics/weighted_share.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// One option of a multiple response.
struct MultipleResponseRow {
    Option option;
    Share of_cases;      ///< 个案百分比
    Share of_responses;  ///< 响应百分比
    Share of_asked;
    OptionRank rank;

    bool operator==(const MultipleResponseRow&) const = default;
};

/// The weighted side of a multiple response; the lists run parallel to its rows.
struct WeightedResponses {
    std::vector<WeightedShare> of_cases;
    std::vector<WeightedShare> of_responses;
    std::vector<WeightedShare> of_asked;
    double asked = 0;
    double cases = 0;
    double responses = 0;
    WeightedShare unanswered;            ///< of those asked
    WeightedShare invalid;               ///< of those asked
    std::optional<double> mean_choices;  ///< responses / cases
    std::optional<double> effective_n;   ///< of the cases, Kish

    bool operator==(const WeightedResponses&) const = default;
};

/// Table of a multiple response, as SPSS MULT RESPONSE: a case is a respondent with at least one tick
/// (a tick at 以上都不是 is one). Percentages of cases may add up to more than 100.
struct MultipleResponseTable {
    Item item;
    std::vector<MultipleResponseRow> rows;  ///< every declared option, in the questionnaire's order
    std::int64_t asked = 0;
    std::int64_t cases = 0;
    std::int64_t responses = 0;
    std::int64_t not_asked = 0;
    Share unanswered;                             ///< of those asked: no tick
    Share invalid;                                ///< of those asked
    std::optional<double> mean_choices;           ///< responses / cases
    std::vector<Share> choices;                   ///< choices[m]: cases with m ticks, of the cases
    std::optional<WeightedResponses> weighted{};  ///< where respondents carry weights

    bool operator==(const MultipleResponseTable&) const = default;
};

/// Problems: not-multiple, wrong-counts.
Result<MultipleResponseTable> multipleResponseTable(const Item& item, const ItemCounts& counts);

}  // namespace diaoyan
