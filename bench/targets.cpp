// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/targets.h"

#include "bench/workload.h"

#include <algorithm>
#include <optional>

namespace diaoyan::bench {
namespace {

constexpr std::int64_t million = 1'000'000;

class TargetList {
public:
    TargetList(const Findings& findings, const std::vector<std::int64_t>& sizes) : findings_(findings) {
        for (const std::int64_t rows : sizes)
            if (rows <= million) large_ = rows;
    }

    std::int64_t large() const { return large_; }

    std::optional<double> seconds(const char* program, const char* step, std::int64_t rows) const {
        const Measurement* found = findings_.find(program, step, rows);
        return found == nullptr ? std::nullopt : std::optional(found->seconds);
    }
    std::optional<double> megabytes(const char* step, std::int64_t rows) const {
        const Measurement* found = findings_.find("diaoyan", step, rows);
        return found == nullptr ? std::nullopt : found->megabytes;
    }

    void atMost(const char* name, const char* unit, double wanted, std::optional<double> measured) {
        if (measured) list_.push_back({name, unit, wanted, false, *measured});
    }
    void atLeast(const char* name, const char* unit, double wanted, std::optional<double> measured) {
        if (measured) list_.push_back({name, unit, wanted, true, *measured});
    }

    std::vector<Target> take() { return std::move(list_); }

private:
    const Findings& findings_;
    std::int64_t large_ = 0;
    std::vector<Target> list_;
};

std::optional<double> over(std::optional<double> dividend, std::optional<double> divisor) {
    if (!dividend || !divisor || *divisor == 0) return std::nullopt;
    return *dividend / *divisor;
}

void largeSurveys(TargetList& list) {
    const std::int64_t rows = list.large();
    if (rows < million / 10) return;  // start-up would be compared, not speed
    const auto analysis = list.seconds("diaoyan", "analysis", rows);
    const auto from_shell = list.seconds("diaoyan", "tables by school, cold", rows);
    list.atLeast("analysis: faster than DuckDB on text", "x", 60,
                 over(list.seconds("DuckDB, text", "analysis", rows), analysis));
    list.atLeast("analysis: faster than hand-tuned DuckDB", "x", 8,
                 over(list.seconds("DuckDB, hand-tuned", "analysis", rows), analysis));
    list.atMost("analysis: times the kernel limit", "x", 3,
                over(analysis, list.seconds("kernel limit", "analysis", rows)));
    list.atMost("import: times DuckDB's load into its own file", "x", 1,
                over(list.seconds("diaoyan", "import", rows), list.seconds("DuckDB, text", "load", rows)));
    list.atMost("reading, checking and coding the rows: times the parse limit", "x", 2,
                over(list.seconds("diaoyan", "parse", rows), list.seconds("parse limit", "parse", rows)));
    list.atMost("import of 100,000 rows", "s", 0.6, list.seconds("diaoyan", "import", million / 10));
    list.atMost("tables --by school --json, cold: times DuckDB (text) from its file", "x", 0.2,
                over(from_shell, list.seconds("DuckDB, text", "whole, cold", rows)));
    list.atMost("tables --by school --json: memory", "MB", 200, list.megabytes("tables by school, cold", rows));
    list.atMost("import of 1,000,000 rows: times the memory of 100,000", "x", 1.5,
                over(list.megabytes("import", million), list.megabytes("import", million / 10)));
    if (const auto packed = list.megabytes("packing", rows))
        list.atMost("snapshot: bytes per cell of a choice or of ticks", "bytes", 1.1,
                    *packed * 1024 * 1024 / (static_cast<double>(rows) * workloadChoices));
    list.atMost("200 schools: times the analysis of 600", "x", 1.1,
                over(list.seconds("diaoyan", "analysis, 200 schools", rows), analysis));
    list.atMost("10,000,000 rows: times the analysis of 1,000,000", "x", 11,
                over(list.seconds("diaoyan", "analysis", 10 * million), list.seconds("diaoyan", "analysis", million)));
}

void smallSurveys(TargetList& list) {
    constexpr std::int64_t founding = 2273;
    list.atMost("tables of the founding survey", "s", 0.03, list.seconds("diaoyan", "small tables", founding));
    list.atMost("report of the founding survey", "s", 1.5, list.seconds("diaoyan", "small report", founding));
    list.atMost("PNG 1200 x 800", "s", 0.01, list.seconds("diaoyan", "PNG", 0));
    list.atMost("SVG", "s", 0.003, list.seconds("diaoyan", "SVG", 0));
}

}  // namespace

std::vector<Target> targets(const Findings& findings, const std::vector<std::int64_t>& sizes) {
    TargetList list(findings, sizes);
    largeSurveys(list);
    smallSurveys(list);
    return list.take();
}

}  // namespace diaoyan::bench
