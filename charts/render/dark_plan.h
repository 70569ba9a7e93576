// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/render/figure_plan.h"

namespace diaoyan {

/// The same figure on a dark ground, for a screen: lightness is turned round and hues stay, so that what differs on
/// paper differs here; words keep a contrast of 4.5 to what they stand on. What is saved and printed is never dark.
FigurePlan darkPlan(const ChartSpec& spec, FigurePlan plan, const QColor& ground);

/// A colour of the figures as it is on a dark ground: white becomes the ground, black nearly white.
QColor onDark(const QColor& colour, const QColor& ground);

/// WCAG 2: from 1 to 21.
double contrastOf(const QColor& one, const QColor& other);

}  // namespace diaoyan
