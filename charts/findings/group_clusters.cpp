// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/group_clusters.h"

#include "analysis/clusters/design_tests.h"
#include "analysis/statistics/scale_scores.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

// Pairs times schools: a second or two of work.
constexpr std::size_t mostPairWork = 2'000'000;

std::vector<double> occurring(const std::vector<std::vector<GroupInSchool>>& by_group) {
    std::set<double> values;
    for (const auto& group : by_group)
        for (const GroupInSchool& school : group)
            for (const ValueCount& one : school.values) values.insert(one.value);
    return {values.begin(), values.end()};
}

/// Numbers the schools that occur from 0 on; how many they are.
std::size_t numberSchools(std::vector<std::vector<GroupInSchool>>& by_group) {
    std::map<std::size_t, std::size_t> number;
    for (auto& group : by_group)
        for (GroupInSchool& school : group)
            school.school = number.try_emplace(school.school, number.size()).first->second;
    return number.size();
}

/// What identifies a group among those of a grouping that may be joined.
std::vector<std::uint32_t> partsOf(const std::vector<Group>& groups, std::size_t position) {
    if (!groups[position].parts.empty()) return groups[position].parts;
    return {static_cast<std::uint32_t>(position)};
}

Problem tooFewGroups() {
    return {"too-few-groups",
            phrase("作答来自至少{0}所学校的组不足两个", "fewer than two groups with answers from at least {0} schools",
                   {fewestSchools}),
            {}};
}

Result<DesignDifference> tested(const GroupClusters& clusters, std::size_t first, std::size_t second,
                                const GroupTestOptions& options) {
    const ClusterSample sample = clusters.sampleOf({first, second});
    const std::size_t width = clusters.values.size();
    ProfileValues values(static_cast<std::size_t>(sample.profiles));
    ProfileGroups groups(values.size());
    for (std::size_t i = 0; i < 2 * width; ++i) {
        values[i] = clusters.values[i % width];
        groups[i] = i < width ? 1 : 2;
    }
    return options.pairs == PairsBy::ranks ? designRankTest(sample, values, groups, options.confidence)
                                           : designTTest(sample, values, groups, options.confidence);
}

}  // namespace

std::int64_t GroupClusters::answers() const {
    std::int64_t all = 0;
    for (const auto& group : by_group)
        for (const GroupInSchool& school : group) all += countOf(school.values);
    return all;
}

bool GroupClusters::comparable(std::size_t group) const {
    return schoolsOf(group) >= (unit == SamplingUnit::cluster ? static_cast<std::size_t>(fewestSchools) : 1);
}

std::vector<std::size_t> GroupClusters::comparableGroups() const {
    std::vector<std::size_t> groups;
    for (std::size_t g = 0; g < by_group.size(); ++g)
        if (comparable(g)) groups.push_back(g);
    return groups;
}

ClusterSample GroupClusters::sampleOf(const std::vector<std::size_t>& groups) const {
    ClusterSample sample;
    sample.unit = unit;
    sample.profiles = static_cast<int>(groups.size() * values.size() + 1);
    sample.clusters.resize(std::max<std::size_t>(schools, 1));
    std::int64_t inside = 0;
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (const GroupInSchool& school : by_group[groups[i]])
            for (const ValueCount& one : school.values) {
                const auto value = std::lower_bound(values.begin(), values.end(), one.value) - values.begin();
                sample.clusters[school.school].sums.push_back(
                    {static_cast<int>(i * values.size()) + static_cast<int>(value), one.count, one.weight,
                     one.weight_squared});
                inside += one.count;
            }
    // Of those outside it only matters that their school, or that they themselves, were drawn.
    const std::int64_t outside = unit == SamplingUnit::cluster ? 1 : answers() - inside;
    const auto weight = static_cast<double>(outside);
    if (outside > 0)
        for (SampledCluster& cluster : sample.clusters)
            cluster.sums.push_back({sample.profiles - 1, outside, weight, weight});
    return sample;
}

GroupClusters groupClusters(const std::vector<Group>& nested, const std::vector<ValueCounts>& answers,
                            const GroupChoice& choice) {
    std::map<std::vector<std::uint32_t>, std::size_t> position;
    for (std::size_t i = 0; i < choice.kept.size(); ++i) position[partsOf(choice.all, choice.kept[i])] = i;
    GroupClusters clusters;
    clusters.by_group.resize(choice.kept.size());
    for (std::size_t n = 0; n < nested.size(); ++n) {
        if (answers[n].empty() || nested[n].parts.size() < 2) continue;
        const std::vector<std::uint32_t> group(nested[n].parts.begin(), nested[n].parts.end() - 1);
        if (const auto found = position.find(group); found != position.end())
            clusters.by_group[found->second].push_back({nested[n].parts.back(), answers[n]});
    }
    clusters.values = occurring(clusters.by_group);
    clusters.schools = numberSchools(clusters.by_group);
    return clusters;
}

GroupClusters groupDraws(const std::vector<ValueCounts>& per_group) {
    GroupClusters clusters;
    clusters.unit = SamplingUnit::respondent;
    for (const ValueCounts& group : per_group) {
        clusters.by_group.emplace_back();
        if (!group.empty()) clusters.by_group.back().push_back({0, group});
    }
    clusters.values = occurring(clusters.by_group);
    return clusters;
}

