// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/markup.h"

#include "collector/web/pages/form_page.h"

namespace diaoyan::office {

Piece::Piece(std::string_view words) : html_(htmlEscaped(words)) {}

Markup markup(std::string_view pattern, const std::vector<Piece>& pieces) {
    Markup made;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                           pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
        const std::size_t index = place ? static_cast<std::size_t>(pattern[at + 1] - '0') : 0;
        if (place && index < pieces.size()) {
            made.html += pieces[index].html();
            at += 2;
        } else {
            made.html += pattern[at];
        }
    }
    return made;
}

}  // namespace diaoyan::office
