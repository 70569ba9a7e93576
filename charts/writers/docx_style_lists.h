// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <string>
#include <vector>

namespace diaoyan::docx {

/// A paragraph style of a document; lengths in twentieths of a point, sizes in half points, 0 for "as inherited".
struct ParagraphStyle {
    std::string id = {};
    std::string name = {};
    std::string based_on = "Normal";
    std::string next = {};
    std::string font = {};
    std::string latin = {};
    int size = 0;
    bool bold = false;
    int letter_spacing = 0;
    std::string colour = {};
    std::string align = {};
    int before = -1;
    int after = -1;
    int line = 0;  ///< 240 is single with "auto"
    const char* line_rule = "auto";
    int indent_chars = -1;  ///< first line, in hundredths of a character
    int left = -1;
    bool keep_next = false;
    bool page_break_before = false;
    int outline = -1;  ///< 0 is level 1
    int right_tab = 0;
    bool is_default = false;
    bool off_grid = false;  ///< lines do not snap to the page's grid
};

/// All paragraph styles of our documents, Normal first. gbt9704 follows GB/T 9704-2012: title 2号小标宋, headings
/// 三号黑体 / 楷体 / 仿宋 bold, body 三号仿宋 in 22 lines a page, first line indented by two characters; tables and
/// figures smaller. plain is sans serif throughout with a body of 11 pt.
std::vector<ParagraphStyle> paragraphStyles(DocumentStyle style, Language language);

}  // namespace diaoyan::docx
