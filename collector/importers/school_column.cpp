// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/school_column.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr std::size_t mostSpellings = 10000;  ///< a column with more holds no schools

}  // namespace

const SchoolMatch& SchoolColumn::read(std::string_view cell, std::string_view text) {
    const auto same =
        std::find_if(met_.begin(), met_.end(), [&](const SchoolSpelling& spelling) { return spelling.text == text; });
    if (same != met_.end() || met_.size() == mostSpellings) {
        SchoolSpelling& spelling = same != met_.end() ? *same : met_.back();
        if (same == met_.end()) spelling = {.text = std::string(text), .match = matcher_.match(text)};
        ++spelling.sheets;
        return spelling.match;
    }
    met_.push_back({.text = std::string(text), .match = matcher_.match(text), .sheets = 1});
    known_.remember(cell, {.value = met_.size() - 1});
    return met_.back().match;
}

std::vector<SchoolSpelling> SchoolColumn::spellings() const {
    std::vector<SchoolSpelling> others;
    for (const SchoolSpelling& spelling : met_) {
        if (spelling.match.kind == SchoolMatchKind::exact) continue;
        others.push_back(spelling);
        if (spelling.match.kind == SchoolMatchKind::unknown) others.back().similar = matcher_.similar(spelling.text);
    }
    return others;
}

}  // namespace diaoyan
