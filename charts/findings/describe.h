// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/tabulator.h"
#include "analysis/statistics/quantiles.h"
#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What the command `describe` prints.
struct DescribeRequest {
    std::string question{};  ///< id of a question or of one row of a matrix; empty: every scale and number
    std::string by{};        ///< grouping of CountRequest; empty: everybody
    QuantileDefinition quartiles = QuantileDefinition::linear;
    Confidence confidence{};

    bool operator==(const DescribeRequest&) const = default;
};

/// Scales (in points) and numbers described: a table of means with their intervals and who is missing, and one of the
/// distribution. Without `by` a row per item; with it two tables per item, a row per group and one of everybody.
/// Problems: unknown-item, unknown-grouping, not-a-number (neither a scale nor a number was asked for), no-numbers (the
/// questionnaire has none), grouped-by-itself.
Result<std::vector<ResultTable>> describeTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                const DescribeRequest& request);

}  // namespace diaoyan
