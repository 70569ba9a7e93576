// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One raw export of the founding survey, for the importer.
struct FoundingExport {
    std::string role;  ///< teacher, parent, student: also the id of the bundled form that it answers
    std::string path;  ///< a 问卷星 CSV in text mode, UTF-8
    int respondents = 0;
};

struct FoundingFiles {
    std::string roster;  ///< CSV: 学校代码, 学校名称, 学段, 城乡, 在校生数, 教师数, 教师发放数, 家长发放数, 学生发放数
    std::vector<FoundingExport> exports;
};

/// Writes roster and answers of the 25-school town survey into an existing directory, the same bytes each time.
/// Individual answers are synthetic: drawn from a fixed seed so that their totals are those of
/// examples/founding_survey/margins.json, in which every published count stands as it was published.
/// Questions are numbered as in the bundled forms; the school is a question ("1、您所在的学校") with names from the
/// roster.
Result<FoundingFiles> writeFoundingSurvey(const std::string& directory);

}  // namespace diaoyan
