// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One indicator of one school: 图书 935 册, 学生 89 人.
struct SchoolTotal {
    std::string school;
    std::optional<double> total;  ///< of the whole school, not per pupil; absent: not reported
    std::int64_t pupils = 0;      ///< for a satisfaction rate: the valid answers

    bool operator==(const SchoolTotal&) const = default;
};

struct SchoolContribution {
    std::string school;
    std::int64_t pupils = 0;
    std::optional<double> per_pupil;     ///< X_i; undefined for a school that was left out
    std::optional<double> contribution;  ///< P_i / P_N (X_i - mean)^2

    bool operator==(const SchoolContribution&) const = default;
};

/// 差异系数 of one indicator. The unweighted ones are other definitions in use, for comparison only.
struct VariationCoefficient {
    std::int64_t schools_used = 0;
    std::int64_t pupils = 0;   ///< P_N
    double mean = 0;           ///< sum of the totals over sum of the pupils
    double deviation = 0;      ///< S
    std::optional<double> cv;  ///< S / mean; undefined unless the mean is positive
    std::optional<double> unweighted_population;
    std::optional<double> unweighted_sample;  ///< undefined for one school
    std::vector<SchoolContribution> schools;  ///< in the order given
    std::vector<Problem> problems;            ///< school-left-out: no pupils, or no total

    bool operator==(const VariationCoefficient&) const = default;
};

/// S = sqrt(sum of P_i / P_N (X_i - mean)^2), CV = S / mean, weighted by pupils. Problems: no-schools (none
/// with pupils and a total), wrong-counts (a negative or infinite total, negative pupils).
/// Source: 《县域义务教育均衡发展督导评估暂行办法》（教督〔2012〕3号）, 差异系数测算说明; its worked example
/// (five schools, 0.52) is a reference case. Equals tests/reference/16_balance.R.
Result<VariationCoefficient> variationCoefficient(const std::vector<SchoolTotal>& schools);

/// Shares of a combined school's resources by stage (小学、初中、高中), in proportion to pupils weighted
/// 1 : 1.1 : 1.32, that is 1 : 1.1 in 九年一贯制, 1 : 1.2 in 完全中学. Source: 差异系数测算说明 of 2012; not
/// confirmed for 2017. Problem: wrong-counts (a negative number, or nobody).
Result<std::array<double, 3>> stageShares(const std::array<std::int64_t, 3>& pupils);

}  // namespace diaoyan
