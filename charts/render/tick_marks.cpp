// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/tick_marks.h"

#include <QPen>

namespace diaoyan {

namespace {

constexpr double millimetre = 720 / 25.4;
constexpr double outline = 8;

}  // namespace

double tickMarkSize(TickMark mark) {
    return (mark == TickMark::rank ? 5.6 : 3.4) * millimetre;
}

void drawTickMark(QPainter& painter, TickMark mark, double x, double y) {
    const double size = tickMarkSize(mark);
    const QRectF area(x, y - size / 2, size, size);
    painter.setPen(QPen(Qt::black, outline));
    painter.setBrush(Qt::NoBrush);
    if (mark == TickMark::circle) {
        painter.drawEllipse(area);
    } else {
        painter.drawRect(area);
    }
}

}  // namespace diaoyan
