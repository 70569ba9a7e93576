// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace diaoyan {

/// Words from outside made safe to show anywhere (terminal, XML, HTML): valid UTF-8 on one line. White
/// space of any kind becomes one space each; control characters and broken bytes become U+FFFD, so
/// that an escape sequence loses its escape; marks that turn the writing direction are left out.
/// Joiners and variation selectors stay: emoji and minority scripts need them.
std::string printable(std::string_view words);

}  // namespace diaoyan
