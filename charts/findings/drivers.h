// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/drivers/importance_performance.h"
#include "analysis/engine/tabulator.h"
#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What the command `drivers` prints.
struct DriversRequest {
    std::string outcome{};               ///< a scale or number; empty: the scale asked about the construct "overall"
    std::vector<std::string> drivers{};  ///< items
    std::string question{};              ///< or the rows of this matrix; with neither, of the first matrix of scales
    std::string definition{};            ///< of the performance of scales; empty: the linear index, 0 to 100
    IpaCut cut = IpaCut::mean;
    Confidence confidence{};

    bool operator==(const DriversRequest&) const = default;
};

/// What the outcome hangs together with: correlations pair by pair, the regression with the parts of R2, its fit, and
/// the importance-performance table. Where a regression is not possible the tables say why and keep the correlations.
/// Problems: unknown-item, not-a-number, not-a-matrix, no-outcome (none named and no scale about "overall"), no-drivers
/// (none named and no matrix of scales), outcome-is-driver, unknown-definition, definition-does-not-fit, and those of
/// the engine.
Result<std::vector<ResultTable>> driverTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                              const DriversRequest& request);

}  // namespace diaoyan
