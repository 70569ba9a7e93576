// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/grouped_bars.h"

#include "charts/figures/axis_steps.h"
#include "charts/figures/bar_order.h"
#include "charts/figures/base_words.h"
#include "charts/figures/comparison_words.h"
#include "charts/figures/figure_parts.h"

#include <algorithm>

namespace diaoyan {

namespace {

std::optional<Problem> notComparable(const FigureParts& parts) {
    const Item& first = parts.parts.front().item;
    if (!hasOptions(first.kind) || first.options.empty())
        return Problem{"not-countable",
                       phrase("“{0}”没有选项，不能画条形图", "\"{0}\" has no options to draw bars of", {first.id}),
                       {}};
    for (const FigurePart& part : parts.parts)
        if (!sameOptions(first, part.item)) return optionsDiffer(first, part.item);
    return std::nullopt;
}

Problem tooManySeries(std::size_t number) {
    return {"too-many-groups",
            phrase("并列的组有{0}个，超过{1}个就分不清了；请改用堆积条形图（stacked）或热力图（heat）",
                   "{0} bars side by side are more than anybody can tell apart (up to {1}); use stacked bars or heat",
                   {static_cast<std::uint64_t>(number), static_cast<std::uint64_t>(mostGroupedSeries)}),
            {}};
}

ChartSeries seriesOf(const FigurePart& part, const std::vector<std::size_t>& order, const FigureOptions& options) {
    ChartSeries series{labelWithBase(part, options), {}};
    const BaseKind kind = part.item.kind == QuestionKind::multiple ? BaseKind::cases : BaseKind::valid;
    for (const std::size_t i : order) {
        const Share share{part.counts.options[i], part.base(), kind};
        ChartValue value{share, share.base > 0 ? percentText(share) + "%" : ""};
        if (options.intervals) value.range = percentInterval(share, options.confidence);
        series.values.push_back(std::move(value));
    }
    return series;
}

}  // namespace

Result<ChartSpec> groupedBars(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    Result<FigureParts> every = figureParts(request);
    if (!every) return every.problem();
    if (every->parts.empty())
        return Problem{"nothing-to-draw", phrase("没有分组可画", "there are no groups to draw"), {}};
    if (const auto problem = notComparable(*every)) return *problem;
    const Result<FigureParts> parts = shownParts(std::move(every).value(), options);
    if (!parts) return parts.problem();
    if (parts->parts.size() > mostGroupedSeries) return tooManySeries(parts->parts.size());

    const Item& item = parts->parts.front().item;
    const std::vector<std::size_t> order = barOrder(item, together(parts->parts, {}).counts, options.as_asked);
    ChartSpec spec;
    spec.kind = ChartKind::grouped_bars;
    spec.id = comparisonId(*parts, options);
    spec.title = comparisonTitle(*parts, options, {"各题的回答", "Answers to several questions"});
    spec.ordinal = hasOrder(item);
    spec.colouring = Colouring::distinct;
    spec.no_answers = noAnswersWords(options.language);
    for (const std::size_t i : order) spec.categories.push_back(item.options[i].label.in(options.language));
    double longest = 0;
    for (const FigurePart& part : parts->parts) {
        spec.series.push_back(seriesOf(part, order, options));
        for (const ChartValue& value : spec.series.back().values)
            longest = std::max({longest, value.share.percent().value_or(0), value.range ? value.range->upper : 0});
    }
    spec.axis = percentAxisUpTo(longest);
    spec.caption = comparisonBase(*parts, options) + comparisonLeftOut(*parts, options);
    if (options.intervals) spec.caption += intervalCaption(MeasureKind::rate, options, {"误差线", "error bars"});
    spec.caption += notListedWords(*parts, options);
    return spec;
}

Result<ChartSpec> groupedColumns(const FigureRequest& request) {
    Result<ChartSpec> spec = groupedBars(request);
    if (!spec.ok()) return spec;
    if (!fitsUnderColumns(*spec) || spec->categories.size() * spec->series.size() > 24)
        return Problem{"too-wide-for-columns",
                       phrase("“{0}”的选项太多或太长，柱形图下写不下，请改用并列条形图（grouped）",
                              "\"{0}\" has too many or too long options for upright columns; use grouped bars",
                              {spec->id}),
                       {}};
    spec->kind = ChartKind::grouped_columns;
    return spec;
}

}  // namespace diaoyan
