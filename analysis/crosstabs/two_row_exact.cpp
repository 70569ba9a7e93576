// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/two_row_exact.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace diaoyan {

namespace {

constexpr double maxTables = 2e5;

/// Fisher's exact test of a 2 x g table by enumeration: the probability of all tables with these margins
/// that are no likelier than the one seen (to 1e-7, as R has it).
class TwoRowEnumeration {
public:
    TwoRowEnumeration(const std::vector<std::int64_t>& sizes, const std::vector<std::int64_t>& counts) {
        const auto all = std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0});
        const auto with = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        // The rarer row, and the largest group last: it takes what the others leave.
        const bool without_is_rarer = all - with < with;
        rare_ = std::min(with, all - with);
        std::vector<std::pair<std::int64_t, std::int64_t>> groups;
        for (std::size_t g = 0; g < sizes.size(); ++g)
            groups.emplace_back(sizes[g], without_is_rarer ? sizes[g] - counts[g] : counts[g]);
        std::sort(groups.begin(), groups.end());
        for (const auto& [size, count] : groups) {
            sizes_.push_back(size);
            seen_.push_back(count);
        }
        for (std::size_t g = 0; g + 1 < sizes_.size(); ++g) {
            tables_ *= static_cast<double>(std::min(sizes_[g], rare_) + 1);
            spread_ += std::min(sizes_[g], rare_);
        }
    }

    bool feasible() const { return tables_ <= maxTables; }

    /// REQUIRES: feasible()
    Tail p() {
        const std::int64_t last_from = std::max<std::int64_t>(0, rare_ - spread_);
        for (std::size_t g = 0; g < sizes_.size(); ++g) {
            const bool last = g + 1 == sizes_.size();
            offsets_.push_back(last ? last_from : 0);
            weights_.push_back(logWeights(sizes_[g], offsets_.back(), std::min(sizes_[g], rare_)));
        }
        double seen = 0;
        for (std::size_t g = 0; g < sizes_.size(); ++g) seen += weight(g, seen_[g]);
        enumerate(0, rare_, 0);
        const double likeliest = *std::max_element(found_.begin(), found_.end());
        double all = 0, no_likelier = 0;
        std::sort(found_.begin(), found_.end());
        for (const double found : found_) {
            all += std::exp(found - likeliest);
            if (found <= seen + 1e-7) no_likelier += std::exp(found - seen);
        }
        const double log_p = std::min(0.0, std::log(no_likelier) + seen - likeliest - std::log(all));
        return {std::exp(log_p), log_p};
    }

private:
    /// log of C(size, x) / C(size, from) for x = from .. to.
    static std::vector<double> logWeights(std::int64_t size, std::int64_t from, std::int64_t to) {
        std::vector<double> weights{0};
        for (std::int64_t x = from; x < to; ++x)
            weights.push_back(weights.back() + std::log(static_cast<double>(size - x) / static_cast<double>(x + 1)));
        return weights;
    }
    double weight(std::size_t group, std::int64_t x) const {
        return weights_[group][static_cast<std::size_t>(x - offsets_[group])];
    }
    void enumerate(std::size_t group, std::int64_t left, double log_weight) {
        if (group + 1 == sizes_.size()) {
            if (left <= sizes_[group]) found_.push_back(log_weight + weight(group, left));
            return;
        }
        for (std::int64_t x = 0; x <= std::min(sizes_[group], left); ++x)
            enumerate(group + 1, left - x, log_weight + weight(group, x));
    }

    std::int64_t rare_ = 0;
    std::int64_t spread_ = 0;
    double tables_ = 1;
    std::vector<std::int64_t> sizes_, seen_, offsets_;
    std::vector<std::vector<double>> weights_;
    std::vector<double> found_;
};

}  // namespace

std::optional<Tail> twoRowExactP(const std::vector<std::int64_t>& sizes, const std::vector<std::int64_t>& counts) {
    if (sizes.empty() || sizes.size() != counts.size()) return std::nullopt;
    for (std::size_t g = 0; g < sizes.size(); ++g)
        if (counts[g] < 0 || counts[g] > sizes[g]) return std::nullopt;
    TwoRowEnumeration tables(sizes, counts);
    if (!tables.feasible()) return std::nullopt;
    return tables.p();
}

}  // namespace diaoyan
