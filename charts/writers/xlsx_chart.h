// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/report/report.h"
#include "charts/writers/xlsx_table.h"

#include <string>

namespace diaoyan::xlsx {

/// Whether Excel has a chart of this shape: bars and columns, beside each other, stacked or diverging, without error
/// bars of their own lengths (which libxlsxwriter cannot write).
bool excelDraws(const ChartSpec& spec);

/// Pixels that the chart of a figure, or its picture, takes on a sheet. REQUIRES: excelDraws(spec).
int chartHeight(const ChartSpec& spec);
int pictureHeight(const RenderedFigure& figure);

/// A chart of Excel's own, bound to the cells of the figure's table; a person can restyle it. Its labels are those of
/// the figure. Diverging bars get a block of signed values under the table. REQUIRES: excelDraws(spec).
void addChart(Book& book, lxw_worksheet* sheet, const std::string& name, const ChartSpec& spec,
              const PlacedTable& data);

/// A drawn figure at the place where a chart would stand.
void addPicture(lxw_worksheet* sheet, const RenderedFigure& figure, const PlacedTable& data,
                const std::string& description);

}  // namespace diaoyan::xlsx
