// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/ordinal_association.h"

#include "analysis/crosstabs/non_empty.h"
#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

struct Pairs {
    Wide concordant = 0;
    Wide discordant = 0;
};

/// Every cell with all later rows, from the last row up: sums to the right agree, sums to the left do not.
Pairs pairsOf(const NonEmptyTable& table) {
    Pairs pairs;
    const std::size_t columns = table.columns.size();
    std::vector<std::int64_t> below(columns, 0);
    for (std::size_t r = table.rows.size(); r-- > 0;) {
        std::int64_t left = 0, right = 0;
        for (const std::int64_t count : below) right += count;
        for (std::size_t c = 0; c < columns; ++c) {
            right -= below[c];
            pairs.concordant += Wide{table.count(r, c)} * right;
            pairs.discordant += Wide{table.count(r, c)} * left;
            left += below[c];
        }
        for (std::size_t c = 0; c < columns; ++c) below[c] += table.count(r, c);
    }
    return pairs;
}

/// Pairs that differ in this margin.
double untied(const std::vector<std::int64_t>& totals, std::int64_t total) {
    Wide squares = 0;
    for (const std::int64_t count : totals) squares += Wide{count} * count;
    return static_cast<double>(Wide{total} * total - squares) / 2;
}

/// Scores of a margin less their mean.
std::vector<double> centredPositions(const std::vector<std::size_t>& positions, const std::vector<std::int64_t>& totals,
                                     std::int64_t total) {
    Wide sum = 0;
    for (std::size_t i = 0; i < totals.size(); ++i) sum += Wide{totals[i]} * static_cast<std::int64_t>(positions[i]);
    std::vector<double> centred;
    for (const std::size_t position : positions)
        centred.push_back(static_cast<double>(Wide{total} * static_cast<std::int64_t>(position) - sum) /
                          static_cast<double>(total));
    return centred;
}

/// Midranks less their mean: (before + before and here - n) / 2.
std::vector<double> centredRanks(const std::vector<std::int64_t>& totals, std::int64_t total) {
    std::vector<double> centred;
    std::int64_t before = 0;
    for (const std::int64_t count : totals) {
        centred.push_back(static_cast<double>(2 * before + count - total) / 2);
        before += count;
    }
    return centred;
}

double correlation(const NonEmptyTable& table, const std::vector<double>& rows, const std::vector<double>& columns) {
    NeumaierSum products, row_squares, column_squares;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        row_squares += static_cast<double>(table.row_totals[r]) * rows[r] * rows[r];
        for (std::size_t c = 0; c < columns.size(); ++c)
            products += static_cast<double>(table.count(r, c)) * rows[r] * columns[c];
    }
    for (std::size_t c = 0; c < columns.size(); ++c)
        column_squares += static_cast<double>(table.column_totals[c]) * columns[c] * columns[c];
    const double r = products.value() / std::sqrt(row_squares.value()) / std::sqrt(column_squares.value());
    return std::clamp(r, -1.0, 1.0);
}

}  // namespace

Result<OrdinalAssociation> ordinalAssociation(const CrossTable& table) {
    const NonEmptyTable filled = nonEmpty(table);
    if (auto problem = nothingToTest(filled)) return *problem;
    OrdinalAssociation association;
    const Pairs pairs = pairsOf(filled);
    association.concordant = static_cast<double>(pairs.concordant);
    association.discordant = static_cast<double>(pairs.discordant);
    const auto excess = static_cast<double>(pairs.concordant - pairs.discordant);
    if (const Wide ordered = pairs.concordant + pairs.discordant; ordered > 0)
        association.gamma = excess / static_cast<double>(ordered);
    const double by_row = untied(filled.row_totals, filled.total);
    const double by_column = untied(filled.column_totals, filled.total);
    association.tau_b = excess / std::sqrt(by_row) / std::sqrt(by_column);
    const auto n = static_cast<double>(filled.total);
    const auto m = static_cast<double>(std::min(filled.rows.size(), filled.columns.size()));
    association.tau_c = 2 * m * (excess / n / n) / (m - 1);
    association.somers_d_column = excess / by_row;
    association.somers_d_row = excess / by_column;
    association.spearman = correlation(filled, centredRanks(filled.row_totals, filled.total),
                                       centredRanks(filled.column_totals, filled.total));
    association.pearson = correlation(filled, centredPositions(filled.rows, filled.row_totals, filled.total),
                                      centredPositions(filled.columns, filled.column_totals, filled.total));
    association.linear_by_linear = (n - 1) * association.pearson * association.pearson;
    association.p = chiSquareUpperTail(association.linear_by_linear, 1);
    return association;
}

}  // namespace diaoyan
