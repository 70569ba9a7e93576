// SPDX-License-Identifier: GPL-3.0-or-later
// Weights of a sample, from the roster or from given margins.
#include "analysis/weights/population_margins.h"
#include "analysis/weights/sample_weights.h"
#include "tests/analysis/sample_survey.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace diaoyan {
namespace {

using sample::choice;
using sample::sheet;

/// s1 and s3 小学, s2 初中, s4 without a stage; 100, 300, 50 and 0 parents.
Roster numberedRoster() {
    Roster roster = sample::roster();
    const std::vector<std::int64_t> people{100, 300, 50, 0};
    for (std::size_t i = 0; i < people.size(); ++i) roster.schools[i].expected["parent"] = people[i];
    return roster;
}

/// s1: two men and a woman, s2: a man and a woman, s3: nobody; one woman of an unknown school.
Responses people() {
    std::vector<AnswerSheet> sheets;
    for (const auto& [school, sex, weight] : std::vector<std::tuple<const char*, const char*, double>>{
             {"s1", "男", 2}, {"s1", "男", 1}, {"s1", "女", 1}, {"s2", "男", 1}, {"s2", "女", 3}, {"", "女", 1}}) {
        sheets.push_back(sheet(school, {{"sex", choice(sex)}, {"age", Number{weight}}}));
    }
    return sample::responses(sheets);
}

WeightingMargin margin(const std::string& by, const Roster& roster = numberedRoster()) {
    const auto made = rosterMargin(people(), roster, *rosterPopulation(roster, roleNamed("parent")), by);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.problem().message.en);
    return made.ok() ? *made : WeightingMargin{};
}

Roster withStages() {
    Roster roster = numberedRoster();
    roster.schools[3].stage = "初中";
    return roster;
}

std::string codeOf(const Result<SampleWeights>& weights) {
    return weights.ok() ? "" : weights.problem().code;
}

double sum(const std::vector<double>& weights) {
    return std::accumulate(weights.begin(), weights.end(), 0.0);
}

TEST(SampleWeights, PostStratifiedToSchools) {
    const WeightingMargin schools = margin("school");
    EXPECT_EQ(codeOf(fitWeights({schools}, 6)), "empty-stratum") << "s3 has 50 people and nobody who answered";
    EXPECT_NE(fitWeights({schools}, 6).problem().message.zh.find("学校s3"), std::string::npos);
    const auto made = fitWeights({schools}, 6, {}, {.allow_empty = true});
    ASSERT_TRUE(made.ok()) << made.problem().message.en;
    // 100 and 300 people for 3 and 2 answers: weights 33.3 and 150 over a mean of 80; the unplaced one has 1.
    EXPECT_NEAR(made->weights[0], 100.0 / 3 / 80, 1e-12);
    EXPECT_NEAR(made->weights[3], 150.0 / 80, 1e-12);
    EXPECT_EQ(made->weights[5], 1);
    EXPECT_NEAR(sum(made->weights), 6, 1e-12);
    EXPECT_EQ(made->unplaced, 1);
    EXPECT_EQ(made->population, 400);
    ASSERT_EQ(made->left_out.size(), 1u);
    const LevelFit& second = made->margins.front().levels[1];
    EXPECT_EQ(second.respondents, 2);
    EXPECT_NEAR(second.sample_percent, 40, 1e-12);
    EXPECT_NEAR(second.population_percent, 100.0 * 300 / 450, 1e-12);
    EXPECT_NEAR(second.weighted_percent, 75, 1e-12);
    EXPECT_NEAR(*second.mean_weight, 150.0 / 80, 1e-12);
}

TEST(SampleWeights, AddUpToThePopulationIfWanted) {
    const auto made = fitWeights({margin("school")}, 6, {}, {.allow_empty = true, .total = WeightTotal::population});
    EXPECT_NEAR(sum(made->weights), 400, 1e-9);
    EXPECT_NEAR(made->weights[5], 400.0 / 6, 1e-10) << "the mean weight";
}

