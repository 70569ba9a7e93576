// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/collection_store.h"
#include "questionnaires/roster.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Codes wanted for each class of a table (CSV or Excel): columns 学校/school (name or code on the roster; not needed
/// where there is one school), 班级/class, 人数/count. Blank rows and a row 合计 are passed over. Problems name file,
/// row and text: no-class-column, no-count-column, no-school-column, unknown-school, bad-number, duplicate-class,
/// no-classes, and those of openTable.
Result<std::vector<CodeOrder>> readClassList(const std::string& path, const std::string& questionnaire,
                                             const Roster& roster);

}  // namespace diaoyan
