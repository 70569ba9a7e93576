// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/weights/population_margins.h"
#include "analysis/weights/sample_weights.h"
#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/responses.h"
#include "questionnaires/result.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What weights were made of, for the words about them.
struct WeightingOrigin {
    std::optional<RosterNumber> roster;  ///< the number of the roster that some margin comes from
    bool given = false;                  ///< some margin comes from a file
    Text item{};                         ///< title of the question that holds the base weights; empty: none
    WeightTotal total = WeightTotal::respondents;
    std::optional<double> trim{};
};

/// How the weights were made, in one line; kept with them and printed with every weighted result.
Text weightingWords(const SampleWeights& weights, const WeightingOrigin& origin);

/// n, effective n, design effect, smallest and largest weight and their variation, of the weights in force; one
/// that says there are none where the respondents carry no weights. A trial's title does not call them in force.
Result<ResultTable> weightingTable(const Responses& responses, bool trial = false);

/// Sample, population and weighted sample side by side, a table per margin.
std::vector<ResultTable> weightingFitTables(const SampleWeights& weights, const Questionnaire& questionnaire);

}  // namespace diaoyan
