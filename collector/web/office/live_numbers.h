// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/office/desk.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan::office {

/// Numbers that change while a page is open, by the names that the page and its script know them under:
/// "parent/total" -> "128". Words are of the page's language.
struct LiveWords {
    std::vector<std::pair<std::string, std::string>> words{};
    std::vector<std::pair<std::string, std::int64_t>> figures{};  ///< "parent/hope" -> sheets behind the figure

    bool operator==(const LiveWords&) const = default;
};

/// Of all questionnaires, after Desk::follow().
LiveWords liveWords(Desk& desk, Language language, const CollectionSettings& settings);

/// Items of a questionnaire that have figures, with their positions among all items.
std::vector<std::pair<std::size_t, Item>> figureItems(const Desk& desk, const Questionnaire& form);

/// What holds now: an end that has passed closes an open collection.
struct StateNow {
    CollectionState state = CollectionState::open;
    bool ended = false;  ///< closed by its end, not by hand
    Text words{};

    bool operator==(const StateNow&) const = default;
};
StateNow stateNow(const CollectionSettings& settings, std::int64_t now);

}  // namespace diaoyan::office
