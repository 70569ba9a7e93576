// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/placed_answers.h"

#include "charts/tables/from_satisfaction.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace diaoyan {

namespace {

/// Adds an option's respondents to a place.
void addOption(ItemCounts& to, std::size_t place, const ItemCounts& from, std::size_t option) {
    to.options[place] += from.options[option];
    if (!from.weighted) return;
    to.weighted->options[place] += from.weighted->options[option];
    to.weighted->option_squares[place] += from.weighted->option_squares[option];
}

ItemCounts emptyPlaces(std::size_t places, const ItemCounts& like) {
    ItemCounts made;
    made.options.assign(places, 0);
    made.missing = like.missing;
    if (!like.weighted) return made;
    made.weighted.emplace();
    made.weighted->options.assign(places, 0);
    made.weighted->option_squares.assign(places, 0);
    made.weighted->missing = like.weighted->missing;
    return made;
}

/// Whoever is on no place counts as unanswered.
void closePlaces(ItemCounts& made, const ItemCounts& like) {
    constexpr auto unanswered = static_cast<std::size_t>(MissingReason::unanswered);
    made.answered = std::accumulate(made.options.begin(), made.options.end(), std::int64_t{0});
    made.missing[unanswered] += like.answered - made.answered;
    if (!made.weighted) return;
    WeightSums& sums = *made.weighted;
    sums.answered = std::accumulate(sums.options.begin(), sums.options.end(), 0.0);
    sums.answered_squares = std::accumulate(sums.option_squares.begin(), sums.option_squares.end(), 0.0);
    sums.missing[unanswered] += std::max(0.0, like.weighted->answered - sums.answered);
}

/// No and yes of a multiple response: whoever ticked something but not this said no.
ItemCounts placedTick(const ItemCounts& counts, std::size_t option) {
    ItemCounts made = emptyPlaces(2, counts);
    addOption(made, 1, counts, option);
    made.options[0] = counts.answered - counts.options[option];
    if (counts.weighted && made.options[0] > 0) {
        const WeightSums& all = *counts.weighted;
        made.weighted->options[0] = std::max(0.0, all.answered - all.options[option]);
        made.weighted->option_squares[0] = std::max(0.0, all.answered_squares - all.option_squares[option]);
    }
    closePlaces(made, counts);
    return made;
}

std::vector<std::uint32_t> partsOf(const Counts& counts, std::size_t group) {
    const auto& parts = counts.groups[group].parts;
    return parts.empty() ? std::vector<std::uint32_t>{static_cast<std::uint32_t>(group)} : parts;
}

bool endsInSchool(const std::string& by) {
    return by.substr(by.rfind('/') + 1) == "school";  // npos + 1 is 0
}

/// Puts the counts of every group's schools into the groups.
std::optional<Problem> addSchools(PlacedGroups& placed, const Counts& grouped, const Tabulator& tabulator,
                                  const Placing& placing, const std::string& by) {
    const Result<Counts> schools = tabulator.count({grouped.item.id, "school"});
    if (!schools) return schools.problem();
    const bool nested = !by.empty();
    const Result<Counts> within = nested ? tabulator.count({grouped.item.id, by + "/school"}) : schools;
    if (!within) return within.problem();
    std::map<std::vector<std::uint32_t>, std::size_t> group_at;
    for (std::size_t g = 0; g < grouped.groups.size(); ++g) group_at[partsOf(grouped, g)] = g;
    for (std::size_t i = 0; i < within->groups.size(); ++i) {
        std::vector<std::uint32_t> parts = partsOf(*within, i);
        const Group& school = schools->groups[parts.back()];
        parts.pop_back();
        const auto found = nested ? group_at.find(parts) : group_at.begin();
        if (found == group_at.end()) continue;
        placed.groups[found->second].side.schools.push_back({school.code, school.label, placing(within->per_group[i])});
    }
    return std::nullopt;
}

std::int64_t schoolsWithAnswers(const PlacedSide& side) {
    return std::count_if(side.schools.begin(), side.schools.end(),
                         [](const SideSchool& school) { return school.counts.answered > 0; });
}

/// Side by side and cluster by cluster, in the form that clusterSample() takes.
class JointCounts {
public:
    JointCounts(std::size_t sides, std::size_t places) : sides_(sides), places_(places) {}

