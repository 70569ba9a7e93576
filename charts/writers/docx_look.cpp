// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_look.h"

#include "charts/writers/docx_styles.h"
#include "charts/writers/docx_xml.h"

#include <cmath>

namespace diaoyan::docx {

namespace {

constexpr double page_width = 210;  // mm
constexpr double page_height = 297;

/// Margins and distance of the footer from the edge of the paper, in mm.
struct Margins {
    double top, right, bottom, left, footer;
};

// The dash of — 1 — stands 7 mm under the text (GB/T 9704-2012, 7.5): the letter ends 9.5 mm under it.
constexpr Margins official{37, 26, 35, 28, 25.5};
constexpr Margins everyday{25, 25, 25, 25, 12.5};

// 22 lines in 225 mm. The 28 characters of a line (5.2.2) come from the styles' letter spacing: on a grid of characters
// LibreOffice breaks lines inside numbers.
constexpr int line_pitch = 579;

pugi::xml_node addFooterPart(pugi::xml_document& part) {
    return add(part, "w:ftr", {{"xmlns:w", word_namespace}});
}

std::string pageOfPages(Language language) {
    pugi::xml_document part;
    auto line = addParagraph(addFooterPart(part), "Footer");
    const bool zh = language == Language::zh;
    addRun(line, zh ? "第 " : "Page ");
    addField(line, "PAGE", "2");
    addRun(line, zh ? " 页　共 " : " of ");
    addField(line, "NUMPAGES", "2");
    if (zh) addRun(line, " 页");
    return written(part);
}

/// — 1 —, at the right on odd and at the left on even pages, one character from the edge.
std::string pageBetweenDashes(bool right) {
    pugi::xml_document part;
    auto line = addParagraph(addFooterPart(part), "Footer");
    auto properties = line.child("w:pPr");
    add(properties, "w:ind", {{right ? "w:rightChars" : "w:leftChars", "100"}, {right ? "w:right" : "w:left", "280"}});
    addValue(properties, "w:jc", right ? "right" : "left");
    addRun(line, "— ");
    addField(line, "PAGE", "2");
    addRun(line, " —");
    return written(part);
}

void addFooter(Look& look, pugi::xml_node section, const char* pages, const std::string& id, std::string bytes) {
    add(section, "w:footerReference", {{"w:type", pages}, {"r:id", id}});
    look.parts.push_back({"word/" + id + ".xml", std::move(bytes), word_type + "footer+xml"});
    look.relations.push_back({id, office_relation + "footer", id + ".xml"});
}

void setPage(Look& look, pugi::xml_node section, const Margins& margins) {
    look.text_width = twips(page_width - margins.left - margins.right);
    look.text_height = twips(page_height - margins.top - margins.bottom);
    add(section, "w:pgSz", {{"w:w", std::to_string(twips(page_width))}, {"w:h", std::to_string(twips(page_height))}});
    add(section, "w:pgMar",
        {{"w:top", std::to_string(twips(margins.top))},
         {"w:right", std::to_string(twips(margins.right))},
         {"w:bottom", std::to_string(twips(margins.bottom))},
         {"w:left", std::to_string(twips(margins.left))},
         {"w:header", "851"},
         {"w:footer", std::to_string(twips(margins.footer))},
         {"w:gutter", "0"}});
    add(section, "w:titlePg");  // no page number on the cover
}

}  // namespace

int twips(double mm) {
    return static_cast<int>(std::lround(mm * 1440 / 25.4));
}

Look lookOf(DocumentStyle style, Language language) {
    const bool zh = language == Language::zh;
    Look look;
    pugi::xml_document part;
    auto section = add(part, "w:sectPr");
    if (style == DocumentStyle::gbt9704) {
        addFooter(look, section, "even", "footer2", pageBetweenDashes(false));
        addFooter(look, section, "default", "footer1", pageBetweenDashes(true));
        setPage(look, section, official);
        if (zh) add(section, "w:docGrid", {{"w:type", "lines"}, {"w:linePitch", std::to_string(line_pitch)}});
        look.odd_and_even = true;
    } else {
        addFooter(look, section, "default", "footer1", pageOfPages(language));
        setPage(look, section, everyday);
        look.half_character = 107;
        look.chart.latin = "Arial";
        look.chart.east_asian = "思源黑体";
    }
    look.section = written(part);
    look.chart.language = language;
    look.chart.width = look.text_width / 20.0;
    look.parts.push_back({"word/styles.xml", stylesPart(style, language), word_type + "styles+xml"});
    look.parts.push_back({"word/fontTable.xml", fontTablePart(), word_type + "fontTable+xml"});
    for (const char* name : {"styles", "fontTable"})
        look.relations.push_back({name, office_relation + name, std::string(name) + ".xml"});
    return look;
}

}  // namespace diaoyan::docx
