// SPDX-License-Identifier: GPL-3.0-or-later
// Binary workbooks; seed with real ones (tests/data).
#include "collector/tabular/xls_source.h"
#include "tests/fuzz/read_everything.h"

using namespace diaoyan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::readEverything(
        openXls(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz", fuzz::smallLimits()));
    return 0;
}
