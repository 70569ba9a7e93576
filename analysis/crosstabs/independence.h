// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/chi_square.h"
#include "analysis/crosstabs/fisher_exact.h"
#include "analysis/crosstabs/monte_carlo_independence.h"
#include "analysis/numeric/tails.h"

#include <optional>

namespace diaoyan {

/// How the p value of a test of independence was found.
enum class IndependenceMethod {
    pearson,         ///< chi-square distribution
    fisher,          ///< exact, 2 x 2
    freeman_halton,  ///< exact, any other table small enough
    monte_carlo      ///< simulated tables with the same margins
};

/// Stable id: pearson, fisher, freeman-halton, monte-carlo.
std::string independenceMethodName(IndependenceMethod method);

/// Do the answers differ between the groups?
struct IndependenceTest {
    IndependenceMethod method = IndependenceMethod::pearson;
    Text reason{};           ///< why this method, in words
    Tail p{};                ///< of that method
    double cramers_v = 0;    ///< effect: 0 none, 1 the group determines the answer; phi of a 2 x 2 table
    bool doubtful = false;   ///< Pearson although expected counts are small: nothing better was or could be computed
    ChiSquare chi_square{};  ///< always
    std::optional<FisherExact> fisher{};
    std::optional<MonteCarloIndependence> simulation{};

    bool operator==(const IndependenceTest&) const = default;
};

/// What may be spent on a table whose expected counts are small.
enum class ExactWork {
    two_by_two,  ///< Fisher's test of four cells; a larger table keeps Pearson's and is said to be doubtful
    any_table    ///< as long as it takes, up to some tenths of a second
};

/// Pearson's chi-square where expected counts allow it (Cochran's rule: at most 20 % of the cells expected
/// below 5, none below 1), else Fisher's exact test (2 x 2), its extension to larger tables where these can
/// be enumerated, or a simulation with 10 000 tables. Assumes independent respondents: answers clustered in
/// schools make every one of these p values too small. Problem no-test: fewer than two non-empty rows or columns.
/// Source: Cochran (1954), Biometrics 10:417-451. Equals R chisq.test(correct = FALSE) or fisher.test.
Result<IndependenceTest> independenceTest(const CrossTable& table, std::uint64_t seed = defaultSeed,
                                          ExactWork work = ExactWork::any_table);

}  // namespace diaoyan
