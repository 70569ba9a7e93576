// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_styles.h"

#include "charts/writers/docx_xml.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace diaoyan::docx {

namespace {

constexpr const char* word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* song_title = "方正小标宋简体";
constexpr const char* hei = "黑体";
constexpr const char* kai = "楷体";
constexpr const char* fang_song = "仿宋";
constexpr const char* song = "宋体";

/// A paragraph style; lengths in twentieths of a point, sizes in half points, 0 for "as inherited".
struct Style {
    std::string id = {};
    std::string name = {};
    std::string based_on = "Normal";
    std::string next = {};
    std::string font = {};
    int size = 0;
    bool bold = false;
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
    bool bullet = false;
};

std::string text(int number) {
    return std::to_string(number);
}

void addFonts(pugi::xml_node properties, const std::string& font) {
    add(properties, "w:rFonts",
        {{"w:ascii", "Times New Roman"},
         {"w:hAnsi", "Times New Roman"},
         {"w:eastAsia", font},
         {"w:cs", "Times New Roman"}});
}

void addSize(pugi::xml_node properties, int size) {
    addValue(properties, "w:sz", text(size));
    addValue(properties, "w:szCs", text(size));
}

void addSpacing(pugi::xml_node properties, const Style& style) {
    if (style.before < 0 && style.after < 0 && style.line == 0) return;
    auto spacing = add(properties, "w:spacing");
    const auto set = [&](const char* name, const std::string& value) {
        spacing.append_attribute(name).set_value(value.c_str());
    };
    if (style.before >= 0) set("w:before", text(style.before));
    if (style.after >= 0) set("w:after", text(style.after));
    if (style.line > 0) {
        set("w:line", text(style.line));
        set("w:lineRule", style.line_rule);
    }
}

/// Word takes firstLineChars, programs that do not know it the length beside it.
void addIndent(pugi::xml_node properties, const Style& style) {
    if (style.indent_chars < 0 && style.left < 0) return;
    auto indent = add(properties, "w:ind");
    const auto set = [&](const char* name, int value) { indent.append_attribute(name).set_value(value); };
    if (style.left >= 0) set("w:left", style.left);
    if (style.indent_chars >= 0) {
        set("w:firstLineChars", style.indent_chars);
        set("w:firstLine", style.indent_chars * (style.size > 0 ? style.size : 32) / 10);
    }
}

/// Styles that Word does not know by name.
bool isOurOwn(const std::string& id) {
    static const char* const own[] = {"Organisation", "ReportDate", "Remark",     "BaseLine", "TableText",
                                      "TableHeading", "TableNote",  "AfterTable", "Figure"};
    return std::find(std::begin(own), std::end(own), id) != std::end(own);
}

/// The order of the elements is that of the schema (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28).
void addStyle(pugi::xml_node styles, const Style& style) {
    auto node = add(styles, "w:style", {{"w:type", "paragraph"}, {"w:styleId", style.id}});
    if (style.id == "Normal") node.append_attribute("w:default").set_value("1");
    if (isOurOwn(style.id)) node.append_attribute("w:customStyle").set_value("1");
    addValue(node, "w:name", style.name);
    if (style.id != "Normal") addValue(node, "w:basedOn", style.based_on);
    if (!style.next.empty()) addValue(node, "w:next", style.next);
    add(node, "w:qFormat");
    auto paragraph = add(node, "w:pPr");
    if (style.keep_next) {
        add(paragraph, "w:keepNext");
        add(paragraph, "w:keepLines");
    }
    if (style.page_break_before) add(paragraph, "w:pageBreakBefore");
    if (style.bullet) addValue(add(paragraph, "w:numPr"), "w:numId", "1");
    if (style.right_tab > 0)
        add(add(paragraph, "w:tabs"), "w:tab",
            {{"w:val", "right"}, {"w:leader", "dot"}, {"w:pos", text(style.right_tab)}});
    addSpacing(paragraph, style);
    addIndent(paragraph, style);
    if (!style.align.empty()) addValue(paragraph, "w:jc", style.align);
    if (style.outline >= 0) addValue(paragraph, "w:outlineLvl", text(style.outline));
    auto letters = add(node, "w:rPr");
    if (!style.font.empty()) addFonts(letters, style.font);
    if (style.bold) {
        add(letters, "w:b");
        add(letters, "w:bCs");
    }
    if (!style.colour.empty()) addValue(letters, "w:color", style.colour);
    if (style.size > 0) addSize(letters, style.size);
}

Style heading(int level, const char* font, int size, bool bold, bool zh) {
    Style style;
    style.id = "Heading" + text(level);
    style.name = "heading " + text(level);
    style.next = "BodyText";
    style.font = font;
    style.size = size;
    style.bold = bold || !zh;
    style.align = "left";
    style.before = level == 1 ? 320 : 200;
    style.after = level == 1 ? 160 : 100;
    style.line = zh ? 560 : 276;
    style.line_rule = zh ? "exact" : "auto";
    style.indent_chars = zh ? 200 : 0;
    style.keep_next = true;
    style.outline = level - 1;
    return style;
}

Style contents(int level) {
    Style style;
    style.id = "TOC" + text(level);
    style.name = "toc " + text(level);
    style.size = level == 1 ? 28 : 24;
    style.font = level == 1 ? hei : fang_song;
    style.align = "left";
    style.before = level == 1 ? 80 : 0;
    style.after = 0;
    style.line = 400;
    style.left = 320 * (level - 1);
    style.right_tab = 8844;
    return style;
}

std::vector<Style> coverStyles() {
    return {
        {.id = "Title",
         .name = "Title",
         .next = "Subtitle",
         .font = song_title,
         .size = 44,
         .align = "center",
         .before = 3600,
         .after = 240,
         .line = 700,
         .line_rule = "atLeast"},
        {.id = "Subtitle",
         .name = "Subtitle",
         .font = kai,
         .size = 32,
         .align = "center",
         .before = 0,
         .after = 5200,
         .line = 560,
         .line_rule = "atLeast"},
        {.id = "Organisation", .name = "Organisation", .font = fang_song, .size = 32, .align = "center", .after = 120},
        {.id = "ReportDate", .name = "Report Date", .font = fang_song, .size = 32, .align = "center", .after = 0},
        {.id = "TOCHeading",
         .name = "TOC Heading",
         .next = "BodyText",
         .font = hei,
         .size = 32,
         .align = "center",
         .before = 0,
         .after = 240,
         .keep_next = true,
         .page_break_before = true},
        contents(1),
        contents(2),
        contents(3),
    };
}

std::vector<Style> bodyStyles(bool zh) {
    const int size = zh ? 32 : 24;
    return {
        {.id = "BodyText",
         .name = "Body Text",
         .size = size,
         .align = "both",
         .before = 0,
         .after = zh ? 0 : 160,
         .line = zh ? 560 : 300,
         .line_rule = zh ? "exact" : "auto",
         .indent_chars = zh ? 200 : 0},
        heading(1, hei, zh ? 32 : 32, false, zh),
        heading(2, kai, zh ? 32 : 28, false, zh),
        heading(3, fang_song, zh ? 32 : 24, true, zh),
        {.id = "Remark",
         .name = "Remark",
         .font = kai,
         .size = zh ? 24 : 20,
         .colour = "404040",
         .align = "both",
         .before = 60,
         .after = 60,
         .line = 320,
         .indent_chars = zh ? 200 : 0},
        {.id = "ListBullet", .name = "List Bullet", .based_on = "BodyText", .size = size, .bullet = true},
    };
}

std::vector<Style> tableAndFigureStyles() {
    return {
        {.id = "Caption",
         .name = "caption",
         .next = "BodyText",
         .font = hei,
         .size = 24,
         .align = "center",
         .before = 200,
         .after = 60,
         .line = 300},
        {.id = "BaseLine",
         .name = "Base Line",
         .font = fang_song,
         .size = 21,
         .colour = "404040",
         .align = "center",
         .before = 0,
         .after = 80,
         .line = 260},
        {.id = "TableText",
         .name = "Table Text",
         .font = song,
         .size = 21,
         .align = "left",
         .before = 30,
         .after = 30,
         .line = 260},
        {.id = "TableHeading", .name = "Table Heading", .based_on = "TableText", .font = hei, .size = 21},
        {.id = "TableNote",
         .name = "Table Note",
         .font = fang_song,
         .size = 18,
         .colour = "404040",
         .align = "left",
         .before = 40,
         .after = 0,
         .line = 240},
        {.id = "AfterTable",
         .name = "After Table",
         .size = 16,
         .before = 0,
         .after = 0,
         .line = 160,
         .line_rule = "exact"},
        {.id = "Figure",
         .name = "Figure",
         .next = "Caption",
         .align = "center",
         .before = 160,
         .after = 0,
         .line = 240,
         .keep_next = true},
        {.id = "Footer", .name = "footer", .font = song, .size = 21, .align = "center", .after = 0},
    };
}

void addDefaults(pugi::xml_node styles, bool zh) {
    auto defaults = add(styles, "w:docDefaults");
    auto letters = add(add(defaults, "w:rPrDefault"), "w:rPr");
    addFonts(letters, fang_song);
    addSize(letters, 24);
    add(letters, "w:lang", {{"w:val", zh ? "zh-CN" : "en-GB"}, {"w:eastAsia", "zh-CN"}, {"w:bidi", "ar-SA"}});
    auto paragraph = add(add(defaults, "w:pPrDefault"), "w:pPr");
    add(paragraph, "w:widowControl");
}

/// 三线表 as a table style: the writer repeats the rules on the cells for programs that read styles badly.
void addTableStyle(pugi::xml_node styles) {
    auto normal = add(styles, "w:style", {{"w:type", "table"}, {"w:default", "1"}, {"w:styleId", "TableNormal"}});
    addValue(normal, "w:name", "Normal Table");
    auto style = add(styles, "w:style", {{"w:type", "table"}, {"w:customStyle", "1"}, {"w:styleId", "ThreeLineTable"}});
    addValue(style, "w:name", "Three Line Table");
    addValue(style, "w:basedOn", "TableNormal");
    auto borders = add(add(style, "w:tblPr"), "w:tblBorders");
    for (const char* edge : {"w:top", "w:bottom"})
        add(borders, edge, {{"w:val", "single"}, {"w:sz", "12"}, {"w:space", "0"}, {"w:color", "000000"}});
    auto first = add(style, "w:tblStylePr", {{"w:type", "firstRow"}});
    auto rule = add(add(first, "w:tcPr"), "w:tcBorders");
    add(rule, "w:bottom", {{"w:val", "single"}, {"w:sz", "6"}, {"w:space", "0"}, {"w:color", "000000"}});
}

}  // namespace

