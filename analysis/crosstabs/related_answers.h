// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/answer_patterns.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

// Several items answered by the same respondents. What these tests need is how often every distinct combination
// of answers occurs: the answers of one person hang together, so counts per item are not enough.

/// Is every item ticked (answered yes) equally often?
struct CochranQ {
    std::int64_t n = 0;             ///< respondents
    std::int64_t informative = 0;   ///< those who ticked some but not all: all that the test looks at
    std::vector<std::int64_t> yes;  ///< per item
    double statistic = 0;
    double df = 0;  ///< items - 1
    Tail p{};
    double eta_squared = 0;  ///< effect: statistic / (n (items - 1)), 0 to 1 (Serlin, Carr & Marascuilo 1982)

    bool operator==(const CochranQ&) const = default;
};

/// values: 1 yes, 0 no, one per item. Two items: McNemar's chi-square. Respondents who miss an answer must be
/// left out by the caller.
/// Problems: wrong-patterns (patterns of different lengths, values other than 0 and 1, negative counts),
/// no-test (fewer than two items or no respondent), zero-variance (everybody ticked all items or none).
/// Source: Cochran (1950), Biometrika 37:256-266. R: no function in stats; DescTools::CochranQTest.
Result<CochranQ> cochranQ(const std::vector<AnswerPattern>& patterns);

/// Are several items rated alike, by ranks within each respondent?
struct Friedman {
    std::int64_t n = 0;              ///< respondents
    std::vector<double> mean_ranks;  ///< per item, 1 = lowest value; ties share the mean rank
    double statistic = 0;            ///< corrected for ties
    double df = 0;                   ///< items - 1
    Tail p{};
    double kendall_w = 0;  ///< effect and agreement: 0 no common order, 1 everybody ranks the items alike

    bool operator==(const Friedman&) const = default;
};

/// values: the ratings, one per item; only their order within a respondent matters. Respondents who miss an
/// answer must be left out by the caller (listwise).
/// Problems: wrong-patterns, no-test (fewer than two items or no respondent), zero-variance (everybody rated
/// all items the same).
/// Sources: Friedman (1937), JASA 32:675-701; Kendall & Babington Smith (1939), Ann. Math. Stat. 10:275-287.
/// Equals R friedman.test.
Result<Friedman> friedman(const std::vector<AnswerPattern>& patterns);

}  // namespace diaoyan
