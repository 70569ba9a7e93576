// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"

namespace diaoyan {

/// chiSquareUpperTail, also for statistics near 0 with many degrees of freedom (thousands of groups that answer
/// alike), where Boost 1.74 overflows instead of saying 1: P(chi-square with 300 df < 1) is below 1e-300.
inline Tail safeChiSquareTail(double statistic, double df) {
    if (statistic < 1 && df > 300) return {};
    return chiSquareUpperTail(statistic, df);
}

}  // namespace diaoyan
