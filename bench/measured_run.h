// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan::bench {

/// What one run of a program cost.
struct Cost {
    double seconds = 0;    ///< wall clock, from start to end
    double megabytes = 0;  ///< largest resident memory (MiB)
};

/// Runs a program to its end; what it prints goes to `log` (stderr) and nowhere (stdout).
/// Problems: cannot-start, failed (exit status or signal, with the last words of the log).
Result<Cost> measuredRun(const std::vector<std::string>& command, const std::string& log);

}  // namespace diaoyan::bench
