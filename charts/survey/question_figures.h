// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "charts/report/study.h"

#include <string>
#include <vector>

namespace diaoyan {

/// A figure, and which of figureKinds() it is.
struct QuestionFigure {
    std::string kind{};
    ChartSpec figure{};

    bool operator==(const QuestionFigure&) const = default;
};

/// What is drawn where nobody said how. REQUIRES: a source.
std::string usualFigureKind(const FigureRequest& request, bool waves = false);

/// A question (all rows of a matrix) or one row, by its id, as the command `chart` asks for it; its options beyond the
/// role are the caller's. Without items where the questionnaire has no such question.
FigureRequest questionRequest(const StudyPart& part, const std::string& question, const FigureOptions& options);

/// Every figure that can be made of one question, in the order of figureKinds(). Where answers are split by a grouping
/// (request.by), those that show the groups. Problem: why there is none, as the usual kind says it.
Result<std::vector<QuestionFigure>> questionFigures(const FigureRequest& request);

}  // namespace diaoyan
