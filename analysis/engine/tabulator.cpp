// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/tabulator.h"

namespace diaoyan {

PairCounts CoOccurrence::total() const {
    PairCounts sum;
    sum.counts.assign(item.options.size() * item.options.size(), 0);
    for (const PairCounts& group : per_group) {
        for (std::size_t i = 0; i < group.counts.size(); ++i) sum.counts[i] += group.counts[i];
        sum.cases += group.cases;
    }
    return sum;
}

ItemCounts Counts::total() const {
    ItemCounts sum;
    sum.options.assign(item.options.size(), 0);
    for (const ItemCounts& group : per_group) sum += group;
    return sum;
}

Result<Summaries> summarize(const Tabulator& tabulator, const CountRequest& request) {
    const Result<GroupedValues> values = tabulator.values(request);
    if (!values) return values.problem();
    Summaries summaries{.item = values->item,
                        .by = values->by,
                        .by_title = values->by_title,
                        .groups = values->groups,
                        .ungrouped = values->ungrouped};
    ValueCounts all;
    std::array<std::int64_t, missingReasons> all_missing{};
    for (std::size_t g = 0; g < values->groups.size(); ++g) {
        summaries.per_group.push_back(summarizeNumbers(values->per_group[g], values->missing[g]));
        all = merged(all, values->per_group[g]);
        for (std::size_t reason = 0; reason < missingReasons; ++reason)
            all_missing[reason] += values->missing[g][reason];
    }
    summaries.total = summarizeNumbers(all, all_missing);
    return summaries;
}

}  // namespace diaoyan
