// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/monte_carlo_independence.h"

#include "analysis/crosstabs/non_empty.h"
#include "analysis/proportions/hypergeometric.h"
#include "analysis/proportions/proportion_interval.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaoyan {

namespace {

// In steps of a few nanoseconds each: about two seconds.
constexpr double mostSteps = 5e8;
constexpr double stepsPerCell = 100;

std::vector<std::size_t> ascending(const std::vector<std::int64_t>& totals) {
    std::vector<std::size_t> order(totals.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return totals[a] < totals[b]; });
    return order;
}

/// By inversion from the mode outwards: a few standard deviations of steps.
std::int64_t drawHypergeometric(std::int64_t marked, std::int64_t unmarked, std::int64_t drawn, Random& random) {
    const Hypergeometric distribution(marked, unmarked, drawn);
    std::int64_t low = distribution.mode(), high = low;
    double left = random.uniform();
    double p_low = std::exp(distribution.logProbability(low)), p_high = p_low;
    left -= p_low;
    while (left >= 0) {
        const bool can_rise = high<distribution.highest(), can_fall = low> distribution.lowest();
        if (!can_rise && !can_fall) return distribution.mode();  // what rounding left over
        if (can_rise) {
            p_high *= static_cast<double>(marked - high) / static_cast<double>(high + 1) *
                      (static_cast<double>(drawn - high) / static_cast<double>(unmarked - drawn + high + 1));
            ++high;
            left -= p_high;
            if (left < 0) return high;
        }
        if (can_fall) {
            p_low *= static_cast<double>(low) / static_cast<double>(marked - low + 1) *
                     (static_cast<double>(unmarked - drawn + low) / static_cast<double>(drawn - low + 1));
            --low;
            left -= p_low;
            if (left < 0) return low;
        }
        if (p_high < 1e-300 && p_low < 1e-300) return distribution.mode();
    }
    return distribution.mode();
}

/// Draws tables with fixed margins. Both margins are in ascending order: the largest row and column take what
/// is left and are never drawn, and the order in which the table was given does not matter.
class RandomTables {
public:
    explicit RandomTables(const NonEmptyTable& table) {
        const auto rows = ascending(table.row_totals), columns = ascending(table.column_totals);
        for (const std::size_t r : rows) row_totals_.push_back(table.row_totals[r]);
        for (const std::size_t c : columns) column_totals_.push_back(table.column_totals[c]);
        total_ = table.total;
        for (const std::size_t r : rows)
            for (const std::size_t c : columns) {
                expected_.push_back(table.expected(r, c));
                counts_.push_back(table.count(r, c));
            }
    }

    double stepsPerTable() const {
        double steps = 0;
        for (std::size_t cell = 0; cell < expected_.size(); ++cell) {
            const bool drawn = cell / columns() + 1 < rows() && cell % columns() + 1 < columns();
            steps += drawn ? stepsPerCell + 4 * std::sqrt(expected_[cell]) : stepsPerCell / 4;
        }
        return steps;
    }

    void draw(Random& random) {
        std::vector<std::int64_t>& left = left_;
        left = column_totals_;
        std::int64_t people = total_;
        for (std::size_t r = 0; r + 1 < rows(); ++r) {
            std::int64_t row = row_totals_[r], later = people;
            for (std::size_t c = 0; c + 1 < columns(); ++c) {
                later -= left[c];
                std::int64_t here = 0;
                if (row > 0 && left[c] > 0) here = drawHypergeometric(left[c], later, row, random);
                put(r, c, here);
                left[c] -= here;
                row -= here;
            }
            put(r, columns() - 1, row);
            left.back() -= row;
            people -= row_totals_[r];
        }
        for (std::size_t c = 0; c < columns(); ++c) put(rows() - 1, c, left[c]);
    }

    double chiSquareStatistic() const {
        double sum = 0;
        for (std::size_t cell = 0; cell < counts_.size(); ++cell) {
            const double deviation = static_cast<double>(counts_[cell]) - expected_[cell];
            sum += deviation * deviation / expected_[cell];
        }
        return sum;
    }

    /// -log of the probability of the table, but for a constant of the margins; small numbers even where
    /// the factorials are not.
    double unlikeliness() const {
        double sum = 0;
        for (std::size_t cell = 0; cell < counts_.size(); ++cell) {
            const double e = expected_[cell];
            if (counts_[cell] == 0) {
                sum += e;
                continue;
            }
            const auto count = static_cast<double>(counts_[cell]);
            sum += e * relativeEntropyTerm((count - e) / e) + stirlingError(counts_[cell]) +
                   (std::log(count) + logTwoPi) / 2;
        }
        return sum;
    }

private:
    static constexpr double logTwoPi = 1.8378770664093454836;
    std::size_t rows() const { return row_totals_.size(); }
    std::size_t columns() const { return column_totals_.size(); }
    void put(std::size_t row, std::size_t column, std::int64_t count) { counts_[row * columns() + column] = count; }

    std::vector<std::int64_t> row_totals_, column_totals_, counts_, left_;
    std::vector<double> expected_;
    std::int64_t total_ = 0;
};

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
