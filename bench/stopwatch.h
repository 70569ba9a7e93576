// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace diaoyan::bench {

/// Wall-clock seconds of one call.
template <class Work>
double secondsOf(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The middle one (the upper of two). REQUIRES: not empty.
inline double medianOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Seconds of each of `runs` calls; of short ones five times as many, for whatever else the machine does weighs on
/// them most.
template <class Work>
std::vector<double> repeated(int runs, const Work& work) {
    constexpr double shortSeconds = 0.02;
    std::vector<double> seconds{secondsOf(work)};
    const int all = seconds.front() < shortSeconds ? 5 * runs : runs;
    while (static_cast<int>(seconds.size()) < all) seconds.push_back(secondsOf(work));
    return seconds;
}

}  // namespace diaoyan::bench
