// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <vector>

namespace diaoyan::bench {

/// Seconds per figure of 8 bars, 1200 x 800.
struct FigureTimes {
    double first = 0;         ///< PNG, in a process that has drawn nothing yet: fonts are loaded
    std::vector<double> png;  ///< after the first
    std::vector<double> svg;
};

/// Problems: those of renderPng and renderSvg.
Result<FigureTimes> figureTimes(int runs);

}  // namespace diaoyan::bench
