// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/nps.h"

#include "analysis/numeric/tails.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

}  // namespace

Result<NetPromoterScore> netPromoterScore(const std::array<std::int64_t, 11>& counts, Confidence confidence) {
    NetPromoterScore result;
    result.confidence = confidence;
    for (std::size_t value = 0; value < counts.size(); ++value) {
        if (counts[value] < 0) return Problem{"wrong-counts", phrase("人数不能为负", "a count cannot be negative"), {}};
        (value >= 9 ? result.promoters : value >= 7 ? result.passives : result.detractors) += counts[value];
        result.n += counts[value];
    }
    if (result.n == 0) return Problem{"no-answers", phrase("没有人作答", "nobody answered"), {}};
    const auto n = static_cast<double>(result.n);
    const Wide difference = Wide{result.promoters} - result.detractors;
    result.score = 100 * static_cast<double>(difference) / n;
    // n (P + D) - (P - D)^2, exact before the division.
    const Wide spread = Wide{result.n} * (Wide{result.promoters} + result.detractors) - difference * difference;
    const double sd = 100 * std::sqrt(static_cast<double>(spread)) / n;
    result.standard_error = sd / std::sqrt(n);
    if (result.n > 1) result.standard_error_n1 = sd / std::sqrt(n - 1);
    const double room = normalQuantile(1 - confidence.alpha() / 2) * result.standard_error;
    result.interval = {std::max(-100.0, result.score - room), std::min(100.0, result.score + room)};
    return result;
}

Result<NetPromoterScore> netPromoterScore(const ValueCounts& values, Confidence confidence) {
    std::array<std::int64_t, 11> counts{};
    for (const ValueCount& one : values) {
        if (!(one.value >= 0 && one.value <= 10) || one.value != std::floor(one.value))
            return Problem{"not-0-to-10",
                           phrase("净推荐值只用于 0 到 10 分的题目", "the net promoter score needs a scale of 0 to 10"),
                           {}};
        counts[static_cast<std::size_t>(one.value)] += one.count;
    }
    return netPromoterScore(counts, confidence);
}

}  // namespace diaoyan