TEST(SampleWeights, AStageIsTheSumOfItsSchools) {
    const WeightingMargin stages = margin("school.stage", withStages());
    ASSERT_EQ(stages.levels.size(), 2u);
    EXPECT_EQ(stages.levels[0].population, 150);
    EXPECT_EQ(stages.levels[1].population, 300);
    EXPECT_EQ(stages.of_row[5], 2u) << "unknown school";
    const auto made = fitWeights({stages}, 6);
    EXPECT_NEAR(made->weights[0], 50.0 / 90, 1e-12);
    EXPECT_NEAR(made->weights[4], 150.0 / 90, 1e-12);
    const WeightingMargin joined = margin("school.stage/school", withStages());
    EXPECT_EQ(joined.levels.size(), 4u) << "each school within its stage";
}

TEST(SampleWeights, RakedToSeveralMargins) {
    const std::vector<GivenLevel> sexes{{"男", 0.4}, {"女", 0.6}};
    const auto sex = givenMargin(people(), withStages(), "sex", sexes, true);
    ASSERT_TRUE(sex.ok());
    const auto made = fitWeights({margin("school.stage", withStages()), *sex}, 6);
    ASSERT_TRUE(made.ok()) << made.problem().message.en;
    EXPECT_GT(made->rounds, 0);
    for (const MarginFit& fit : made->margins)
        for (const LevelFit& level : fit.levels)
            EXPECT_NEAR(level.weighted_percent, level.population_percent, 1e-7) << level.code;
    EXPECT_NEAR(made->margins[1].levels[0].weighted_percent, 40, 1e-7);
    EXPECT_NEAR(*made->margins[1].levels[0].population, 180, 1e-9) << "40 percent of the roster's 450";
    EXPECT_NEAR(sum(made->weights), 6, 1e-10);
}

TEST(SampleWeights, BaseWeightsFromAnItem) {
    const auto base = weightsInItem(people(), "age");
    ASSERT_TRUE(base.ok());
    const auto alone = fitWeights({}, 6, *base);
    EXPECT_NEAR(alone->weights[0], 2 * 6.0 / 9, 1e-12);
    EXPECT_NEAR(sum(fitWeights({}, 6, *base, {.total = WeightTotal::population})->weights), 9, 1e-12);
    const auto both = fitWeights({margin("school.stage", withStages())}, 6, *base);
    EXPECT_NEAR(both->weights[0] / both->weights[1], 2, 1e-12) << "within a level the base weights remain";
    EXPECT_NEAR(both->weights[4] / both->weights[3], 3, 1e-12);
    EXPECT_NEAR(both->margins[0].levels[1].weighted_percent, 100.0 * 300 / 450, 1e-10);
}

TEST(SampleWeights, TrimmedToALimit) {
    const auto made = fitWeights({margin("school")}, 6, {}, {.allow_empty = true, .trim = 1.5});
    EXPECT_EQ(made->trimmed, 2);
    EXPECT_NEAR(made->weights[3], 1.5, 1e-12);
    EXPECT_NEAR(made->weights[0], 2.0 / 3, 1e-12) << "the excess went to the others";
    EXPECT_NEAR(sum(made->weights), 6, 1e-12);
    EXPECT_NEAR(*made->upper_limit, 1.5, 1e-12);
    EXPECT_EQ(codeOf(fitWeights({margin("school")}, 6, {}, {.allow_empty = true, .trim = 0.9})), "wrong-limit");
}

TEST(SampleWeights, ThePopulationOfARole) {
    Roster roster = numberedRoster();
    for (School& school : roster.schools) school.teachers = 20;
    EXPECT_EQ(rosterPopulation(roster, roleNamed("teacher"))->number, RosterNumber::teachers);
    EXPECT_EQ(rosterPopulation(roster, roleNamed("parent"))->number, RosterNumber::expected);
    for (School& school : roster.schools) school.enrolment = 500;
    EXPECT_EQ(rosterPopulation(roster, roleNamed("student"))->number, RosterNumber::enrolment);
    EXPECT_EQ(rosterPopulation(roster, roleNamed("parent"), RosterNumber::enrolment)->of_school[0], 500);
    roster.schools[2].expected.clear();
    EXPECT_EQ(rosterPopulation(roster, roleNamed("parent"))->number, RosterNumber::enrolment)
        << "numbers are never mixed";
    roster.schools[1].enrolment.reset();
    const auto missing = rosterPopulation(roster, roleNamed("parent"));
    EXPECT_EQ(missing.problem().code, "population-missing");
    EXPECT_NE(missing.problem().message.zh.find("学校s"), std::string::npos);
    EXPECT_EQ(rosterPopulation(Roster{}, roleNamed("parent")).problem().code, "no-schools");
}

