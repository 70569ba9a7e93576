// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/views/save_formats.h"
#include "charts/figures/chart_spec.h"
#include "charts/tables/result_table.h"

namespace diaoyan {

/// A figure onto the clipboard as it is printed: a picture in double resolution on white, and SVG beside it.
/// Problems: those of renderPng.
Result<Done> copyFigure(const ChartSpec& spec);

/// The data of a figure onto the clipboard: text with tabs and a table for word processors.
void copyFigureTable(const ChartSpec& spec);

/// What a figure shows, as a table in the window's language; its base is the caption as it is printed.
ResultTable figureData(const ChartSpec& spec);

/// PNG, SVG, PDF, CSV.
std::vector<SaveFormat> figureFormats(const ChartSpec& spec);

}  // namespace diaoyan