Result<std::optional<GroupClusters>> valueClusters(const GroupComparison& comparison, const ComparedValues& compared) {
    if (mayHoldSchools(comparison.by)) {
        const auto nested = scores(comparison.tabulator, {comparison.item.id, comparison.by + "/school"});
        if (!nested) return nested.problem();
        GroupClusters clusters = groupClusters(nested->groups, nested->per_group, compared.choice);
        if (!clusters.comparableGroups().empty()) return std::optional(std::move(clusters));
    }
    if (comparison.weighted()) return std::optional(groupDraws(compared.values.per_group));
    return std::optional<GroupClusters>();
}

GroupClusters revalued(const GroupClusters& clusters, const std::map<double, double>& new_values) {
    GroupClusters changed = clusters;
    for (auto& group : changed.by_group)
        for (GroupInSchool& school : group) {
            ValueCounts values;
            for (ValueCount one : school.values) {
                const auto found = new_values.find(one.value);
                if (found == new_values.end()) continue;
                one.value = found->second;
                values = merged(values, {one});
            }
            school.values = std::move(values);
        }
    changed.values = occurring(changed.by_group);
    return changed;
}

Result<DesignEstimate> clusterMean(const GroupClusters& clusters, std::size_t group, Confidence confidence) {
    if (!clusters.comparable(group)) return tooFewGroups();
    const ClusterSample sample = clusters.sampleOf({group});
    ProfileValues values(clusters.values.begin(), clusters.values.end());
    values.resize(static_cast<std::size_t>(sample.profiles));
    return designMean(sample, values, confidence);
}

Result<DesignChiSquare> clusterIndependence(const GroupClusters& clusters) {
    const std::vector<std::size_t> groups = clusters.comparableGroups();
    if (groups.size() < 2) return tooFewGroups();
    const std::size_t width = clusters.values.size();
    const ClusterSample sample = clusters.sampleOf(groups);
    std::vector<std::optional<TablePlace>> places(static_cast<std::size_t>(sample.profiles));
    for (std::size_t i = 0; i < groups.size() * width; ++i)
        places[i] = TablePlace{static_cast<int>(i / width), static_cast<int>(i % width)};
    return designChiSquare(sample, places);
}

Result<std::vector<ClusterPair>> clusterPairs(const GroupClusters& clusters, const GroupTestOptions& options) {
    const std::vector<std::size_t> groups = clusters.comparableGroups();
    if (groups.size() < 2) return tooFewGroups();
    const std::size_t pairs = groups.size() * (groups.size() - 1) / 2;
    if (pairs * std::max<std::size_t>(clusters.schools, 1) > mostPairWork)
        return Problem{"too-many-pairs",
                       phrase("{0}组两两比较有{1}对，按学校计算过于费时",
                              "{0} groups make {1} pairs: too long by schools",
                              {static_cast<std::uint64_t>(groups.size()), static_cast<std::uint64_t>(pairs)}),
                       {}};
    std::vector<ClusterPair> all;
    std::vector<std::optional<double>> p;
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (std::size_t j = i + 1; j < groups.size(); ++j) {
            ClusterPair& pair = all.emplace_back();
            pair.first = groups[i];
            pair.second = groups[j];
            if (auto test = tested(clusters, pair.first, pair.second, options); test.ok()) pair.test = *test;
            p.push_back(pair.test && pair.test->p ? std::optional(pair.test->p->p) : std::nullopt);
        }
    const auto adjusted = adjustedP(p, options.adjustment);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].adjusted_p = adjusted[i];
    return all;
}

std::vector<TableCell> clusterLetters(const GroupClusters& clusters, const std::vector<ClusterPair>& pairs,
                                      double alpha) {
    std::vector<LetterPair> compared;
    for (const ClusterPair& pair : pairs)
        if (pair.test) compared.push_back({pair.first, pair.second, pair.test->difference.estimate, pair.adjusted_p});
    const std::vector<std::string> letters = lettersAbove(clusters.by_group.size(), compared, alpha);
    std::vector<TableCell> cells;
    for (std::size_t g = 0; g < letters.size(); ++g)
        cells.push_back(clusters.comparable(g) ? TableCell(untranslated(letters[g]))
                                               : TableCell(NoValue{{"学校太少，不参加学校为群的比较",
                                                                    "too few schools, not compared by schools"}}));
    return cells;
}

Text independentGroups(const std::vector<Text>& letters) {
    const Text named = letters.size() <= 10
                           ? phrase("{0}组", "{0}", {listed(letters)})
                           : phrase("有{0}组", "{0} groups", {static_cast<std::uint64_t>(letters.size())});
    return phrase("{0}的作答来自不足{1}所学校，或人人相同，区间把各人视为相互独立。",
                  "{0}: answers from fewer than {1} schools, or all the same; these intervals take respondents as "
                  "independent.",
                  {named, fewestSchools});
}

bool anyLetters(const std::vector<TableCell>& cells) {
    return std::any_of(cells.begin(), cells.end(), [](const TableCell& cell) {
        const Text* letters = std::get_if<Text>(&cell);
        return letters != nullptr && !letters->empty();
    });
}

}  // namespace diaoyan
