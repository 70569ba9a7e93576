// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What comparing schools by a share needs of one school: `count` of `n` valid answers (满意的人数).
struct SchoolCount {
    std::string school;  ///< code or name, kept as it is
    std::int64_t count = 0;
    std::int64_t n = 0;                     ///< 0: nobody answered; the school stays listed
    std::optional<std::int64_t> enrolment;  ///< people who could have answered

    bool operator==(const SchoolCount&) const = default;
};

/// Over all schools.
struct SchoolCountTotals {
    std::int64_t count = 0;
    std::int64_t n = 0;
    std::int64_t schools = 0;  ///< with at least one answer
    double n_squared = 0;      ///< sum of the squared n

    bool operator==(const SchoolCountTotals&) const = default;
};

/// Problems: no-schools (or no answer in any), wrong-counts (negative, count > n, or above 10^12).
Result<SchoolCountTotals> schoolCountTotals(const std::vector<SchoolCount>& schools);

/// The same, and a difference between schools can exist. Problems also: zero-variance (every answer or
/// none counts: nothing differs between schools).
Result<SchoolCountTotals> variedSchoolCountTotals(const std::vector<SchoolCount>& schools);

/// count / n minus the overall share, exact until the last division. REQUIRES: n > 0.
double deviationFromOverall(const SchoolCount& school, const SchoolCountTotals& totals);

}  // namespace diaoyan
