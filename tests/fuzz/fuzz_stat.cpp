// SPDX-License-Identifier: GPL-3.0-or-later
// Stata, SAS and portable SPSS files, which ReadStat reads on a thread of its own: left early, begun again, read whole.
#include "tests/fuzz/read_everything.h"
#include "tests/fuzz/temporary_file.h"

using namespace diaoyan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const fuzz::TemporaryFile file(std::string(reinterpret_cast<const char*>(data), size));
    Result<TableSource> source = openTable(file.path(), fuzz::smallLimits());
    if (!source || source->dictionary == nullptr || source->facts.format == "sav") return 0;
    std::vector<Cell> cells;
    for (int i = 0; i < 2; ++i)
        if (const Result<bool> more = source->rows->next(cells); !more || !*more) break;
    source->rows->rewind();
    fuzz::readEverything(source);
    return 0;
}
