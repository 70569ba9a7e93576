// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/wire/field_names.h"

namespace diaoyan {

bool isAnswerId(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        const bool hyphen_here = at == 8 || at == 13 || at == 18 || at == 23;
        const bool digit = (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
        if (hyphen_here ? letter != '-' : !digit) return false;
    }
    return true;
}

}  // namespace diaoyan
