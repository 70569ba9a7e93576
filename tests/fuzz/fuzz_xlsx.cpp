// SPDX-License-Identifier: GPL-3.0-or-later
// Zipped workbooks; seed with real ones (tests/data), or the fuzzer will not get past the zip format.
#include "collector/tabular/xlsx_source.h"
#include "tests/fuzz/read_everything.h"

#include <sys/mman.h>
#include <unistd.h>

using namespace diaoyan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // The bytes go in as a file: that is what the reader takes.
    const int file = ::memfd_create("fuzz", MFD_CLOEXEC);
    if (::write(file, data, size) == static_cast<ssize_t>(size)) {
        const std::string path = "/proc/self/fd/" + std::to_string(file);
        Result<FileBytes> bytes = FileBytes::open(path, 4 << 20);
        if (bytes) fuzz::readEverything(openXlsx(std::move(bytes).value(), path, fuzz::smallLimits()));
    }
    ::close(file);
    return 0;
}
