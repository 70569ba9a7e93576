// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measurement.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// What is to be measured.
struct Plan {
    std::string program;              ///< path of diaoyan
    std::string own_parts;            ///< path of diaoyan_bench, called for what is measured inside a process
    std::filesystem::path folder;     ///< everything is written here, and removed at the end
    std::filesystem::path scripts;    ///< bench/peers; empty: no peers
    std::vector<std::int64_t> sizes;  ///< rows, ascending
    int runs = 5;                     ///< at most
    int long_runs = 3;                ///< of what takes more than two seconds
    bool quick = false;               ///< without the peers that take longest
    bool checks_only = false;         ///< as little as shows that everything works and agrees; one peer
    bool fewer_schools = false;       ///< the largest size up to 1,000,000 rows once more with 200 schools
};

/// Generates each size and measures the program, the limits and the peers on it, then small surveys and figures.
/// Says on stderr what it is doing. A size for which the disk has no room is a remark.
/// Problems: those of whatever could not be measured of our own.
Result<Findings> measureAll(const Plan& plan);

}  // namespace diaoyan::bench
