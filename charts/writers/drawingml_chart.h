// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/writers/chart_workbook.h"
#include "charts/writers/native_chart.h"

#include <string>

namespace diaoyan {

/// How letters in a chart look, and how wide it may be.
struct ChartLook {
    std::string latin = "Times New Roman";
    std::string east_asian = "宋体";
    double width = 442;  ///< points
    Language language = Language::zh;
};

/// A chart's size and what stands where in it, in points.
struct ChartRoom {
    double width = 0;
    double height = 0;
    double left = 0;  ///< of the plot area; words stand around it
    double top = 0;
    double plot_width = 0;
    double plot_height = 0;
    double letter_size = 9;
    bool fits = true;  ///< otherwise bars or labels would be too close: a picture can be higher
};

/// Lays a chart out: labels at the left of bars or under columns, room for the numbers at their ends, the legend on
/// top. Office programs alone would give long Chinese labels half the chart or cut them. Its height is from about
/// half to three quarters of its width: LibreOffice (7.4) draws every chart of a Word document 16 to 9 and stretches it
/// into its frame, letters and all.
ChartRoom chartRoom(const NativeChart& chart, const ChartLook& look);

/// word/charts/chart1.xml: a DrawingML chart (ECMA-376 part 1, 21.2) without title, its values in the workbook that
/// relation `workbook` of the part names. Labels are the figure's own words, so that they say what the report says.
std::string chartPart(const NativeChart& chart, const ChartSheet& sheet, const ChartLook& look, const ChartRoom& room,
                      const std::string& workbook);

}  // namespace diaoyan
