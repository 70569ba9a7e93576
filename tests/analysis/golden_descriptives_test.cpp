// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/random.h"
#include "analysis/statistics/number_description.h"
#include "analysis/statistics/weighted_description.h"
#include "tests/analysis/golden_all_values.h"

#include <cmath>
#include <numeric>

namespace diaoyan {
namespace {

using golden::Computed;
using golden::json;

std::vector<std::optional<double>> columnOf(const json& one, const char* argument, const char* inlined) {
    if (!one.at("data").is_string()) return golden::numbersOf(one.at("data").at(inlined));
    return golden::numbers(golden::table(one.at("data")).at(one.at("args").at(argument)));
}

ValueCounts present(const std::vector<std::optional<double>>& values) {
    std::vector<double> all;
    for (const auto& value : values)
        if (value) all.push_back(*value);
    return valueCounts(all);
}

void setDescription(const NumberDescription& found, Computed& computed) {
    computed.of("numbers")
        .set("n", static_cast<double>(found.n))
        .set("n_missing", static_cast<double>(found.missing))
        .set("sum", found.sum)
        .set("mean", found.mean)
        .set("variance", found.variance)
        .set("variance_population", found.variance_population)
        .set("sd", found.sd)
        .set("se", found.se)
        .set("min", found.min)
        .set("max", found.max)
        .set("range", found.range)
        .set("median", found.median)
        .set("mad_raw", found.mad)
        .set("cv", found.cv)
        .set("modes", found.modes)
        .set("geometric_mean", found.geometric_mean)
        .set("trimmed_mean_5pct_R", found.trimmed_mean)
        .set("skew_population_g1", found.skewness_population)
        .set("kurt_population_g2", found.kurtosis_population)
        .set("skew_sample_G1", found.skewness)
        .set("kurt_sample_G2", found.kurtosis)
        .set("se_skew", found.skewness_se)
        .set("se_kurt", found.kurtosis_se)
        .set("iqr_type7", found.interquartile_range);
    computed.set("ci_lower", found.interval ? std::optional(found.interval->lower) : std::nullopt);
    computed.set("ci_upper", found.interval ? std::optional(found.interval->upper) : std::nullopt);
}

void checkDescription(const json& one) {
    auto column = columnOf(one, "column", "values");
    // Written with 15 digits, the three numbers of this case look equal.
    const bool cancelled = one.at("id") == "desc_cancellation2";
    if (cancelled) column = {1e15, 1e15 + 1, 1e15 + 2};
    const ValueCounts values = present(column);
    Computed computed;
    setDescription(describeNumbers(values, static_cast<std::int64_t>(column.size()) - countOf(values)), computed);
    computed.set("iqr_type6",
                 describeNumbers(values, 0, Confidence{}, QuantileDefinition::weibull).interquartile_range);
    const json& expected = one.at("expected");
    if (expected.contains("quantiles")) {
        const std::vector<double> probabilities = expected.at("quantile_probs");
        computed.set("quantile_probs", probabilities);
        for (int type = 1; type <= 9; ++type) {
            std::vector<std::optional<double>> found;
            for (std::size_t i = 0; i < probabilities.size(); ++i)
                found.push_back(quantile(values, i == 4 ? 1.0 / 3 : probabilities[i],
                                         *quantileDefinitionNamed(std::to_string(type))));
            computed.set("quantiles/type" + std::to_string(type), found);
        }
    }
    // The mean of this column is nearly 0 (the case says so), and what is divided by it inherits that.
    const bool near_zero = one.at("id") == "desc_exam";
    computed.expectAgreement(expected, near_zero ? 1e-9 : 1e-10,
                             near_zero ? std::map<std::string, double>{{"mean", 1e-12}, {"sum", 1e-9}}
                                       : std::map<std::string, double>{});
    if (cancelled) { EXPECT_EQ(describeNumbers(values).mean, 1e15 + 1); }
}

void checkWeighted(const json& one) {
    const auto values = columnOf(one, "column", "values");
    const auto weights = columnOf(one, "weight", "weights");
    std::vector<WeightedNumber> rows;
    for (std::size_t i = 0; i < values.size(); ++i) rows.push_back({values[i], weights[i]});
    const WeightedDescription found = describeWeighted(*weightedValueCounts(rows));
    Computed computed;
    computed.of("weighted-description")
        .set("n", static_cast<double>(found.n))
        .set("sum_w", found.sum_of_weights)
        .set("mean", found.mean)
        .set("variance_population", found.variance_population)
        .set("variance_frequency_weights", found.variance_frequency)
        .set("variance_reliability_weights", found.variance_reliability)
        .set("variance_n_minus_1", found.variance_sample)
        .set("n_eff_kish", found.effective_n)
        .set("deff_kish", found.design_effect)
        .set("quantile_inverse_cdf/p25", found.lower_quartile)
        .set("quantile_inverse_cdf/p50", found.median)
        .set("quantile_inverse_cdf/p75", found.upper_quartile);
    computed.expectAgreement(one.at("expected"));
}

TEST(GoldenDescriptives, AgreeWithR) {
    int checked = 0;
    for (const json& one : golden::read("descriptives.json")) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        ASSERT_TRUE(golden::available(one));
        (one.at("method") == "descriptives" ? checkDescription : checkWeighted)(one);
        ++checked;
    }
    EXPECT_EQ(checked, 20);
}

TEST(GoldenDescriptives, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(golden::read("descriptives.json"), {"descriptives", "weighted_descriptives"},
                                        {});
}

TEST(NumberDescription, NothingIsUndefinedNotZero) {
    const NumberDescription none = describeNumbers({}, 3);
    EXPECT_EQ(none.n, 0);
    EXPECT_EQ(none.missing, 3);
    for (const auto& value : {none.sum, none.mean, none.sd, none.median, none.min, none.mad, none.trimmed_mean,
                              none.geometric_mean, none.lower_quartile, none.skewness})
        EXPECT_FALSE(value.has_value());
    EXPECT_TRUE(none.modes.empty());
    const NumberDescription two = describeNumbers(valueCounts({1, 2}));
    EXPECT_TRUE(two.sd && two.interval && !two.skewness && !two.kurtosis);
    const NumberDescription three = describeNumbers(valueCounts({1, 2, 4}));
    EXPECT_TRUE(three.skewness && !three.kurtosis && !three.kurtosis_se);
    EXPECT_FALSE(describeNumbers(valueCounts({-1, 1})).cv.has_value());
    EXPECT_GT(describeNumbers(valueCounts({-1, 1}), 0, Confidence(1 - 1e-16)).interval->upper, 1e10);
}

TEST(NumberDescription, AnOffsetCostsNoDigits) {
    const std::vector<double> plain{4, 7, 13, 16, 16, 40, 41};
    std::vector<double> moved;
    for (const double value : plain) moved.push_back(value + 1e9);
    const NumberDescription low = describeNumbers(valueCounts(plain));
    const NumberDescription high = describeNumbers(valueCounts(moved));
    EXPECT_DOUBLE_EQ(*high.variance, *low.variance);
    EXPECT_NEAR(*high.skewness, *low.skewness, 1e-12);
    EXPECT_NEAR(*high.kurtosis, *low.kurtosis, 1e-12);
    EXPECT_NEAR(*high.mean - 1e9, *low.mean, 1.2e-7);  // half a unit in the last place at 10^9
}

TEST(NumberDescription, DescribingTheMergedPartsIsDescribingTheWhole) {
    Random random(7);
    std::vector<double> one, other, all;
    for (int i = 0; i < 500; ++i) {
        const double value = static_cast<double>(random.below(40)) / 7;
        (random.below(3) == 0 ? one : other).push_back(value);
        all.push_back(value);
    }
    EXPECT_EQ(describeNumbers(merged(valueCounts(one), valueCounts(other))), describeNumbers(valueCounts(all)));
    EXPECT_EQ(describeWeighted(merged(valueCounts(one), valueCounts(other))), describeWeighted(valueCounts(all)));
}

TEST(NumberDescription, HugeCountsAndNumbers) {
    const NumberDescription many =
        describeNumbers({{.value = 1, .count = 3'000'000'000'000}, {.value = 5, .count = 1'000'000'000'000}});
    EXPECT_EQ(many.mean, 2);
    EXPECT_NEAR(*many.variance_population, 3, 1e-12);
    EXPECT_EQ(many.median, 1);
    EXPECT_EQ(many.modes, std::vector<double>{1});
    const NumberDescription large = describeNumbers(valueCounts({-1e308, 1e308, 1.5e308}));
    EXPECT_FALSE(large.range || large.sd || large.variance);
    EXPECT_TRUE(large.median && large.mean);
    EXPECT_TRUE(std::isfinite(*large.mean));
}

TEST(Quantiles, NamesAndBounds) {
    for (int number = 1; number <= 9; ++number) {
        const auto definition = quantileDefinitionNamed(std::to_string(number));
        ASSERT_TRUE(definition.has_value());
        EXPECT_EQ(quantileDefinitionNumber(*definition), number);
        EXPECT_EQ(quantileDefinitionNamed(quantileDefinitionName(*definition)), definition);
        EXPECT_EQ(quantile(valueCounts({1, 2, 3, 10}), 0, *definition), 1);
        EXPECT_EQ(quantile(valueCounts({1, 2, 3, 10}), 1, *definition), 10);
        EXPECT_FALSE(quantile({}, 0.5, *definition).has_value());
    }
    EXPECT_FALSE(quantileDefinitionNamed("0").has_value());
    EXPECT_FALSE(quantile(valueCounts({1}), 1.1, QuantileDefinition::hazen).has_value());
    EXPECT_FALSE(quantile(valueCounts({1}), std::nan(""), QuantileDefinition::hazen).has_value());
    EXPECT_FALSE(weightedQuantile({}, 0.5).has_value());
    EXPECT_EQ(trimmedMean(valueCounts({1, 2, 100}), 0.6), 2);
    EXPECT_FALSE(trimmedMean(valueCounts({1}), -1).has_value());
}

TEST(WeightedDescription, WeightOneIsNoWeight) {
    const ValueCounts values = valueCounts({3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5});
    const WeightedDescription weighted = describeWeighted(values);
    const NumberDescription plain = describeNumbers(values);
    EXPECT_EQ(weighted.n, plain.n);
    EXPECT_NEAR(*weighted.mean, *plain.mean, 1e-14);
    EXPECT_NEAR(*weighted.variance_frequency, *plain.variance, 1e-12);
    EXPECT_NEAR(*weighted.variance_reliability, *plain.variance, 1e-12);
    EXPECT_NEAR(*weighted.design_effect, 1, 1e-14);
    EXPECT_EQ(weighted.median, quantile(values, 0.5, QuantileDefinition::inverse_cdf));
}

TEST(WeightedDescription, OneRowNoRowAndWrongWeights) {
    EXPECT_EQ(describeWeighted(*weightedValueCounts({})), WeightedDescription{});
    const WeightedDescription one = describeWeighted(*weightedValueCounts({{2.5, 3.3}, {7.0, 0.0}}));
    EXPECT_EQ(one.n, 1);
    EXPECT_EQ(one.mean, 2.5);
    EXPECT_EQ(one.variance_population, 0);
    EXPECT_FALSE(one.variance_reliability || one.variance_sample);
    EXPECT_FALSE(describeWeighted(*weightedValueCounts({{1.0, 0.25}, {2.0, 0.5}})).variance_frequency.has_value());
    for (const double weight : {-1e-9, std::numeric_limits<double>::infinity()}) {
        const auto wrong = weightedValueCounts({{1.0, 1.0}, {std::nullopt, weight}});
        ASSERT_FALSE(wrong.ok());
        EXPECT_EQ(wrong.problem().code, "wrong-weight");
    }
}

TEST(WeightedDescription, TheOrderOfRowsDoesNotMatterNorTheUnitOfWeight) {
    Random random(11);
    std::vector<WeightedNumber> rows, reversed, doubled;
    for (int i = 0; i < 300; ++i) rows.push_back({1e9 + static_cast<double>(random.below(7)), 0.1 + random.uniform()});
    reversed.assign(rows.rbegin(), rows.rend());
    for (const WeightedNumber& row : rows) doubled.push_back({row.value, 2 * *row.weight});
    const WeightedDescription found = describeWeighted(*weightedValueCounts(rows));
    EXPECT_EQ(describeWeighted(*weightedValueCounts(reversed)), found);
    const WeightedDescription twice = describeWeighted(*weightedValueCounts(doubled));
    EXPECT_EQ(twice.mean, found.mean);
    EXPECT_NEAR(*twice.variance_reliability, *found.variance_reliability, 1e-12);
    EXPECT_NEAR(*twice.effective_n, *found.effective_n, 1e-9);
}

}  // namespace
}  // namespace diaoyan
