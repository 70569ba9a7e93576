// SPDX-License-Identifier: GPL-3.0-or-later
// Text of any separator: the splitter directly (one text, and in two pieces), so that no file is needed.
#include "collector/tabular/csv_source.h"
#include "tests/fuzz/read_everything.h"

#include <string>

using namespace diaoyan;

namespace {

/// All records of a text that comes as a whole, or grows by one byte whenever the splitter asks for more.
std::string recordsOf(std::string_view text, bool in_pieces, char separator) {
    RecordSplitter splitter(separator, fuzz::smallLimits().limits);
    std::vector<Cell> cells;
    std::string all;
    std::size_t known = in_pieces ? 0 : text.size();
    for (std::size_t begin = 0;;) {
        const auto outcome = splitter.split(text.substr(begin, known - begin), known == text.size(), cells);
        if (outcome == RecordSplitter::Outcome::more) {
            ++known;
            continue;
        }
        all += std::to_string(static_cast<int>(outcome));
        if (outcome != RecordSplitter::Outcome::record && outcome != RecordSplitter::Outcome::blank) return all;
        all += ':' + std::to_string(splitter.lines());
        for (const Cell& cell : cells) (all += '|') += cell.text;
        begin += splitter.consumed();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 2000) return 0;  // below the limits, where both ways must agree
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const char separator = findSeparator(text, true, fuzz::smallLimits().limits);
    if (recordsOf(text, false, separator ? separator : ',') != recordsOf(text, true, separator ? separator : ','))
        std::abort();
    return 0;
}
