// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/satisfaction.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// Positions of the substantive options in the item, best first.
std::vector<std::size_t> placesOnScale(const Item& item) {
    std::vector<std::size_t> points;
    for (std::size_t i = 0; i < item.options.size(); ++i)
        if (item.options[i].substantive) points.push_back(i);
    if (item.direction == ScaleDirection::worst_first) std::reverse(points.begin(), points.end());
    return points;
}

std::optional<Problem> notAScale(const Item& item) {
    if (item.kind == QuestionKind::scale && placesOnScale(item).size() >= 2) return std::nullopt;
    return Problem{"not-a-scale",
                   phrase("“{0}”不是量表题（至少两个有实质意义的选项），没有满意率",
                          "\"{0}\" is not a scale with at least two substantive options: no satisfaction rate",
                          {item.title}),
                   {}};
}

std::optional<Problem> doesNotFit(const Item& item, const SatisfactionDefinition& definition) {
    const auto refused = [&](const Text& why) {
        return Problem{"definition-does-not-fit",
                       phrase("定义“{0}”不适用于“{1}”：{2}", "definition \"{0}\" does not fit \"{1}\": {2}",
                              {definition.title, item.title, why}),
                       {}};
    };
    const auto points = static_cast<int>(placesOnScale(item).size());
    if (definition.points != 0 && definition.points != points)
        return refused(phrase("需要 {0} 级量表，此题为 {1} 级", "it needs {0} points, the scale has {1}",
                              {definition.points, points}));
    if (!definition.weights.empty() && static_cast<int>(definition.weights.size()) != points)
        return refused(phrase("分值个数与量表级数不符", "it has another number of weights"));
    if (definition.positive < 0 || definition.positive >= points)
        return refused(phrase("此题只有 {0} 级", "the scale has only {0} points", {points}));
    for (const std::string& code : definition.positive_codes) {
        const auto index = optionIndex(item.options, code);
        if (!index || !item.options[*index].substantive)
            return refused(phrase("量表中没有选项 [{0}]", "the scale has no option [{0}]", {code}));
    }
    if (definition.own_scores)
        for (const std::size_t i : placesOnScale(item))
            if (!item.options[i].score || !std::isfinite(*item.options[i].score))
                return refused(phrase("选项“{0}”没有分值", "option \"{0}\" has no score", {item.options[i].label}));
    return std::nullopt;
}

/// Places on the scale (0 = best) that count as satisfied.
std::vector<std::size_t> satisfiedPlaces(const Item& item, const SatisfactionDefinition& definition) {
    const std::vector<std::size_t> points = placesOnScale(item);
    std::vector<std::size_t> places;
    if (!definition.positive_codes.empty()) {
        for (std::size_t place = 0; place < points.size(); ++place)
            if (std::count(definition.positive_codes.begin(), definition.positive_codes.end(),
                           item.options[points[place]].code) != 0)
                places.push_back(place);
        return places;
    }
    const std::size_t best =
        definition.positive > 0 ? static_cast<std::size_t>(definition.positive) : points.size() / 2;
    for (std::size_t place = 0; place < best; ++place) places.push_back(place);
    return places;
}

std::vector<double> pointWeights(const Item& item, const SatisfactionDefinition& definition) {
    if (!definition.weights.empty()) return definition.weights;
    const std::vector<std::size_t> points = placesOnScale(item);
    std::vector<double> weights;
    for (std::size_t place = 0; place < points.size(); ++place)
        weights.push_back(definition.own_scores ? *item.options[points[place]].score
                                                : 100.0 * static_cast<double>(points.size() - 1 - place) /
                                                      static_cast<double>(points.size() - 1));
    return weights;
}

