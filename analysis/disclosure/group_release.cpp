// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/group_release.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace diaoyan {

namespace {

/// Per partition the printed cell, -1: none.
using Signature = std::vector<int>;

struct SumOfGroups {
    std::int64_t n = 0;
    std::vector<std::int64_t> counts;
    std::size_t groups = 0;  ///< with answers

    void add(const AnsweringGroup& group) {
        n += group.n;
        if (counts.size() < group.counts.size()) counts.resize(group.counts.size(), 0);
        for (std::size_t c = 0; c < group.counts.size(); ++c) counts[c] += group.counts[c];
        groups += group.n > 0;
    }
    std::int64_t count(std::size_t column) const { return column < counts.size() ? counts[column] : 0; }
    bool open(std::size_t column) const { return count(column) > 0 && count(column) < n; }
};

/// What is still to be done for groups that can be worked out.
struct Shortfall {
    SumOfGroups hidden;
    std::vector<std::size_t> closed;  ///< counts that can be worked out
    bool few = false;                 ///< fewer than two groups, or than the minimum of answers

    bool any() const { return few || !closed.empty(); }
};

/// Where a sum stands.
struct CellPlace {
    std::size_t partition = 0;
    std::size_t cell = 0;
};

class ReleasePlanner {
public:
    explicit ReleasePlanner(const GroupsToRelease& release) : in_(release) {
        for (const AnsweringGroup& group : in_.groups) columns_ = std::max(columns_, group.counts.size());
        sumUp();
    }
    ReleasePlanner(const GroupsToRelease& release, const ReleasedGroups& released) : ReleasePlanner(release) {
        out_ = released;
    }

    ReleasedGroups plan();
    Signature signature(std::size_t group) const;
    bool hidden(std::size_t group) const {
        return !in_.groups[group].listed || out_.groups[group] != HidingReason::shown;
    }
    std::vector<bool> toProtect(std::size_t group) const;

private:
    void sumUp();
    void hideByThemselves();
    bool needsProtection(std::size_t group) const;
    std::map<Signature, SumOfGroups> classes() const;
    Shortfall shortfall(const SumOfGroups& hidden, const std::vector<bool>& protect) const;
    bool coverGroups();
    /// Hides the smallest group of this signature that helps.
    bool hideAnother(const Shortfall& missing, const Signature& wanted);
    void hideASum(const Signature& signature);
    bool hideSmallestSum(const std::vector<CellPlace>& places);
    void hideTotal();

