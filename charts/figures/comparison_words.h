// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/figure_measure.h"
#include "charts/figures/figure_parts.h"

#include <string>

namespace diaoyan {

/// The words around a figure that puts several things beside each other. One language.

/// The wanted title; without one the item's, or general words where several items are shown.
std::string comparisonTitle(const FigureParts& parts, const FigureOptions& options, const Text& of_several);

/// parent.hope; the wanted id where there is one.
std::string comparisonId(const FigureParts& parts, const FigureOptions& options);

/// 第一中学（n=120）.
std::string labelWithBase(const FigurePart& part, const FigureOptions& options);

/// 基数：各学校有效作答的家长人数（n）; of one thing 基数：有效作答的1241名家长.
std::string comparisonBase(const FigureParts& parts, const FigureOptions& options);

/// ；另有…选“不了解”，未计入 over the parts that are shown; of one-choice items only.
std::string comparisonLeftOut(const FigureParts& parts, const FigureOptions& options);

/// ；有效作答不足10人或无人作答的学校未列出; and that some belong to no group. How many is not said, nor which.
std::string notListedWords(const FigureParts& parts, const FigureOptions& options);

/// ；线段为95%威尔逊区间，假定各人作答相互独立. Empty where none has an interval.
std::string intervalCaption(MeasureKind kind, const FigureOptions& options, const Text& mark);

/// ；口径：满意率（满意+比较满意）.
std::string definitionCaption(const std::vector<FigureMeasure>& measures, const FigureOptions& options);

/// Said in place of what has no valid answers.
std::string noAnswersWords(Language language);

}  // namespace diaoyan
