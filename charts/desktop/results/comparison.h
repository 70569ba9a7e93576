// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/multiple_testing.h"
#include "charts/figures/figure_request.h"
#include "charts/findings/compare.h"
#include "charts/report/study.h"

#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// Who is put beside each other.
enum class ComparedSides { schools, school_groups, answer_groups, roles, waves };

/// What is to be compared, as it was chosen on the page.
struct ComparisonWish {
    ComparedSides sides = ComparedSides::schools;
    std::string by = "school";    ///< a grouping; of waves: empty or "school"
    std::string questionnaire{};  ///< of roles: empty
    std::string question{};       ///< empty: every scale; of roles: a construct, empty: every one
    std::string definition{};     ///< of a rate or index; of questions without a scale an option's code
    double confidence = 0.95;
    std::int64_t minimum_n = 10;
    SchoolOrder order = SchoolOrder::roster;
    GroupTestOptions tests{};
    bool other_is_later = false;  ///< of waves: the second file's

    bool operator==(const ComparisonWish&) const = default;
};

/// The answers that are compared. Jobs hold a copy: nothing of it changes.
struct ComparedAnswers {
    std::shared_ptr<const Study> study{};
    std::shared_ptr<const Study> other{};  ///< of the second wave; null: none was chosen
    std::string name{};                    ///< of this wave, beside the other
    std::string other_name{};

    bool operator==(const ComparedAnswers&) const = default;
};

/// Where the groups of a comparison stand in its figure.
enum class GroupsStand { nowhere, categories, series, points };

/// A figure of a kind, or why there is none.
struct ComparisonFigure {
    std::string kind{};  ///< of figureKinds()
    Result<ChartSpec> figure = Problem{};
    GroupsStand stand = GroupsStand::nowhere;
    std::vector<std::string> groups{};  ///< codes of schools or groups, parallel to what they stand in
};

/// The kinds that a comparison may be drawn as, in the order in which they are offered.
const std::vector<std::string>& comparisonKinds();

/// Every kind of figure of a comparison, as the command `chart` draws it.
std::vector<ComparisonFigure> comparisonFigures(const ComparedAnswers& answers, const ComparisonWish& wanted,
                                                Language language);

/// What the commands `compare`, `gap` and `trend` print of it. Problems: theirs; no-second-wave.
Result<std::vector<ResultTable>> comparisonTables(const ComparedAnswers& answers, const ComparisonWish& wanted);

/// The figure with one group set apart: its point is marked and named, its row or column bears a star.
ChartSpec withGroupMarked(const ComparisonFigure& figure, const std::string& code, Language language);

/// Of a school within its stage (grouped by school.stage/school) the school: A01 of 小学/A01.
std::string schoolOfGroup(const std::string& code, const std::string& by);

}  // namespace diaoyan
