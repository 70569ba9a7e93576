// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/render/planned_figure.h"

#include <QPixmap>

#include <map>
#include <optional>

namespace diaoyan {

/// A figure laid out and painted for a screen. The composition is that of 1200 units at any width; strips of it are
/// kept as pixmaps, those in sight and a few beside them, so that a figure of a thousand rows takes no more memory than
/// a small one.
class FigureCanvas {
public:
    /// Lays it out. Problems: those of renderPng; then there is no figure.
    Result<Done> show(const ChartSpec& spec);
    void clear();
    bool isEmpty() const { return !spec_.has_value(); }
    const ChartSpec& spec() const { return *spec_; }
    /// As it is printed: what is dark on the screen has the same places.
    const FigurePlan& plan() const { return plan_; }

    /// Dark where the theme is; a change paints anew.
    void setGround(const QColor& ground, bool dark);
    /// Pixels per unit of the plan, without those of the device.
    void setScale(double scale);
    /// What lies in a rectangle of the figure, in pixels from its upper left corner.
    void paint(QPainter& painter, const QRect& part);

private:
    const QPixmap& strip(int number, double ratio);

    std::optional<ChartSpec> spec_;
    FigurePlan plan_;
    std::optional<FigurePicture> picture_;
    QColor ground_ = Qt::white;
    bool dark_ = false;
    double scale_ = 1;
    double ratio_ = 1;
    std::map<int, QPixmap> strips_;
};

}  // namespace diaoyan
