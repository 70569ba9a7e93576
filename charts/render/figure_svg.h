// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/render/figure_plan.h"

#include <QString>

#include <string>

namespace diaoyan {

/// A figure as SVG 1.1: bars and grid from Qt's SVG generator, text as real <text> with anchors and
/// font fallbacks, so that it can be searched, copied and read where our font is not installed.
/// `width` x `height` are CSS pixels. Everything is inline: no ids, scripts or outside references.
std::string figureSvg(const ChartSpec& spec, const FigurePlan& plan, int width, int height);

}  // namespace diaoyan
