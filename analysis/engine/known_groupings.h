// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/grouping.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace diaoyan {

/// The groupings of one set of answers, each worked out when it is first asked for and kept. Any number of threads
/// may ask at once.
class KnownGroupings {
public:
    KnownGroupings(std::shared_ptr<const Responses> responses, Roster roster);

    /// As groupingBy, with the runs of its rows.
    Result<std::shared_ptr<const Grouping>> by(const std::string& by) const;

private:
    std::vector<RowRun> runs(const Grouping& grouping) const;

    std::shared_ptr<const Responses> responses_;
    Roster roster_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::shared_ptr<const Grouping>> known_;
    mutable std::optional<std::vector<RowRun>> school_runs_;
};

}  // namespace diaoyan
