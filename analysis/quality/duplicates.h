// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/quality/quality_flags.h"
#include "analysis/quality/score_matrix.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Where and when sheets came in. Every list is empty (not looked at) or has one entry per row.
struct SheetOrigin {
    std::vector<std::int64_t> place;          ///< school, device or address, as a number
    std::vector<std::optional<double>> time;  ///< seconds since some start
    double window = 600;                      ///< seconds between one sheet and the next of a group

    bool operator==(const SheetOrigin&) const = default;
};

/// Sheets with the same answers.
struct DuplicateGroup {
    std::vector<std::int64_t> rows;  ///< ascending, two or more
    std::int64_t answered = 0;       ///< items answered in each of them

    bool operator==(const DuplicateGroup&) const = default;
};

struct Duplicates {
    std::vector<DuplicateGroup> groups;  ///< by first row
    std::int64_t rows_in_groups = 0;
    std::int64_t patterns = 0;       ///< different answer patterns among all rows with an answer
    std::int64_t empty = 0;          ///< rows without any answer: not compared
    std::vector<QualityFlag> flags;  ///< duplicate; value: size of the group

    bool operator==(const Duplicates&) const = default;
};

/// Sheets that are alike in every item, missing ones included, and, where known, come from the same place and
/// within the window of each other (a sheet without a time is then alike to none). Never a reason to delete
/// alone: short blocks of ticks make honest duplicates by the dozen. n log n
/// comparisons. Problems: wrong-shape, wrong-origin (lists of another length). Equals R duplicated in both
/// directions. Source: Koczela et al. (2015), Statistical J. of the IAOS 31:413-422.
Result<Duplicates> duplicates(const ScoreMatrix& scores, const SheetOrigin& origin = {});

}  // namespace diaoyan
