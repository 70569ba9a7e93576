// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"
#include "charts/survey/answer_filter.h"

#include <cstddef>
#include <string>
#include <vector>

namespace diaoyan {

/// Something that answers can be filtered by: the school, a column of the roster, a question with options.
struct FilterChoice {
    /// One value, and the school or option codes that it stands for.
    struct Value {
        Text label{};
        std::vector<std::string> codes{};

        bool operator==(const Value&) const = default;
    };

    std::string grouping{};       ///< as CountRequest::by names it: school, school.stage, sex
    Text title{};                 ///< 学段
    std::string questionnaire{};  ///< of a question
    std::string item{};           ///< empty: schools
    std::vector<Value> values{};

    bool operator==(const FilterChoice&) const = default;
};

/// The school, stage, area and the other columns of the roster, as far as they tell schools apart from nothing.
std::vector<FilterChoice> schoolChoices(const Roster& roster);
/// The one-choice and multiple-response questions; rows of a matrix one by one.
std::vector<FilterChoice> answerChoices(const Questionnaire& questionnaire);
/// All of a survey; questions say whose they are: 家长：孩子性别.
std::vector<FilterChoice> filterChoices(const SurveyOutline& outline);

/// The condition that one of these values holds, with words: 学段：小学、初中.
AnswerFilter::Condition conditionOf(const FilterChoice& choice, const std::vector<std::size_t>& values);
/// Positions of the values that a filter asks of this choice; none where it says nothing of it.
std::vector<std::size_t> chosenValues(const FilterChoice& choice, const AnswerFilter& filter);
/// The filter with these values of the choice in place of those before; without any: nothing is asked of it.
AnswerFilter filterWith(AnswerFilter filter, const FilterChoice& choice, const std::vector<std::size_t>& values);

}  // namespace diaoyan
