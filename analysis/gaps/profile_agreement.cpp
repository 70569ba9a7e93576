// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/gaps/profile_agreement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaoyan {

namespace {

/// Largest first, ties share the mean rank.
std::vector<double> descendingRanks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
        while (last < order.size() && values[order[last]] == values[order[first]]) ++last;
        for (std::size_t i = first; i < last; ++i) ranks[order[i]] = static_cast<double>(first + last + 1) / 2;
    }
    return ranks;
}

/// Sum of t^3 - t over the ties.
double tieTerm(std::vector<double> ranks) {
    std::sort(ranks.begin(), ranks.end());
    double sum = 0;
    for (std::size_t first = 0, last = 0; first < ranks.size(); first = last) {
        while (last < ranks.size() && ranks[last] == ranks[first]) ++last;
        const auto tied = static_cast<double>(last - first);
        sum += tied * tied * tied - tied;
    }
    return sum;
}

/// Ranks have the mean (n + 1) / 2 whatever their ties.
std::optional<double> correlationOfRanks(const std::vector<double>& a, const std::vector<double>& b) {
    const double mean = (static_cast<double>(a.size()) + 1) / 2;
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
        ab += (a[i] - mean) * (b[i] - mean);
    }
    if (!(aa > 0) || !(bb > 0)) return std::nullopt;
    return std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);
}

void addPair(ProfileAgreement& agreement, const ItemMeans& means, std::size_t first, std::size_t second) {
    std::vector<double> a, b;
    double squares = 0;
    for (const auto& item : means) {
        if (!item[first] || !item[second]) continue;
        a.push_back(*item[first]);
        b.push_back(*item[second]);
        squares += (a.back() - b.back()) * (a.back() - b.back());
    }
    std::optional<double> rms, spearman;
    if (!a.empty()) rms = std::sqrt(squares / static_cast<double>(a.size()));
    if (a.size() > 1) spearman = correlationOfRanks(descendingRanks(a), descendingRanks(b));
    for (const std::size_t cell : {first * agreement.groups + second, second * agreement.groups + first}) {
        agreement.rms_gap[cell] = rms;
        agreement.spearman[cell] = spearman;
    }
}

/// W = 12 S / (m^2 (n^3 - n) - m T) with m groups, n items and T the sum of the groups' ties.
void addConcordance(ProfileAgreement& agreement, const std::vector<std::vector<double>>& ranks_by_group) {
    const auto m = static_cast<double>(agreement.groups);
    const auto n = static_cast<double>(agreement.items_ranked);
    if (m < 2 || n < 2) return;
    double squares = 0, ties = 0;
    for (std::size_t item = 0; item < ranks_by_group.front().size(); ++item) {
        double sum = -m * (n + 1) / 2;
        for (const auto& ranks : ranks_by_group) sum += ranks[item];
        squares += sum * sum;
    }
    for (const auto& ranks : ranks_by_group) ties += tieTerm(ranks);
    const double most = m * m * (n * n * n - n) - m * ties;
    if (most > 0) agreement.kendall_w = 12 * squares / most;
}

}  // namespace

ProfileAgreement profileAgreement(const ItemMeans& means) {
    ProfileAgreement agreement;
    agreement.groups = means.empty() ? 0 : means.front().size();
    const std::size_t groups = agreement.groups;
    agreement.spearman.resize(groups * groups);
    agreement.rms_gap.resize(groups * groups);
    agreement.ranks.assign(means.size(), std::vector<std::optional<double>>(groups));
    for (std::size_t a = 0; a < groups; ++a)
        for (std::size_t b = a; b < groups; ++b) addPair(agreement, means, a, b);

    std::vector<std::size_t> complete;
    for (std::size_t item = 0; item < means.size(); ++item)
        if (std::all_of(means[item].begin(), means[item].end(), [](const auto& mean) { return mean.has_value(); }))
            complete.push_back(item);
    agreement.items_ranked = static_cast<std::int64_t>(complete.size());
    std::vector<std::vector<double>> ranks_by_group;
    for (std::size_t group = 0; group < groups; ++group) {
        std::vector<double> values;
        for (const std::size_t item : complete) values.push_back(*means[item][group]);
        ranks_by_group.push_back(descendingRanks(values));
        for (std::size_t i = 0; i < complete.size(); ++i)
            agreement.ranks[complete[i]][group] = ranks_by_group.back()[i];
    }
    addConcordance(agreement, ranks_by_group);
    return agreement;
}

}  // namespace diaoyan
