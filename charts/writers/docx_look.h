// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "charts/writers/docx_package.h"
#include "charts/writers/drawingml_chart.h"

#include <map>
#include <string>
#include <vector>

namespace diaoyan::docx {

/// Everything about how a document looks: its styles, fonts, page, footers, and what the writing of tables and
/// figures must know of them. Lengths in twentieths of a point.
struct Look {
    int text_width = 0;
    int text_height = 0;
    int half_character = 118;  ///< of the letters in tables; those of some fonts are wider than half of their size
    bool odd_and_even = false;
    ChartLook chart{};
    std::string section{};                           ///< w:sectPr
    std::vector<Part> parts{};                       ///< styles, fonts, footers
    std::vector<Relation> relations{};               ///< of the document to these
    std::map<std::string, std::string> style_ids{};  ///< ours to those of a user's document
    std::string numbering{};                         ///< a user's word/numbering.xml, to which ours is added
};

/// The page and the footers of a style: gbt9704 is A4 with margins 37/35/28/26 mm, 22 lines of 28
/// characters (Chinese) and — 1 — at the outer edge; plain has 25 mm all round and "page of pages".
Look lookOf(DocumentStyle style, Language language);

/// A length in millimetres.
int twips(double mm);

}  // namespace diaoyan::docx
