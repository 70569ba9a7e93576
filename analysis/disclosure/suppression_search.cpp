// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/suppression_search.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace diaoyan {

namespace {

using Cell = TableNetwork::Cell;

/// A pattern of more further cells is not searched for a better one; steps (arcs looked at) of that search, and of
/// showing superfluous cells again.
constexpr std::size_t mostSearched = 30;
constexpr std::int64_t searchWork = 30'000'000;
constexpr std::int64_t tidyingWork = 60'000'000;

/// A pattern of further cells, totals among them.
struct CoverPattern {
    std::vector<Cell> cells;
    std::size_t totals = 0;
    std::int64_t sum = 0;

    auto badness() const { return std::tuple(totals, cells.size(), sum); }
};

class Cover {
public:
    Cover(TableNetwork& table, std::vector<Cell> primary, std::int64_t width)
        : table_(table), primary_(std::move(primary)), width_(width), is_primary_(table.cells(), 0) {
        const auto total = [&](int row, int column) { return table_.value(table_.cell(row, column)); };
        const auto key = [&](Cell cell) {
            return std::tuple(table_.value(cell), total(table_.rowOf(cell), table_.columns()),
                              total(table_.rows(), table_.columnOf(cell)), cell);
        };
        std::sort(primary_.begin(), primary_.end(), [&](Cell a, Cell b) { return key(a) < key(b); });
        for (const Cell cell : primary_) {
            is_primary_[cell] = 1;
            table_.hide(cell);
        }
        for (Cell cell = 0; cell < table_.cells(); ++cell)
            if (!table_.isTotal(cell) && is_primary_[cell] == 0 && table_.value(cell) > 0) candidates_.push_back(cell);
        std::stable_sort(candidates_.begin(), candidates_.end(),
                         [&](Cell a, Cell b) { return table_.value(a) < table_.value(b); });
        tie_ = 1 / ((static_cast<double>(total(table_.rows(), table_.columns())) + 1) *
                    static_cast<double>(table_.cells()));
    }

    bool best();

private:
    bool safe(Cell cell) { return table_.spread(cell, width_) >= width_; }
    bool allSafe();
    void markHopeless();
    CoverPattern heuristic(bool trusting);
    void protect(std::size_t index, bool trusting);
    bool detour(std::int64_t demand, bool with_totals);
    void tidy();
    CoverPattern pattern() const;
    void apply(const CoverPattern& chosen);

    bool search();
    void branch(std::size_t more, std::int64_t sum);
    std::optional<std::vector<Cell>> choices(std::size_t more);
    std::int64_t work() const { return table_.work() + looked_; }

    TableNetwork& table_;
    std::vector<Cell> primary_;
    std::int64_t width_;
    std::vector<std::uint8_t> is_primary_;
    std::vector<Cell> candidates_;        ///< ascending counts
    std::vector<std::uint8_t> hopeless_;  ///< parallel to primary_: not safe while all totals are printed
    double tie_ = 0;

