// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/axis_steps.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

// Multiples of a step below 1 are divided out, so that 3 * 0.1 is the double next to 0.3.
double multiple(double times, double step) {
    return step < 1 ? times / std::round(1 / step) : times * step;
}

}  // namespace

double roundStep(double at_least) {
    const double exponent = std::floor(std::log10(at_least));
    for (const double power : {exponent, exponent + 1})
        for (const double digit : {1.0, 2.0, 5.0}) {
            const double step = power < 0 ? digit / std::pow(10, -power) : digit * std::pow(10, power);
            if (step >= at_least * (1 - 1e-9)) return step;
        }
    return at_least;
}

int stepDecimals(double step) {
    return std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 9);
}

ChartAxis axisAround(double low, double high, std::string unit) {
    ChartAxis axis;
    axis.unit = std::move(unit);
    const double widest = std::max(std::fabs(low), std::fabs(high));
    // Numbers that differ by less than their digits can show are the same number on paper.
    const bool same = high - low <= std::max(widest * 1e-9, 1e-290);
    axis.step = roundStep(same ? std::max(widest / 10, 1e-6) : (high - low) / 6);
    axis.minimum = multiple(std::floor(low / axis.step + 1e-9), axis.step);
    axis.maximum = multiple(std::ceil(high / axis.step - 1e-9), axis.step);
    if (same) {
        axis.minimum -= axis.step;
        axis.maximum += axis.step;
    }
    axis.decimals = stepDecimals(axis.step);
    return axis;
}

ChartAxis axisFromZero(double high, std::string unit) {
    ChartAxis axis = axisAround(0, std::max(high, 0.0), std::move(unit));
    if (high <= 0) axis.minimum = 0;
    if (axis.maximum <= 0) axis.maximum = axis.step;
    return axis;
}

ChartAxis percentAxisAround(double low, double high) {
    ChartAxis axis;
    axis.step = 10;
    axis.minimum = std::clamp(std::floor(low / 10 + 1e-9) * 10, 0.0, 80.0);
    axis.maximum = std::clamp(std::ceil(high / 10 - 1e-9) * 10, axis.minimum + 20, 100.0);
    if (axis.maximum - axis.minimum > 60) {
        axis.step = 20;
        axis.minimum = std::floor(axis.minimum / 20) * 20;
        axis.maximum = std::ceil(axis.maximum / 20) * 20;
    }
    return axis;
}

ChartAxis percentAxisUpTo(double longest) {
    ChartAxis axis;
    const double step = longest <= 60 ? 10 : 20;
    axis.maximum = longest <= 5 ? 5 : std::min(100.0, std::ceil(longest / step - 1e-9) * step);
    return axis;
}

}  // namespace diaoyan
