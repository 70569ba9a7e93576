// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace diaoyan {

/// 位列 `of` 个选项之第 `rank`; tied (并列) when another has the same count.
struct OptionRank {
    int rank = 0;
    int of = 0;
    bool tied = false;

    bool operator==(const OptionRank&) const = default;
};

/// Rank of every count, the largest first, equal counts sharing the best rank (1, 2, 2, 4). Every
/// option takes part, also 其他 and those nobody chose.
std::vector<OptionRank> optionRanks(const std::vector<std::int64_t>& counts);

}  // namespace diaoyan
