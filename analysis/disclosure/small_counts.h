// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Why a figure is not printed. A hidden figure hides its count, its percentage and its mean: a
/// percentage beside its base gives the count away.
enum class HidingReason {
    shown,
    small_group,   ///< of fewer than the minimum number of respondents
    small_count,   ///< 0 < count < threshold
    unanimous,     ///< 0 % or 100 % of a group below twice the threshold: tells what everybody said
    complementary  ///< harmless itself; without it a hidden figure could be calculated
};

/// Stable id: shown, small-group, small-count, unanimous, complementary.
const char* hidingReasonName(HidingReason reason);

/// May `count` of a group of `base` respondents be printed, as a number or as a share? An empty group has
/// nothing to hide. Numbers that cannot be (threshold < 1, count outside 0..base) are taken as the nearest
/// that can. A small rest (58 of 60: two did not) is not looked at: it is a cell of its own where its
/// option is printed. Source: Hundepool et al. (2012), Statistical Disclosure Control, 4.2 (minimum
/// frequency rule) and 4.1 (group disclosure).
HidingReason hidingReason(std::int64_t count, std::int64_t base, std::int64_t threshold = 10);

/// Counts between two numbers, both included.
struct CountRange {
    std::int64_t lower = 0;
    std::int64_t upper = 0;

    bool exact() const { return lower == upper; }
    bool operator==(const CountRange&) const = default;
};

/// The counts of `base` that print as this percentage, in units of 10^-decimals percent, rounded half up as
/// this project does: 214 units with one decimal of 14 people can only be 3. None where no count does.
/// Exact integers; undefined also for base <= 0, negative units, decimals outside 0..9.
std::optional<CountRange> countsBehindPercent(std::int64_t units, int decimals, std::int64_t base);

/// Which groups (schools) are shown when each has its own figures.
struct GroupHiding {
    std::vector<HidingReason> groups;  ///< shown, small_group or complementary, in the order given
    std::int64_t minimum = 0;
    std::int64_t hidden_groups = 0;
    std::int64_t hidden_respondents = 0;
    bool hide_total = false;  ///< no group is left that could cover for the hidden ones

    bool operator==(const GroupHiding&) const = default;
};

/// Groups below `minimum` respondents are hidden. Where the total of all groups is printed, subtraction gives
/// the hidden groups together: then further ones are hidden, the smallest first (of equal ones the
/// earlier), until at least two are and they make `minimum` together. Groups without respondents stay.
/// Problems: wrong-threshold (minimum < 1), wrong-counts (a negative size, or more than 10^15 together).
Result<GroupHiding> hiddenGroups(const std::vector<std::int64_t>& sizes, std::int64_t minimum = 10,
                                 bool total_published = true);

}  // namespace diaoyan
