// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/command.h"
#include "charts/tables/result_table.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Tables on the terminal, or as one JSON document {"survey": ..., "tables": [...]}.
int printTables(const std::vector<ResultTable>& tables, const std::string& survey, const Session& session);

}  // namespace diaoyan
