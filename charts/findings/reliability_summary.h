// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/scales/cronbach_alpha.h"
#include "analysis/scales/factorability.h"
#include "analysis/scales/guttman_lambda.h"
#include "analysis/scales/omega.h"
#include "analysis/scales/scale_items.h"
#include "charts/findings/score_items.h"
#include "charts/tables/result_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// Everything that is printed about one set of items.
struct ReliabilitySummary {
    std::string id;
    LabelledItems set;
    Role role;
    MissingDeletion deletion = MissingDeletion::listwise;
    Confidence confidence;
    Text weighting;
    std::int64_t respondents = 0;
    /// Listwise: with every item; pairwise: with any of them; absent where these were too few.
    std::optional<std::int64_t> n;
    std::vector<std::int64_t> item_n;  ///< pairwise: answers to each item; empty when listwise
    std::vector<std::string> reversed;
    Result<CronbachAlpha> alpha{Problem{}};
    Result<GuttmanLambda> lambda{Problem{}};
    Result<OmegaTotal> omega{Problem{}};
    Result<Factorability> factors{Problem{}};
};

/// A row per coefficient or test; what could not be computed with its reason.
ResultTable reliabilityTable(const ReliabilitySummary& summary);

/// A row per item. REQUIRES: alpha.
ResultTable scaleItemsTable(const ReliabilitySummary& summary);

}  // namespace diaoyan
