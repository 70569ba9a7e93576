// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "charts/writers/docx_style_lists.h"

#include <pugixml.hpp>

#include <string>

namespace diaoyan::docx {

/// word/styles.xml: real styles, so that an office restyles a whole report in one place.
std::string stylesPart(DocumentStyle style, Language language);

/// Adds a style to the w:styles of another document.
void addOurStyle(pugi::xml_node styles, const ParagraphStyle& style);

/// 三线表, and the table style that every document has unless it is there.
void addTableStyles(pugi::xml_node styles, bool normal_too);

/// word/fontTable.xml: for each of the fonts, which are not ours to ship, open ones and others to use in its place.
std::string fontTablePart();

}  // namespace diaoyan::docx
