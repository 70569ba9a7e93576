// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/plan_checks.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

Problem malformed(const ChartSpec& spec, const Text& what) {
    return {"spec-malformed", phrase("图“{0}”画不了：{1}", "figure \"{0}\" cannot be drawn: {1}", {spec.id, what}), {}};
}

bool hasSeveralRuns(ChartKind kind) {
    return kind == ChartKind::grouped_bars || kind == ChartKind::grouped_columns || kind == ChartKind::stacked_bars ||
           kind == ChartKind::diverging_bars || kind == ChartKind::heat_map || kind == ChartKind::slopes;
}

bool hasPoints(ChartKind kind) {
    return kind == ChartKind::funnel || kind == ChartKind::quadrants;
}

// Beyond this a coordinate on paper would no longer be exact.
bool isNumber(double value) {
    return std::isfinite(value) && std::abs(value) <= 1e15;
}

bool isInterval(const std::optional<Interval>& range) {
    return !range || (isNumber(range->lower) && isNumber(range->upper) && range->lower <= range->upper);
}

bool isAxis(const ChartAxis& axis) {
    return isNumber(axis.minimum) && isNumber(axis.maximum) && isNumber(axis.step) && axis.step >= 0 &&
           axis.maximum - axis.minimum > 1e-9 * std::max(std::abs(axis.minimum), std::abs(axis.maximum));
}

bool isBox(const ChartBox& box) {
    const std::vector<double> in_order = {box.low, box.lower_quartile, box.median, box.upper_quartile, box.high};
    return box.n <= 0 || (std::all_of(in_order.begin(), in_order.end(), isNumber) &&
                          std::is_sorted(in_order.begin(), in_order.end()) && isNumber(box.mean.value_or(0)) &&
                          std::all_of(box.outliers.begin(), box.outliers.end(), isNumber));
}

bool seriesFit(const ChartSpec& spec) {
    const bool own_classes = spec.kind == ChartKind::histogram && spec.categories.empty();
    return own_classes || std::all_of(spec.series.begin(), spec.series.end(), [&](const ChartSeries& series) {
               return series.values.size() == spec.categories.size();
           });
}

bool valuesAreNumbers(const ChartSpec& spec) {
    return std::all_of(spec.series.begin(), spec.series.end(), [](const ChartSeries& series) {
        return std::all_of(series.values.begin(), series.values.end(), [](const ChartValue& value) {
            return isNumber(value.figure.value_or(0)) && isInterval(value.range);
        });
    });
}

bool placesAreNumbers(const ChartSpec& spec) {
    const bool points = std::all_of(spec.points.begin(), spec.points.end(), [](const ChartPoint& point) {
        return isNumber(point.x) && isNumber(point.y) && isInterval(point.range);
    });
    return points && std::all_of(spec.lines.begin(), spec.lines.end(), [](const ChartLine& line) {
               return std::all_of(line.points.begin(), line.points.end(),
                                  [](const auto& place) { return isNumber(place.first) && isNumber(place.second); });
           });
}

bool reaches(const ChartAxis& axis, double value) {
    const double room = 1e-9 * (axis.maximum - axis.minimum);
    return value >= axis.minimum - room && value <= axis.maximum + room;
}

// A bar may be cut at the end of the axis; a dot there would stand in a wrong place.
bool dotsLieWithinAxes(const ChartSpec& spec) {
    if (hasPoints(spec.kind)) {
        return std::all_of(spec.points.begin(), spec.points.end(), [&](const ChartPoint& point) {
            return reaches(spec.cross_axis, point.x) && reaches(spec.axis, point.y);
        });
    }
    if (spec.kind == ChartKind::box_plot) {
        return std::all_of(spec.boxes.begin(), spec.boxes.end(), [&](const ChartBox& box) {
            return box.n <= 0 || (reaches(spec.axis, box.low) && reaches(spec.axis, box.high) &&
                                  reaches(spec.axis, box.mean.value_or(box.median)) &&
                                  std::all_of(box.outliers.begin(), box.outliers.end(),
                                              [&](double value) { return reaches(spec.axis, value); }));
        });
    }
    if (spec.kind != ChartKind::interval_dots && spec.kind != ChartKind::slopes) { return true; }
    return std::all_of(spec.series.begin(), spec.series.end(), [&](const ChartSeries& series) {
        return std::all_of(series.values.begin(), series.values.end(), [&](const ChartValue& value) {
            return !value.position() || reaches(spec.axis, *value.position());
        });
    });
}

}  // namespace

Result<Done> canBePlanned(const ChartSpec& spec) {
    if (!seriesFit(spec)) {
        return malformed(spec, phrase("数据系列与类别个数不一致", "series and categories differ in number"));
    }
    if (!hasSeveralRuns(spec.kind) && spec.series.size() > 1) {
        return malformed(spec, phrase("这种图只有一个数据系列", "this kind has one series"));
    }
    const bool crossed = hasPoints(spec.kind) || spec.kind == ChartKind::histogram;
    if (!isAxis(spec.axis) || (crossed && !isAxis(spec.cross_axis))) {
        return malformed(spec, phrase("坐标轴没有长度", "an axis has no extent"));
    }
    if (spec.kind == ChartKind::histogram && spec.cross_axis.step <= 0) {
        return malformed(spec, phrase("直方图没有组距", "the classes of the histogram have no width"));
    }
    if (spec.kind == ChartKind::diverging_bars && !spec.series.empty() &&
        spec.favourable + (spec.neutral_middle ? 1 : 0) > spec.series.size()) {
        return malformed(spec, phrase("好评的选项比选项还多", "more favourable options than options"));
    }
    if (!spec.quadrant_names.empty() && spec.quadrant_names.size() != 4) {
        return malformed(spec, phrase("象限名称不是四个", "the names of quadrants are not four"));
    }
    if (spec.kind == ChartKind::box_plot &&
        (spec.boxes.size() != spec.categories.size() || !std::all_of(spec.boxes.begin(), spec.boxes.end(), isBox))) {
        return malformed(spec, phrase("箱形与类别不符，或五数不是由小到大",
                                      "boxes and categories differ, or five numbers are not in order"));
    }
    if (!valuesAreNumbers(spec) || !placesAreNumbers(spec)) {
        return malformed(spec, phrase("有的数值不是数", "a value is not a number"));
    }
    if (!dotsLieWithinAxes(spec)) {
        return malformed(spec, phrase("有的点在坐标轴之外", "a dot lies beyond its axis"));
    }
    return Done{};
}

}  // namespace diaoyan
