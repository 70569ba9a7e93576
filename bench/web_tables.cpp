// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/web_comparison.h"

#include "bench/machine_facts.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace diaoyan::bench {
namespace {

std::string number(double value, int decimals) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

std::string rate(double per_second) {
    std::string digits = number(per_second, 0);
    if (digits.size() > 3) digits.insert(digits.size() - 3, ",");
    return digits;
}

double worstOf(const WebFindings& findings, const std::string& server, const std::string& step) {
    double worst = 0;
    for (const WebMeasurement& measured : findings.measurements)
        if (measured.server == server && measured.step == step) worst = std::max(worst, measured.worst);
    return worst;
}

PageTable stepTable(const WebFindings& findings, const std::string& step) {
    PageTable table{"Web, " + step, {"server", "per second", "diaoyan : this", "median", "p99", "worst", "errors"}, {}};
    for (const std::string& server : findings.servers()) {
        const auto figure = [&](double WebMeasurement::*which) { return findings.median(server, step, which); };
        if (!figure(&WebMeasurement::per_second)) continue;
        const auto ratio = findings.ratio(ourServer, server, step);
        table.rows.push_back({server, rate(*figure(&WebMeasurement::per_second)),
                              ratio && server != ourServer ? number(*ratio, 2) + " x" : "",
                              secondsText(*figure(&WebMeasurement::median)), secondsText(*figure(&WebMeasurement::p99)),
                              secondsText(worstOf(findings, server, step)),
                              std::to_string(findings.errors(server, step))});
    }
    return table;
}

PageTable memoryTable(const WebFindings& findings) {
    PageTable table{"Web, resident memory of the server", {"server", "submissions", "before", "after"}, {}};
    for (const WebMemory& memory : findings.memories) {
        if (memory.round > 0) continue;
        table.rows.push_back({memory.server, rate(static_cast<double>(memory.submissions)),
                              number(memory.before, 1) + " MB", number(memory.after, 1) + " MB"});
    }
    return table;
}

}  // namespace

std::vector<Target> webTargets(const WebFindings& findings) {
    const std::string at64 = "submissions, 64 connections";
    const std::string at1000 = "submissions, 1000 connections";
    std::vector<Target> list;
    const auto atLeast = [&](const char* name, const char* unit, double wanted, std::optional<double> measured) {
        if (measured) list.push_back({name, unit, wanted, true, *measured});
    };
    const auto atMost = [&](const char* name, const char* unit, double wanted, std::optional<double> measured) {
        if (measured) list.push_back({name, unit, wanted, false, *measured});
    };
    atLeast("submissions at 64 connections: times a bare Qt HttpServer", "x", 0.5,
            findings.ratio(ourServer, bareQtServer, at64));
    atLeast("submissions at 64 connections: times bare Node", "x", 0.6,
            findings.ratio(ourServer, bareNodeServer, at64));
    atMost("submissions at 64 connections: p99", "s", 0.05, findings.median(ourServer, at64, &WebMeasurement::p99));
    if (findings.median(ourServer, at1000, &WebMeasurement::per_second))
        atMost("1,000 connections: errors", "errors", 0, static_cast<double>(findings.errors(ourServer, at1000)));
    atLeast("pages of the questionnaire", "/s", 15'000,
            findings.median(ourServer, "pages, 64 connections", &WebMeasurement::per_second));
    return list;
}

std::vector<PageTable> webTables(const WebFindings& findings) {
    std::vector<PageTable> tables{targetTable("Web, targets", webTargets(findings))};
    for (const std::string& step : findings.steps()) tables.push_back(stepTable(findings, step));
    tables.push_back(memoryTable(findings));
    std::erase_if(tables, [](const PageTable& table) { return table.rows.empty(); });
    return tables;
}

WebPage webPage(const WebFindings& findings) {
    std::string facts;
    for (const std::string& fact : machineFacts()) facts += "- " + fact + "\n";
    for (const std::string& version : findings.versions) facts += "- peer: " + version + "\n";
    WebPage page{facts + "\n", facts + "\n"};
    for (const PageTable& table : webTables(findings)) {
        page.terminal += alignedTable(table);
        page.markdown += markdownTable(table);
    }
    for (const std::string& remark : findings.remarks) {
        page.terminal += "- " + remark + "\n";
        page.markdown += "- " + remark + "\n";
    }
    return page;
}

}  // namespace diaoyan::bench
