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

/// Runs a program (looked for on PATH if it is a bare name) to its end; what it prints goes to `output` (stdout) and
/// `log` (stderr). Problems: cannot-start, failed (exit status or signal, with the last words of the log).
Result<Cost> measuredRun(const std::vector<std::string>& command, const std::string& log,
                         const std::string& output = "/dev/null");

/// The next reader of this file has to go to the disk.
void dropFromPageCache(const std::string& path);

/// The whole file; empty where there is none.
std::string bytesOf(const std::string& path);

}  // namespace diaoyan::bench
