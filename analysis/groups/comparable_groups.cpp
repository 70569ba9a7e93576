// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/comparable_groups.h"

#include <algorithm>

namespace diaoyan {

std::optional<Problem> tooManyGroups(const std::vector<ValueCounts>& groups) {
    const auto filled = std::count_if(groups.begin(), groups.end(), [](const auto& group) { return !group.empty(); });
    if (filled <= static_cast<std::ptrdiff_t>(mostComparedGroups)) return std::nullopt;
    return Problem{"too-many-groups",
                   phrase("共有 {0} 组，两两比较最多 {1} 组", "{0} groups; pairs are compared among at most {1}",
                          {std::int64_t{filled}, static_cast<std::int64_t>(mostComparedGroups)}),
                   {}};
}

}  // namespace diaoyan
