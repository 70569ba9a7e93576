// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/satisfaction.h"

#include "analysis/schools/response_rate.h"
#include "tests/analysis/sample_survey.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace diaoyan {
namespace {

using namespace sample;

Item scaleOf(int points, bool unsure = false) {
    std::vector<Option> options;
    for (int i = 0; i < points; ++i) options.push_back(option("p" + std::to_string(i + 1)));
    if (unsure) options.push_back(option("unsure", false));
    return item(question("scale", QuestionKind::scale, options));
}

ItemCounts counted(std::vector<std::int64_t> options) {
    ItemCounts counts;
    for (const std::int64_t count : options) counts.answered += count;
    counts.options = std::move(options);
    return counts;
}

Satisfaction under(const std::string& id, const Item& scale, const ItemCounts& counts) {
    return *satisfaction(scale, counts, *satisfactionDefinition(id, scale));
}

TEST(Satisfaction, IsUndefinedForNobody) {
    const ItemCounts nobody = counted({0, 0, 0, 0, 0, 0});
    const Satisfaction rate = under("top2of5", scaleOf(5, true), nobody);
    EXPECT_FALSE(rate.value());
    EXPECT_FALSE(rate.interval);
    EXPECT_FALSE(rate.net);
    EXPECT_FALSE(rate.rate_with_unsure.percent());
    const Satisfaction index = under("index-linear", scaleOf(5, true), nobody);
    EXPECT_FALSE(index.value());
    EXPECT_FALSE(index.interval);
    EXPECT_FALSE(index.index_sd);
}

TEST(Satisfaction, OfOnlyUnsurePeopleIsUndefinedButNotWithThemInTheBase) {
    const Satisfaction rate = under("top2of5", scaleOf(5, true), counted({0, 0, 0, 0, 0, 8}));
    EXPECT_EQ(rate.n, 0);
    EXPECT_EQ(rate.unsure, 8);
    EXPECT_FALSE(rate.value());
    EXPECT_EQ(rate.rate_with_unsure, (Share{0, 8, BaseKind::answered}));
}

TEST(Satisfaction, OfOnePersonHasNoSpread) {
    const Satisfaction index = under("index-100-80-60-40-20", scaleOf(5), counted({0, 1, 0, 0, 0}));
    EXPECT_EQ(index.index, 80);
    EXPECT_FALSE(index.index_sd);
    EXPECT_FALSE(index.interval);
    EXPECT_TRUE(under("top1", scaleOf(5), counted({0, 1, 0, 0, 0})).interval);
}

TEST(Satisfaction, ReadsTheScaleFromItsBestEnd) {
    Item best_first = scaleOf(5, true), worst_first = best_first;
    std::reverse(worst_first.options.begin(), worst_first.options.begin() + 5);
    worst_first.direction = ScaleDirection::worst_first;
    for (const char* id : {"top1", "top2of5", "top3of5", "index-linear", "index-100-80-60-40-20"}) {
        const Satisfaction one = under(id, best_first, counted({10, 7, 4, 2, 1, 3}));
        const Satisfaction other = under(id, worst_first, counted({1, 2, 4, 7, 10, 3}));
        EXPECT_EQ(one, other) << id;
    }
    EXPECT_EQ(under("top2of5", best_first, counted({10, 7, 4, 2, 1, 3})).rate, (Share{17, 24, BaseKind::valid}));
}

TEST(Satisfaction, DefaultCountsWhatIsBetterThanTheMiddle) {
    const std::vector<std::pair<int, std::string>> wanted{
        {2, "top1"},         {3, "top1"},         {4, "top2of4"},       {5, "top2of5"},
        {6, "above-middle"}, {7, "above-middle"}, {10, "above-middle"}, {11, "above-middle"}};
    for (const auto& [points, id] : wanted) {
        const Item scale = scaleOf(points);
        const SatisfactionDefinition definition = *defaultSatisfactionDefinition(scale);
        EXPECT_EQ(definition.id, id);
        const auto counts = counted(std::vector<std::int64_t>(static_cast<std::size_t>(points), 1));
        EXPECT_EQ(satisfaction(scale, counts, definition)->rate.count, points / 2) << points;
    }
}

TEST(Satisfaction, NetIsUndefinedWhereBestAndWorstOverlap) {
    EXPECT_FALSE(under("top3of5", scaleOf(5), counted({5, 4, 3, 2, 1})).net);
    EXPECT_DOUBLE_EQ(*under("top2of5", scaleOf(5), counted({5, 4, 3, 2, 1})).net, 6.0 / 15);
    EXPECT_FALSE(under("p1+p3", scaleOf(5), counted({5, 4, 3, 2, 1})).net);
}

TEST(Satisfaction, LinearAndTwentyStepIndexAreDifferentNumbers) {
    const ItemCounts counts = counted({3, 1, 4, 1, 5});
    const double steps = *under("index-100-80-60-40-20", scaleOf(5), counts).index;
    EXPECT_NEAR(*under("index-linear", scaleOf(5), counts).index, (steps - 20) * 1.25, 1e-12);
}

TEST(Satisfaction, IndexIntervalStaysOnTheScale) {
    const Satisfaction index = under("index-linear", scaleOf(5), counted({2, 1, 0, 0, 0}));
    EXPECT_EQ(index.interval->upper, 100);
    EXPECT_LT(index.interval->lower, *index.index);
}

TEST(Satisfaction, UsesOwnScoresOnlyWhereAllOptionsHaveOne) {
    Item scale = scaleOf(3, true);
    EXPECT_EQ(satisfactionDefinition("index-scores", scale).problem().code, "definition-does-not-fit");
    scale.options[0].score = 10;
    scale.options[1].score = 5;
    scale.options[2].score = 1;
    EXPECT_DOUBLE_EQ(*under("index-scores", scale, counted({1, 1, 2, 9})).index, 17.0 / 4);
}

TEST(Satisfaction, TakesOptionsByTheirWords) {
    Item scale = item(question("overall", QuestionKind::scale, fivePoints()));
    const auto definition = satisfactionDefinition("比较满意＋非常满意+一般", scale);
    ASSERT_TRUE(definition.ok());
    const Satisfaction rate = *satisfaction(scale, counted({4, 3, 2, 1, 0, 5}), *definition);
    EXPECT_EQ(rate.rate, (Share{9, 10, BaseKind::valid}));
    EXPECT_EQ(rate.counted.front().code, "非常满意");
    EXPECT_EQ(satisfactionDefinition("非常满意+不了解", scale).problem().code, "unknown-definition");
    EXPECT_EQ(satisfactionDefinition("非常满意+", scale).problem().code, "unknown-definition");
    EXPECT_EQ(satisfactionDefinition("", scale).problem().code, "unknown-definition");
}

TEST(Satisfaction, RefusesOtherQuestionsAndDefinitionsOfOtherScales) {
    const Item single = item(question("sex", QuestionKind::single, {option("a"), option("b")}));
    EXPECT_EQ(defaultSatisfactionDefinition(single).problem().code, "not-a-scale");
    EXPECT_EQ(satisfactionDefinition("a+b", single).problem().code, "not-a-scale");
    EXPECT_EQ(defaultSatisfactionDefinition(scaleOf(1, true)).problem().code, "not-a-scale");
    EXPECT_EQ(satisfactionDefinition("top2of5", scaleOf(4)).problem().code, "definition-does-not-fit");
    const SatisfactionDefinition top3{.id = "mine", .positive = 3};
    EXPECT_EQ(satisfaction(scaleOf(3), counted({1, 1, 1}), top3).problem().code, "definition-does-not-fit");
    EXPECT_EQ(satisfaction(scaleOf(5), counted({1, 1}), *defaultSatisfactionDefinition(scaleOf(5))).problem().code,
              "wrong-counts");
}

TEST(Satisfaction, ListsTheOtherDefinitionsOnce) {
    const Item scale = scaleOf(5, true);
    const ItemCounts counts = counted({5, 4, 3, 2, 1, 6});
    std::vector<std::string> ids;
    for (const Satisfaction& other : otherDefinitions(scale, counts, *satisfactionDefinition("top2of5", scale)))
        ids.push_back(other.definition.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"top3of5", "top1", "index-100-80-60-40-20", "index-linear"}));
    EXPECT_TRUE(otherDefinitions(item(question("age", QuestionKind::number)), {}, {}).empty());
}

