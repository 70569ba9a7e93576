// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/box_plot.h"

#include "analysis/statistics/number_description.h"
#include "charts/figures/axis_steps.h"
#include "charts/figures/comparison_words.h"
#include "charts/figures/figure_parts.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

std::optional<Problem> noNumber(const FigureParts& parts) {
    for (const FigurePart& part : parts.parts)
        if (part.item.kind != QuestionKind::number)
            return Problem{
                "not-a-number",
                phrase("“{0}”不是数值题，不能画箱线图", "\"{0}\" is not a question for a number", {part.item.id}),
                {}};
    return std::nullopt;
}

Text whiskerWords(Whiskers whiskers, const FigureOptions& options) {
    if (whiskers == Whiskers::tukey)
        return {
            "；箱体为上、下四分位数（R的第7种定义），中线为中位数，菱形为均值；须线止于箱外1."
            "5倍四分位距以内的最后一个值，"
            "再远的单独画出",
            "; boxes: quartiles (definition 7 of R) and median, diamond: mean; whiskers end at the last value within "
            "1.5 quartile ranges, values beyond are drawn on their own"};
    return phrase(
        "；箱体为上、下四分位数（R的第7种定义），中线为中位数，菱形为均值；有的组不足{0}人，"
        "为不暴露个人，须线一律止于第10和第90百分位数，不画单个值",
        "; boxes: quartiles (definition 7 of R) and median, diamond: mean; as some have fewer than {0} values, "
        "all whiskers end at the 10th and 90th percentile and no single value is drawn, to protect persons",
        {3 * options.minimum_n});
}

}  // namespace

ChartBox boxOf(const ValueCounts& values, Whiskers whiskers) {
    ChartBox box;
    box.n = countOf(values);
    const NumberSummary summary = summarizeNumbers(values);
    if (box.n == 0 || !summary.lower_quartile || !summary.median || !summary.upper_quartile) return ChartBox{};
    box.lower_quartile = *summary.lower_quartile;
    box.median = *summary.median;
    box.upper_quartile = *summary.upper_quartile;
    box.mean = summary.mean;
    if (whiskers == Whiskers::deciles) {
        box.low = quantile(values, 0.1).value_or(box.lower_quartile);
        box.high = quantile(values, 0.9).value_or(box.upper_quartile);
        return box;
    }
    const double reach = 1.5 * (box.upper_quartile - box.lower_quartile);
    box.low = box.lower_quartile;
    box.high = box.upper_quartile;
    for (const ValueCount& one : values) {
        if (one.value < box.lower_quartile - reach || one.value > box.upper_quartile + reach) {
            box.outliers.push_back(one.value);
            continue;
        }
        box.low = std::min(box.low, one.value);
        box.high = std::max(box.high, one.value);
    }
    return box;
}

Result<ChartSpec> boxPlot(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    Result<FigureParts> every = figureParts(request);
    if (!every) return every.problem();
    if (const auto problem = noNumber(*every)) return *problem;
    every->compared = every->compared == Compared::nothing ? Compared::items : every->compared;
    const Result<FigureParts> parts = shownParts(std::move(every).value(), options);
    if (!parts) return parts.problem();

    const bool small =
        options.minimum_n > 1 && std::any_of(parts->parts.begin(), parts->parts.end(),
                                             [&](const auto& part) { return part.base() < 3 * options.minimum_n; });
    const Whiskers whiskers = small ? Whiskers::deciles : Whiskers::tukey;
    ChartSpec spec;
    spec.kind = ChartKind::box_plot;
    spec.id = comparisonId(*parts, options);
    spec.title = comparisonTitle(*parts, options, {"各题的数值分布", "Distributions of several numbers"});
    spec.no_answers = noAnswersWords(options.language);
    double low = 0, high = 0;
    for (const FigurePart& part : parts->parts) {
        spec.categories.push_back(labelWithBase(part, options));
        const ChartBox box = boxOf(part.values, whiskers);
        const bool first = spec.boxes.empty();
        low = std::min(first ? box.low : low, box.outliers.empty() ? box.low : std::min(box.low, box.outliers.front()));
        high = std::max(first ? box.high : high,
                        box.outliers.empty() ? box.high : std::max(box.high, box.outliers.back()));
        spec.boxes.push_back(box);
    }
    if (!std::isfinite(high - low))
        return Problem{"numbers-too-large",
                       phrase("“{0}”的数值太大，画不到一根轴上", "the numbers of \"{0}\" are too large for an axis",
                              {parts->parts.front().item.id}),
                       {}};
    spec.axis = axisAround(low, high, "");
    spec.caption = comparisonBase(*parts, options) + whiskerWords(whiskers, options).in(options.language) +
                   notListedWords(*parts, options);
    return spec;
}

}  // namespace diaoyan
