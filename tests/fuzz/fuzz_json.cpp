// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as JSON; every row must have a cell per name.
#include "collector/tabular/json_source.h"
#include "tests/fuzz/read_everything.h"
#include "tests/fuzz/zip_bytes.h"

using namespace diaoyan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::asFile({reinterpret_cast<const char*>(data), size}, [](FileBytes file) {
        const Result<TableSource> source = openJson(std::move(file), "fuzz", fuzz::smallLimits());
        fuzz::readEverything(source);
        if (!source) return;
        std::vector<Cell> names;
        std::vector<Cell> cells;
        const Result<bool> first = source->rows->next(names);
        if (!first || !*first || names.empty()) std::abort();
        while (source->rows->next(cells).value())
            if (cells.size() != names.size()) std::abort();
    });
    return 0;
}