TEST(Satisfaction, DefinitionsAreNamedOnceInBothLanguages) {
    std::set<std::string> ids;
    for (const SatisfactionDefinition& definition : satisfactionDefinitions()) {
        EXPECT_TRUE(ids.insert(definition.id).second) << definition.id;
        EXPECT_FALSE(definition.title.zh.empty() || definition.title.en.empty()) << definition.id;
    }
}

const std::vector<Role> roles{roleNamed("parent"), roleNamed("teacher")};

Roster expectingRoster() {
    Roster made = roster();
    made.schools[0].expected = {{"parent", 10}, {"teacher", 4}};
    made.schools[1].expected = {{"parent", 30}, {"teacher", 0}};
    made.schools.resize(2);
    return made;
}

TEST(ResponseRates, AreUndefinedWhereNothingWasExpected) {
    const ResponseRates rates = responseRates({}, roles, {});
    EXPECT_FALSE(rates.overall.return_rate.percent());
    EXPECT_FALSE(rates.overall.issued);
    EXPECT_TRUE(rates.problems.empty());
    const ResponseRates none = responseRates(roster(), roles, {{"s1", "parent", 5, 4}});
    EXPECT_FALSE(none.schools[0].issued);
    EXPECT_FALSE(none.schools[0].return_rate.percent());
    EXPECT_EQ(none.schools[0].valid_rate, (Share{4, 5, BaseKind::returned}));
    const ResponseRates zero = responseRates(expectingRoster(), roles, {});
    EXPECT_EQ(zero.schools[3].issued, 0);
    EXPECT_FALSE(zero.schools[3].return_rate.percent());
    EXPECT_EQ(zero.roles[0].return_rate, (Share{0, 40, BaseKind::issued}));
}

