// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/histogram.h"

#include "analysis/statistics/number_description.h"
#include "analysis/statistics/rounding.h"
#include "charts/figures/axis_steps.h"
#include "charts/figures/base_words.h"
#include "charts/figures/comparison_words.h"
#include "charts/figures/figure_parts.h"
#include "charts/figures/plain_words.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr double most_classes = 40;

bool isWhole(double value) {
    return std::fabs(value) < 1e15 && value == std::floor(value);
}

/// The round step that is nearest by ratio.
double nearestStep(double width) {
    const double below = std::max(roundStep(width / 2 * (1 - 1e-6)), roundStep(width / 2.5 * (1 - 1e-6)));
    const double above = roundStep(width);
    return below <= width && width / below < above / width ? below : above;
}

double wantedWidth(const ValueCounts& values, bool whole) {
    const NumberDescription described = describeNumbers(values);
    const double root = std::cbrt(static_cast<double>(described.n));
    double width = 2 * described.interquartile_range.value_or(0) / root;
    if (!(width > 0)) width = 3.49 * described.sd.value_or(0) / root;
    if (!(width > 0)) width = whole ? 1 : std::max(std::fabs(values.front().value) / 10, 1e-6);
    width = nearestStep(whole ? std::max(width, 1.0) : width);
    const double range = values.back().value - values.front().value;
    return range / width > most_classes ? roundStep(range / most_classes) : width;
}

/// 20～24 of whole numbers, [2.5, 5) of others.
std::string className(const NumberClasses& classes, std::size_t i, Language language) {
    const double from = classes.first + static_cast<double>(i) * classes.width;
    const int decimals = stepDecimals(classes.width);
    if (!classes.whole_numbers)
        return phrase("[{0}, {1})", "[{0}, {1})",
                      {decimalText(from, decimals), decimalText(from + classes.width, decimals)})
            .in(language);
    if (classes.width <= 1) return decimalText(from, 0);
    return phrase("{0}～{1}", "{0}–{1}", {decimalText(from, 0), decimalText(from + classes.width - 1, 0)}).in(language);
}

Text widthWords(const NumberClasses& classes) {
    const std::string width = decimalText(classes.width, stepDecimals(classes.width));
    return phrase(
        "；组距{0}（Freedman–Diaconis规则取整），各组含下限、不含上限",
        "; classes of width {0} (rule of Freedman and Diaconis, rounded), each with its lower and without its "
        "upper limit",
        {width});
}

ChartSpec histogramOf(const FigurePart& part, const NumberClasses& classes, const FigureOptions& options) {
    ChartSpec spec;
    spec.kind = ChartKind::histogram;
    spec.id = options.id.empty() ? part.item.id : options.id;
    spec.title = options.title.empty() ? part.item.title.in(options.language) : options.title;
    spec.ordinal = true;
    spec.no_answers = noAnswersWords(options.language);
    spec.series.emplace_back();
    const std::int64_t n = part.base();
    std::int64_t most = 1;
    for (std::size_t i = 0; i < classes.counts.size(); ++i) {
        const std::int64_t count = classes.counts[i];
        most = std::max(most, count);
        spec.categories.push_back(className(classes, i, options.language));
        spec.series.front().values.push_back({.share = {count, n, BaseKind::valid},
                                              .label = std::to_string(count),
                                              .figure = static_cast<double>(count)});
    }
    spec.axis = axisFromZero(static_cast<double>(std::max<std::int64_t>(most, 5)),
                             options.language == Language::zh ? "人" : "");
    spec.axis.title = phrase("人数", "Respondents").in(options.language);
    spec.cross_axis = {.minimum = classes.first,
                       .maximum = classes.first + classes.width * static_cast<double>(classes.counts.size()),
                       .step = classes.width,
                       .decimals = stepDecimals(classes.width),
                       .unit = ""};
    spec.caption = phrase("基数：填写了数值的{0}", "Base: {0} who gave a number", {respondentsInWords(n, options)})
                       .in(options.language) +
                   widthWords(classes).in(options.language);
    return spec;
}

}  // namespace

std::optional<NumberClasses> numberClasses(const ValueCounts& values) {
    if (values.empty() || !std::isfinite(values.back().value - values.front().value)) return std::nullopt;
    NumberClasses classes;
    classes.whole_numbers =
        std::all_of(values.begin(), values.end(), [](const ValueCount& one) { return isWhole(one.value); });
    classes.width = wantedWidth(values, classes.whole_numbers);
    const double place = std::floor(values.front().value / classes.width + 1e-9);
    classes.first = place * classes.width;
    if (!std::isfinite(classes.first)) return std::nullopt;
    for (const ValueCount& one : values) {
        const double index = std::floor((one.value - classes.first) / classes.width + 1e-9);
        const auto at = static_cast<std::size_t>(std::clamp(index, 0.0, 2 * most_classes));
        if (classes.counts.size() <= at) classes.counts.resize(at + 1, 0);
        classes.counts[at] += one.count;
    }
    return classes;
}

Result<ChartSpec> histogram(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    const Result<FigureParts> parts = figureParts({.sources = request.sources, .by = {}, .options = options});
    if (!parts) return parts.problem();
    if (parts->parts.size() != 1 || !request.by.empty())
        return Problem{"one-question-wanted",
                       phrase("直方图一次只画一道数值题，且不分组；分组请用箱线图（box）",
                              "a histogram shows one number question and no groups; use box for groups"),
                       {}};
    const FigurePart& part = parts->parts.front();
    if (part.item.kind != QuestionKind::number)
        return Problem{
            "not-a-number",
            phrase("“{0}”不是数值题，不能画直方图", "\"{0}\" is not a question for a number", {part.item.id}),
            {}};
    if (part.base() < std::max<std::int64_t>(options.minimum_n, 1))
        return Problem{"too-few-answers",
                       phrase("填写“{0}”的不足{1}人，不画直方图",
                              "fewer than {1} answered \"{0}\": no histogram is drawn",
                              {part.item.id, std::max<std::int64_t>(options.minimum_n, 1)}),
                       {}};
    const std::optional<NumberClasses> classes = numberClasses(part.values);
    if (!classes)
        return Problem{"numbers-too-large",
                       phrase("“{0}”的数值太大，分不了组",
                              "the numbers of \"{0}\" are too large to be put into classes", {part.item.id}),
                       {}};
    return histogramOf(part, *classes, options);
}

}  // namespace diaoyan