    std::vector<Cell> chosen_;
    std::vector<std::uint8_t> refused_;
    CoverPattern found_;
    bool improved_ = false;
    std::int64_t looked_ = 0;  ///< cells looked at for choices
    std::int64_t deadline_ = 0;
};

bool Cover::allSafe() {
    return std::all_of(primary_.begin(), primary_.end(), [&](Cell cell) { return safe(cell); });
}

/// Hiding more never narrows a range: what is not safe with everything hidden is not safe with less.
void Cover::markHopeless() {
    for (const Cell cell : candidates_) table_.hide(cell);
    hopeless_.clear();
    for (const Cell cell : primary_) hopeless_.push_back(safe(cell) ? 0 : 1);
    for (const Cell cell : candidates_) table_.show(cell);
}

/// After rise or fall of a cell: hides what lets it move further, by all of the demand if that is possible.
bool Cover::detour(std::int64_t demand, bool with_totals) {
    const auto price = [&](Cell asked) -> std::optional<double> {
        const double tie = static_cast<double>(table_.value(asked)) * tie_;
        if (!table_.isTotal(asked)) return table_.value(asked) > 0 ? std::optional(1 + tie) : std::nullopt;
        if (!with_totals) return std::nullopt;
        return (table_.isGrandTotal(asked) ? 1e7 : 1e3) + tie;
    };
    for (; demand > 0; demand /= 2) {
        const auto path = table_.cheapestDetour(demand, price);
        if (!path || path->empty()) continue;
        for (const Cell more : *path) table_.hide(more);
        return true;
    }
    return false;
}

/// `trusting`: the detour that lets a cell rise will let it fall to 0 as well, which it mostly does.
void Cover::protect(std::size_t index, bool trusting) {
    const Cell cell = primary_[index];
    bool with_totals = hopeless_[index] != 0;
    while (true) {
        const std::int64_t down = table_.fall(cell, width_);
        if (down >= width_) return;
        const std::int64_t up = table_.rise(cell, width_ - down);
        const std::int64_t missing = width_ - down - up;
        if (missing <= 0) return;
        const std::int64_t still_down = table_.value(cell) - down;
        if (detour(trusting ? std::max<std::int64_t>(1, missing - still_down) : missing, with_totals)) continue;
        table_.fall(cell, width_);
        if (detour(std::min(missing, still_down), with_totals)) continue;
        if (with_totals) return;  // cannot be: by way of the grand total every cell can grow
        with_totals = true;
    }
}

CoverPattern Cover::pattern() const {
    CoverPattern now;
    for (Cell cell = 0; cell < table_.cells(); ++cell) {
        if (!table_.hidden(cell) || is_primary_[cell] != 0) continue;
        now.cells.push_back(cell);
        if (table_.isTotal(cell))
            ++now.totals;
        else
            now.sum += table_.value(cell);
    }
    return now;
}

void Cover::apply(const CoverPattern& chosen) {
    for (const Cell cell : pattern().cells) table_.show(cell);
    for (const Cell cell : chosen.cells) table_.hide(cell);
}

/// Shows again what is not needed: totals first, then the largest counts.
void Cover::tidy() {
    std::vector<Cell> order = pattern().cells;
    std::stable_sort(order.begin(), order.end(), [&](Cell a, Cell b) {
        return std::tuple(table_.isGrandTotal(a), table_.isTotal(a), table_.value(a)) >
               std::tuple(table_.isGrandTotal(b), table_.isTotal(b), table_.value(b));
    });
    const std::int64_t stop = table_.work() + tidyingWork;
    std::vector<Cell> near, far;
    for (const Cell cell : order) {
        if (table_.work() > stop) return;
        table_.show(cell);
        // Cells of the same line are the first to lose.
        near.clear();
        far.clear();
        for (const Cell one : primary_) {
            const bool same = table_.rowOf(one) == table_.rowOf(cell) || table_.columnOf(one) == table_.columnOf(cell);
            (same ? near : far).push_back(one);
        }
        const auto kept = [&](const std::vector<Cell>& cells) {
            return std::all_of(cells.begin(), cells.end(),
                               [&](Cell one) { return table_.work() <= stop && safe(one); });
        };
        if (!kept(near) || !kept(far)) table_.hide(cell);
    }
}

CoverPattern Cover::heuristic(bool trusting) {
    for (const Cell cell : pattern().cells) table_.show(cell);
    // Cells that need hidden totals first: what is hidden for them serves the others as well.
    for (const bool first : {true, false})
        for (std::size_t i = 0; i < primary_.size(); ++i)
            if ((hopeless_[i] != 0) == first) protect(i, trusting);
    return pattern();
}

/// The cells of which one must be hidden next. A line whose total is printed gives its only hidden cell
/// away, and a cell that is no help is in no best pattern: so a line with one hidden cell needs another.
/// None when `more` cells are not enough.
std::optional<std::vector<Cell>> Cover::choices(std::size_t more) {
    std::vector<Cell> shortest;
    bool any = false;
    const auto look = [&](int line, int length, bool is_row) {
        if ((is_row ? table_.hiddenInRow(line) : table_.hiddenInColumn(line)) != 1) return std::size_t{0};
        std::vector<Cell> free;
        for (int other = 0; other < length; ++other) {
            const Cell cell = is_row ? table_.cell(line, other) : table_.cell(other, line);
            if (!table_.hidden(cell) && table_.value(cell) > 0 && refused_[cell] == 0) free.push_back(cell);
        }
        if (!any || free.size() < shortest.size()) shortest = std::move(free);
        any = true;
        return std::size_t{1};
    };
    looked_ += static_cast<std::int64_t>(table_.cells());
    std::size_t rows = 0, columns = 0;
    for (int row = 0; row < table_.rows(); ++row) rows += look(row, table_.columns(), true);
    for (int column = 0; column < table_.columns(); ++column) columns += look(column, table_.rows(), false);
    if (std::max(rows, columns) > more) return std::nullopt;
    if (!any) {
        for (const Cell cell : candidates_)
            if (!table_.hidden(cell) && refused_[cell] == 0) shortest.push_back(cell);
    } else {
        std::stable_sort(shortest.begin(), shortest.end(),
                         [&](Cell a, Cell b) { return table_.value(a) < table_.value(b); });
    }
    return shortest;
}

/// Every set of `more` further cells exactly once: a choice tried is refused to its later brothers.
void Cover::branch(std::size_t more, std::int64_t sum) {
    if (work() > deadline_) return;
    if (more == 0) {
        const bool lone = !choices(0).has_value();
        if (lone || !allSafe()) return;
        found_ = {chosen_, 0, sum};
        improved_ = true;
        return;
    }
    const auto cells = choices(more);
    if (!cells) return;
    std::size_t tried = 0;
    for (; tried < cells->size(); ++tried) {
        const Cell cell = (*cells)[tried];
        const std::int64_t with = sum + table_.value(cell);
        const bool same_size = found_.cells.size() == chosen_.size() + more;
        if (same_size && with >= found_.sum) break;
        table_.hide(cell);
        chosen_.push_back(cell);
        branch(more - 1, with);
        chosen_.pop_back();
        table_.show(cell);
        refused_[cell] = 1;
    }
    for (std::size_t i = 0; i < tried; ++i) refused_[(*cells)[i]] = 0;
}

/// Best pattern with all totals printed, starting from the one in found_. True when it was searched through.
bool Cover::search() {
    for (const Cell cell : pattern().cells) table_.show(cell);
    refused_.assign(table_.cells(), 0);
    deadline_ = work() + searchWork;
    const std::size_t most = found_.cells.size();
    for (std::size_t more = 0; more <= most; ++more) {
        improved_ = false;
        branch(more, 0);
        if (work() > deadline_) return false;
        if (improved_) break;
    }
    return true;
}

bool Cover::best() {
    if (primary_.empty() || allSafe()) return true;
    markHopeless();
    found_ = heuristic(false);
    if (CoverPattern other = heuristic(true); other.badness() < found_.badness()) found_ = std::move(other);
    apply(found_);
    tidy();
    found_ = pattern();
    const bool searched = found_.totals == 0 && found_.cells.size() <= mostSearched && search();
    apply(found_);
    return searched;
}

}  // namespace

bool hideComplementaryCells(TableNetwork& table, std::vector<TableNetwork::Cell> primary, std::int64_t width) {
    return Cover(table, std::move(primary), width).best();
}

}  // namespace diaoyan
