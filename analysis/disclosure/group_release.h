// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/disclosure/small_counts.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diaoyan {

/// A group of respondents (a school) with what it answered to one item. Its results are printed entirely or not at all.
struct AnsweringGroup {
    std::int64_t n = 0;                ///< valid answers; those without one are taken as known to everybody
    std::vector<std::int64_t> counts;  ///< of the n: how many chose an option, ticked it, ranked it; each 0 .. n
    /// Per partition the cell that the group lies in, -1: in none (a school without a stage).
    std::vector<int> cells{};
    /// Shown, or the reason why it is hidden whatever its counts are.
    HidingReason reason = HidingReason::shown;
    bool listed = true;  ///< false: never printed by itself (respondents whose school nobody knows)

    bool operator==(const AnsweringGroup&) const = default;
};

/// All that is printed of one item over all documents that are written together: each group, sums of groups (the
/// schools of a stage: the cells of a partition; several partitions may cross), and everybody together.
struct GroupsToRelease {
    std::vector<AnsweringGroup> groups;
    /// Per partition and cell: shown, or why its sum is hidden whatever its counts are.
    std::vector<std::vector<HidingReason>> cells{};
    HidingReason total = HidingReason::shown;
    std::int64_t minimum = 10;
    /// How many of the counts, from the first, tell everybody's answer when they are n: the options of a question.
    std::size_t unanimous_counts = 0;
    /// Every count of a hidden group must stay open (options), or at least one of them (classes of a number).
    bool every_count = true;

    bool operator==(const GroupsToRelease&) const = default;
};

/// What may be printed of it; parallel to GroupsToRelease.
struct ReleasedGroups {
    std::vector<HidingReason> groups;
    std::vector<std::vector<HidingReason>> cells;
    HidingReason total = HidingReason::shown;

    bool operator==(const ReleasedGroups&) const = default;
};

/// The rule for one group by itself: small_group below `minimum` valid answers, unanimous where all of fewer than twice
/// as many gave one and the same answer, else shown. Groups without answers are shown: there is nothing to hide.
HidingReason groupReason(const AnsweringGroup& group, std::int64_t minimum, std::size_t unanimous_counts);

/// Hides groups, and where that is not enough sums and at last the total, until from everything printed no count of a
/// hidden group or sum can be worked out, by somebody who also knows how many valid answers every group gave.
/// Proof: hidden groups that lie in the same printed sums can exchange any two answers and nothing printed changes. So
/// a count of such a group stays open exactly when another of them has answers and, of all of them together, neither
/// nobody nor everybody is counted. It is held to that, and to two groups and `minimum` answers together, unless a
/// printed sum says of all its members that nobody, or that everybody, is counted.
/// Further groups are the smallest that help (of equal ones the earlier); only ever hides more, so it ends.
/// A partition's cell without any answers, as a group without any, stays as it is.
ReleasedGroups releasedGroups(const GroupsToRelease& release);

/// Which hidden groups can stand for each other: the same number for those that lie in the same printed sums, from 0 in
/// the groups' order; -1 for groups that are printed. Groups that are not listed count as hidden.
std::vector<int> exchangeClasses(const GroupsToRelease& release, const ReleasedGroups& released);

/// The counts that need protection in groups of this class; the others are told by printed sums for all their members.
std::vector<bool> openCounts(const GroupsToRelease& release, const ReleasedGroups& released, std::size_t group);

}  // namespace diaoyan
