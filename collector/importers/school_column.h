// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/cell_memory.h"
#include "collector/importers/school_match.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diaoyan {

/// The column of a file in which respondents name their schools, and the spellings met in it.
class SchoolColumn {
public:
    SchoolColumn(const Roster& roster, const SchoolDecisions& decisions) : matcher_(roster, decisions) {}

    /// What one sheet's cell says, if it was met before; counted as once more.
    const SchoolMatch* known(std::string_view cell) {
        const KnownCell* const met = known_.find(cell);
        if (met == nullptr) return nullptr;
        ++met_[met->value].sheets;
        return &met_[met->value].match;
    }

    /// What a cell says that is not known; `text` is its meaning, without outer blanks, not empty and no mark.
    const SchoolMatch& read(std::string_view cell, std::string_view text);

    /// Spellings other than codes and names, in order of first appearance (the first 10,000 of them).
    std::vector<SchoolSpelling> spellings() const;

private:
    SchoolMatcher matcher_;
    CellMemory known_;
    std::vector<SchoolSpelling> met_;
    std::unordered_map<std::string, std::size_t> index_;  ///< text -> position in met_
    SchoolMatch beyond_;                                  ///< of the last text when there are too many to note
};

}  // namespace diaoyan
