// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/results/comparison_choices.h"
#include "charts/figures/chart_spec.h"
#include "charts/report/study.h"
#include "charts/tables/result_table.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// The ways to look at satisfaction.
enum class SatisfactionView {
    rates,        ///< a figure of the rates, with its table
    tables,       ///< the tables alone
    definitions,  ///< what it would be under the other common definitions
    drivers       ///< what overall satisfaction goes with
};

/// Whose satisfaction with what, counted how.
struct SatisfactionWish {
    std::string questionnaire{};
    std::string question{};    ///< empty: every scale
    std::string by{};          ///< grouping; empty: everybody
    std::string definition{};  ///< empty: the scale's own
    double confidence = 0.95;
    std::int64_t minimum_n = 10;
    SatisfactionView view = SatisfactionView::rates;

    bool operator==(const SatisfactionWish&) const = default;
};

/// A figure and tables, each by itself there or not.
struct SatisfactionFindings {
    Result<ChartSpec> figure = Problem{};
    Result<std::vector<ResultTable>> tables = Problem{};
    Text weighting{};  ///< how the answers are weighted; empty: each counts as one
};

/// What the commands `satisfaction` (with `--sensitivity` for the definitions) and `drivers` print, and its figure.
SatisfactionFindings satisfactionFindings(const Study& study, const SatisfactionWish& wanted, Language language);

/// Scales and matrices of scales, after all of them together.
std::vector<OfferedChoice> offeredScales(const Questionnaire& questionnaire);
/// Everybody, schools, groups of schools.
std::vector<OfferedChoice> offeredSplits(const Roster& roster);
/// The scales that a question stands for; of no question every one.
std::vector<Item> scalesOf(const Questionnaire& questionnaire, const std::string& question);

}  // namespace diaoyan
