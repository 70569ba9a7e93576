// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_options.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// Answers that a figure shows: items of one questionnaire.
struct FigureSource {
    const Tabulator* answers = nullptr;
    std::vector<Item> items{};
    Role role{};
    Text name{};  ///< of this source beside others: a wave, a role, one school beside its town
};

/// What a figure is asked to show. Most kinds take one source; waves and roles beside each other are several.
struct FigureRequest {
    std::vector<FigureSource> sources{};
    std::string by{};  ///< grouping of CountRequest; empty: everybody
    FigureOptions options{};
};

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