TEST(SampleWeights, MarginsThatCannotBe) {
    const auto roster = numberedRoster();
    const auto parents = *rosterPopulation(roster, roleNamed("parent"));
    EXPECT_EQ(rosterMargin(people(), roster, parents, "school.stage").problem().code, "roster-incomplete");
    EXPECT_EQ(rosterMargin(people(), roster, parents, "sex").problem().code, "not-a-roster-grouping");
    EXPECT_EQ(rosterMargin(people(), roster, parents, "weather").problem().code, "unknown-grouping");
    const auto given = [&](const std::vector<GivenLevel>& levels, bool shares = false) {
        return givenMargin(people(), roster, "sex", levels, shares);
    };
    EXPECT_EQ(given({{"男", 1}, {"猫", 1}}).problem().code, "unknown-option");
    EXPECT_EQ(given({{"男", 1}, {"男", 1}}).problem().code, "duplicate-level");
    EXPECT_EQ(given({{"男", 1}}).problem().code, "margin-incomplete");
    EXPECT_EQ(given({{"男", 30}, {"女", 30}}, true).problem().code, "shares-do-not-add-up");
    EXPECT_EQ(given({{"男", 49.9}, {"女", 50}}, true)->levels[1].population, 50 / 99.9);
    const auto both = [&](const WeightingMargin& other, WeightTotal total = WeightTotal::respondents) {
        return codeOf(fitWeights({margin("school"), other}, 6, {}, {.allow_empty = true, .total = total}));
    };
    EXPECT_EQ(both(*given({{"男", 1}, {"女", 1}})), "margin-totals-differ");
    EXPECT_EQ(codeOf(fitWeights({*given({{"男", 50}, {"女", 50}}, true)}, 6, {}, {.total = WeightTotal::population})),
              "population-unknown");
    EXPECT_EQ(codeOf(fitWeights({*given({{"男", 0}, {"女", 450}})}, 6)), "empty-population");
    EXPECT_EQ(codeOf(fitWeights({}, 0)), "no-answers");
    EXPECT_EQ(codeOf(fitWeights({}, 2, {1, -1})), "wrong-weights");
    EXPECT_EQ(codeOf(fitWeights({}, 2, {0, 0})), "wrong-weights");
    EXPECT_EQ(weightsInItem(people(), "sex").problem().code, "not-a-number");
    Responses holes = people();
    std::get<NumberColumn>(holes.columns[4]).present[2] = 0;
    EXPECT_EQ(weightsInItem(holes, "age").problem().code, "weights-missing");
    std::get<NumberColumn>(holes.columns[4]).present[2] = 1;
    std::get<NumberColumn>(holes.columns[4]).values[2] = -1;
    EXPECT_EQ(weightsInItem(holes, "age").problem().code, "weights-negative");
}

TEST(RowGroups, AreThoseThatTheEngineCounts) {
    const auto responses = std::make_shared<const Responses>(people());
    const ColumnEngine engine(responses, numberedRoster());
    for (const char* by : {"", "school", "school.stage", "sex", "school.stage/sex"}) {
        const auto rows = groupOfRows(*responses, numberedRoster(), by);
        ASSERT_TRUE(rows.ok()) << by;
        const Counts counts = *engine.count({"sex", by});
        EXPECT_EQ(rows->groups, counts.groups) << by;
        std::vector<std::int64_t> sizes(rows->groups.size() + 1);
        for (const std::uint32_t group : rows->of_row) ++sizes[group];
        for (std::size_t g = 0; g < counts.groups.size(); ++g)
            EXPECT_EQ(sizes[g], counts.per_group[g].respondents()) << by;
        EXPECT_EQ(sizes.back(), counts.ungrouped) << by;
    }
    EXPECT_EQ(groupOfRows(*responses, {}, "weather").problem().code, "unknown-grouping");
}

}  // namespace
}  // namespace diaoyan
