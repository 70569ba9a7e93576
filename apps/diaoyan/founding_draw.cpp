// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_draw.h"

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

/// One of the categories in proportion to its weight. REQUIRES: a positive weight
std::size_t drawWeighted(Dice& dice, const std::vector<std::int64_t>& weights) {
    std::int64_t at = dice.below(std::accumulate(weights.begin(), weights.end(), std::int64_t{0}));
    std::size_t category = 0;
    while (at >= weights[category]) at -= weights[category++];
    return category;
}

}  // namespace

std::uint64_t Dice::next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
}

std::int64_t Dice::below(std::int64_t bound) {
    return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(bound));
}

std::vector<std::size_t> drawOne(Dice& dice, std::size_t persons, std::vector<std::int64_t> counts,
                                 const Inclination& inclination) {
    std::vector<std::size_t> drawn(persons);
    std::vector<std::int64_t> weights(counts.size());
    for (const std::size_t person : shuffled(dice, persons)) {
        for (std::size_t category = 0; category < counts.size(); ++category)
            weights[category] = counts[category] * inclination(person, category);
        drawn[person] = drawWeighted(dice, weights);
        --counts[drawn[person]];
    }
    return drawn;
}

std::vector<std::vector<std::size_t>> drawSome(Dice& dice, std::size_t persons, std::vector<std::int64_t> counts,
                                               const Inclination& inclination) {
    // First one category for everybody, in proportion to what there is to give; then the rest, category by
    // category, among those who do not have it yet.
    const std::vector<std::int64_t> first = apportion(static_cast<std::int64_t>(persons), counts);
    std::vector<std::vector<std::size_t>> sets(persons);
    const std::vector<std::size_t> firsts = drawOne(dice, persons, first, inclination);
    for (std::size_t person = 0; person < persons; ++person) sets[person].push_back(firsts[person]);
    for (std::size_t category = 0; category < counts.size(); ++category) {
        std::vector<std::int64_t> weights(persons);
        for (std::size_t person = 0; person < persons; ++person)
            weights[person] = firsts[person] == category ? 0 : inclination(person, category);
        for (std::int64_t left = counts[category] - first[category]; left > 0; --left) {
            const std::size_t person = drawWeighted(dice, weights);
            weights[person] = 0;
            sets[person].push_back(category);
        }
    }
    for (auto& set : sets) std::sort(set.begin(), set.end());
    return sets;
}

std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<std::int64_t>& weights) {
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    std::vector<std::int64_t> parts;
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (const std::int64_t weight : weights) parts.push_back(total * weight / sum);
    const std::int64_t left = total - std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return total * weights[a] % sum > total * weights[b] % sum; });
    for (std::int64_t i = 0; i < left; ++i) ++parts[order[static_cast<std::size_t>(i)]];
    return parts;
}

std::vector<std::size_t> shuffled(Dice& dice, std::size_t count) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
    return order;
}

}  // namespace diaoyan
