// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace diaoyan {

/// One combination of answers to several items, and how many respondents gave it.
struct AnswerPattern {
    std::vector<int> values;  ///< one per item, in the order asked for
    std::int64_t count = 0;

    bool operator==(const AnswerPattern&) const = default;
};

}  // namespace diaoyan
