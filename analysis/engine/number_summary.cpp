// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/number_summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaoyan {

std::int64_t NumberSummary::asked() const {
    return n + missing[static_cast<std::size_t>(MissingReason::unanswered)] +
           missing[static_cast<std::size_t>(MissingReason::invalid)];
}

std::optional<double> quantile(const std::vector<double>& sorted, double probability) {
    if (sorted.empty() || !(probability >= 0 && probability <= 1)) return std::nullopt;
    const double place = static_cast<double>(sorted.size() - 1) * probability;
    const auto below = static_cast<std::size_t>(std::floor(place));
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = place - static_cast<double>(below);
    if (part == 0) return sorted[below];
    // Weighted ends instead of a difference: -1e308 and 1e308 must not overflow.
    return (1 - part) * sorted[below] + part * sorted[above];
}

NumberSummary summarizeNumbers(std::vector<double> values, std::array<std::int64_t, missingReasons> missing) {
    const auto finite_end = std::partition(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    missing[static_cast<std::size_t>(MissingReason::invalid)] += values.end() - finite_end;
    values.erase(finite_end, values.end());
    std::sort(values.begin(), values.end());  // also makes the sums independent of the order of rows

    NumberSummary summary;
    summary.n = static_cast<std::int64_t>(values.size());
    summary.missing = missing;
    if (values.empty()) return summary;
    const auto n = static_cast<double>(values.size());
    summary.sum = std::accumulate(values.begin(), values.end(), 0.0);
    double mean = summary.sum / n;
    if (!std::isfinite(mean))
        mean = std::accumulate(values.begin(), values.end(), 0.0, [n](double sum, double v) { return sum + v / n; });
    mean = std::clamp(mean, values.front(), values.back());
    // One correction: the sum of large values of one sign may have lost the last digits.
    double residual = 0;
    for (const double value : values) residual += value - mean;
    if (std::isfinite(residual)) mean += residual / n;
    summary.mean = mean;
    if (values.size() > 1) {
        double squares = 0;
        for (const double value : values) squares += (value - mean) * (value - mean);
        if (std::isfinite(squares)) summary.sd = std::sqrt(squares / (n - 1));
    }
    summary.min = values.front();
    summary.lower_quartile = quantile(values, 0.25);
    summary.median = quantile(values, 0.5);
    summary.upper_quartile = quantile(values, 0.75);
    summary.max = values.back();
    return summary;
}

}  // namespace diaoyan
