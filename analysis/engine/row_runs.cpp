// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/row_runs.h"

namespace diaoyan {

namespace {

/// Rows of an average run. Shorter ones spend more on beginning and ending a run than on its rows.
constexpr std::size_t shortestAverage = 32;

}  // namespace

std::vector<RowRun> runsOf(const std::vector<std::uint16_t>& keys) {
    // Counted first: of rows in no order there would be nearly as many runs as rows.
    std::size_t runs = keys.empty() ? 0 : 1;
    for (std::size_t row = 1; row < keys.size(); ++row) runs += keys[row] != keys[row - 1] ? 1 : 0;
    if (runs * shortestAverage > keys.size()) return {};
    std::vector<RowRun> found;
    found.reserve(runs);
    for (std::size_t row = 0; row < keys.size(); ++row) {
        if (found.empty() || found.back().group != keys[row]) found.push_back({row, row, keys[row]});
        found.back().end = row + 1;
    }
    return found;
}

std::vector<RowRun> regrouped(const std::vector<RowRun>& runs, const std::vector<std::uint32_t>& group_of_key) {
    std::vector<RowRun> groups;
    groups.reserve(runs.size());
    for (const RowRun& run : runs) {
        const std::uint32_t group = group_of_key[run.group];
        if (!groups.empty() && groups.back().group == group)
            groups.back().end = run.end;
        else
            groups.push_back({run.begin, run.end, group});
    }
    return groups;
}

}  // namespace diaoyan
