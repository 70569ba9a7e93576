// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/sample_weights.h"

#include "analysis/numeric/sums.h"
#include "analysis/weights/poststratify.h"
#include "analysis/weights/rake.h"
#include "analysis/weights/trim.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace diaoyan {

namespace {

/// What the respondents of a level have together.
struct LevelSum {
    std::int64_t respondents = 0;
    NeumaierSum weight;
};

double populationOf(const WeightingMargin& margin) {
    NeumaierSum sum;
    for (const MarginLevel& level : margin.levels) sum += level.population;
    return sum.value();
}

/// Several names in one message: the first ten, then how many more.
Text namesOf(const std::vector<Text>& names) {
    constexpr std::size_t most = 10;
    Text all;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        all = i == 0 ? names[i] : phrase("{0}、{1}", "{0}, {1}", {all, names[i]});
    if (names.size() <= most) return all;
    return phrase("{0}等{1}个", "{0} and {2} more",
                  {all, static_cast<std::uint64_t>(names.size()), static_cast<std::uint64_t>(names.size() - most)});
}

/// Fits the weights of one sample, step by step; each step answers with the problem that stopped it, if any.
class WeightFit {
public:
    WeightFit(std::vector<WeightingMargin> margins, std::size_t respondents, const std::vector<double>& base_weights,
              const WeightingOptions& options)
        : margins_(std::move(margins)), respondents_(respondents), options_(options) {
        made_.weights = base_weights.empty() ? std::vector<double>(respondents, 1.0) : base_weights;
    }

    Result<SampleWeights> run() {
        for (const auto step : {&WeightFit::check, &WeightFit::placeRows, &WeightFit::useOneTotal,
                                &WeightFit::leaveOutEmptyLevels, &WeightFit::fit, &WeightFit::trim, &WeightFit::scale})
            if (auto problem = (this->*step)()) return *problem;
        describe();
        return std::move(made_);
    }

private:
    std::optional<Problem> check() {
        if (respondents_ == 0)
            return Problem{"no-answers", phrase("还没有答卷，无法加权", "there are no answers to weight"), {}};
        bool sound = made_.weights.size() == respondents_;
        for (const double weight : made_.weights) sound = sound && std::isfinite(weight) && weight >= 0;
        for (const WeightingMargin& margin : margins_) {
            sound = sound && margin.of_row.size() == respondents_ && populationOf(margin) > 0;
            for (const MarginLevel& level : margin.levels)
                sound = sound && std::isfinite(level.population) && level.population >= 0;
        }
        if (!sound)
            return Problem{"wrong-weights",
                           phrase("权重和总体人数不能为负，总体不能为空，每名受访者各有一个",
                                  "weights and populations must not be negative, no population may be empty, and "
                                  "every respondent needs a weight"),
                           {}};
        if (options_.trim && !(*options_.trim > 1 && std::isfinite(*options_.trim)))
            return Problem{
                "wrong-limit",
                phrase("权重上限必须大于平均权重的1倍", "the limit must be more than 1 times the mean weight"),
                {}};
        return std::nullopt;
    }

    /// Rows that are in a level of every margin take part; sums per level.
    std::optional<Problem> placeRows() {
        placed_.assign(respondents_, true);
        for (const WeightingMargin& margin : margins_)
            for (std::size_t row = 0; row < respondents_; ++row)
                if (margin.of_row[row] >= margin.levels.size()) placed_[row] = false;
        made_.unplaced = std::count(placed_.begin(), placed_.end(), false);
        for (const WeightingMargin& margin : margins_) {
            std::vector<LevelSum> sums(margin.levels.size());
            for (std::size_t row = 0; row < respondents_; ++row) {
                if (!placed_[row]) continue;
                ++sums[margin.of_row[row]].respondents;
                sums[margin.of_row[row]].weight += made_.weights[row];
            }
            sums_.push_back(std::move(sums));
        }
        if (made_.unplaced == static_cast<std::int64_t>(respondents_))
            return Problem{"no-answers",
                           phrase("没有一份答卷能归入加权所用的各组", "no answer falls into the groups to weight by"),
                           {}};
        return std::nullopt;
    }

