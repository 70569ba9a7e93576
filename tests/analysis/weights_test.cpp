// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/random.h"
#include "analysis/weights/calibrate.h"
#include "analysis/weights/calibrated_estimate.h"
#include "analysis/weights/kish.h"
#include "analysis/weights/poststratify.h"
#include "analysis/weights/rake.h"
#include "analysis/weights/trim.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaoyan {
namespace {

TEST(WeightEffect, EqualWeightsCostNothing) {
    const WeightEffect effect = *weightEffect(std::vector<double>(1000, 0.1));
    EXPECT_NEAR(effect.design_effect, 1, 1e-15);
    EXPECT_NEAR(effect.effective_n, 1000, 1e-9);
    EXPECT_NEAR(effect.sum, 100, 1e-12);
    EXPECT_EQ(effect.minimum, effect.maximum);
}

TEST(WeightEffect, CountsAreRepeatedWeights) {
    const WeightEffect counted = *weightEffect(std::vector<WeightCount>{{1, 3}, {7, 0}, {2.5, 2}, {0, 1}});
    const WeightEffect repeated = *weightEffect(std::vector<double>{2.5, 1, 1, 0, 1, 2.5});
    EXPECT_EQ(counted.n, repeated.n);
    EXPECT_EQ(counted.maximum, 2.5);
    EXPECT_NEAR(counted.design_effect, repeated.design_effect, 1e-15);
    EXPECT_NEAR(counted.effective_n, 64 / 15.5, 1e-12);  // (sum w)^2 / sum w^2
    const WeightEffect scaled = *weightEffect(std::vector<double>{2.5e200, 1e200, 1e200, 0, 1e200, 2.5e200});
    EXPECT_NEAR(scaled.design_effect, repeated.design_effect, 1e-15);
    EXPECT_EQ(weightEffect(std::vector<double>{2, 2, -1})->negative, 1);
}

TEST(WeightEffect, Refuses) {
    for (const std::vector<double>& weights :
         {std::vector<double>{}, {0, 0}, {1, -1}, {1, std::nan("")}, {1, INFINITY}})
        EXPECT_EQ(weightEffect(weights).problem().code, "wrong-weights");
    EXPECT_EQ(weightEffect(std::vector<WeightCount>{{1, -3}}).problem().code, "wrong-weights");
}

TEST(TrimWeights, SpreadsTheExcessUntilNothingCrosses) {
    Random random(3);
    for (int trial = 0; trial < 50; ++trial) {
        std::vector<double> weights;
        for (int i = 0; i < 40; ++i) weights.push_back(1 / (0.02 + random.uniform()));
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        const double upper = 1.02 * sum / 40 * (1 + random.uniform());
        const TrimmedWeights trimmed = *trimWeights(weights, 0, upper);
        EXPECT_NEAR(std::accumulate(trimmed.weights.begin(), trimmed.weights.end(), 0.0), sum, 1e-10);
        // What R's repeated trimming tends to: everybody's weight plus the same amount, but at most the limit.
        double low = 0, high = upper;
        for (int i = 0; i < 100; ++i) {
            const double middle = (low + high) / 2;
            double total = 0;
            for (const double weight : weights) total += std::min(weight + middle, upper);
            (total < sum ? low : high) = middle;
        }
        for (std::size_t i = 0; i < weights.size(); ++i)
            EXPECT_NEAR(trimmed.weights[i], std::min(weights[i] + low, upper), 1e-10);
    }
}

TEST(TrimWeights, RaisesSmallOnes) {
    const TrimmedWeights trimmed = *trimWeights({0.1, 2, 3, 4}, 1, 10);
    const std::vector<double> expected{1, 1.7, 2.7, 3.7};
    for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(trimmed.weights[i], expected[i], 1e-14);
    EXPECT_EQ(trimmed.cut, 1);
    EXPECT_NEAR(trimmed.shared, -0.9, 1e-14);
    // The share pushes the second one below the limit as well.
    const TrimmedWeights pushed = *trimWeights({0.1, 1.2, 3, 4}, 1, 10);
    EXPECT_EQ(pushed.weights[1], 1);
    EXPECT_NEAR(pushed.weights[2], 2.65, 1e-14);
    EXPECT_EQ(pushed.cut, 2);
}

TEST(TrimWeights, Refuses) {
    EXPECT_EQ(trimWeights({1, 2, 3}, 0, 5)->weights, (std::vector<double>{1, 2, 3}));
    EXPECT_EQ(trimWeights({1, 2, 30}, 0, 5).problem().code, "cannot-trim");
    EXPECT_EQ(trimWeights({1, 2, 3}, 5, 4).problem().code, "wrong-weights");
    EXPECT_EQ(trimWeights({}, 0, 4).problem().code, "wrong-weights");
    EXPECT_EQ(trimWeights({1, std::nan("")}, 0, 4).problem().code, "wrong-weights");
    EXPECT_EQ(trimWeights(std::vector<double>(6, 2), 2, 2)->cut, 0);
    std::vector<double> many(200'000, 1);
    for (std::size_t i = 0; i < many.size(); i += 2) many[i] = 1 + static_cast<double>(i) / 1e5;
    EXPECT_TRUE(trimWeights(many, 0, 1.8).ok());
}

TEST(PostStratify, GivesThePopulation) {
    const PostStratification made = *postStratify({{"A", 10, 12.5, 100}, {"B", 4, 4, 3}, {"C", 0, 0, 0}});
    EXPECT_EQ(made.factors, (std::vector<double>{8, 0.75, 1}));
    EXPECT_EQ(made.population, 103);
    EXPECT_EQ(postStratify({{"A", 10, 10, 100}, {"B", 4, 4, 0}}).problem().code, "empty-population");
    EXPECT_EQ(postStratify({{"A", 10, 10, 100}, {"B", 0, 0, 1}}).problem().code, "empty-stratum");
    EXPECT_EQ(postStratify({{"A", 10, 10, std::nan("")}}).problem().code, "wrong-weights");
    EXPECT_EQ(postStratify({}).problem().code, "wrong-weights");
}

struct RakingTask {
    std::vector<RakingCell> cells;
    std::vector<RakingMargin> margins;
};

/// Three margins, about a tenth of the cells empty.
RakingTask someTask() {
    Random random(11);
    RakingTask task;
    task.margins = {{"role", {"1", "2", "3"}, {500, 300, 200}},
                    {"sex", {"1", "2"}, {480, 520}},
                    {"grade", {"1", "2", "3", "4"}, {100, 200, 300, 400}}};
    for (std::size_t i = 0; i < 24; ++i)
        if (random.uniform() > 0.1) task.cells.push_back({{i / 8, i / 4 % 2, i % 4}, 1, 1 + 20 * random.uniform()});
    return task;
}

TEST(Rake, MeetsEveryMargin) {
    const RakingTask task = someTask();
    const Raking made = *rake(task.cells, task.margins);
    for (std::size_t m = 0; m < 3; ++m) {
        std::vector<double> sums(task.margins[m].population.size(), 0.0);
        for (std::size_t i = 0; i < task.cells.size(); ++i)
            sums[task.cells[i].levels[m]] += task.cells[i].base_weight * made.factors[i];
        for (std::size_t l = 0; l < sums.size(); ++l) EXPECT_NEAR(sums[l], task.margins[m].population[l], 1e-7);
    }
    EXPECT_EQ(made.population, 1000);
    EXPECT_LE(made.margin_error, 1e-10);
}

TEST(Rake, NeitherCellsNorMarginsHaveAnOrder) {
    RakingTask task = someTask();
    const RakingOptions sharp{.tolerance = 1e-14};
    const Raking before = *rake(task.cells, task.margins, sharp);
    std::reverse(task.cells.begin(), task.cells.end());
    const Raking turned = *rake(task.cells, task.margins, sharp);
    for (RakingCell& cell : task.cells) std::reverse(cell.levels.begin(), cell.levels.end());
    std::reverse(task.margins.begin(), task.margins.end());
    const Raking other_order = *rake(task.cells, task.margins, sharp);
    for (std::size_t i = 0; i < task.cells.size(); ++i) {
        const double expected = before.factors[task.cells.size() - 1 - i];
        EXPECT_NEAR(turned.factors[i], expected, 1e-12 * expected);
        EXPECT_NEAR(other_order.factors[i], expected, 1e-11 * expected);
    }
}

TEST(Rake, OneMarginIsPostStratification) {
    const Raking made = *rake({{{0}, 10, 12.5}, {{1}, 4, 4}}, {{"m", {"A", "B"}, {100, 3}}});
    EXPECT_EQ(made.factors, (std::vector<double>{8, 0.75}));
    EXPECT_EQ(made.rounds, 1);
}

TEST(Rake, Refuses) {
    const std::vector<RakingCell> cells{{{0, 0}, 10, 10}, {{1, 1}, 20, 20}};
    const RakingMargin rows{"rows", {"a", "b"}, {12, 28}}, columns{"columns", {"a", "b"}, {18, 22}};
    const auto code = [](const Result<Raking>& made) { return made.ok() ? "solved" : made.problem().code; };
    EXPECT_EQ(code(rake(cells, {rows, columns})), "not-converged");
    EXPECT_EQ(code(rake(cells, {rows, {"columns", {"a", "b"}, {12, 28}}})), "solved");
    EXPECT_EQ(code(rake(cells, {rows, {"columns", {"a", "b"}, {12, 29}}})), "margin-totals-differ");
    EXPECT_EQ(code(rake(cells, {rows, {"columns", {"a", "b", "c"}, {12, 27, 1}}})), "empty-stratum");
    EXPECT_EQ(code(rake(cells, {rows, {"columns", {"a", "b"}, {0, 40}}})), "empty-population");
    EXPECT_EQ(code(rake(cells, {rows, {"columns", {"a"}, {40}}})), "wrong-weights");
    EXPECT_EQ(code(rake(cells, {rows})), "wrong-weights");
    EXPECT_EQ(code(rake(cells, {})), "wrong-weights");
    EXPECT_EQ(code(rake({}, {rows})), "empty-stratum");
    EXPECT_EQ(code(rake({{{0}, 1, INFINITY}}, {rows})), "wrong-weights");
    EXPECT_EQ(code(rake({{{0}, 1, 1}, {{1}, 1, -1}}, {rows})), "wrong-weights");
    EXPECT_EQ(fitTable({1, 2, 3}, {{1, 1}, {1, 1}}).problem().code, "wrong-weights");
    EXPECT_EQ(fitTable({1, 2, 3, 4}, {{2, 0}, {1, 1}})->table, (std::vector<double>{1, 1, 0, 0}));
}

/// Answers of 12 schools in 6 strata: two margins of 3 and 2 levels.
struct WeightedSample {
    std::vector<CalibratedCell> cells;
    std::vector<ClusterCellSum> sums;
    std::vector<double> base = std::vector<double>(6, 0.0);
};

WeightedSample someSample() {
    Random random(5);
    WeightedSample sample;
    for (std::size_t cell = 0; cell < 6; ++cell) sample.cells.push_back({1, {cell}, {}});
    for (std::size_t school = 0; school < 12; ++school)
        for (std::size_t cell = 0; cell < 6; ++cell) {
            const double weight = 1 + 9 * random.uniform();
            sample.sums.push_back({school, cell, weight, 0.9 * weight, weight * (1 + random.uniform())});
            sample.base[cell] += weight;
        }
    return sample;
}

TEST(CalibrateLinear, ToStrataIsPostStratification) {
    WeightedSample sample = someSample();
    const std::vector<double> population{70, 120, 90, 200, 10, 40};
    std::vector<PopulationStratum> strata;
    std::vector<CalibrationCell> cells;
    for (std::size_t cell = 0; cell < 6; ++cell) {
        strata.push_back({"", 12, sample.base[cell], population[cell]});
        std::vector<double> indicators(6, 0.0);
        indicators[cell] = 1;
        cells.push_back({indicators, 12, sample.base[cell]});
    }
    const auto by_strata = *postStratify(strata);
    const auto linear = *calibrateLinear(cells, population);
    WeightedSample other = sample;
    for (std::size_t cell = 0; cell < 6; ++cell) {
        EXPECT_NEAR(by_strata.factors[cell], linear.factors[cell], 1e-12 * by_strata.factors[cell]);
        sample.cells[cell].factor = by_strata.factors[cell];
        other.cells[cell] = {linear.factors[cell], {}, cells[cell].values};
    }
    for (const auto estimate : {calibratedMean, calibratedTotal}) {
        const CalibratedEstimate one = *estimate(sample.cells, sample.sums, {0.25, Confidence{}});
        const CalibratedEstimate two = *estimate(other.cells, other.sums, {0.25, Confidence{}});
        EXPECT_GT(one.standard_error, 0);
        EXPECT_NEAR(one.value, two.value, 1e-12 * one.value);
        EXPECT_NEAR(one.standard_error, two.standard_error, 1e-11 * one.standard_error);
    }
}

TEST(CalibrateLinear, Refuses) {
    EXPECT_EQ(calibrateLinear({}, {1}).problem().code, "wrong-weights");
    EXPECT_EQ(calibrateLinear({{{1, 2}, 1, 1}}, {1}).problem().code, "wrong-weights");
    EXPECT_EQ(calibrateLinear({{{1, 2}, 1, 1}, {{1, 2}, 1, 1}}, {5, 10}).problem().code, "collinear");
    EXPECT_EQ(calibrateLinear({{{1, 0}, 1, 1}, {{1, 0}, 1, 1}}, {5, 10}).problem().code, "collinear");
    EXPECT_EQ(calibrateLinear({{{1, 3}, 1, 1}}, {5, 10}).problem().code, "collinear");
    EXPECT_EQ(calibrateLinear({{{1, 0}, 1, 1}, {{1, 1}, 1, 1}}, {5, 9})->negative, 1);
}

TEST(CalibratedEstimate, WithoutCalibrationVariablesThatMatterIsTheClusterVariance) {
    // One stratum whose factor is 1: residuals from the mean only, as the linearised mean has them anyway.
    const std::vector<double> means{2, 3, 7};
    std::vector<ClusterCellSum> sums;
    for (std::size_t school = 0; school < 3; ++school) sums.push_back({school, 0, 10, 10, 10 * means[school]});
    const CalibratedEstimate mean = *calibratedMean({{1, {0}, {}}}, sums);
    EXPECT_NEAR(mean.value, 4, 1e-15);
    EXPECT_NEAR(mean.standard_error, std::sqrt(7.0 / 3), 1e-14);  // sd / sqrt(k), var = (4 + 1 + 9) / 2
    EXPECT_EQ(mean.df, 2);
    EXPECT_NEAR(mean.interval.upper - mean.value, 4.3026527297494637 * mean.standard_error, 1e-12);
    EXPECT_EQ(calibratedMean({{1, {0}, {}}}, sums, {1, Confidence{}})->standard_error, 0);
}

TEST(CalibratedEstimate, CellsOfOneSchoolMayComeInPieces) {
    WeightedSample sample = someSample();
    for (std::size_t i = 0; i < 6; ++i) sample.cells[i] = {1.0 + static_cast<double>(i), {i / 2, i % 2}, {}};
    const CalibratedEstimate whole = *calibratedMean(sample.cells, sample.sums);
    std::vector<ClusterCellSum> pieces;
    for (const ClusterCellSum& sum : sample.sums)
        for (const double part : {0.75, 0.25})
            pieces.push_back(
                {sum.cluster, sum.cell, part * sum.base_weight, part * sum.valid_weight, part * sum.weighted_sum});
    std::reverse(pieces.begin(), pieces.end());
    const CalibratedEstimate again = *calibratedMean(sample.cells, pieces);
    EXPECT_NEAR(whole.value, again.value, 1e-13);
    EXPECT_NEAR(whole.standard_error, again.standard_error, 1e-12 * whole.standard_error);
}

TEST(CalibratedEstimate, Refuses) {
    const std::vector<CalibratedCell> cells{{1, {0}, {}}};
    EXPECT_EQ(calibratedMean(cells, {{0, 0, 1, 1, 1}}).problem().code, "too-few-groups");
    EXPECT_EQ(calibratedMean(cells, {{0, 0, 1, 0, 0}, {1, 0, 1, 0, 0}}).problem().code, "no-answers");
    EXPECT_EQ(calibratedMean(cells, {{0, 5, 1, 1, 1}}).problem().code, "wrong-weights");
    EXPECT_EQ(calibratedMean({}, {}).problem().code, "wrong-weights");
    EXPECT_EQ(calibratedMean({{1, {}, {}}}, {}).problem().code, "wrong-weights");
    EXPECT_EQ(calibratedTotal(cells, {{0, 0, 1, 1, 1}, {1, 0, 1, 1, 1}}, {2, Confidence{}}).problem().code,
              "wrong-weights");
    EXPECT_EQ(calibratedMean({{1, {}, {1, 1}}, {1, {}, {2, 2}}}, {{0, 0, 1, 1, 1}, {1, 1, 1, 1, 1}}).problem().code,
              "collinear");
}

}  // namespace
}  // namespace diaoyan
