// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/difference_lines.h"

#include "analysis/clusters/design_proportion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaoyan {

namespace {

OptionPoints asPoints(const std::vector<double>& per_place) {
    return {per_place.begin(), per_place.end()};
}

std::int64_t satisfiedOf(const ItemCounts& counts, const std::vector<double>& satisfied) {
    std::int64_t count = 0;
    for (std::size_t place = 0; place < satisfied.size(); ++place)
        if (satisfied[place] > 0) count += counts.options[place];
    return count;
}

ProfileValues valuesOf(const JoinedItem& item, IntervalBasis basis, std::size_t side,
                       const std::vector<double>& per_place) {
    return sideValues(item.joint.sample(basis), item.joint.places, side, per_place);
}

/// Weighted where the answers are.
std::optional<double> meanOf(const JoinedItem& item, std::size_t side, const std::vector<double>& per_place) {
    const ItemCounts& total = item.joint.totals[side];
    if (per_place.empty() || total.answered == 0) return std::nullopt;
    if (total.weighted) {
        const IntervalBasis basis = IntervalBasis::weights;
        const auto mean = designMean(item.joint.sample(basis), valuesOf(item, basis, side, per_place));
        if (mean.ok()) return mean->estimate;
    }
    return groupMoments(scoredCounts(total, asPoints(per_place))).mean;
}

SideFigures figuresOf(const JoinedItem& item, std::size_t side, Confidence confidence) {
    const ItemCounts& total = item.joint.totals[side];
    SideFigures made{.n = total.answered};
    if (made.n == 0) return made;
    made.mean = meanOf(item, side, item.values);
    made.index = meanOf(item, side, item.index);
    if (!item.values.empty())
        if (const auto variance = groupMoments(scoredCounts(total, asPoints(item.values))).variance())
            made.sd = std::sqrt(*variance);
    if (item.satisfied.empty()) return made;
    made.satisfied = {satisfiedOf(total, item.satisfied), made.n, item.base};
    made.rate = meanOf(item, side, item.satisfied);
    made.rate_interval = wilsonInterval(made.satisfied.count, made.n, confidence);
    const IntervalBasis basis = item.joint.basis(side);
    if (basis == IntervalBasis::independent) return made;
    const auto design =
        designProportion(item.joint.sample(basis), valuesOf(item, basis, side, item.satisfied), confidence);
    if (design.ok() && design->interval) {
        made.rate_interval = design->interval;
        made.basis = basis;
    }
    return made;
}

/// Degrees of freedom to give up, so that those of the side with fewer schools are left.
int lostDegrees(const JointSides& joint, std::size_t first, std::size_t second, const ProfileValues& either) {
    const std::int64_t fewer = std::min(joint.side_schools[first], joint.side_schools[second]);
    return static_cast<int>(designSize(joint.schools, either).clusters - fewer);
}

/// Cluster-robust or weighted, where the sample is and something varies.
std::optional<SideDifference> designedDifference(const JoinedItem& item, std::size_t first, std::size_t second,
                                                 const std::vector<double>& per_place, Confidence confidence) {
    const IntervalBasis basis = item.joint.basis(first, second);
    if (basis == IntervalBasis::independent || per_place.empty()) return std::nullopt;
    const ProfileValues one = valuesOf(item, basis, first, per_place);
    const ProfileValues other = valuesOf(item, basis, second, per_place);
    ProfileValues either = one;
    for (std::size_t p = 0; p < either.size(); ++p)
        if (other[p]) either[p] = other[p];
    const int lost = basis == IntervalBasis::schools ? lostDegrees(item.joint, first, second, either) : 0;
    const auto made = designDifference(item.joint.sample(basis), one, other, confidence, lost);
    if (!made.ok() || !made->p) return std::nullopt;
    return SideDifference{
        .estimate = made->difference.estimate, .interval = made->difference.interval, .p = made->p->p, .basis = basis};
}

SideDifference rateDifference(const JoinedItem& item, std::size_t first, std::size_t second,
                              const std::vector<SideFigures>& figures, Confidence confidence) {
    SideDifference made;
    if (item.satisfied.empty()) return made;
    const auto plain = proportionDifference(figures[first].satisfied.count, figures[first].n,
                                            figures[second].satisfied.count, figures[second].n, confidence);
    if (!plain.ok()) return made;
    if (auto designed = designedDifference(item, first, second, item.satisfied, confidence)) {
        made = *designed;
        // With few schools t limits leave what rates can differ by.
        if (made.interval) made.interval = {std::max(made.interval->lower, -1.0), std::min(made.interval->upper, 1.0)};
    } else {
        made.estimate = plain->difference;
        made.interval = plain->newcombe;
        if (plain->p) made.p = plain->p->p;
    }
    made.effect = plain->cohen_h;
    return made;
}

SideDifference meanDifferenceOf(const ItemGap& gap, const JoinedItem& item, Confidence confidence) {
    SideDifference made{.estimate = gap.gap, .effect = gap.cohens_d};
    if (auto designed = designedDifference(item, gap.group1, gap.group2, item.values, confidence)) {
        made = *designed;
        made.effect = gap.cohens_d;
    } else if (gap.welch && item.joint.basis(gap.group1, gap.group2) == IntervalBasis::independent) {
        made.interval = gap.welch->interval;
        made.p = gap.p;
    }
    return made;
}

/// The unclustered part of what is known of the means.
GapItem gapItemOf(const JoinedItem& item, std::size_t sides) {
    // A number has no points; none of what is shown of it depends on them.
    GapItem made{.item = item.code, .scale_points = static_cast<int>(std::max<std::size_t>(2, item.satisfied.size()))};
    for (std::size_t s = 0; s < sides; ++s) {
        const ItemCounts& total = item.joint.totals[s];
        made.groups.push_back({scoredCounts(total, asPoints(item.values)), satisfiedOf(total, item.satisfied)});
    }
    return made;
}

/// Holm's correction over one kind of the lines' tests; how many there are.
std::int64_t adjust(std::vector<DifferenceLine>& lines, SideDifference DifferenceLine::*of) {
    std::vector<std::optional<double>> p;
    for (const DifferenceLine& line : lines) p.push_back((line.*of).p);
    const auto adjusted = adjustedP(p, Adjustment::holm);
    for (std::size_t i = 0; i < lines.size(); ++i) (lines[i].*of).adjusted_p = adjusted[i];
    return std::count_if(p.begin(), p.end(), [](const auto& one) { return one.has_value(); });
}

/// Means and indices of the lines, item by item. REQUIRES: every item has values.
std::optional<Problem> addMeans(DifferenceLines& made, const std::vector<JoinedItem>& items, std::size_t sides) {
    std::vector<std::string> names;
    for (std::size_t s = 0; s < sides; ++s) names.push_back(std::to_string(s));
    std::vector<GapItem> gap_items;
    for (const JoinedItem& item : items) gap_items.push_back(gapItemOf(item, sides));
    const auto analysis = gapAnalysis(names, gap_items, Adjustment::holm, made.confidence);
    if (!analysis.ok()) return analysis.problem();
    for (std::size_t i = 0; i < made.lines.size(); ++i) {
        DifferenceLine& line = made.lines[i];
        line.means = meanDifferenceOf(analysis->gaps[i], items[line.item], made.confidence);
        const auto& figures = made.figures[line.item];
        if (figures[line.first].index && figures[line.second].index)
            line.index_gap = *figures[line.first].index - *figures[line.second].index;
    }
    made.mean_tests = adjust(made.lines, &DifferenceLine::means);
    return std::nullopt;
}

}  // namespace