    /// Shares become parts of the people that another margin knows; every margin must have as many.
    std::optional<Problem> useOneTotal() {
        const auto known = std::find_if(margins_.begin(), margins_.end(), [](const auto& one) { return !one.shares; });
        people_known_ = margins_.empty() || known != margins_.end();
        if (options_.total == WeightTotal::population && !people_known_)
            return Problem{"population-unknown",
                           phrase("总体只给了比例，没有人数，权重不能合计为总体人数",
                                  "only shares of the population are known: weights cannot add up to its people"),
                           {}};
        if (margins_.empty()) return std::nullopt;
        total_ = known != margins_.end() ? populationOf(*known) : static_cast<double>(respondents_);
        for (WeightingMargin& margin : margins_) {
            const double sum = populationOf(margin);
            if (!margin.shares && std::abs(sum - total_) > 1e-9 * total_)
                return Problem{"margin-totals-differ",
                               phrase("“{0}”与“{1}”的总体合计不同，请统一总体数据，或改用比例",
                                      "\"{0}\" and \"{1}\" add up to different populations; make them agree or give "
                                      "shares",
                                      {known->title, margin.title}),
                               {}};
            if (margin.shares)
                for (MarginLevel& level : margin.levels) level.population *= total_ / sum;
        }
        full_ = margins_;
        return std::nullopt;
    }

    /// Levels with people of whom nobody answered stop the work, or lose their people.
    std::optional<Problem> leaveOutEmptyLevels() {
        double represented = total_;
        for (std::size_t m = 0; m < margins_.size(); ++m) {
            for (std::size_t level = 0; level < margins_[m].levels.size(); ++level) {
                MarginLevel& one = margins_[m].levels[level];
                if (one.population <= 0 || sums_[m][level].weight.value() > 0) continue;
                made_.left_out.push_back(
                    margins_.size() == 1 ? one.label : phrase("{0}：{1}", "{0}: {1}", {margins_[m].title, one.label}));
                one.population = 0;
            }
            represented = std::min(represented, populationOf(margins_[m]));
        }
        if (made_.left_out.empty()) return std::nullopt;
        if (!options_.allow_empty)
            return Problem{"empty-stratum",
                           phrase("总体中有人、却没有人作答：{0}；请先与相近的组合并",
                                  "people in the population, but nobody who answered: {0}; join them with similar "
                                  "groups",
                                  {namesOf(made_.left_out)}),
                           {}};
        total_ = represented;
        for (WeightingMargin& margin : margins_) {
            const double sum = populationOf(margin);
            for (MarginLevel& level : margin.levels) level.population *= total_ / sum;
        }
        return std::nullopt;
    }

    std::optional<Problem> fit() {
        if (margins_.size() > 1) return fitSeveral();
        return margins_.empty() ? std::nullopt : fitOne();
    }

    std::optional<Problem> fitOne() {
        std::vector<PopulationStratum> strata;
        for (std::size_t level = 0; level < margins_.front().levels.size(); ++level)
            strata.push_back({margins_.front().levels[level].label.zh,
                              sums_.front()[level].weight.value() > 0 ? sums_.front()[level].respondents : 0,
                              sums_.front()[level].weight.value(), margins_.front().levels[level].population});
        const auto fitted = postStratify(strata);
        if (!fitted) return fitted.problem();
        for (std::size_t row = 0; row < respondents_; ++row)
            if (placed_[row]) made_.weights[row] *= fitted->factors[margins_.front().of_row[row]];
        return std::nullopt;
    }

    std::optional<Problem> fitSeveral() {
        std::map<std::vector<std::size_t>, std::size_t> cell_of;
        std::vector<RakingCell> cells;
        std::vector<NeumaierSum> cell_weights;
        std::vector<std::size_t> row_cell(respondents_);
        std::vector<std::size_t> levels(margins_.size());
        for (std::size_t row = 0; row < respondents_; ++row) {
            if (!placed_[row]) continue;
            for (std::size_t m = 0; m < margins_.size(); ++m) levels[m] = margins_[m].of_row[row];
            const auto [found, fresh] = cell_of.try_emplace(levels, cells.size());
            if (fresh) {
                cells.push_back({levels, 0, 0});
                cell_weights.emplace_back();
            }
            row_cell[row] = found->second;
            ++cells[found->second].respondents;
            cell_weights[found->second] += made_.weights[row];
        }
        for (std::size_t cell = 0; cell < cells.size(); ++cell) cells[cell].base_weight = cell_weights[cell].value();
        std::vector<RakingMargin> raking;
        for (const WeightingMargin& margin : margins_) {
            raking.push_back({margin.title.zh, {}, {}});
            for (const MarginLevel& level : margin.levels) {
                raking.back().levels.push_back(level.label.zh);
                raking.back().population.push_back(level.population);
            }
        }
        const auto fitted = rake(cells, raking);
        if (!fitted) return fitted.problem();
        made_.rounds = fitted->rounds;
        for (std::size_t row = 0; row < respondents_; ++row)
            if (placed_[row]) made_.weights[row] *= fitted->factors[row_cell[row]];
        return std::nullopt;
    }

