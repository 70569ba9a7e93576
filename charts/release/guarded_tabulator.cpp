// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/release/guarded_tabulator.h"

#include "charts/release/crossed_items.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace diaoyan {

namespace {

std::vector<std::string> partsOf(const std::string& by) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= by.size();) {
        const std::size_t end = std::min(by.find('/', begin), by.size());
        parts.push_back(by.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

bool isOfSchools(const std::string& part) {
    return part == "school" || part.rfind("school.", 0) == 0;
}

ItemCounts nobodyOf(const ItemCounts& counts) {
    ItemCounts nobody;
    nobody.options.assign(counts.options.size(), 0);
    nobody.choices.assign(counts.choices.size(), 0);
    nobody.ranked.assign(counts.ranked.size(), 0);
    nobody.rank_sum.assign(counts.rank_sum.size(), 0);
    if (counts.weighted) {
        nobody.weighted.emplace();
        nobody.weighted->options.assign(counts.weighted->options.size(), 0);
        nobody.weighted->option_squares.assign(counts.weighted->option_squares.size(), 0);
    }
    return nobody;
}

/// The item's id as its questionnaire has it, without the questionnaire's name before it.
std::string ownId(const Tabulator& engine, const std::string& id) {
    const auto named = [&](const std::string& wanted) {
        return std::any_of(engine.items().begin(), engine.items().end(),
                           [&](const Item& item) { return item.id == wanted; });
    };
    const std::string rest = id.substr(std::min(id.find('.') + 1, id.size()));
    return named(id) || !named(rest) ? id : rest;
}

}  // namespace

std::string otherSchoolCode(std::size_t position) {
    return "other-" + std::to_string(position + 1);
}

Text otherSchoolName() {
    return {"其他学校", "another school"};
}

GuardedTabulator::GuardedTabulator(std::shared_ptr<const Tabulator> engine, std::shared_ptr<const PartPlan> plan,
                                   GuardedReader reader)
    : engine_(std::move(engine)), plan_(std::move(plan)), reader_(std::move(reader)) {}

bool GuardedTabulator::isWithheld(const std::string& item) const {
    if (reader_.own_answers) return reader_.withheld.contains(item);
    const ItemPlan* plan = plan_->find(item);
    return plan == nullptr || plan->withheld() || reader_.withheld.contains(item);
}

std::vector<std::uint8_t> GuardedTabulator::hiddenSchools(const ItemPlan& plan, const std::vector<std::string>& parts,
                                                          const GroupList& groups) const {
    const auto at = static_cast<std::size_t>(std::find(parts.begin(), parts.end(), "school") - parts.begin());
    std::vector<std::uint8_t> hidden(groups.size(), 1);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const std::size_t school = groups[g].parts.empty() ? g : groups[g].parts[at];
        if (school + 1 < plan.released.groups.size()) hidden[g] = plan.released.groups[school] != HidingReason::shown;
    }
    return hidden;
}

Result<std::vector<HidingReason>> GuardedTabulator::crossed(const std::string& item, const std::string& by) const {
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = crossed_.find({item, by}); known != crossed_.end()) return known->second;
    }
    auto reasons = crossedReasons(*engine_, *plan_, item, by);
    if (!reasons.ok()) return reasons;
    const std::lock_guard lock(mutex_);
    return crossed_.emplace(std::pair(item, by), *std::move(reasons)).first->second;
}

Result<std::vector<std::uint8_t>> GuardedTabulator::hidden(const Item& item, const std::string& by,
                                                           const GroupList& groups) const {
    const std::vector<std::uint8_t> all(groups.size(), 1), none(groups.size(), 0);
    if (isWithheld(item.id)) return all;
    if (by.empty()) return none;
    // A school's own document: the only school there is.
    if (reader_.own_answers) return by == "school" && groups.size() == 1 ? none : all;
    const ItemPlan& plan = *plan_->find(item.id);
    const auto reasons = [](const std::vector<HidingReason>& from) {
        std::vector<std::uint8_t> hidden;
        for (const HidingReason reason : from) hidden.push_back(reason != HidingReason::shown);
        return hidden;
    };
    const auto partition = std::find(plan_->partitions.begin(), plan_->partitions.end(), by);
    if (partition != plan_->partitions.end())
        return reasons(plan.released.cells[static_cast<std::size_t>(partition - plan_->partitions.begin())]);
    const std::vector<std::string> parts = partsOf(by);
    if (std::all_of(parts.begin(), parts.end(), isOfSchools))
        return std::count(parts.begin(), parts.end(), "school") == 1 ? hiddenSchools(plan, parts, groups) : all;
    const std::string grouping = ownId(*engine_, by);
    if (parts.size() > 1 || !plan_->mayGroup(grouping, item.id)) return all;
    const auto rows = crossed(item.id, grouping);
    if (!rows.ok()) return rows.problem();
    return reasons(*rows);
}

