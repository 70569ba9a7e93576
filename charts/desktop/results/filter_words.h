// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"
#include "charts/desktop/results/comparison.h"
#include "charts/survey/answer_filter.h"

#include <QString>

#include <optional>
#include <string>

namespace diaoyan {

/// Which answers are looked at, for the line beside a page's title; empty without a filter.
QString filterWords(const AnswerFilter& filter);

/// What leaves the answers of one group of a comparison; none where there is no such group.
std::optional<AnswerFilter::Condition> conditionOfGroup(const SurveyOutline& outline, const ComparisonWish& compared,
                                                        const std::string& code);

/// A name as a line of its own has room for.
QString shortName(const QString& name);

}  // namespace diaoyan
