// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/design_dots.h"

#include "analysis/clusters/design_satisfaction.h"
#include "analysis/statistics/rounding.h"
#include "charts/figures/axis_steps.h"
#include "charts/figures/base_words.h"
#include "charts/figures/comparison_words.h"
#include "charts/figures/figure_parts.h"
#include "charts/figures/plain_words.h"
#include "charts/figures/rate_words.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

using Found = std::vector<DesignSatisfaction>;

Result<SatisfactionDefinition> definitionFor(const Item& item, const FigureOptions& options) {
    return options.definition.empty() ? defaultSatisfactionDefinition(item)
                                      : satisfactionDefinition(options.definition, item);
}

bool isRate(const DesignSatisfaction& one) {
    return one.satisfaction.definition.kind == SatisfactionKind::rate;
}

/// Percentages, and indices from some points to 100, stand on one axis.
bool sharesTheAxis(const DesignSatisfaction& one) {
    const std::vector<double>& points = one.satisfaction.weights;
    return isRate(one) || (!points.empty() && *std::max_element(points.begin(), points.end()) == 100);
}

ChartValue dotOf(const DesignSatisfaction& one) {
    const Satisfaction& found = one.satisfaction;
    ChartValue value;
    value.share = isRate(one) ? found.rate : Share{0, found.n, BaseKind::valid};
    value.withheld = !one.value;
    value.range = one.interval;
    if (!one.value) return value;
    if (!isRate(one) || found.weighted) value.figure = one.value;
    const bool unweighted_rate = isRate(one) && !found.weighted;
    value.label = (unweighted_rate ? percentText(found.rate) : decimalText(*one.value, 1)) + (isRate(one) ? "%" : "");
    return value;
}

Text intervalWords(const Found& all, const FigureOptions& options) {
    std::set<IntervalBasis> bases;
    for (const DesignSatisfaction& one : all)
        if (one.interval) bases.insert(one.basis());
    const Text level = untranslated(decimalText(100 * options.confidence.level(), 0));
    if (bases.empty()) return {};
    if (!bases.contains(IntervalBasis::schools))
        return phrase("；线段为{0}%区间，假定各人作答相互独立",
                      "; bars: {0}% intervals, taking respondents as independent", {level});
    if (bases.size() == 1)
        return phrase("；线段为{0}%区间，把学校当作整群", "; bars: {0}% intervals with schools as clusters", {level});
    return phrase("；线段为{0}%区间：学校够多的把学校当作整群，其余假定各人作答相互独立",
                  "; bars: {0}% intervals, with schools as clusters where there are enough of them, else taking "
                  "respondents as independent",
                  {level});
}

Text weightWords(const FigureSource& source) {
    const Text how = source.answers->weighting();
    return how.empty() ? Text{} : phrase("；加权：{0}", "; weighted: {0}", {how});
}

ChartSpec dotsOf(const Found& all, const std::vector<std::string>& labels) {
    ChartSpec spec;
    spec.kind = ChartKind::interval_dots;
    spec.categories = labels;
    spec.series.emplace_back();
    for (const DesignSatisfaction& one : all) spec.series.front().values.push_back(dotOf(one));
    return spec;
}

ChartAxis axisOf(const Found& all) {
    std::vector<double> places;
    for (const DesignSatisfaction& one : all) {
        if (one.value) places.push_back(*one.value);
        if (one.interval) places.insert(places.end(), {one.interval->lower, one.interval->upper});
    }
    if (places.empty()) return {};
    const auto [low, high] = std::minmax_element(places.begin(), places.end());
    return isRate(all.front()) ? percentAxisAround(*low, *high) : axisAround(*low, *high, "");
}

/// The parts that are drawn, with what was found of each.
struct DrawnDesigns {
    FigureParts parts;
    Found found;
    std::vector<Text> definitions;
    std::vector<Text> skipped;
};

Result<Done> addItem(DrawnDesigns& drawn, const FigureSource& source, const Item& item, const FigureRequest& request,
                     const FigureParts& every, std::size_t first) {
    const auto definition = definitionFor(item, request.options);
    if (!definition) {
        if (definition.problem().code == "unknown-definition") return definition.problem();
        drawn.skipped.push_back(item.title);
        return Done{};
    }
    const Result<Found> found =
        designSatisfaction(*source.answers, {item.id, request.by}, *definition, request.options.confidence);
    if (!found) return found.problem();
    for (std::size_t g = 0; g < found->size() && first + g < every.parts.size(); ++g) {
        const FigurePart& part = every.parts[first + g];
        if (!isShown(part, request.options)) {
            drawn.parts.some_left_out = true;
            continue;
        }
        const Text words = definitionInWords((*found)[g].satisfaction, item);
        if (std::find(drawn.definitions.begin(), drawn.definitions.end(), words) == drawn.definitions.end())
            drawn.definitions.push_back(words);
        drawn.parts.parts.push_back(part);
        drawn.found.push_back((*found)[g]);
    }
    return Done{};
}

