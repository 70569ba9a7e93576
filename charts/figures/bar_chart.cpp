// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/bar_chart.h"

#include "charts/figures/base_words.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

// Where a bar stands: what people chose, then 不清楚, 以上都不是 and 其他.
int place(const Option& option) {
    if (option.other) { return 3; }
    if (option.exclusive) { return 2; }
    return option.substantive ? 0 : 1;
}

std::vector<std::size_t> barOrder(const Item& item, const ItemCounts& counts) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        if (item.options[i].substantive || !isOneChoice(item.kind)) { order.push_back(i); }
    }
    if (hasOrder(item)) { return order; }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const int place_a = place(item.options[a]);
        const int place_b = place(item.options[b]);
        return place_a != place_b ? place_a < place_b : counts.options[a] > counts.options[b];
    });
    return order;
}

// The next round number above the longest bar, so that short bars are not lost on a 100 % axis.
double roundAxis(double longest) {
    if (longest <= 5) { return 5; }
    const double step = longest <= 60 ? 10 : 20;
    return std::min(100.0, std::ceil(longest / step - 1e-9) * step);
}

// A line of 1200 units has room for about 60 Chinese letters under the columns, three lines each.
bool fitsUnderColumns(const ChartSpec& spec) {
    if (spec.categories.size() > 10) { return false; }
    const std::size_t letters = 150 / std::max<std::size_t>(spec.categories.size(), 1);
    return std::all_of(spec.categories.begin(), spec.categories.end(), [&](const std::string& label) {
        double width = 0;
        for (const char byte : label) {
            const auto code = static_cast<unsigned char>(byte);
            width += code >= 0xE0 ? 1 : code < 0x80 ? 0.55 : code >= 0xC0 ? 0.6 : 0;
        }
        return width <= static_cast<double>(letters);
    });
}

}  // namespace

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
    for (const std::size_t i : barOrder(item, all)) {
        const Share share{all.options[i], base, kind};
        longest =
            std::max(longest, base > 0 ? 100.0 * static_cast<double>(share.count) / static_cast<double>(base) : 0);
        spec.categories.push_back(item.options[i].label.in(options.language));
        series.values.push_back({share, countAndPercent(share, options.language)});
    }
    spec.series.push_back(std::move(series));
    spec.axis.maximum = roundAxis(longest);
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

}  // namespace diaoyan
