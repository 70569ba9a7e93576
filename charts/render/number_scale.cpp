// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/number_scale.h"

#include "charts/figures/axis_steps.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

// 0.25 needs two decimals; what has more than six is not a round number.
int decimalsOf(double value) {
    double scaled = std::abs(value);
    for (int decimals = 0; decimals < 6; ++decimals) {
        if (std::abs(scaled - std::round(scaled)) <= 1e-9 * std::max(1.0, scaled)) { return decimals; }
        scaled *= 10;
    }
    return 6;
}

QString tickWords(double value, int decimals, const std::string& unit) {
    QString digits = QString::number(std::abs(value), 'f', decimals);
    const bool zero = digits.toDouble() == 0;
    if (value < 0 && !zero) { digits.prepend(QChar(0x2212)); }
    return digits + QString::fromStdString(unit);
}

}  // namespace

std::vector<AxisTick> axisTicks(const ChartAxis& axis, int most, bool magnitudes) {
    const double extent = axis.maximum - axis.minimum;
    double step = axis.step > 0 && extent / axis.step <= 1000 ? axis.step
                                                              : roundStep(extent / std::clamp(most, 1, 6) * (1 - 1e-9));
    if (extent / step > most) {
        step *= std::ceil(extent / step / std::max(most, 1) - 1e-9);  // a multiple: every tick stays where it was
    }
    std::vector<double> values;
    // Beginning at a multiple of the step where the step is ours: 0, 20, 40 and not 3, 23, 43.
    const double first = axis.step > 0 ? axis.minimum : std::ceil(axis.minimum / step - 1e-9) * step;
    if (first - axis.minimum > 0.4 * step) { values.push_back(axis.minimum); }
    for (int i = 0; first + i * step <= axis.maximum + 1e-9 * extent; ++i) { values.push_back(first + i * step); }
    if (values.empty() || axis.maximum - values.back() > 1e-6 * extent) {
        if (values.size() > 1 && axis.maximum - values.back() < 0.6 * step) { values.pop_back(); }
        values.push_back(axis.maximum);
    }
    int decimals = axis.decimals;
    for (const double value : values) { decimals = std::max(decimals, decimalsOf(value)); }
    std::vector<AxisTick> ticks;
    for (const double value : values) {
        ticks.push_back({value, tickWords(magnitudes ? std::abs(value) : value, std::min(decimals, 6), axis.unit)});
    }
    return ticks;
}

double NumberScale::at(double value) const {
    return beyond(std::clamp(value, axis_.minimum, axis_.maximum));
}

double NumberScale::beyond(double value) const {
    return from_ + (to_ - from_) * (value - axis_.minimum) / (axis_.maximum - axis_.minimum);
}

}  // namespace diaoyan
