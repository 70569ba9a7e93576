// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/marginal_independence.h"

#include "analysis/crosstabs/two_row_exact.h"
#include "analysis/proportions/proportion_interval.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

constexpr double maxDraws = 5e8;

Problem noTest() {
    return {"no-test",
            phrase("有人作答的组不足两个，或没有一个选项既有人选又有人不选，无法检验",
                   "fewer than two groups with respondents, or no option that some but not all ticked: no test"),
            {}};
}

Problem wrongCounts() {
    return {"wrong-counts",
            phrase("各组的选择人数与共选人数互相矛盾", "the ticks and joint ticks of the groups contradict each other"),
            {}};
}

/// One option: ticks of the groups used. Sums are of everybody.
struct TickTable {
    std::vector<std::int64_t> sizes;
    std::vector<std::int64_t> ticks;
    std::int64_t n = 0;
    std::int64_t ticked = 0;

    bool constant() const { return ticked == 0 || ticked == n; }
};

/// Pearson's X2 of the 2 x g table, empty cells taken as 0.5. Counts are doubled to stay whole, so that
/// deviations are exact before the division.
double pearson(const TickTable& table) {
    const auto doubled = [](std::int64_t count) { return count == 0 ? std::int64_t{1} : 2 * count; };
    std::int64_t ticked = 0, not_ticked = 0;
    for (std::size_t g = 0; g < table.sizes.size(); ++g) {
        ticked += doubled(table.ticks[g]);
        not_ticked += doubled(table.sizes[g] - table.ticks[g]);
    }
    const std::int64_t total = ticked + not_ticked;
    // A group's deviations of both rows are opposite: d^2 / e1 + d^2 / e2.
    double statistic = 0;
    for (std::size_t g = 0; g < table.sizes.size(); ++g) {
        const std::int64_t with = doubled(table.ticks[g]);
        const std::int64_t size = with + doubled(table.sizes[g] - table.ticks[g]);
        const double deviation = static_cast<double>(Wide{with} * total - Wide{size} * ticked);
        statistic += deviation / static_cast<double>(ticked) * (deviation / static_cast<double>(not_ticked)) /
                     (2 * static_cast<double>(size));
    }
    return statistic;
}

void addExpected(const TickTable& table, OptionIndependence& option) {
    std::size_t below5 = 0;
    const double share = static_cast<double>(table.ticked) / static_cast<double>(table.n);
    const double other_share = static_cast<double>(table.n - table.ticked) / static_cast<double>(table.n);
    option.min_expected = static_cast<double>(table.n);
    for (const std::int64_t size : table.sizes)
        for (const double of_size : {share, other_share}) {
            const double expected = static_cast<double>(size) * of_size;
            if (expected < 5) ++below5;
            option.min_expected = std::min(option.min_expected, expected);
        }
    option.doubtful = option.min_expected < 1 || 5 * below5 > 2 * table.sizes.size();
}

OptionIndependence testOf(const TickTable& table, SmallTables small_tables) {
    OptionIndependence option;
    addExpected(table, option);
    if (table.constant()) return option;
    option.statistic = pearson(table);
    option.p = chiSquareUpperTail(*option.statistic, static_cast<double>(table.sizes.size() - 1));
    if (small_tables == SmallTables::pearson || !option.doubtful) return option;
    if (const auto p = twoRowExactP(table.sizes, table.ticks)) {
        option.p = *p;
        option.exact = true;
    }
    return option;
}

std::size_t optionsOf(const GroupCoOccurrence& group) {
    const auto root = static_cast<std::size_t>(std::llround(std::sqrt(static_cast<double>(group.together.size()))));
    return root * root == group.together.size() ? root : 0;
}

bool possible(const GroupCoOccurrence& group, std::size_t c) {
    if (group.n < 0 || group.together.size() != c * c) return false;
    for (std::size_t j = 0; j < c; ++j)
        for (std::size_t k = 0; k <= j; ++k) {
            const std::int64_t both = group.together[j * c + k];
            const std::int64_t one = group.together[j * c + j], other = group.together[k * c + k];
            if (both != group.together[k * c + j] || both < 0 || both > std::min(one, other)) return false;
            if (one > group.n || other > group.n || one - both > group.n - other) return false;
        }
    return true;
}

