// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// The respondents who have the same level on every margin.
struct RakingCell {
    std::vector<std::size_t> levels;  ///< one per margin, from 0
    std::int64_t respondents = 0;
    double base_weight = 0;  ///< sum of their base weights; their number where there are none

    bool operator==(const RakingCell&) const = default;
};

/// What is known of the population along one variable.
struct RakingMargin {
    std::string title;
    std::vector<std::string> levels;
    std::vector<double> population;  ///< one per level

    bool operator==(const RakingMargin&) const = default;
};

struct RakingOptions {
    /// Stop when no weighted margin is off by more than this part of the population.
    double tolerance = 1e-10;
    int most_rounds = 1000;

    bool operator==(const RakingOptions&) const = default;
};

struct Raking {
    std::vector<double> factors;  ///< by cell: final weight = base weight * factor
    double population = 0;
    int rounds = 0;
    double margin_error = 0;  ///< the largest that is left, over the population

    bool operator==(const Raking&) const = default;
};

/// 迭代加权（边际校准）: factors such that every weighted margin equals the population's. Cells that nobody
/// answered stay empty. Problems: wrong-weights (no margin, a negative or infinite number, a cell that does
/// not fit the margins), margin-totals-differ (by more than 1e-9), empty-stratum (people but no
/// respondents), empty-population (respondents but no people), not-converged (no solution, because of the
/// empty cells, or too few rounds).
/// Sources: Deming & Stephan (1940), Annals of Mathematical Statistics 11:427-444; Deville, Sarndal &
/// Sautory (1993), JASA 88:1013-1020. Equals R survey::rake with epsilon = 1e-10; its default epsilon of
/// one person stops about 1e-7 short.
Result<Raking> rake(const std::vector<RakingCell>& cells, const std::vector<RakingMargin>& margins,
                    const RakingOptions& options = {});

/// A table of any number of dimensions, the last one running fastest.
struct FittedTable {
    std::vector<double> table;
    int rounds = 0;
    double margin_error = 0;

    bool operator==(const FittedTable&) const = default;
};

/// Iterative proportional fitting of a table to one-dimensional margins, which give its shape. Empty cells
/// stay empty; a margin of 0 empties its cells. Problems: as rake, without empty-population.
Result<FittedTable> fitTable(const std::vector<double>& seed, const std::vector<std::vector<double>>& margins,
                             const RakingOptions& options = {});

}  // namespace diaoyan
