// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/difference_lines.h"
#include "charts/findings/effect_words.h"
#include "charts/findings/reasoned_cells.h"
#include "charts/tables/result_table.h"

#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// What the tables of differences say around their numbers.
struct DifferenceWording {
    std::string id{};
    std::string kind{};                            ///< id of the statistic
    Text title{};                                  ///< of the question
    Text base{};                                   ///< who is counted, in words
    std::vector<Text> label_headings{};            ///< of the items' labels
    std::vector<Text> sides{};                     ///< 教师, 家长
    Text side_heading{};                           ///< 群体
    Text difference{};                             ///< 差, 变化
    std::vector<Text> sides_briefly{};             ///< of columns, where there is one pair: 前期, 后期; else empty
    Text rate_name{};                              ///< 满意率
    Text unit{"量表的级", "points of the scale"};  ///< of the means
    std::vector<std::pair<Text, Text>> weightings{};  ///< side and how it was weighted
    std::int64_t minimum_n = 10;

    bool withholding = false;  ///< schools may be left out because they are not published
    bool grouped = false;      ///< items are repeated for groups (stages, schools)

    bool onePair() const { return !sides_briefly.empty(); }
    bool weighted() const { return !weightings.empty(); }
    bool operator==(const DifferenceWording&) const = default;
};

// Notes.

/// What the numbers are, which differences stay, what was tested and how, for a table of differences.
void noteTests(ResultTable& table, const DifferenceWording& wording, const std::vector<JoinedItem>& items,
               const DifferenceLines& lines, bool rates);
/// What the intervals of rates rest on, and for which sides that is not the schools.
void noteRateIntervals(ResultTable& table, const DifferenceWording& wording, const DifferenceLines& lines);
/// Why there are dashes.
void noteSilent(ResultTable& table, const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                const DifferenceLines& lines, bool tested);
/// Says how each weighted side was weighted; nothing where none is.
void noteWeightings(ResultTable& table, const std::vector<std::pair<Text, Text>>& weightings);

/// Which differences stay after the correction, in one sentence; for the notes of a table.
Text differencesInWords(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                        const DifferenceLines& lines, bool of_rates);

// Words.

/// 教师−家长.
Text pairLabel(const Text& first, const Text& second);
/// 5 % for 95 %.
Text alphaWords(Confidence confidence);
Text rowName(const DifferenceWording& wording, const JoinedItem& item, const DifferenceLine& line);
const SideDifference& differenceOf(const DifferenceLine& line, bool of_rates);
Text noAnswersReason();
Text noTestReason();

}  // namespace diaoyan