JoinedItem joinedScale(const ScaleReading& reading, JointSides joint) {
    JoinedItem made{.code = reading.item.id,
                    .satisfied = reading.satisfied,
                    .index = reading.index,
                    .joint = std::move(joint),
                    .silent = {}};
    made.values.resize(reading.size());
    std::iota(made.values.begin(), made.values.end(), 1.0);
    made.silent.resize(made.joint.totals.size());
    return made;
}

Result<DifferenceLines> differenceLines(const std::vector<JoinedItem>& items, std::size_t sides,
                                        Confidence confidence) {
    DifferenceLines made{.confidence = confidence};
    bool means = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const JoinedItem& item = items[i];
        means = means && !item.values.empty();
        auto& figures = made.figures.emplace_back();
        for (std::size_t s = 0; s < sides; ++s) figures.push_back(figuresOf(item, s, confidence));
        for (std::size_t a = 0; a < sides; ++a)
            for (std::size_t b = a + 1; b < sides; ++b)
                made.lines.push_back(
                    {.item = i, .first = a, .second = b, .rates = rateDifference(item, a, b, figures, confidence)});
    }
    made.rate_tests = adjust(made.lines, &DifferenceLine::rates);
    if (means)
        if (auto problem = addMeans(made, items, sides)) return *problem;
    return made;
}

}  // namespace diaoyan
