// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/group_comparison.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Which item by which groups.
struct GroupComparisonRequest {
    std::string question{};    ///< id of a question or of one row of a matrix; empty: every scale
    std::string by{};          ///< grouping of CountRequest
    std::string definition{};  ///< of satisfaction, id or 满意+比较满意; empty: the default one
    GroupTestOptions tests{};

    bool operator==(const GroupComparisonRequest&) const = default;
};

/// Groups (stage, area, sex, grade ...) compared by one item or by all scales, with tests. A scale: rates, means,
/// tests; a number: means, tests; one choice and multiple response: percentages with letters, tests; a ranking: mean
/// ranks without a test. Problems: unknown-item, unknown-grouping, grouped-by-itself, no-scales, no-table (a text was
/// asked for), unknown-definition, definition-does-not-fit.
Result<std::vector<ResultTable>> compareGroupTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                    const GroupComparisonRequest& request);

}  // namespace diaoyan
