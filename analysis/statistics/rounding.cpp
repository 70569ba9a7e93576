// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/rounding.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace diaoyan {

namespace {

// 100 * 10^9 * 10^15 needs 87 bits.
__extension__ using Wide = __int128;

constexpr int mostDecimals = 9;

std::int64_t unitsOfAHundred(int decimals) {
    std::int64_t units = 100;
    for (int i = 0; i < std::clamp(decimals, 0, mostDecimals); ++i) units *= 10;
    return units;
}

/// Adds one to a row of digits that may hold a decimal point: "9.99" -> "10.00".
void addOneToLastDigit(std::string& digits) {
    for (auto place = digits.size(); place-- > 0;) {
        if (digits[place] == '.') continue;
        if (digits[place] != '9') {
            ++digits[place];
            return;
        }
        digits[place] = '0';
    }
    digits.insert(digits.begin(), '1');
}

}  // namespace

std::optional<std::int64_t> percentUnits(std::int64_t count, std::int64_t base, int decimals) {
    if (base <= 0) return std::nullopt;
    const Wide numerator = Wide{2} * unitsOfAHundred(decimals) * count + base;
    const Wide denominator = Wide{2} * base;
    Wide units = numerator / denominator;
    if (numerator % denominator < 0) --units;  // C++ divides towards zero, half up wants the floor
    return static_cast<std::int64_t>(units);
}

std::vector<std::int64_t> percentUnitsAddingTo100(const std::vector<std::int64_t>& counts, int decimals) {
    const std::int64_t base = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (base <= 0) return {};
    const std::int64_t hundred = unitsOfAHundred(decimals);
    std::vector<std::int64_t> units, remainders;
    std::int64_t left = hundred;
    for (const std::int64_t count : counts) {
        const Wide scaled = Wide{hundred} * count;
        units.push_back(static_cast<std::int64_t>(scaled / base));
        remainders.push_back(static_cast<std::int64_t>(scaled % base));
        left -= units.back();
    }
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    // The remainders sum to left * base, so fewer than counts.size() units are left.
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++units[order[i]];
    return units;
}

std::string unitsText(std::int64_t units, int decimals) {
    const int places = std::clamp(decimals, 0, mostDecimals);
    std::string digits = std::to_string(units < 0 ? -units : units);
    if (places > 0) {
        if (digits.size() <= static_cast<std::size_t>(places)) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - static_cast<std::size_t>(places), 1, '.');
    }
    return units < 0 ? "-" + digits : digits;
}

std::string decimalText(double value, int decimals) {
    if (!std::isfinite(value)) return {};
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::fixed).ptr;
    std::string digits(buffer, end);
    if (digits.find('.') == std::string::npos) digits += '.';
    const auto wanted = digits.find('.') + 1 + static_cast<std::size_t>(decimals > 0 ? decimals : 0);
    const bool up = digits.size() > wanted && digits[wanted] >= '5';
    digits.resize(wanted, '0');
    if (up) addOneToLastDigit(digits);
    if (digits.back() == '.') digits.pop_back();
    const bool negative = value < 0 && digits.find_first_not_of("0.") != std::string::npos;
    return negative ? "-" + digits : digits;
}

}  // namespace diaoyan
