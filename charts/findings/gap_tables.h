// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "charts/findings/gap_matching.h"
#include "charts/tables/result_table.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// What the command `gap` prints.
struct GapRequest {
    std::string construct{};   ///< overall, aspects, aspects.canteen; empty: all that roles share
    std::string by{};          ///< grouping of CountRequest: school.stage; empty: everybody
    std::string definition{};  ///< of satisfaction, as of readScale()
    Confidence confidence{};
    /// Schools with fewer answers of either role take no part in the comparison of schools; groups of `by` with
    /// fewer show no numbers. Below 1 is taken as 1.
    std::int64_t minimum_n = 10;
    std::int64_t fewest_schools = fewestSchools;  ///< of a role, for schools to be taken as clusters

    bool operator==(const GapRequest&) const = default;
};

/// Per construct: the ratings of each role, differences of means and of rates between every two roles; of a matrix
/// how far the roles agree in order; and, without `by`, the same schools seen by two roles. Roles without answers are
/// left out.
/// Problems: those of matchConstructs(), of the engine (unknown-grouping) and of gapAnalysis().
Result<std::vector<ResultTable>> gapTables(const std::vector<RoleSide>& asked, const GapRequest& request);

}  // namespace diaoyan
