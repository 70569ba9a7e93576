// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/survey/quality_rules.h"
#include "charts/survey/stored_rows.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace diaoyan {

/// What one rule found among all rows of Responses.
struct CheckedRows {
    std::vector<QualityFlag> flags{};  ///< one per row at most, ascending
    std::optional<Text> not_done{};    ///< why it could not be applied
    Text note{};                       ///< what it left out

    bool operator==(const CheckedRows&) const = default;
};

/// Applies one rule. Row-wise rules go through the rows in pieces; duplicates and near duplicates are looked for within
/// each school. Problem: interrupted. REQUIRES: `stored` has an entry per row.
Result<CheckedRows> checkRows(const Responses& responses, const StoredRows& stored, const QualityRule& rule,
                              const std::stop_token& stop);

}  // namespace diaoyan
