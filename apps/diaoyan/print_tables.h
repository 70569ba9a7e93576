// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/command.h"
#include "charts/tables/parts_rounding.h"
#include "charts/tables/table_jobs.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Tables on the terminal, or as one JSON document {"survey": ..., "tables": [...]}.
int printTables(std::vector<ResultTable> tables, const std::string& survey, const Session& session);

/// The same for tables that are still to be made: on all processors, each printed as soon as those before it are.
/// When a job fails, the tables before it stand there already; the JSON document then ends with "problem".
int printTablesOf(const std::vector<TableJob>& jobs, const std::string& survey, const Session& session,
                  PartsRounding rounding = PartsRounding::half_up);

/// half-up, largest-remainder. Problem: wrong-option.
Result<PartsRounding> partsRoundingNamed(const std::string& name);

}  // namespace diaoyan
