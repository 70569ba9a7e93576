// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/release/crossed_items.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace diaoyan {

namespace {

/// Groups in rows, what else is known of their respondents in columns.
struct CrossedGroups {
    std::vector<std::vector<AnsweringGroup>> cells;  ///< rows by columns
    std::vector<int> row_class;                      ///< rows of one class may exchange answers; -1: printed
    std::vector<int> column_class;                   ///< ... within columns of one class

    std::size_t rows() const { return cells.size(); }
    std::size_t columns() const { return column_class.size(); }
};

struct BothSides {
    std::int64_t inside = 0;
    std::int64_t outside = 0;
    std::vector<std::int64_t> counts;
};

/// Whether the rows inside can exchange answers with rows outside so that these counts change.
bool staysOpen(const CrossedGroups& crossed, const std::vector<bool>& inside, const std::vector<bool>& protect,
               bool every_count) {
    std::map<std::pair<int, int>, BothSides> all;
    for (std::size_t r = 0; r < crossed.rows(); ++r) {
        if (crossed.row_class[r] < 0) continue;
        for (std::size_t c = 0; c < crossed.columns(); ++c) {
            const AnsweringGroup& cell = crossed.cells[r][c];
            BothSides& sides = all[{crossed.row_class[r], crossed.column_class[c]}];
            (inside[r] ? sides.inside : sides.outside) += cell.n;
            sides.counts.resize(protect.size(), 0);
            for (std::size_t o = 0; o < cell.counts.size(); ++o) sides.counts[o] += cell.counts[o];
        }
    }
    std::size_t wanted = 0, met = 0;
    for (std::size_t o = 0; o < protect.size(); ++o) {
        if (!protect[o]) continue;
        ++wanted;
        met += std::any_of(all.begin(), all.end(), [&](const auto& entry) {
            const BothSides& sides = entry.second;
            return sides.inside > 0 && sides.outside > 0 && sides.counts[o] > 0 &&
                   sides.counts[o] < sides.inside + sides.outside;
        });
    }
    return every_count ? met == wanted : met > 0 || wanted == 0;
}

/// Hidden schools, and hidden sums of schools that are all hidden.
bool schoolsStayOpen(const CrossedGroups& crossed, const ItemPlan& plan) {
    const GroupsToRelease& groups = plan.groups;
    const auto open = [&](const std::vector<bool>& inside, std::size_t like) {
        return staysOpen(crossed, inside, openCounts(groups, plan.released, like), groups.every_count);
    };
    for (std::size_t s = 0; s < groups.groups.size(); ++s) {
        if (groups.groups[s].n == 0 || plan.released.groups[s] == HidingReason::shown) continue;
        std::vector<bool> inside(crossed.rows(), false);
        inside[s] = true;
        if (!open(inside, s)) return false;
    }
    for (std::size_t p = 0; p < groups.cells.size(); ++p)
        for (std::size_t c = 0; c < groups.cells[p].size(); ++c) {
            if (plan.released.cells[p][c] == HidingReason::shown) continue;
            std::vector<bool> inside(crossed.rows(), false);
            std::size_t like = crossed.rows();
            bool any_shown = false;
            for (std::size_t s = 0; s < crossed.rows(); ++s) {
                const auto& cells = groups.groups[s].cells;
                inside[s] = p < cells.size() && cells[p] == static_cast<int>(c) && groups.groups[s].n > 0;
                if (!inside[s]) continue;
                like = s;
                any_shown = any_shown || plan.released.groups[s] == HidingReason::shown;
            }
            if (like < crossed.rows() && !any_shown && !open(inside, like)) return false;
        }
    return true;
}

AnsweringGroup without(AnsweringGroup all, const AnsweringGroup& part) {
    all.n -= part.n;
    for (std::size_t c = 0; c < part.counts.size() && c < all.counts.size(); ++c) all.counts[c] -= part.counts[c];
    return all;
}

/// Schools in rows, the last one respondents of unknown school; groups of `by` in columns, the last one of none.
Result<CrossedGroups> schoolsByGroup(const ItemReader& reader, const ItemPlan& plan, const ItemGroups& by_group,
                                     const std::string& by) {
    const auto nested = reader.groups(by + "/school");
    if (!nested.ok()) return nested.problem();
    const std::size_t schools = plan.groups.groups.size() - 1, groups = by_group.answers.size();
    const AnsweringGroup nobody{.n = 0, .counts = std::vector<std::int64_t>(reader.everybody().counts.size(), 0)};
    CrossedGroups crossed;
    crossed.cells.assign(schools + 1, std::vector<AnsweringGroup>(groups + 1, nobody));
    for (std::size_t g = 0; g < groups; ++g) crossed.cells[schools][g] = by_group.answers[g];
    for (std::size_t s = 0; s <= schools; ++s) crossed.cells[s][groups] = plan.groups.groups[s];
    for (std::size_t i = 0; i < nested->groups.size(); ++i) {
        const std::size_t g = nested->groups[i].parts[0], s = nested->groups[i].parts[1];
        crossed.cells[s][g] = nested->answers[i];
        crossed.cells[schools][g] = without(std::move(crossed.cells[schools][g]), nested->answers[i]);
        crossed.cells[s][groups] = without(std::move(crossed.cells[s][groups]), nested->answers[i]);
    }
    for (std::size_t g = 0; g < groups; ++g)
        crossed.cells[schools][groups] = without(std::move(crossed.cells[schools][groups]), crossed.cells[schools][g]);
    crossed.row_class = exchangeClasses(plan.groups, plan.released);
    return crossed;
}

CrossedGroups transposed(const CrossedGroups& crossed) {
    CrossedGroups turned{.cells = {}, .row_class = crossed.column_class, .column_class = crossed.row_class};
    for (std::size_t c = 0; c < crossed.columns(); ++c) {
        turned.cells.emplace_back();
        for (std::size_t r = 0; r < crossed.rows(); ++r) turned.cells[c].push_back(crossed.cells[r][c]);
    }
    return turned;
}

/// A class of its own for everything that is printed.
std::vector<int> eachPrintedApart(std::vector<int> classes) {
    int next = classes.empty() ? 0 : *std::max_element(classes.begin(), classes.end()) + 1;
    for (int& one : classes)
        if (one < 0) one = next++;
    return classes;
}

/// What schools answered to `by`, in columns what the same respondents answered to the item: `counts` says which counts
/// of the item are these answers, the last column is everything else.
CrossedGroups answersToGrouping(const CrossedGroups& crossed, const ItemPlan& by_plan,
                                const std::vector<std::size_t>& counts) {
    CrossedGroups turned;
    turned.row_class = exchangeClasses(by_plan.groups, by_plan.released);
    turned.column_class.resize(counts.size() + 1);
    std::iota(turned.column_class.begin(), turned.column_class.end(), 0);
    const std::size_t options = crossed.columns() - 1;
    for (std::size_t s = 0; s < crossed.rows(); ++s) {
        std::vector<AnsweringGroup> row(counts.size() + 1, {.n = 0, .counts = std::vector<std::int64_t>(options, 0)});
        row.back() = by_plan.groups.groups[s];
        for (std::size_t i = 0; i < counts.size(); ++i) {
            for (std::size_t o = 0; o < options; ++o) {
                row[i].counts[o] = crossed.cells[s][o].counts[counts[i]];
                row[i].n += row[i].counts[o];
            }
            row.back() = without(std::move(row.back()), row[i]);
        }
        turned.cells.push_back(std::move(row));
    }
    return turned;
}

/// The schools that are hidden in the item that groups.
bool groupingStaysOpen(const CrossedGroups& crossed, const ItemPlan& by_plan, const ItemReader& reader) {
    const std::size_t counts = reader.everybody().counts.size();
    if (isOneChoice(reader.item().kind) || reader.isNumber()) {
        std::vector<std::size_t> all(counts);
        std::iota(all.begin(), all.end(), std::size_t{0});
        return schoolsStayOpen(answersToGrouping(crossed, by_plan, all), by_plan);
    }
    for (std::size_t count = 0; count < counts; ++count)
        if (!schoolsStayOpen(answersToGrouping(crossed, by_plan, {count}), by_plan)) return false;
    return true;
}

GroupsToRelease rowsToRelease(const ItemReader& reader, const ItemGroups& by_group, std::int64_t minimum) {
    GroupsToRelease rows{.groups = by_group.answers};
    rows.groups.push_back(by_group.others);
    rows.minimum = minimum;
    rows.unanimous_counts = reader.unanimousCounts();
    rows.every_count = !reader.isNumber();
    return rows;
}

}  // namespace

