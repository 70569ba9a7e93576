// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace diaoyan::fuzz {

/// Limits that let a fuzzer meet them.
inline TableOptions smallLimits() {
    TableOptions options;
    options.limits.file_bytes = 4 << 20;
    options.limits.record_bytes = 4096;
    options.limits.cell_bytes = 1024;
    options.limits.unpacked_bytes = 4 << 20;
    return options;
}

/// Reads a table twice; both readings must agree, and every text must be there.
inline void readEverything(const Result<TableSource>& source) {
    if (!source) return;
    std::uint64_t sums[2] = {};
    for (std::uint64_t& sum : sums) {
        std::vector<Cell> cells;
        for (;;) {
            const Result<bool> more = source->rows->next(cells);
            if (!more || !*more) break;
            sum = sum * 31 + static_cast<std::uint64_t>(source->rows->rowNumber());
            for (const Cell& cell : cells)
                for (const char c : cell.text) sum = sum * 31 + static_cast<unsigned char>(c);
        }
        source->rows->rewind();
    }
    if (sums[0] != sums[1]) std::abort();
}

}  // namespace diaoyan::fuzz
