// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>

namespace diaoyan {

/// Did the share of "yes" change between two answers of the same people (or schools)?
struct McNemar {
    std::int64_t both = 0;  ///< yes to the first and to the second
    std::int64_t only_first = 0;
    std::int64_t only_second = 0;
    std::int64_t neither = 0;
    std::int64_t n = 0;                           ///< pairs
    std::int64_t discordant = 0;                  ///< only_first + only_second: all that the test looks at
    double share_first = 0;                       ///< proportion of yes
    double share_second = 0;                      ///< proportion of yes
    double difference = 0;                        ///< share_first - share_second
    double difference_se = 0;                     ///< Wald, of dependent proportions; 0 without a change
    std::optional<double> odds_ratio{};           ///< only_first / only_second; may be infinite
    std::optional<double> statistic{};            ///< (b - c)^2 / (b + c), 1 degree of freedom
    std::optional<Tail> p_chi_square{};           ///< of the statistic
    std::optional<double> statistic_corrected{};  ///< with Edwards' continuity correction
    std::optional<Tail> p_corrected{};            ///< of the corrected statistic
    std::optional<Tail> p_exact{};                ///< binomial, two-sided; not computed above 10^10 discordant pairs
    bool exact = true;                            ///< p is the exact one: fewer than 25 discordant pairs
    Tail p{};                                     ///< the one to report

    bool operator==(const McNemar&) const = default;
};

/// Counts of pairs by the two answers; pairs with a missing answer must be left out by the caller. Without
/// discordant pairs nothing changed: p = 1, the statistics are undefined.
/// Problems: negative-count, no-test (no pair at all).
/// Sources: McNemar (1947), Psychometrika 12:153-157; Edwards (1948), Psychometrika 13:185-187.
/// Equals R mcnemar.test (correct = FALSE and TRUE) and binom.test(b, b + c) for the exact p.
Result<McNemar> mcnemar(std::int64_t both, std::int64_t only_first, std::int64_t only_second, std::int64_t neither);

}  // namespace diaoyan
