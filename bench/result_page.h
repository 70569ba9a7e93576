// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measurement.h"
#include "bench/targets.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// One table of the page; the first column says what, the others are figures.
struct PageTable {
    std::string title;
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
};

/// What was found, as tables: import, analysis and shell beside the peers with ratios to ours, whole processes,
/// growth, small surveys. What was not measured has no row.
std::vector<PageTable> pageTables(const Findings& findings, const std::vector<std::int64_t>& sizes);

/// What was promised beside what was found.
PageTable targetTable(const std::string& title, const std::vector<Target>& list);

/// One table, aligned for a terminal or as Markdown, with an empty line behind it.
std::string alignedTable(const PageTable& table);
std::string markdownTable(const PageTable& table);

/// Machine facts, versions, tables and remarks, aligned for a terminal.
std::string terminalPage(const Findings& findings, const std::vector<std::int64_t>& sizes);
/// The same as Markdown.
std::string markdownPage(const Findings& findings, const std::vector<std::int64_t>& sizes);

/// `document` with what stands between the lines <!-- MARKER: begin --> and <!-- MARKER: end --> replaced.
/// Problem: no-marker.
Result<std::string> withPage(const std::string& document, const std::string& page, const std::string& marker = "bench");

/// "2.3 ms", "0.48 s", "67 s".
std::string secondsText(double seconds);

}  // namespace diaoyan::bench
