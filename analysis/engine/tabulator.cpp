// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/tabulator.h"

#include <numeric>

namespace diaoyan {

namespace {

template <class Number>
void addTo(std::vector<Number>& sums, const std::vector<Number>& more) {
    if (sums.size() < more.size()) sums.resize(more.size(), 0);
    for (std::size_t i = 0; i < more.size(); ++i) sums[i] += more[i];
}

}  // namespace

double WeightSums::asked() const {
    return std::accumulate(missing.begin(), missing.end(), answered) -
           missing[static_cast<std::size_t>(MissingReason::not_asked)];
}

WeightSums& WeightSums::operator+=(const WeightSums& more) {
    addTo(options, more.options);
    addTo(option_squares, more.option_squares);
    for (std::size_t i = 0; i < missing.size(); ++i) missing[i] += more.missing[i];
    answered += more.answered;
    answered_squares += more.answered_squares;
    return *this;
}

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
    if (more.weighted) {
        if (!weighted) weighted.emplace();
        *weighted += *more.weighted;
    }
    return *this;
}

PairCounts CoOccurrence::total() const {
    PairCounts sum;
    sum.counts.assign(item.options.size() * item.options.size(), 0);
    for (const PairCounts& group : per_group) {
        addTo(sum.counts, group.counts);
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

std::optional<Problem> mismatch(const Item& item, const ItemCounts& counts) {
    const std::size_t options = item.options.size();
    const bool ranking = item.kind == QuestionKind::ranking;
    const bool weights_fit = !counts.weighted || (counts.weighted->options.size() == options &&
                                                  counts.weighted->option_squares.size() == options);
    if (counts.options.size() == options && weights_fit &&
        (!ranking || (counts.ranked.size() == options && counts.rank_sum.size() == options)))
        return std::nullopt;
    return Problem{"wrong-counts",
                   phrase("计数与题目“{0}”的 {1} 个选项不符", "the counts do not fit the {1} options of \"{0}\"",
                          {item.title, static_cast<std::uint64_t>(options)}),
                   {}};
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