    const GroupsToRelease& in_;
    ReleasedGroups out_;
    std::size_t columns_ = 0;
    SumOfGroups total_;
    std::vector<std::vector<SumOfGroups>> sums_;
};

void ReleasePlanner::sumUp() {
    for (const auto& cells : in_.cells) sums_.emplace_back(cells.size());
    for (const AnsweringGroup& group : in_.groups) {
        total_.add(group);
        for (std::size_t p = 0; p < sums_.size() && p < group.cells.size(); ++p)
            if (group.cells[p] >= 0) sums_[p][static_cast<std::size_t>(group.cells[p])].add(group);
    }
}

Signature ReleasePlanner::signature(std::size_t group) const {
    Signature made(sums_.size(), -1);
    const AnsweringGroup& one = in_.groups[group];
    for (std::size_t p = 0; p < made.size() && p < one.cells.size(); ++p)
        if (one.cells[p] >= 0 && out_.cells[p][static_cast<std::size_t>(one.cells[p])] == HidingReason::shown)
            made[p] = one.cells[p];
    return made;
}

void ReleasePlanner::hideByThemselves() {
    const auto reasonOf = [&](const SumOfGroups& sum, HidingReason given) {
        if (given != HidingReason::shown || sum.n == 0) return given;
        return groupReason({.n = sum.n, .counts = sum.counts}, in_.minimum, in_.unanimous_counts);
    };
    for (const AnsweringGroup& group : in_.groups) {
        const bool given = group.reason != HidingReason::shown || group.n == 0;
        out_.groups.push_back(given ? group.reason : groupReason(group, in_.minimum, in_.unanimous_counts));
    }
    for (std::size_t p = 0; p < sums_.size(); ++p) {
        out_.cells.emplace_back();
        for (std::size_t c = 0; c < sums_[p].size(); ++c)
            out_.cells[p].push_back(reasonOf(sums_[p][c], in_.cells[p][c]));
    }
    out_.total = reasonOf(total_, in_.total);
}

bool ReleasePlanner::needsProtection(std::size_t group) const {
    return in_.groups[group].n > 0 && out_.groups[group] != HidingReason::shown;
}

std::map<Signature, SumOfGroups> ReleasePlanner::classes() const {
    std::map<Signature, SumOfGroups> all;
    for (std::size_t g = 0; g < in_.groups.size(); ++g)
        if (hidden(g)) all[signature(g)].add(in_.groups[g]);
    return all;
}

std::vector<bool> ReleasePlanner::toProtect(std::size_t group) const {
    const Signature printed = signature(group);
    std::vector<bool> protect(columns_);
    for (std::size_t column = 0; column < columns_; ++column) {
        bool open = total_.open(column);
        for (std::size_t p = 0; p < printed.size(); ++p)
            if (printed[p] >= 0) open = open && sums_[p][static_cast<std::size_t>(printed[p])].open(column);
        protect[column] = open;
    }
    return protect;
}

Shortfall ReleasePlanner::shortfall(const SumOfGroups& hidden, const std::vector<bool>& protect) const {
    Shortfall missing{.hidden = hidden};
    missing.few = hidden.groups < 2 || hidden.n < in_.minimum;
    bool one_open = false;
    for (std::size_t column = 0; column < columns_; ++column) {
        if (!protect[column]) continue;
        if (hidden.open(column))
            one_open = true;
        else
            missing.closed.push_back(column);
    }
    if (!in_.every_count && one_open) missing.closed.clear();
    return missing;
}

bool ReleasePlanner::hideAnother(const Shortfall& missing, const Signature& wanted) {
    std::optional<std::size_t> best;
    bool best_opens = false;
    for (std::size_t g = 0; g < in_.groups.size(); ++g) {
        const AnsweringGroup& group = in_.groups[g];
        if (hidden(g) || group.n == 0 || signature(g) != wanted) continue;
        SumOfGroups with = missing.hidden;
        with.add(group);
        const bool opens = std::any_of(missing.closed.begin(), missing.closed.end(),
                                       [&](std::size_t column) { return with.open(column); });
        if (!opens && !missing.few) continue;
        const bool better = !best || (opens && !best_opens) || (opens == best_opens && group.n < in_.groups[*best].n);
        if (!better) continue;
        best = g;
        best_opens = opens;
    }
    if (best) out_.groups[*best] = HidingReason::complementary;
    return best.has_value();
}

bool ReleasePlanner::hideSmallestSum(const std::vector<CellPlace>& places) {
    const CellPlace* best = nullptr;
    for (const CellPlace& place : places)
        if (best == nullptr || sums_[place.partition][place.cell].n < sums_[best->partition][best->cell].n)
            best = &place;
    if (best != nullptr) out_.cells[best->partition][best->cell] = HidingReason::complementary;
    return best != nullptr;
}

void ReleasePlanner::hideASum(const Signature& signature) {
    std::vector<CellPlace> own, others;
    for (std::size_t p = 0; p < sums_.size(); ++p) {
        if (signature[p] >= 0) own.push_back({p, static_cast<std::size_t>(signature[p])});
        for (std::size_t c = 0; c < sums_[p].size(); ++c)
            if (out_.cells[p][c] == HidingReason::shown && sums_[p][c].n > 0) others.push_back({p, c});
    }
    if (!hideSmallestSum(own) && !hideSmallestSum(others)) hideTotal();
}

void ReleasePlanner::hideTotal() {
    const auto hide = [](HidingReason& reason, std::int64_t n) {
        if (reason == HidingReason::shown && n > 0) reason = HidingReason::complementary;
    };
    hide(out_.total, 1);
    for (std::size_t g = 0; g < in_.groups.size(); ++g)
        if (in_.groups[g].listed) hide(out_.groups[g], in_.groups[g].n);
    for (std::size_t p = 0; p < sums_.size(); ++p)
        for (std::size_t c = 0; c < sums_[p].size(); ++c) hide(out_.cells[p][c], sums_[p][c].n);
}

/// One step; true when there was something to do. Hidden sums need no step of their own: a sum that is small, or small
/// and unanimous, is a sum of such groups, and what keeps them open is beyond it, for it takes the minimum of answers
/// and different ones.
bool ReleasePlanner::coverGroups() {
    const std::map<Signature, SumOfGroups> all = classes();
    for (std::size_t g = 0; g < in_.groups.size(); ++g) {
        if (!needsProtection(g)) continue;
        const Signature mine = signature(g);
        const Shortfall missing = shortfall(all.at(mine), toProtect(g));
        if (!missing.any()) continue;
        if (!hideAnother(missing, mine)) hideASum(mine);
        return true;
    }
    return false;
}

ReleasedGroups ReleasePlanner::plan() {
    out_ = {};
    hideByThemselves();
    if (out_.total != HidingReason::shown) hideTotal();
    while (out_.total == HidingReason::shown && coverGroups()) {}
    return std::move(out_);
}

}  // namespace

HidingReason groupReason(const AnsweringGroup& group, std::int64_t minimum, std::size_t unanimous_counts) {
    if (group.n <= 0) return HidingReason::shown;
    if (group.n < minimum) return HidingReason::small_group;
    const std::size_t counts = std::min(unanimous_counts, group.counts.size());
    const bool same = std::any_of(group.counts.begin(), group.counts.begin() + static_cast<std::ptrdiff_t>(counts),
                                  [&](std::int64_t count) { return count == group.n; });
    return same && group.n - minimum < minimum ? HidingReason::unanimous : HidingReason::shown;
}

ReleasedGroups releasedGroups(const GroupsToRelease& release) {
    return ReleasePlanner(release).plan();
}

std::vector<int> exchangeClasses(const GroupsToRelease& release, const ReleasedGroups& released) {
    const ReleasePlanner planner(release, released);
    std::map<Signature, int> numbers;
    std::vector<int> classes(release.groups.size(), -1);
    for (std::size_t g = 0; g < classes.size(); ++g)
        if (planner.hidden(g))
            classes[g] = numbers.emplace(planner.signature(g), static_cast<int>(numbers.size())).first->second;
    return classes;
}

std::vector<bool> openCounts(const GroupsToRelease& release, const ReleasedGroups& released, std::size_t group) {
    return ReleasePlanner(release, released).toProtect(group);
}

}  // namespace diaoyan
