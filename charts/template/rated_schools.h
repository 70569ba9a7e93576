// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/schools/funnel.h"
#include "analysis/schools/school_rates.h"
#include "analysis/statistics/satisfaction.h"
#include "charts/report/study.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// The satisfaction rates of schools on one item, with what may be said about them.
struct RatedSchools {
    Item item;
    std::string used;         ///< the definition asked for; empty where it yields no rate and the default one is used
    Text definition;          ///< 满意率（满意+比较满意）
    Satisfaction together;    ///< of all respondents
    std::vector<Text> names;  ///< of the schools below
    SchoolRates rates;        ///< of the schools with enough answers
    std::optional<Funnel> funnel;

    /// Position of a school by its code.
    std::optional<std::size_t> find(const std::string& school) const;
    /// Is the school's difference from all schools more than schools commonly differ by, after correction over schools
    /// (funnel, additive over-dispersion, Benjamini-Hochberg)? Below 0, 0 or above 0; nothing where it cannot be
    /// tested.
    std::optional<int> side(std::size_t school, Confidence confidence) const;
};

/// p=0.012; p<0.001 below that.
Text pWords(double p);

/// Schools with fewer than `minimum_n` valid answers take no part. Problems: not-a-scale, no-schools (none has enough
/// answers), and those of the engine.
Result<RatedSchools> ratedSchools(const StudyPart& part, const Item& item, const std::string& definition,
                                  std::int64_t minimum_n, Confidence confidence);

}  // namespace diaoyan
