// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace diaoyan {

/// How often each answer to one item occurs in the founding survey.
struct ItemMargin {
    std::map<std::string, std::int64_t> counts;  ///< by option code; for numbers and texts by the answer itself
    std::int64_t unanswered = 0;                 ///< asked, left empty
    std::vector<std::string> words;              ///< what stands beside 其他, taken in turn
};

struct RoleMargins {
    std::int64_t respondents = 0;
    std::map<std::string, ItemMargin> items;
};

/// examples/founding_survey/margins.json, by role. Problems can only come from an edited file: it is part of the
/// program.
Result<std::map<std::string, RoleMargins>> foundingMargins();

}  // namespace diaoyan
