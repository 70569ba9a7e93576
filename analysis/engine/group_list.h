// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// One group of a grouping.
struct Group {
    std::string code;  ///< school code, attribute value, option code; empty for "everybody"
    Text label;
    /// Of a grouping joined by '/': the position in each of the joined groupings.
    std::vector<std::uint32_t> parts{};

    bool operator==(const Group&) const = default;
};

/// Groups that never change. Copies share them: the tables of forty questions by six hundred schools name the same
/// schools, and copying their names would take longer than counting.
class GroupList {
public:
    using value_type = Group;
    using const_iterator = std::vector<Group>::const_iterator;

    GroupList() : GroupList(std::vector<Group>{}) {}
    GroupList(std::vector<Group> groups) : groups_(std::make_shared<const std::vector<Group>>(std::move(groups))) {}
    GroupList(std::initializer_list<Group> groups) : GroupList(std::vector<Group>(groups)) {}

    std::size_t size() const { return groups_->size(); }
    bool empty() const { return groups_->empty(); }
    const Group& operator[](std::size_t position) const { return (*groups_)[position]; }
    const Group& front() const { return groups_->front(); }
    const Group& back() const { return groups_->back(); }
    const_iterator begin() const { return groups_->begin(); }
    const_iterator end() const { return groups_->end(); }

    operator const std::vector<Group>&() const { return *groups_; }
    bool operator==(const GroupList& other) const { return groups_ == other.groups_ || *groups_ == *other.groups_; }

private:
    std::shared_ptr<const std::vector<Group>> groups_;  ///< never null
};

}  // namespace diaoyan
