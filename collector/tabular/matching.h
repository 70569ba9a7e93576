// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace diaoyan {

/// The form of a text in which two spellings of the same thing are equal: blanks of every kind
/// trimmed and inner runs made one space, zero-width characters dropped, full-width ASCII made
/// half-width, ASCII letters in lower case. For comparing only; show people the original.
/// Bytes that are no UTF-8 pass through unchanged.
std::string foldForMatching(std::string_view text);

/// The text without blanks (of every kind) and zero-width characters at its ends; otherwise the original.
std::string_view withoutOuterBlanks(std::string_view text);

}  // namespace diaoyan
