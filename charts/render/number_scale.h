// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"

#include <QString>

#include <vector>

namespace diaoyan {

/// A number on an axis and how it is written there.
struct AxisTick {
    double value = 0;
    QString words;
};

/// The ticks of an axis from its minimum by its step (0: a round step of our choice), at most about `most` of them,
/// always with one at the maximum. With `magnitudes` both sides of zero are written without sign.
std::vector<AxisTick> axisTicks(const ChartAxis& axis, int most, bool magnitudes = false);

/// An axis along a stretch of the figure: `from` is where its minimum stands, `to` where its maximum.
class NumberScale {
public:
    NumberScale(const ChartAxis& axis, double from, double to) : axis_(axis), from_(from), to_(to) {}
    /// Place of a value; what lies beyond the axis stands at its end.
    double at(double value) const;
    /// The same without end: also of what lies beyond.
    double beyond(double value) const;
    bool reaches(double value) const { return value >= axis_.minimum && value <= axis_.maximum; }
    const ChartAxis& axis() const { return axis_; }

private:
    ChartAxis axis_;
    double from_ = 0;
    double to_ = 0;
};

}  // namespace diaoyan
