// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/release/part_plan.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace diaoyan {

/// Whose document it is that a guarded engine answers for.
struct GuardedReader {
    /// A school's own answers: nothing is split further, for its groups are small and others could be worked out.
    bool own_answers = false;
    std::set<std::string> withheld{};     ///< items of which nothing is told; canonical ids
    std::optional<std::string> school{};  ///< set: the other schools go without their names
};

/// The engine of a release: everything that the plan hides comes back as groups that nobody is in (all counts 0), their
/// respondents are counted as `ungrouped`. So does every grouping that the plan does not know: roster attributes that
/// are no partition, items by schools, items by more than one item. Statistics get nothing else, so that no test or
/// interval is computed from hidden rows. Any number of threads may ask at once.
class GuardedTabulator final : public Tabulator {
public:
    GuardedTabulator(std::shared_ptr<const Tabulator> engine, std::shared_ptr<const PartPlan> plan,
                     GuardedReader reader = {});

    Result<Counts> count(const CountRequest& request) const override;
    Result<GroupedValues> values(const CountRequest& request) const override;
    Result<CoOccurrence> coOccurrence(const CountRequest& request) const override;
    /// Problems also: too-few-answers where one of the items is withheld.
    Result<CrossMoments> crossMoments(const std::vector<ScoredItem>& items, MissingDeletion deletion) const override;
    /// Problem withheld: combinations of answers are answers of single respondents.
    Result<std::vector<AnswerPattern>> patterns(const std::vector<std::string>& items) const override;
    const std::vector<Item>& items() const override { return engine_->items(); }
    std::int64_t respondents() const override { return engine_->respondents(); }
    Text weighting() const override { return engine_->weighting(); }
    bool withholds() const override { return true; }

private:
    /// Per group: 1, nothing of it is told.
    Result<std::vector<std::uint8_t>> hidden(const Item& item, const std::string& by, const GroupList& groups) const;
    std::vector<std::uint8_t> hiddenSchools(const ItemPlan& plan, const std::vector<std::string>& parts,
                                            const GroupList& groups) const;
    Result<std::vector<HidingReason>> crossed(const std::string& item, const std::string& by) const;
    bool isWithheld(const std::string& item) const;
    GroupList named(const std::string& by, const GroupList& groups) const;

    std::shared_ptr<const Tabulator> engine_;
    std::shared_ptr<const PartPlan> plan_;
    GuardedReader reader_;
    mutable std::mutex mutex_;
    mutable std::map<std::pair<std::string, std::string>, std::vector<HidingReason>> crossed_;
};

/// What stands for the code of another school, by its position on the list of schools, and for its name.
std::string otherSchoolCode(std::size_t position);
Text otherSchoolName();

}  // namespace diaoyan
