// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/non_empty.h"
#include "analysis/numeric/random.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diaoyan {

/// Tables with the margins of a given one, drawn at random under independence, as R's r2dtable draws them: cell by
/// cell from the hypergeometric distribution that the cells before leave. Begins with the given table.
/// Both margins are in ascending order: the largest row and column take what is left and are never drawn, and the
/// order in which the table was given does not matter.
/// Source: Patefield (1981), Applied Statistics 30:91-97 (AS 159).
class RandomTables {
public:
    /// REQUIRES: at least two rows and columns.
    explicit RandomTables(const NonEmptyTable& table);

    /// Work of one draw, in steps of a few nanoseconds.
    double stepsPerTable() const;

    /// The next table.
    void draw(Random& random);

    /// Row by row, rows and columns by ascending totals.
    const std::vector<std::int64_t>& counts() const { return counts_; }

    double chiSquareStatistic() const;

    /// -log of the probability of the table, but for a constant of the margins; precise to 1e-9 or better.
    double unlikeliness() const;

private:
    std::size_t rows() const { return row_totals_.size(); }
    std::size_t columns() const { return column_totals_.size(); }
    void put(std::size_t row, std::size_t column, std::int64_t count) { counts_[row * columns() + column] = count; }
    std::int64_t drawCell(std::int64_t marked, std::int64_t unmarked, std::int64_t drawn, Random& random) const;

    std::vector<std::int64_t> row_totals_, column_totals_, counts_, left_;
    std::vector<double> expected_;
    std::vector<double> log_factorials_;  ///< of 0 .. total; empty for large totals, whose digits would not suffice
    std::int64_t total_ = 0;
};

}  // namespace diaoyan