/// Other schools without their names, where the reader must not have them.
GroupList GuardedTabulator::named(const std::string& by, const GroupList& groups) const {
    if (!reader_.school) return groups;
    const std::vector<std::string> parts = partsOf(by);
    const auto at = static_cast<std::size_t>(std::find(parts.begin(), parts.end(), "school") - parts.begin());
    if (at == parts.size()) return groups;
    std::vector<Group> made = groups;
    for (std::size_t g = 0; g < made.size(); ++g) {
        const std::size_t school = made[g].parts.empty() ? g : made[g].parts[at];
        if (school < plan_->schools.size() && plan_->schools[school].code == *reader_.school) continue;
        made[g].code = otherSchoolCode(school);
        made[g].label = otherSchoolName();
    }
    return made;
}

Result<Counts> GuardedTabulator::count(const CountRequest& request) const {
    Result<Counts> counts = engine_->count(request);
    if (!counts.ok()) return counts;
    const auto hide = hidden(counts->item, request.by, counts->groups);
    if (!hide.ok()) return hide.problem();
    for (std::size_t g = 0; g < hide->size(); ++g) {
        if ((*hide)[g] == 0) continue;
        counts->ungrouped += counts->per_group[g].respondents();
        counts->per_group[g] = nobodyOf(counts->per_group[g]);
    }
    counts->groups = named(request.by, counts->groups);
    return counts;
}

Result<GroupedValues> GuardedTabulator::values(const CountRequest& request) const {
    Result<GroupedValues> values = engine_->values(request);
    if (!values.ok()) return values;
    const auto hide = hidden(values->item, request.by, values->groups);
    if (!hide.ok()) return hide.problem();
    for (std::size_t g = 0; g < hide->size(); ++g) {
        if ((*hide)[g] == 0) continue;
        auto& missing = values->missing[g];
        values->ungrouped += std::accumulate(missing.begin(), missing.end(), countOf(values->per_group[g]));
        values->per_group[g].clear();
        missing.fill(0);
    }
    values->groups = named(request.by, values->groups);
    return values;
}

Result<CoOccurrence> GuardedTabulator::coOccurrence(const CountRequest& request) const {
    Result<CoOccurrence> pairs = engine_->coOccurrence(request);
    if (!pairs.ok()) return pairs;
    const auto hide = hidden(pairs->item, request.by, pairs->groups);
    if (!hide.ok()) return hide.problem();
    for (std::size_t g = 0; g < hide->size(); ++g) {
        if ((*hide)[g] == 0) continue;
        PairCounts& group = pairs->per_group[g];
        group.counts.assign(group.counts.size(), 0);
        group.cases = 0;
    }
    pairs->groups = named(request.by, pairs->groups);
    return pairs;
}

Result<CrossMoments> GuardedTabulator::crossMoments(const std::vector<ScoredItem>& items,
                                                    MissingDeletion deletion) const {
    for (const ScoredItem& item : items)
        if (isWithheld(ownId(*engine_, item.item)))
            return Problem{
                "too-few-answers", phrase("“{0}”的有效作答太少", "\"{0}\" has too few valid answers", {item.item}), {}};
    Result<CrossMoments> moments = engine_->crossMoments(items, deletion);
    if (!moments.ok()) return moments;
    const auto few = [&](std::int64_t n) { return n < plan_->minimum; };
    if (few(moments->n) || std::any_of(moments->n_pairs.begin(), moments->n_pairs.end(), few))
        return Problem{"too-few-answers",
                       phrase("各题都作答的不足{0}人", "fewer than {0} answered all of the items", {plan_->minimum}),
                       {}};
    return moments;
}

Result<std::vector<AnswerPattern>> GuardedTabulator::patterns(const std::vector<std::string>&) const {
    return Problem{"withheld",
                   {"为保护作答者，成套发布的报告不提供各人作答的组合",
                    "to protect respondents, documents that are published do not tell combinations of answers"},
                   {}};
}

}  // namespace diaoyan
