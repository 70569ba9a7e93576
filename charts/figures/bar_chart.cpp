// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/bar_chart.h"

#include "analysis/proportions/proportion_interval.h"
#include "charts/figures/axis_steps.h"
#include "charts/figures/bar_order.h"
#include "charts/figures/base_words.h"
#include "charts/figures/comparison_words.h"
#include "charts/figures/plain_words.h"

#include <algorithm>

namespace diaoyan {

Result<ChartSpec> barChart(const Counts& counts, const FigureOptions& options) {
    const Item& item = counts.item;
    if (!hasOptions(item.kind) || item.options.empty()) {
        return Problem{"not-countable",
                       phrase("“{0}”没有选项，不能画条形图", "\"{0}\" has no options to draw bars of", {item.id}),
                       {}};
    }
    if (!std::all_of(counts.per_group.begin(), counts.per_group.end(),
                     [&](const ItemCounts& group) { return countsFit(item, group); })) {
        return countsDoNotFit(item);
    }
    const ItemCounts all = everybody(counts);

    ChartSpec spec;
    spec.id = options.id.empty() ? item.id : options.id;
    spec.title = options.title.empty() ? item.title.in(options.language) : options.title;
    spec.caption = baseCaption(item, all, options);
    spec.ordinal = hasOrder(item);
    if (item.kind == QuestionKind::scale) {
        spec.colouring =
            item.direction == ScaleDirection::best_first ? Colouring::best_to_worst : Colouring::worst_to_best;
    }
    spec.no_answers = phrase("无有效作答", "No valid answers").in(options.language);

    const std::int64_t base = figureBase(item, all);
    const BaseKind kind = item.kind == QuestionKind::multiple ? BaseKind::cases : BaseKind::valid;
    ChartSeries series;
    double longest = 0;
    for (const std::size_t i : barOrder(item, all, options.as_asked)) {
        const Share share{all.options[i], base, kind};
        ChartValue value{share, countAndPercent(share, options.language)};
        if (options.intervals) value.range = percentInterval(share, options.confidence);
        longest = std::max({longest, share.percent().value_or(0), value.range ? value.range->upper : 0});
        spec.categories.push_back(item.options[i].label.in(options.language));
        series.values.push_back(std::move(value));
    }
    spec.series.push_back(std::move(series));
    spec.axis = percentAxisUpTo(longest);
    if (options.intervals && base > 0)
        spec.caption += intervalCaption(MeasureKind::rate, options, {"误差线", "error bars"});
    return spec;
}

Result<ChartSpec> columnChart(const Counts& counts, const FigureOptions& options) {
    Result<ChartSpec> spec = barChart(counts, options);
    if (!spec.ok()) { return spec; }
    if (!fitsUnderColumns(*spec)) {
        return Problem{"too-wide-for-columns",
                       phrase("“{0}”的选项太多或太长，柱形图下写不下，请改用横条图（bar）",
                              "\"{0}\" has too many or too long options for upright columns; use bars",
                              {counts.item.id}),
                       {}};
    }
    spec->kind = ChartKind::vertical_bars;
    return spec;
}

Result<ChartSpec> frequencyChart(const Counts& counts, const FigureOptions& options) {
    FigureOptions without = options;
    without.intervals = false;  // a count of those who answered is no estimate
    Result<ChartSpec> spec = columnChart(counts, without);
    if (!spec.ok()) { return spec; }
    double longest = 0;
    for (ChartValue& value : spec->series.front().values) {
        value.figure = static_cast<double>(value.share.count);
        longest = std::max(longest, *value.figure);
    }
    spec->axis = axisFromZero(std::max(longest, 5.0), "");
    spec->axis.title = phrase("频次（人）", "Respondents").in(options.language);
    spec->caption +=
        phrase("；纵轴为频次（人），最大刻度{0}只是刻度，不是基数，百分比不以它计算",
               "; the axis counts respondents; its maximum of {0} is a mark, not the base of any percentage",
               {figureWords(spec->axis.maximum, 0)})
            .in(options.language);
    return spec;
}

}  // namespace diaoyan
