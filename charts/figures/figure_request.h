// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "charts/figures/figure_options.h"

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

}  // namespace diaoyan
