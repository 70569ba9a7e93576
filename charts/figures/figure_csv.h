// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"

#include <string>

namespace diaoyan {

/// The data of a figure as CSV (RFC 4180): UTF-8 with byte order mark, lines end in CR LF, headings in English. A line
/// per value, point, box and place of a reference line, with everything that the figure draws from; title and caption
/// in lines of their own at the end. Withheld values and those of an empty base have no numbers. A text that a
/// spreadsheet would take for a formula
/// (= + - @, tab, CR first) gets an apostrophe; numbers are digits with a point, as exact as a double.
std::string figureCsv(const ChartSpec& spec);

}  // namespace diaoyan
