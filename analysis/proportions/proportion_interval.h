// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"

#include <cstdint>
#include <optional>

namespace diaoyan {

/// Score interval for count of base, both as proportions. Undefined when base <= 0 or the count is not
/// within 0..base; at count = 0 and count = base it stays inside [0, 1]. The default of this project.
/// Source: Wilson (1927), JASA 22:209-212.
std::optional<Interval> wilsonInterval(std::int64_t count, std::int64_t base, Confidence confidence = Confidence{});

/// Exact interval: [0, .] at count = 0, [., 1] at count = base. Source: Clopper & Pearson (1934),
/// Biometrika 26:404-413.
std::optional<Interval> clopperPearsonInterval(std::int64_t count, std::int64_t base,
                                               Confidence confidence = Confidence{});

/// Wilson's interval where the base was drawn from `population` people (enrolment), with effective size
/// base * (population - 1) / (population - base); of zero width when everybody answered (a census).
/// Undefined also when base > population. Source: Cochran (1977), Sampling Techniques, 3rd ed., 2.8, for
/// the correction.
std::optional<Interval> finitePopulationInterval(std::int64_t count, std::int64_t base, std::int64_t population,
                                                 Confidence confidence = Confidence{});

}  // namespace diaoyan
