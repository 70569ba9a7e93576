// SPDX-License-Identifier: GPL-3.0-or-later
// What stands under the name .xls and is markup: web pages, and the XML of Excel 2003.
#include "collector/tabular/html_source.h"
#include "collector/tabular/xml2003_source.h"
#include "tests/fuzz/read_everything.h"
#include "tests/fuzz/zip_bytes.h"

using namespace diaoyan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto open = bytes.starts_with("<?xml") ? openXml2003 : openHtml;
    fuzz::asFile(bytes,
                 [&](FileBytes file) { fuzz::readEverything(open(std::move(file), "fuzz", fuzz::smallLimits())); });
    return 0;
}
