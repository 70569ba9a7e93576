// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace diaoyan {

/// splitmix64 (Steele, Lea, Flood 2014): the same numbers everywhere, unlike the distributions of <random>.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// 0 .. bound - 1. REQUIRES: bound > 0, far below 2^64 (the modulo bias is then without importance)
    std::int64_t below(std::int64_t bound);

private:
    std::uint64_t state_;
};

/// How much a person is inclined to a category, in whole numbers: 100 is average.
using Inclination = std::function<std::int64_t(std::size_t person, std::size_t category)>;

/// Gives each of `persons` people one category so that every category is given exactly counts[category] times:
/// each draws in turn from what is left, in proportion to their inclination.
/// REQUIRES: the counts sum up to `persons`; inclinations are positive
std::vector<std::size_t> drawOne(Dice& dice, std::size_t persons, std::vector<std::int64_t> counts,
                                 const Inclination& inclination);

/// Gives people sets of categories, nobody an empty one, each category exactly counts[category] times.
/// REQUIRES: every count <= persons <= sum of the counts
std::vector<std::vector<std::size_t>> drawSome(Dice& dice, std::size_t persons, std::vector<std::int64_t> counts,
                                               const Inclination& inclination);

/// Splits `total` in proportion to the weights by largest remainders (Hamilton), earlier parts first on ties.
std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<std::int64_t>& weights);

/// The numbers 0 .. count - 1 in random order.
std::vector<std::size_t> shuffled(Dice& dice, std::size_t count);

}  // namespace diaoyan
