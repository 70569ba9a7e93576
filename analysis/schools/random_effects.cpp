// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/random_effects.h"

#include "analysis/numeric/sums.h"
#include "analysis/schools/school_ranks.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

/// Only schools with answers; their means are taken from the grand mean, which loses no digits when all
/// are large.
struct Profile {
    std::vector<double> n;
    std::vector<double> mean;
    double grand_mean = 0;
    double within = 0;
    double total = 0;

    double weight(std::size_t i, double ratio) const { return n[i] / (1 + ratio * n[i]); }
};

struct ProfilePoint {
    double weights = 0;
    double squared_weights = 0;
    double mu = 0;               ///< less the grand mean
    double scatter = 0;          ///< within + sum w (m - mu)^2
    double squared_scatter = 0;  ///< sum w^2 (m - mu)^2
};

ProfilePoint profileAt(const Profile& data, double ratio) {
    NeumaierSum weights, squares, weighted_means;
    for (std::size_t i = 0; i < data.n.size(); ++i) {
        const double w = data.weight(i, ratio);
        weights += w;
        squares += w * w;
        weighted_means += w * data.mean[i];
    }
    ProfilePoint point;
    point.weights = weights.value();
    point.squared_weights = squares.value();
    point.mu = weighted_means.value() / point.weights;
    NeumaierSum scatter, squared_scatter;
    scatter += data.within;
    for (std::size_t i = 0; i < data.n.size(); ++i) {
        const double w = data.weight(i, ratio);
        const double deviation = data.mean[i] - point.mu;
        scatter += w * deviation * deviation;
        squared_scatter += w * w * deviation * deviation;
    }
    point.scatter = scatter.value();
    point.squared_scatter = squared_scatter.value();
    return point;
}

/// Derivative of -2 log restricted likelihood in ratio = tau2 / sigma2, sigma2 profiled out.
double slope(const Profile& data, double ratio) {
    const ProfilePoint at = profileAt(data, ratio);
    return at.weights - at.squared_weights / at.weights - (data.total - 1) * at.squared_scatter / at.scatter;
}

double remlRatio(const Profile& data) {
    if (slope(data, 0) >= 0) return 0;
    double low = 0, high = 1 / data.total;
    for (int i = 0; i < 1000 && slope(data, high) < 0; ++i) {
        low = high;
        high *= 2;
    }
    for (int i = 0; i < 200; ++i) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) break;
        (slope(data, middle) < 0 ? low : high) = middle;
    }
    return high;
}

Result<Profile> profileOf(const std::vector<SchoolMoments>& schools) {
    Profile data;
    NeumaierSum sum, within;
    for (const SchoolMoments& school : schools) {
        if (school.n < 0 ||
            (school.n > 0 && (!std::isfinite(school.mean) || !std::isfinite(school.within) || school.within < 0)))
            return Problem{"wrong-moments",
                           phrase("“{0}”的人数、均值或离差平方和不合理",
                                  "impossible n, mean or sum of squares of \"{0}\"", {school.school}),
                           {}};
        if (school.n == 0) continue;
        data.n.push_back(static_cast<double>(school.n));
        data.mean.push_back(school.mean);
        data.total += data.n.back();
        sum += data.n.back() * school.mean;
        within += school.within;
    }
    if (data.n.size() < 2)
        return Problem{
            "too-few-groups", phrase("至少要有两所学校有作答", "at least two schools with answers are needed"), {}};
    if (data.total <= static_cast<double>(data.n.size()))
        return Problem{"too-few-answers",
                       phrase("每所学校都只有一份作答，分不出校内与校际差异",
                              "no school has two answers: variance within schools is unknown"),
                       {}};
    data.within = within.value();
    if (data.within <= 0)
        return Problem{"zero-variance",
                       phrase("每所学校内部的答案都相同，校内方差为 0",
                              "answers do not differ within any school: no variance within schools"),
                       {}};
    data.grand_mean = sum.value() / data.total;
    for (double& mean : data.mean) mean -= data.grand_mean;
    return data;
}

void analyseVariance(RandomEffects& result, const Profile& data) {
    const auto k = static_cast<double>(data.n.size());
    const ProfilePoint at = profileAt(data, 0);
    NeumaierSum squares;
    for (const double n : data.n) squares += n * n;
    NeumaierSum between;  // not from the scatter, where a large within would swallow it
    for (std::size_t i = 0; i < data.n.size(); ++i)
        between += data.n[i] * (data.mean[i] - at.mu) * (data.mean[i] - at.mu);
    result.msb = between.value() / (k - 1);
    result.msw = data.within / (data.total - k);
    result.n0 = (data.total - squares.value() / data.total) / (k - 1);
    result.tau2_anova = (result.msb - result.msw) / result.n0;
    const double variance = result.tau2_anova + result.msw;
    if (variance > 0) result.icc_anova = result.tau2_anova / variance;
}

void predict(RandomEffects& result, const std::vector<SchoolMoments>& schools, double ratio) {
    std::vector<std::optional<double>> means, blups;
    for (const SchoolMoments& given : schools) {
        SchoolEffect school;
        school.school = given.school;
        school.n = given.n;
        if (given.n > 0) {
            const double scaled = static_cast<double>(given.n) * ratio;
            school.mean = given.mean;
            school.reliability = scaled / (1 + scaled);
            school.blup = result.mu + *school.reliability * (given.mean - result.mu);
            school.blup_sd = std::sqrt(result.tau2 / (1 + scaled));
        }
        means.push_back(school.mean);
        blups.push_back(school.blup);
        result.schools.push_back(std::move(school));
    }
    const auto raw = descendingRanks(means), shrunken = descendingRanks(blups);
    for (std::size_t i = 0; i < schools.size(); ++i) {
        result.schools[i].rank_raw = raw[i];
        result.schools[i].rank_blup = shrunken[i];
    }
}

}  // namespace

SchoolMoments schoolMoments(std::string school, const ValueCounts& values) {
    SchoolMoments moments;
    moments.school = std::move(school);
    NeumaierSum sum, within;
    for (const ValueCount& value : values) {
        moments.n += value.count;
        sum += static_cast<double>(value.count) * value.value;
    }
    if (moments.n == 0) return moments;
    moments.mean = sum.value() / static_cast<double>(moments.n);
    for (const ValueCount& value : values) {
        const double deviation = value.value - moments.mean;
        within += static_cast<double>(value.count) * deviation * deviation;
    }
    moments.within = within.value();
    return moments;
}

Result<RandomEffects> randomEffects(const std::vector<SchoolMoments>& schools) {
    const auto data = profileOf(schools);
    if (!data) return data.problem();
    RandomEffects result;
    result.schools_used = static_cast<std::int64_t>(data->n.size());
    for (const SchoolMoments& school : schools) result.n += school.n;
    analyseVariance(result, *data);
    const double ratio = remlRatio(*data);
    const ProfilePoint at = profileAt(*data, ratio);
    result.mu = data->grand_mean + at.mu;
    result.sigma2 = at.scatter / (data->total - 1);
    result.mu_standard_error = std::sqrt(result.sigma2 / at.weights);
    result.tau2 = ratio * result.sigma2;
    result.icc = ratio / (1 + ratio);
    predict(result, schools, ratio);
    return result;
}

}  // namespace diaoyan
