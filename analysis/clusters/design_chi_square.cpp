// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_chi_square.h"

#include "analysis/clusters/linearized_variance.h"

#include <Eigen/Dense>

#include <algorithm>
#include <map>

namespace diaoyan {

namespace {

constexpr std::size_t largestTest = 100;

using Cells = std::vector<std::optional<TablePlace>>;

/// The weighted table without its empty rows and columns.
struct WeightedTable {
    std::size_t rows = 0;
    std::size_t columns = 0;
    Cells cells;                // of each profile, renumbered
    std::vector<double> share;  // row by row, sums to 1
    std::vector<double> row_share;
    std::vector<double> column_share;

    std::size_t at(const TablePlace& cell) const {
        return static_cast<std::size_t>(cell.row) * columns + static_cast<std::size_t>(cell.column);
    }
    /// Degrees of freedom of the test.
    std::size_t contrasts() const { return rows > 0 && columns > 0 ? (rows - 1) * (columns - 1) : 0; }
};

/// New numbers of the indices that occur with weight, in order.
std::map<int, int> numbered(const std::map<int, double>& weights) {
    std::map<int, int> numbers;
    for (const auto& [index, weight] : weights)
        if (weight > 0) numbers.emplace(index, static_cast<int>(numbers.size()));
    return numbers;
}

WeightedTable tableOf(const ClusterSample& sample, const Cells& cells, double weight) {
    std::map<int, double> row_weight, column_weight;
    std::vector<double> profile_weight(cells.size(), 0.0);
    for (const SampledCluster& cluster : sample.clusters)
        for (const ProfileSum& sum : cluster.sums) profile_weight[static_cast<std::size_t>(sum.profile)] += sum.weight;
    for (std::size_t p = 0; p < cells.size(); ++p) {
        if (!cells[p]) continue;
        row_weight[cells[p]->row] += profile_weight[p];
        column_weight[cells[p]->column] += profile_weight[p];
    }
    const std::map<int, int> rows = numbered(row_weight), columns = numbered(column_weight);
    WeightedTable table{.rows = rows.size(), .columns = columns.size(), .cells = Cells(cells.size())};
    table.share.assign(table.rows * table.columns, 0.0);
    table.row_share.assign(table.rows, 0.0);
    table.column_share.assign(table.columns, 0.0);
    for (std::size_t p = 0; p < cells.size(); ++p) {
        if (!cells[p] || !(profile_weight[p] > 0)) continue;
        const TablePlace cell{rows.at(cells[p]->row), columns.at(cells[p]->column)};
        const double share = profile_weight[p] / weight;
        table.cells[p] = cell;
        table.share[table.at(cell)] += share;
        table.row_share[static_cast<std::size_t>(cell.row)] += share;
        table.column_share[static_cast<std::size_t>(cell.column)] += share;
    }
    return table;
}

/// +1 at the index, -1 at the last, else 0: contrasts that sum to 0.
double contrast(std::size_t index, std::size_t which, std::size_t last) {
    return (index == which ? 1.0 : 0.0) - (index == last ? 1.0 : 0.0);
}

/// Interaction contrasts of the table, one column each.
Eigen::MatrixXd interactions(const WeightedTable& table) {
    Eigen::MatrixXd matrix(table.share.size(), table.contrasts());
    for (std::size_t r = 0; r < table.rows; ++r)
        for (std::size_t c = 0; c < table.columns; ++c)
            for (std::size_t j = 0; j < table.contrasts(); ++j)
                matrix(static_cast<Eigen::Index>(r * table.columns + c), static_cast<Eigen::Index>(j)) =
                    contrast(r, j / (table.columns - 1), table.rows - 1) *
                    contrast(c, j % (table.columns - 1), table.columns - 1);
    return matrix;
}

/// Covariance of estimates given by their influence at each cell (columns of `by_cell`).
Result<Eigen::MatrixXd> covariance(const ClusterSample& sample, const WeightedTable& table,
                                   const Eigen::MatrixXd& by_cell) {
    std::vector<std::vector<double>> influences;
    for (Eigen::Index j = 0; j < by_cell.cols(); ++j) {
        std::vector<double>& influence = influences.emplace_back(table.cells.size(), 0.0);
        for (std::size_t p = 0; p < table.cells.size(); ++p)
            if (table.cells[p]) influence[p] = by_cell(static_cast<Eigen::Index>(table.at(*table.cells[p])), j);
    }
    const auto flat = linearizedCovariance(sample, influences);
    if (!flat.ok()) return flat.problem();
    return Eigen::MatrixXd(Eigen::Map<const Eigen::MatrixXd>(flat->data(), by_cell.cols(), by_cell.cols()));
}

double pearsonOf(const WeightedTable& table, double n) {
    double sum = 0;
    for (std::size_t r = 0; r < table.rows; ++r)
        for (std::size_t c = 0; c < table.columns; ++c) {
            const double expected = table.row_share[r] * table.column_share[c];
            const double deviation = table.share[r * table.columns + c] - expected;
            sum += deviation * deviation / expected;
        }
    return n * sum;
}

/// Rao and Scott: the eigenvalues of Delta are the design effects of the contrasts.
std::optional<Problem> addRaoScott(DesignChiSquare& test, const ClusterSample& sample, const WeightedTable& table,
                                   double weight, double nu) {
    const auto n = static_cast<double>(test.n);
    const Eigen::MatrixXd contrasts = interactions(table);
    Eigen::VectorXd inverse(table.share.size());
    for (Eigen::Index p = 0; p < inverse.size(); ++p) {
        const double share = table.share[static_cast<std::size_t>(p)];
        inverse(p) = share > 0 ? 1 / share : 0;
    }
    const Eigen::MatrixXd scaled = inverse.asDiagonal() * contrasts;
    const Eigen::MatrixXd simple = contrasts.transpose() * scaled / n;
    // Influence of a respondent in cell p on contrast j: (scaled(p, j) - its weighted mean) / weight; the
    // mean is the sum of a contrast over the cells that are not empty.
    Eigen::VectorXd shares(table.share.size());
    for (Eigen::Index p = 0; p < shares.size(); ++p) shares(p) = table.share[static_cast<std::size_t>(p)];
    const Eigen::MatrixXd centred = (scaled.rowwise() - shares.transpose() * scaled) / weight;
    const auto complex = covariance(sample, table, centred);
    if (!complex.ok()) return complex.problem();

    const Eigen::FullPivLU<Eigen::MatrixXd> solver(simple);
    if (!solver.isInvertible())
        return Problem{"singular-table",
                       phrase("空格太多，无法检验行列是否独立", "too many empty cells: independence cannot be tested"),
                       {}};
    const Eigen::MatrixXd delta = solver.solve(*complex);
    const double trace = delta.trace(), squares = (delta * delta).trace();
    // Design effects of 1e-20 are rounding.
    if (!(trace > 1e-20 * test.df) || !(squares > 0))
        return Problem{"zero-variance",
                       phrase("各群（学校）的构成完全一样，无法估计误差",
                              "all clusters (schools) are made up alike: no error can be estimated"),
                       {}};
    test.design_effect = trace / test.df;
    test.f = test.pearson / trace;
    test.df1 = trace * trace / squares;
    test.df2 = test.df1 * nu;
    test.p = fUpperTail(test.f, test.df1, test.df2);
    test.chi_square = test.pearson / test.design_effect;
    test.p_chi_square = chiSquareUpperTail(test.chi_square, test.df);
    return std::nullopt;
}

/// Observed minus expected counts of all but the first row and column, with their covariance.
void addWald(DesignChiSquare& test, const ClusterSample& sample, const WeightedTable& table, double weight, double nu) {
    const auto size = static_cast<Eigen::Index>(table.contrasts());
    Eigen::VectorXd deviation(size);
    Eigen::MatrixXd influence(table.share.size(), size);
    for (Eigen::Index j = 0; j < size; ++j) {
        const auto row = static_cast<std::size_t>(j) / (table.columns - 1) + 1;
        const auto column = static_cast<std::size_t>(j) % (table.columns - 1) + 1;
        const double row_share = table.row_share[row], column_share = table.column_share[column];
        deviation(j) = table.share[row * table.columns + column] - row_share * column_share;
        for (std::size_t r = 0; r < table.rows; ++r)
            for (std::size_t c = 0; c < table.columns; ++c) {
                const double in_row = r == row ? 1 : 0, in_column = c == column ? 1 : 0;
                influence(static_cast<Eigen::Index>(r * table.columns + c), j) =
                    (in_row * in_column - in_row * column_share - in_column * row_share + row_share * column_share) /
                    weight;
            }
    }
    const auto variance = covariance(sample, table, influence);
    if (!variance.ok()) return;
    const Eigen::LDLT<Eigen::MatrixXd> solver(*variance);
    const Eigen::VectorXd pivots = solver.vectorD();
    if (!(pivots.minCoeff() > 1e-10 * pivots.maxCoeff())) return;
    test.wald_f = std::max(0.0, deviation.dot(solver.solve(deviation))) / test.df;
    test.p_wald = fUpperTail(*test.wald_f, test.df, nu);
    const double df2 = nu - test.df + 1;
    if (df2 <= 0) return;
    test.adjusted_wald_f = *test.wald_f * df2 / nu;
    test.p_adjusted_wald = fUpperTail(*test.adjusted_wald_f, test.df, df2);
}

Problem noDesignTest(const WeightedTable& table, std::int64_t clusters) {
    return {"no-test",
            phrase("无法做整群校正的卡方检验：有数据的有 {0} 行 {1} 列，来自 {2} 个群（学校）",
                   "no design-based chi-square test: {0} rows and {1} columns have answers, from {2} clusters",
                   {static_cast<std::uint64_t>(table.rows), static_cast<std::uint64_t>(table.columns), clusters}),
            {}};
}

}  // namespace

Result<DesignChiSquare> designChiSquare(const ClusterSample& sample, const Cells& cells) {
    ProfileValues members;
    for (const auto& cell : cells) members.push_back(cell ? std::optional(0.0) : std::nullopt);
    if (auto problem = unsound(sample, members)) return *problem;
    const DesignSize size = designSize(sample, members);
    DesignChiSquare test;
    test.n = size.n;
    test.clusters = size.clusters;
    const WeightedTable table = tableOf(sample, cells, size.weight);
    test.rows_used = static_cast<int>(table.rows);
    test.columns_used = static_cast<int>(table.columns);
    if (table.contrasts() == 0 || size.df() < 1) return noDesignTest(table, size.clusters);
    if (table.contrasts() > largestTest)
        return Problem{"table-too-large",
                       phrase("表格太大（{0} 行 {1} 列），请先合并选项或分组",
                              "the table is too large ({0} x {1}): merge options or groups first",
                              {test.rows_used, test.columns_used}),
                       {}};
    const auto nu = static_cast<double>(size.df());
    test.df = static_cast<double>(table.contrasts());
    test.pearson = pearsonOf(table, static_cast<double>(size.n));
    if (auto problem = addRaoScott(test, sample, table, size.weight, nu)) return *problem;
    addWald(test, sample, table, size.weight, nu);
    return test;
}

}  // namespace diaoyan
