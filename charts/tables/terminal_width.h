// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// How many columns the East Asian "ambiguous" characters take: 1 in most terminals, 2 in those set
/// up for Chinese (legacy Windows console).
enum class AmbiguousWidth { narrow, wide };

/// Columns that `words` fill in a terminal. Source: Unicode UAX #11 (East Asian Width); an emoji sequence
/// counts 2, combining and zero-width characters 0. REQUIRES: words went through printable().
int terminalWidth(std::string_view words, AmbiguousWidth ambiguous = AmbiguousWidth::narrow);

/// `words` in lines of at most `width` columns, broken where Unicode line breaking (UAX #14) allows, so
/// no line begins with ，or ）; a longer run is cut between characters. At least one line, which may
/// be empty. A character wider than `width` stands alone.
std::vector<std::string> wrapped(std::string_view words, int width, AmbiguousWidth ambiguous = AmbiguousWidth::narrow);

}  // namespace diaoyan