std::string stylesPart(Language language) {
    const bool zh = language == Language::zh;
    pugi::xml_document part;
    auto styles = add(part, "w:styles", {{"xmlns:w", word_namespace}});
    addDefaults(styles, zh);
    addStyle(styles, {.id = "Normal", .name = "Normal"});
    for (const auto& group : {bodyStyles(zh), coverStyles(), tableAndFigureStyles()})
        for (const auto& style : group) addStyle(styles, style);
    addTableStyle(styles);
    return written(part);
}

std::string fontTablePart() {
    struct Font {
        const char* name;
        const char* instead;
        const char* family;
    };
    static const Font fonts[] = {{song_title, "FZXiaoBiaoSong-B05S", "roman"},
                                 {hei, "SimHei", "swiss"},
                                 {kai, "KaiTi", "roman"},
                                 {fang_song, "FangSong", "roman"},
                                 {song, "SimSun", "roman"},
                                 {"Times New Roman", "Liberation Serif", "roman"}};
    pugi::xml_document part;
    auto table = add(part, "w:fonts", {{"xmlns:w", word_namespace}});
    for (const auto& font : fonts) {
        auto node = add(table, "w:font", {{"w:name", font.name}});
        addValue(node, "w:altName", font.instead);
        addValue(node, "w:family", font.family);
    }
    return written(part);
}

}  // namespace diaoyan::docx
