// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/odt_table.h"

#include "charts/tables/column_plan.h"
#include "charts/writers/odt_parts.h"

#include <algorithm>
#include <cstdio>

namespace diaoyan::odt {

namespace {

constexpr double half_letter = 2.0;                ///< millimetres, of 10.5 pt letters, with a little air
constexpr int column_gap = 2;                      ///< half letters
constexpr std::size_t longest_kept_together = 20;  ///< rows
constexpr const char* thick_rule = "1.5pt solid #000000";
constexpr const char* thin_rule = "0.75pt solid #000000";

std::string millimetres(double value) {
    char words[40];
    std::snprintf(words, sizeof words, "%.2fmm", value);
    return words;
}

/// What is left over goes to the numbers evenly (up to four letters each) and then to the first column.
std::vector<double> widthsOf(const ColumnPanel& panel, double width) {
    std::vector<double> widths;
    double used = 0;
    for (const int letters : panel.widths) {
        widths.push_back((letters + column_gap) * half_letter);
        used += widths.back();
    }
    const double spare = std::max(width - used, 0.0);
    const double share = std::min(spare / static_cast<double>(widths.size() + 1), 8 * half_letter);
    for (std::size_t i = 1; i < widths.size(); ++i) widths[i] += share;
    widths[0] += spare - share * static_cast<double>(widths.size() - 1);
    return widths;
}

class GridDrawing {
public:
    GridDrawing(pugi::xml_node styles, pugi::xml_node body, const ResultTable& table, Language language)
        : styles_(styles), body_(body), table_(table), language_(language) {}

    void draw(const ColumnPanel& panel, const std::string& name, double width) {
        auto style = child(styles_, "style:style", {{"style:name", name}, {"style:family", "table"}});
        child(style, "style:table-properties",
              {{"style:width", millimetres(width)},
               {"table:align", "center"},
               {"style:may-break-between-rows", table_.rows.size() <= longest_kept_together ? "false" : "true"}});
        auto grid = child(body_, "table:table", {{"table:name", name}, {"table:style-name", name}});
        const auto widths = widthsOf(panel, width);
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::string column = name + "." + std::to_string(i + 1);
            auto look = child(styles_, "style:style", {{"style:name", column}, {"style:family", "table-column"}});
            child(look, "style:table-column-properties", {{"style:column-width", millimetres(widths[i])}});
            child(grid, "table:table-column", {{"table:style-name", column}});
        }
        std::vector<std::string> headings;
        for (const int column : panel.columns)
            headings.push_back(table_.columns[static_cast<std::size_t>(column)].heading.in(language_));
        addRow(child(grid, "table:table-header-rows"), panel, headings, "CellHead", true);
        for (std::size_t i = 0; i < table_.rows.size(); ++i) bodyRow(grid, panel, i);
    }

private:
    void bodyRow(pugi::xml_node grid, const ColumnPanel& panel, std::size_t index) {
        const TableRow& row = table_.rows[index];
        std::vector<std::string> words;
        for (const int column : panel.columns) words.push_back(shownCell(row, column, language_));
        const bool ruled = index > 0 && ruleBetween(table_.rows[index - 1].role, row.role);
        const bool last = index + 1 == table_.rows.size();
        const char* look = last ? (ruled ? "CellRuledLast" : "CellLast") : ruled ? "CellRuled" : "Cell";
        addRow(grid, panel, words, look, row.role == RowRole::total || row.role == RowRole::subtotal);
    }

    void addRow(pugi::xml_node parent, const ColumnPanel& panel, const std::vector<std::string>& words,
                const char* look, bool bold) {
        auto row = child(parent, "table:table-row", {{"table:style-name", "Row"}});
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto role = table_.columns[static_cast<std::size_t>(panel.columns[i])].role;
            const std::string style = role == ColumnRole::label ? "TableText" : "TableNumber";
            auto cell = child(row, "table:table-cell", {{"table:style-name", look}, {"office:value-type", "string"}});
            setWords(child(cell, "text:p", {{"text:style-name", bold ? style + "Bold" : style}}), words[i]);
        }
    }

    pugi::xml_node styles_;
    pugi::xml_node body_;
    const ResultTable& table_;
    Language language_;
};

}  // namespace

void addCellStyles(pugi::xml_node automatic_styles) {
    const auto add = [&](const char* name, const char* above, const char* below) {
        auto style = child(automatic_styles, "style:style", {{"style:name", name}, {"style:family", "table-cell"}});
        child(style, "style:table-cell-properties",
              {{"style:vertical-align", "middle"},
               {"fo:padding-left", "1.2mm"},
               {"fo:padding-right", "1.2mm"},
               {"fo:padding-top", "0.6mm"},
               {"fo:padding-bottom", "0.6mm"},
               {"fo:border-left", "none"},
               {"fo:border-right", "none"},
               {"fo:border-top", above},
               {"fo:border-bottom", below}});
    };
    add("CellHead", thick_rule, thin_rule);
    add("Cell", "none", "none");
    add("CellRuled", thin_rule, "none");
    add("CellLast", "none", thick_rule);
    add("CellRuledLast", thin_rule, thick_rule);
    auto row = child(automatic_styles, "style:style", {{"style:name", "Row"}, {"style:family", "table-row"}});
    child(row, "style:table-row-properties", {{"fo:keep-together", "always"}});
}

void addGrid(pugi::xml_node automatic_styles, pugi::xml_node body, const ResultTable& table, Language language,
             int number, double width, const std::function<void()>& continuation) {
    const int room = static_cast<int>(width / half_letter) - column_gap;
    GridDrawing drawing(automatic_styles, body, table, language);
    int panel_number = 0;
    for (const ColumnPanel& panel : planColumns(table, language, {room, column_gap, AmbiguousWidth::wide, true})) {
        if (panel.columns.empty()) continue;
        if (panel_number++ > 0) continuation();
        drawing.draw(panel, "Table" + std::to_string(number) + "_" + std::to_string(panel_number), width);
    }
}

}  // namespace diaoyan::odt
