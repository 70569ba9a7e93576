// SPDX-License-Identifier: GPL-3.0-or-later
// Spreadsheets of OpenDocument: a whole zip file as it is, anything else as the content of one.
#include "collector/tabular/ods_source.h"
#include "tests/fuzz/read_everything.h"
#include "tests/fuzz/zip_bytes.h"

using namespace diaoyan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(reinterpret_cast<const char*>(data), size);
    if (!bytes.starts_with("PK")) bytes = fuzz::storedZip({{"content.xml", bytes}});
    fuzz::asFile(bytes, [](FileBytes file) {
        const TableOptions options = fuzz::smallLimits();
        Result<ZipParts> parts = ZipParts::open(std::move(file), "fuzz", options.limits.unpacked_bytes);
        if (parts) fuzz::readEverything(openOds(std::move(parts).value(), "fuzz", options));
    });
    return 0;
}
