// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// Without white space at both ends: blanks, line ends, and those of other scripts (U+00A0, U+3000, U+FEFF ...).
std::string_view withoutOuterSpace(std::string_view text);

/// Full-width digits, points, signs and slashes as their ASCII twins; everything else as it is.
std::string withPlainDigits(std::string_view text);

/// A number as people type it on a phone: digits (also full-width ones), at most one point, a sign. Nothing for words,
/// units, exponents, thousands separators (a comma is a decimal point elsewhere), or more than 15 significant digits,
/// which a double would change.
std::optional<double> typedNumber(std::string_view text);

/// A rank or another small whole number: up to six digits, also full-width ones.
std::optional<int> typedCount(std::string_view text);

/// A day as YYYY-MM-DD: of 2026-9-18, 2026/09/18, 2026.9.18, 2026年9月18日, also in full-width digits.
std::optional<std::string> typedDate(std::string_view text);

/// A number as it is shown in a message: its shortest decimal form.
std::string shownNumber(double number);

}  // namespace diaoyan
