// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/native_chart.h"

#include "charts/tables/printable_text.h"
#include "charts/tables/terminal_width.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr int longest_category = 120;  ///< in half-width letters: three lines beside a bar
constexpr int longest_words = 60;      ///< on a bar and in the legend

/// Words as a chart has room for them.
std::string shortened(const std::string& words, int longest) {
    auto shown = printable(words);
    const auto lines = wrapped(shown, longest, AmbiguousWidth::wide);
    return lines.size() > 1 ? lines[0] + "…" : shown;
}

/// A value that may be shown. What is withheld is not even in the workbook behind the chart.
NativeValue nativeValue(const ChartValue& value) {
    NativeValue native;
    const auto position = value.withheld ? std::nullopt : value.position();
    if (!position || !std::isfinite(*position)) return native;
    native.drawn = position;
    native.label = shortened(value.label, longest_words);
    if (!value.figure) native.share = value.share;
    if (value.range && std::isfinite(value.range->lower) && std::isfinite(value.range->upper)) {
        native.minus = std::max(*position - value.range->lower, 0.0);
        native.plus = std::max(value.range->upper - *position, 0.0);
    }
    return native;
}

NativeSeries nativeSeries(const ChartSeries& series, std::size_t categories) {
    NativeSeries native;
    native.name = shortened(series.name, longest_words);
    for (std::size_t i = 0; i < categories; ++i)
        native.values.push_back(i < series.values.size() ? nativeValue(series.values[i]) : NativeValue{});
    return native;
}

/// What the bars that are missing in a category would have said.
std::string wordsOfTheMissing(const ChartSpec& spec, std::size_t category, Language language) {
    std::vector<std::string> missing;
    std::vector<std::string> of_series;
    for (const auto& series : spec.series) {
        if (category >= series.values.size()) continue;
        const auto& value = series.values[category];
        if (!value.withheld && value.position()) continue;
        const auto& words = value.withheld || !value.label.empty() ? value.label : spec.no_answers;
        missing.push_back(words);
        of_series.push_back(series.name + (language == Language::zh ? "：" : ": ") + words);
    }
    if (missing.empty()) return "";
    const bool alike = missing.size() == spec.series.size() &&
                       std::all_of(missing.begin(), missing.end(), [&](const auto& w) { return w == missing[0]; });
    if (alike) return missing[0];
    std::string all;
    for (const auto& words : of_series) all += (all.empty() ? "" : language == Language::zh ? "；" : "; ") + words;
    return all;
}

std::vector<std::string> nativeCategories(const ChartSpec& spec, Language language) {
    std::vector<std::string> categories;
    for (std::size_t i = 0; i < spec.categories.size(); ++i) {
        auto words = shortened(spec.categories[i], longest_category);
        const auto missing = shortened(wordsOfTheMissing(spec, i, language), longest_category);
        if (!missing.empty()) words += language == Language::zh ? "（" + missing + "）" : " (" + missing + ")";
        categories.push_back(std::move(words));
    }
    return categories;
}

NativeSeries scaled(NativeSeries series, double by) {
    for (auto& value : series.values)
        if (value.drawn) *value.drawn *= by;
    return series;
}

/// Pieces pile up outwards from zero in the order of the series, on either side.
std::vector<NativeSeries> fromTheMiddle(const ChartSpec& spec, std::vector<NativeSeries> series) {
    // From the good end of the scale on.
    if (spec.colouring == Colouring::worst_to_best) std::reverse(series.begin(), series.end());
    const auto favourable = static_cast<std::ptrdiff_t>(std::min(spec.favourable, series.size()));
    std::vector<NativeSeries> parted;
    auto unfavourable = series.begin() + favourable;
    if (spec.neutral_middle && unfavourable != series.end()) {
        // Two pieces beside each other, in the legend two squares before one name. Entries of a legend can be left out,
        // but programs do not agree on how horizontal bars count them.
        parted.push_back(scaled(*unfavourable, -0.5));
        parted.back().name = "\u3000";
        parted.back().half = true;
        parted.push_back(scaled(*unfavourable, 0.5));
        for (auto& value : parted.back().values) value.label.clear();
        ++unfavourable;
    }
    for (auto good = series.begin() + favourable; good != series.begin();) parted.push_back(*--good);
    for (; unfavourable != series.end(); ++unfavourable) parted.push_back(scaled(*unfavourable, -1));
    return parted;
}

