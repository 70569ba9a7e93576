// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/independence.h"

#include "analysis/crosstabs/freeman_halton.h"
#include "analysis/crosstabs/non_empty.h"

#include <cmath>

namespace diaoyan {

namespace {

/// "12 格中有 4 格期望频数低于 5，最小 1.1"
Text smallCounts(const ChiSquare& test) {
    const auto tenths = static_cast<std::int64_t>(std::llround(10 * test.min_expected));
    const std::string smallest = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    return phrase("{0} 格中有 {1} 格期望频数低于 5，最小 {2}",
                  "{1} of {0} cells are expected below 5, the smallest {2}",
                  {test.cells, test.cells_expected_below_5, smallest});
}

void usePearson(IndependenceTest& test) {
    test.method = IndependenceMethod::pearson;
    test.p = {test.chi_square.p, test.chi_square.log_p};
}

bool useFisher(IndependenceTest& test, const NonEmptyTable& table) {
    if (table.rows.size() != 2 || table.columns.size() != 2) return false;
    const auto made = fisherExact({table.counts[0], table.counts[1], table.counts[2], table.counts[3]});
    if (!made) return false;
    test.method = IndependenceMethod::fisher;
    test.fisher = *made;
    test.p = made->two_sided;
    test.reason = phrase("{0}，改用费舍尔精确检验", "{0}: Fisher's exact test", {smallCounts(test.chi_square)});
    return true;
}

bool useFreemanHalton(IndependenceTest& test, const CrossTable& table) {
    const std::optional<Tail> exact = freemanHaltonP(table);
    if (!exact) return false;
    test.method = IndependenceMethod::freeman_halton;
    test.p = *exact;
    test.reason = phrase("{0}，改用费舍尔精确检验（R×C 表）", "{0}: Fisher's exact test for tables of any size",
                         {smallCounts(test.chi_square)});
    return true;
}

bool useSimulation(IndependenceTest& test, const CrossTable& table, std::uint64_t seed) {
    const auto made = monteCarloIndependence(table, defaultReplications, seed);
    if (!made) return false;
    test.method = IndependenceMethod::monte_carlo;
    test.simulation = *made;
    test.p = {made->freeman_halton.p, std::log(made->freeman_halton.p)};
    test.reason = phrase("{0}，可能的表太多、无法穷举，改用随机模拟（{1} 次，种子 {2}）",
                         "{0}, too many tables to enumerate: simulated ({1} tables, seed {2})",
                         {smallCounts(test.chi_square), made->replications, made->seed});
    return true;
}

}  // namespace

std::string independenceMethodName(IndependenceMethod method) {
    switch (method) {
    case IndependenceMethod::fisher: return "fisher";
    case IndependenceMethod::freeman_halton: return "freeman-halton";
    case IndependenceMethod::monte_carlo: return "monte-carlo";
    case IndependenceMethod::pearson: break;
    }
    return "pearson";
}

Result<IndependenceTest> independenceTest(const CrossTable& table, std::uint64_t seed, ExactWork work) {
    const auto pearson = chiSquare(table);
    if (!pearson) return pearson.problem();
    IndependenceTest test;
    test.chi_square = *pearson;
    test.cramers_v = pearson->cramers_v;
    if (!pearson->doubtful()) {
        usePearson(test);
        test.reason = phrase("期望频数够大（最多两成的格低于 5，没有低于 1 的），用皮尔逊卡方检验",
                             "expected counts are large enough (at most 20 % of the cells below 5, none below 1): "
                             "Pearson's chi-square test");
        return test;
    }
    if (useFisher(test, nonEmpty(table))) return test;
    const bool any_table = work == ExactWork::any_table;
    if (any_table && (useFreemanHalton(test, table) || useSimulation(test, table, seed))) return test;
    usePearson(test);
    test.doubtful = true;
    if (!any_table) {
        test.reason = phrase("{0}，卡方检验的 p 值只能参考；精确检验或随机模拟更可靠",
                             "{0}: the p value of the chi-square test is a rough one; an exact test or a simulation is "
                             "the better one",
                             {smallCounts(test.chi_square)});
        return test;
    }
    test.reason = phrase("{0}，但表格太大，精确检验和模拟都算不了；卡方检验的 p 值只能参考，请合并类别",
                         "{0}, but the table is too large for an exact test or a simulation; the p value of the "
                         "chi-square test is a rough one: merge categories",
                         {smallCounts(test.chi_square)});
    return test;
}

}  // namespace diaoyan
