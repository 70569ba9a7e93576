// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/answer_rows.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <type_traits>

namespace diaoyan {

// Single values of a row of answers as JSON (see answer_rows.h); for the files of this folder.

template <class Digits>
void appendDigits(std::string& json, Digits number) {
    if constexpr (std::is_integral_v<Digits>) {
        if (number >= 0 && number < 10) {  // as nearly all numbers of options are
            json += static_cast<char>('0' + number);
            return;
        }
    }
    std::array<char, 32> digits{};
    json.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void appendQuoted(std::string& json, std::string_view text);

/// What stands where there is no answer.
std::string_view missingMark(MissingReason reason);

/// An answer in full, with own words and with what stood where there is none. One that does not belong to the item
/// (an option that it does not have, a number for a choice) is written as invalid, so that every row can be read.
void appendCell(std::string& json, const KeyItem& item, const Answer& answer);

}  // namespace diaoyan