/// As far to either side as the longest bar reaches, in whole steps.
void setBothSides(ChartAxis& axis, const std::vector<NativeSeries>& series, std::size_t categories) {
    double longest = 0;
    for (std::size_t i = 0; i < categories; ++i) {
        double left = 0;
        double right = 0;
        for (const auto& each : series) {
            const double drawn = each.values[i].drawn.value_or(0);
            (drawn < 0 ? left : right) += std::abs(drawn);
        }
        longest = std::max({longest, left, right});
    }
    constexpr double step = 20;
    axis.maximum = std::max(step, std::ceil(longest / step - 1e-9) * step);
    axis.minimum = -axis.maximum;
    if (axis.step <= 0) axis.step = axis.maximum > 2 * step ? step : step / 2;
}

double stepOf(const ChartAxis& axis) {
    if (axis.step > 0) return axis.step;
    const double length = axis.maximum - axis.minimum;
    if (axis.unit != "%") {
        const double power = std::pow(10, std::floor(std::log10(length)));
        const double first = length / power;
        return power * (first <= 2 ? 0.5 : first <= 5 ? 1 : 2);
    }
    return length <= 10 ? 1 : length <= 60 ? 10 : length <= 100 ? 20 : 25;
}

}  // namespace

bool NativeSeries::has_ranges() const {
    return std::any_of(values.begin(), values.end(),
                       [](const NativeValue& value) { return value.minus > 0 || value.plus > 0; });
}

bool canBeNative(const ChartSpec& spec) {
    if (spec.categories.empty() || spec.series.empty() || !(spec.axis.minimum < spec.axis.maximum)) return false;
    switch (spec.kind) {
    case ChartKind::horizontal_bars:
    case ChartKind::vertical_bars: return spec.series.size() == 1;
    case ChartKind::grouped_bars:
    case ChartKind::grouped_columns:
    case ChartKind::stacked_bars:
    case ChartKind::diverging_bars: return true;
    case ChartKind::interval_dots:
    case ChartKind::funnel:
    case ChartKind::heat_map:
    case ChartKind::histogram:
    case ChartKind::box_plot:
    case ChartKind::slopes:
    case ChartKind::quadrants: break;
    }
    return false;
}

NativeChart nativeChart(const ChartSpec& spec, Language language) {
    NativeChart chart;
    chart.upright = spec.kind == ChartKind::vertical_bars || spec.kind == ChartKind::grouped_columns;
    chart.both_sides = spec.kind == ChartKind::diverging_bars;
    chart.stacked = chart.both_sides || spec.kind == ChartKind::stacked_bars;
    chart.categories = nativeCategories(spec, language);
    for (const auto& series : spec.series) chart.series.push_back(nativeSeries(series, spec.categories.size()));
    const bool plain = spec.kind == ChartKind::horizontal_bars || spec.kind == ChartKind::vertical_bars;
    if (plain && spec.colouring != Colouring::plain) {
        chart.series[0].colours = figureColours(spec.colouring, chart.categories.size());
    } else {
        const auto colouring =
            spec.colouring == Colouring::plain && chart.series.size() > 1 ? Colouring::distinct : spec.colouring;
        const auto colours = figureColours(colouring, chart.series.size());
        for (std::size_t i = 0; i < chart.series.size(); ++i) chart.series[i].colours = {colours[i]};
    }
    if (chart.both_sides) chart.series = fromTheMiddle(spec, std::move(chart.series));
    chart.axis = spec.axis;
    if (chart.both_sides && chart.axis.minimum >= 0) setBothSides(chart.axis, chart.series, chart.categories.size());
    chart.axis.step = stepOf(chart.axis);
    return chart;
}

}  // namespace diaoyan
