// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/figure_measure.h"

#include "analysis/statistics/number_description.h"
#include "analysis/statistics/rounding.h"
#include "analysis/statistics/satisfaction.h"
#include "charts/figures/axis_steps.h"
#include "charts/figures/base_words.h"
#include "charts/figures/plain_words.h"
#include "charts/figures/rate_words.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

std::optional<Interval> inPercent(const std::optional<Interval>& proportions) {
    if (!proportions) return std::nullopt;
    return Interval{100 * proportions->lower, 100 * proportions->upper};
}

Result<FigureMeasure> scaleMeasure(const FigurePart& part, const FigureOptions& options) {
    if (!options.definition.empty()) {
        const auto wanted = satisfactionDefinition(options.definition, part.item);
        if (!wanted && wanted.problem().code == "unknown-definition") return wanted.problem();
    }
    const auto found = satisfactionOf(part.item, part.counts, options.definition, options.confidence);
    if (!found) return found.problem();
    FigureMeasure measure{.value = {}, .interval = {}, .definition = definitionInWords(*found, part.item)};
    measure.n = found->n;
    if (found->definition.kind == SatisfactionKind::index) {
        measure.kind = MeasureKind::index;
        measure.value = found->index;
        measure.interval = found->interval;
        return measure;
    }
    measure.share = found->rate;
    measure.value = found->rate.percent();
    measure.interval = inPercent(found->interval);
    return measure;
}

FigureMeasure meanMeasure(const FigurePart& part, const FigureOptions& options) {
    const NumberDescription described = describeNumbers(part.values, 0, options.confidence);
    FigureMeasure measure{.value = described.mean, .interval = described.interval, .definition = {"均值", "mean"}};
    measure.kind = MeasureKind::mean;
    measure.n = described.n;
    return measure;
}

/// The options that a definition names; none where a piece of it names no option.
std::set<std::size_t> optionsNamed(const std::string& definition, const Item& item) {
    std::set<std::size_t> named;
    for (std::size_t begin = 0; begin <= definition.size();) {
        const std::size_t end = std::min(definition.find('+', begin), definition.size());
        const std::string piece = definition.substr(begin, end - begin);
        begin = end + 1;
        const auto found = std::find_if(item.options.begin(), item.options.end(), [&](const Option& option) {
            return option.code == piece || option.label.zh == piece || option.label.en == piece;
        });
        if (piece.empty() || found == item.options.end()) return {};
        named.insert(static_cast<std::size_t>(found - item.options.begin()));
    }
    return named;
}

Result<FigureMeasure> optionMeasure(const FigurePart& part, const FigureOptions& options) {
    const Item& item = part.item;
    if (!hasOptions(item.kind) || item.options.empty())
        return Problem{"not-countable",
                       phrase("“{0}”没有选项，算不出比例", "\"{0}\" has no options to take a share of", {item.id}),
                       {}};
    const Text example = item.options.front().label;
    if (options.definition.empty())
        return Problem{"definition-wanted",
                       phrase("“{0}”不是量表题，请说明看哪个选项的比例，如 --definition {1}",
                              "\"{0}\" is no scale: say whose share is meant, such as --definition \"{1}\"",
                              {item.id, example}),
                       {}};
    const std::set<std::size_t> named = optionsNamed(options.definition, item);
    const bool off_the_base = isOneChoice(item.kind) && std::any_of(named.begin(), named.end(), [&](std::size_t i) {
                                  return !item.options[i].substantive;
                              });
    if (named.empty() || off_the_base || (!isOneChoice(item.kind) && named.size() > 1))
        return Problem{"unknown-definition",
                       phrase("“{0}”没有选项“{1}”，或不能把它们相加",
                              "\"{0}\" has no option \"{1}\" to take a share of", {item.id, options.definition}),
                       {}};
    FigureMeasure measure{.value = {}, .interval = {}, .definition = {}};
    measure.n = figureBase(item, part.counts);
    measure.share = {0, measure.n, isOneChoice(item.kind) ? BaseKind::valid : BaseKind::cases};
    std::vector<Text> labels;
    for (const std::size_t i : named) {
        measure.share.count += part.counts.options[i];
        labels.push_back(quoted(item.options[i].label));
    }
    measure.definition = phrase("选{0}的比例", "share that chose {0}", {joined(labels, "或", " or ")});
    measure.value = measure.share.percent();
    measure.interval = percentInterval(measure.share, options.confidence);
    return measure;
}

}  // namespace

Result<FigureMeasure> measureOf(const FigurePart& part, const FigureOptions& options) {
    if (part.item.kind == QuestionKind::scale) return scaleMeasure(part, options);
    if (part.item.kind == QuestionKind::number) return meanMeasure(part, options);
    return optionMeasure(part, options);
}

Result<std::vector<FigureMeasure>> measuresOf(const std::vector<FigurePart>& parts, const FigureOptions& options) {
    std::vector<FigureMeasure> measures;
    for (const FigurePart& part : parts) {
        Result<FigureMeasure> one = measureOf(part, options);
        if (!one) return one.problem();
        if (!measures.empty() && one->kind != measures.front().kind)
            return Problem{"measures-differ",
                           phrase("“{0}”与“{1}”一个是比例、一个是分数或数值，不能画在同一根轴上",
                                  "\"{0}\" and \"{1}\" are measured differently and have no axis in common",
                                  {parts.front().item.id, part.item.id}),
                           {}};
        measures.push_back(std::move(one).value());
    }
    return measures;
}

std::string measureText(const FigureMeasure& measure) {
    if (!measure.value) return {};
    if (measure.kind == MeasureKind::rate) return percentText(measure.share) + "%";
    return decimalText(*measure.value, measure.kind == MeasureKind::index ? 1 : 2);
}

ChartValue measuredValue(const FigureMeasure& measure, bool interval) {
    ChartValue value{measure.share, measureText(measure)};
    if (measure.kind != MeasureKind::rate) {
        value.share = {0, measure.n, BaseKind::valid};
        value.figure = measure.value;
    }
    if (interval) value.range = measure.interval;
    value.withheld = !measure.value;
    return value;
}

ChartAxis measureAxis(const std::vector<FigureMeasure>& measures) {
    std::vector<double> places;
    for (const FigureMeasure& measure : measures) {
        if (measure.value) places.push_back(*measure.value);
        if (measure.interval) places.insert(places.end(), {measure.interval->lower, measure.interval->upper});
    }
    const bool rate = !measures.empty() && measures.front().kind == MeasureKind::rate;
    if (places.empty()) return rate ? ChartAxis{} : axisFromZero(1, "");
    const auto [low, high] = std::minmax_element(places.begin(), places.end());
    return rate ? percentAxisAround(*low, *high) : axisAround(*low, *high, "");
}

Text definitionsOf(const std::vector<FigureMeasure>& measures) {
    std::vector<Text> definitions;
    for (const FigureMeasure& measure : measures)
        if (std::find(definitions.begin(), definitions.end(), measure.definition) == definitions.end())
            definitions.push_back(measure.definition);
    return joined(definitions, "；", "; ");
}

}  // namespace diaoyan
