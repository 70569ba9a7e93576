// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// Sheets of one questionnaire from one school, in a file that is merged.
struct MergedSheets {
    std::string questionnaire{};
    std::string school{};           ///< roster code; empty where it is unknown
    std::int64_t came = 0;          ///< new in the town's file
    std::int64_t there_before = 0;  ///< known to it already, and not stored again

    bool operator==(const MergedSheets&) const = default;
};

/// What became of one file that was merged.
struct MergeReport {
    std::string file{};
    std::vector<MergedSheets> sheets{};  ///< by questionnaire id, then school code
    std::vector<std::string> questionnaires_added{};
    std::vector<std::string> schools_added{};
    std::vector<Problem> remarks{};  ///< what was left where it is, weights taken back

    std::int64_t came() const {
        std::int64_t sum = 0;
        for (const MergedSheets& one : sheets) sum += one.came;
        return sum;
    }
    std::int64_t thereBefore() const {
        std::int64_t sum = 0;
        for (const MergedSheets& one : sheets) sum += one.there_before;
        return sum;
    }

    bool operator==(const MergeReport&) const = default;
};

}  // namespace diaoyan
