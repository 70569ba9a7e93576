// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/result_page.h"

#include "bench/machine_facts.h"

#include <algorithm>

namespace diaoyan::bench {
namespace {

std::vector<std::string> facts(const Findings& findings) {
    std::vector<std::string> lines = machineFacts();
    for (const std::string& version : findings.versions) lines.push_back("peer: " + version);
    return lines;
}

std::vector<std::string> closingWords(const Findings& findings) {
    std::vector<std::string> lines = findings.remarks;
    if (findings.wrong.empty()) lines.emplace_back("Checksums: all programs agree.");
    for (const std::string& wrong : findings.wrong) lines.push_back("CHECKSUMS DISAGREE: " + wrong);
    return lines;
}

/// The headings and rows of a table as lines of cells.
std::vector<std::vector<std::string>> linesOf(const PageTable& table) {
    std::vector<std::vector<std::string>> lines{table.headings};
    lines.insert(lines.end(), table.rows.begin(), table.rows.end());
    return lines;
}

std::string markdownRow(const std::vector<std::string>& cells) {
    std::string row = "|";
    for (const std::string& cell : cells) row += ' ' + cell + (cell.empty() ? "|" : " |");
    return row + "\n";
}

std::string list(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += "- " + line + "\n";
    return text;
}

}  // namespace

std::string alignedTable(const PageTable& table) {
    std::vector<std::size_t> widths(table.headings.size(), 0);
    for (const auto& line : linesOf(table))
        for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], line[c].size());
    std::string text = table.title + "\n";
    for (const auto& line : linesOf(table)) {
        std::string row = " ";
        for (std::size_t c = 0; c < line.size(); ++c) {
            const std::string space(widths[c] - line[c].size(), ' ');
            row += ' ' + (c == 0 ? line[c] + space : ' ' + space + line[c]);
        }
        text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    }
    return text + "\n";
}

std::string markdownTable(const PageTable& table) {
    std::string text = "**" + table.title + "**\n\n" + markdownRow(table.headings) + "|---|";
    for (std::size_t c = 1; c < table.headings.size(); ++c) text += "--:|";
    text += "\n";
    for (const auto& row : table.rows) text += markdownRow(row);
    return text + "\n";
}

std::string terminalPage(const Findings& findings, const std::vector<std::int64_t>& sizes) {
    std::string page = list(facts(findings)) + "\n";
    for (const PageTable& table : pageTables(findings, sizes)) page += alignedTable(table);
    return page + list(closingWords(findings));
}

std::string markdownPage(const Findings& findings, const std::vector<std::int64_t>& sizes) {
    std::string page = list(facts(findings)) + "\n";
    for (const PageTable& table : pageTables(findings, sizes)) page += markdownTable(table);
    return page + list(closingWords(findings));
}

Result<std::string> withPage(const std::string& document, const std::string& page, const std::string& marker) {
    const std::string begin = "<!-- " + marker + ": begin -->\n";
    const std::string end = "<!-- " + marker + ": end -->";
    const std::size_t from = document.find(begin);
    const std::size_t to = document.find(end);
    if (from == std::string::npos || to == std::string::npos || to < from)
        return Problem{"no-marker", phrase("文件里没有 {0}", "the file has no {0}", {begin + end}), {}};
    return document.substr(0, from + begin.size()) + "\n" + page + "\n" + document.substr(to);
}

}  // namespace diaoyan::bench
