// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/report/html_table.h"

#include "charts/report/html_text.h"

#include <algorithm>

namespace diaoyan::html {

namespace {

constexpr std::size_t many_columns = 8;

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
    if (!share || !answer || !share->proportion())
        return {};
    Share clamped = *share;
    clamped.count = std::clamp<std::int64_t>(clamped.count, 0, clamped.base);
    return " style=\"--share:" + percentText(clamped) + "%\"";
}

std::string headRow(const ResultTable& table, Language language) {
    std::string row = "<tr>";
    for (const auto& column : table.columns)
        row += std::string("<th scope=\"col\"") + (column.role == ColumnRole::label ? "" : " class=\"number\"") + ">" +
               escaped(column.heading.in(language)) + "</th>";
    return row + "</tr>";
}

std::string bodyRow(const ResultTable& table, const TableRow& row, bool ruled, Language language) {
    std::string classes = rowClass(row.role);
    if (ruled)
        classes += classes.empty() ? "ruled" : " ruled";
    std::string line = classes.empty() ? "<tr>" : "<tr class=\"" + classes + "\">";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string words = i < row.cells.size() ? escaped(cellText(row.cells[i], language)) : std::string();
        if (table.columns[i].role == ColumnRole::label) {
            line += "<th scope=\"row\">" + words + "</th>";
            continue;
        }
        const bool bar = static_cast<int>(i) == table.bar_column && i < row.cells.size();
        const auto shade = bar ? shading(row, i) : std::string();
        line += (shade.empty() ? std::string("<td class=\"number\"") : "<td class=\"number bar\"" + shade) + ">" + words + "</td>";
    }
    return line + "</tr>";
}

} // namespace

std::string tableElement(const ResultTable& table, const std::string& label, Language language) {
    std::string out = "<div class=\"table\">\n<div class=\"scroll\">\n<table";
    out += table.columns.size() > many_columns ? " class=\"wide\">\n" : ">\n";
    out += "<caption><span class=\"label\">" + escaped(label) + "</span> " + escaped(table.title.in(language));
    const auto base = baseText(table, language);
    if (!base.empty())
        out += "<span class=\"base\">" + escaped(base) + "</span>";
    out += "</caption>\n<thead>" + headRow(table, language) + "</thead>\n<tbody>\n";
    const TableRow* above = nullptr;
    for (const auto& row : table.rows) {
        out += bodyRow(table, row, above && ruleBetween(above->role, row.role), language) + "\n";
        above = &row;
    }
    out += "</tbody>\n</table>\n</div>\n";
    for (const auto& note : noteLines(table, language))
        out += "<p class=\"note\">" + escaped(note) + "</p>\n";
    return out + "</div>\n";
}

} // namespace diaoyan::html
