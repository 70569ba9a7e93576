// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/answer_block.h"

#include <array>
#include <cstdint>
#include <vector>

namespace diaoyan {

/// First counts of one item, to be shown when a file is looked at before it is imported.
struct AnswerTally {
    std::int64_t answered = 0;
    std::array<std::int64_t, missingReasons> missing{};  ///< by MissingReason
    std::vector<std::int64_t> options;                   ///< respondents who chose each option; a ranking: ranked it

    bool operator==(const AnswerTally&) const = default;
};

/// Adds the valid rows of a block; `tallies` has one entry per column, or none yet.
void addToTallies(const AnswerBlock& block, const std::vector<Item>& items, std::vector<AnswerTally>& tallies);

}  // namespace diaoyan
