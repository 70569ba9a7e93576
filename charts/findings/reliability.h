// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/tabulator.h"
#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What the command `reliability` prints.
struct ReliabilityRequest {
    std::string question{};            ///< id of a matrix
    std::vector<std::string> items{};  ///< or these items; with neither, every matrix of scales
    MissingDeletion deletion = MissingDeletion::listwise;
    std::vector<std::string> reversed{};  ///< items worded against the others; a row's own code will do
    Confidence confidence{};

    bool operator==(const ReliabilityRequest&) const = default;
};

/// Per set of items: a table of alpha, omega, KMO and Bartlett's test, and one of the items. Where alpha cannot be
/// computed the first says why and the second is missing.
/// Problems: unknown-item, not-a-number, not-a-matrix, too-few-items (fewer than two), no-scales (no matrix of scales
/// in the questionnaire), no-range (a number is to be reversed whose limits the questionnaire does not give).
Result<std::vector<ResultTable>> reliabilityTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                   const ReliabilityRequest& request);

}  // namespace diaoyan
