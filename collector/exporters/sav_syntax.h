// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/sav_columns.h"

#include <string>

namespace diaoyan {

/// SPSS syntax that opens the .sav of that name and gives it what the file itself cannot hold: whole labels and
/// multiple response sets. UTF-8 with byte order mark.
std::string savSyntax(const std::string& sav_name, const std::string& title, const SavPlan& plan);

}  // namespace diaoyan
