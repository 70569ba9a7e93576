// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace diaoyan {

/// A table and its totals as a network, for this room only. Rows and columns are the nodes, hidden cells the
/// arcs; to change one hidden cell by f and keep every printed number, f must flow back through the others,
/// so exact bounds are maximum flows (Gusfield 1988, SIAM J. Comput. 17:552-571). Row number rows() holds
/// the column totals, column number columns() the row totals, their corner the grand total.
class TableNetwork {
public:
    using Cell = std::size_t;
    static constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max() / 4;
    /// More cells than this take minutes.
    static constexpr std::size_t most_cells = 20'000;

    /// REQUIRES: rectangular, no negative count, the sum at most 10^15.
    explicit TableNetwork(const std::vector<std::vector<std::int64_t>>& counts);

    int rows() const { return rows_; }
    int columns() const { return columns_; }
    std::size_t cells() const { return value_.size(); }  ///< totals included
    Cell cell(int row, int column) const { return static_cast<Cell>(row) * width_ + static_cast<Cell>(column); }
    int rowOf(Cell cell) const { return static_cast<int>(cell / width_); }
    int columnOf(Cell cell) const { return static_cast<int>(cell % width_); }
    bool isTotal(Cell cell) const { return rowOf(cell) == rows_ || columnOf(cell) == columns_; }
    bool isGrandTotal(Cell cell) const { return rowOf(cell) == rows_ && columnOf(cell) == columns_; }
    std::int64_t value(Cell cell) const { return value_[cell]; }

    bool hidden(Cell cell) const { return hidden_[cell] != 0; }
    void hide(Cell cell);
    void show(Cell cell);
    std::size_t hiddenInRow(int row) const { return row_arcs_[static_cast<std::size_t>(row)].size(); }
    std::size_t hiddenInColumn(int column) const { return column_arcs_[static_cast<std::size_t>(column)].size(); }

    /// By how much a hidden cell can be larger (smaller) than it is, looked for up to `enough`; `unbounded`
    /// when nothing stops it.
    std::int64_t rise(Cell cell, std::int64_t enough = unbounded);
    std::int64_t fall(Cell cell, std::int64_t enough = unbounded);
    /// How wide the range of a hidden cell is, looked for up to `enough`.
    std::int64_t spread(Cell cell, std::int64_t enough);

    /// After rise or fall of a cell: the cells to hide, at the least total price, so that it can move by
    /// `demand` more. None when it cannot. A cell without a price may not be hidden.
    using Price = std::function<std::optional<double>(Cell)>;
    std::optional<std::vector<Cell>> cheapestDetour(std::int64_t demand, const Price& price);

    /// Arcs looked at so far: a clock that runs alike on every machine.
    std::int64_t work() const { return work_; }

private:
    int rowNode(int row) const { return row; }
    int columnNode(int column) const { return rows_ + 1 + column; }
    std::int64_t room(int from, int to) const;  ///< what the arc between two nodes still carries
    const std::vector<int>& arcsOf(int node) const;
    Cell between(int from, int to) const;
    std::int64_t move(Cell cell, bool up, std::int64_t enough);
    bool layer();
    std::int64_t push(int node, std::int64_t amount);

    int rows_ = 0;
    int columns_ = 0;
    std::size_t width_ = 0;
    std::vector<std::int64_t> value_;
    std::vector<std::uint8_t> hidden_;
    std::vector<std::int64_t> flow_;             ///< signed change of every cell; totals count as negative cells
    std::vector<Cell> flowing_;                  ///< where it may not be 0
    std::vector<std::vector<int>> row_arcs_;     ///< column nodes of the hidden cells
    std::vector<std::vector<int>> column_arcs_;  ///< row nodes of the hidden cells
    int source_ = 0;
    int sink_ = 0;
    bool backward_ = false;  ///< source and sink have changed places, and every arc its direction
    Cell moved_ = 0;         ///< takes no part in its own detour
    std::vector<int> level_;
    std::vector<std::size_t> next_;
    std::vector<int> queue_;
    std::int64_t work_ = 0;
};

}  // namespace diaoyan