Result<DrawnDesigns> drawnParts(const FigureRequest& request) {
    const Result<FigureParts> every = figureParts(request);
    if (!every) return every.problem();
    if (request.sources.size() != 1)
        return Problem{"one-comparison-wanted",
                       phrase("这种图一次只画一份问卷", "this figure shows one questionnaire at a time"),
                       {}};
    const FigureSource& source = request.sources.front();
    DrawnDesigns drawn;
    drawn.parts = *every;
    drawn.parts.parts.clear();
    for (std::size_t i = 0; i < source.items.size(); ++i) {
        const Result<Done> added = addItem(drawn, source, source.items[i], request, *every, request.by.empty() ? i : 0);
        if (!added) return added.problem();
    }
    if (drawn.found.empty() && drawn.skipped.size() == source.items.size())
        return Problem{"no-scales", phrase("没有一道题适用这个口径", "the definition fits none of the questions"), {}};
    if (drawn.found.empty())
        return Problem{"too-few-answers",
                       phrase("有效作答都不足{0}人，不能画图",
                              "nothing has {0} valid answers: there is nothing to draw", {request.options.minimum_n}),
                       {}};
    const auto other = std::find_if(drawn.found.begin(), drawn.found.end(), [&](const DesignSatisfaction& one) {
        return isRate(one) != isRate(drawn.found.front());
    });
    if (other == drawn.found.end()) return drawn;
    return Problem{"measures-differ",
                   phrase("各题有的是比例、有的是分数，不能画在同一根轴上",
                          "some questions have a rate and others an index: there is no axis for both"),
                   {}};
}

}  // namespace

Result<ChartSpec> designDots(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    const Result<DrawnDesigns> drawn = drawnParts(request);
    if (!drawn) return drawn.problem();
    std::vector<std::string> labels;
    for (const FigurePart& part : drawn->parts.parts) labels.push_back(labelWithBase(part, options));
    ChartSpec spec = dotsOf(drawn->found, labels);
    spec.axis = axisOf(drawn->found);
    spec.id = comparisonId(drawn->parts, options);
    spec.title = comparisonTitle(drawn->parts, options, {"各题满意率", "Satisfaction by question"});
    spec.no_answers = noAnswersWords(options.language);
    spec.caption =
        comparisonBase(drawn->parts, options) +
        phrase("；口径：{0}", "; definition: {0}", {joined(drawn->definitions, "；", "; ")}).in(options.language) +
        intervalWords(drawn->found, options).in(options.language) +
        weightWords(request.sources.front()).in(options.language) + notListedWords(drawn->parts, options);
    if (!drawn->skipped.empty())
        spec.caption += phrase("；口径不适用于{0}，未画出", "; not drawn, as the definition does not fit: {0}",
                               {joined(drawn->skipped, "、", ", ")})
                            .in(options.language);
    return spec;
}

Result<ChartSpec> definitionDots(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    if (request.sources.size() != 1 || request.sources.front().items.size() != 1)
        return Problem{
            "one-question-wanted", phrase("这种图一次只画一道题", "this figure shows one question at a time"), {}};
    const FigureSource& source = request.sources.front();
    const Item& item = source.items.front();
    const auto printed = definitionFor(item, options);
    if (!printed) return printed.problem();
    const Result<Counts> counts = source.answers->count({item.id, {}});
    if (!counts) return counts.problem();
    std::vector<SatisfactionDefinition> definitions{*printed};
    for (const Satisfaction& other : otherDefinitions(item, counts->total(), *printed, options.confidence))
        definitions.push_back(other.definition);
    Found all;
    std::vector<std::string> labels;
    bool another_scale = false;
    for (const SatisfactionDefinition& definition : definitions) {
        const Result<Found> found = designSatisfaction(*source.answers, {item.id, {}}, definition, options.confidence);
        if (!found) return found.problem();
        if (!sharesTheAxis(found->front()) && !all.empty()) {
            another_scale = true;
            continue;
        }
        all.push_back(found->front());
        // Points of every option are too long for a label; an index is called by its name.
        labels.push_back((isRate(all.back()) ? definitionInWords(all.back().satisfaction, item) : definition.title)
                             .in(options.language));
    }
    ChartSpec spec = dotsOf(all, labels);
    spec.axis = axisOf(all);
    if (sharesTheAxis(all.front())) spec.axis = {.minimum = 0, .maximum = 100, .step = 20, .unit = ""};
    spec.id = item.id + ".definitions";
    const std::string title = options.title.empty() ? item.title.in(options.language) : options.title;
    spec.title = phrase("{0}：换一种口径会怎样", "{0}: under other definitions", {title}).in(options.language);
    spec.no_answers = noAnswersWords(options.language);
    if (all.front().value)
        spec.lines.push_back(
            {phrase("所用口径 {0}", "In use {0}", {spec.series.front().values.front().label}).in(options.language),
             LineStyle::dashed,
             {{*all.front().value, 0}}});
    spec.caption = baseCaption(item, counts->total(), options) + intervalWords(all, options).in(options.language) +
                   weightWords(source).in(options.language) +
                   phrase("；最上一行是所用的口径；比例的单位为%，指数的单位为分",
                          "; the first row is the definition in use; rates are in percent, indices in points")
                       .in(options.language);
    if (another_scale)
        spec.caption += phrase("；不以100分为满分的指数未画出", "; indices of which 100 is not the best are not drawn")
                            .in(options.language);
    return spec;
}

}  // namespace diaoyan
