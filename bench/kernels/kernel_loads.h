// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// One inner loop of the program with the data it works on: timed by kernel_times, its instructions counted by
/// instruction_load.
struct KernelLoad {
    std::string name;
    std::function<void()> run;
};

/// Counting, snapshot, CSV and JSON, on so many answers from 600 schools; what has to be read from a file stands in
/// `folder`. A new kernel: a row here, then `./dev bench --record-instructions`.
std::vector<KernelLoad> kernelLoads(std::size_t rows, const std::filesystem::path& folder);

/// Loads that compute p values; timed, but not run under valgrind: Boost.Math prepares its tables in long double, which
/// valgrind takes for double, and GCC 12 does away with Boost's own check for that, so the program would not start.
std::vector<KernelLoad> statisticLoads(std::size_t rows);

}  // namespace diaoyan::bench
