// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/quality/quality_flags.h"
#include "analysis/quality/score_matrix.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// How much alike the answers of one respondent are.
struct AnswerMonotony {
    std::int64_t answered = 0;
    std::int64_t longest_run = 0;       ///< identical answers in a row, unanswered items left out; 0 for none
    std::optional<double> modal_share;  ///< share of the commonest answer; undefined without answers
    std::optional<double> irv;          ///< standard deviation (divisor n - 1) of the answers, from two on

    bool operator==(const AnswerMonotony&) const = default;
};

struct StraightLiningRule {
    std::int64_t longest_run = 0;   ///< flagged from this run on; 0: half of the items, at least 6
    std::optional<double> low_irv;  ///< also flagged below this

    bool operator==(const StraightLiningRule&) const = default;
};

struct StraightLining {
    std::vector<AnswerMonotony> rows;
    std::int64_t limit = 0;          ///< run that was flagged
    std::vector<std::int64_t> runs;  ///< runs[l]: rows whose longest run is l
    std::int64_t all_identical = 0;  ///< rows with answers that are all the same, also those with one answer
    std::vector<QualityFlag> flags;  ///< straight_line, one per row at most

    bool operator==(const StraightLining&) const = default;
};

/// Straight-lining in one block of items with the same options, before any is reversed. Honest respondents
/// answer a short block of similar items alike: the runs say more the longer the block, and most where some
/// items are worded the other way round. Problem: wrong-shape. Linear in the answers (modal share: n log n
/// per row). Equals R max(rle(x)$lengths) and sd(x) of the answers that are not missing.
/// Sources: Johnson (2005), J. Research in Personality 39:103-129 (long string); Dunn et al. (2018), J.
/// Business and Psychology 33:105-121 (intra-individual response variability); Curran (2016), J.
/// Experimental Social Psychology 66:4-19 (half of the items).
Result<StraightLining> straightLining(const ScoreMatrix& scores, const StraightLiningRule& rule = {});

}  // namespace diaoyan
