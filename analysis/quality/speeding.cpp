// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/quality/speeding.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

bool usable(const std::optional<double>& seconds) {
    return seconds && std::isfinite(*seconds) && *seconds >= 0;
}

double medianOf(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    const std::size_t half = times.size() / 2;
    return times.size() % 2 == 1 ? times[half] : times[half - 1] / 2 + times[half] / 2;
}

/// Mean and standard deviation of the logarithms of the positive times.
struct LogTimes {
    double mean = 0;
    std::optional<double> sd;

    explicit LogTimes(const std::vector<double>& times) {
        std::vector<double> logs;
        for (const double time : times)
            if (time > 0) logs.push_back(std::log(time));
        if (logs.size() < 2) return;
        const auto n = static_cast<double>(logs.size());
        const auto [least, most] = std::minmax_element(logs.begin(), logs.end());
        if (*least == *most) return;
        NeumaierSum sum, squares;
        for (const double log : logs) sum += log;
        mean = sum.value() / n;
        for (const double log : logs) squares += (log - mean) * (log - mean);
        sd = std::sqrt(squares.value() / (n - 1));
    }
};

}  // namespace

Result<Speeding> speeding(const std::vector<std::optional<double>>& seconds, std::int64_t items,
                          const SpeedingRule& rule) {
    if (items < 1) return Problem{"no-items", {"题数至少为 1，才能计算每题用时", "it takes at least one item"}, {}};
    Speeding result;
    result.rule = rule;
    result.items = items;
    std::vector<double> times;
    for (const auto& time : seconds) {
        if (usable(time))
            times.push_back(*time);
        else if (time)
            ++result.unusable;
    }
    if (times.empty()) return Problem{"no-times", {"没有可用的答题时长", "no answer sheet has a usable time"}, {}};
    result.n = static_cast<std::int64_t>(times.size());
    result.median = medianOf(times);
    const LogTimes logs(times);
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        AnswerSpeed speed;
        const auto row = static_cast<std::int64_t>(i);
        const auto flag = [&](QualityReason reason, double value, double limit) {
            if (value < limit) result.flags.push_back({row, reason, value, limit});
        };
        if (usable(seconds[i])) {
            const double time = *seconds[i];
            speed.seconds_per_item = time / static_cast<double>(items);
            flag(QualityReason::seconds_per_item, *speed.seconds_per_item, rule.seconds_per_item);
            if (result.median > 0 && std::isfinite(time / result.median)) {
                speed.index = time / result.median;
                flag(QualityReason::far_below_median, *speed.index, rule.share_of_median);
            }
            if (time > 0 && logs.sd) {
                speed.log_z = (std::log(time) - logs.mean) / *logs.sd;
                flag(QualityReason::fast_on_log_scale, *speed.log_z, rule.log_z);
            }
        }
        result.rows.push_back(speed);
    }
    return result;
}

}  // namespace diaoyan
