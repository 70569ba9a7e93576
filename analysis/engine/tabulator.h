// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/answer_patterns.h"
#include "analysis/engine/cross_moments.h"
#include "analysis/engine/group_list.h"
#include "analysis/engine/item_counts.h"
#include "analysis/engine/number_summary.h"
#include "analysis/engine/value_counts.h"
#include "questionnaires/answer.h"
#include "questionnaires/question.h"
#include "questionnaires/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What to count: an item of the questionnaire, split by a grouping.
/// `by` is empty (one group), "school", "school.<attribute>" (stage, area, any roster column), or the
/// id of a one-choice item; or several of these joined by '/', each within the one before it:
/// "school.stage/school.area", "sex/school". Item ids may carry the questionnaire's prefix (parent.hope).
struct CountRequest {
    std::string item;
    std::string by;

    bool operator==(const CountRequest&) const = default;
};

/// Contingency counts of an item by group.
struct Counts {
    Item item;
    std::string by;
    Text by_title;
    /// All that exist, in roster or questionnaire order, also those without respondents.
    GroupList groups;
    std::vector<ItemCounts> per_group;  ///< parallel to groups
    /// Respondents in no group: school unknown, attribute empty on the roster, `by` not answered.
    std::int64_t ungrouped = 0;

    ItemCounts total() const;  ///< over the groups
    bool operator==(const Counts&) const = default;
};

/// Summaries of a number item by group.
struct Summaries {
    Item item;
    std::string by;
    Text by_title;
    GroupList groups;
    std::vector<NumberSummary> per_group;  ///< parallel to groups
    NumberSummary total;                   ///< of everybody in a group (medians do not merge)
    std::int64_t ungrouped = 0;

    bool operator==(const Summaries&) const = default;
};

/// Distributions of a number item by group.
struct GroupedValues {
    Item item;
    std::string by;
    Text by_title;
    GroupList groups;
    std::vector<ValueCounts> per_group;  ///< parallel to groups
    /// By MissingReason; numbers that are not finite count as invalid.
    std::vector<std::array<std::int64_t, missingReasons>> missing;  ///< parallel to groups
    std::int64_t ungrouped = 0;

    bool operator==(const GroupedValues&) const = default;
};

/// How often two options of a multiple response were ticked together, in one group.
struct PairCounts {
    std::vector<std::int64_t> counts;  ///< options x options, symmetric; the diagonal is the ticks of one
    std::int64_t cases = 0;            ///< respondents with at least one tick

    bool operator==(const PairCounts&) const = default;
};

/// PairCounts by group.
struct CoOccurrence {
    Item item;
    GroupList groups;
    std::vector<PairCounts> per_group;  ///< parallel to groups

    PairCounts total() const;  ///< over the groups
    bool operator==(const CoOccurrence&) const = default;
};

/// An item read as a number: a number item as it is, or an item with options by the points of each option;
/// an option without points (不了解) is missing.
struct ScoredItem {
    std::string item;
    std::vector<std::optional<double>> points{};  ///< per option; empty for a number item

    bool operator==(const ScoredItem&) const = default;
};

/// The questions that an engine answers. Statistics see nothing else, never a respondent, so any
/// source that can count (columns in memory, SQL on a cluster) can carry all of them.
class Tabulator {
public:
    virtual ~Tabulator() = default;

    /// Counts of one item. Problems: unknown-item, unknown-grouping, not-countable (numbers, texts).
    virtual Result<Counts> count(const CountRequest& request) const = 0;

    /// Distributions of a number item. Problems: unknown-item, unknown-grouping, not-a-number.
    virtual Result<GroupedValues> values(const CountRequest& request) const = 0;

    /// Pairs of options of a multiple response. Problems: unknown-item, unknown-grouping, not-multiple.
    virtual Result<CoOccurrence> coOccurrence(const CountRequest& request) const = 0;

    /// Means and covariances of several items. Problems: unknown-item, not-a-number (no points for an item
    /// with options, or not one point per option), too-few-answers (fewer than two complete rows or pairs).
    virtual Result<CrossMoments> crossMoments(const std::vector<ScoredItem>& items, MissingDeletion deletion) const = 0;

    /// Distinct combinations of answers to several items, with their counts; a value is the position of the
    /// option (a tick of a multiple response: its options in turn, 1 or 0), respondents who miss one are
    /// left out. Problems: unknown-item, not-countable.
    virtual Result<std::vector<AnswerPattern>> patterns(const std::vector<std::string>& items) const = 0;

    /// The items that can be asked for, in the questionnaire's order.
    virtual const std::vector<Item>& items() const = 0;
    virtual std::int64_t respondents() const = 0;

    /// How the respondents were weighted; empty when each counts as one. Where it is not, ItemCounts carry
    /// `weighted` and ValueCounts the weights.
    virtual Text weighting() const = 0;

    /// Whether groups may come back empty because they are not to be printed. Then nobody may say of an empty group
    /// that nobody answered, nor print its 0.
    virtual bool withholds() const { return false; }
};

/// Summaries of a number item, unweighted. Problems: those of Tabulator::values.
Result<Summaries> summarize(const Tabulator& tabulator, const CountRequest& request);

}  // namespace diaoyan
