// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/proportions/proportion_interval.h"
#include "analysis/share.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What a definition yields: 满意率, or 满意度指数.
enum class SatisfactionKind { rate, index };

/// A named way to turn a scale into one number, printed beside that number.
struct SatisfactionDefinition {
    std::string id;  ///< top2of5, index-100-80-60-40-20
    Text title;
    SatisfactionKind kind = SatisfactionKind::rate;
    int points = 0;    ///< substantive options that the scale must have; 0: any number from 2
    int positive = 0;  ///< rate: so many of the best options count; 0: those better than the middle
    std::vector<std::string> positive_codes;  ///< rate: these options instead, by code
    /// index: points per option, best first; empty: linear from 100 to 0, or the options' own scores.
    std::vector<double> weights;
    bool own_scores = false;

    bool operator==(const SatisfactionDefinition&) const = default;
};

/// THE LIST of definitions, rates first.
const std::vector<SatisfactionDefinition>& satisfactionDefinitions();

/// A definition by id, or made of the item's own labels or codes joined by '+': 满意+比较满意+基本满意.
/// Problems: unknown-definition, not-a-scale, definition-does-not-fit.
Result<SatisfactionDefinition> satisfactionDefinition(const std::string& id, const Item& item);

/// What this project prints when nothing is said: the share of answers better than the middle of the
/// scale (满意 + 比较满意 on 5 and on 4 points, 满意 on 3). Problem: not-a-scale.
Result<SatisfactionDefinition> defaultSatisfactionDefinition(const Item& item);

/// What stands behind the interval of a satisfaction rate or index.
enum class IntervalBasis {
    independent,  ///< respondents taken as independent: Wilson; mean +- t * s / sqrt(n)
    schools,      ///< schools taken as clusters
    weights       ///< respondents as independent draws with unequal weights
};

/// A satisfaction rate or index of one item in one group.
/// `base` is of the substantive answers; 不了解 is out of it. Everything optional is undefined for n = 0.
struct Satisfaction {
    SatisfactionDefinition definition;
    std::string item;
    std::vector<Option> counted;  ///< rate: the options that count as satisfied, best first
    std::vector<double> weights;  ///< index: points per substantive option, best first
    std::int64_t n = 0;           ///< substantive answers
    std::int64_t unsure = 0;      ///< answered 不了解 or another option off the scale

    Share rate;                      ///< rate: of the valid
    Share rate_with_unsure;          ///< rate: of all who answered, 不了解 in the base
    std::optional<double> index;     ///< index: mean of the weights
    std::optional<double> index_sd;  ///< index: sample standard deviation, from n = 2

    /// rate: as proportions; index: in points, cut at the ends of the weights. satisfaction() takes
    /// respondents as independent (index: from n = 2); see designSatisfaction for what should be reported.
    std::optional<Interval> interval;
    IntervalBasis basis = IntervalBasis::independent;
    std::int64_t clusters = 0;  ///< basis schools: how many
    Confidence confidence;
    /// The rate as a proportion, or the index, with the respondents' weights, where they carry any.
    std::optional<double> weighted;
    /// rate: satisfied minus as many of the worst options (top2 - bottom2), as a proportion.
    std::optional<double> net;

    /// In percent or index points, whichever the definition yields; weighted where there are weights.
    std::optional<double> value() const;
    bool operator==(const Satisfaction&) const = default;
};

/// Problems: not-a-scale, definition-does-not-fit, wrong-counts.
Result<Satisfaction> satisfaction(const Item& item, const ItemCounts& counts, const SatisfactionDefinition& definition,
                                  Confidence confidence = Confidence{});

/// The same answers under every other listed definition that fits the item.
std::vector<Satisfaction> otherDefinitions(const Item& item, const ItemCounts& counts,
                                           const SatisfactionDefinition& printed, Confidence confidence = Confidence{});

}  // namespace diaoyan
