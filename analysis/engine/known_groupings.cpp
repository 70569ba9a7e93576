// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/known_groupings.h"

#include <utility>

namespace diaoyan {

namespace {

/// A grouping may hold a number for every row, and a survey of many questions has many groupings. Nobody needs
/// more than a few of them at a time.
constexpr std::size_t mostKept = 32;

}  // namespace

KnownGroupings::KnownGroupings(std::shared_ptr<const Responses> responses, Roster roster)
    : responses_(std::move(responses)), roster_(std::move(roster)) {}

Result<std::shared_ptr<const Grouping>> KnownGroupings::by(const std::string& by) const {
    const std::lock_guard lock(mutex_);
    if (const auto found = known_.find(by); found != known_.end()) return found->second;
    Result<Grouping> grouping = groupingBy(*responses_, roster_, by);
    if (!grouping) return grouping.problem();
    grouping->runs = runs(*grouping);
    if (known_.size() >= mostKept) known_.clear();
    return known_.emplace(by, std::make_shared<const Grouping>(std::move(grouping).value())).first->second;
}

std::vector<RowRun> KnownGroupings::runs(const Grouping& grouping) const {
    if (!grouping.of_row.empty() || grouping.column != nullptr) return {};
    if (grouping.school == nullptr) return {{0, responses_->rows, 0}};
    if (!school_runs_) school_runs_ = runsOf(responses_->school);
    return regrouped(*school_runs_, grouping.table);
}

}  // namespace diaoyan
