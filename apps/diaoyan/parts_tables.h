// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/command.h"
#include "charts/survey/survey_parts.h"
#include "charts/tables/result_table.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// Prints the tables of every questionnaire of a survey file, or of the one of this form. Of several, those that do not
/// have the questions (unknown-item, no-scales, no-numbers, no-outcome, no-drivers) are passed over; where none has,
/// that is the failure.
int printTablesOfParts(const std::string& file, const std::string& form, const Session& session,
                       const std::function<Result<std::vector<ResultTable>>(const SurveyPart&)>& tablesOf);

}  // namespace diaoyan
