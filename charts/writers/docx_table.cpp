// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_table.h"

#include "charts/tables/column_plan.h"
#include "charts/writers/docx_xml.h"

#include <algorithm>

namespace diaoyan::docx {

namespace {

constexpr int cell_margin = 70;
constexpr int longest_kept_together = 20;  ///< rows
constexpr int thick_rule = 12;             ///< eighths of a point: 1.5 pt
constexpr int thin_rule = 6;

void addRule(pugi::xml_node borders, const char* edge, int size) {
    add(borders, edge, {{"w:val", "single"}, {"w:sz", std::to_string(size)}, {"w:space", "0"}, {"w:color", "000000"}});
}

std::string sourceOf(const ResultTable& table) {
    return "table:" + table.id;
}

class TableDrawing {
public:
    TableDrawing(pugi::xml_node body, const ResultTable& table, const TablePage& page, NumberKeys& keys)
        : body_(body), table_(table), page_(page), keys_(keys),
          kept_together_(static_cast<int>(table.rows.size()) <= longest_kept_together) {}

    PageRoom room() const {
        // Han fonts draw ambiguous characters such as — at full width; the gap beside the last column counts too.
        const int gap = (2 * cell_margin + slack() + page_.half_character - 1) / page_.half_character;
        return {page_.text_width / page_.half_character - gap, gap, AmbiguousWidth::wide, true};
    }

    void draw(const ColumnPanel& panel) {
        const auto widths = widthsOnPage(panel);
        auto node = add(body_, "w:tbl");
        addProperties(node, widths);
        std::vector<std::string> headings;
        for (const int column : panel.columns)
            headings.push_back(table_.columns[static_cast<std::size_t>(column)].heading.in(page_.language));
        addRow(node, panel, widths, headings, nullptr,
               {.style = "TableHeading", .heading = true, .keep = true, .below = thin_rule});
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const auto& row = table_.rows[i];
            const bool last = i + 1 == table_.rows.size();
            std::vector<std::string> cells;
            for (const int column : panel.columns) cells.push_back(shownCell(row, column, page_.language));
            RowLook look;
            look.bold = row.role == RowRole::total || row.role == RowRole::subtotal;
            look.keep = last ? !table_.notes.empty() : kept_together_ || i == 0;
            look.above = i > 0 && ruleBetween(table_.rows[i - 1].role, row.role) ? thin_rule : 0;
            look.below = last ? thick_rule : 0;
            const auto code = row.code.empty() ? std::to_string(i + 1) : row.code;
            addRow(node, panel, widths, cells, &row, look, code);
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

    int slack() const { return page_.half_character / 2; }

    /// What is left over goes to the numbers evenly (up to four characters each) and then to the first column.
    std::vector<int> widthsOnPage(const ColumnPanel& panel) const {
        std::vector<int> widths;
        int used = 0;
        for (const int width : panel.widths) {
            widths.push_back(width * page_.half_character + 2 * cell_margin + slack());
            used += widths.back();
        }
        const int spare = std::max(page_.text_width - used, 0);
        const int share = std::min(spare / static_cast<int>(widths.size() + 1), 8 * page_.half_character);
        for (std::size_t i = 1; i < widths.size(); ++i) widths[i] += share;
        widths[0] += spare - share * static_cast<int>(widths.size() - 1);
        return widths;
    }

    void addProperties(pugi::xml_node node, const std::vector<int>& widths) {
        auto properties = add(node, "w:tblPr");
        addValue(properties, "w:tblStyle", "ThreeLineTable");
        add(properties, "w:tblW", {{"w:w", std::to_string(page_.text_width)}, {"w:type", "dxa"}});
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
                const std::vector<std::string>& cells, const TableRow* values, const RowLook& look,
                const std::string& code = {}) {
        auto row = add(node, "w:tr");
        auto properties = add(row, "w:trPr");
        add(properties, "w:cantSplit");
        if (look.heading) add(properties, "w:tblHeader");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto column = static_cast<std::size_t>(panel.columns[i]);
            const auto role = table_.columns[column].role;
            auto words = addCell(row, widths[i], look, role == ColumnRole::label ? "left" : "right");
            pugi::xml_node run;
            if (values && column < values->cells.size() && !std::holds_alternative<Text>(values->cells[column])) {
                run = keys_.addKeyedCell(words, cells[i], {sourceOf(table_), code, panel.columns[i] + 1});
            } else {
                run = addRun(words, cells[i]);
            }
            if (look.bold) add(run.prepend_child("w:rPr"), "w:b");
        }
    }

    pugi::xml_node addCell(pugi::xml_node row, int width, const RowLook& look, const char* align) {
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
        return paragraph;
    }

    pugi::xml_node body_;
    const ResultTable& table_;
    const TablePage& page_;
    NumberKeys& keys_;
    bool kept_together_;
};

}  // namespace

void addTable(pugi::xml_node body, const ResultTable& table, const TablePage& page, NumberKeys& keys,
              const std::function<void()>& continuation) {
    const auto addLine = [&](const char* style, const std::string& words, const char* what, bool keep) {
        auto paragraph = addParagraph(body, style);
        if (keep) keepWithNext(paragraph);
        keys.addKeyedRuns(paragraph, words, {sourceOf(table), what});
    };
    const auto base = baseText(table, page.language);
    if (!base.empty()) addLine("BaseLine", base, "base", true);
    TableDrawing drawing(body, table, page, keys);
    bool first = true;
    for (const auto& panel : planColumns(table, page.language, drawing.room())) {
        if (panel.columns.empty()) continue;
        if (!first) continuation();
        first = false;
        drawing.draw(panel);
    }
    for (const auto& note : noteLines(table, page.language)) addLine("TableNote", note, "note", false);
    addParagraph(body, "AfterTable");  // two tables in a row would grow together without it
}

}  // namespace diaoyan::docx
