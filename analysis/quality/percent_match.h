// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/quality/quality_flags.h"
#include "analysis/quality/score_matrix.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// The sheet most like one sheet.
struct NearestSheet {
    std::optional<double> share;  ///< of identical answers; undefined where no sheet has enough in common
    std::int64_t row = -1;        ///< that sheet, the first of several; -1 for none

    bool operator==(const NearestSheet&) const = default;
};

struct PercentMatchRule {
    double limit = 0.85;             ///< flagged from this share on
    std::int64_t common_items = 0;   ///< items that both answered, at least; 0: half of the items
    std::int64_t fewest_items = 20;  ///< shorter forms are refused

    bool operator==(const PercentMatchRule&) const = default;
};

struct PercentMatch {
    PercentMatchRule rule;
    std::vector<NearestSheet> rows;
    std::vector<QualityFlag> flags;  ///< percent_match

    bool operator==(const PercentMatch&) const = default;
};

/// Highest share of identical answers that each sheet has with any other, over the items that both answered:
/// finds sheets copied with a few changes. Only for long forms, since short ones match by chance; many items
/// with one obvious answer match honestly too (Simmons et al. 2016, Statistical J. of the IAOS 32:327-338).
/// All pairs are compared, so the work is limited. Problems: wrong-shape, form-too-short, too-many-rows (more
/// than 5 * 10^7 pairs, each 64 items begun counted as one: 10 000 sheets; check school by school).
/// Source: Kuriakose & Robbins (2016), Statistical J. of the IAOS 32:283-291.
Result<PercentMatch> percentMatch(const ScoreMatrix& scores, const PercentMatchRule& rule = {});

}  // namespace diaoyan
