// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/related_answers.h"

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

Problem wrongPatterns() {
    return {"wrong-patterns",
            phrase("作答组合的题数不一致，或取值、人数不对",
                   "the combinations of answers differ in length, or a value or count is not possible"),
            {}};
}

Problem constantAnswers() {
    return {"zero-variance",
            phrase("每个人对各题的回答都一样，无法比较各题",
                   "every respondent gave the same answer to all items: nothing to compare"),
            {}};
}

/// Respondents and items; problems wrong-patterns and no-test.
struct Extent {
    std::int64_t respondents = 0;
    std::size_t items = 0;
};

Result<Extent> extentOf(const std::vector<AnswerPattern>& patterns) {
    Extent extent;
    if (!patterns.empty()) extent.items = patterns.front().values.size();
    for (const AnswerPattern& pattern : patterns) {
        if (pattern.values.size() != extent.items || pattern.count < 0) return wrongPatterns();
        extent.respondents += pattern.count;
    }
    if (extent.items < 2 || extent.respondents == 0)
        return Problem{"no-test",
                       phrase("至少要有两个题、一位都作答的人，才能比较",
                              "at least two items and one respondent who answered all of them are needed"),
                       {}};
    return extent;
}

/// Twice the ranks of the values, ties sharing the mean; adds the sum of t^3 - t over the ties.
std::vector<std::int64_t> doubledRanks(const std::vector<int>& values, Wide& ties) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<std::int64_t> ranks(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
        for (std::size_t j = i; j < end; ++j) ranks[order[j]] = static_cast<std::int64_t>(i + end + 1);
        const auto tied = static_cast<std::int64_t>(end - i);
        ties += Wide{tied} * tied * tied - tied;
        i = end;
    }
    return ranks;
}

}  // namespace

Result<CochranQ> cochranQ(const std::vector<AnswerPattern>& patterns) {
    const auto extent = extentOf(patterns);
    if (!extent) return extent.problem();
    const auto items = static_cast<std::int64_t>(extent->items);
    CochranQ test;
    test.n = extent->respondents;
    test.yes.assign(extent->items, 0);
    Wide within = 0;  // sum over respondents of ticks * (items - ticks)
    for (const AnswerPattern& pattern : patterns) {
        std::int64_t ticks = 0;
        for (std::size_t i = 0; i < extent->items; ++i) {
            if (pattern.values[i] != 0 && pattern.values[i] != 1) return wrongPatterns();
            ticks += pattern.values[i];
            test.yes[i] += pattern.values[i] * pattern.count;
        }
        if (ticks > 0 && ticks < items) test.informative += pattern.count;
        within += Wide{pattern.count} * ticks * (items - ticks);
    }
    if (within == 0) return constantAnswers();
    Wide sum = 0, squares = 0;
    for (const std::int64_t yes : test.yes) {
        sum += yes;
        squares += Wide{yes} * yes;
    }
    // Exact up to the division.
    test.df = static_cast<double>(items - 1);
    test.statistic = test.df * static_cast<double>(items * squares - sum * sum) / static_cast<double>(within);
    test.p = chiSquareUpperTail(test.statistic, test.df);
    test.eta_squared = test.statistic / (static_cast<double>(test.n) * test.df);
    return test;
}

Result<Friedman> friedman(const std::vector<AnswerPattern>& patterns) {
    const auto extent = extentOf(patterns);
    if (!extent) return extent.problem();
    const auto items = static_cast<std::int64_t>(extent->items);
    std::vector<Wide> sums(extent->items, 0);
    Wide ties = 0;
    for (const AnswerPattern& pattern : patterns) {
        Wide own_ties = 0;
        const auto ranks = doubledRanks(pattern.values, own_ties);
        for (std::size_t i = 0; i < ranks.size(); ++i) sums[i] += Wide{ranks[i]} * pattern.count;
        ties += own_ties * pattern.count;
    }
    // Without ties n (k^3 - k); 0 when all ranks are tied.
    const Wide untied = Wide{extent->respondents} * (Wide{items} * items * items - items) - ties;
    if (untied == 0) return constantAnswers();
    Friedman test;
    test.n = extent->respondents;
    const auto n = static_cast<double>(test.n);
    double squares = 0;
    for (const Wide sum : sums) {
        test.mean_ranks.push_back(static_cast<double>(sum) / 2 / n);
        const auto centred = static_cast<double>(sum - Wide{test.n} * (items + 1)) / 2;
        squares += centred * centred;
    }
    test.df = static_cast<double>(items - 1);
    test.statistic = 12 * squares * test.df / static_cast<double>(untied);
    test.p = chiSquareUpperTail(test.statistic, test.df);
    test.kendall_w = test.statistic / (n * test.df);
    return test;
}

}  // namespace diaoyan
