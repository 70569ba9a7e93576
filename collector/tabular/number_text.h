// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// A number as a person would write it: 15 significant digits at most, "1" for 1.0, no exponent unless the number is
/// so large or small that digits would not help. Independent of the locale.
std::string numberText(double number);

/// What a number format of a workbook makes of a serial day number.
enum class DateFormat { none, date, time, date_and_time, elapsed };

/// Reads a format code such as `yyyy"年"m"月"d"日"`, `[h]:mm:ss`, `0.00%`.
DateFormat dateFormatOf(std::string_view format_code);

/// The formats that are known by number only, with the East Asian ones.
DateFormat dateFormatOfBuiltin(unsigned number);

/// ISO text of a serial day of the 1900 system (with its false 29 February 1900), rounded to whole seconds:
/// 2026-09-18, 2026-09-18T19:20:55, 19:20:55. Nothing for days that no workbook can show.
std::optional<std::string> dateText(double serial, DateFormat format);

/// 1904 system -> 1900 system.
inline constexpr double daysFrom1904 = 1462;

}  // namespace diaoyan
