// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/table_network.h"

#include <algorithm>
#include <queue>
#include <utility>

namespace diaoyan {

TableNetwork::TableNetwork(const std::vector<std::vector<std::int64_t>>& counts)
    : rows_(static_cast<int>(counts.size())), columns_(counts.empty() ? 0 : static_cast<int>(counts.front().size())),
      width_(static_cast<std::size_t>(columns_) + 1) {
    const std::size_t height = counts.size() + 1;
    value_.assign(height * width_, 0);
    hidden_.assign(value_.size(), 0);
    flow_.assign(value_.size(), 0);
    row_arcs_.resize(height);
    column_arcs_.resize(width_);
    for (int row = 0; row < rows_; ++row)
        for (int column = 0; column < columns_; ++column) {
            const std::int64_t count = counts[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            value_[cell(row, column)] = count;
            value_[cell(row, columns_)] += count;
            value_[cell(rows_, column)] += count;
            value_[cell(rows_, columns_)] += count;
        }
    const std::size_t nodes = height + width_;
    level_.assign(nodes, -1);
    next_.assign(nodes, 0);
}

void TableNetwork::hide(Cell cell) {
    if (hidden(cell)) return;
    hidden_[cell] = 1;
    row_arcs_[cell / width_].push_back(columnNode(columnOf(cell)));
    column_arcs_[cell % width_].push_back(rowNode(rowOf(cell)));
}

void TableNetwork::show(Cell cell) {
    if (!hidden(cell)) return;
    hidden_[cell] = 0;
    const auto drop = [](std::vector<int>& arcs, int node) { arcs.erase(std::find(arcs.begin(), arcs.end(), node)); };
    drop(row_arcs_[cell / width_], columnNode(columnOf(cell)));
    drop(column_arcs_[cell % width_], rowNode(rowOf(cell)));
}

TableNetwork::Cell TableNetwork::between(int from, int to) const {
    return from <= rows_ ? cell(from, to - rows_ - 1) : cell(to, from - rows_ - 1);
}

// From a row to a column the signed cell rises, from a column to a row it falls. A total is the negative of
// the sum beside it, so it rises by getting smaller: down to 0.
std::int64_t TableNetwork::room(int from, int to) const {
    const Cell arc = between(from, to);
    const bool rises = (from <= rows_) != backward_;
    const bool negative = (rowOf(arc) == rows_) != (columnOf(arc) == columns_);
    const std::int64_t capacity = rises == negative ? value_[arc] : unbounded;
    return rises ? capacity - flow_[arc] : capacity + flow_[arc];
}

const std::vector<int>& TableNetwork::arcsOf(int node) const {
    return node <= rows_ ? row_arcs_[static_cast<std::size_t>(node)]
                         : column_arcs_[static_cast<std::size_t>(node - rows_ - 1)];
}

/// Breadth first distances from the source, as far as the sink.
bool TableNetwork::layer() {
    const auto reset = [&](int node) {
        level_[static_cast<std::size_t>(node)] = -1;
        next_[static_cast<std::size_t>(node)] = 0;
    };
    for (const int node : queue_) reset(node);  // of the last time
    reset(sink_);
    queue_.assign(1, source_);
    level_[static_cast<std::size_t>(source_)] = 0;
    for (std::size_t head = 0; head < queue_.size(); ++head) {
        const int node = queue_[head];
        const int level = level_[static_cast<std::size_t>(node)];
        const auto& arcs = arcsOf(node);
        for (const int to : arcs) {
            ++work_;
            if (level_[static_cast<std::size_t>(to)] >= 0 || between(node, to) == moved_ || room(node, to) <= 0)
                continue;
            level_[static_cast<std::size_t>(to)] = level + 1;
            if (to == sink_) return true;
            queue_.push_back(to);
        }
    }
    return false;
}

std::int64_t TableNetwork::push(int node, std::int64_t amount) {
    if (node == sink_) return amount;
    const auto& arcs = arcsOf(node);
    for (std::size_t& i = next_[static_cast<std::size_t>(node)]; i < arcs.size(); ++i) {
        const int to = arcs[i];
        ++work_;
        if (level_[static_cast<std::size_t>(to)] != level_[static_cast<std::size_t>(node)] + 1) continue;
        const Cell arc = between(node, to);
        const std::int64_t free = room(node, to);
        if (arc == moved_ || free <= 0) continue;
        const std::int64_t pushed = push(to, std::min(amount, free));
        if (pushed <= 0) continue;
        if (flow_[arc] == 0) flowing_.push_back(arc);
        flow_[arc] += (node <= rows_) != backward_ ? pushed : -pushed;
        return pushed;
    }
    return 0;
}

/// Dinic's maximum flow, until `enough`. The flow stays for cheapestDetour.
std::int64_t TableNetwork::move(Cell cell, bool up, std::int64_t enough) {
    for (const Cell arc : flowing_) flow_[arc] = 0;
    flowing_.clear();
    if (!queue_.empty()) level_[static_cast<std::size_t>(sink_)] = -1;
    moved_ = cell;
    const bool negative = isTotal(cell) && !isGrandTotal(cell);
    // When the signed cell rises, the same amount has to come back from its column to its row.
    const bool rises = up != negative;
    source_ = rises ? columnNode(columnOf(cell)) : rowNode(rowOf(cell));
    sink_ = rises ? rowNode(rowOf(cell)) : columnNode(columnOf(cell));
    // Looked for from the end with fewer arcs, which is mostly much faster.
    backward_ = arcsOf(source_).size() > arcsOf(sink_).size();
    if (backward_) std::swap(source_, sink_);
    if (!up) enough = std::min(enough, value_[cell]);
    std::int64_t moved = 0;
    while (moved < enough && layer()) {
        while (moved < enough) {
            const std::int64_t pushed = push(source_, enough - moved);
            if (pushed <= 0) break;
            if (pushed > unbounded / 2) return unbounded;
            moved += pushed;
        }
    }
    return moved;
}

std::int64_t TableNetwork::rise(Cell cell, std::int64_t enough) {
    return move(cell, true, enough);
}

std::int64_t TableNetwork::fall(Cell cell, std::int64_t enough) {
    return move(cell, false, enough);
}

std::int64_t TableNetwork::spread(Cell cell, std::int64_t enough) {
    const std::int64_t down = fall(cell, enough);
    return down >= enough ? down : down + rise(cell, enough - down);
}

/// Dijkstra's shortest path through what the flow left free, unhidden cells at their price.
std::optional<std::vector<TableNetwork::Cell>> TableNetwork::cheapestDetour(std::int64_t demand, const Price& price) {
    constexpr double far = std::numeric_limits<double>::infinity();
    std::vector<double> cost(level_.size(), far);
    std::vector<int> from(level_.size(), -1);
    std::priority_queue<std::pair<double, int>, std::vector<std::pair<double, int>>, std::greater<>> open;
    cost[static_cast<std::size_t>(source_)] = 0;
    open.emplace(0, source_);
    while (!open.empty()) {
        const auto [reached, node] = open.top();
        open.pop();
        if (reached > cost[static_cast<std::size_t>(node)]) continue;
        if (node == sink_) break;
        const int first = node <= rows_ ? rows_ + 1 : 0;
        const int count = node <= rows_ ? columns_ + 1 : rows_ + 1;
        for (int to = first; to < first + count; ++to) {
            ++work_;
            const Cell arc = between(node, to);
            if (arc == moved_ || room(node, to) < demand) continue;
            const std::optional<double> asked = hidden(arc) ? 0 : price(arc);
            if (!asked || reached + *asked >= cost[static_cast<std::size_t>(to)]) continue;
            cost[static_cast<std::size_t>(to)] = reached + *asked;
            from[static_cast<std::size_t>(to)] = node;
            open.emplace(cost[static_cast<std::size_t>(to)], to);
        }
    }
    if (cost[static_cast<std::size_t>(sink_)] == far) return std::nullopt;
    std::vector<Cell> path;
    for (int node = sink_; node != source_; node = from[static_cast<std::size_t>(node)])
        if (const Cell arc = between(from[static_cast<std::size_t>(node)], node); !hidden(arc)) path.push_back(arc);
    return path;
}

}  // namespace diaoyan
