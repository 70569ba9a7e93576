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

/// Wright (1992), Biometrics 48:1005-1013, appendix: the algorithm that R uses. `p` ascending.
void hommel(std::vector<double>& p) {
    const std::size_t n = p.size();
    if (n < 2) return;
    double least = 1;
    for (std::size_t i = 0; i < n; ++i)
        least = std::min(least, static_cast<double>(n) * p[i] / static_cast<double>(i + 1));
    std::vector<double> q(n, least), result(n, least);
    for (std::size_t m = n - 1; m >= 2; --m) {
        const auto size = static_cast<double>(m);
        double smallest = size * p[n - m + 1] / 2;
        for (std::size_t j = 2; j <= m; ++j)
            smallest = std::min(smallest, size * p[n - m + j - 1] / static_cast<double>(j));
        for (std::size_t i = 0; i <= n - m; ++i) q[i] = std::min(size * p[i], smallest);
        for (std::size_t i = n - m + 1; i < n; ++i) q[i] = q[n - m];
        for (std::size_t i = 0; i < n; ++i) result[i] = std::max(result[i], q[i]);
    }
    for (std::size_t i = 0; i < n; ++i) p[i] = std::max(result[i], p[i]);
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
