// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/random_tables.h"

#include "analysis/proportions/hypergeometric.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaoyan {

namespace {

constexpr double stepsPerCell = 100;
// Sums of logarithms up to here keep ten decimals, enough to tell tables that are as likely from others.
constexpr std::int64_t largestInTable = 100'000;
constexpr double logTwoPi = 1.8378770664093454836;

std::vector<std::size_t> ascending(const std::vector<std::int64_t>& totals) {
    std::vector<std::size_t> order(totals.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return totals[a] < totals[b]; });
    return order;
}

/// log(n!) for n up to `largest`.
std::vector<double> logFactorials(std::int64_t largest) {
    std::vector<double> logs(static_cast<std::size_t>(largest) + 1, 0);
    long double sum = 0;
    for (std::size_t n = 2; n < logs.size(); ++n)
        logs[n] = static_cast<double>(sum += std::log(static_cast<double>(n)));
    return logs;
}

/// What is drawn: the number of marked people among `drawn` out of marked + unmarked.
struct Urn {
    std::int64_t marked, unmarked, drawn;
};

/// By inversion from the mode outwards: a few standard deviations of steps.
std::int64_t drawFrom(const Urn& urn, std::int64_t mode, double p_mode, Random& random) {
    const std::int64_t lowest = std::max<std::int64_t>(0, urn.drawn - urn.unmarked);
    const std::int64_t highest = std::min(urn.drawn, urn.marked);
    std::int64_t low = mode, high = mode;
    double p_low = p_mode, p_high = p_mode;
    double left = random.uniform() - p_mode;
    while (left >= 0) {
        const bool can_rise = high<highest, can_fall = low> lowest;
        if (!can_rise && !can_fall) return mode;  // what rounding left over
        if (can_rise) {
            p_high *= static_cast<double>(urn.marked - high) * static_cast<double>(urn.drawn - high) /
                      (static_cast<double>(high + 1) * static_cast<double>(urn.unmarked - urn.drawn + high + 1));
            ++high;
            left -= p_high;
            if (left < 0) return high;
        }
        if (can_fall) {
            p_low *= static_cast<double>(low) * static_cast<double>(urn.unmarked - urn.drawn + low) /
                     (static_cast<double>(urn.marked - low + 1) * static_cast<double>(urn.drawn - low + 1));
            --low;
            left -= p_low;
            if (left < 0) return low;
        }
        if (p_high < 1e-300 && p_low < 1e-300) return mode;
    }
    return mode;
}

}  // namespace

RandomTables::RandomTables(const NonEmptyTable& table) : total_(table.total) {
    const auto rows = ascending(table.row_totals), columns = ascending(table.column_totals);
    for (const std::size_t r : rows) row_totals_.push_back(table.row_totals[r]);
    for (const std::size_t c : columns) column_totals_.push_back(table.column_totals[c]);
    for (const std::size_t r : rows)
        for (const std::size_t c : columns) {
            expected_.push_back(table.expected(r, c));
            counts_.push_back(table.count(r, c));
        }
    if (total_ <= largestInTable) log_factorials_ = logFactorials(total_);
}

double RandomTables::stepsPerTable() const {
    double steps = 0;
    for (std::size_t cell = 0; cell < expected_.size(); ++cell) {
        const bool drawn = cell / columns() + 1 < rows() && cell % columns() + 1 < columns();
        steps += drawn ? stepsPerCell + 4 * std::sqrt(expected_[cell]) : stepsPerCell / 4;
    }
    return steps;
}

std::int64_t RandomTables::drawCell(std::int64_t marked, std::int64_t unmarked, std::int64_t drawn,
                                    Random& random) const {
    const Urn urn{marked, unmarked, drawn};
    if (log_factorials_.empty()) {
        const Hypergeometric distribution(marked, unmarked, drawn);
        const std::int64_t mode = distribution.mode();
        return drawFrom(urn, mode, std::exp(distribution.logProbability(mode)), random);
    }
    const auto factorial = [&](std::int64_t n) { return log_factorials_[static_cast<std::size_t>(n)]; };
    const std::int64_t all = marked + unmarked;
    const std::int64_t lowest = std::max<std::int64_t>(0, drawn - unmarked);
    const std::int64_t mode = std::clamp((drawn + 1) * (marked + 1) / (all + 2), lowest, std::min(drawn, marked));
    const double log_p = factorial(marked) + factorial(unmarked) + factorial(drawn) + factorial(all - drawn) -
                         factorial(all) - factorial(mode) - factorial(marked - mode) - factorial(drawn - mode) -
                         factorial(unmarked - drawn + mode);
    return drawFrom(urn, mode, std::exp(log_p), random);
}

void RandomTables::draw(Random& random) {
    left_ = column_totals_;
    std::int64_t people = total_;
    for (std::size_t r = 0; r + 1 < rows(); ++r) {
        std::int64_t row = row_totals_[r], later = people;
        for (std::size_t c = 0; c + 1 < columns(); ++c) {
            later -= left_[c];
            std::int64_t here = 0;
            if (row > 0 && left_[c] > 0) here = drawCell(left_[c], later, row, random);
            put(r, c, here);
            left_[c] -= here;
            row -= here;
        }
        put(r, columns() - 1, row);
        left_.back() -= row;
        people -= row_totals_[r];
    }
    for (std::size_t c = 0; c < columns(); ++c) put(rows() - 1, c, left_[c]);
}

double RandomTables::chiSquareStatistic() const {
    double sum = 0;
    for (std::size_t cell = 0; cell < counts_.size(); ++cell) {
        const double deviation = static_cast<double>(counts_[cell]) - expected_[cell];
        sum += deviation * deviation / expected_[cell];
    }
    return sum;
}

double RandomTables::unlikeliness() const {
    double sum = 0;
    if (!log_factorials_.empty()) {
        for (const std::int64_t count : counts_) sum += log_factorials_[static_cast<std::size_t>(count)];
        return sum;
    }
    // Small numbers even where the factorials are not.
    for (std::size_t cell = 0; cell < counts_.size(); ++cell) {
        const double e = expected_[cell];
        if (counts_[cell] == 0) {
            sum += e;
            continue;
        }
        const auto count = static_cast<double>(counts_[cell]);
        sum +=
            e * relativeEntropyTerm((count - e) / e) + stirlingError(counts_[cell]) + (std::log(count) + logTwoPi) / 2;
    }
    return sum;
}

}  // namespace diaoyan
