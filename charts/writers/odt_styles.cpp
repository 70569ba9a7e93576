// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/odt_parts.h"

#include <cstdio>
#include <string>
#include <vector>

namespace diaoyan::odt {

namespace {

/// A style of paragraphs; lengths in points, 0 for none.
struct ParagraphStyle {
    std::string name;
    std::string font;
    double size = 11;
    bool bold = false;
    double line = 0;  ///< exact
    double before = 0;
    double after = 0;
    double indent = 0;
    double left = 0;
    std::string align = "start";
    std::string colour = "#000000";
    int outline = 0;
    bool keep = false;
    std::string master{};  ///< begins a page of this kind
};

/// Faces of official documents; what stands behind a semicolon is taken where the first is not installed.
constexpr std::pair<const char*, const char*> faces[] = {
    {"Title", "方正小标宋简体;FZXiaoBiaoSong-B05S;Noto Serif CJK SC"},
    {"Hei", "黑体;SimHei;Noto Sans CJK SC"},
    {"Kai", "楷体;KaiTi;AR PL UKai CN;Noto Serif CJK SC"},
    {"FangSong", "仿宋;FangSong;Noto Serif CJK SC"},
    {"Song", "宋体;SimSun;Noto Serif CJK SC"},
    {"Latin", "Times New Roman;Liberation Serif;Noto Serif CJK SC"},
    {"Sans", "思源黑体;Noto Sans CJK SC;Microsoft YaHei"},
};

std::string length(double value, const char* unit) {
    char words[40];
    std::snprintf(words, sizeof words, "%.2f%s", value, unit);
    return words;
}

std::string points(double value) {
    return length(value, "pt");
}

void addStyle(pugi::xml_node styles, const ParagraphStyle& style, bool sans) {
    auto node = child(styles, "style:style", {{"style:name", style.name}, {"style:family", "paragraph"}});
    if (style.outline > 0) node.append_attribute("style:default-outline-level").set_value(style.outline);
    if (!style.master.empty()) node.append_attribute("style:master-page-name").set_value(style.master.c_str());
    auto paragraph = child(node, "style:paragraph-properties",
                           {{"fo:margin-top", points(style.before)},
                            {"fo:margin-bottom", points(style.after)},
                            {"fo:margin-left", points(style.left)},
                            {"fo:text-indent", points(style.indent)},
                            {"fo:text-align", style.align},
                            {"fo:orphans", "2"},
                            {"fo:widows", "2"}});
    if (style.line > 0) paragraph.append_attribute("fo:line-height").set_value(points(style.line).c_str());
    if (style.keep) paragraph.append_attribute("fo:keep-with-next").set_value("always");
    const std::string weight = style.bold ? "bold" : "normal";
    child(node, "style:text-properties",
          {{"style:font-name", sans ? "Sans" : "Latin"},
           {"style:font-name-asian", sans ? "Sans" : style.font},
           {"fo:font-size", points(style.size)},
           {"style:font-size-asian", points(style.size)},
           {"fo:font-weight", weight},
           {"style:font-weight-asian", weight},
           {"fo:color", style.colour}});
}

std::vector<ParagraphStyle> smallPrint(double size) {
    const std::string quiet = "#4a5560";
    return {
        {.name = "Caption",
         .font = "Hei",
         .size = size,
         .bold = true,
         .before = 8,
         .after = 2,
         .align = "center",
         .keep = true},
        {.name = "BaseLine",
         .font = "Song",
         .size = size - 1.5,
         .after = 4,
         .align = "center",
         .colour = quiet,
         .keep = true},
        {.name = "FigureBase", .font = "Song", .size = size - 1.5, .after = 12, .align = "center", .colour = quiet},
        {.name = "FigureCaption",
         .font = "Hei",
         .size = size,
         .bold = true,
         .before = 2,
         .after = 2,
         .align = "center",
         .keep = true},
        {.name = "Figure", .font = "Song", .size = size, .before = 8, .align = "center", .keep = true},
        {.name = "TableText", .font = "Song", .size = size},
        {.name = "TableNumber", .font = "Song", .size = size, .align = "end"},
        {.name = "TableTextBold", .font = "Song", .size = size, .bold = true},
        {.name = "TableNumberBold", .font = "Song", .size = size, .bold = true, .align = "end"},
        {.name = "TableNote", .font = "Song", .size = size - 1.5, .before = 2, .colour = quiet},
        {.name = "AfterTable", .font = "Song", .size = 6},
    };
}

constexpr double official_line = 28.95;  ///< points: 22 lines a page

std::vector<ParagraphStyle> officialOpening() {
    constexpr double line = official_line;
    return {
        {.name = "Title",
         .font = "Title",
         .size = 22,
         .bold = true,
         .line = 36,
         .before = 160,
         .after = 20,
         .align = "center",
         .master = "Cover"},
        {.name = "Subtitle", .font = "Kai", .size = 16, .line = line, .after = 260, .align = "center"},
        {.name = "Organisation", .font = "FangSong", .size = 16, .line = line, .align = "center"},
        {.name = "ContentsTitle",
         .font = "Hei",
         .size = 16,
         .bold = true,
         .line = line,
         .after = 12,
         .align = "center",
         .master = "Standard"},
        {.name = "Contents1", .font = "Hei", .size = 12, .line = 22, .before = 4},
        {.name = "Contents2", .font = "FangSong", .size = 12, .line = 20, .left = 24},
        {.name = "Contents3", .font = "FangSong", .size = 12, .line = 20, .left = 48},
    };
}

std::vector<ParagraphStyle> officialStyles(bool zh) {
    constexpr double line = official_line;
    const double indent = zh ? 32 : 0;
    std::vector<ParagraphStyle> styles = {
        {.name = "Heading1",
         .font = "Hei",
         .size = 16,
         .bold = true,
         .line = line,
         .before = 14,
         .indent = indent,
         .outline = 1,
         .keep = true},
        {.name = "Heading2",
         .font = "Kai",
         .size = 16,
         .bold = true,
         .line = line,
         .indent = indent,
         .outline = 2,
         .keep = true},
        {.name = "Heading3",
         .font = "FangSong",
         .size = 16,
         .bold = true,
         .line = line,
         .indent = indent,
         .outline = 3,
         .keep = true},
        {.name = "BodyText",
         .font = "FangSong",
         .size = 16,
         .line = line,
         .after = zh ? 0.0 : 8.0,
         .indent = indent,
         .align = zh ? "justify" : "start"},
        {.name = "ListItem", .font = "FangSong", .size = 16, .line = line},
        {.name = "Remark", .font = "Kai", .size = 12, .line = 21, .before = 4, .after = 6},
        {.name = "Footer", .font = "Song", .size = 14, .indent = 0, .left = 14},
        {.name = "FooterRight", .font = "Song", .size = 14, .align = "end"},
    };
    for (ParagraphStyle& style : officialOpening()) styles.push_back(std::move(style));
    for (ParagraphStyle& style : smallPrint(10.5)) styles.push_back(std::move(style));
    return styles;
}

std::vector<ParagraphStyle> plainStyles(bool zh) {
    const std::string accent = "#1f4e86";
    std::vector<ParagraphStyle> styles = {
        {.name = "Title", .size = 24, .bold = true, .before = 160, .after = 14, .colour = accent, .master = "Cover"},
        {.name = "Subtitle", .size = 14, .after = 260},
        {.name = "Organisation", .size = 12},
        {.name = "ContentsTitle", .size = 16, .bold = true, .after = 10, .colour = accent, .master = "Standard"},
        {.name = "Contents1", .size = 11, .bold = true, .before = 4},
        {.name = "Contents2", .size = 10.5, .left = 16},
        {.name = "Contents3", .size = 10.5, .left = 32},
        {.name = "Heading1",
         .size = 16,
         .bold = true,
         .before = 22,
         .after = 8,
         .colour = accent,
         .outline = 1,
         .keep = true},
        {.name = "Heading2", .size = 13, .bold = true, .before = 14, .after = 6, .outline = 2, .keep = true},
        {.name = "Heading3", .size = 11.5, .bold = true, .before = 10, .after = 4, .outline = 3, .keep = true},
        {.name = "BodyText", .size = 11, .line = 18.5, .after = 6, .align = zh ? "justify" : "start"},
        {.name = "ListItem", .size = 11, .line = 18.5},
        {.name = "Remark", .size = 9.5, .before = 2, .after = 6, .colour = "#4a5560"},
        {.name = "Footer", .size = 9, .align = "center"},
    };
    for (ParagraphStyle& style : smallPrint(9.5)) styles.push_back(std::move(style));
    return styles;
}

void addFaces(pugi::xml_node root) {
    auto declarations = child(root, "office:font-face-decls");
    for (const auto& [name, family] : faces)
        child(declarations, "style:font-face", {{"style:name", name}, {"svg:font-family", family}});
}

/// One level is enough: reports have no lists within lists.
void addLists(pugi::xml_node styles, bool official) {
    const std::string left = points(official ? 53 : 20);
    const std::string back = points(official ? -21 : -16);
    const auto addPlace = [&](pugi::xml_node level) {
        auto place = child(level, "style:list-level-properties",
                           {{"text:list-level-position-and-space-mode", "label-alignment"}});
        child(place, "style:list-level-label-alignment",
              {{"text:label-followed-by", "listtab"},
               {"fo:margin-left", left},
               {"fo:text-indent", back},
               {"text:list-tab-stop-position", left}});
    };
    auto bullets = child(styles, "text:list-style", {{"style:name", "Bullets"}});
    addPlace(child(bullets, "text:list-level-style-bullet", {{"text:level", "1"}, {"text:bullet-char", "•"}}));
    auto numbers = child(styles, "text:list-style", {{"style:name", "Numbers"}});
    addPlace(child(numbers, "text:list-level-style-number",
                   {{"text:level", "1"}, {"style:num-format", "1"}, {"style:num-suffix", "."}}));
}

void addPageLayout(pugi::xml_node automatic, const char* name, bool official, bool footer) {
    constexpr double footer_height = 13;  // 7 mm below the text, and its line
    auto layout = child(automatic, "style:page-layout", {{"style:name", name}});
    if (official && footer) layout.append_attribute("style:page-usage").set_value("mirrored");
    const double bottom = official ? 35 : 24;
    const auto mm = [](double value) { return length(value, "mm"); };
    child(layout, "style:page-layout-properties",
          {{"fo:page-width", "210mm"},
           {"fo:page-height", "297mm"},
           {"style:print-orientation", "portrait"},
           {"fo:margin-top", mm(official ? 37 : 25)},
           {"fo:margin-bottom", mm(footer ? bottom - footer_height : bottom)},
           {"fo:margin-left", mm(official ? 28 : 25)},
           {"fo:margin-right", mm(official ? 26 : 25)}});
    if (!footer) return;
    child(child(layout, "style:footer-style"), "style:header-footer-properties",
          {{"svg:height", mm(footer_height)}, {"fo:margin-top", "7mm"}});
}

void addPageNumber(pugi::xml_node footer, const char* style, const std::string& before, const std::string& after) {
    auto line = child(footer, "text:p", {{"text:style-name", style}});
    line.append_child(pugi::node_pcdata).set_value(before.c_str());
    child(line, "text:page-number", {{"text:select-page", "current"}}).text().set("2");
    line.append_child(pugi::node_pcdata).set_value(after.c_str());
}

/// — 1 — outside, as official documents have it; else in the middle.
void addMasterPages(pugi::xml_node root, bool official, bool zh) {
    auto masters = child(root, "office:master-styles");
    child(masters, "style:master-page",
          {{"style:name", "Cover"}, {"style:page-layout-name", "CoverLayout"}, {"style:next-style-name", "Standard"}});
    auto page =
        child(masters, "style:master-page", {{"style:name", "Standard"}, {"style:page-layout-name", "PageLayout"}});
    auto footer = child(page, "style:footer");
    if (official) {
        addPageNumber(footer, "FooterRight", "— ", " —");
        addPageNumber(child(page, "style:footer-left"), "Footer", "— ", " —");
    } else {
        addPageNumber(footer, "Footer", zh ? "第 " : "Page ", zh ? " 页" : "");
    }
}

}  // namespace

std::string stylesXml(const Report& report, DocumentStyle style) {
    const bool official = style == DocumentStyle::gbt9704;
    const bool zh = report.language == Language::zh;
    pugi::xml_document part;
    auto root = startPart(part, "office:document-styles");
    addFaces(root);
    auto styles = child(root, "office:styles");
    auto usual = child(styles, "style:default-style", {{"style:family", "paragraph"}});
    // Strict: no line begins with ，or breaks a number.
    child(usual, "style:paragraph-properties",
          {{"style:text-autospace", "ideograph-alpha"},
           {"style:punctuation-wrap", "hanging"},
           {"style:line-break", "strict"}});
    child(usual, "style:text-properties",
          {{"fo:language", "en"},  // of Latin letters and digits: as Chinese ones, LibreOffice would break 1241 in two
           {"fo:country", "GB"},
           {"style:language-asian", "zh"},
           {"style:country-asian", "CN"}});
    for (const ParagraphStyle& one : official ? officialStyles(zh) : plainStyles(zh)) addStyle(styles, one, !official);
    addLists(styles, official);
    auto link = child(styles, "style:style", {{"style:name", "ContentsLink"}, {"style:family", "text"}});
    child(link, "style:text-properties", {{"fo:color", "#000000"}, {"style:text-underline-style", "none"}});
    auto automatic = child(root, "office:automatic-styles");
    addPageLayout(automatic, "CoverLayout", official, false);
    addPageLayout(automatic, "PageLayout", official, true);
    addMasterPages(root, official, zh);
    return writtenPart(part);
}

}  // namespace diaoyan::odt
