// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/render/figure_plan.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What is said of a piece of a figure, a line each: what it is; its percentage, or its figure with unit; count, base
/// with kind, interval; or why it is withheld. From the spec alone, written as the report writes it. Plain text.
std::vector<std::string> spotLines(const ChartSpec& spec, const FigureSpot& spot, Language language);

}  // namespace diaoyan
