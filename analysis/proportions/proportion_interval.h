// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"

#include <cstdint>
#include <optional>

namespace diaoyan {

// Intervals for count of base, both limits as proportions. All are undefined when base <= 0 or the count is
// not within 0..base, and assume independent respondents (for pupils within schools see clusters/).

/// Score interval; at count = 0 and count = base it stays inside [0, 1]. The default of this project.
/// Equals R prop.test(count, base, correct = FALSE). Source: Wilson (1927), JASA 22:209-212.
std::optional<Interval> wilsonInterval(std::int64_t count, std::int64_t base, Confidence confidence = Confidence{});

/// Exact interval: [0, .] at count = 0, [., 1] at count = base. Never covers less than it says, often more.
/// Equals R binom.test. Source: Clopper & Pearson (1934), Biometrika 26:404-413.
std::optional<Interval> clopperPearsonInterval(std::int64_t count, std::int64_t base,
                                               Confidence confidence = Confidence{});

/// Wilson's interval where the base was drawn from `population` people (enrolment), with effective size
/// base * (population - 1) / (population - base); of zero width when everybody answered (a census).
/// Undefined also when base > population. Source: Cochran (1977), Sampling Techniques, 3rd ed., 2.8, for
/// the correction.
std::optional<Interval> finitePopulationInterval(std::int64_t count, std::int64_t base, std::int64_t population,
                                                 Confidence confidence = Confidence{});

/// Wilson's interval with continuity correction, as wide as the exact one. As in R, no correction where
/// exactly half said yes. Equals R prop.test(count, base). Source: Newcombe (1998), Statistics in Medicine
/// 17:857-872, method 4.
std::optional<Interval> wilsonContinuityInterval(std::int64_t count, std::int64_t base,
                                                 Confidence confidence = Confidence{});

/// Wald's formula after adding z^2 / 2 to both the yes and the no; may leave [0, 1].
/// Source: Agresti & Coull (1998), The American Statistician 52:119-126.
std::optional<Interval> agrestiCoullInterval(std::int64_t count, std::int64_t base,
                                             Confidence confidence = Confidence{});

/// Equal-tailed posterior interval under Jeffreys' prior Beta(1/2, 1/2); [0, .] at count = 0, [., 1] at
/// count = base. Source: Brown, Cai & DasGupta (2001), Statistical Science 16:101-133. R: qbeta.
std::optional<Interval> jeffreysInterval(std::int64_t count, std::int64_t base, Confidence confidence = Confidence{});

/// Exact interval with half the probability of the observed count: shorter than Clopper and Pearson's,
/// covers as much as it says on average. Source: Berry & Armitage (1995), The Statistician 44:417-423.
std::optional<Interval> midPInterval(std::int64_t count, std::int64_t base, Confidence confidence = Confidence{});

/// p +- z sqrt(p (1 - p) / n). FOR TEACHING ONLY: of no width at 0 % and 100 %, leaves [0, 1], covers far
/// less than it says with few answers (Brown, Cai & DasGupta 2001). No report may print it.
std::optional<Interval> waldInterval(std::int64_t count, std::int64_t base, Confidence confidence = Confidence{});

}  // namespace diaoyan
