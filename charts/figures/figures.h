// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_options.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// One kind of figure, as `--kind` and menus offer it.
struct FigureKind {
    std::string id;  ///< bar
    Text title;
    Text needs;  ///< in words: what it can be made from
    std::function<Result<ChartSpec>(const std::vector<Counts>&, const FigureOptions&)> make;
};

/// Every kind of figure there is.
const std::vector<FigureKind>& figureKinds();

/// The kind with this id. Problem: unknown-figure-kind, naming those that exist.
Result<FigureKind> figureKindNamed(const std::string& id);

}  // namespace diaoyan