    void add(std::size_t side, const std::string& cluster, const ItemCounts& counts) {
        const auto [found, fresh] = cluster_at_.try_emplace(cluster, cells_.size());
        if (fresh) cells_.emplace_back(sides_);
        cells_[found->second][side] = counts;
    }

    ClusterSample sample() const {
        Counts joined;
        joined.item.options.resize(places_);
        ItemCounts nobody;
        nobody.options.assign(places_, 0);
        std::vector<Group> groups;
        for (std::size_t side = 0; side < sides_; ++side)  // side first: it numbers the groups
            for (std::size_t cluster = 0; cluster < cells_.size(); ++cluster) {
                groups.push_back({.parts = {static_cast<std::uint32_t>(side), static_cast<std::uint32_t>(cluster)}});
                const auto& counts = cells_[cluster][side];
                joined.per_group.push_back(counts ? *counts : nobody);
            }
        joined.groups = std::move(groups);
        return clusterSample(joined);
    }

private:
    std::size_t sides_;
    std::size_t places_;
    std::map<std::string, std::size_t> cluster_at_;
    std::vector<std::vector<std::optional<ItemCounts>>> cells_;
};

/// The distributions of a number by school or of everybody, in the form of counts.
struct NumberGroups {
    GroupedValues all;
    GroupedValues schools;
};

ItemCounts placedValues(const GroupedValues& from, std::size_t group, const std::vector<double>& values) {
    ItemCounts made;
    made.options.assign(values.size(), 0);
    made.missing = from.missing[group];
    WeightSums sums;
    sums.options.assign(values.size(), 0);
    sums.option_squares.assign(values.size(), 0);
    bool weighted = false;
    for (const ValueCount& one : from.per_group[group]) {
        const auto place =
            static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), one.value) - values.begin());
        made.options[place] = one.count;
        sums.options[place] = one.weight;
        sums.option_squares[place] = one.weight_squared;
        weighted = weighted || one.weight != static_cast<double>(one.count) || one.weight_squared != one.weight;
        made.answered += one.count;
        sums.answered += one.weight;
        sums.answered_squares += one.weight_squared;
    }
    if (weighted) made.weighted = sums;
    return made;
}

}  // namespace

Result<ScaleReading> readScale(const Item& item, const std::string& definition) {
    Result<OptionPoints> points = scalePoints(item);
    if (!points) return points.problem();
    auto rate = defaultSatisfactionDefinition(item);
    if (!rate) return rate.problem();
    auto index = satisfactionDefinition("index-linear", item);
    if (!index) return index.problem();
    if (!definition.empty()) {
        const auto wanted = satisfactionDefinition(definition, item);
        if (!wanted) return wanted.problem();
        (wanted->kind == SatisfactionKind::rate ? *rate : *index) = *wanted;
    }
    ItemCounts nobody;
    nobody.options.assign(item.options.size(), 0);
    ScaleReading reading{.item = item, .points = *points, .rate_name = rateName(item)};
    const auto read = [&](const SatisfactionDefinition& one, std::vector<double>& per_place,
                          Text& words) -> std::optional<Problem> {
        const Result<OptionPoints> values = definitionPoints(item, one);
        if (!values) return values.problem();
        const auto nothing = satisfaction(item, nobody, one);
        if (!nothing) return nothing.problem();
        words = definitionInWords(*nothing, item);
        per_place.assign(static_cast<std::size_t>(std::count_if(points->begin(), points->end(),
                                                                [](const auto& place) { return place.has_value(); })),
                         0);
        for (std::size_t o = 0; o < values->size(); ++o)
            if ((*points)[o]) per_place[static_cast<std::size_t>(*(*points)[o]) - 1] = (*values)[o].value_or(0);
        return std::nullopt;
    };
    if (auto problem = read(*rate, reading.satisfied, reading.rate_words)) return *problem;
    if (auto problem = read(*index, reading.index, reading.index_words)) return *problem;
    return reading;
}

Placing placedOnScale(const ScaleReading& reading) {
    return [points = reading.points, places = reading.size()](const ItemCounts& counts) {
        ItemCounts made = emptyPlaces(places, counts);
        for (std::size_t o = 0; o < points.size(); ++o)
            if (points[o]) addOption(made, static_cast<std::size_t>(*points[o]) - 1, counts, o);
        closePlaces(made, counts);
        return made;
    };
}

