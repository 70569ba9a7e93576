// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_styles.h"

#include "charts/writers/docx_package.h"
#include "charts/writers/docx_style_lists.h"
#include "charts/writers/docx_xml.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace diaoyan::docx {

namespace {

std::string text(int number) {
    return std::to_string(number);
}

void addFonts(pugi::xml_node properties, const std::string& latin, const std::string& east_asian) {
    auto fonts = add(properties, "w:rFonts");
    const auto set = [&](const char* name, const std::string& font) {
        if (!font.empty()) fonts.append_attribute(name).set_value(font.c_str());
    };
    set("w:ascii", latin);
    set("w:hAnsi", latin);
    set("w:eastAsia", east_asian);
    set("w:cs", latin);
}

void addSize(pugi::xml_node properties, int size) {
    addValue(properties, "w:sz", text(size));
    addValue(properties, "w:szCs", text(size));
}

void addSpacing(pugi::xml_node properties, const ParagraphStyle& style) {
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
void addIndent(pugi::xml_node properties, const ParagraphStyle& style) {
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
bool isOurOwn(const std::string& name) {
    static const char* const own[] = {"Organisation",  "Report Date", "Remark",      "Base Line", "Table Text",
                                      "Table Heading", "Table Note",  "After Table", "Figure"};
    return std::find(std::begin(own), std::end(own), name) != std::end(own);
}

/// The order of the elements is that of the schema (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28).
void addStyle(pugi::xml_node styles, const ParagraphStyle& style) {
    auto node = add(styles, "w:style", {{"w:type", "paragraph"}, {"w:styleId", style.id}});
    if (style.is_default) node.append_attribute("w:default").set_value("1");
    if (isOurOwn(style.name)) node.append_attribute("w:customStyle").set_value("1");
    addValue(node, "w:name", style.name);
    if (!style.is_default) addValue(node, "w:basedOn", style.based_on);
    if (!style.next.empty()) addValue(node, "w:next", style.next);
    add(node, "w:qFormat");
    auto paragraph = add(node, "w:pPr");
    if (style.keep_next) {
        add(paragraph, "w:keepNext");
        add(paragraph, "w:keepLines");
    }
    if (style.page_break_before) add(paragraph, "w:pageBreakBefore");
    if (style.right_tab > 0)
        add(add(paragraph, "w:tabs"), "w:tab",
            {{"w:val", "right"}, {"w:leader", "dot"}, {"w:pos", text(style.right_tab)}});
    if (style.off_grid) addValue(paragraph, "w:snapToGrid", "0");
    addSpacing(paragraph, style);
    addIndent(paragraph, style);
    if (!style.align.empty()) addValue(paragraph, "w:jc", style.align);
    if (style.outline >= 0) addValue(paragraph, "w:outlineLvl", text(style.outline));
    auto letters = add(node, "w:rPr");
    if (!style.font.empty() || !style.latin.empty()) addFonts(letters, style.latin, style.font);
    if (style.bold) {
        add(letters, "w:b");
        add(letters, "w:bCs");
    }
    if (!style.colour.empty()) addValue(letters, "w:color", style.colour);
    if (style.letter_spacing != 0) addValue(letters, "w:spacing", text(style.letter_spacing));
    if (style.size > 0) addSize(letters, style.size);
}

void addDefaults(pugi::xml_node styles, DocumentStyle style, Language language) {
    const bool zh = language == Language::zh;
    const bool official = style == DocumentStyle::gbt9704;
    auto defaults = add(styles, "w:docDefaults");
    auto letters = add(add(defaults, "w:rPrDefault"), "w:rPr");
    addFonts(letters, official ? "Times New Roman" : "Arial", official ? "仿宋" : "思源黑体");
    addSize(letters, !official ? 22 : zh ? 32 : 24);
    // Of Latin letters and digits: as Chinese ones, LibreOffice would break 36.7% in two.
    add(letters, "w:lang", {{"w:val", zh ? "en-US" : "en-GB"}, {"w:eastAsia", "zh-CN"}, {"w:bidi", "ar-SA"}});
    auto paragraph = add(add(defaults, "w:pPrDefault"), "w:pPr");
    add(paragraph, "w:widowControl");
}

/// 三线表 as a table style: the writer repeats the rules on the cells for programs that read styles badly.
void addTableStyle(pugi::xml_node styles) {
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

void addOurStyle(pugi::xml_node styles, const ParagraphStyle& style) {
    addStyle(styles, style);
}

void addTableStyles(pugi::xml_node styles, bool normal_too) {
    if (normal_too) {
        auto normal = add(styles, "w:style", {{"w:type", "table"}, {"w:default", "1"}, {"w:styleId", "TableNormal"}});
        addValue(normal, "w:name", "Normal Table");
    }
    addTableStyle(styles);
}

std::string stylesPart(DocumentStyle style, Language language) {
    pugi::xml_document part;
    auto styles = add(part, "w:styles", {{"xmlns:w", word_namespace}});
    addDefaults(styles, style, language);
    for (const auto& each : paragraphStyles(style, language)) addStyle(styles, each);
    addTableStyles(styles, true);
    return written(part);
}

std::string fontTablePart() {
    struct Font {
        const char* name;
        const char* instead;  ///< with commas between them
        const char* family;
    };
    static const Font fonts[] = {
        {"方正小标宋简体", "FZXiaoBiaoSong-B05S,Source Han Serif SC,Noto Serif CJK SC", "roman"},
        {"黑体", "SimHei,Source Han Sans SC,Noto Sans CJK SC", "swiss"},
        {"楷体", "KaiTi,AR PL UKai CN", "roman"},
        {"仿宋", "FangSong,Source Han Serif SC,Noto Serif CJK SC", "roman"},
        {"宋体", "SimSun,Source Han Serif SC,Noto Serif CJK SC", "roman"},
        {"思源黑体", "Source Han Sans SC,Noto Sans CJK SC,Microsoft YaHei", "swiss"},
        {"Times New Roman", "Liberation Serif", "roman"},
        {"Arial", "Liberation Sans", "swiss"}};
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
