// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "questionnaires/result.h"

namespace diaoyan {

/// Whether a figure can be laid out: series, boxes and categories fit each other, axes have an extent, and every
/// number is one. Problem: spec-malformed, saying what is wrong. Internal to render/.
Result<Done> canBePlanned(const ChartSpec& spec);

}  // namespace diaoyan
