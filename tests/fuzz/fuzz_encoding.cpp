// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of any encoding: what is detected must be decodable to whole UTF-8 text, in pieces of any size.
#include "collector/tabular/character_scan.h"
#include "collector/tabular/encoding.h"

#include <cstdlib>

using namespace diaoyan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const Result<TextEncoding> encoding = detectEncoding(bytes, "fuzz");
    if (!encoding) return 0;
    if (encoding->begins > encoding->ends || encoding->ends > bytes.size()) std::abort();
    TextDecoder decoder(bytes, *encoding, "fuzz");
    std::string text;
    while (!decoder.finished())
        if (!decoder.append(text, std::size_t{data[0]} + 1)) std::abort();
    const CharacterScan scan = scanUtf8(text);
    if (!scan.valid() || scan.ends != text.size()) std::abort();
    return 0;
}
