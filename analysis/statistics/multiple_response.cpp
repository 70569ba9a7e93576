// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/multiple_response.h"

#include <numeric>

namespace diaoyan {

namespace {

WeightedResponses weightedResponses(const WeightSums& sums) {
    WeightedResponses weighted;
    weighted.asked = sums.asked();
    weighted.cases = sums.answered;
    weighted.responses = std::accumulate(sums.options.begin(), sums.options.end(), 0.0);
    const auto ofAsked = [&](double weight) { return WeightedShare{weight, weighted.asked, BaseKind::asked}; };
    weighted.unanswered = ofAsked(sums.missing[static_cast<std::size_t>(MissingReason::unanswered)]);
    weighted.invalid = ofAsked(sums.missing[static_cast<std::size_t>(MissingReason::invalid)]);
    if (weighted.cases > 0) weighted.mean_choices = weighted.responses / weighted.cases;
    if (sums.answered_squares > 0) weighted.effective_n = weighted.cases * weighted.cases / sums.answered_squares;
    for (const double weight : sums.options) {
        weighted.of_cases.push_back({weight, weighted.cases, BaseKind::cases});
        weighted.of_responses.push_back({weight, weighted.responses, BaseKind::responses});
        weighted.of_asked.push_back(ofAsked(weight));
    }
    return weighted;
}

}  // namespace

Result<MultipleResponseTable> multipleResponseTable(const Item& item, const ItemCounts& counts) {
    if (item.kind != QuestionKind::multiple)
        return Problem{
            "not-multiple", phrase("“{0}”不是多选题", "\"{0}\" is not a multiple-choice question", {item.title}), {}};
    if (auto problem = mismatch(item, counts)) return *problem;

    MultipleResponseTable table;
    table.item = item;
    table.asked = counts.asked();
    table.cases = counts.answered;
    table.responses = std::accumulate(counts.options.begin(), counts.options.end(), std::int64_t{0});
    table.not_asked = counts.missing[static_cast<int>(MissingReason::not_asked)];
    table.unanswered = {counts.missing[static_cast<int>(MissingReason::unanswered)], table.asked, BaseKind::asked};
    table.invalid = {counts.missing[static_cast<int>(MissingReason::invalid)], table.asked, BaseKind::asked};
    if (table.cases > 0) table.mean_choices = static_cast<double>(table.responses) / static_cast<double>(table.cases);
    for (const std::int64_t respondents : counts.choices)
        table.choices.push_back({respondents, table.cases, BaseKind::cases});

    const std::vector<OptionRank> ranks = optionRanks(counts.options);
    for (std::size_t i = 0; i < item.options.size(); ++i)
        table.rows.push_back({.option = item.options[i],
                              .of_cases = {counts.options[i], table.cases, BaseKind::cases},
                              .of_responses = {counts.options[i], table.responses, BaseKind::responses},
                              .of_asked = {counts.options[i], table.asked, BaseKind::asked},
                              .rank = ranks[i]});
    if (counts.weighted) table.weighted = weightedResponses(*counts.weighted);
    return table;
}

}  // namespace diaoyan
