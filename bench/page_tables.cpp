// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/result_page.h"
#include "bench/targets.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

namespace diaoyan::bench {
namespace {

/// A line of a table: who did what, and what it is called there.
struct Line {
    std::string label;
    std::string program;
    std::string step;
};

using Sizes = std::vector<std::int64_t>;

std::string number(double value, int decimals) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

/// 1000000 as 1,000,000.
std::string grouped(std::int64_t value) {
    std::string digits = std::to_string(value);
    for (std::ptrdiff_t at = std::ssize(digits) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string ratioText(double ratio) {
    return number(ratio, ratio < 1 ? 2 : ratio < 20 ? 1 : 0) + " x";
}

/// Every program that reported a step, in the order in which they were measured.
std::vector<Line> everybody(const Findings& findings, const std::string& step, const std::string& label_behind = "") {
    std::vector<Line> lines;
    for (const Measurement& measured : findings.measurements) {
        const bool known =
            std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return line.program == measured.program; });
        if (measured.step == step && !known) lines.push_back({measured.program + label_behind, measured.program, step});
    }
    return lines;
}

/// A line of nothing but its label is left out.
void addUnlessEmpty(PageTable& table, std::vector<std::string> cells) {
    const bool empty = std::all_of(cells.begin() + 1, cells.end(), [](const auto& cell) { return cell.empty(); });
    if (!empty) table.rows.push_back(std::move(cells));
}

/// Time, memory and how many times the first line's time, per size.
PageTable comparison(const std::string& title, const Findings& findings, const Sizes& sizes,
                     const std::vector<Line>& lines) {
    PageTable table{title, {"program"}, {}};
    for (const std::int64_t rows : sizes) {
        table.headings.insert(table.headings.end(), {grouped(rows) + " rows", "x ours", "peak MB"});
    }
    for (const Line& line : lines) {
        std::vector<std::string> cells{line.label};
        for (const std::int64_t rows : sizes) {
            const Measurement* measured = findings.find(line.program, line.step, rows);
            const Measurement* ours = findings.find(lines.front().program, lines.front().step, rows);
            cells.push_back(measured ? secondsText(measured->seconds) : "");
            cells.push_back(measured && ours ? ratioText(measured->seconds / ours->seconds) : "");
            cells.push_back(measured && measured->megabytes ? number(*measured->megabytes, 0) : "");
        }
        addUnlessEmpty(table, std::move(cells));
    }
    return table;
}

PageTable importTable(const Findings& findings, const Sizes& sizes) {
    std::vector<Line> lines{{"diaoyan import (durable, whole process)", "diaoyan", "import"},
                            {"diaoyan: reading, checking, coding alone", "diaoyan", "parse"},
                            {"diaoyan: splitting the rows alone", "diaoyan", "split"},
                            {"limit: dictionary-coding parse, 2 threads", "parse limit", "parse"}};
    for (Line& line : everybody(findings, "load")) lines.push_back(std::move(line));
    return comparison("Loading the CSV", findings, sizes, lines);
}

PageTable analysisTable(const Findings& findings, const Sizes& sizes) {
    std::vector<Line> lines = everybody(findings, "analysis");
    lines.insert(lines.begin() + (lines.empty() ? 0 : 1), {"diaoyan: opening the survey file", "diaoyan", "open"});
    return comparison("Analysis of the workload, in process", findings, sizes, lines);
}

PageTable shellTable(const Findings& findings, const Sizes& sizes) {
    std::vector<Line> lines{{"diaoyan tables --by school --json, cold", "diaoyan", "tables by school, cold"},
                            {"diaoyan tables --by school --json, warm", "diaoyan", "tables by school"}};
    for (Line& line : everybody(findings, "whole, cold", " from its file, cold")) lines.push_back(std::move(line));
    for (Line& line : everybody(findings, "whole", " from its file, warm")) lines.push_back(std::move(line));
    return comparison("From the shell: a whole process on a file", findings, sizes, lines);
}

PageTable processTable(const Findings& findings, const Sizes& sizes) {
    PageTable table{"diaoyan, whole processes", {"command"}, {}};
    for (const std::int64_t rows : sizes)
        table.headings.insert(table.headings.end(), {grouped(rows) + " rows", "peak MB"});
    for (const char* step : {"new", "import --dry-run", "import", "tables", "tables, cold", "tables by school",
                             "tables by school, cold", "CSV", "survey file"}) {
        std::vector<std::string> cells{step};
        for (const std::int64_t rows : sizes) {
            const Measurement* measured = findings.find("diaoyan", step, rows);
            const bool timed = measured != nullptr && measured->seconds > 0;
            cells.push_back(timed ? secondsText(measured->seconds) : "");
            cells.push_back(measured && measured->megabytes ? number(*measured->megabytes, timed ? 0 : 1) : "");
        }
        addUnlessEmpty(table, std::move(cells));
    }
    return table;
}

PageTable growthTable(const Findings& findings, const Sizes& sizes) {
    PageTable table{"Growth of diaoyan's times", {"step"}, {}};
    for (std::size_t i = 1; i < sizes.size(); ++i)
        table.headings.push_back(grouped(sizes[i]) + " : " + grouped(sizes[i - 1]));
    table.headings.emplace_back("200 : 600 schools");
    for (const std::string step : {"import", "open", "analysis", "tables by school"}) {
        std::vector<std::string> cells{step};
        const auto ratio = [&](const Measurement* more, const Measurement* less) {
            cells.push_back(more && less ? ratioText(more->seconds / less->seconds) : "");
        };
        for (std::size_t i = 1; i < sizes.size(); ++i)
            ratio(findings.find("diaoyan", step, sizes[i]), findings.find("diaoyan", step, sizes[i - 1]));
        const Measurement* few = nullptr;
        for (const std::int64_t rows : sizes)
            if (const Measurement* found = findings.find("diaoyan", step + ", 200 schools", rows)) few = found;
        ratio(few, few == nullptr ? nullptr : findings.find("diaoyan", step, few->rows));
        addUnlessEmpty(table, std::move(cells));
    }
    return table;
}

PageTable smallTable(const Findings& findings) {
    PageTable table{"Small surveys and figures", {"what", "time", "peak MB"}, {}};
    const std::vector<std::pair<const char*, const char*>> steps{
        {"start-up (help)", "diaoyan help"},
        {"small tables", "diaoyan tables of the founding survey"},
        {"small report", "diaoyan report of the founding survey, docx with all figures"},
        {"25 reports", "25 such reports, each a process, two at a time"},
        {"first PNG", "first figure of a process, PNG 1200 x 800"},
        {"PNG", "PNG 1200 x 800 after the first"},
        {"SVG", "SVG after the first"}};
    for (const auto& [step, label] : steps) {
        for (const Measurement& measured : findings.measurements) {
            if (measured.program != "diaoyan" || measured.step != step) continue;
            table.rows.push_back(
                {label, secondsText(measured.seconds), measured.megabytes ? number(*measured.megabytes, 0) : ""});
        }
    }
    return table;
}

}  // namespace

PageTable targetTable(const std::string& title, const std::vector<Target>& list) {
    PageTable table{title, {"target", "wanted", "measured", "met"}, {}};
    for (const Target& target : list) {
        const auto text = [&](double value) {
            return target.unit == "s" ? secondsText(value) : number(value, value < 20 ? 2 : 0) + " " + target.unit;
        };
        table.rows.push_back({target.name, (target.at_least ? "at least " : "at most ") + text(target.wanted),
                              text(target.measured), target.met() ? "yes" : "NO"});
    }
    return table;
}

std::string secondsText(double seconds) {
    if (seconds < 0.0995) return number(1000 * seconds, seconds < 0.00995 ? 2 : 1) + " ms";
    return number(seconds, seconds < 9.95 ? 2 : 1) + " s";
}

std::vector<PageTable> pageTables(const Findings& findings, const Sizes& sizes) {
    std::vector<PageTable> tables{targetTable("Targets", targets(findings, sizes)), importTable(findings, sizes),
                                  analysisTable(findings, sizes), shellTable(findings, sizes),
                                  processTable(findings, sizes)};
    tables.push_back(growthTable(findings, sizes));
    tables.push_back(smallTable(findings));
    std::erase_if(tables, [](const PageTable& table) { return table.rows.empty(); });
    return tables;
}

}  // namespace diaoyan::bench
