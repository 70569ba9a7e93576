// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_places.h"
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <numeric>

// Points in a plane: funnel and quadrants.
namespace diaoyan {

namespace {

constexpr double natural_height = 560;
constexpr double longest_label = 250;
constexpr std::size_t most_lines = 2;

/// The part of a segment within an area (Liang and Barsky 1984), or nothing.
std::optional<QLineF> clipped(const QLineF& line, const QRectF& area) {
    double from = 0;
    double to = 1;
    const auto cut = [&](double along, double room) {
        if (along == 0) { return room >= 0; }
        const double at = room / along;
        if (along < 0) {
            from = std::max(from, at);
        } else {
            to = std::min(to, at);
        }
        return from <= to;
    };
    const bool inside = cut(-line.dx(), line.x1() - area.left()) && cut(line.dx(), area.right() - line.x1()) &&
                        cut(-line.dy(), line.y1() - area.top()) && cut(line.dy(), area.bottom() - line.y1());
    if (!inside) { return std::nullopt; }
    return QLineF(line.pointAt(from), line.pointAt(to));
}

/// The runs of a line through points that lie within an area.
std::vector<std::vector<QPointF>> runsWithin(const std::vector<QPointF>& points, const QRectF& area) {
    std::vector<std::vector<QPointF>> runs;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const std::optional<QLineF> part = clipped(QLineF(points[i - 1], points[i]), area);
        if (!part) { continue; }
        if (runs.empty() || QLineF(runs.back().back(), part->p1()).length() > 1e-6) { runs.push_back({part->p1()}); }
        runs.back().push_back(part->p2());
    }
    return runs;
}

bool isLevel(const ChartLine& line) {
    return std::all_of(line.points.begin(), line.points.end(),
                       [&](const auto& point) { return point.second == line.points.front().second; });
}

bool isUprightLine(const ChartLine& line) {
    return std::all_of(line.points.begin(), line.points.end(),
                       [&](const auto& point) { return point.first == line.points.front().first; });
}

QPointF nearestOf(const QRectF& area, const QPointF& point) {
    return {std::clamp(point.x(), area.left(), area.right()), std::clamp(point.y(), area.top(), area.bottom())};
}

}  // namespace

PointPlane PlanBuilder::addPlane(double above) {
    addTitleAbove(spec_.axis);
    const double left = style::margin + widthBeside(spec_.axis);
    const double top = y_ + above;
    const double height = std::max(natural_height, wanted_height_ - top - heightBelow(spec_.cross_axis) - footHeight());
    const QRectF area(left, top, plan_.width - style::margin - 24 - left, height);
    const PointPlane plane{area, NumberScale(spec_.cross_axis, area.left(), area.right()),
                           NumberScale(spec_.axis, area.bottom(), area.top())};
    addTicksBeside(plane.y, area);
    y_ = area.bottom() + addTicksBelow(plane.x, area);
    addLine(area.left(), area.bottom(), area.right(), area.bottom(), colours::axis, 1.5);
    addLine(area.left(), area.top(), area.left(), area.bottom(), colours::axis, 1.5);
    return plane;
}

void PlanBuilder::addLinesOfPlane(const PointPlane& plane) {
    for (const ChartLine& line : spec_.lines) {
        std::vector<QPointF> points;
        for (const auto& [x, y] : line.points) { points.emplace_back(plane.x.beyond(x), plane.y.beyond(y)); }
        for (std::vector<QPointF>& run : runsWithin(points, plane.area)) {
            plan_.marks.emplace_back(Stroke{std::move(run), lineColour(line), 1.8, line.style});
        }
    }
}

// What is marked lies above the others and is a diamond, to be told apart without colour.
void PlanBuilder::addDots(const PointPlane& plane, double radius) {
    for (const ChartPoint& point : spec_.points) {
        if (!point.range) { continue; }
        const double x = plane.x.at(point.x);
        addErrorBar({x, plane.y.at(point.range->lower)}, {x, plane.y.at(point.range->upper)}, colours::interval, 2, 0);
    }
    for (const bool marked : {false, true}) {
        for (const ChartPoint& point : spec_.points) {
            if (point.marked != marked) { continue; }
            plan_.marks.emplace_back(Dot{QPointF(plane.x.at(point.x), plane.y.at(point.y)),
                                         marked ? radius + 1.5 : radius, marked ? colours::apart : colours::bar,
                                         marked ? DotShape::diamond : DotShape::circle});
        }
    }
    std::vector<std::size_t> order(spec_.points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const ChartPoint& one = spec_.points[a];
        const ChartPoint& other = spec_.points[b];
        return one.x != other.x ? one.x < other.x : one.y > other.y;
    });
    for (const std::size_t i : order) {
        const double reach = spec_.points[i].marked ? radius + 1.5 : radius;
        addSpot(
            QRectF(plane.x.at(spec_.points[i].x) - reach, plane.y.at(spec_.points[i].y) - reach, 2 * reach, 2 * reach),
            -1, -1, static_cast<int>(i));
    }
}

