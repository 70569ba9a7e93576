// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/nominal_association.h"

#include "analysis/crosstabs/chi_square.h"
#include "analysis/crosstabs/non_empty.h"
#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

double largest(const std::vector<std::int64_t>& totals) {
    return static_cast<double>(*std::max_element(totals.begin(), totals.end()));
}

/// 1 - sum of the squared shares, without cancellation.
double diversity(const std::vector<std::int64_t>& totals, std::int64_t total) {
    NeumaierSum sum;
    const auto n = static_cast<double>(total);
    for (const std::int64_t count : totals)
        sum += static_cast<double>(count) / n * (static_cast<double>(total - count) / n);
    return sum.value();
}

void addChiSquareBased(NominalAssociation& association, const ChiSquare& test) {
    const auto n = static_cast<double>(test.n);
    const double r = test.rows_used, c = test.columns_used;
    const double phi2 = test.statistic / n;
    association.phi = std::sqrt(phi2);
    association.cramers_v = test.cramers_v;
    association.contingency_c = std::sqrt(phi2 / (1 + phi2));
    association.tschuprow_t = std::sqrt(phi2 / std::sqrt((r - 1) * (c - 1)));
    const double corrected = std::max(0.0, phi2 - (r - 1) * (c - 1) / (n - 1));
    const double rows = (r - 1) - (r - 1) * (r - 1) / (n - 1), columns = (c - 1) - (c - 1) * (c - 1) / (n - 1);
    const double smaller = std::min(rows, columns);
    if (smaller > 0) association.cramers_v_corrected = std::sqrt(corrected / smaller);
}

void addLambda(NominalAssociation& association, const NonEmptyTable& table) {
    const auto n = static_cast<double>(table.total);
    std::int64_t of_rows = 0, of_columns = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::int64_t most = 0;
        for (std::size_t c = 0; c < table.columns.size(); ++c) most = std::max(most, table.count(r, c));
        of_rows += most;
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::int64_t most = 0;
        for (std::size_t r = 0; r < table.rows.size(); ++r) most = std::max(most, table.count(r, c));
        of_columns += most;
    }
    const double row = largest(table.row_totals), column = largest(table.column_totals);
    const auto rows = static_cast<double>(of_rows), columns = static_cast<double>(of_columns);
    association.lambda_column = (rows - column) / (n - column);
    association.lambda_row = (columns - row) / (n - row);
    association.lambda_symmetric = (rows + columns - row - column) / (2 * n - row - column);
}

/// The textbook's sum of n_ij^2 / r_i less the squared column shares is, without cancellation, the sum of
/// the squared deviations over r_i.
void addTau(NominalAssociation& association, const CrossTable& table, const NonEmptyTable& filled) {
    NeumaierSum column, row;
    for (std::size_t r = 0; r < filled.rows.size(); ++r)
        for (std::size_t c = 0; c < filled.columns.size(); ++c) {
            const double deviation = *table.deviation(filled.rows[r], filled.columns[c]);
            column += deviation * deviation / static_cast<double>(filled.row_totals[r]);
            row += deviation * deviation / static_cast<double>(filled.column_totals[c]);
        }
    const auto n = static_cast<double>(filled.total);
    association.tau_column = column.value() / n / diversity(filled.column_totals, filled.total);
    association.tau_row = row.value() / n / diversity(filled.row_totals, filled.total);
}

}  // namespace

Result<NominalAssociation> nominalAssociation(const CrossTable& table) {
    const auto test = chiSquare(table);
    if (!test) return test.problem();
    const NonEmptyTable filled = nonEmpty(table);
    NominalAssociation association;
    addChiSquareBased(association, *test);
    addLambda(association, filled);
    addTau(association, table, filled);
    return association;
}

}  // namespace diaoyan