/// The groups with respondents, option by option. `together` and c as in the input.
std::vector<TickTable> tickTables(const std::vector<const GroupCoOccurrence*>& groups, std::size_t c) {
    std::vector<TickTable> tables(c);
    for (const GroupCoOccurrence* group : groups)
        for (std::size_t j = 0; j < c; ++j) {
            const std::int64_t ticks = group->together[j * c + j];
            tables[j].sizes.push_back(group->n);
            tables[j].ticks.push_back(ticks);
            tables[j].n += group->n;
            tables[j].ticked += ticks;
        }
    return tables;
}

/// Trace of A = D^-1 H V H' and of A^2. With S the covariance of the ticks in a group, d the variance of an
/// option over everybody, T = d^-1/2 S d^-1/2 and a the group's share of the respondents, the blocks of A are
/// a multiple of sums of the T, and
///   tr A   = sum over groups of (1 - a) tr T
///   tr A^2 = sum over groups of (1 - a)^2 |T|^2  +  2 sum over pairs of groups of a a' <T, T'>,
/// none of the terms negative: g c^2 steps instead of (g c)^3.
void addTraces(const std::vector<const GroupCoOccurrence*>& groups, const std::vector<TickTable>& tables,
               const std::vector<std::size_t>& used, MarginalIndependence& result) {
    const std::size_t c = tables.size();
    const auto n = static_cast<double>(result.n);
    std::vector<double> scale;
    for (const std::size_t j : used)
        scale.push_back(n / std::sqrt(static_cast<double>(tables[j].ticked)) /
                        std::sqrt(static_cast<double>(result.n - tables[j].ticked)));
    std::vector<double> before(used.size() * used.size(), 0);  // sum of a T over the groups so far
    for (const GroupCoOccurrence* group : groups) {
        const auto size = static_cast<double>(group->n);
        const double rest = static_cast<double>(result.n - group->n) / n;
        double trace = 0, own = 0, mixed = 0;
        for (std::size_t j = 0; j < used.size(); ++j)
            for (std::size_t k = 0; k <= j; ++k) {
                const std::size_t row = used[j] * c;
                const Wide scaled = Wide{group->n} * group->together[row + used[k]] -
                                    Wide{group->together[row + used[j]]} * group->together[used[k] * c + used[k]];
                const double t = static_cast<double>(scaled) / size / size * scale[j] * scale[k];
                const double times = j == k ? 1 : 2;
                double& sum = before[j * used.size() + k];
                if (j == k) trace += t;
                own += times * t * t;
                mixed += times * t * sum;
                sum += size / n * t;
            }
        result.trace += rest * trace;
        result.squares += rest * rest * own + 2 * (size / n) * mixed;
        result.products += static_cast<std::int64_t>(used.size() * (used.size() + 1));
    }
}

ScaledChiSquare scaledChiSquare(double statistic, double df) {
    return {statistic, df, chiSquareUpperTail(statistic, df)};
}

void addJointTests(MarginalIndependence& result) {
    std::vector<std::optional<double>> p;
    const Tail* smallest = nullptr;
    for (OptionIndependence& option : result.options) {
        p.push_back(option.statistic ? std::optional<double>(option.p.p) : std::nullopt);
        if (!option.statistic) continue;
        result.statistic += *option.statistic;
        if (smallest == nullptr || option.p.log_p < smallest->log_p) smallest = &option.p;
    }
    const auto adjusted = adjustedP(p, result.adjustment);
    for (std::size_t j = 0; j < adjusted.size(); ++j) result.options[j].p_adjusted = adjusted[j].value_or(1);
    const auto used = static_cast<double>(result.options_used);
    result.bonferroni = {std::min(1.0, smallest->p * used), std::min(0.0, smallest->log_p + std::log(used))};
    const double df = result.df_option * used;
    result.naive = scaledChiSquare(result.statistic, df);
    if (!(result.squares > 0)) return;
    result.first_order = scaledChiSquare(df * result.statistic / result.trace, df);
    result.second_order = scaledChiSquare(df * result.statistic / result.squares, df * df / result.squares);
}

