// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/survey/open_texts.h"
#include "charts/tables/result_table.h"

#include <optional>

namespace diaoyan {

/// How many of those who wrote something have each code: percent of cases, since a text may have several.
ResultTable codeTable(const OpenTexts& texts);
/// The same as bars; nothing where there are no codes yet.
std::optional<ChartSpec> codeFigure(const OpenTexts& texts, Language language);

}  // namespace diaoyan
