// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/utc_clock.h"

#include <array>
#include <ctime>

namespace diaoyan {

std::string utcClock() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

}  // namespace diaoyan
