// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/share.h"

#include "analysis/statistics/rounding.h"

namespace diaoyan {

std::optional<double> Share::proportion() const {
    if (base <= 0) return std::nullopt;
    return static_cast<double>(count) / static_cast<double>(base);
}

std::optional<double> Share::percent() const {
    if (base <= 0) return std::nullopt;
    return 100.0 * static_cast<double>(count) / static_cast<double>(base);
}

std::string percentText(const Share& share, int decimals) {
    if (share.printed_tenths && decimals == 1 && share.base > 0) return unitsText(*share.printed_tenths, 1);
    const auto units = percentUnits(share.count, share.base, decimals);
    return units ? unitsText(*units, decimals) : std::string();
}

}  // namespace diaoyan
