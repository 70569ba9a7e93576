// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"
#include "questionnaires/result.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// Most groups that are compared pair by pair: half a million pairs.
inline constexpr std::size_t mostComparedGroups = 1000;

/// Problem too-many-groups when more than that have answers.
std::optional<Problem> tooManyGroups(const std::vector<ValueCounts>& groups);

}  // namespace diaoyan
