// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <string>

namespace diaoyan::docx {

/// word/styles.xml: real styles, so that an office restyles a whole report in one place. Chinese reports
/// follow the practice of GB/T 9704-2012 (title 2号小标宋, headings 三号黑体 / 楷体 / 仿宋, body 三号仿宋, 28 pt
/// lines, first line indented by two characters).
std::string stylesPart(Language language);

/// word/fontTable.xml: for each of those fonts, which are not ours to ship, the one to use in its place.
std::string fontTablePart();

}  // namespace diaoyan::docx
