// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/figure_marks.h"

#include <QPen>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr double hatch_distance = 9;
constexpr double hatch_width = 1.6;
constexpr double rim = 1.2;

/// On and off lengths of a broken line, in units of the figure; empty for a whole one.
std::vector<double> dashes(const Stroke& stroke) {
    switch (stroke.style) {
    case LineStyle::solid: return {};
    case LineStyle::dashed: return {9, 6};
    case LineStyle::dotted: return {2, 5};
    }
    return {};
}

QPolygonF diamond(const Dot& dot) {
    const double reach = dot.radius * 1.25;
    return QPolygonF({dot.centre + QPointF(0, -reach), dot.centre + QPointF(reach, 0), dot.centre + QPointF(0, reach),
                      dot.centre + QPointF(-reach, 0)});
}

void paintMark(QPainter& painter, const Patch& patch) {
    if (patch.colour.isValid()) { painter.fillRect(patch.area, patch.colour); }
    if (patch.hatch == Hatch::none) { return; }
    painter.setPen(QPen(patch.hatch_colour, hatch_width, Qt::SolidLine, Qt::FlatCap));
    for (const QLineF& line : hatchLines(patch.area, patch.hatch)) { painter.drawLine(line); }
}

void paintMark(QPainter& painter, const Stroke& stroke) {
    QPen pen(stroke.colour, stroke.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    const std::vector<double> lengths = dashes(stroke);
    if (!lengths.empty()) {
        QList<qreal> in_pens;  // Qt counts dashes in widths of the pen
        for (const double length : lengths) { in_pens << length / stroke.width; }
        pen.setDashPattern(in_pens);
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(stroke.points.data(), static_cast<int>(stroke.points.size()));
}

void paintMark(QPainter& painter, const Dot& dot) {
    painter.setPen(QPen(dot.rim, rim));
    painter.setBrush(dot.colour);
    if (dot.shape == DotShape::circle) {
        painter.drawEllipse(dot.centre, dot.radius, dot.radius);
    } else {
        painter.drawPolygon(diamond(dot));
    }
}

QByteArray place(const QPointF& point) {
    return svgNumber(point.x()) + ',' + svgNumber(point.y());
}

QByteArray markup(const Patch& patch) {
    QByteArray elements;
    if (patch.colour.isValid()) {
        elements = "<rect x=\"" + svgNumber(patch.area.x()) + "\" y=\"" + svgNumber(patch.area.y()) + "\" width=\"" +
                   svgNumber(patch.area.width()) + "\" height=\"" + svgNumber(patch.area.height()) + "\" fill=\"" +
                   patch.colour.name().toLatin1() + "\"/>\n";
    }
    if (patch.hatch == Hatch::none) { return elements; }
    QByteArray path;
    for (const QLineF& line : hatchLines(patch.area, patch.hatch)) {
        path += 'M' + place(line.p1()) + 'L' + place(line.p2());
    }
    return elements + "<path d=\"" + path + "\" stroke=\"" + patch.hatch_colour.name().toLatin1() +
           "\" stroke-width=\"" + svgNumber(hatch_width) + "\" fill=\"none\"/>\n";
}

QByteArray markup(const Stroke& stroke) {
    QByteArray points;
    for (const QPointF& point : stroke.points) { points += (points.isEmpty() ? "" : " ") + place(point); }
    QByteArray element = "<polyline points=\"" + points + "\" fill=\"none\" stroke=\"" +
                         stroke.colour.name().toLatin1() + "\" stroke-width=\"" + svgNumber(stroke.width) + '"';
    QByteArray lengths;
    for (const double length : dashes(stroke)) { lengths += (lengths.isEmpty() ? "" : ",") + svgNumber(length); }
    if (!lengths.isEmpty()) { element += " stroke-dasharray=\"" + lengths + '"'; }
    return element + "/>\n";
}

QByteArray markup(const Dot& dot) {
    const QByteArray look = "\" fill=\"" + dot.colour.name().toLatin1() + "\" stroke=\"" + dot.rim.name().toLatin1() +
                            "\" stroke-width=\"" + svgNumber(rim) + "\"/>\n";
    if (dot.shape == DotShape::circle) {
        return "<circle cx=\"" + svgNumber(dot.centre.x()) + "\" cy=\"" + svgNumber(dot.centre.y()) + "\" r=\"" +
               svgNumber(dot.radius) + look;
    }
    QByteArray points;
    for (const QPointF& corner : diamond(dot)) { points += (points.isEmpty() ? "" : " ") + place(corner); }
    return "<polygon points=\"" + points + look;
}

}  // namespace

void paintMarks(QPainter& painter, const std::vector<FigureMark>& marks) {
    for (const FigureMark& mark : marks) {
        std::visit([&](const auto& shape) { paintMark(painter, shape); }, mark);
    }
}

QByteArray marksMarkup(const std::vector<FigureMark>& marks) {
    QByteArray elements;
    for (const FigureMark& mark : marks) {
        elements += std::visit([](const auto& shape) { return markup(shape); }, mark);
    }
    return elements;
}

// Lines x + y = c (rising) or x - y = c (falling), on one raster for the whole figure: the hatch of two pieces that
// touch goes on without a step.
std::vector<QLineF> hatchLines(const QRectF& area, Hatch hatch) {
    std::vector<QLineF> lines;
    if (area.width() <= 0 || area.height() <= 0) { return lines; }
    const auto add = [&](bool rising) {
        const double least = rising ? area.left() + area.top() : area.left() - area.bottom();
        const double most = rising ? area.right() + area.bottom() : area.right() - area.top();
        for (double c = (std::floor(least / hatch_distance) + 1) * hatch_distance; c < most; c += hatch_distance) {
            const double left = std::max(area.left(), rising ? c - area.bottom() : c + area.top());
            const double right = std::min(area.right(), rising ? c - area.top() : c + area.bottom());
            if (right > left) {
                lines.emplace_back(left, rising ? c - left : left - c, right, rising ? c - right : right - c);
            }
        }
    };
    if (hatch == Hatch::rising || hatch == Hatch::crossed) { add(true); }
    if (hatch == Hatch::falling || hatch == Hatch::crossed) { add(false); }
    return lines;
}

QByteArray svgNumber(double value) {
    QByteArray digits = QByteArray::number(value, 'f', 2);
    while (digits.endsWith('0')) { digits.chop(1); }
    if (digits.endsWith('.')) { digits.chop(1); }
    return digits == "-0" ? QByteArray("0") : digits;
}

}  // namespace diaoyan
