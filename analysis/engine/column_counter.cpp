// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/column_counter.h"

#include "analysis/engine/cell_counts.h"

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

std::size_t atMost(std::size_t value, std::size_t limit) {
    return value < limit ? value : limit;
}

/// A matrix of sums of weights and of their squares, a line per group. Sums of many small terms are kept
/// in extended precision, so that the order of the rows does not show.
struct WeightCells {
    std::size_t width;
    std::vector<long double> sums;
    std::vector<long double> squares;

    WeightCells(std::size_t groups, std::size_t columns)
        : width(columns), sums(groups * columns), squares(groups * columns) {}

    void add(std::size_t group, std::size_t cell, double weight) {
        sums[group * width + cell] += weight;
        squares[group * width + cell] += static_cast<long double>(weight) * weight;
    }

    double sum(std::size_t group, std::size_t cell) const { return static_cast<double>(sums[group * width + cell]); }
    double square(std::size_t group, std::size_t cell) const {
        return static_cast<double>(squares[group * width + cell]);
    }

    /// The line of a group whose first cells are options, then the reasons of being missing.
    WeightSums line(std::size_t group, std::size_t options) const {
        WeightSums weighted;
        for (std::size_t option = 0; option < options; ++option) {
            weighted.options.push_back(sum(group, option));
            weighted.option_squares.push_back(square(group, option));
        }
        for (std::size_t reason = 0; reason < missingReasons; ++reason)
            weighted.missing[reason] = sum(group, options + reason);
        return weighted;
    }
};

struct Counter {
    const Grouping& grouping;
    std::size_t rows;
    const std::vector<double>& weights;
    std::vector<ItemCounts> counts{grouping.groups.size() + 1};

    void operator()(const CodeColumn& column) {
        const CellCounts cells = codeCells(column, grouping, rows);
        for (std::size_t g = 0; g < counts.size(); ++g) {
            const std::uint32_t* const line = cells.line(g);
            counts[g].options.assign(line, line + column.options);
            counts[g].answered = std::accumulate(line, line + column.options, std::int64_t{0});
            std::copy_n(line + column.options, missingReasons, counts[g].missing.begin());
        }
        if (!weights.empty()) weigh(column);
    }

    void weigh(const CodeColumn& column) {
        WeightCells cells(counts.size(), column.options + missingReasons);
        withGroupOf(grouping, [&](auto groupOf) {
            std::visit(
                [&](const auto& codes) {
                    for (std::size_t row = 0; row < rows; ++row)
                        cells.add(groupOf(row), atMost(codes[row], cells.width - 1), weights[row]);
                },
                column.codes);
        });
        for (std::size_t g = 0; g < counts.size(); ++g) {
            WeightSums weighted = cells.line(g, column.options);
            for (std::size_t option = 0; option < column.options; ++option) {
                weighted.answered += weighted.options[option];
                weighted.answered_squares += weighted.option_squares[option];
            }
            counts[g].weighted = std::move(weighted);
        }
    }

    void operator()(const TickColumn& column) {
        const CellCounts cells = tickCells(column, grouping, rows);
        const TickCells places{column.bytes_per_row * std::size_t{8}};
        for (std::size_t g = 0; g < counts.size(); ++g) {
            const std::uint32_t* const line = cells.line(g);
            counts[g].options.assign(line, line + column.options);
            const std::uint32_t* const choices = line + places.choices();
            counts[g].choices.assign(choices, choices + column.options + 1);
            counts[g].choices[0] = 0;
            counts[g].answered = std::accumulate(choices + 1, choices + column.options + 1, std::int64_t{0});
            std::copy_n(line + places.reasons(), missingReasons, counts[g].missing.begin());
        }
        if (!weights.empty()) weigh(column);
    }

    void weigh(const TickColumn& column) {
        // After the options and the reasons of being missing: everybody who ticked something.
        const std::size_t anything = column.options + missingReasons;
        WeightCells cells(counts.size(), anything + 1);
        withGroupOf(grouping, [&](auto groupOf) {
            for (std::size_t row = 0; row < rows; ++row) {
                const std::uint8_t* const bytes = column.bits.data() + row * column.bytes_per_row;
                bool any = false;
                for (std::size_t option = 0; option < column.options; ++option)
                    if ((bytes[option / 8] >> (option % 8)) & 1u) {
                        cells.add(groupOf(row), option, weights[row]);
                        any = true;
                    }
                cells.add(groupOf(row), any ? anything : column.options + reasonNumber(column.reasons, row),
                          weights[row]);
            }
        });
        for (std::size_t g = 0; g < counts.size(); ++g) {
            WeightSums weighted = cells.line(g, column.options);
            weighted.answered = cells.sum(g, anything);
            weighted.answered_squares = cells.square(g, anything);
            counts[g].weighted = std::move(weighted);
        }
    }

    void operator()(const RankColumn& column) {
        for (ItemCounts& group : counts) {
            group.options.assign(column.options, 0);
            group.ranked.assign(column.options, 0);
            group.rank_sum.assign(column.options, 0);
        }
        withGroupOf(grouping, [&](auto groupOf) {
            const std::uint8_t* ranks = column.ranks.data();
            for (std::size_t row = 0; row < rows; ++row, ranks += column.options) {
                ItemCounts& group = counts[groupOf(row)];
                bool answered = false;
                for (std::size_t option = 0; option < column.options; ++option) {
                    if (ranks[option] == 0) continue;
                    answered = true;
                    if (ranks[option] == 1) ++group.options[option];
                    ++group.ranked[option];
                    group.rank_sum[option] += ranks[option];
                }
                if (answered)
                    ++group.answered;
                else
                    noteMissing(groupOf(row), column.reasons, row);
            }
        });
    }

    void operator()(const NumberColumn&) {}
    void operator()(const TextColumn&) {}

    static std::size_t reasonNumber(const std::vector<std::uint8_t>& reasons, std::size_t row) {
        return atMost(static_cast<std::size_t>(reasonAt(reasons, row)), missingReasons - 1);
    }

    void noteMissing(std::size_t group, const std::vector<std::uint8_t>& reasons, std::size_t row) {
        ++counts[group].missing[reasonNumber(reasons, row)];
    }
};

}  // namespace

std::vector<ItemCounts> countColumn(const Column& column, const Grouping& grouping, std::size_t rows,
                                    const std::vector<double>& weights) {
    Counter counter{.grouping = grouping, .rows = rows, .weights = weights};
    std::visit(counter, column);
    return std::move(counter.counts);
}

}  // namespace diaoyan
