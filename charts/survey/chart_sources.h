// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/figure_request.h"
#include "charts/survey/survey_parts.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What the command `chart` is to draw.
struct ChartQuestions {
    std::string file;
    std::string later_file;              ///< of a second wave; empty: none
    std::vector<std::string> questions;  ///< parent.hope; a matrix stands for its rows
    std::vector<std::string> forms;      ///< two or more: the same questions of each
};

/// The answers that a figure is made from, and what keeps them alive.
struct ChartSources {
    std::vector<SurveyPart> parts;
    std::vector<FigureSource> sources;
    Text title;  ///< of the one question that was asked for; empty where there are several
};

/// The items of a question: its own, or all rows of a matrix by their labels alone. None where there is no such
/// question.
std::vector<Item> itemsToDraw(const Questionnaire& questionnaire, const std::string& id);

/// Questions of one form are one source; questions of several forms, or a second wave, several. A wave is called by
/// its file. Problems: those of selectParts().
Result<ChartSources> chartSources(const ChartQuestions& wanted);

}  // namespace diaoyan
