// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/crosstab.h"
#include "analysis/numeric/multiple_testing.h"
#include "analysis/numeric/tails.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// Which tests are corrected together.
enum class LetterFamily {
    row,   ///< the pairs of one row (one option): the convention of letters
    table  ///< all pairs of all rows
};

/// Which side of a cross table is compared: its columns (base = column total), or its rows (base = row total).
enum class ComparedSide { columns, rows };

struct ColumnProportionOptions {
    Adjustment adjustment = Adjustment::holm;
    double alpha = 0.05;  ///< a letter is given where the corrected p is below it
    LetterFamily family = LetterFamily::row;
};

/// Two columns of one row, first < second.
struct ColumnPairTest {
    std::uint32_t row = 0;
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    double z = 0;  ///< positive where the first column's proportion is the larger one
    Tail p;        ///< two-sided
    double p_adjusted = 1;

    bool operator==(const ColumnPairTest&) const = default;
};

struct ColumnProportionCell {
    Share share;          ///< of the column's base
    bool tested = false;  ///< false: no base of 2, or a proportion of 0 or 1
    /// Columns whose proportion is significantly smaller than this one, ascending.
    std::vector<std::uint32_t> larger_than;

    bool operator==(const ColumnProportionCell&) const = default;
};

/// Proportions of several columns, row by row, with the letters of those they exceed.
struct ColumnProportions {
    GroupList rows;     ///< options
    GroupList columns;  ///< groups compared, lettered in this order
    std::vector<std::int64_t> bases;
    std::vector<ColumnProportionCell> cells;  ///< rows x columns, row by row
    std::vector<std::int64_t> pairs_tested;   ///< per row
    Adjustment adjustment = Adjustment::holm;
    LetterFamily family = LetterFamily::row;
    double alpha = 0.05;

    const ColumnProportionCell& cell(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
    /// "AC": the letters of the columns that this one exceeds; with more than 26 columns "A C AB".
    std::string letters(std::size_t row, std::size_t column) const;
    bool operator==(const ColumnProportions&) const = default;
};

/// A .. Z, AA, AB .. for the columns from the left.
std::string columnLetter(std::size_t column);

/// The z tests of all pairs of columns that can be tested, in the order of rows and columns. counts: one
/// list per row, as long as bases. z = (p1 - p2) / sqrt(p (1 - p) (1 / n1 + 1 / n2)) with p pooled over the
/// two columns. Equals R prop.test(correct = FALSE) of two columns with p.adjust. REQUIRES: 0 <= count <= base.
std::vector<ColumnPairTest> columnPairTests(const std::vector<std::vector<std::int64_t>>& counts,
                                            const std::vector<std::int64_t>& bases,
                                            const ColumnProportionOptions& options = {});

/// Pairwise comparison of column proportions with letters: the letter of the smaller column stands in the
/// cell of the larger one. Columns with a base below 2 or a proportion of 0 or 1 take no part in that row
/// and are not counted as tests; a row without a testable pair has pairs_tested 0. Assumes independent
/// respondents. What the pairs are in numbers is not kept: columnPairTests.
/// Problems: too-few-groups (fewer than two columns), wrong-counts (a count outside 0 .. base).
/// Sources: IBM SPSS CTABLES, COMPARETEST TYPE=PROP; Holm (1979), Scand. J. Statist. 6:65-70.
Result<ColumnProportions> columnProportions(const CrossTable& table, const ColumnProportionOptions& options = {},
                                            ComparedSide side = ComparedSide::columns);

/// The same for a multiple response: options by group, each option's ticks against the group's base.
/// `base` is asked (everybody who was asked, also without a tick) or cases (those with a tick): take the one
/// that the percentages beside the letters have. Problems also: not-multiple, wrong-base.
Result<ColumnProportions> columnProportions(const Counts& counts, BaseKind base,
                                            const ColumnProportionOptions& options = {});

}  // namespace diaoyan