    std::optional<Problem> trim() {
        std::vector<double> placed;
        for (std::size_t row = 0; row < respondents_; ++row)
            if (placed_[row]) placed.push_back(made_.weights[row]);
        mean_ = sumOf(placed) / static_cast<double>(placed.size());
        if (!(mean_ > 0)) return Problem{"wrong-weights", phrase("权重合计是0", "the weights add up to 0"), {}};
        if (!options_.trim) return std::nullopt;
        made_.upper_limit = *options_.trim * mean_;
        const auto cut = trimWeights(placed, 0, *made_.upper_limit);
        if (!cut) return cut.problem();
        made_.trimmed = cut->cut;
        std::size_t next = 0;
        for (std::size_t row = 0; row < respondents_; ++row)
            if (placed_[row]) made_.weights[row] = cut->weights[next++];
        return std::nullopt;
    }

    /// Those without a place get the mean weight; then everything adds up to the respondents or to the people.
    std::optional<Problem> scale() {
        const double people = margins_.empty() ? mean_ * static_cast<double>(respondents_) : total_;
        if (people_known_) made_.population = people;
        const double target =
            options_.total == WeightTotal::population ? people / static_cast<double>(respondents_) : 1.0;
        for (std::size_t row = 0; row < respondents_; ++row)
            made_.weights[row] = placed_[row] ? made_.weights[row] / mean_ * target : target;
        if (made_.upper_limit) made_.upper_limit = *options_.trim * target;
        return std::nullopt;
    }

    void describe() {
        NeumaierSum all;
        for (std::size_t row = 0; row < respondents_; ++row)
            if (placed_[row]) all += made_.weights[row];
        const auto placed = static_cast<double>(static_cast<std::int64_t>(respondents_) - made_.unplaced);
        for (std::size_t m = 0; m < margins_.size(); ++m) {
            const WeightingMargin& margin = full_[m];
            std::vector<NeumaierSum> weights(margin.levels.size());
            for (std::size_t row = 0; row < respondents_; ++row)
                if (placed_[row]) weights[margin.of_row[row]] += made_.weights[row];
            MarginFit fit{margin.by, margin.title, {}};
            const double population = populationOf(margin);
            for (std::size_t level = 0; level < margin.levels.size(); ++level) {
                const auto n = static_cast<double>(sums_[m][level].respondents);
                LevelFit one{.code = margin.levels[level].code, .label = margin.levels[level].label};
                one.respondents = sums_[m][level].respondents;
                if (people_known_) one.population = margin.levels[level].population;
                one.sample_percent = 100 * n / placed;
                one.population_percent = 100 * margin.levels[level].population / population;
                one.weighted_percent = 100 * weights[level].value() / all.value();
                if (n > 0) one.mean_weight = weights[level].value() / n;
                fit.levels.push_back(std::move(one));
            }
            made_.margins.push_back(std::move(fit));
        }
    }

    static double sumOf(const std::vector<double>& values) {
        NeumaierSum sum;
        for (const double value : values) sum += value;
        return sum.value();
    }

    std::vector<WeightingMargin> margins_;  ///< as they are fitted
    std::vector<WeightingMargin> full_;     ///< with the people of empty levels
    std::size_t respondents_;
    const WeightingOptions& options_;
    std::vector<bool> placed_;
    std::vector<std::vector<LevelSum>> sums_;
    bool people_known_ = true;
    double total_ = 0;
    double mean_ = 1;
    SampleWeights made_;
};

}  // namespace

Result<SampleWeights> fitWeights(const std::vector<WeightingMargin>& margins, std::size_t respondents,
                                 const std::vector<double>& base_weights, const WeightingOptions& options) {
    return WeightFit(margins, respondents, base_weights, options).run();
}

}  // namespace diaoyan
