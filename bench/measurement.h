// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/checksums.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// One figure of the table: what a program needed for one step on so many rows.
struct Measurement {
    std::string program;  ///< "diaoyan", "kernel limit", "DuckDB text" ...
    std::string step;     ///< "import", "analysis" ...; the driver's tables say what they print
    std::int64_t rows = 0;
    double seconds = 0;                     ///< median
    std::optional<double> megabytes{};      ///< largest resident memory of the process (MiB)
    std::optional<double> whole_seconds{};  ///< of the process around it, where `seconds` were taken inside
};

/// Everything that one call of the driver found.
struct Findings {
    std::vector<Measurement> measurements;
    std::vector<std::string> remarks;   ///< peers that are not installed, sizes that were left out
    std::vector<std::string> versions;  ///< "DuckDB 1.4.2"
    std::vector<std::string> wrong;     ///< checksums that disagree

    const Measurement* find(const std::string& program, const std::string& step, std::int64_t rows) const;
};

/// What programs that measure themselves report, a JSON object per line: {"version": "DuckDB 1.4"}, {"program", "step",
/// "seconds": [...], "megabytes"}, {"program", "checksums": {...}}; without "program" it speaks of itself, `name`.
/// bench/peers/ and diaoyan_bench's own parts speak it.
struct SelfReport {
    std::string version;
    std::vector<Measurement> measurements;
    NamedChecksums checksums;
};

/// Lines that are not JSON objects are passed over: programs chat.
SelfReport selfReport(const std::string& output, const std::string& name, std::int64_t rows);

}  // namespace diaoyan::bench
