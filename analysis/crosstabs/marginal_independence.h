// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/answer_patterns.h"
#include "analysis/engine/tabulator.h"
#include "analysis/numeric/multiple_testing.h"
#include "analysis/numeric/random.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// A multiple response within one group. Mergeable by addition.
struct GroupCoOccurrence {
    /// Respondents who were asked, also those without a tick. (Cases only: then "ticked nothing" is left
    /// out, and the test is about those who ticked something.)
    std::int64_t n = 0;
    /// Options x options, symmetric: respondents who ticked both; the diagonal is the ticks of one.
    std::vector<std::int64_t> together;

    bool operator==(const GroupCoOccurrence&) const = default;
};

/// What p an option gets whose expected counts are small.
enum class SmallTables {
    pearson,  ///< Pearson's all the same, with `doubtful` as a warning
    exact     ///< Fisher's exact test (Freeman & Halton 1951) where the tables can be enumerated
};

/// One option by group, ticked or not: a 2 x g table.
struct OptionIndependence {
    /// Pearson with 0.5 put in place of empty cells; undefined where nobody or everybody ticked the option.
    std::optional<double> statistic;
    Tail p;
    double p_adjusted = 1;
    double min_expected = 0;  ///< of the counts as they are
    bool doubtful = false;    ///< Cochran's rule: more than 20 % of the cells expected below 5, or one below 1
    bool exact = false;       ///< p is Fisher's

    bool operator==(const OptionIndependence&) const = default;
};

/// A chi-square statistic brought to its degrees of freedom.
struct ScaledChiSquare {
    double statistic = 0;
    double df = 0;
    Tail p;

    bool operator==(const ScaledChiSquare&) const = default;
};

/// Is every option ticked equally often in all groups?
struct MarginalIndependence {
    std::int64_t n = 0;
    std::size_t groups_used = 0;              ///< those with respondents
    std::size_t options_used = 0;             ///< those that somebody, but not everybody, ticked
    std::vector<OptionIndependence> options;  ///< in the order given, also those not used
    double df_option = 0;                     ///< of each option's test
    Adjustment adjustment = Adjustment::holm;
    Tail bonferroni;                              ///< overall: smallest p times options_used
    double statistic = 0;                         ///< X2_S: sum over the options
    ScaledChiSquare naive;                        ///< as if options were independent: wrong, for comparison only
    double trace = 0;                             ///< sum of the eigenvalues of D^-1 H V H'
    double squares = 0;                           ///< sum of their squares
    std::optional<ScaledChiSquare> first_order;   ///< Rao-Scott; undefined when no group has any spread
    std::optional<ScaledChiSquare> second_order;  ///< Rao-Scott with Satterthwaite's df: the one to report
    std::int64_t products = 0;                    ///< multiplications for trace and squares: the work done

    bool operator==(const MarginalIndependence&) const = default;
};

/// What an engine counted, as input: everybody asked, group by group, or (asked empty) the cases only.
std::vector<GroupCoOccurrence> groupCoOccurrences(const CoOccurrence& pairs,
                                                  const std::vector<std::int64_t>& asked = {});

struct MarginalIndependenceOptions {
    Adjustment adjustment = Adjustment::holm;
    SmallTables small_tables = SmallTables::pearson;
};

/// Tests per option with correction over the options, and jointly by X2_S = sum of the options' X2 with
/// the Rao-Scott correction of second order, from the covariances of the ticks within the groups. A chi-square
/// test on the table of mentions would treat the ticks of one person as independent and is wrong. Groups
/// without respondents and options nobody or everybody ticked take no part. Assumes independent respondents.
/// Problems: no-test (fewer than two groups or no option to test), wrong-counts.
/// Sources: Agresti & Liu (1999), Biometrics 55:936-943; Bilder, Loughin & Nettleton (2000), Comm. Stat.
/// Simul. 29:1285-1316. Equals R MRCV::MI.test(type = "rs2", "bonf").
Result<MarginalIndependence> marginalIndependence(const std::vector<GroupCoOccurrence>& groups,
                                                  const MarginalIndependenceOptions& options = {});

/// A set of ticks and how many respondents of every group have it. Options 0 .. 63 are the bits of ticks[0],
/// 64 .. 127 of ticks[1] and so on.
struct TickPattern {
    std::vector<std::uint64_t> ticks;
    std::vector<std::int64_t> by_group;

    bool operator==(const TickPattern&) const = default;
};

/// From Tabulator::patterns({one-choice item, multiple response}): cases only.
/// REQUIRES: every pattern has the position of its group, below `groups`, and then the ticks.
std::vector<TickPattern> tickPatterns(const std::vector<AnswerPattern>& patterns, std::size_t groups);

/// The counts of the patterns. REQUIRES: every pattern has a count for each group and bits for the options.
std::vector<GroupCoOccurrence> coOccurrences(const std::vector<TickPattern>& patterns, std::size_t options);

struct MarginalIndependenceBootstrap {
    double statistic = 0;  ///< X2_S observed
    double p = 1;          ///< share of the valid resamples with a statistic at least as large
    double monte_carlo_error = 0;
    Interval monte_carlo_interval;  ///< 99 %, Clopper-Pearson: where p would lie with endless resampling
    std::int64_t at_least = 0;
    std::int64_t valid = 0;  ///< resamples in which every tested option was ticked by some and not by all
    std::int64_t replications = 0;
    std::uint64_t seed = 0;

    bool operator==(const MarginalIndependenceBootstrap&) const = default;
};

/// The joint test for small groups: everybody's ticks are drawn anew, with replacement, from all
/// respondents' answers, the groups keep their sizes. Needs the answer patterns (not who gave them): the
/// dependence between more than two options is in no table. Patterns in any order, but another order
/// draws other resamples.
/// Problems: no-test, wrong-counts, too-many-draws (respondents times replications above 2e8: the
/// Rao-Scott test is accurate there), no-resample (no valid one).
/// Source: Loughin & Scherer (1998), Biometrics 54:630-637, as in Bilder et al. (2000).
Result<MarginalIndependenceBootstrap> marginalIndependenceBootstrap(const std::vector<TickPattern>& patterns,
                                                                    std::size_t options,
                                                                    std::int64_t replications = 10000,
                                                                    std::uint64_t seed = defaultSeed);

}  // namespace diaoyan
