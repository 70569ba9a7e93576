// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measurement.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// What the project promises, and what this run says about it.
struct Target {
    std::string name;
    std::string unit;  ///< "s", "x", "MB", "bytes"
    double wanted = 0;
    bool at_least = false;  ///< else at most
    double measured = 0;

    bool met() const { return at_least ? measured >= wanted : measured <= wanted; }
};

/// The targets for which everything was measured. Those of large surveys speak of 1,000,000 rows, or of the largest
/// size below where there is none such.
std::vector<Target> targets(const Findings& findings, const std::vector<std::int64_t>& sizes);

}  // namespace diaoyan::bench
