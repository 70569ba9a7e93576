// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/share.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/responses.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What came back from one school for one role. `returned` includes sheets that were then excluded.
struct Returned {
    std::string school;  ///< roster code; empty or unknown: a sheet whose school is not known
    std::string role;    ///< role id
    std::int64_t returned = 0;
    std::int64_t valid = 0;

    bool operator==(const Returned&) const = default;
};

/// 发放, 回收, 有效 of one school and role, or of many together.
struct ResponseRate {
    std::string school;  ///< roster code; empty for a sum
    Text name;
    std::string role;                    ///< role id; empty for the sum over roles
    std::optional<std::int64_t> issued;  ///< expected respondents; absent when the roster does not say
    std::int64_t returned = 0;
    std::int64_t valid = 0;
    /// 回收率 = returned / issued; undefined (base 0) where nothing is known to have been issued. Above 1
    /// it comes with a problem: an error of the data. In a sum only schools with a known number take part,
    /// above and below; sheets of unknown schools only when that number is known for all.
    Share return_rate;
    Share valid_rate;  ///< 有效率 = valid / returned

    bool operator==(const ResponseRate&) const = default;
};

struct ResponseRates {
    std::vector<ResponseRate> schools;  ///< roster order, within it the roles' order
    std::vector<ResponseRate> roles;    ///< per role: sums over schools and those of unknown school
    ResponseRate overall;               ///< sum over everything, never a mean of rates
    std::vector<Problem> problems;      ///< more-returned-than-issued, more-valid-than-returned

    bool operator==(const ResponseRates&) const = default;
};

/// Overall rates are ratios of sums (Cochran 1977, Sampling Techniques, 2.11), not means of the schools'
/// rates. Entries of one school and role add up.
ResponseRates responseRates(const Roster& roster, const std::vector<Role>& roles,
                            const std::vector<Returned>& returned);

/// The valid answers of a questionnaire per school, taken as all that came back.
std::vector<Returned> returnedOf(const Responses& responses);

}  // namespace diaoyan
