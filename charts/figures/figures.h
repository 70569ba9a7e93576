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
    bool by_group = true;      ///< puts groups beside each other; the others show everybody together
    bool one_question = true;  ///< can be made of one question of one wave
};

/// Every kind of figure there is.
const std::vector<FigureKind>& figureKinds();

/// The kind with this id. Problem: unknown-figure-kind, naming those that exist.
Result<FigureKind> figureKindNamed(const std::string& id);

}  // namespace diaoyan
