// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/figure_plan.h"

#include <QPainter>

#include <memory>

class QGraphicsScene;

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

/// A figure that is drawn again and again, in parts: a screen keeps it while it is looked at.
class FigurePicture {
public:
    FigurePicture(const ChartSpec& spec, const FigurePlan& plan);
    FigurePicture(FigurePicture&&) noexcept;
    FigurePicture& operator=(FigurePicture&&) noexcept;
    ~FigurePicture();

    /// What lies within a part of the plan, in its units, with its upper left corner at the origin.
    void paint(QPainter& painter, const QRectF& part) const;

private:
    FigurePlan plan_;
    std::unique_ptr<QGraphicsScene> bars_;
};

}  // namespace diaoyan
