// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/item_counts.h"

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