/// X2_S of tables none of which is constant; undefined otherwise.
std::optional<double> sumOfPearson(const std::vector<TickTable>& tables) {
    double sum = 0;
    for (const TickTable& table : tables) {
        if (table.constant()) return std::nullopt;
        sum += pearson(table);
    }
    return sum;
}

/// Draws ticks for the groups from everybody's answers.
class Resampler {
public:
    Resampler(std::vector<TickPattern> patterns, std::vector<TickTable> tables, const std::vector<std::size_t>& used)
        : tables_(std::move(tables)) {
        std::sort(patterns.begin(), patterns.end(),
                  [](const TickPattern& a, const TickPattern& b) { return a.ticks < b.ticks; });
        starts_.push_back(0);
        for (const TickPattern& pattern : patterns) {
            for (std::size_t i = 0; i < used.size(); ++i)
                if (pattern.ticks[used[i] / 64] >> (used[i] % 64) & 1u) ticked_.push_back(i);
            const auto people = std::accumulate(pattern.by_group.begin(), pattern.by_group.end(), std::int64_t{0});
            rows_.insert(rows_.end(), static_cast<std::size_t>(people), static_cast<std::uint32_t>(starts_.size() - 1));
            starts_.push_back(ticked_.size());
        }
    }

    std::optional<double> draw(Random& random) {
        for (TickTable& table : tables_) {
            std::fill(table.ticks.begin(), table.ticks.end(), 0);
            table.ticked = 0;
        }
        const std::vector<std::int64_t>& sizes = tables_.front().sizes;
        for (std::size_t g = 0; g < sizes.size(); ++g)
            for (std::int64_t i = 0; i < sizes[g]; ++i) {
                const std::uint32_t pattern = rows_[random.below(rows_.size())];
                for (std::size_t at = starts_[pattern]; at < starts_[pattern + 1]; ++at)
                    ++tables_[ticked_[at]].ticks[g];
            }
        for (TickTable& table : tables_)
            table.ticked = std::accumulate(table.ticks.begin(), table.ticks.end(), std::int64_t{0});
        return sumOfPearson(tables_);
    }

private:
    std::vector<TickTable> tables_;
    std::vector<std::uint32_t> rows_;  ///< pattern of every respondent
    std::vector<std::size_t> ticked_;  ///< options of all patterns, one after the other
    std::vector<std::size_t> starts_;  ///< where those of a pattern begin
};

}  // namespace

Result<MarginalIndependence> marginalIndependence(const std::vector<GroupCoOccurrence>& groups,
                                                  const MarginalIndependenceOptions& options) {
    const std::size_t c = groups.empty() ? 0 : optionsOf(groups.front());
    MarginalIndependence result;
    std::vector<const GroupCoOccurrence*> filled;
    for (const GroupCoOccurrence& group : groups) {
        if (!possible(group, c)) return wrongCounts();
        result.n += group.n;
        if (group.n > 0) filled.push_back(&group);
    }
    const std::vector<TickTable> tables = tickTables(filled, c);
    std::vector<std::size_t> used;
    for (std::size_t j = 0; j < tables.size(); ++j)
        if (!tables[j].constant()) used.push_back(j);
    if (filled.size() < 2 || used.empty()) return noTest();
    result.groups_used = filled.size();
    result.options_used = used.size();
    result.df_option = static_cast<double>(filled.size() - 1);
    result.adjustment = options.adjustment;
    for (const TickTable& table : tables) result.options.push_back(testOf(table, options.small_tables));
    addTraces(filled, tables, used, result);
    addJointTests(result);
    return result;
}

std::vector<GroupCoOccurrence> groupCoOccurrences(const CoOccurrence& pairs, const std::vector<std::int64_t>& asked) {
    std::vector<GroupCoOccurrence> groups;
    for (std::size_t g = 0; g < pairs.per_group.size(); ++g)
        groups.push_back({g < asked.size() ? asked[g] : pairs.per_group[g].cases, pairs.per_group[g].counts});
    return groups;
}

