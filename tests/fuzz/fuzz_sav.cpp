// SPDX-License-Identifier: GPL-3.0-or-later
// SPSS files: dictionary, cases and texts by our own reader, and the texts of response sets alone. The formats that
// ReadStat reads are in fuzz_stat: a crash of the library must not hide one of ours.
#include "collector/tabular/sav_sets.h"
#include "tests/fuzz/read_everything.h"
#include "tests/fuzz/temporary_file.h"

#include <string_view>

using namespace diaoyan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(reinterpret_cast<const char*>(data), size);
    const SavSets sets = readSavSets(bytes);
    for (const SavSet& set : sets.sets)
        if (set.name.empty() || set.variables.empty()) std::abort();
    if (size < 4) return 0;
    // What decides the reader is not the fuzzer's to find.
    bytes.replace(0, 4, bytes[3] == '3' ? "$FL3" : "$FL2");
    const fuzz::TemporaryFile file(bytes);
    Result<TableSource> source = openTable(file.path(), fuzz::smallLimits());
    if (source && (source->dictionary == nullptr || source->dictionary->variables.empty())) std::abort();
    fuzz::readEverything(source);
    return 0;
}
