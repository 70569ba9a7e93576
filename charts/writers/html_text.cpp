// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/html_text.h"

#include "charts/tables/printable_text.h"

namespace diaoyan::html {

std::string escaped(const std::string& words) {
    std::string safe;
    for (const char letter : printable(words)) {
        switch (letter) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += letter;
        }
    }
    return safe;
}

}  // namespace diaoyan::html
