// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/variation.h"

#include "analysis/numeric/sums.h"

#include <cmath>

namespace diaoyan {

namespace {

bool takesPart(const SchoolTotal& school) {
    return school.total && school.pupils > 0;
}

/// Every school counts the same.
void addUnweighted(VariationCoefficient& result) {
    const auto k = static_cast<double>(result.schools_used);
    NeumaierSum sum, squares;
    for (const SchoolContribution& school : result.schools)
        if (school.per_pupil) sum += *school.per_pupil;
    const double mean = sum.value() / k;
    if (!(mean > 0)) return;
    for (const SchoolContribution& school : result.schools)
        if (school.per_pupil) squares += (*school.per_pupil - mean) * (*school.per_pupil - mean);
    result.unweighted_population = std::sqrt(squares.value() / k) / mean;
    if (result.schools_used > 1) result.unweighted_sample = std::sqrt(squares.value() / (k - 1)) / mean;
}

}  // namespace

Result<VariationCoefficient> variationCoefficient(const std::vector<SchoolTotal>& schools) {
    VariationCoefficient result;
    NeumaierSum total, pupils;
    for (const SchoolTotal& school : schools) {
        if (school.pupils < 0 || (school.total && !(*school.total >= 0 && std::isfinite(*school.total))))
            return Problem{
                "wrong-counts",
                phrase("“{0}”的学生数或指标总量不合理", "impossible pupils or total of \"{0}\"", {school.school}),
                {}};
        if (!takesPart(school)) {
            result.problems.push_back({"school-left-out",
                                       phrase("“{0}”没有学生数或没有指标数据，未计入差异系数",
                                              "\"{0}\" has no pupils or no data and was left out", {school.school}),
                                       {}});
            continue;
        }
        ++result.schools_used;
        result.pupils += school.pupils;
        pupils += static_cast<double>(school.pupils);
        total += *school.total;
    }
    if (result.schools_used == 0)
        return Problem{"no-schools", phrase("没有一所学校有学生数和指标数据", "no school has pupils and data"), {}};
    result.mean = total.value() / pupils.value();
    NeumaierSum variance;
    for (const SchoolTotal& given : schools) {
        SchoolContribution school{given.school, given.pupils, std::nullopt, std::nullopt};
        if (takesPart(given)) {
            const auto size = static_cast<double>(given.pupils);
            school.per_pupil = *given.total / size;
            const double deviation = *school.per_pupil - result.mean;
            school.contribution = size / pupils.value() * deviation * deviation;
            variance += *school.contribution;
        }
        result.schools.push_back(std::move(school));
    }
    result.deviation = std::sqrt(variance.value());
    if (result.mean > 0) result.cv = result.deviation / result.mean;
    addUnweighted(result);
    return result;
}

Result<std::array<double, 3>> stageShares(const std::array<std::int64_t, 3>& pupils) {
    constexpr std::array<double, 3> weights{1, 1.1, 1.32};
    std::array<double, 3> shares{};
    double sum = 0;
    bool possible = true;
    for (std::size_t stage = 0; stage < 3; ++stage) {
        possible = possible && pupils[stage] >= 0;
        shares[stage] = weights[stage] * static_cast<double>(pupils[stage]);
        sum += shares[stage];
    }
    if (!possible || !(sum > 0))
        return Problem{"wrong-counts", phrase("各学段的学生数不合理", "impossible numbers of pupils by stage"), {}};
    for (double& share : shares) share /= sum;
    return shares;
}

}  // namespace diaoyan
