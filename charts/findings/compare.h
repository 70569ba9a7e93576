// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/tabulator.h"
#include "charts/findings/group_comparison.h"
#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// How schools stand in a table. Those with too few answers always come last.
enum class SchoolOrder {
    roster,      ///< as the roster has them: invites nobody to read a ranking
    by_shrunken  ///< the highest shrunken rate or mean first
};

/// What the command `compare` prints.
struct CompareRequest {
    std::string question{};    ///< id of a question or of one row of a matrix; empty: every scale
    std::string by{};          ///< grouping of CountRequest; ends in "school" to compare schools
    std::string definition{};  ///< of satisfaction, id or 满意+比较满意; empty: the default one
    /// A group of fewer valid answers is listed, but neither its rate nor its exact n; below 1 is taken as 1.
    std::int64_t minimum_n = 10;
    Confidence confidence{};
    SchoolOrder order = SchoolOrder::roster;
    bool concise = false;      ///< for print: rates of schools without the shrunken ones and the funnel's numbers
    GroupTestOptions tests{};  ///< of groups that are not schools; its confidence and minimum_n are those above

    bool operator==(const CompareRequest&) const = default;
};

/// Groups side by side with what may be said about their differences: compareSchoolTables or compareGroupTables.
/// Problems: no-grouping (by is empty),
/// grouped-by-itself, unknown-item, unknown-grouping, unknown-definition, definition-does-not-fit, not-a-scale,
/// no-scales (none to compare), no-schools (nobody's school is known), no-answers (to several scales).
Result<std::vector<ResultTable>> compareTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                               const Roster& roster, const CompareRequest& request);

}  // namespace diaoyan
