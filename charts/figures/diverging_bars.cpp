// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/diverging_bars.h"

#include "charts/figures/comparison_words.h"
#include "charts/figures/figure_parts.h"
#include "charts/figures/plain_words.h"
#include "charts/figures/rate_words.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// The places of the options on the scale, the best first; fewer than two where the item is no scale.
std::vector<std::size_t> bestFirstPlaces(const Item& item) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < item.options.size(); ++i)
        if (item.kind == QuestionKind::scale && item.options[i].substantive) places.push_back(i);
    if (item.direction == ScaleDirection::worst_first) std::reverse(places.begin(), places.end());
    return places;
}

std::optional<Problem> noCommonScale(const FigureParts& parts) {
    for (const FigurePart& part : parts.parts) {
        if (bestFirstPlaces(part.item).size() < 2)
            return Problem{"not-a-scale",
                           phrase("“{0}”不是量表题，没有好坏两边",
                                  "\"{0}\" is no scale: it has no better and worse side", {part.item.id}),
                           {}};
        if (!sameOptions(parts.parts.front().item, part.item))
            return optionsDiffer(parts.parts.front().item, part.item);
    }
    return std::nullopt;
}

/// How the scale is parted: so many of the best to the right, perhaps one across the middle, the rest to the left.
struct ScaleSides {
    std::size_t right = 0;
    bool across = false;
};

/// In the middle of the scale; where a rate is defined by the best options, below these.
Result<ScaleSides> sidesOf(const Item& item, const std::vector<std::size_t>& places, const std::string& definition) {
    const ScaleSides halves{places.size() / 2, places.size() % 2 == 1};
    if (definition.empty()) return halves;
    const auto wanted = satisfactionDefinition(definition, item);
    if (!wanted && wanted.problem().code == "unknown-definition") return wanted.problem();
    const auto rate =
        satisfactionOf(item, ItemCounts{.options = std::vector<std::int64_t>(item.options.size(), 0)}, definition);
    if (!rate || rate->definition.kind != SatisfactionKind::rate) return halves;
    const std::size_t best = rate->counted.size();
    for (std::size_t i = 0; i < best; ++i)
        if (best >= places.size() || rate->counted[i] != item.options[places[i]]) return halves;
    return best == halves.right ? halves : ScaleSides{best, false};
}

/// Which options stand on which side.
Text sidesInWords(const Item& item, const std::vector<std::size_t>& places, const ScaleSides& sides) {
    std::vector<Text> right, left;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Text label = quoted(item.options[places[i]].label);
        if (i < sides.right) right.push_back(label);
        if (i >= sides.right + (sides.across ? 1 : 0)) left.push_back(label);
    }
    const Text words = phrase("；中线右侧为{0}，左侧为{1}", "; to the right of the middle: {0}, to the left: {1}",
                              {listed(right), listed(left)});
    if (!sides.across) return words;
    const Text across =
        phrase("，{0}跨在中线上", "; {0} stands across it", {quoted(item.options[places[sides.right]].label)});
    return {words.zh + across.zh, words.en + across.en};
}

ChartSeries optionSeries(const FigureParts& parts, std::size_t option, const FigureOptions& options) {
    ChartSeries series{parts.parts.front().item.options[option].label.in(options.language), {}};
    for (const FigurePart& part : parts.parts) {
        const Share share{part.counts.options[option], part.base(), BaseKind::valid};
        // A piece below 6 % has no room for its number.
        const bool room = share.base > 0 && share.percent().value_or(0) >= 6;
        series.values.push_back({share, room ? percentText(share) + "%" : ""});
    }
    return series;
}

}  // namespace

Result<ChartSpec> divergingBars(const FigureRequest& request) {
    const FigureOptions& options = request.options;
    Result<FigureParts> every = figureParts(request);
    if (!every) return every.problem();
    if (const auto problem = noCommonScale(*every)) return *problem;
    const Result<FigureParts> parts = shownParts(std::move(every).value(), options);
    if (!parts) return parts.problem();

    const Item& item = parts->parts.front().item;
    const std::vector<std::size_t> places = bestFirstPlaces(item);
    const Result<ScaleSides> sides = sidesOf(item, places, options.definition);
    if (!sides) return sides.problem();
    ChartSpec spec;
    spec.kind = ChartKind::diverging_bars;
    spec.id = comparisonId(*parts, options);
    spec.title = comparisonTitle(*parts, options, {"各题的回答分布", "Answers to several questions"});
    spec.ordinal = true;
    spec.colouring = Colouring::best_to_worst;
    spec.no_answers = noAnswersWords(options.language);
    spec.favourable = sides->right;
    spec.neutral_middle = sides->across;
    for (const FigurePart& part : parts->parts) spec.categories.push_back(labelWithBase(part, options));
    for (const std::size_t place : places) spec.series.push_back(optionSeries(*parts, place, options));
    spec.caption = comparisonBase(*parts, options) + sidesInWords(item, places, *sides).in(options.language) +
                   comparisonLeftOut(*parts, options) + notListedWords(*parts, options);
    return spec;
}

}  // namespace diaoyan
