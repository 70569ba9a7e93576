// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/multiple_testing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::array<std::pair<Adjustment, const char*>, 7> names{{{Adjustment::none, "none"},
                                                                   {Adjustment::bonferroni, "bonferroni"},
                                                                   {Adjustment::holm, "holm"},
                                                                   {Adjustment::hochberg, "hochberg"},
                                                                   {Adjustment::hommel, "hommel"},
                                                                   {Adjustment::benjamini_hochberg, "BH"},
                                                                   {Adjustment::benjamini_yekutieli, "BY"}}};

/// Step-up procedures: p(i) * factor(i), never above a later one. `p` ascending.
template <class Factor>
void stepUp(std::vector<double>& p, const Factor& factor) {
    double least = 1;
    for (std::size_t i = p.size(); i-- > 0;) {
        least = std::min(least, p[i] * factor(i));
        p[i] = least;
    }
}

void holm(std::vector<double>& p) {
    double most = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        most = std::max(most, std::min(1.0, p[i] * static_cast<double>(p.size() - i)));
        p[i] = most;
    }
}

/// The p values from below, seen from the axis: the least p(x) / (x - origin) over all x > origin, x counted
/// from 1. Points are added from the right to the left; only the lower convex hull can hold the least.
class LeastSlope {
public:
    void addLeft(double x, double p) {
        while (hull_.size() >= 2 && !isBelow(x, p)) hull_.pop_back();
        hull_.push_back({x, p});
    }
    /// Along the hull, from the left, the slope seen from the origin falls and then rises.
    double from(double origin) const {
        const auto slope = [&](std::size_t i) { return hull_[i].second / (hull_[i].first - origin); };
        std::size_t right = 0, left = hull_.size() - 1;
        while (right < left) {
            const std::size_t middle = (right + left) / 2;
            if (slope(middle) <= slope(middle + 1))
                left = middle;
            else
                right = middle + 1;
        }
        return slope(right);
    }

private:
    /// Is the last point below the line from (x, p) to the one before it?
    bool isBelow(double x, double p) const {
        const auto& last = hull_.back();
        const auto& before = hull_[hull_.size() - 2];
        return (last.second - p) * (before.first - x) < (before.second - p) * (last.first - x);
    }
    std::vector<std::pair<double, double>> hull_;  ///< from the right to the left
};

/// The closed test with Simes' test of every set, in n log n steps: Meijer, Krebs & Goeman (2019),
/// Biometrical Journal 61:73-82. Same values as R, whose algorithm (Wright 1992) takes n^2. `p` ascending.
void hommel(std::vector<double>& p) {
    const std::size_t n = p.size();
    // worst[k]: the largest Simes p of the k or more largest p values; what is left to reject is < k from there.
    std::vector<double> worst(n + 2, 0);
    LeastSlope slopes;
    for (std::size_t k = 1; k <= n; ++k) {
        const auto origin = static_cast<double>(n - k);
        slopes.addLeft(origin + 1, p[n - k]);
        worst[k] = std::min(1.0, static_cast<double>(k) * slopes.from(origin));
    }
    for (std::size_t k = n; k-- > 1;) worst[k] = std::max(worst[k], worst[k + 1]);
    for (double& value : p) {
        // The least over h of max(worst[h + 1], h * p): the first falls, the second rises.
        const auto risen = [&](std::size_t h) { return static_cast<double>(h) * value >= worst[h + 1]; };
        std::size_t low = 0, high = n;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (risen(middle))
                high = middle;
            else
                low = middle + 1;
        }
        const double rising = static_cast<double>(low) * value;
        value = std::max(value, low == 0 ? rising : std::min(rising, worst[low]));
    }
}

void adjust(std::vector<double>& sorted, Adjustment adjustment) {
    const auto n = static_cast<double>(sorted.size());
    switch (adjustment) {
    case Adjustment::none: return;
    case Adjustment::bonferroni:
        for (double& p : sorted) p = std::min(1.0, p * n);
        return;
    case Adjustment::holm: return holm(sorted);
    case Adjustment::hochberg: return stepUp(sorted, [n](std::size_t i) { return n - static_cast<double>(i); });
    case Adjustment::hommel: return hommel(sorted);
    case Adjustment::benjamini_hochberg:
        return stepUp(sorted, [n](std::size_t i) { return n / static_cast<double>(i + 1); });
    case Adjustment::benjamini_yekutieli: {
        double harmonic = 0;
        for (std::size_t i = 1; i <= sorted.size(); ++i) harmonic += 1 / static_cast<double>(i);
        return stepUp(sorted, [=](std::size_t i) { return harmonic * n / static_cast<double>(i + 1); });
    }
    }
}

}  // namespace

std::string adjustmentName(Adjustment adjustment) {
    for (const auto& [known, name] : names)
        if (known == adjustment) return name;
    return {};
}

std::optional<Adjustment> adjustmentNamed(const std::string& name) {
    for (const auto& [known, its_name] : names)
        if (name == its_name) return known;
    return std::nullopt;
}

std::vector<std::optional<double>> adjustedP(const std::vector<std::optional<double>>& p, Adjustment adjustment) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] && !std::isnan(*p[i])) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *p[a] < *p[b]; });
    std::vector<double> sorted;
    for (const std::size_t i : order) sorted.push_back(*p[i]);
    adjust(sorted, adjustment);
    std::vector<std::optional<double>> adjusted(p.size());
    for (std::size_t i = 0; i < order.size(); ++i) adjusted[order[i]] = sorted[i];
    return adjusted;
}

}  // namespace diaoyan
