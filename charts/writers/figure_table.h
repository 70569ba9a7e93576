// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/tables/result_table.h"

namespace diaoyan {

/// What a figure shows, as a table: categories with counts, bases, percentages and interval ends, points, boxes or
/// classes. For formats that cannot draw, and beside a chart whose data a reader may want to use. Its title is the
/// figure's, its base the caption (without "基数："). Values that are withheld or undefined are NoValue with the label
/// as reason; a reference line of one height becomes a note. A share's count stands with its base.
ResultTable figureTable(const ChartSpec& spec, Language language);

/// The column of that table that holds what is drawn of a series: its figures, or its shares.
/// REQUIRES: a figure without points and boxes; series < spec.series.size().
int drawnColumn(const ChartSpec& spec, std::size_t series);

}  // namespace diaoyan
