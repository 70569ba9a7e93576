// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/whole_numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::uint16_t largest = 1023;
/// Codes of the missing before it is known where they begin: after the largest number there is.
constexpr std::uint16_t firstReason = largest + 1;

std::uint16_t missingCode(const NumberColumn& column, std::size_t row) {
    const auto reason = column.present[row] != 0 ? MissingReason::invalid : reasonAt(column.reasons, row);
    const auto number = std::min(static_cast<int>(reason), missingReasons - 1);
    return static_cast<std::uint16_t>(firstReason + number);
}

}  // namespace

std::optional<CodeColumn> wholeNumbers(const NumberColumn& column, std::size_t rows) {
    std::vector<std::uint16_t> codes(rows);
    std::uint16_t most = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const double value = column.values[row];
        const bool present = column.present[row] != 0;
        if (present && value >= 0 && value <= largest) {
            codes[row] = static_cast<std::uint16_t>(value);
            if (codes[row] != value) return std::nullopt;
            most = std::max(most, codes[row]);
        } else {
            if (present && std::isfinite(value)) return std::nullopt;
            codes[row] = missingCode(column, row);
        }
    }
    const auto options = static_cast<std::uint16_t>(most + 1);
    for (std::uint16_t& code : codes)
        code = code < firstReason ? code : static_cast<std::uint16_t>(code - firstReason + options);
    return CodeColumn{.options = options, .codes = std::move(codes)};
}

const std::optional<CodeColumn>& KnownWholeNumbers::of(std::size_t item) const {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(item);
    if (found != known_.end()) return found->second;
    return known_.emplace(item, wholeNumbers(std::get<NumberColumn>(responses_->columns[item]), responses_->rows))
        .first->second;
}

}  // namespace diaoyan
