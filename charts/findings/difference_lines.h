// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/gaps/gap_analysis.h"
#include "charts/findings/placed_answers.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One side (role, wave) on one item.
struct SideFigures {
    std::int64_t n = 0;             ///< people, unweighted
    std::optional<double> mean{};   ///< weighted where the answers are
    std::optional<double> sd{};     ///< unweighted
    std::optional<double> index{};  ///< as the mean
    Share satisfied{};              ///< unweighted
    std::optional<double> rate{};   ///< a proportion, as the mean
    std::optional<Interval> rate_interval{};
    IntervalBasis basis = IntervalBasis::independent;  ///< of the interval

    bool operator==(const SideFigures&) const = default;
};

/// First minus second, with what stands behind its interval.
struct SideDifference {
    std::optional<double> estimate{};
    std::optional<Interval> interval{};
    std::optional<double> p{};
    std::optional<double> adjusted_p{};
    std::optional<double> effect{};  ///< Cohen's d of means, h of rates; unweighted
    IntervalBasis basis = IntervalBasis::independent;

    bool operator==(const SideDifference&) const = default;
};

/// Why a side has no numbers: not asked, another scale, too few answers to be shown.
struct SilentSide {
    Text reason{};        ///< empty: it has them
    Text instead_of_n{};  ///< <10; empty: nothing is said of n either

    bool operator==(const SilentSide&) const = default;
};

/// An item of several sides, joined and ready to be compared.
struct JoinedItem {
    std::string code{};
    std::vector<Text> labels{};       ///< what the first columns of its rows say
    std::vector<double> values{};     ///< per place; empty: no means
    std::vector<double> satisfied{};  ///< per place, 1 or 0; empty: no rates
    std::vector<double> index{};      ///< per place; empty: no index
    BaseKind base = BaseKind::valid;  ///< of its rates
    JointSides joint{};
    std::vector<SilentSide> silent{};  ///< per side

    bool operator==(const JoinedItem&) const = default;
};

/// An item for a scale that all sides share.
JoinedItem joinedScale(const ScaleReading& reading, JointSides joint);

/// Two sides on one item.
struct DifferenceLine {
    std::size_t item = 0;
    std::size_t first = 0;
    std::size_t second = 0;
    SideDifference means{};
    SideDifference rates{};
    std::optional<double> index_gap{};

    bool operator==(const DifferenceLine&) const = default;
};

struct DifferenceLines {
    std::vector<std::vector<SideFigures>> figures{};  ///< items x sides
    std::vector<DifferenceLine> lines{};              ///< item by item, every pair of sides
    std::int64_t mean_tests = 0;                      ///< in the family of Holm's correction
    std::int64_t rate_tests = 0;
    Confidence confidence{};

    bool operator==(const DifferenceLines&) const = default;
};

/// Means cluster-robust where schools are clusters, else Welch's test; rates cluster-robust, else Newcombe's interval
/// and the pooled z. Where a side comes from few of the schools only, the degrees of freedom are those of that side:
/// pupils of 3 schools are not known better because teachers of 25 answered. Means and rates are a family each,
/// corrected by Holm.
/// Problems: those of gapAnalysis().
Result<DifferenceLines> differenceLines(const std::vector<JoinedItem>& items, std::size_t sides, Confidence confidence);

}  // namespace diaoyan
