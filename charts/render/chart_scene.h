// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/render/figure_plan.h"

#include <QGraphicsScene>

#include <memory>

namespace diaoyan {

/// The bars of a figure as a Qt Charts scene of the plan's size: no grid, axis or text in it.
/// REQUIRES: a QApplication; a plan of this spec with a plot.
std::unique_ptr<QGraphicsScene> chartScene(const ChartSpec& spec, const FigurePlan& plan);

}  // namespace diaoyan
