// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/base_words.h"

#include <algorithm>
#include <functional>

namespace diaoyan {

std::string respondentsInWords(std::int64_t number, const FigureOptions& options) {
    if (options.role.name.empty()) { return phrase("{0}人", "{0} respondents", {number}).in(options.language); }
    return phrase("{0}{1}{2}", "{0} {2}", {number, options.role.counter, options.role.name}).in(options.language);
}

std::string leftOutInWords(const std::vector<Option>& options, const ItemCounts& counts, const FigureOptions& figure,
                           bool several_items) {
    std::string words;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (options[i].substantive || counts.options[i] == 0) { continue; }
        const std::string label = options[i].label.in(figure.language);
        const std::string counter = several_items ? "人次" : figure.role.name.empty() ? "人" : figure.role.counter;
        words += (several_items ? phrase("；另有{0}{1}选“{2}”，未计入",
                                         "; \"{2}\" was chosen {0} times besides and is not counted",
                                         {counts.options[i], counter, label})
                                : phrase("；另有{0}{1}选“{2}”，未计入", "; {0} more chose \"{2}\" and are not counted",
                                         {counts.options[i], counter, label}))
                     .in(figure.language);
    }
    return words;
}

std::string baseCaption(const Item& item, const ItemCounts& counts, const FigureOptions& options) {
    const std::string who = respondentsInWords(figureBase(item, counts), options);
    if (item.kind == QuestionKind::multiple) {
        return phrase("基数：作答的{0}（多选，各项之和可超过100%）",
                      "Base: {0} who answered (several answers allowed: shares may add up to more than 100%)", {who})
            .in(options.language);
    }
    if (item.kind == QuestionKind::ranking) {
        return phrase("基数：作答的{0}（排序题，图示为排在第一位的比例）",
                      "Base: {0} who answered (a ranking; shown is the share that put it first)", {who})
            .in(options.language);
    }
    return phrase("基数：有效作答的{0}", "Base: {0} with a valid answer", {who}).in(options.language) +
           leftOutInWords(item.options, counts, options);
}

std::string countAndPercent(const Share& share, Language language) {
    const std::string percent = percentText(share);
    if (percent.empty()) { return phrase("{0}人", "{0}", {share.count}).in(language); }
    return phrase("{0}人（{1}%）", "{0} ({1}%)", {share.count, percent}).in(language);
}

std::int64_t figureBase(const Item& item, const ItemCounts& counts) {
    if (!isOneChoice(item.kind)) { return counts.answered; }
    std::int64_t valid = 0;
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        valid += item.options[i].substantive ? counts.options[i] : 0;
    }
    return valid;
}

ItemCounts everybody(const Counts& counts) {
    ItemCounts all;
    all.options.assign(counts.item.options.size(), 0);
    for (const ItemCounts& group : counts.per_group) {
        all.answered += group.answered;
        std::transform(all.options.begin(), all.options.end(), group.options.begin(), all.options.begin(),
                       std::plus<std::int64_t>());
    }
    return all;
}

bool hasOrder(const Item& item) {
    if (item.kind == QuestionKind::scale) { return true; }
    return item.kind == QuestionKind::single &&
           std::any_of(item.options.begin(), item.options.end(),
                       [](const Option& option) { return option.substantive; }) &&
           std::all_of(item.options.begin(), item.options.end(),
                       [](const Option& option) { return !option.substantive || option.score.has_value(); });
}

bool countsFit(const Item& item, const ItemCounts& counts) {
    return counts.options.size() == item.options.size() && counts.answered >= 0 &&
           std::all_of(counts.options.begin(), counts.options.end(), [](std::int64_t count) { return count >= 0; });
}

Problem countsDoNotFit(const Item& item) {
    return {
        "counts-do-not-fit",
        phrase("“{0}”的计数与它的选项对不上，无法作图", "the counts of \"{0}\" do not match its options", {item.id}),
        {}};
}

}  // namespace diaoyan