Result<std::vector<HidingReason>> crossedReasons(const Tabulator& engine, const PartPlan& plan, const std::string& item,
                                                 const std::string& by) {
    const auto reader = ItemReader::of(engine, item);
    if (!reader.ok()) return reader.problem();
    const auto by_group = reader->groups(by);
    if (!by_group.ok()) return by_group.problem();
    const std::vector<HidingReason> nothing(by_group->answers.size(), HidingReason::complementary);
    const ItemPlan* item_plan = plan.find(reader->item().id);
    const ItemPlan* by_plan = plan.find(by);
    if (item_plan == nullptr || by_plan == nullptr || item_plan->withheld() || by_plan->withheld()) return nothing;

    const GroupsToRelease rows = rowsToRelease(*reader, *by_group, plan.minimum);
    ReleasedGroups released = releasedGroups(rows);
    if (released.total != HidingReason::shown) return nothing;
    auto crossed = schoolsByGroup(*reader, *item_plan, *by_group, by);
    if (!crossed.ok()) return crossed.problem();
    const std::vector<int> row_classes = exchangeClasses(rows, released);
    crossed->column_class = eachPrintedApart(row_classes);
    if (!schoolsStayOpen(*crossed, *item_plan) || !groupingStaysOpen(*crossed, *by_plan, *reader)) return nothing;

    CrossedGroups turned = transposed(*crossed);
    turned.row_class = row_classes;
    turned.column_class = eachPrintedApart(crossed->row_class);
    if (!schoolsStayOpen(turned, {rows, released})) return nothing;
    released.groups.pop_back();
    return std::move(released.groups);
}

}  // namespace diaoyan
