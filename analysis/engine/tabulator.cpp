// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/tabulator.h"

#include <numeric>

namespace diaoyan {

namespace {

void addTo(std::vector<std::int64_t>& sums, const std::vector<std::int64_t>& more) {
    if (sums.size() < more.size()) sums.resize(more.size(), 0);
    for (std::size_t i = 0; i < more.size(); ++i) sums[i] += more[i];
}

}  // namespace

std::int64_t ItemCounts::respondents() const {
    return std::accumulate(missing.begin(), missing.end(), answered);
}

std::int64_t ItemCounts::asked() const {
    return respondents() - missing[static_cast<std::size_t>(MissingReason::not_asked)];
}

ItemCounts& ItemCounts::operator+=(const ItemCounts& more) {
    addTo(options, more.options);
    addTo(choices, more.choices);
    addTo(ranked, more.ranked);
    addTo(rank_sum, more.rank_sum);
    for (std::size_t i = 0; i < missing.size(); ++i) missing[i] += more.missing[i];
    answered += more.answered;
    return *this;
}

ItemCounts Counts::total() const {
    ItemCounts sum;
    sum.options.assign(item.options.size(), 0);
    for (const ItemCounts& group : per_group) sum += group;
    return sum;
}

std::optional<Problem> mismatch(const Item& item, const ItemCounts& counts) {
    const std::size_t options = item.options.size();
    const bool ranking = item.kind == QuestionKind::ranking;
    if (counts.options.size() == options &&
        (!ranking || (counts.ranked.size() == options && counts.rank_sum.size() == options)))
        return std::nullopt;
    return Problem{"wrong-counts",
                   phrase("计数与题目“{0}”的 {1} 个选项不符", "the counts do not fit the {1} options of \"{0}\"",
                          {item.title, static_cast<std::uint64_t>(options)}),
                   {}};
}

}  // namespace diaoyan
