// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/figure_plan.h"

#include <QPainter>

namespace diaoyan {

/// A plan with the size it is drawn at.
struct PlannedFigure {
    FigurePlan plan;
    int width = 0;
    int height = 0;
    double scale = 1;
};

/// Lays a figure out for a size. Problems: those of renderPng.
Result<PlannedFigure> plannedFigure(const ChartSpec& spec, const FigureSize& size);

/// Draws a figure as marks and letters, in units of its plan, with its upper left corner at the origin.
void paintFigure(QPainter& painter, const ChartSpec& spec, const FigurePlan& plan);

}  // namespace diaoyan
