// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"
#include "questionnaires/question.h"
#include "questionnaires/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// Counts of one item within one group of respondents. Mergeable: adding two of the same item gives
/// the counts of both groups together.
struct ItemCounts {
    std::vector<std::int64_t> options;  ///< per option: respondents (one choice) or ticks (multiple)
    std::array<std::int64_t, missingReasons> missing{};  ///< by MissingReason
    std::int64_t answered = 0;  ///< respondents with an answer (cases, for a multiple response)
    std::vector<std::int64_t> choices;  ///< multiple: choices[m] respondents ticked m options

    std::int64_t respondents() const;  ///< everybody: answered and missing
    std::int64_t asked() const;        ///< without those routed past
    ItemCounts& operator+=(const ItemCounts& more);
    bool operator==(const ItemCounts&) const = default;
};

/// What to count: an item of the questionnaire, split by a grouping.
/// `by` is empty (one group), "school", "school.<attribute>" (stage, area, any roster column), or the
/// id of a one-choice item.
struct CountRequest {
    std::string item;
    std::string by;

    bool operator==(const CountRequest&) const = default;
};

/// One group of a grouping.
struct Group {
    std::string code;  ///< school code, attribute value, option code; empty for "everybody"
    Text label;

    bool operator==(const Group&) const = default;
};

/// Contingency counts of an item by group.
struct Counts {
    Item item;
    std::string by;
    Text by_title;
    std::vector<Group> groups;             ///< those that exist, in roster or questionnaire order
    std::vector<ItemCounts> per_group;     ///< parallel to groups
    std::int64_t ungrouped = 0;            ///< respondents in no group (school unknown, no answer)

    ItemCounts total() const;              ///< over the groups
    bool operator==(const Counts&) const = default;
};

/// The one question that an engine answers. Statistics on categorical answers see nothing else, so
/// any source that can count (columns in memory, SQL on a cluster) can carry all of them.
class Tabulator {
public:
    virtual ~Tabulator() = default;

    /// Counts of one item. Problems: unknown-item, unknown-grouping, not-countable (numbers, texts).
    virtual Result<Counts> count(const CountRequest& request) const = 0;

    /// The items that can be asked for, in the questionnaire's order.
    virtual const std::vector<Item>& items() const = 0;
    virtual std::int64_t respondents() const = 0;
};

} // namespace diaoyan
