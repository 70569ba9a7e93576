// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One class of a variable that weights are fitted to, and how many people of the population it has.
struct MarginLevel {
    std::string code;
    Text label;
    double population = 0;

    bool operator==(const MarginLevel&) const = default;
};

/// A variable of every respondent with the population's distribution.
struct WeightingMargin {
    std::string by;  ///< as in CountRequest
    Text title;
    std::vector<MarginLevel> levels;
    std::vector<std::uint32_t> of_row;  ///< level of each respondent; levels.size() where it is not known
    bool shares = false;                ///< the populations are parts of 1, not people

    bool operator==(const WeightingMargin&) const = default;
};

/// What the weights add up to.
enum class WeightTotal { respondents, population };

struct WeightingOptions {
    /// Levels with people but without respondents are left out instead of being a problem.
    bool allow_empty = false;
    std::optional<double> trim{};  ///< upper limit, as a multiple of the mean weight
    WeightTotal total = WeightTotal::respondents;

    bool operator==(const WeightingOptions&) const = default;
};

/// A level in the sample, in the population and after weighting.
struct LevelFit {
    std::string code;
    Text label;
    std::int64_t respondents = 0;
    std::optional<double> population;  ///< people; unknown where only shares are
    double sample_percent = 0;         ///< of the respondents whose levels are all known
    double population_percent = 0;
    double weighted_percent = 0;  ///< differs from the population's after trimming, or where levels are left out
    std::optional<double> mean_weight;

    bool operator==(const LevelFit&) const = default;
};

struct MarginFit {
    std::string by;
    Text title;
    std::vector<LevelFit> levels;

    bool operator==(const MarginFit&) const = default;
};

struct SampleWeights {
    std::vector<double> weights;       ///< one per respondent
    std::vector<MarginFit> margins;    ///< one per margin given
    std::optional<double> population;  ///< people whom the weights stand for; unknown where only shares are
    std::int64_t unplaced = 0;         ///< respondents without a known level on every margin: they have the mean weight
    std::int64_t trimmed = 0;          ///< respondents at the upper limit
    int rounds = 0;                    ///< of raking
    std::vector<Text> left_out{};      ///< levels without respondents (allow_empty)
    std::optional<double> upper_limit;  ///< of a weight, where they were trimmed

    bool operator==(const SampleWeights&) const = default;
};

/// Weights for respondents: post-stratified to one margin, raked to several, and the base weights alone without
/// any. `base_weights` are empty (everybody counts as one) or one per respondent. Those who are in no level of
/// some margin get the mean weight of the others.
/// Problems: no-answers, wrong-weights, empty-stratum (names every level with people but nobody who answered),
/// empty-population, margin-totals-differ, population-unknown (a total of people is wanted, only shares are
/// known), wrong-limit (a limit of the mean or below), and those of rake and trimWeights.
Result<SampleWeights> fitWeights(const std::vector<WeightingMargin>& margins, std::size_t respondents,
                                 const std::vector<double>& base_weights = {}, const WeightingOptions& options = {});

}  // namespace diaoyan
