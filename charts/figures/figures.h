// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// One kind of figure, as `--kind`, templates and menus offer it.
struct FigureKind {
    std::string id;  ///< bar
    Text title;
    Text needs;  ///< in words: what it can be made from
    std::function<Result<ChartSpec>(const FigureRequest&)> make;
};

/// Every kind of figure there is.
const std::vector<FigureKind>& figureKinds();

/// The kind with this id. Problem: unknown-figure-kind, naming those that exist.
Result<FigureKind> figureKindNamed(const std::string& id);

}  // namespace diaoyan
