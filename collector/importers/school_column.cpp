// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/school_column.h"

namespace diaoyan {

namespace {

constexpr std::size_t mostSpellings = 10000;  ///< a column with more holds no schools
constexpr std::size_t mostSuggestions = 200;  ///< unknown spellings that are compared with all names

}  // namespace

const SchoolMatch& SchoolColumn::read(std::string_view cell, std::string_view text) {
    const auto [place, fresh] = index_.emplace(std::string(text), met_.size());
    if (!fresh) {
        SchoolSpelling& spelling = met_[place->second];
        ++spelling.sheets;
        return spelling.match;
    }
    if (met_.size() == mostSpellings) {
        index_.erase(place);
        beyond_ = matcher_.match(text);
        return beyond_;
    }
    met_.push_back({.text = std::string(text), .match = matcher_.match(text), .sheets = 1});
    known_.remember(cell, {.value = met_.size() - 1});
    return met_.back().match;
}

std::vector<SchoolSpelling> SchoolColumn::spellings() const {
    std::vector<SchoolSpelling> others;
    std::size_t suggested = 0;
    for (const SchoolSpelling& spelling : met_) {
        if (spelling.match.kind == SchoolMatchKind::exact) continue;
        others.push_back(spelling);
        if (spelling.match.kind == SchoolMatchKind::unknown && suggested++ < mostSuggestions)
            others.back().similar = matcher_.similar(spelling.text);
    }
    return others;
}

}  // namespace diaoyan
