// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace diaoyan::town {

/// What somebody can work out who knows sums of numbers that are not negative: knows nothing of how they were made.
/// Bounds are tightened until nothing moves, then the equations are solved (modulo a large prime).
class ReaderOfAll {
public:
    explicit ReaderOfAll(std::size_t numbers) : low_(numbers, 0), high_(numbers, 1'000'000) {}

    void learn(std::vector<std::size_t> members, std::int64_t sum) {
        if (!members.empty()) equations_.push_back({std::move(members), sum});
    }

    void think() {
        while (tighten()) {}
        eliminate();
    }

    /// Whether the sum of these numbers is known. After think().
    bool knows(const std::vector<std::size_t>& members) const {
        std::vector<std::uint64_t> line(low_.size(), 0);
        for (const std::size_t m : members)
            if (low_[m] != high_[m]) line[m] = 1;
        for (std::size_t e = 0; e < solved_.size(); ++e) reduce(line, solved_[e], pivots_[e]);
        return std::all_of(line.begin(), line.end(), [](std::uint64_t one) { return one == 0; });
    }

private:
    static constexpr std::uint64_t prime = 2'147'483'647;
    struct SumKnown {
        std::vector<std::size_t> members;
        std::int64_t sum = 0;
    };

    bool tighten() {
        bool moved = false;
        for (const SumKnown& equation : equations_) {
            std::int64_t low = 0, high = 0;
            for (const std::size_t m : equation.members) {
                low += low_[m];
                high += high_[m];
            }
            for (const std::size_t m : equation.members) {
                const std::int64_t most = equation.sum - (low - low_[m]), least = equation.sum - (high - high_[m]);
                if (most < high_[m]) {
                    high -= high_[m] - most;
                    high_[m] = most;
                    moved = true;
                }
                if (least > low_[m]) {
                    low += least - low_[m];
                    low_[m] = least;
                    moved = true;
                }
            }
        }
        return moved;
    }

    static std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
        std::uint64_t result = 1;
        for (; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) != 0) result = result * base % prime;
            base = base * base % prime;
        }
        return result;
    }

    static void reduce(std::vector<std::uint64_t>& line, const std::vector<std::uint64_t>& by, std::size_t pivot) {
        const std::uint64_t times = line[pivot];
        if (times == 0) return;
        for (std::size_t i = pivot; i < line.size(); ++i)
            if (by[i] != 0) line[i] = (line[i] + (prime - times) * by[i]) % prime;
    }

    /// Rows with pivots at growing positions; each begins with 1 at its pivot.
    void eliminate() {
        std::vector<std::vector<std::uint64_t>> left;
        for (const SumKnown& equation : equations_) {
            std::vector<std::uint64_t> line(low_.size(), 0);
            for (const std::size_t m : equation.members)
                if (low_[m] != high_[m]) line[m] = 1;
            left.push_back(std::move(line));
        }
        for (std::size_t column = 0; column < low_.size(); ++column) {
            const auto found =
                std::find_if(left.begin(), left.end(), [&](const auto& line) { return line[column] != 0; });
            if (found == left.end()) continue;
            std::vector<std::uint64_t> row = std::move(*found);
            left.erase(found);
            const std::uint64_t inverse = power(row[column], prime - 2);
            for (std::uint64_t& one : row) one = one * inverse % prime;
            for (auto& line : left) reduce(line, row, column);
            solved_.push_back(std::move(row));
            pivots_.push_back(column);
        }
    }

    std::vector<std::int64_t> low_, high_;
    std::vector<SumKnown> equations_;
    std::vector<std::vector<std::uint64_t>> solved_;
    std::vector<std::size_t> pivots_;
};

}  // namespace diaoyan::town