TEST(ResponseRates, AreRatiosOfSums) {
    const ResponseRates rates = responseRates(
        expectingRoster(), roles,
        {{"s1", "parent", 10, 9}, {"s2", "parent", 2, 2}, {"s2", "parent", 1, 0}, {"s1", "teacher", 2, 2}});
    EXPECT_EQ(rates.roles[0].return_rate, (Share{13, 40, BaseKind::issued}));
    EXPECT_EQ(rates.roles[0].valid_rate, (Share{11, 13, BaseKind::returned}));
    EXPECT_EQ(rates.overall.return_rate, (Share{15, 44, BaseKind::issued}));
    EXPECT_EQ(rates.overall.valid, 13);
    EXPECT_EQ(rates.schools[2].returned, 3);
}

TEST(ResponseRates, CompareLikeWithLikeWhereSomeNumbersAreUnknown) {
    Roster some = expectingRoster();
    some.schools[1].expected.clear();
    const ResponseRates rates =
        responseRates(some, roles, {{"s1", "parent", 5, 5}, {"s2", "parent", 20, 20}, {"nowhere", "parent", 3, 3}});
    EXPECT_EQ(rates.roles[0].return_rate, (Share{5, 10, BaseKind::issued}));
    EXPECT_EQ(rates.roles[0].returned, 28);
    // With every number known, sheets of unknown school are some of those.
    const ResponseRates known =
        responseRates(expectingRoster(), roles, {{"s1", "parent", 5, 5}, {"nowhere", "parent", 3, 3}});
    EXPECT_EQ(known.roles[0].return_rate, (Share{8, 40, BaseKind::issued}));
    EXPECT_EQ(known.overall.return_rate, (Share{8, 44, BaseKind::issued}));
}

TEST(ResponseRates, ReportMoreThanWasIssued) {
    const ResponseRates rates = responseRates(expectingRoster(), roles, {{"s1", "parent", 12, 13}});
    ASSERT_EQ(rates.problems.size(), 2u);  // the school's, not again for the sums
    EXPECT_EQ(rates.problems[0].code, "more-returned-than-issued");
    EXPECT_EQ(rates.problems[0].where.text, "s1");
    EXPECT_EQ(rates.problems[1].code, "more-valid-than-returned");
    const ResponseRates unknown = responseRates(expectingRoster(), roles, {{"moon", "parent", 41, 41}});
    ASSERT_EQ(unknown.problems.size(), 1u);  // of all parents, whose sum no school explains
    EXPECT_EQ(unknown.problems[0].code, "more-returned-than-issued");
}

TEST(ResponseRates, CountTheRowsOfAQuestionnaire) {
    const auto rows = returnedOf(responses({sheet("s1", {}), sheet("s1", {}), sheet("s3", {}), sheet("moon", {})}));
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_EQ(rows[0], (Returned{"s1", "parent", 2, 2}));
    EXPECT_EQ(rows[1].returned, 0);
    EXPECT_EQ(rows[4], (Returned{"", "parent", 1, 1}));
}

}  // namespace
}  // namespace diaoyan
