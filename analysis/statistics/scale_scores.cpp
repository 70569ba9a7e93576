// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/scale_scores.h"

#include "analysis/engine/grouping.h"

#include "analysis/statistics/weighted_description.h"

#include <algorithm>
#include <map>

namespace diaoyan {

Result<OptionPoints> scalePoints(const Item& item) {
    OptionPoints points(item.options.size());
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < item.options.size(); ++i)
        if (item.options[i].substantive) places.push_back(i);
    if (item.kind != QuestionKind::scale || places.size() < 2)
        return Problem{"not-a-scale",
                       phrase("“{0}”不是量表题（至少两个有实质意义的选项）",
                              "\"{0}\" is not a scale with at least two substantive options", {item.title}),
                       {}};
    if (item.direction == ScaleDirection::best_first) std::reverse(places.begin(), places.end());
    for (std::size_t place = 0; place < places.size(); ++place) points[places[place]] = static_cast<double>(place + 1);
    return points;
}

Result<OptionPoints> definitionPoints(const Item& item, const SatisfactionDefinition& definition) {
    ItemCounts nobody;
    nobody.options.assign(item.options.size(), 0);
    const auto empty = satisfaction(item, nobody, definition);
    if (!empty) return empty.problem();
    Result<OptionPoints> places = scalePoints(item);
    if (!places) return places;
    const bool rate = definition.kind == SatisfactionKind::rate;
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        std::optional<double>& points = places.value()[i];
        if (!points) continue;
        const auto from_best = empty->weights.size() - static_cast<std::size_t>(*points);
        const auto counted = std::count(empty->counted.begin(), empty->counted.end(), item.options[i]);
        points = rate ? (counted > 0 ? 1.0 : 0.0) : empty->weights[from_best];
    }
    return places;
}

ValueCounts scoredCounts(const ItemCounts& counts, const OptionPoints& points) {
    std::map<double, ValueCount> by_value;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i] || counts.options[i] == 0) continue;
        ValueCount& sum = by_value[*points[i]];
        const auto n = static_cast<double>(counts.options[i]);
        sum.value = *points[i];
        sum.count += counts.options[i];
        sum.weight += counts.weighted ? counts.weighted->options[i] : n;
        sum.weight_squared += counts.weighted ? counts.weighted->option_squares[i] : n;
    }
    ValueCounts values;
    for (const auto& [value, sum] : by_value) values.push_back(sum);
    return values;
}

Result<std::optional<double>> weightedSatisfaction(const Item& item, const ItemCounts& counts,
                                                   const SatisfactionDefinition& definition) {
    const Result<OptionPoints> points = definitionPoints(item, definition);
    if (!points) return points.problem();
    std::optional<double> value = describeWeighted(scoredCounts(counts, *points)).mean;
    if (value && definition.kind == SatisfactionKind::rate) *value *= 100;
    return value;
}

Result<Item> itemOf(const Tabulator& tabulator, const std::string& id) {
    const std::vector<Item>& items = tabulator.items();
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    if (found != items.end()) return *found;
    return unknownItem(id);
}

Result<GroupedValues> scores(const Tabulator& tabulator, const CountRequest& request) {
    const Result<Item> item = itemOf(tabulator, request.item);
    if (item.ok() && item->kind == QuestionKind::number) return tabulator.values(request);
    if (item.ok() && item->kind != QuestionKind::scale)
        return Problem{"not-a-number",
                       phrase("“{0}”不是量表题或数字题，没有均值",
                              "\"{0}\" is neither a scale nor a number: it has no mean", {item->title}),
                       {}};
    const Result<Counts> counts = tabulator.count(request);
    if (!counts) return counts.problem();
    const Result<OptionPoints> points = scalePoints(counts->item);
    if (!points) return points.problem();
    GroupedValues values{.item = counts->item,
                         .by = counts->by,
                         .by_title = counts->by_title,
                         .groups = counts->groups,
                         .ungrouped = counts->ungrouped};
    for (const ItemCounts& group : counts->per_group) {
        values.per_group.push_back(scoredCounts(group, *points));
        values.missing.push_back(group.missing);
        values.missing.back()[static_cast<std::size_t>(MissingReason::unanswered)] +=
            group.answered - countOf(values.per_group.back());
    }
    return values;
}

}  // namespace diaoyan
