// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/frequency.h"

namespace diaoyan {

namespace {

WeightedFrequencies weightedFrequencies(const Item& item, const WeightSums& sums) {
    WeightedFrequencies weighted;
    double squares = 0;
    for (std::size_t i = 0; i < item.options.size(); ++i)
        if (item.options[i].substantive) {
            weighted.valid += sums.options[i];
            squares += sums.option_squares[i];
        }
    weighted.asked = sums.asked();
    const auto ofAsked = [&](double weight) { return WeightedShare{weight, weighted.asked, BaseKind::asked}; };
    weighted.unanswered = ofAsked(sums.missing[static_cast<std::size_t>(MissingReason::unanswered)]);
    weighted.invalid = ofAsked(sums.missing[static_cast<std::size_t>(MissingReason::invalid)]);
    if (squares > 0) weighted.effective_n = weighted.valid * weighted.valid / squares;
    // Added in the order in which `valid` was, so that the last one is all of it.
    double so_far = 0;
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        weighted.of_asked.push_back(ofAsked(sums.options[i]));
        weighted.of_valid.emplace_back();
        weighted.cumulative.emplace_back();
        if (!item.options[i].substantive) continue;
        so_far += sums.options[i];
        weighted.of_valid.back() = WeightedShare{sums.options[i], weighted.valid, BaseKind::valid};
        weighted.cumulative.back() = WeightedShare{so_far, weighted.valid, BaseKind::valid};
    }
    return weighted;
}

}  // namespace

Result<FrequencyTable> frequencyTable(const Item& item, const ItemCounts& counts) {
    if (!isOneChoice(item.kind) && item.kind != QuestionKind::ranking)
        return Problem{"not-one-choice",
                       phrase("“{0}”不是单选题，不能做频数表",
                              "\"{0}\" is not a one-choice question: no frequency table", {item.title}),
                       {}};
    if (auto problem = mismatch(item, counts)) return *problem;

    FrequencyTable table;
    table.item = item;
    table.asked = counts.asked();
    table.answered = counts.answered;
    table.not_asked = counts.missing[static_cast<int>(MissingReason::not_asked)];
    table.unanswered = {counts.missing[static_cast<int>(MissingReason::unanswered)], table.asked, BaseKind::asked};
    table.invalid = {counts.missing[static_cast<int>(MissingReason::invalid)], table.asked, BaseKind::asked};

    std::vector<std::int64_t> substantive;
    for (std::size_t i = 0; i < item.options.size(); ++i)
        if (item.options[i].substantive) {
            substantive.push_back(counts.options[i]);
            table.valid += counts.options[i];
        }
    const std::vector<OptionRank> ranks = optionRanks(substantive);
    std::int64_t so_far = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        const std::int64_t count = counts.options[i];
        FrequencyRow row{.option = item.options[i],
                         .of_asked = {count, table.asked, BaseKind::asked},
                         .of_valid = {},
                         .cumulative = {},
                         .rank = {}};
        if (row.option.substantive) {
            so_far += count;
            row.of_valid = Share{count, table.valid, BaseKind::valid};
            row.cumulative = Share{so_far, table.valid, BaseKind::valid};
            row.rank = ranks[next++];
        }
        table.rows.push_back(std::move(row));
    }
    if (counts.weighted) table.weighted = weightedFrequencies(item, *counts.weighted);
    return table;
}

}  // namespace diaoyan
