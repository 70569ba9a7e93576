// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/monte_carlo_independence.h"

#include "analysis/crosstabs/non_empty.h"
#include "analysis/crosstabs/random_tables.h"
#include "analysis/proportions/proportion_interval.h"

#include <cmath>

namespace diaoyan {

namespace {

// In steps of a few nanoseconds each: about two seconds.
constexpr double mostSteps = 5e8;

SimulatedP counted(std::int64_t as_extreme, std::int64_t replications) {
    SimulatedP result;
    result.as_extreme = as_extreme;
    result.p = static_cast<double>(1 + as_extreme) / static_cast<double>(replications + 1);
    result.standard_error = std::sqrt(result.p * (1 - result.p) / static_cast<double>(replications));
    result.interval = *clopperPearsonInterval(as_extreme, replications, Confidence(0.99));
    return result;
}

}  // namespace

Result<MonteCarloIndependence> monteCarloIndependence(const CrossTable& table, std::int64_t replications,
                                                      std::uint64_t seed) {
    const NonEmptyTable filled = nonEmpty(table);
    if (auto problem = nothingToTest(filled)) return *problem;
    if (replications <= 0)
        return Problem{
            "no-replications", phrase("模拟次数必须大于 0", "the number of replications must be positive"), {}};
    RandomTables tables(filled);
    if (tables.stepsPerTable() * static_cast<double>(replications) > mostSteps)
        return Problem{
            "too-large-to-simulate",
            phrase("表格太大，随机模拟要很久，请合并类别", "too large a table to simulate: merge categories"),
            {}};
    // Equal in exact arithmetic means equal here, whatever the order of the sums.
    const double chi_square = tables.chiSquareStatistic() - 1e-9 * (1 + tables.chiSquareStatistic());
    const double unlikeliness = tables.unlikeliness() - 1e-7;
    Random random(seed);
    std::int64_t larger = 0, unlikelier = 0;
    for (std::int64_t i = 0; i < replications; ++i) {
        tables.draw(random);
        if (tables.chiSquareStatistic() >= chi_square) ++larger;
        if (tables.unlikeliness() >= unlikeliness) ++unlikelier;
    }
    MonteCarloIndependence result;
    result.replications = replications;
    result.seed = seed;
    result.freeman_halton = counted(unlikelier, replications);
    result.chi_square = counted(larger, replications);
    return result;
}

}  // namespace diaoyan
