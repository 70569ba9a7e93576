// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <string>
#include <vector>

namespace diaoyan {

/// A roster as read, with what the user should know about it (code-generated, total-row-skipped, sheet-left-out ...).
struct RosterReading {
    Roster roster;
    std::vector<Problem> remarks;
};

/// The schools of a study from a CSV, .xlsx or .xls, one per row, columns found by their Chinese or English headings:
/// 学校代码/编号/code, 学校名称/学校/name (needed), 学段/stage, 城乡/area, 在校生数/学生数/enrolment, 教师数/teachers,
/// respondents expected per role (发放教师, 家长应答数, 发放:校长, expected_parent ...). Other columns become
/// attributes by heading. Title rows and blank rows may stand above the headings; a row 合计 is left out. A school
/// without a code gets S01, S02 ... by its position. Problems name file, row, column and text: no-name-column,
/// duplicate-column, empty-name, duplicate-code, duplicate-name, bad-number, no-schools, too-large (65,000 schools and
/// more), and those of openTable.
Result<RosterReading> readRoster(const std::string& path, const TableOptions& options = {});

}  // namespace diaoyan
