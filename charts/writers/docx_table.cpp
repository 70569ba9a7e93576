// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_table.h"

#include "charts/tables/column_plan.h"
#include "charts/writers/docx_xml.h"

#include <algorithm>

namespace diaoyan::docx {

namespace {

constexpr int text_width = 8844;     ///< twentieths of a point: A4 less 28 and 26 mm
constexpr int half_character = 118;  ///< 五号 is 10.5 pt; letters of some fonts are wider than half of that
constexpr int cell_margin = 70;
constexpr int letter_slack = half_character / 2;
constexpr int gap = (2 * cell_margin + letter_slack + half_character - 1) / half_character;
constexpr int longest_kept_together = 20;  ///< rows
constexpr int thick_rule = 12;             ///< eighths of a point: 1.5 pt
constexpr int thin_rule = 6;

PageRoom room() {
    // Han fonts draw ambiguous characters such as — at full width; the gap beside the last column counts too.
    return {text_width / half_character - gap, gap, AmbiguousWidth::wide, true};
}

void addRule(pugi::xml_node borders, const char* edge, int size) {
    add(borders, edge, {{"w:val", "single"}, {"w:sz", std::to_string(size)}, {"w:space", "0"}, {"w:color", "000000"}});
}

/// Widths in the document; what is left over goes to the numbers evenly (up to four characters each)
/// and then to the first column.
std::vector<int> documentWidths(const ColumnPanel& panel) {
    std::vector<int> widths;
    int used = 0;
    for (const int width : panel.widths) {
        widths.push_back(width * half_character + 2 * cell_margin + letter_slack);
        used += widths.back();
    }
    const int spare = std::max(text_width - used, 0);
    const int share = std::min(spare / static_cast<int>(widths.size() + 1), 8 * half_character);
    for (std::size_t i = 1; i < widths.size(); ++i) widths[i] += share;
    widths[0] += spare - share * static_cast<int>(widths.size() - 1);
    return widths;
}

class TableDrawing {
public:
    TableDrawing(pugi::xml_node body, const ResultTable& table, Language language)
        : body_(body), table_(table), language_(language),
          kept_together_(static_cast<int>(table.rows.size()) <= longest_kept_together) {}

    void draw(const ColumnPanel& panel) {
        const auto widths = documentWidths(panel);
        auto node = add(body_, "w:tbl");
        addProperties(node, widths);
        std::vector<std::string> headings;
        for (const int column : panel.columns)
            headings.push_back(table_.columns[static_cast<std::size_t>(column)].heading.in(language_));
        addRow(node, panel, widths, headings,
               {.style = "TableHeading", .heading = true, .keep = true, .below = thin_rule});
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const auto& row = table_.rows[i];
            const bool last = i + 1 == table_.rows.size();
            std::vector<std::string> cells;
            for (const int column : panel.columns) cells.push_back(shownCell(row, column, language_));
            RowLook look;
            look.bold = row.role == RowRole::total || row.role == RowRole::subtotal;
            look.keep = last ? !table_.notes.empty() : kept_together_ || i == 0;
            look.above = i > 0 && ruleBetween(table_.rows[i - 1].role, row.role) ? thin_rule : 0;
            look.below = last ? thick_rule : 0;
            addRow(node, panel, widths, cells, look);
        }
    }

private:
    struct RowLook {
        const char* style = "TableText";
        bool heading = false;
        bool bold = false;
        bool keep = false;
        int above = 0;
        int below = 0;
    };

    void addProperties(pugi::xml_node node, const std::vector<int>& widths) {
        auto properties = add(node, "w:tblPr");
        addValue(properties, "w:tblStyle", "ThreeLineTable");
        add(properties, "w:tblW", {{"w:w", std::to_string(text_width)}, {"w:type", "dxa"}});
        addValue(properties, "w:jc", "center");
        auto borders = add(properties, "w:tblBorders");
        addRule(borders, "w:top", thick_rule);
        addRule(borders, "w:bottom", thick_rule);
        add(properties, "w:tblLayout", {{"w:type", "fixed"}});
        auto margins = add(properties, "w:tblCellMar");
        for (const char* side : {"w:left", "w:right"})
            add(margins, side, {{"w:w", std::to_string(cell_margin)}, {"w:type", "dxa"}});
        add(properties, "w:tblLook",
            {{"w:val", "0020"},
             {"w:firstRow", "1"},
             {"w:lastRow", "0"},
             {"w:firstColumn", "0"},
             {"w:lastColumn", "0"},
             {"w:noHBand", "1"},
             {"w:noVBand", "1"}});
        auto grid = add(node, "w:tblGrid");
        for (const int width : widths) add(grid, "w:gridCol", {{"w:w", std::to_string(width)}});
    }

    void addRow(pugi::xml_node node, const ColumnPanel& panel, const std::vector<int>& widths,
                const std::vector<std::string>& cells, const RowLook& look) {
        auto row = add(node, "w:tr");
        auto properties = add(row, "w:trPr");
        add(properties, "w:cantSplit");
        if (look.heading) add(properties, "w:tblHeader");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto role = table_.columns[static_cast<std::size_t>(panel.columns[i])].role;
            addCell(row, widths[i], cells[i], look, role == ColumnRole::label ? "left" : "right");
        }
    }

    void addCell(pugi::xml_node row, int width, const std::string& words, const RowLook& look, const char* align) {
        auto cell = add(row, "w:tc");
        auto properties = add(cell, "w:tcPr");
        add(properties, "w:tcW", {{"w:w", std::to_string(width)}, {"w:type", "dxa"}});
        if (look.heading || look.above > 0 || look.below > 0) {
            auto borders = add(properties, "w:tcBorders");
            if (look.heading || look.above > 0) addRule(borders, "w:top", look.heading ? thick_rule : look.above);
            if (look.below > 0) addRule(borders, "w:bottom", look.below);
        }
        addValue(properties, "w:vAlign", "center");
        auto paragraph = addParagraph(cell, look.style);
        if (look.keep) keepWithNext(paragraph);
        addValue(paragraph.child("w:pPr"), "w:jc", align);
        auto run = addRun(paragraph, words);
        if (look.bold) add(run.prepend_child("w:rPr"), "w:b");
    }

    pugi::xml_node body_;
    const ResultTable& table_;
    Language language_;
    bool kept_together_;
};

}  // namespace

void addTable(pugi::xml_node body, const ResultTable& table, Language language,
              const std::function<void()>& continuation) {
    const auto addLine = [&](const char* style, const std::string& words, bool keep) {
        auto paragraph = addParagraph(body, style);
        if (keep) keepWithNext(paragraph);
        addRun(paragraph, words);
    };
    const auto base = baseText(table, language);
    if (!base.empty()) addLine("BaseLine", base, true);
    TableDrawing drawing(body, table, language);
    bool first = true;
    for (const auto& panel : planColumns(table, language, room())) {
        if (panel.columns.empty()) continue;
        if (!first) continuation();
        first = false;
        drawing.draw(panel);
    }
    for (const auto& note : noteLines(table, language)) addLine("TableNote", note, false);
    addParagraph(body, "AfterTable");  // two tables in a row would grow together without it
}

}  // namespace diaoyan::docx
