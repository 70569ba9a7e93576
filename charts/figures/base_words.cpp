// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/base_words.h"

#include "analysis/proportions/proportion_interval.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <string_view>

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

std::optional<Interval> percentInterval(const Share& share, Confidence confidence) {
    const std::optional<Interval> proportions = wilsonInterval(share.count, share.base, confidence);
    if (!proportions) { return std::nullopt; }
    return Interval{100 * proportions->lower, 100 * proportions->upper};
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

namespace {

// The number that a label begins with: 16 of 16~19岁; none of “1、食堂”, which is only counted off.
std::optional<double> leadingNumber(const std::string& label) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(label.data(), label.data() + label.size(), number, std::chars_format::fixed);
    if (error != std::errc() || number < 0 || *(end - 1) == '.') { return std::nullopt; }
    const std::string_view rest(end, static_cast<std::size_t>(label.data() + label.size() - end));
    for (const std::string_view mark : {"、", "．", ".", ")", "）", ":", "："}) {
        if (rest.substr(0, mark.size()) == mark) { return std::nullopt; }
    }
    return number;
}

// 不足20岁, 20~24岁, 25岁及以上: classes of a number that stand in its order. The first may begin with words;
// 其他 and 不清楚 may stand anywhere.
bool classesInOrder(const std::vector<Option>& options) {
    std::vector<double> numbers;
    bool first = true;
    for (const Option& option : options) {
        if (!option.substantive || option.other || option.exclusive) { continue; }
        const std::optional<double> number = leadingNumber(option.label.in(Language::zh));
        if (!number && !first) { return false; }
        if (number) { numbers.push_back(*number); }
        first = false;
    }
    return numbers.size() > 2 && numbers.front() != numbers.back() &&
           (std::is_sorted(numbers.begin(), numbers.end()) || std::is_sorted(numbers.rbegin(), numbers.rend()));
}

}  // namespace

bool hasOrder(const Item& item) {
    if (item.kind == QuestionKind::scale) { return true; }
    if (item.kind != QuestionKind::single) { return false; }
    if (classesInOrder(item.options)) { return true; }
    return std::any_of(item.options.begin(), item.options.end(),
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
