// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of LimeSurvey: a whole archive as it is, anything else as the answers (.lsr), alone and within an archive,
// where they must be the same.
#include "collector/tabular/lsa_source.h"
#include "tests/fuzz/read_everything.h"
#include "tests/fuzz/zip_bytes.h"

using namespace diaoyan;

namespace {

bool readArchive(const std::string& bytes) {
    bool opened = false;
    fuzz::asFile(bytes, [&](FileBytes file) {
        const TableOptions options = fuzz::smallLimits();
        Result<ZipParts> parts = ZipParts::open(std::move(file), "fuzz", options.limits.unpacked_bytes);
        if (!parts || !holdsLimeSurvey(*parts)) return;
        const Result<TableSource> source = openLsa(std::move(parts).value(), "fuzz", options);
        opened = source.ok();
        fuzz::readEverything(source);
    });
    return opened;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.starts_with("PK")) {
        (void)readArchive(bytes);
        return 0;
    }
    bool alone = false;
    fuzz::asFile(bytes, [&](FileBytes file) {
        const Result<TableSource> source = openLsr(std::move(file), "fuzz", fuzz::smallLimits());
        alone = source.ok();
        fuzz::readEverything(source);
    });
    if (readArchive(fuzz::storedZip({{"a.lss", "<x/>"}, {"a_responses.lsr", bytes}})) != alone) std::abort();
    return 0;
}