Placing placedByOption(const Item& item, std::size_t option) {
    if (item.kind == QuestionKind::multiple)
        return [option](const ItemCounts& counts) { return placedTick(counts, option); };
    return [options = item.options, option](const ItemCounts& counts) {
        ItemCounts made = emptyPlaces(2, counts);
        for (std::size_t o = 0; o < options.size(); ++o)
            if (options[o].substantive || o == option) addOption(made, o == option ? 1 : 0, counts, o);
        closePlaces(made, counts);
        return made;
    };
}

Result<PlacedGroups> placedGroups(const Tabulator& tabulator, const std::string& item, const Placing& placing,
                                  const std::string& by) {
    const Result<Counts> counts = tabulator.count({item, by});
    if (!counts) return counts.problem();
    PlacedGroups placed{.title = counts->by_title, .ungrouped = counts->ungrouped};
    for (std::size_t g = 0; g < counts->groups.size(); ++g)
        placed.groups.push_back(
            {counts->groups[g].code, counts->groups[g].label, {.everybody = placing(counts->per_group[g])}});
    if (endsInSchool(by)) return placed;  // one school each: none to be a cluster beside it
    if (auto problem = addSchools(placed, *counts, tabulator, placing, by)) return *problem;
    return placed;
}

Result<PlacedNumbers> placedNumbers(const std::vector<NumberSource>& sources) {
    PlacedNumbers placed;
    std::vector<NumberGroups> sides;
    for (const NumberSource& source : sources) {
        const auto all = source.tabulator->values({source.item, {}});
        if (!all) return all.problem();
        const auto schools = source.tabulator->values({source.item, "school"});
        if (!schools) return schools.problem();
        sides.push_back({*all, *schools});
        for (const ValueCounts& group : all->per_group)
            for (const ValueCount& one : group) placed.values.push_back(one.value);
    }
    std::sort(placed.values.begin(), placed.values.end());
    placed.values.erase(std::unique(placed.values.begin(), placed.values.end()), placed.values.end());
    for (const NumberGroups& side : sides) {
        PlacedSide& made = placed.sides.emplace_back();
        made.everybody = placedValues(side.all, 0, placed.values);
        for (std::size_t s = 0; s < side.schools.groups.size(); ++s)
            made.schools.push_back({side.schools.groups[s].code, side.schools.groups[s].label,
                                    placedValues(side.schools, s, placed.values)});
    }
    return placed;
}

IntervalBasis JointSides::basis(std::size_t first, std::size_t second) const {
    if (std::min(side_schools[first], side_schools[second]) >= fewest_schools) return IntervalBasis::schools;
    const bool weighted = totals[first].weighted || totals[second].weighted;
    return weighted ? IntervalBasis::weights : IntervalBasis::independent;
}

JointSides joinSides(const std::vector<const PlacedSide*>& sides, std::size_t places, std::int64_t fewest_schools) {
    JointSides joint{.places = places, .fewest_schools = std::max<std::int64_t>(2, fewest_schools)};
    JointCounts by_school(sides.size(), places), together(sides.size(), places);
    for (std::size_t s = 0; s < sides.size(); ++s) {
        ItemCounts& total = joint.totals.emplace_back();
        total.options.assign(places, 0);
        joint.side_schools.push_back(sides[s] == nullptr ? 0 : schoolsWithAnswers(*sides[s]));
        if (sides[s] == nullptr) continue;
        ItemCounts in_schools = total;
        for (const SideSchool& school : sides[s]->schools) {
            by_school.add(s, school.code, school.counts);
            in_schools += school.counts;
        }
        total = joint.side_schools[s] >= joint.fewest_schools ? in_schools : sides[s]->everybody;
        joint.homeless += sides[s]->everybody.answered - total.answered;
        together.add(s, {}, total);
    }
    joint.schools = by_school.sample();
    joint.respondents = together.sample();
    joint.respondents.unit = SamplingUnit::respondent;
    return joint;
}

ProfileValues sideValues(const ClusterSample& sample, std::size_t places, std::size_t side,
                         const std::vector<double>& per_place) {
    ProfileValues values(static_cast<std::size_t>(sample.profiles));
    const std::size_t first = side * (places + 1);
    for (std::size_t place = 0; place < per_place.size() && first + place < values.size(); ++place)
        values[first + place] = per_place[place];
    return values;
}

}  // namespace diaoyan
