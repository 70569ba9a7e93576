// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/source_layout.h"
#include "questionnaires/question.h"

#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// What the values of one variable of a statistics file mean.
struct SpssValues {
    /// The labelled values that are answers, numbers in their order; a user-missing one (不清楚, 97) is not
    /// substantive. `code` is idFrom(value), made unique. Empty: the variable is a text, a number or a date.
    std::vector<Option> options;
    std::vector<std::pair<std::string, MissingReason>> missing;  ///< values that are no answers
    std::vector<Problem> remarks;                                ///< `where.column` is the variable
};

/// `column`: its place in the sample. `wjx`: a file of 问卷星, where -3 is skipped and -2 left empty.
SpssValues spssValues(const SourceSample& sample, std::size_t column, bool wjx);

/// The different values of a column in the sample, at most `most`, without empty ones.
std::vector<std::string> sampleValues(const SourceSample& sample, std::size_t column, std::size_t most);

}  // namespace diaoyan
