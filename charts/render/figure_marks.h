// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/figure_plan.h"

#include <QByteArray>
#include <QLineF>
#include <QPainter>

#include <vector>

namespace diaoyan {

/// Paints marks in their order (PNG, PDF).
void paintMarks(QPainter& painter, const std::vector<FigureMark>& marks);

/// The same marks as SVG elements, one a line.
QByteArray marksMarkup(const std::vector<FigureMark>& marks);

/// The lines of a hatch, cut to the area.
std::vector<QLineF> hatchLines(const QRectF& area, Hatch hatch);

/// A number as SVG writes it: two decimals, no zeros at the end.
QByteArray svgNumber(double value);

}  // namespace diaoyan
