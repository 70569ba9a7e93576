// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/freeman_halton.h"

#include "analysis/crosstabs/non_empty.h"
#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace diaoyan {

namespace {

constexpr std::int64_t mostPeople = 100'000;
constexpr std::size_t mostColumns = 30;  // as deep goes the recursion
constexpr std::size_t mostBeginnings = 1'500'000;
constexpr double hopeless = 3e7;               // by a bound that is often ten times too high
constexpr std::size_t mostCells = 60'000'000;  // filled in, over all halves of tables

using Margin = std::vector<std::int64_t>;

/// Calls `found` with every way to put `left` people into rows `from`, `from` + 1 ... of these capacities; stops
/// when it returns false.
template <class Found>
bool forEachSplit(const Margin& capacity, std::size_t from, std::int64_t left, std::int64_t capacity_left,
                  Margin& split, const Found& found) {
    if (from + 1 == capacity.size()) {
        split[from] = left;
        return found();
    }
    const std::int64_t later = capacity_left - capacity[from];
    for (std::int64_t x = std::max<std::int64_t>(0, left - later); x <= std::min(left, capacity[from]); ++x) {
        split[from] = x;
        if (!forEachSplit(capacity, from + 1, left - x, later, split, found)) return false;
    }
    return true;
}

/// All tables with fixed margins, in two halves that meet: all columns but the last two one after another
/// (what they leave of the rows, and their part of log(product of n_ij!)), and for every remainder the ways
/// to fill the last two, sorted, with running sums. Tables number in billions where halves number in millions.
class FixedMargins {
public:
    FixedMargins(Margin rows, Margin columns, double observed)
        : rows_(std::move(rows)), columns_(std::move(columns)), observed_(observed) {
        std::sort(rows_.begin(), rows_.end());
        // The two largest last: their ways are what is summed in one stroke.
        std::sort(columns_.begin(), columns_.end());
        for (const std::int64_t row : rows_) total_ += row;
    }

    std::optional<Tail> p() {
        if (columns_.size() > mostColumns) return std::nullopt;
        double states = 1;
        for (const std::int64_t row : rows_) states *= static_cast<double>(row + 1);
        if (states > 1e15 || mostPossibleBeginnings() > hopeless) return std::nullopt;
        fillLogFactorials();
        for (const std::int64_t row : rows_) log_all_ += factorial(row);
        for (const std::int64_t column : columns_) log_all_ += factorial(column);
        log_all_ -= factorial(total_);
        if (!begin(0, rows_, 0)) return std::nullopt;
        std::sort(beginnings_.begin(), beginnings_.end());
        for (std::size_t i = 0; i < beginnings_.size();) {
            std::size_t end = i;
            while (end < beginnings_.size() && beginnings_[end].remainder == beginnings_[i].remainder) ++end;
            if (!join(i, end)) return std::nullopt;
            i = end;
        }
        const double log_p = std::min(0.0, std::log(unlikely_.value()) + log_all_ - observed_ - std::log(all_.value()));
        return Tail{std::exp(log_p), log_p};
    }

private:
    /// Ways to fill every column but the last two, were it the first.
    double mostPossibleBeginnings() const {
        double product = 1;
        for (std::size_t c = 0; c + 2 < columns_.size() && product <= hopeless; ++c) product *= splits(columns_[c]);
        return product;
    }
    double splits(std::int64_t people) const {
        // ways[n]: to put n people into the rows so far, by running sums.
        std::vector<double> ways(static_cast<std::size_t>(people) + 1, 0);
        ways[0] = 1;
        for (const std::int64_t row : rows_) {
            const std::vector<double> before = ways;
            double running = 0;
            for (std::size_t n = 0; n < ways.size(); ++n) {
                running += before[n];
                if (const auto capacity = static_cast<std::size_t>(row); n > capacity)
                    running -= before[n - capacity - 1];
                ways[n] = running;
            }
        }
        return ways.back();
    }

    struct Beginning {
        std::uint64_t remainder = 0;  ///< of the rows, as one number
        double factorials = 0;        ///< log of the product of n_ij! so far
        bool operator<(const Beginning& other) const {
            return remainder != other.remainder ? remainder < other.remainder : factorials < other.factorials;
        }
    };

