// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/results/filter_choices.h"
#include "charts/survey/question_figures.h"
#include "charts/tables/result_table.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What is asked of one question, as it was chosen on the page.
struct QuestionWish {
    std::string questionnaire{};
    std::string question{};  ///< hope; services.canteen: a row of a matrix
    std::string by{};        ///< a grouping; empty: everybody together
    bool as_asked = false;   ///< options in the order of the questionnaire; else most frequent first
    bool intervals = false;
    std::optional<BaseKind> base{};  ///< percentages of the table; none: all that it has
    AnalysisSettings settings{};

    bool operator==(const QuestionWish&) const = default;
};

/// What a question shows.
struct QuestionResults {
    Result<std::vector<QuestionFigure>> figures = Problem{};
    std::string usual{};  ///< the kind that is drawn where nobody said how
    Result<std::vector<ResultTable>> tables = Problem{};
    bool weighted = false;  ///< the answers are; the figures are not
};

/// Whether there can be a figure or a table: not of texts and dates.
bool hasResults(const Questionnaire& questionnaire, const std::string& question);

/// The bases that the table of a question has percentages of; none where there is nothing to choose.
std::vector<BaseKind> basesOf(const Questionnaire& questionnaire, const std::string& question);
Text baseTitle(BaseKind base);

/// Figures as the command `chart` draws them, tables as `tables` prints them. A job's work.
QuestionResults questionResults(const StudyPart& part, const QuestionWish& wanted, Language language);

/// The filter with what a piece of a figure stands for: the school or group of it, or else the answer. Nothing where
/// the piece is neither.
std::optional<AnswerFilter> filterFromFigure(const AnswerFilter& filter, const SurveyOutline& outline,
                                             const QuestionWish& shown, const ChartSpec& figure,
                                             const std::vector<std::string>& piece);

}  // namespace diaoyan
