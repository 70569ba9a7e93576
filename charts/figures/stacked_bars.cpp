// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/stacked_bars.h"

#include "charts/figures/base_words.h"
#include "charts/figures/figure_parts.h"

#include <algorithm>
#include <optional>

namespace diaoyan {

namespace {

/// A bar to be: what it is called and what was counted for it.
struct Bar {
    std::string label;
    ItemCounts counts;
    bool withheld = false;  ///< nothing is drawn and no n is told
};

Problem notOneChoice(const Item& item) {
    return {"not-one-choice",
            phrase("“{0}”不是单选题或量表题，各项之和不是100%，不能画堆积条形图",
                   "\"{0}\" is not answered by one choice: its shares do not add up to 100%", {item.id}),
            {}};
}

Colouring seriesColouring(const Item& item) {
    if (!hasOrder(item)) { return Colouring::distinct; }
    if (item.kind == QuestionKind::scale) {
        return item.direction == ScaleDirection::best_first ? Colouring::best_to_worst : Colouring::worst_to_best;
    }
    const auto by_score = [](const Option& a, const Option& b) {
        return a.substantive && b.substantive && *a.score < *b.score;
    };
    return std::is_sorted(item.options.begin(), item.options.end(), by_score) ? Colouring::worst_to_best
                                                                              : Colouring::best_to_worst;
}

std::string pieceLabel(const Share& share) {
    const std::optional<double> percent = share.percent();
    return percent && *percent >= 6 ? percentText(share) + "%" : "";
}

ChartSpec stack(const Item& item, const std::vector<Bar>& bars, const FigureOptions& options) {
    ChartSpec spec;
    spec.kind = ChartKind::stacked_bars;
    spec.id = options.id.empty() ? item.id : options.id;
    spec.title = options.title.empty() ? item.title.in(options.language) : options.title;
    spec.ordinal = hasOrder(item);
    spec.colouring = seriesColouring(item);
    spec.no_answers = phrase("无有效作答", "No valid answers").in(options.language);
    for (const Bar& bar : bars) {
        if (bar.withheld) {
            spec.categories.push_back(bar.label);
            continue;
        }
        const std::int64_t base = figureBase(item, bar.counts);
        spec.categories.push_back(phrase("{0}（n={1}）", "{0} (n={1})", {bar.label, base}).in(options.language));
    }
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        if (!item.options[i].substantive) { continue; }
        ChartSeries series;
        series.name = item.options[i].label.in(options.language);
        for (const Bar& bar : bars) {
            if (bar.withheld) {
                series.values.push_back({.share = {0, 0, BaseKind::valid}, .label = {}});
                continue;
            }
            const Share share{bar.counts.options[i], figureBase(item, bar.counts), BaseKind::valid};
            series.values.push_back({share, pieceLabel(share)});
        }
        spec.series.push_back(std::move(series));
    }
    return spec;
}

std::string stackCaption(const FigureOptions& options) {
    const Text& who = options.role.name;
    return who.empty()
               ? phrase("基数：各条的有效作答人数（n）", "Base: the valid answers of each bar (n)").in(options.language)
               : phrase("基数：各条有效作答的{0}人数（n）", "Base: the {0} with a valid answer in each bar (n)", {who})
                     .in(options.language);
}

}  // namespace

Result<ChartSpec> stackedBars(const std::vector<Counts>& items, const FigureOptions& options) {
    if (items.empty()) {
        return Problem{"nothing-to-draw", phrase("没有可作图的题目", "there is no question to draw"), {}};
    }
    std::vector<Bar> bars;
    ItemCounts all;
    all.options.assign(items.front().item.options.size(), 0);
    for (const Counts& counts : items) {
        const Item& item = counts.item;
        if (!isOneChoice(item.kind) || item.options.empty()) { return notOneChoice(item); }
        if (!sameOptions(items.front().item, item)) { return optionsDiffer(items.front().item, item); }
        if (!std::all_of(counts.per_group.begin(), counts.per_group.end(),
                         [&](const ItemCounts& group) { return countsFit(item, group); })) {
            return countsDoNotFit(item);
        }
        bars.push_back({item.title.in(options.language), everybody(counts)});
        for (std::size_t i = 0; i < item.options.size(); ++i) { all.options[i] += bars.back().counts.options[i]; }
    }
    ChartSpec spec = stack(items.front().item, bars, options);
    if (options.title.empty() && items.size() > 1) {
        spec.title = phrase("各题的回答分布", "Answers to several questions").in(options.language);
    }
    spec.caption = stackCaption(options) + leftOutInWords(items.front().item.options, all, options, items.size() > 1);
    return spec;
}

Result<ChartSpec> stackedByGroup(const Counts& counts, const FigureOptions& options) {
    const Item& item = counts.item;
    if (!isOneChoice(item.kind) || item.options.empty()) { return notOneChoice(item); }
    if (counts.per_group.empty()) {
        return Problem{"nothing-to-draw", phrase("“{0}”没有分组可画", "\"{0}\" has no groups to draw", {item.id}), {}};
    }
    if (counts.groups.size() != counts.per_group.size() ||
        !std::all_of(counts.per_group.begin(), counts.per_group.end(),
                     [&](const ItemCounts& group) { return countsFit(item, group); })) {
        return countsDoNotFit(item);
    }
    // The bar of all and the words count those who are drawn: with everybody in them, the one group that is withheld
    // could be worked out.
    ItemCounts all;
    all.options.assign(item.options.size(), 0);
    std::vector<Bar> bars;
    bool some_withheld = false;
    for (std::size_t g = 0; g < counts.groups.size(); ++g) {
        const Text& label = counts.groups[g].label.empty() ? item.title : counts.groups[g].label;
        const std::int64_t base = figureBase(item, counts.per_group[g]);
        const bool withheld = counts.groups.size() > 1 && options.minimum_n > 1 && base < options.minimum_n;
        some_withheld = some_withheld || withheld;
        if (!withheld) { all += counts.per_group[g]; }
        bars.push_back({label.in(options.language), counts.per_group[g], withheld});
    }
    const bool some_secret = some_withheld && options.minimum_n > 1;
    if (options.overall && bars.size() > 1) {
        const Text name = some_secret ? Text{"所列合计", "All listed"} : Text{"合计", "All"};
        bars.push_back({name.in(options.language), all});
    }
    ChartSpec spec = stack(item, bars, options);
    spec.caption = stackCaption(options) + leftOutInWords(item.options, all, options);
    if (some_secret) {
        spec.no_answers = phrase("无有效作答或不足{0}人", "No valid answers, or fewer than {0}", {options.minimum_n})
                              .in(options.language);
    }
    if (counts.ungrouped > 0) {
        spec.caption += phrase("；另有{0}人分不到任何一组，未画出", "; {0} more belong to no group and are not shown",
                               {counts.ungrouped})
                            .in(options.language);
    }
    return spec;
}

}  // namespace diaoyan
