// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/placed_answers.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// A school in two waves, by its code.
struct SchoolInWaves {
    std::string code{};
    Text label{};
    std::int64_t respondents1 = 0;
    std::int64_t respondents2 = 0;
    bool listed1 = false;  ///< on the earlier roster, or known from its answers
    bool listed2 = false;
    Text earlier_label{};  ///< empty where it is not listed there

    bool both() const { return respondents1 > 0 && respondents2 > 0; }
    bool operator==(const SchoolInWaves&) const = default;
};

/// Which schools came, went or changed their name, for the notes; nothing where the lists are the same.
std::vector<Text> schoolListNotes(const std::vector<SchoolInWaves>& schools);

/// The schools of both waves, linked by their codes: the later roster's order, then those that only the earlier wave
/// knows. Problems: those of the engine.
Result<std::vector<SchoolInWaves>> schoolsInWaves(const Tabulator& earlier, const Tabulator& later);

/// The schools that answered in both waves, and nobody else.
PlacedSide inBothWaves(const PlacedSide& side, const std::vector<SchoolInWaves>& schools);

}  // namespace diaoyan
