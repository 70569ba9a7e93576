// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"

#include <string>

namespace diaoyan {

/// The smallest of 1, 2, 5 times a power of ten that is not below a number. REQUIRES: finite, above 0.
double roundStep(double at_least);

/// Decimals that a multiple of such a step is written with.
int stepDecimals(double step);

/// An axis of round numbers around low and high, in at most about six steps; where both are the same, a step to each
/// side. REQUIRES: finite, low <= high, and a difference that is finite.
/// Source: Heckbert (1990), Nice numbers for graph labels, Graphics Gems, 61-63.
ChartAxis axisAround(double low, double high, std::string unit);

/// The same from 0, for what has a length.
ChartAxis axisFromZero(double high, std::string unit);

/// The same for percentages: a piece of 0 to 100 in tens, at least twenty points wide.
ChartAxis percentAxisAround(double low, double high);

/// 0 to the next round percentage above the longest bar, so that short bars are not lost on a 100 % axis.
ChartAxis percentAxisUpTo(double longest);

}  // namespace diaoyan
