// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/correlation.h"
#include "analysis/groups/kruskal_wallis.h"
#include "analysis/groups/mann_whitney.h"
#include "analysis/groups/paired_tests.h"
#include "analysis/numeric/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaoyan {
namespace {

const ValueCounts low = valueCounts({1, 2, 2, 3, 4});
const ValueCounts middle = valueCounts({2, 3, 3, 5, 5, 4});
const ValueCounts high = valueCounts({4, 5, 5, 3, 5, 5, 4});

ValueCounts repeated(ValueCounts values, std::int64_t times) {
    for (ValueCount& one : values) one.count *= times;
    return values;
}

template <class Value>
std::string codeOf(const Result<Value>& result) {
    return result.ok() ? "ok" : result.problem().code;
}

/// Parts of the multiples of an irrational number, all different: the R code is (1:n * factor) %% 1 + offset.
std::vector<double> spread(int n, double factor, double offset) {
    std::vector<double> values;
    for (int i = 1; i <= n; ++i) values.push_back(std::fmod(i * factor, 1.0) + offset);
    return values;
}

/// Ranks by the definition, one per answer.
double rankSumOf(const std::vector<double>& group, const std::vector<double>& all) {
    double sum = 0;
    for (const double value : group)
        for (const double other : all) sum += other < value ? 1 : other == value ? 0.5 : 0;
    return sum + 0.5 * static_cast<double>(group.size());
}

TEST(PooledRanks, AreTheRanksOfEveryAnswer) {
    Random random(2);
    std::vector<std::vector<double>> answers(4);
    std::vector<double> all;
    for (int i = 0; i < 300; ++i) {
        const double value = static_cast<double>(random.below(20)) / 3;
        answers[random.below(3)].push_back(value);  // the last stays empty
        all.push_back(value);
    }
    std::vector<ValueCounts> groups;
    for (const auto& group : answers) groups.push_back(valueCounts(group));
    const PooledRanks ranks = pooledRanks(groups);
    for (std::size_t g = 0; g < 4; ++g) EXPECT_EQ(ranks.rankSum(g), rankSumOf(answers[g], all));
    double cubes = 0;
    for (const ValueCount& one : valueCounts(all)) cubes += std::pow(static_cast<double>(one.count), 3);
    EXPECT_EQ(ranks.untied, 300.0 * 300 * 300 - cubes);
    EXPECT_EQ(pooledRanks({}).n, 0);
}

TEST(MannWhitney, ExactSmallSamplesAsR) {
    const std::vector<double> x{12.1, 3.4, 5.6, 7.8, 9.9, 15.2, 1.1, 8.8, 30.5, 2.2};
    const std::vector<double> y{4.4, 6.7, 11.2, 14.3, 16.9, 18.1, 20.2, 13.5, 25.7, 10.1, 40.3};
    const MannWhitney small = *mannWhitney(valueCounts(x), valueCounts(y));
    EXPECT_EQ(small.u1, 27);
    EXPECT_NEAR(*small.p_exact / 0.051344424409439898, 1, 1e-12);
    const ValueCounts a = valueCounts(spread(49, 0.6180339887, 0));
    const MannWhitney larger = *mannWhitney(a, valueCounts(spread(49, 0.7548776662, 0.1)));
    EXPECT_EQ(larger.u1, 942);
    EXPECT_NEAR(*larger.p_exact / 0.066627477651853867, 1, 1e-12);
    const MannWhitney apart = *mannWhitney(a, valueCounts(spread(49, 0.7548776662, -0.65)));
    EXPECT_EQ(apart.u1, 2247);
    EXPECT_NEAR(*apart.p_exact / 4.618722273164331e-17, 1, 1e-11);
    EXPECT_FALSE(mannWhitney(low, high)->p_exact.has_value());
    EXPECT_FALSE(mannWhitney(a, valueCounts(spread(50, 0.7548776662, 0.1)))->p_exact.has_value());
}

TEST(MannWhitney, DegenerateSwappedAndHuge) {
    EXPECT_EQ(codeOf(mannWhitney({}, low)), "too-few-answers");
    const MannWhitney one = *mannWhitney(valueCounts({1}), valueCounts({1}));
    EXPECT_FALSE(one.z || one.tail || one.r || one.p_exact);
    EXPECT_EQ(one.superiority, 0.5);
    EXPECT_EQ(mannWhitney(valueCounts({1}), valueCounts({2}))->p_exact, 1);
    const MannWhitney test = *mannWhitney(low, high), swapped = *mannWhitney(high, low);
    EXPECT_EQ(*swapped.z, -*test.z);
    EXPECT_EQ(swapped.tail_continuity, test.tail_continuity);
    EXPECT_EQ(swapped.cliffs_delta, -test.cliffs_delta);
    EXPECT_DOUBLE_EQ(swapped.superiority, 1 - test.superiority);
    const std::int64_t times = 1'000'000'000;
    const MannWhitney many = *mannWhitney(repeated(low, times), repeated(high, times));
    EXPECT_DOUBLE_EQ(many.cliffs_delta, test.cliffs_delta);
    EXPECT_EQ(many.tail->p, 0);
    EXPECT_TRUE(std::isfinite(many.tail->log_p) && many.tail->log_p < -1e9);
    // Nearly everybody ties; the sum of cubes would cancel to nothing.
    const ValueCounts mass{{.value = 1, .count = 1'000'000'000'000}};
    const MannWhitney tied = *mannWhitney(mass, merged(mass, valueCounts({2})));
    EXPECT_NEAR(*tied.z, -1, 1e-9);
    EXPECT_EQ(mannWhitney(valueCounts({1, 2}), valueCounts({3, 4}))->cliffs_delta, -1);
}

TEST(KruskalWallis, DegenerateAndTwoGroups) {
    EXPECT_EQ(codeOf(kruskalWallis({})), "too-few-groups");
    EXPECT_EQ(codeOf(kruskalWallis({low, {}})), "too-few-groups");
    EXPECT_EQ(codeOf(kruskalWallis({valueCounts({3, 3}), valueCounts({3})})), "all-tied");
    EXPECT_EQ(codeOf(dunnTest({low, {}})), "too-few-groups");
    EXPECT_EQ(codeOf(dunnTest({valueCounts({3, 3}), valueCounts({3})})), "all-tied");
    EXPECT_EQ(codeOf(dunnTest(std::vector<ValueCounts>(1001, low))), "too-many-groups");
    const KruskalWallis test = *kruskalWallis({low, high});
    const MannWhitney two = *mannWhitney(low, high);
    EXPECT_NEAR(test.h, *two.z * *two.z, 1e-12);
    EXPECT_NEAR(test.tail.p, two.tail->p, 1e-14);
    EXPECT_NEAR(dunnTest({low, high})->pairs[0].z, *two.z, 1e-13);
    EXPECT_FALSE(kruskalWallis({valueCounts({1}), valueCounts({2})})->eta2_h.has_value());
}

TEST(KruskalWallis, OrderMonotoneChangesAndEmptyGroups) {
    const KruskalWallis test = *kruskalWallis({low, middle, high});
    const KruskalWallis permuted = *kruskalWallis({{}, high, low, middle});
    EXPECT_NEAR(permuted.h, test.h, 1e-12);
    EXPECT_EQ(permuted.groups_used, 3);
    EXPECT_FALSE(permuted.mean_ranks[0].has_value());
    EXPECT_EQ(permuted.mean_ranks[1], test.mean_ranks[2]);
    std::vector<ValueCounts> cubed{low, middle, high};
    for (ValueCounts& group : cubed)
        for (ValueCount& one : group) one.value = one.value * one.value * one.value - 50;
    EXPECT_EQ(*kruskalWallis(cubed), test);
    const DunnTest pairs = *dunnTest({{}, high, low, middle});
    ASSERT_EQ(pairs.pairs.size(), 3U);
    EXPECT_EQ(pairs.pairs[0].first, 1U);
    EXPECT_EQ(pairs.pairs[0].second, 2U);
    EXPECT_GT(pairs.pairs[0].z, 0);
    std::vector<ValueCounts> many;
    for (int g = 0; g < 100'000; ++g)
        many.push_back({{.value = g % 7 / 3.0, .count = 1}, {.value = 9.0 + g, .count = 2}});
    EXPECT_EQ(kruskalWallis(many)->groups_used, 100'000);
}

TEST(WilcoxonSignedRank, ExactSmallSamplesAsR) {
    const WilcoxonSignedRank test =
        *wilcoxonSignedRank(valueCounts({1.5, -2.25, 3.125, 4, 5.5, -0.5, 7, 8.25, -9, 10}));
    EXPECT_EQ(test.w_plus, 42);
    EXPECT_EQ(test.w_minus, 13);
    EXPECT_NEAR(*test.p_exact, 0.16015625, 1e-15);
    EXPECT_NEAR(test.tail_continuity.p, 0.15357639654998381, 1e-14);
    const WilcoxonSignedRank larger = *wilcoxonSignedRank(valueCounts(spread(49, 0.6180339887, -0.3)));
    EXPECT_EQ(larger.w_plus, 993);
    EXPECT_NEAR(*larger.p_exact / 8.2717975232071708e-05, 1, 1e-12);
    EXPECT_FALSE(wilcoxonSignedRank(valueCounts({1, 2, -3, 0}))->p_exact.has_value());
    EXPECT_FALSE(wilcoxonSignedRank(valueCounts({1, 2, -2}))->p_exact.has_value());
}

TEST(PairedTests, DegenerateSwappedAndHuge) {
    EXPECT_EQ(codeOf(pairedT({})), "too-few-answers");
    EXPECT_EQ(codeOf(pairedT(valueCounts({1}))), "too-few-answers");
    EXPECT_EQ(codeOf(pairedT(valueCounts({1, 1, 1}))), "zero-variance");
    EXPECT_EQ(codeOf(pairedT(valueCounts({-1e200, 1e200}))), "numbers-too-large");
    EXPECT_EQ(codeOf(wilcoxonSignedRank(valueCounts({0, 0}))), "too-few-answers");
    EXPECT_EQ(codeOf(signTest({})), "too-few-answers");
    EXPECT_EQ(signTest(valueCounts({-1, 0, 2}))->tail, Tail{});
    EXPECT_EQ(wilcoxonSignedRank(valueCounts({-1, 1}))->tail_continuity, Tail{});
    const ValueCounts up = valueCounts({3, 1, 1, 2, -1, 4});
    const ValueCounts down = valueCounts({-3, -1, -1, -2, 1, -4});
    EXPECT_EQ(pairedT(up)->t, -pairedT(down)->t);
    EXPECT_GT(pairedT(up, Confidence(1 - 1e-16))->interval.upper, 100);
    EXPECT_EQ(wilcoxonSignedRank(up)->z_continuity, -wilcoxonSignedRank(down)->z_continuity);
    EXPECT_EQ(wilcoxonSignedRank(up)->w_plus, wilcoxonSignedRank(down)->w_minus);
    EXPECT_EQ(signTest(up)->tail, signTest(down)->tail);
    const auto many = repeated(up, 1'000'000'000);
    EXPECT_DOUBLE_EQ(pairedT(many)->mean, pairedT(up)->mean);
    EXPECT_TRUE(std::isfinite(wilcoxonSignedRank(many)->tail.log_p));
    EXPECT_TRUE(std::isfinite(pairedT(many)->tail.log_p));
}

TEST(SignTest, AsR) {
    const auto test = [](std::int64_t up, std::int64_t down) {
        return signTest({{.value = -1, .count = down}, {.value = 1, .count = up}})->tail;
    };
    EXPECT_NEAR(test(3, 7).p, 0.34375, 1e-15);
    EXPECT_NEAR(test(1, 2).p, 1, 1e-15);
    EXPECT_DOUBLE_EQ(signTest({{.value = 1, .count = 6}})->tail.p, 0.03125);
    EXPECT_NEAR(test(400'000'000, 600'000'000).log_p / -20135522.325942699, 1, 1e-9);
}

/// Concordant minus discordant by the definition.
double kendallOf(const std::vector<JointValueCount>& pairs) {
    double score = 0, x = 0, y = 0;
    for (const auto& a : pairs)
        for (const auto& b : pairs) {
            const auto both = static_cast<double>(a.count * b.count);
            const double sx = a.x > b.x ? 1 : a.x < b.x ? -1 : 0, sy = a.y > b.y ? 1 : a.y < b.y ? -1 : 0;
            score += both * sx * sy;
            x += both * sx * sx;
            y += both * sy * sy;
        }
    return score / std::sqrt(x * y);
}

TEST(Correlation, OrderSplittingAndDefinition) {
    Random random(8);
    std::vector<JointValueCount> pairs;
    for (int i = 0; i < 200; ++i) {
        const auto x = static_cast<double>(random.below(7));
        pairs.push_back({x, x + static_cast<double>(random.below(9)), 1 + static_cast<std::int64_t>(random.below(4))});
    }
    std::vector<JointValueCount> other(pairs.rbegin(), pairs.rend());
    other.push_back({1, 1, 0});
    other.push_back({std::numeric_limits<double>::quiet_NaN(), 1, 5});
    other[0].count += 2;
    other.push_back({other[0].x, other[0].y, 1});
    pairs.back().count += 3;
    EXPECT_NEAR(kendallTauB(pairs)->r, kendallOf(pairs), 1e-14);
    EXPECT_NEAR(pearsonCorrelation(pairs)->r, pearsonCorrelation(other)->r, 1e-13);
    EXPECT_EQ(*kendallTauB(pairs), *kendallTauB(other));
    EXPECT_NEAR(spearmanCorrelation(pairs)->r, spearmanCorrelation(other)->r, 1e-13);
    for (JointValueCount& pair : other) pair.x = std::exp(pair.x) + 1e6;  // ranks stay
    EXPECT_NEAR(spearmanCorrelation(pairs)->r, spearmanCorrelation(other)->r, 1e-13);
    EXPECT_EQ(*kendallTauB(pairs), *kendallTauB(other));
    for (JointValueCount& pair : pairs) pair.y = -pair.y;
    EXPECT_NEAR(kendallTauB(pairs)->r, -kendallTauB(other)->r, 1e-14);
}

TEST(Correlation, DegeneratePerfectAndHuge) {
    for (const auto function : {pearsonCorrelation, spearmanCorrelation, kendallTauB}) {
        EXPECT_EQ(codeOf(function({}, Confidence{})), "too-few-answers");
        EXPECT_EQ(codeOf(function({{1, 2, 1}}, Confidence{})), "too-few-answers");
        EXPECT_GT(function({{1, 2, 3}, {2, 1, 3}}, Confidence(1 - 1e-16))->interval->lower, -1.1);
        EXPECT_EQ(codeOf(function({{1, 2, 1}, {1, 3, 4}}, Confidence{})), "zero-variance");
        const Correlation two = *function({{1, 2, 1}, {2, 3, 1}}, Confidence{});
        EXPECT_EQ(two.r, 1);
        EXPECT_FALSE(two.tail || two.interval);
        const Correlation perfect = *function({{1, -1, 5}, {2, -2, 5}, {4, -4, 5}}, Confidence{});
        EXPECT_NEAR(perfect.r, -1, 1e-15);
        EXPECT_LT(perfect.tail->p, 1e-3);
        EXPECT_NEAR(perfect.interval->upper, -1, 1e-6);
        const std::int64_t many = 1'000'000'000;
        const Correlation huge = *function({{1, 1, many}, {1, 2, many}, {2, 1, many / 2}, {2, 2, many}}, Confidence{});
        const Correlation few = *function({{1, 1, 2}, {1, 2, 2}, {2, 1, 1}, {2, 2, 2}}, Confidence{});
        EXPECT_NEAR(huge.r, few.r, 1e-14);
        EXPECT_TRUE(std::isfinite(huge.tail->log_p) && huge.tail->log_p < -1e6);
    }
    const std::vector<JointValueCount> large{{1e308, 1, 1}, {-1e308, 2, 1}, {0, 3, 1}};
    EXPECT_EQ(codeOf(pearsonCorrelation(large)), "numbers-too-large");
    EXPECT_EQ(spearmanCorrelation(large)->r, -0.5);
    EXPECT_NEAR(pearsonCorrelation({{1e200, 1e-200, 1}, {-1e200, 2e-200, 1}, {0, 3e-200, 1}})->r, -0.5, 1e-15);
}

/// R 4.2: cor.test on (1:30, ((1:30) * 7) %% 31), and the transformed intervals by hand.
TEST(Correlation, RankIntervalsAndTestsAsR) {
    std::vector<JointValueCount> pairs;
    for (int i = 1; i <= 30; ++i) pairs.push_back({static_cast<double>(i), static_cast<double>(i * 7 % 31 / 2), 1});
    const Correlation spearman = *spearmanCorrelation(pairs);
    const Correlation kendall = *kendallTauB(pairs);
    EXPECT_NEAR(spearman.r, 0.089349484794851469, 1e-12);
    EXPECT_NEAR(spearman.tail->p, 0.6386883531116605, 1e-12);
    EXPECT_NEAR(spearman.interval->lower, -0.28062365929175631, 1e-12);
    EXPECT_NEAR(spearman.interval->upper, 0.43620606815120538, 1e-12);
    EXPECT_NEAR(kendall.r, 0.077113117945602008, 1e-12);
    EXPECT_NEAR(*kendall.statistic, 0.59007023644566148, 1e-12);
    EXPECT_NEAR(kendall.tail->p, 0.55514356211527272, 1e-12);
    EXPECT_NEAR(kendall.interval->lower, -0.17501161787790359, 1e-12);
    EXPECT_NEAR(kendall.interval->upper, 0.31974678775332532, 1e-12);
}

}  // namespace
}  // namespace diaoyan
