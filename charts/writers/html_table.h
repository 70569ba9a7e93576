// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <string>

namespace diaoyan::html {

/// One table with its caption ("表 1"), base, three rules and notes; shares of `bar_column` are shaded
/// from 0 to 100 %. A table wider than a printed page becomes several (表 1（续）).
std::string tableElement(const ResultTable& table, const std::string& label, Language language);

}  // namespace diaoyan::html
