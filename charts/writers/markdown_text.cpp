// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/markdown_text.h"

#include "charts/tables/printable_text.h"

#include <string_view>

namespace diaoyan::markdown {

namespace {

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// "12. " and "12) " at the beginning of a line open a list; "44.4%" does not.
std::size_t listNumberEnd(const std::string& words) {
    std::size_t at = 0;
    while (at < words.size() && isDigit(words[at])) ++at;
    const bool mark = at > 0 && at < words.size() && (words[at] == '.' || words[at] == ')');
    return mark && (at + 1 == words.size() || words[at + 1] == ' ') ? at : std::string::npos;
}

/// Addresses are made links of by themselves, without any brackets: "www." and "://" are parted.
bool beginsAddress(const std::string& words, std::size_t at) {
    return words.compare(at, 3, "://") == 0 || (words[at] == '.' && at >= 3 && words.compare(at - 3, 3, "www") == 0);
}

}  // namespace

std::string escaped(const std::string& words) {
    static constexpr std::string_view always = "\\`*_[]<>|~$&@";
    static constexpr std::string_view at_start = "#-+=:";
    std::string plain = printable(words);
    plain.erase(0, plain.find_first_not_of(' '));
    const std::size_t list_number = listNumberEnd(plain);
    std::string safe;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const char letter = plain[at];
        const bool image = letter == '!' && at + 1 < plain.size() && plain[at + 1] == '[';
        const bool opens_line = (at == 0 && at_start.find(letter) != std::string_view::npos) || at == list_number;
        if (always.find(letter) != std::string_view::npos || image || opens_line || beginsAddress(plain, at))
            safe += '\\';
        safe += letter;
    }
    return safe;
}

}  // namespace diaoyan::markdown