    void fillLogFactorials() {
        NeumaierSum sum;
        log_factorials_.assign(1, 0);
        for (std::int64_t n = 1; n <= total_; ++n) {
            sum += std::log(static_cast<double>(n));
            log_factorials_.push_back(sum.value());
        }
    }
    double factorial(std::int64_t n) const { return log_factorials_[static_cast<std::size_t>(n)]; }
    double factorials(const Margin& counts) const {
        double sum = 0;
        for (const std::int64_t count : counts) sum += factorial(count);
        return sum;
    }

    bool begin(std::size_t column, const Margin& left, double so_far) {
        if (column + 2 >= columns_.size()) {
            std::uint64_t remainder = 0;
            for (std::size_t r = 0; r < rows_.size(); ++r)
                remainder = remainder * static_cast<std::uint64_t>(rows_[r] + 1) + static_cast<std::uint64_t>(left[r]);
            beginnings_.push_back({remainder, so_far});
            return beginnings_.size() < mostBeginnings;
        }
        std::int64_t people = 0;
        for (const std::int64_t row : left) people += row;
        Margin split(rows_.size()), after(rows_.size());
        return forEachSplit(left, 0, columns_[column], people, split, [&] {
            for (std::size_t r = 0; r < rows_.size(); ++r) after[r] = left[r] - split[r];
            cells_ += rows_.size();
            return cells_ < mostCells && begin(column + 1, after, so_far + factorials(split));
        });
    }

    /// Adds the tables of all beginnings i .. end - 1, which leave the same.
    bool join(std::size_t i, std::size_t end) {
        Margin left(rows_.size()), split(rows_.size());
        std::uint64_t remainder = beginnings_[i].remainder;
        std::int64_t people = 0;
        for (std::size_t r = rows_.size(); r-- > 0;) {
            const auto base = static_cast<std::uint64_t>(rows_[r] + 1);
            left[r] = static_cast<std::int64_t>(remainder % base);
            remainder /= base;
            people += left[r];
        }
        endings_.clear();
        const bool all = forEachSplit(left, 0, columns_[columns_.size() - 2], people, split, [&] {
            double sum = factorials(split);
            for (std::size_t r = 0; r < rows_.size(); ++r) sum += factorial(left[r] - split[r]);
            endings_.push_back(sum);
            cells_ += rows_.size();
            return cells_ < mostCells;
        });
        if (!all) return false;
        std::sort(endings_.begin(), endings_.end());
        // sums[j]: probability of the endings from j on, relative to that of ending j, the likeliest of them.
        sums_.assign(endings_.size(), 1);
        for (std::size_t j = endings_.size() - 1; j-- > 0;)
            sums_[j] += sums_[j + 1] * std::exp(endings_[j] - endings_[j + 1]);
        for (; i < end; ++i) {
            const double begun = beginnings_[i].factorials;
            all_ += std::exp(log_all_ - begun - endings_[0]) * sums_[0];
            // No likelier: the product of the factorials is as large or larger.
            const auto first = std::lower_bound(endings_.begin(), endings_.end(), observed_ - begun - 1e-7);
            if (first == endings_.end()) continue;
            unlikely_ +=
                std::exp(observed_ - begun - *first) * sums_[static_cast<std::size_t>(first - endings_.begin())];
        }
        return true;
    }

    Margin rows_, columns_;
    double observed_;
    std::int64_t total_ = 0;
    double log_all_ = 0;
    std::vector<double> log_factorials_;
    std::vector<Beginning> beginnings_;
    std::vector<double> endings_, sums_;
    std::size_t cells_ = 0;
    NeumaierSum all_, unlikely_;
};

double logFactorialsOf(const std::vector<std::int64_t>& counts) {
    // Counted, not looked up, so that the table may still turn out too large; at most mostPeople steps.
    NeumaierSum sum;
    for (const std::int64_t count : counts)
        for (std::int64_t n = 2; n <= count; ++n) sum += std::log(static_cast<double>(n));
    return sum.value();
}

}  // namespace

std::optional<Tail> freemanHaltonP(const CrossTable& table) {
    const NonEmptyTable filled = nonEmpty(table);
    if (nothingToTest(filled) || filled.total > mostPeople) return std::nullopt;
    // The remainder is that of the shorter margin: fewer remainders, more beginnings that share one.
    const bool upright = filled.rows.size() <= filled.columns.size();
    FixedMargins tables(upright ? filled.row_totals : filled.column_totals,
                        upright ? filled.column_totals : filled.row_totals, logFactorialsOf(filled.counts));
    return tables.p();
}

}  // namespace diaoyan
