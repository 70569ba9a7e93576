// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"

#include <cstdint>

namespace diaoyan {

/// Answers of one group (a role, a wave) to one item. What is compared must stand on one declared scale:
/// nothing here maps one questionnaire's points to another's.
struct ScaleAnswers {
    ValueCounts points{};        ///< points of the substantive answers
    std::int64_t satisfied = 0;  ///< of these, how many count as satisfied by the definition in use (top 2)

    bool operator==(const ScaleAnswers&) const = default;
};

}  // namespace diaoyan
