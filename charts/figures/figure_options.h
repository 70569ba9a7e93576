// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/text.h"

#include <string>

namespace diaoyan {

/// What a figure has to know besides the counts.
struct FigureOptions {
    Role role;  ///< who answered: named in the caption
    Language language = Language::zh;
    std::string id;        ///< empty: the item's id
    std::string title;     ///< empty: the item's title; several items: in general words
    bool overall = false;  ///< stacked by group: one more bar for all groups together

    bool operator==(const FigureOptions&) const = default;
};

}  // namespace diaoyan
