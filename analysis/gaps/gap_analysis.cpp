// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/gaps/gap_analysis.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr std::size_t mostGroups = 100;

bool fits(const GapItem& item, std::size_t groups) {
    const bool sound = std::all_of(item.groups.begin(), item.groups.end(), [](const ScaleAnswers& answers) {
        return answers.satisfied >= 0 && answers.satisfied <= countOf(answers.points);
    });
    return sound && item.groups.size() == groups && item.scale_points >= 2 &&
           (!item.clusters || item.cluster_values.size() == groups);
}

std::optional<Problem> impossible(const std::vector<std::string>& groups, const std::vector<GapItem>& items) {
    if (groups.size() < 2)
        return Problem{"too-few-groups", phrase("至少要有两个群体才能比较", "a gap needs two groups"), {}};
    if (groups.size() > mostGroups)
        return Problem{"too-many-groups",
                       phrase("群体太多（{0} 个），请先合并", "too many groups ({0}): merge some first",
                              {static_cast<std::uint64_t>(groups.size())}),
                       {}};
    if (items.empty()) return Problem{"no-items", phrase("没有可比较的题目", "there is no item to compare"), {}};
    for (const GapItem& item : items)
        if (!fits(item, groups.size()))
            return Problem{"wrong-groups",
                           phrase("“{0}”的数据与群体对不上", "the data of {0} do not fit the groups", {item.item}),
                           {}};
    return std::nullopt;
}

GapCell cellOf(const ScaleAnswers& answers) {
    GapCell cell;
    const GroupMoments moments = groupMoments(answers.points);
    cell.n = moments.n;
    if (moments.n > 0) cell.mean = moments.mean;
    if (const auto variance = moments.variance()) cell.sd = std::sqrt(*variance);
    cell.satisfied = {answers.satisfied, moments.n, BaseKind::valid};
    return cell;
}

void addMeans(ItemGap& gap, const GapItem& item, const GapCell& first, const GapCell& second, Confidence confidence) {
    if (!first.mean || !second.mean) return;
    gap.gap = *first.mean - *second.mean;
    gap.index_gap = 100 * *gap.gap / (item.scale_points - 1);
    gap.index_gap_20 = 100 * *gap.gap / item.scale_points;
    const ScaleAnswers &one = item.groups[gap.group1], &other = item.groups[gap.group2];
    if (const auto test = twoSampleT(one.points, other.points, confidence); test.ok()) {
        gap.welch = test->welch;
        gap.cohens_d = test->cohens_d;
        if (gap.welch) gap.p = gap.welch->tail.p;
    }
    if (const auto rates = proportionDifference(one.satisfied, first.n, other.satisfied, second.n, confidence);
        rates.ok())
        gap.satisfied = *rates;
}

/// The cluster-robust test takes the place of Welch's.
std::optional<Problem> addClusters(ItemGap& gap, const GapItem& item, Confidence confidence) {
    if (!item.clusters) return std::nullopt;
    gap.p = std::nullopt;
    const auto test =
        designDifference(*item.clusters, item.cluster_values[gap.group1], item.cluster_values[gap.group2], confidence);
    if (test.ok()) {
        gap.clustered = *test;
        if (test->p) gap.p = test->p->p;
        return std::nullopt;
    }
    const std::string& code = test.problem().code;
    if (code == "no-base" || code == "too-few-clusters") return std::nullopt;
    return test.problem();
}

}  // namespace

Result<GapAnalysis> gapAnalysis(const std::vector<std::string>& groups, const std::vector<GapItem>& items,
                                Adjustment adjustment, Confidence confidence) {
    if (auto problem = impossible(groups, items)) return *problem;
    GapAnalysis made;
    made.groups = groups;
    made.adjustment = adjustment;
    made.confidence = confidence;
    ItemMeans means;
    for (std::size_t i = 0; i < items.size(); ++i) {
        made.items.push_back(items[i].item);
        std::vector<GapCell>& cells = made.cells.emplace_back();
        auto& row = means.emplace_back();
        for (const ScaleAnswers& answers : items[i].groups) {
            cells.push_back(cellOf(answers));
            row.push_back(cells.back().mean);
        }
        for (std::size_t a = 0; a < groups.size(); ++a)
            for (std::size_t b = a + 1; b < groups.size(); ++b) {
                ItemGap gap{.item = i, .group1 = a, .group2 = b};
                addMeans(gap, items[i], cells[a], cells[b], confidence);
                if (auto problem = addClusters(gap, items[i], confidence)) return *problem;
                made.gaps.push_back(std::move(gap));
            }
    }
    std::vector<std::optional<double>> p;
    for (const ItemGap& gap : made.gaps) p.push_back(gap.p);
    const auto adjusted = adjustedP(p, adjustment);
    for (std::size_t i = 0; i < adjusted.size(); ++i) made.gaps[i].adjusted_p = adjusted[i];
    made.agreement = profileAgreement(means);
    return made;
}

}  // namespace diaoyan
