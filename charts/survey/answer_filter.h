// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/study.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

/// Which answers are looked at: all conditions together. Empty: all.
struct AnswerFilter {
    /// One condition. Of `item` empty: `values` are roster codes of schools. Else respondents of the questionnaire who
    /// chose (ticked) one of the option codes; the other questionnaires are left as they are.
    struct Condition {
        std::string questionnaire{};
        std::string item{};
        std::vector<std::string> values{};
        Text words{};  ///< 学校：中心小学; 孩子性别：女

        bool operator==(const Condition&) const = default;
    };
    std::vector<Condition> conditions{};

    bool empty() const { return conditions.empty(); }
    bool operator==(const AnswerFilter&) const = default;
};

/// The study of the answers that a filter leaves; its roster and rates stay those of the survey. Weights go with their
/// rows. Parts that nobody is left of stay, with no rows. Problems: unknown-item, unknown-school, unknown-option,
/// answers-elsewhere (answers that are not on this machine), interrupted (it was told to stop).
Result<Study> filteredStudy(const Study& study, const AnswerFilter& filter, const std::stop_token& stop = {});

/// Which rows of a part the filter leaves, ascending. Problems: as filteredStudy.
Result<std::vector<std::uint32_t>> filteredRows(const StudyPart& part, const Roster& roster,
                                                const AnswerFilter& filter, const std::stop_token& stop = {});

}  // namespace diaoyan