void computeRate(Satisfaction& result, const Item& item, const std::vector<std::int64_t>& counts) {
    const std::vector<std::size_t> points = placesOnScale(item);
    const std::vector<std::size_t> places = satisfiedPlaces(item, result.definition);
    std::int64_t satisfied = 0;
    for (const std::size_t place : places) {
        satisfied += counts[place];
        result.counted.push_back(item.options[points[place]]);
    }
    result.rate = {satisfied, result.n, BaseKind::valid};
    result.rate_with_unsure = {satisfied, result.n + result.unsure, BaseKind::answered};
    result.interval = wilsonInterval(satisfied, result.n, result.confidence);

    // Only where the satisfied are the best options and as many of the worst are others.
    const bool best_ones = !places.empty() && places.back() + 1 == places.size();
    if (result.n == 0 || !best_ones || 2 * places.size() > points.size()) return;
    std::int64_t dissatisfied = 0;
    for (std::size_t i = 0; i < places.size(); ++i) dissatisfied += counts[points.size() - 1 - i];
    result.net = static_cast<double>(satisfied - dissatisfied) / static_cast<double>(result.n);
}

void computeIndex(Satisfaction& result, const Item& item, const std::vector<std::int64_t>& counts) {
    result.weights = pointWeights(item, result.definition);
    if (result.n == 0) return;
    const auto n = static_cast<double>(result.n);
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) sum += static_cast<double>(counts[i]) * result.weights[i];
    const double mean = sum / n;
    result.index = mean;
    if (result.n < 2) return;
    double squares = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        squares += static_cast<double>(counts[i]) * (result.weights[i] - mean) * (result.weights[i] - mean);
    result.index_sd = std::sqrt(squares / (n - 1));
    const double t =
        boost::math::quantile(boost::math::complement(boost::math::students_t(n - 1), result.confidence.alpha() / 2));
    const double half = t * *result.index_sd / std::sqrt(n);
    const auto [least, most] = std::minmax_element(result.weights.begin(), result.weights.end());
    result.interval = Interval{std::max(mean - half, *least), std::min(mean + half, *most)};
}

}  // namespace

std::optional<double> Satisfaction::value() const {
    if (weighted) return definition.kind == SatisfactionKind::rate ? 100 * *weighted : *weighted;
    return definition.kind == SatisfactionKind::rate ? rate.percent() : index;
}

Result<Satisfaction> satisfaction(const Item& item, const ItemCounts& counts, const SatisfactionDefinition& definition,
                                  Confidence confidence) {
    if (auto problem = notAScale(item)) return *problem;
    if (auto problem = doesNotFit(item, definition)) return *problem;
    if (auto problem = mismatch(item, counts)) return *problem;

    Satisfaction result;
    result.definition = definition;
    result.item = item.id;
    result.confidence = confidence;
    std::vector<std::int64_t> best_first;
    for (const std::size_t i : placesOnScale(item)) {
        best_first.push_back(counts.options[i]);
        result.n += counts.options[i];
    }
    result.unsure = counts.answered - result.n;
    if (definition.kind == SatisfactionKind::rate)
        computeRate(result, item, best_first);
    else
        computeIndex(result, item, best_first);
    return result;
}

std::vector<Satisfaction> otherDefinitions(const Item& item, const ItemCounts& counts,
                                           const SatisfactionDefinition& printed, Confidence confidence) {
    std::vector<Satisfaction> shown;
    if (auto first = satisfaction(item, counts, printed, confidence)) shown.push_back(*std::move(first));
    const bool with_printed = !shown.empty();
    for (const SatisfactionDefinition& definition : satisfactionDefinitions()) {
        auto other = satisfaction(item, counts, definition, confidence);
        // Two names for the same options (top1 and above-middle on three points) are one line.
        const auto same = [&](const Satisfaction& earlier) {
            return earlier.definition.kind == definition.kind && earlier.counted == other->counted &&
                   earlier.weights == other->weights;
        };
        if (other && std::none_of(shown.begin(), shown.end(), same)) shown.push_back(*std::move(other));
    }
    if (with_printed) shown.erase(shown.begin());
    return shown;
}

}  // namespace diaoyan
