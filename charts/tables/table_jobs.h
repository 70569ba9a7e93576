// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"
#include "questionnaires/result.h"

#include <functional>
#include <vector>

namespace diaoyan {

/// Makes the tables of one question. A request is a row of jobs rather than a row of tables, so that the tables can be
/// made on all processors and the first is on paper before the last is counted. Jobs may run at the same time, each
/// once or more often; what they were made of (engine, questionnaire) must outlive them.
using TableJob = std::function<Result<std::vector<ResultTable>>()>;

/// The tables of all jobs, in their order; or the first problem.
Result<std::vector<ResultTable>> allTables(const std::vector<TableJob>& jobs);

}  // namespace diaoyan
