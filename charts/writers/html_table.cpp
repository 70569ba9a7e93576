// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/html_table.h"

#include "charts/tables/column_plan.h"
#include "charts/writers/html_text.h"

#include <algorithm>

namespace diaoyan::html {

namespace {

constexpr std::size_t longest_kept_together = 20;  ///< rows
constexpr int page_width = 84;                     ///< half-width characters on a printed A4 page
constexpr int column_gap = 3;

const char* rowClass(RowRole role) {
    switch (role) {
    case RowRole::option: return "";
    case RowRole::not_substantive: return "not-substantive";
    case RowRole::missing: return "missing";
    case RowRole::subtotal: return "sum";
    case RowRole::total: return "sum";
    }
    return "";
}

/// The length of the shading; a share with more than its base (a wrong input) fills the cell.
std::string shading(const TableRow& row, std::size_t column) {
    const auto* share = std::get_if<Share>(&row.cells[column]);
    const bool answer = row.role == RowRole::option || row.role == RowRole::not_substantive;
    if (!share || !answer || !share->proportion()) return {};
    Share clamped = *share;
    clamped.count = std::clamp<std::int64_t>(clamped.count, 0, clamped.base);
    return " style=\"--share:" + percentText(clamped) + "%\"";
}

std::string headRow(const ResultTable& table, const ColumnPanel& panel, Language language) {
    std::string row = "<tr>";
    for (const int index : panel.columns) {
        const auto& column = table.columns[static_cast<std::size_t>(index)];
        row += std::string("<th scope=\"col\"") + (column.role == ColumnRole::label ? "" : " class=\"number\"") + ">" +
               escaped(column.heading.in(language)) + "</th>";
    }
    return row + "</tr>";
}

/// For audits: the table, the row's code (or its place) and the column of a number.
std::string sourceOf(const ResultTable& table, const TableRow& row, int column) {
    if (table.id.empty()) return {};
    const auto place = static_cast<std::size_t>(&row - table.rows.data()) + 1;
    return " data-source=\"" +
           escaped(table.id + " " + (row.code.empty() ? "#" + std::to_string(place) : row.code) + " " +
                   std::to_string(column + 1)) +
           "\"";
}

std::string cell(const ResultTable& table, const TableRow& row, int column, Language language) {
    const auto index = static_cast<std::size_t>(column);
    const bool there = index < row.cells.size();
    const std::string words = there ? escaped(cellText(row.cells[index], language)) : std::string();
    if (table.columns[index].role == ColumnRole::label) return "<th scope=\"row\">" + words + "</th>";
    const auto shade = there && column == table.bar_column ? shading(row, index) : std::string();
    return (shade.empty() ? std::string("<td class=\"number\"") : "<td class=\"number bar\"" + shade) +
           (there ? sourceOf(table, row, column) : std::string()) + ">" + words + "</td>";
}

std::string body(const ResultTable& table, const ColumnPanel& panel, Language language) {
    std::string out;
    const TableRow* above = nullptr;
    for (const auto& row : table.rows) {
        std::string classes = rowClass(row.role);
        if (above && ruleBetween(above->role, row.role)) classes += classes.empty() ? "ruled" : " ruled";
        out += classes.empty() ? "<tr>" : "<tr class=\"" + classes + "\">";
        for (const int column : panel.columns) out += cell(table, row, column, language);
        out += "</tr>\n";
        above = &row;
    }
    return out;
}

std::string caption(const ResultTable& table, const std::string& label, bool continued, Language language) {
    const std::string start = "<caption><span class=\"label\">" + escaped(label);
    if (continued) return start + (language == Language::zh ? "（续）" : " (continued)") + "</span></caption>\n";
    std::string out = start + "</span>" + escaped(table.title.in(language));
    const auto base = baseText(table, language);
    if (!base.empty()) out += "<span class=\"base\">" + escaped(base) + "</span>";
    return out + "</caption>\n";
}

}  // namespace

std::string tableElement(const ResultTable& table, const std::string& label, Language language) {
    std::string out =
        table.rows.size() <= longest_kept_together ? "<div class=\"table short\">\n" : "<div class=\"table\">\n";
    bool continued = false;
    for (const auto& panel : planColumns(table, language, {page_width, column_gap, AmbiguousWidth::wide})) {
        out += "<div class=\"scroll\" tabindex=\"0\">\n<table>\n" + caption(table, label, continued, language);
        out += "<thead>" + headRow(table, panel, language) + "</thead>\n<tbody>\n" + body(table, panel, language);
        out += "</tbody>\n</table>\n</div>\n";
        continued = true;
    }
    for (const auto& note : noteLines(table, language)) out += "<p class=\"note\">" + escaped(note) + "</p>\n";
    return out + "</div>\n";
}

}  // namespace diaoyan::html
