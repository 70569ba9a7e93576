// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/figure_plan.h"

#include "charts/render/plan_builder.h"
#include "charts/render/plan_checks.h"

#include <algorithm>

namespace diaoyan {

double withinAxis(const ChartAxis& axis, double value) {
    return std::clamp(value, axis.minimum, axis.maximum);
}

double barBase(const ChartAxis& axis) {
    return withinAxis(axis, 0);
}

Result<FigurePlan> planFigure(const ChartSpec& spec, const QString& family, double wanted_height) {
    const Result<Done> possible = canBePlanned(spec);
    if (!possible.ok()) { return possible.problem(); }
    return PlanBuilder(spec, family, wanted_height).build();
}

}  // namespace diaoyan
