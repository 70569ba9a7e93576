// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/compare.h"

#include "charts/findings/compare_groups.h"
#include "charts/findings/compare_schools.h"

#include <string_view>

namespace diaoyan {

namespace {

bool endsInSchool(std::string_view by) {
    constexpr std::string_view within = "/school";
    return by == "school" || (by.size() > within.size() && by.substr(by.size() - within.size()) == within);
}

}  // namespace

Result<std::vector<ResultTable>> compareTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                               const Roster& roster, const CompareRequest& request) {
    if (request.by.empty())
        return Problem{"no-grouping",
                       {"请用 --by 说明比较什么：school、school.stage、school.stage/school 或单选题",
                        "say with --by what to compare: school, school.stage, school.stage/school or a single choice"},
                       {}};
    return endsInSchool(request.by) ? compareSchoolTables(tabulator, questionnaire, roster, request)
                                    : compareGroupTables(tabulator, questionnaire, request);
}

}  // namespace diaoyan
