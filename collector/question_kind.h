// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/mapping.h"
#include "questionnaires/roster.h"

#include <string>
#include <vector>

namespace diaoyan {

/// The kinds that a question which was inferred from one column of a file may be read as, in the order of a menu; only
/// its own where there is no choice (several columns, the column of the school).
std::vector<QuestionKind> possibleKinds(const Question& question, const Mapping& found);

/// A question that was inferred from a file, read again as of another kind; its options are what stands in the file.
/// `found` is the mapping that importFiles reported. Problems: as openAnswers; no-such-question where the file is not
/// what it was; too-many-options for a kind with options.
Result<Question> questionAsKind(const std::string& file, const TableOptions& table, const Mapping& found,
                                const Roster& roster, const std::string& question, QuestionKind kind);

}  // namespace diaoyan