std::vector<TickPattern> tickPatterns(const std::vector<AnswerPattern>& patterns, std::size_t groups) {
    std::map<std::vector<std::uint64_t>, std::vector<std::int64_t>> counted;
    for (const AnswerPattern& pattern : patterns) {
        std::vector<std::uint64_t> ticks((pattern.values.size() + 62) / 64);
        for (std::size_t j = 1; j < pattern.values.size(); ++j)
            if (pattern.values[j] == 1) ticks[(j - 1) / 64] |= std::uint64_t{1} << ((j - 1) % 64);
        auto& counts = counted[ticks];
        counts.resize(groups);
        counts[static_cast<std::size_t>(pattern.values[0])] += pattern.count;
    }
    std::vector<TickPattern> result;
    for (const auto& [ticks, counts] : counted) result.push_back({ticks, counts});
    return result;
}

std::vector<GroupCoOccurrence> coOccurrences(const std::vector<TickPattern>& patterns, std::size_t options) {
    std::vector<GroupCoOccurrence> groups(patterns.empty() ? 0 : patterns.front().by_group.size());
    for (GroupCoOccurrence& group : groups) group.together.assign(options * options, 0);
    for (const TickPattern& pattern : patterns) {
        std::vector<std::size_t> ticked;
        for (std::size_t j = 0; j < options; ++j)
            if (pattern.ticks[j / 64] >> (j % 64) & 1u) ticked.push_back(j);
        for (std::size_t g = 0; g < groups.size(); ++g) {
            groups[g].n += pattern.by_group[g];
            if (pattern.by_group[g] == 0) continue;
            for (const std::size_t j : ticked)
                for (const std::size_t k : ticked) groups[g].together[j * options + k] += pattern.by_group[g];
        }
    }
    return groups;
}

Result<MarginalIndependenceBootstrap> marginalIndependenceBootstrap(const std::vector<TickPattern>& patterns,
                                                                    std::size_t options, std::int64_t replications,
                                                                    std::uint64_t seed) {
    double work = 0;
    for (const TickPattern& pattern : patterns) {
        if (pattern.by_group.size() != patterns.front().by_group.size() || 64 * pattern.ticks.size() < options)
            return wrongCounts();
        double ticks = 1;
        for (const std::uint64_t word : pattern.ticks) ticks += std::popcount(word);
        for (const std::int64_t people : pattern.by_group) {
            if (people < 0) return wrongCounts();
            work += ticks * static_cast<double>(people);
        }
    }
    if (work * static_cast<double>(replications) > maxDraws)
        return Problem{"too-many-draws",
                       phrase("人数太多，不必重抽样：请用二阶 Rao–Scott 校正的结果",
                              "too many respondents for resampling, and no need of it: take the second-order Rao-Scott "
                              "test"),
                       {}};
    const std::vector<GroupCoOccurrence> groups = coOccurrences(patterns, options);
    std::vector<const GroupCoOccurrence*> filled;
    for (const GroupCoOccurrence& group : groups)
        if (group.n > 0) filled.push_back(&group);
    std::vector<TickTable> tables;
    std::vector<std::size_t> used;
    const std::vector<TickTable> all = tickTables(filled, options);
    for (std::size_t j = 0; j < all.size(); ++j)
        if (!all[j].constant()) {
            used.push_back(j);
            tables.push_back(all[j]);
        }
    if (filled.size() < 2 || used.empty()) return noTest();

    MarginalIndependenceBootstrap result;
    result.statistic = *sumOfPearson(tables);
    result.replications = std::max<std::int64_t>(0, replications);
    result.seed = seed;
    Resampler resampler(patterns, tables, used);
    Random random(seed);
    const double bar = result.statistic * (1 - 1e-12);  // the same value, summed in another order, counts
    for (std::int64_t i = 0; i < replications; ++i)
        if (const auto drawn = resampler.draw(random)) {
            ++result.valid;
            if (*drawn >= bar) ++result.at_least;
        }
    if (result.valid == 0)
        return Problem{"no-resample", phrase("没有一次重抽样可用", "not one resample could be used"), {}};
    const auto valid = static_cast<double>(result.valid);
    result.p = static_cast<double>(result.at_least) / valid;
    result.monte_carlo_error = std::sqrt(result.p * (1 - result.p) / valid);
    result.monte_carlo_interval = *clopperPearsonInterval(result.at_least, result.valid, Confidence(0.99));
    return result;
}

}  // namespace diaoyan