// Marked points choose first. A label that finds no room is tried smaller; then the point stays without name.
void PlanBuilder::addPointLabels(const PointPlane& plane, bool marked_only, double radius, std::vector<QRectF> taken) {
    std::vector<QPointF> dots;
    for (const ChartPoint& point : spec_.points) { dots.emplace_back(plane.x.at(point.x), plane.y.at(point.y)); }
    std::vector<std::size_t> order;
    for (const bool marked : {true, false}) {
        for (std::size_t i = 0; i < dots.size(); ++i) {
            const ChartPoint& point = spec_.points[i];
            if (point.marked == marked && (marked || !marked_only) && !point.label.empty()) { order.push_back(i); }
        }
    }
    for (const double size : {style::small_size + 1, 15.0}) {
        const QFont letters = font(size);
        const double step = size * style::line;
        std::vector<LabelWish> wishes;
        std::vector<std::vector<QString>> labels;
        for (const std::size_t i : order) {
            labels.push_back(balanced(spec_.points[i].label, letters, longest_label, most_lines));
            double width = 0;
            for (const QString& line : labels.back()) { width = std::max(width, widthOf(line, letters)); }
            wishes.push_back({dots[i], QSizeF(width + 2, step * 0.86 * static_cast<double>(labels.back().size()))});
        }
        std::vector<std::size_t> left_over;
        const auto places = placeLabels(wishes, dots, radius + 1, taken, plane.area.adjusted(2, 2, 20, -2));
        for (std::size_t w = 0; w < wishes.size(); ++w) {
            if (!places[w]) {
                left_over.push_back(order[w]);
                continue;
            }
            addPointLabel(labels[w], *places[w], wishes[w].dot, letters);
            taken.push_back(*places[w]);
        }
        order = left_over;
    }
}

// A label that had to move away from its dot is led back to it by a line.
void PlanBuilder::addPointLabel(const std::vector<QString>& lines, const QRectF& place, const QPointF& dot,
                                const QFont& letters) {
    const QPointF near = nearestOf(place, dot);
    const bool at_right = place.left() > dot.x();
    const bool at_left = place.right() < dot.x();
    if (QLineF(near, dot).length() > 22) {
        const QLineF whole(dot, near);
        addLine(whole.pointAt(9 / whole.length()).x(), whole.pointAt(9 / whole.length()).y(), near.x(), near.y(),
                colours::axis, 1.1);
    }
    plan_.marks.emplace_back(Patch{place, QColor(Qt::white)});
    const Anchor anchor = at_right ? Anchor::start : at_left ? Anchor::end : Anchor::middle;
    const double x = at_right ? place.left() + 1 : at_left ? place.right() - 1 : place.center().x();
    addBlock(lines, x, place.center().y(), anchor, letters, colours::label);
}

void PlanBuilder::addFunnel() {
    addLegend(lineEntries());
    const PointPlane plane = addPlane(6);
    const double radius = spec_.points.size() > 200 ? 4 : spec_.points.size() > 60 ? 5 : 6.5;
    addLinesOfPlane(plane);
    addPointLabels(plane, true, radius, {});
    addDots(plane, radius);
}

void PlanBuilder::addQuadrants() {
    const QFont letters = font(style::small_size);
    std::vector<LegendEntry> slanted;
    bool named_above = false;
    for (const ChartLine& line : spec_.lines) {
        named_above = named_above || (isUprightLine(line) && !line.name.empty());
        if (!isUprightLine(line) && !isLevel(line) && !line.name.empty()) {
            slanted.push_back({plainLabel(line.name), lineColour(line), Hatch::none, line.style});
        }
    }
    addLegend(slanted);
    const PointPlane plane = addPlane(named_above ? 30 : 6);
    addLinesOfPlane(plane);
    std::vector<QRectF> taken;
    for (const ChartLine& line : spec_.lines) {
        if (line.points.empty()) { continue; }
        const QString name = wrapped(plainLabel(line.name), letters, 420, 1).front();
        const double width = widthOf(name, letters);
        if (isUprightLine(line) && plane.x.reaches(line.points.front().first)) {
            const double x = plane.x.at(line.points.front().first);
            const double inside = std::clamp(x, plane.area.left() + width / 2, plane.area.right() + 20 - width / 2);
            addBlock({name}, inside, plane.area.top() - 14, Anchor::middle, letters, colours::label);
            taken.emplace_back(x - 1.5, plane.area.top(), 3, plane.area.height());
        } else if (isLevel(line) && plane.y.reaches(line.points.front().second)) {
            const double y = plane.y.at(line.points.front().second);
            addBlock({name}, plane.area.right() - 6, y - 13, Anchor::end, letters, colours::label);
            taken.emplace_back(plane.area.right() - 6 - width, y - 26, width + 6, 26);
            taken.emplace_back(plane.area.left(), y - 1.5, plane.area.width(), 3);
        }
    }
    addQuadrantNames(plane, taken);
    addPointLabels(plane, false, 6.5, taken);
    addDots(plane, 6.5);
}

void PlanBuilder::addQuadrantNames(const PointPlane& plane, std::vector<QRectF>& taken) {
    const QFont letters = font(20, true);
    for (std::size_t i = 0; i < spec_.quadrant_names.size(); ++i) {
        const bool right = i % 2 == 1;
        const bool below = i >= 2;
        const QString name = wrapped(plainLabel(spec_.quadrant_names[i]), letters, plane.area.width() * 0.4, 1).front();
        const double width = widthOf(name, letters);
        const double x = right ? plane.area.right() - 10 : plane.area.left() + 12;
        const double y = below ? plane.area.bottom() - 20 : plane.area.top() + 20;
        addBlock({name}, x, y, right ? Anchor::end : Anchor::start, letters, colours::quadrant);
        taken.emplace_back(right ? x - width : x, y - 14, width, 28);
    }
}

}  // namespace diaoyan
