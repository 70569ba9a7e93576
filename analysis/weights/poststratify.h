// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// Respondents of one stratum (小学女生) and how many people it has.
struct PopulationStratum {
    std::string stratum;
    std::int64_t respondents = 0;
    double base_weight = 0;  ///< sum of the respondents' base weights; their number where there are none
    double population = 0;

    bool operator==(const PopulationStratum&) const = default;
};

struct PostStratification {
    /// By stratum, in the order given: final weight = base weight * factor; 1 where nobody is on either side.
    std::vector<double> factors;
    double population = 0;

    bool operator==(const PostStratification&) const = default;
};

/// 事后分层: factors N_h / sum of base weights, so that the weighted strata are as large as the population's.
/// Problems: wrong-weights (negative or not finite numbers, or an empty population), empty-stratum (people
/// but no respondents: join strata), empty-population (respondents but no people).
/// Source: Holt & Smith (1979), JRSS A 142:33-46. Equals R survey::postStratify.
Result<PostStratification> postStratify(const std::vector<PopulationStratum>& strata);

}  // namespace diaoyan
