// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_style_lists.h"

#include <utility>

namespace diaoyan::docx {

namespace {

constexpr const char* song_title = "方正小标宋简体";
constexpr const char* hei = "黑体";
constexpr const char* kai = "楷体";
constexpr const char* fang_song = "仿宋";
constexpr const char* song = "宋体";
constexpr const char* sans = "思源黑体";
constexpr int official_line = 579;  ///< 22 lines in 225 mm
constexpr int closer = -5;          ///< 28 letters of 16 pt in 156 mm

using Styles = std::vector<ParagraphStyle>;

std::string styleNumber(const char* name, int level) {
    return name + std::to_string(level);
}

ParagraphStyle officialHeading(int level, const char* font, bool zh) {
    ParagraphStyle style;
    style.id = styleNumber("Heading", level);
    style.name = styleNumber("heading ", level);
    style.next = "BodyText";
    style.font = font;
    style.size = zh ? 32 : level == 1 ? 32 : level == 2 ? 28 : 24;
    style.bold = level == 3 || !zh;
    style.letter_spacing = zh ? closer : 0;
    style.align = "left";
    // Chinese pages keep their 22 lines: nothing stands between them.
    style.before = zh ? 0 : level == 1 ? 320 : 200;
    style.after = zh ? 0 : level == 1 ? 160 : 100;
    style.line = zh ? official_line : 276;
    style.line_rule = zh ? "exact" : "auto";
    style.indent_chars = zh ? 200 : 0;
    style.keep_next = true;
    style.outline = level - 1;
    return style;
}

ParagraphStyle contentsEntry(int level, int size, const char* font, int line, int right_tab) {
    ParagraphStyle style;
    style.id = styleNumber("TOC", level);
    style.name = styleNumber("toc ", level);
    style.size = size;
    style.font = font;
    style.align = "left";
    style.before = level == 1 ? 80 : 0;
    style.after = 0;
    style.line = line;
    style.left = 320 * (level - 1);
    style.right_tab = right_tab;
    return style;
}

Styles officialCover() {
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
        contentsEntry(1, 28, hei, 400, 8844),
        contentsEntry(2, 24, fang_song, 400, 8844),
        contentsEntry(3, 24, fang_song, 400, 8844),
    };
}

Styles officialText(bool zh) {
    const int size = zh ? 32 : 24;
    return {
        {.id = "BodyText",
         .name = "Body Text",
         .size = size,
         .letter_spacing = zh ? closer : 0,
         .align = "both",
         .before = 0,
         .after = zh ? 0 : 160,
         .line = zh ? official_line : 300,
         .line_rule = zh ? "exact" : "auto",
         .indent_chars = zh ? 200 : 0},
        officialHeading(1, hei, zh),
        officialHeading(2, kai, zh),
        officialHeading(3, fang_song, zh),
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
        {.id = "ListBullet", .name = "List Bullet", .based_on = "BodyText", .size = size},
        {.id = "ListNumber", .name = "List Number", .based_on = "BodyText", .size = size},
    };
}

/// What differs between the small print of the two: fonts and sizes.
struct SmallPrint {
    const char* caption;
    const char* table;
    const char* note;
    int caption_size, table_size, base_size, note_size, footer_size;
    const char* footer;
};

Styles tablePrint(const SmallPrint& print) {
    return {
        {.id = "TableText",
         .name = "Table Text",
         .font = print.table,
         .size = print.table_size,
         .align = "left",
         .before = 30,
         .after = 30,
         .line = 260},
        {.id = "TableHeading",
         .name = "Table Heading",
         .based_on = "TableText",
         .font = print.caption,
         .size = print.table_size,
         .keep_next = true},
        {.id = "TableNote",
         .name = "Table Note",
         .font = print.note,
         .size = print.note_size,
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
    };
}

Styles captionsAndFooter(const SmallPrint& print) {
    return {
        {.id = "Caption",
         .name = "caption",
         .next = "BodyText",
         .font = print.caption,
         .size = print.caption_size,
         .align = "center",
         .before = 200,
         .after = 60,
         .line = 300},
        {.id = "BaseLine",
         .name = "Base Line",
         .font = print.note,
         .size = print.base_size,
         .colour = "404040",
         .align = "center",
         .before = 0,
         .after = 80,
         .line = 260},
        {.id = "Figure",
         .name = "Figure",
         .next = "Caption",
         .align = "center",
         .before = 160,
         .after = 0,
         .line = 240,
         .keep_next = true},
        {.id = "Footer",
         .name = "footer",
         .font = print.footer,
         .latin = print.footer,
         .size = print.footer_size,
         .align = "center",
         .after = 0},
    };
}

ParagraphStyle plainHeading(int level, int size, bool zh) {
    ParagraphStyle style;
    style.id = styleNumber("Heading", level);
    style.name = styleNumber("heading ", level);
    style.next = "BodyText";
    style.size = size;
    style.bold = true;
    style.colour = "1B2631";
    style.align = "left";
    style.before = level == 1 ? 360 : 240;
    style.after = level == 1 ? 140 : 90;
    style.line = zh ? 300 : 276;
    style.keep_next = true;
    style.outline = level - 1;
    return style;
}

Styles plainCover() {
    return {
        {.id = "Title",
         .name = "Title",
         .next = "Subtitle",
         .size = 48,
         .bold = true,
         .colour = "1B2631",
         .align = "left",
         .before = 3000,
         .after = 200,
         .line = 300},
        {.id = "Subtitle",
         .name = "Subtitle",
         .size = 28,
         .colour = "646F7A",
         .align = "left",
         .before = 0,
         .after = 1200,
         .line = 300},
        {.id = "Organisation", .name = "Organisation", .size = 24, .align = "left", .after = 80},
        {.id = "ReportDate", .name = "Report Date", .size = 24, .align = "left", .after = 0},
        {.id = "TOCHeading",
         .name = "TOC Heading",
         .next = "BodyText",
         .size = 32,
         .bold = true,
         .align = "left",
         .before = 0,
         .after = 200,
         .keep_next = true,
         .page_break_before = true},
        contentsEntry(1, 22, sans, 300, 9070),
        contentsEntry(2, 21, sans, 290, 9070),
        contentsEntry(3, 21, sans, 290, 9070),
    };
}

Styles plainText(bool zh) {
    return {
        {.id = "BodyText",
         .name = "Body Text",
         .size = 22,
         .align = zh ? "both" : "left",
         .before = 0,
         .after = 120,
         .line = zh ? 300 : 276},
        plainHeading(1, 32, zh),
        plainHeading(2, 26, zh),
        plainHeading(3, 23, zh),
        {.id = "Remark",
         .name = "Remark",
         .size = 19,
         .colour = "505A64",
         .align = zh ? "both" : "left",
         .before = 40,
         .after = 100,
         .line = 270},
        {.id = "ListBullet", .name = "List Bullet", .based_on = "BodyText", .size = 22, .after = 60},
        {.id = "ListNumber", .name = "List Number", .based_on = "BodyText", .size = 22, .after = 60},
    };
}

}  // namespace

std::vector<ParagraphStyle> paragraphStyles(DocumentStyle style, Language language) {
    const bool zh = language == Language::zh;
    const bool official = style == DocumentStyle::gbt9704;
    Styles all{{.id = "Normal", .name = "Normal", .is_default = true}};
    const auto append = [&](Styles styles) {
        for (auto& each : styles) all.push_back(std::move(each));
    };
    const auto appendSmallPrint = [&](const SmallPrint& print) {
        append(captionsAndFooter(print));
        append(tablePrint(print));
    };
    if (official) {
        append(officialText(zh));
        append(officialCover());
        appendSmallPrint({hei, song, fang_song, 24, 21, 21, 18, 28, song});
    } else {
        append(plainText(zh));
        append(plainCover());
        appendSmallPrint({sans, sans, sans, 20, 19, 18, 17, 18, "Arial"});
    }
    // The grid of lines is for the text; on it, a table's lines would each take the height of one or two.
    for (auto& each : all) each.off_grid = official && zh && std::string(each.line_rule) != "exact";
    return all;
}

}  // namespace diaoyan::docx
