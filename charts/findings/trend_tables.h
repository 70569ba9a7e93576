// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_satisfaction.h"
#include "analysis/confidence.h"
#include "analysis/engine/tabulator.h"
#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// One wave of a questionnaire with its answers; both outlive what is made of them.
struct WaveSide {
    const Questionnaire* questionnaire = nullptr;
    const Tabulator* tabulator = nullptr;
};

/// What the command `trend` prints.
struct TrendRequest {
    std::string question{};    ///< id of a question or of one row of a matrix; empty: all
    std::string by{};          ///< empty, or "school"
    std::string definition{};  ///< of satisfaction, as of readScale()
    Confidence confidence{};
    std::int64_t minimum_n = 10;  ///< a school with fewer answers in a wave shows no numbers; below 1 is taken as 1
    std::int64_t fewest_schools = fewestSchools;  ///< of a wave, for schools to be taken as clusters

    bool operator==(const TrendRequest&) const = default;
};

/// What changed from the earlier to the later wave: the questionnaire's wording, rates and means of scales, means of
/// numbers, shares of options; by school the rate of every school. Where the lists of schools differ, those that
/// answered in both waves are compared, and everybody beside them.
/// Problems: those of matchWaves(), of readScale() (where no scale is left), unknown-grouping, no-scales (by school),
/// no-answers (nobody answered in a wave), no-common-schools (by school).
Result<std::vector<ResultTable>> trendTables(const WaveSide& earlier, const WaveSide& later,
                                             const TrendRequest& request);

}  // namespace diaoyan
