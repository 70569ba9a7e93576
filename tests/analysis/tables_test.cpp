// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/chi_square.h"
#include "analysis/crosstabs/crosstab.h"
#include "analysis/engine/number_summary.h"
#include "analysis/numeric/tails.h"
#include "analysis/proportions/proportion_interval.h"
#include "analysis/statistics/frequency.h"
#include "analysis/statistics/multiple_response.h"
#include "analysis/statistics/ranking_table.h"
#include "analysis/statistics/statistics.h"
#include "tests/analysis/sample_survey.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

namespace diaoyan {
namespace {

using namespace sample;

const Item overall = item(question("overall", QuestionKind::scale, fivePoints()));
const Item wishes = item(question("wishes", QuestionKind::multiple, {option("a"), option("b"), option("c")}));
const Item order = item(question("order", QuestionKind::ranking, {option("x"), option("y"), option("z")}));

ItemCounts counted(std::vector<std::int64_t> options, std::array<std::int64_t, 3> missing_reasons = {}) {
    ItemCounts counts;
    for (const std::int64_t count : options) counts.answered += count;
    counts.options = std::move(options);
    counts.missing = missing_reasons;
    return counts;
}

TEST(FrequencyTable, HasNoPercentagesOfNobody) {
    const FrequencyTable table = *frequencyTable(overall, counted({0, 0, 0, 0, 0, 0}));
    ASSERT_EQ(table.rows.size(), 6u);
    EXPECT_FALSE(table.rows[0].of_asked.percent());
    EXPECT_FALSE(table.rows[0].of_valid->percent());
    EXPECT_FALSE(table.unanswered.percent());
}

TEST(FrequencyTable, KeepsUnsureOutOfTheValidBase) {
    const FrequencyTable table = *frequencyTable(overall, counted({4, 3, 2, 1, 0, 5}, {3, 20, 2}));
    EXPECT_EQ(table.asked, 20);
    EXPECT_EQ(table.answered, 15);
    EXPECT_EQ(table.valid, 10);
    EXPECT_EQ(table.not_asked, 20);
    EXPECT_EQ(table.rows[0].of_asked, (Share{4, 20, BaseKind::asked}));
    EXPECT_EQ(table.rows[0].of_valid, (Share{4, 10, BaseKind::valid}));
    EXPECT_EQ(table.rows[2].cumulative, (Share{9, 10, BaseKind::valid}));
    EXPECT_EQ(table.rows[4].cumulative->percent(), 100.0);
    EXPECT_EQ(table.rows[1].rank, (OptionRank{2, 5, false}));
    EXPECT_FALSE(table.rows[5].of_valid);
    EXPECT_FALSE(table.rows[5].cumulative);
    EXPECT_FALSE(table.rows[5].rank);
    EXPECT_EQ(table.rows[5].of_asked.percent(), 25.0);
    EXPECT_EQ(table.unanswered, (Share{3, 20, BaseKind::asked}));
    EXPECT_EQ(table.invalid, (Share{2, 20, BaseKind::asked}));
}

TEST(FrequencyTable, RefusesWhatIsNotItsOwn) {
    EXPECT_EQ(frequencyTable(wishes, counted({1, 2, 3})).problem().code, "not-one-choice");
    EXPECT_EQ(frequencyTable(overall, counted({1, 2, 3})).problem().code, "wrong-counts");
}

TEST(MultipleResponseTable, HasNoPercentagesOfNobody) {
    const MultipleResponseTable table = *multipleResponseTable(wishes, ItemCounts{.options = {0, 0, 0}});
    EXPECT_FALSE(table.rows[0].of_cases.percent());
    EXPECT_FALSE(table.rows[0].of_responses.percent());
    EXPECT_FALSE(table.rows[0].of_asked.percent());
    EXPECT_FALSE(table.mean_choices);
    EXPECT_EQ(multipleResponseTable(overall, counted({0, 0, 0, 0, 0, 0})).problem().code, "not-multiple");
    EXPECT_EQ(multipleResponseTable(wishes, ItemCounts{}).problem().code, "wrong-counts");
}

TEST(RankingTable, ScoresByPlacesAndLeavesTheUnrankedUndefined) {
    ItemCounts counts;
    counts.options = {2, 1, 0};
    counts.ranked = {3, 2, 0};
    counts.rank_sum = {4, 3, 0};
    counts.answered = 3;
    counts.missing = {1, 5, 0};
    const RankingTable table = *rankingTable(order, counts);
    EXPECT_EQ(table.asked, 4);
    EXPECT_EQ(table.rows[0].first, (Share{2, 3, BaseKind::answered}));
    EXPECT_DOUBLE_EQ(*table.rows[0].mean_rank, 4.0 / 3);
    EXPECT_DOUBLE_EQ(*table.rows[0].score, 8.0 / 3);  // 3 + 3 + 2 points over three respondents
    EXPECT_DOUBLE_EQ(*table.rows[1].score, 5.0 / 3);
    EXPECT_FALSE(table.rows[2].mean_rank);
    EXPECT_EQ(table.rows[2].score, 0.0);
    EXPECT_EQ(table.rows[1].place, (OptionRank{2, 3, false}));

    const ItemCounts nobody{.options = {0, 0, 0}, .ranked = {0, 0, 0}, .rank_sum = {0, 0, 0}};
    EXPECT_FALSE(rankingTable(order, nobody)->rows[0].score);
    EXPECT_EQ(rankingTable(order, ItemCounts{.options = {0, 0, 0}}).problem().code, "wrong-counts");
    EXPECT_EQ(rankingTable(overall, counts).problem().code, "not-a-ranking");
}

Counts byTwoGroups() {
    Counts counts;
    counts.item = overall;
    counts.groups = {{"g1", untranslated("g1")}, {"g2", untranslated("g2")}};
    counts.per_group = {counted({8, 2, 0, 0, 0, 4}, {1, 7, 1}), counted({2, 8, 0, 0, 0, 1})};
    counts.ungrouped = 3;
    return counts;
}

TEST(CrossTable, TakesSubstantiveAnswersUnlessToldOtherwise) {
    const CrossTable valid = *crossTabulate(byTwoGroups());
    EXPECT_EQ(valid.columns.size(), 5u);
    EXPECT_EQ(valid.total, 20);
    EXPECT_EQ(valid.left_out, 7);  // 5 unsure, 1 unanswered, 1 invalid; not those routed past
    EXPECT_EQ(valid.ungrouped, 3);
    EXPECT_EQ(valid.ofRow(0, 0), (Share{8, 10, BaseKind::valid}));
    EXPECT_EQ(valid.ofColumn(1, 0), (Share{2, 10, BaseKind::valid}));
    EXPECT_EQ(valid.ofTotal(1, 1), (Share{8, 20, BaseKind::valid}));
    EXPECT_FALSE(valid.ofColumn(0, 4).percent());
    const CrossTable all = *crossTabulate(byTwoGroups(), CrossColumns::all);
    EXPECT_EQ(all.total, 25);
    EXPECT_EQ(all.left_out, 2);
    EXPECT_EQ(all.ofRow(0, 5), (Share{4, 14, BaseKind::answered}));
}

TEST(CrossTable, RefusesMultipleResponses) {
    Counts counts;
    counts.item = wishes;
    EXPECT_EQ(crossTabulate(counts).problem().code, "not-one-choice");
    counts = byTwoGroups();
    counts.per_group[1].options.pop_back();
    EXPECT_EQ(crossTabulate(counts).problem().code, "wrong-counts");
}

TEST(CrossTable, HasNoResidualWhereAMarginIsEmptyOrEverything) {
    const CrossTable table = crossTable({{3, 0}, {4, 0}});
    EXPECT_FALSE(table.adjustedResidual(0, 0));
    EXPECT_FALSE(table.adjustedResidual(0, 1));
    EXPECT_FALSE(crossTable({}).expected(0, 0));
    EXPECT_FALSE(crossTable({{0}}).expected(0, 0));
}

TEST(ChiSquare, RefusesTablesWithoutTwoByTwo) {
    for (const CrossTable& table :
         {crossTable({}), crossTable({{}}), crossTable({{0, 0}, {0, 0}}), crossTable({{5, 3}}), crossTable({{5}, {3}}),
          crossTable({{5, 3}, {0, 0}}), crossTable({{5, 0}, {3, 0}})}) {
        const auto test = chiSquare(table);
        ASSERT_FALSE(test.ok());
        EXPECT_EQ(test.problem().code, "no-test");
    }
}

TEST(ChiSquare, TestsTheTableOfTwoGroups) {
    const ChiSquare test = *chiSquare(*crossTabulate(byTwoGroups()));
    EXPECT_DOUBLE_EQ(test.statistic, 7.2);
    EXPECT_EQ(test.df, 1);
    EXPECT_DOUBLE_EQ(test.cramers_v, 0.6);
    EXPECT_FALSE(test.doubtful());
    EXPECT_TRUE(chiSquare(crossTable({{4, 1}, {1, 4}}))->doubtful());
}

TEST(ChiSquare, IsExactlyZeroUnderIndependenceAndSurvivesHugeCounts) {
    const std::int64_t huge = 100'000'000'000'000;
    const ChiSquare none = *chiSquare(crossTable({{huge, 2 * huge}, {3 * huge, 6 * huge}}));
    EXPECT_EQ(none.statistic, 0);
    EXPECT_EQ(none.p, 1);
    const ChiSquare all = *chiSquare(crossTable({{huge, 0}, {0, huge}}));
    EXPECT_DOUBLE_EQ(all.cramers_v, 1);
    EXPECT_EQ(all.p, 0);
    // For one degree of freedom log erfc(sqrt(x / 2)) -> -x/2 - log(sqrt(pi x / 2)).
    const double x = all.statistic;
    EXPECT_NEAR(all.log_p, -x / 2 - 0.5 * std::log(std::acos(-1.0) * x / 2), 1e-12 * x);
}

TEST(ChiSquare, KeepsTheLogarithmOfTinyProbabilities) {
    // An even number of degrees of freedom has a closed form: df 2: exp(-x/2); df 4: exp(-x/2) (1 + x/2).
    for (const double x : {1e-12, 0.5, 3.0, 100.0, 1330.0, 1340.0, 2000.0, 1e5, 1e9}) {
        EXPECT_NEAR(chiSquareUpperTail(x, 2).log_p, -x / 2, 1e-13 * x) << x;
        EXPECT_NEAR(chiSquareUpperTail(x, 4).log_p, -x / 2 + std::log1p(x / 2), 1e-13 * std::max(x, 1.0)) << x;
    }
    EXPECT_EQ(chiSquareUpperTail(2000, 2).p, 0);
    EXPECT_EQ(chiSquareUpperTail(0, 3).p, 1);
    EXPECT_EQ(chiSquareUpperTail(0, 3).log_p, 0);
    // Both ways of computing the logarithm meet where one hands over to the other.
    for (const double df : {1.0, 3.0, 7.0, 52.0, 400.0}) {
        double x = df;
        while (chiSquareUpperTail(x, df).p >= 1e-290) x += 0.25;
        const double before = chiSquareUpperTail(x - 0.25, df).log_p, after = chiSquareUpperTail(x, df).log_p;
        const double slope = chiSquareUpperTail(x + 0.25, df).log_p - after;
        EXPECT_NEAR(after - before, slope, 1e-5) << df;
    }
}

TEST(ProportionInterval, IsUndefinedForWhatCannotBe) {
    for (const auto& [count, base] : std::vector<std::pair<int, int>>{{0, 0}, {-1, 5}, {6, 5}, {0, -3}}) {
        EXPECT_FALSE(wilsonInterval(count, base));
        EXPECT_FALSE(clopperPearsonInterval(count, base));
        EXPECT_FALSE(finitePopulationInterval(count, base, 100));
    }
    EXPECT_FALSE(finitePopulationInterval(3, 10, 9));
    EXPECT_EQ(finitePopulationInterval(3, 10, 10), (Interval{0.3, 0.3}));
    EXPECT_EQ(finitePopulationInterval(1, 1, 1), (Interval{1, 1}));
}

TEST(ProportionInterval, TakesAnImpossibleLevelForNinetyFive) {
    for (const double level : {0.0, 1.0, -2.0, 95.0, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_EQ(Confidence(level), Confidence(0.95));
}

TEST(ProportionInterval, MirrorsAndStaysInside) {
    for (const std::int64_t n : {1, 2, 7, 100, 5000})
        for (std::int64_t x = 0; x <= n; x += (n > 100 ? 137 : 1)) {
            const Interval one = *wilsonInterval(x, n), other = *wilsonInterval(n - x, n);
            EXPECT_NEAR(one.lower, 1 - other.upper, 1e-14);
            EXPECT_GE(one.lower, 0);
            EXPECT_LE(one.upper, 1);
            const double p = static_cast<double>(x) / static_cast<double>(n);
            EXPECT_LE(one.lower, p);
            EXPECT_GE(one.upper, p);
            const Interval closer = *finitePopulationInterval(x, n, 2 * n);
            EXPECT_LE(closer.upper - closer.lower, one.upper - one.lower);
        }
}

TEST(NumberSummary, IsUndefinedWhereThereIsNothing) {
    const NumberSummary none = summarizeNumbers(valueCounts({}), {2, 3, 4});
    EXPECT_EQ(none.n, 0);
    EXPECT_EQ(none.asked(), 6);
    EXPECT_FALSE(none.mean || none.sd || none.min || none.median || none.max || none.lower_quartile);
    const NumberSummary one = summarizeNumbers(valueCounts({7}));
    EXPECT_EQ(one.mean, 7);
    EXPECT_FALSE(one.sd);
    EXPECT_EQ(one.median, 7);
    EXPECT_EQ(summarizeNumbers(valueCounts({3, 3, 3})).sd, 0);
}

TEST(NumberSummary, UsesQuantilesOfTypeSevenAndTwoPasses) {
    const NumberSummary four = summarizeNumbers(valueCounts({4, 1, 3, 2}));
    EXPECT_EQ(four.lower_quartile, 1.75);
    EXPECT_EQ(four.median, 2.5);
    EXPECT_EQ(four.upper_quartile, 3.25);
    EXPECT_EQ(four.sum, 10);
    // A variance of 30 on an offset of 1e9, where one pass can give a negative one.
    EXPECT_DOUBLE_EQ(*summarizeNumbers(valueCounts({1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16})).sd, std::sqrt(30.0));
}

TEST(NumberSummary, SurvivesTheLargest) {
    const double largest = std::numeric_limits<double>::max();
    const NumberSummary large = summarizeNumbers(valueCounts({largest, largest, largest}));
    EXPECT_TRUE(std::isfinite(*large.mean));
    EXPECT_TRUE(std::isfinite(*summarizeNumbers(valueCounts({-largest, largest})).median));
    EXPECT_FALSE(summarizeNumbers(valueCounts({-largest, largest})).sd);
}

TEST(Statistics, AreListedOnceWithBothLanguagesAndASource) {
    std::set<std::string> ids;
    for (const StatisticEntry& entry : statistics()) {
        EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
        EXPECT_FALSE(entry.title.zh.empty() || entry.title.en.empty() || entry.source.empty()) << entry.id;
        EXPECT_FALSE(entry.description.zh.empty() || entry.description.en.empty()) << entry.id;
        for (const Text& help : {entry.when, entry.assumptions})
            EXPECT_FALSE(help.zh.empty() || help.en.empty()) << entry.id;
        EXPECT_FALSE(entry.reference.empty()) << entry.id;
        EXPECT_EQ(findStatistic(entry.id), &entry);
    }
    EXPECT_EQ(findStatistic("moon"), nullptr);
}

}  // namespace
}  // namespace diaoyan
