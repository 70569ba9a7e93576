// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/rake.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace diaoyan {

namespace {

bool isAmount(double value) {
    return value >= 0 && std::isfinite(value);
}

Problem wrongWeights() {
    return {"wrong-weights",
            phrase("边际或单元的数据不合理：数值不能为负，每个单元须属于每个边际的一档",
                   "impossible margins or cells: no number may be negative, every cell needs a level of every margin"),
            {}};
}

double sumOf(const std::vector<double>& values) {
    NeumaierSum sum;
    for (const double value : values) sum += value;
    return sum.value();
}

std::vector<NeumaierSum> marginSums(const std::vector<RakingCell>& cells, const std::vector<double>& factors,
                                    std::size_t margin, std::size_t levels) {
    std::vector<NeumaierSum> sums(levels);
    for (std::size_t i = 0; i < cells.size(); ++i) sums[cells[i].levels[margin]] += cells[i].base_weight * factors[i];
    return sums;
}

std::optional<Problem> problemOfShape(const std::vector<RakingCell>& cells, const std::vector<RakingMargin>& margins) {
    if (margins.empty()) return wrongWeights();
    for (const RakingMargin& margin : margins)
        if (margin.levels.size() != margin.population.size() ||
            !std::all_of(margin.population.begin(), margin.population.end(), isAmount))
            return wrongWeights();
    for (const RakingCell& cell : cells) {
        if (cell.levels.size() != margins.size() || cell.respondents < 0 || !isAmount(cell.base_weight))
            return wrongWeights();
        for (std::size_t m = 0; m < margins.size(); ++m)
            if (cell.levels[m] >= margins[m].population.size()) return wrongWeights();
    }
    const double population = sumOf(margins.front().population);
    if (!(population > 0) || !std::isfinite(population)) return wrongWeights();
    for (const RakingMargin& margin : margins)
        if (std::abs(sumOf(margin.population) - population) > 1e-9 * population)
            return Problem{"margin-totals-differ",
                           phrase("各边际的总体合计不同：“{0}”与“{1}”对不上，请统一总体数据",
                                  "the margins add up to different populations: \"{0}\" and \"{1}\"",
                                  {margins.front().title, margin.title}),
                           {}};
    return std::nullopt;
}

std::optional<Problem> problemOfLevels(const std::vector<RakingCell>& cells, const std::vector<RakingMargin>& margins,
                                       bool zero_population_allowed) {
    const std::vector<double> ones(cells.size(), 1.0);
    for (std::size_t m = 0; m < margins.size(); ++m) {
        const auto sums = marginSums(cells, ones, m, margins[m].population.size());
        for (std::size_t level = 0; level < sums.size(); ++level) {
            const bool people = margins[m].population[level] > 0;
            if (people && !(sums[level].value() > 0))
                return Problem{"empty-stratum",
                               phrase("“{0}”的“{1}”在总体中有人，样本中却无人作答；请与相近的档合并",
                                      "nobody with \"{1}\" on \"{0}\" answered although the population has people "
                                      "there; join it with a similar level",
                                      {margins[m].title, margins[m].levels[level]}),
                               {}};
            if (!people && sums[level].value() > 0 && !zero_population_allowed)
                return Problem{"empty-population",
                               phrase("“{0}”的“{1}”有人作答，总体人数却是 0，请核对总体数据",
                                      "\"{1}\" on \"{0}\" has respondents but a population of 0; check the population",
                                      {margins[m].title, margins[m].levels[level]}),
                               {}};
        }
    }
    return std::nullopt;
}

/// One round over all margins; false when a level that has people lost all its weight.
bool adjustOnce(const std::vector<RakingCell>& cells, const std::vector<RakingMargin>& margins,
                std::vector<double>& factors) {
    for (std::size_t m = 0; m < margins.size(); ++m) {
        const std::vector<double>& population = margins[m].population;
        const auto sums = marginSums(cells, factors, m, population.size());
        std::vector<double> multiplier(population.size(), 1.0);
        for (std::size_t level = 0; level < population.size(); ++level) {
            const double sum = sums[level].value();
            if (sum > 0)
                multiplier[level] = population[level] / sum;
            else if (population[level] > 0)
                return false;
            if (!std::isfinite(multiplier[level])) return false;
        }
        for (std::size_t i = 0; i < cells.size(); ++i) factors[i] *= multiplier[cells[i].levels[m]];
    }
    return true;
}

double marginError(const std::vector<RakingCell>& cells, const std::vector<RakingMargin>& margins,
                   const std::vector<double>& factors) {
    double worst = 0;
    for (std::size_t m = 0; m < margins.size(); ++m) {
        const auto sums = marginSums(cells, factors, m, margins[m].population.size());
        for (std::size_t level = 0; level < sums.size(); ++level)
            worst = std::max(worst, std::abs(sums[level].value() - margins[m].population[level]));
    }
    return worst;
}

Result<Raking> fit(const std::vector<RakingCell>& cells, const std::vector<RakingMargin>& margins,
                   const RakingOptions& options, bool zero_population_allowed) {
    if (const auto problem = problemOfShape(cells, margins)) return *problem;
    if (const auto problem = problemOfLevels(cells, margins, zero_population_allowed)) return *problem;
    Raking result;
    result.population = sumOf(margins.front().population);
    result.factors.assign(cells.size(), 1.0);
    result.margin_error = marginError(cells, margins, result.factors) / result.population;
    while (result.rounds < options.most_rounds) {
        ++result.rounds;
        if (!adjustOnce(cells, margins, result.factors)) break;
        result.margin_error = marginError(cells, margins, result.factors) / result.population;
        if (result.margin_error <= options.tolerance) return result;
    }
    return Problem{"not-converged",
                   phrase("迭代 {0} 轮仍不收敛：边际之间互相矛盾（样本缺少某些组合），请合并档次或减少边际",
                          "no convergence after {0} rounds: the margins contradict each other because combinations "
                          "are missing in the sample; join levels or drop a margin",
                          {result.rounds}),
                   {}};
}

}  // namespace

Result<Raking> rake(const std::vector<RakingCell>& cells, const std::vector<RakingMargin>& margins,
                    const RakingOptions& options) {
    return fit(cells, margins, options, false);
}

Result<FittedTable> fitTable(const std::vector<double>& seed, const std::vector<std::vector<double>>& margins,
                             const RakingOptions& options) {
    std::vector<RakingMargin> named;
    double size = margins.empty() ? 0 : 1;
    for (const std::vector<double>& margin : margins) {
        named.push_back({std::to_string(named.size() + 1), {}, margin});
        for (std::size_t level = 0; level < margin.size(); ++level)
            named.back().levels.push_back(std::to_string(level + 1));
        size *= static_cast<double>(margin.size());
    }
    if (size != static_cast<double>(seed.size())) return wrongWeights();
    std::vector<RakingCell> cells;
    for (std::size_t i = 0; i < seed.size(); ++i) {
        RakingCell cell{std::vector<std::size_t>(margins.size()), 1, seed[i]};
        std::size_t rest = i;
        for (std::size_t m = margins.size(); m-- > 0; rest /= margins[m].size())
            cell.levels[m] = rest % margins[m].size();
        cells.push_back(std::move(cell));
    }
    const auto fitted = fit(cells, named, options, true);
    if (!fitted) return fitted.problem();
    FittedTable result{seed, fitted->rounds, fitted->margin_error};
    for (std::size_t i = 0; i < seed.size(); ++i) result.table[i] = seed[i] * fitted->factors[i];
    return result;
}

}  // namespace diaoyan
