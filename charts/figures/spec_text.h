// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"

#include <string>

namespace diaoyan {

/// A figure in words, one line per bar piece, the same for equal specs: what golden tests compare
/// and what a person who cannot see the figure can read.
std::string specText(const ChartSpec& spec);

}  // namespace diaoyan
