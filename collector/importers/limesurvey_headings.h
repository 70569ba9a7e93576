// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/headings.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// How LimeSurvey was told to write its headings. Abbreviated texts are read like full ones.
enum class LimeStyle {
    texts,            ///< `What do you like? [Music]`
    codes,            ///< `Q1[SQ001]`, or `Q1_SQ001` of the expression manager
    codes_and_texts,  ///< `Q1[SQ001]. What do you like? [Music]`
};

/// What one heading names.
struct LimeHeading {
    std::string id;                     ///< code of the question; empty in texts
    std::string title;                  ///< its text, or the code where there is no text
    std::vector<std::string> parts;     ///< texts of sub-question and column or scale; codes where there are no texts
    std::vector<std::string> part_ids;  ///< their codes; empty in texts

    bool operator==(const LimeHeading&) const = default;
};

/// The style of a file, by all headings that are no meta columns.
LimeStyle limeStyleOf(const std::vector<std::string>& headings);

LimeHeading readLimeHeading(std::string_view heading, LimeStyle style);

/// id, submitdate, lastpage, startlanguage ... and what they are called in several languages.
std::span<const KnownHeading> limeMetaHeadings();

/// groupTime12, `Group time: ...`, Q1Time where `all` headings have Q1: how long a part took.
bool isLimeTiming(std::string_view heading, const std::vector<std::string>& all);

/// Other, Sonstiges, 其他 ...; Comment, Kommentar, 评论 ... as LimeSurvey itself words them.
bool isLimeOther(std::string_view part, std::string_view part_id);
bool isLimeComment(std::string_view part, std::string_view part_id);

/// What a column of a multiple choice or of a yes-no question holds in long answers.
enum class LimeAnswer { yes, no, not_shown, something_else };
LimeAnswer limeAnswer(std::string_view cell);

}  // namespace diaoyan
