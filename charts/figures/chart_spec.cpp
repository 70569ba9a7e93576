// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/chart_spec.h"

namespace diaoyan {

std::optional<double> ChartValue::position() const {
    if (withheld) return std::nullopt;
    return figure ? figure : share.percent();
}

}  // namespace diaoyan
