// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/text.h"

#include <cstdint>
#include <string>

namespace diaoyan {

/// What a figure has to know besides the counts.
struct FigureOptions {
    Role role;  ///< who answered: named in the caption
    Language language = Language::zh;
    std::string id{};          ///< empty: the item's id
    std::string title{};       ///< empty: the item's title; several items: in general words
    bool overall = false;      ///< stacked by group: one more bar for all groups together
    std::string definition{};  ///< of 满意率, where a figure shows rates; empty, or where it does not fit: the default
    std::int64_t minimum_n = 10;  ///< groups with fewer valid answers are not drawn where groups are compared
    Confidence confidence{};      ///< of the intervals drawn
    bool intervals = false;       ///< bars carry error bars (interval dots always do)
    bool as_asked = false;        ///< bars in the order of the questionnaire; else most frequent first

    bool operator==(const FigureOptions&) const = default;
};

}  // namespace diaoyan
