// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_satisfaction.h"

#include "analysis/statistics/scale_scores.h"
#include "tests/analysis/sample_survey.h"

#include <gmock/gmock.h>

#include <cmath>

namespace diaoyan {
namespace {

using sample::choice;
using sample::sheet;
using testing::ElementsAre;
using testing::Optional;

/// So many answers of each of 非常满意, 一般 and 不了解 in a school.
void answer(std::vector<AnswerSheet>& sheets, const std::string& school, int satisfied, int others, int unsure = 0) {
    for (int i = 0; i < satisfied; ++i) sheets.push_back(sheet(school, {{"overall", choice("非常满意")}}));
    for (int i = 0; i < others; ++i) sheets.push_back(sheet(school, {{"overall", choice("一般")}}));
    for (int i = 0; i < unsure; ++i) sheets.push_back(sheet(school, {{"overall", choice("不了解")}}));
}

std::vector<AnswerSheet> threeSchools() {
    std::vector<AnswerSheet> sheets;
    answer(sheets, "s1", 8, 2, 1);
    answer(sheets, "s2", 3, 7);
    answer(sheets, "s3", 9, 1);
    return sheets;
}

SatisfactionDefinition usual() {
    return *defaultSatisfactionDefinition(sample::item(sample::questionnaire().questions[0]));
}

TEST(ScaleScores, CountFromTheWorstOption) {
    const Item overall = sample::item(sample::questionnaire().questions[0]);
    EXPECT_THAT(*scalePoints(overall),
                ElementsAre(Optional(5.0), Optional(4.0), Optional(3.0), Optional(2.0), Optional(1.0), std::nullopt));
    const auto index = satisfactionDefinition("index-100-80-60-40-20", overall);
    EXPECT_THAT(*definitionPoints(overall, *index), ElementsAre(Optional(100.0), Optional(80.0), Optional(60.0),
                                                                Optional(40.0), Optional(20.0), std::nullopt));
    EXPECT_THAT(*definitionPoints(overall, usual()),
                ElementsAre(Optional(1.0), Optional(1.0), Optional(0.0), Optional(0.0), Optional(0.0), std::nullopt));
    const GroupedValues by_school = *scores(sample::engine(threeSchools()), {"overall", "school"});
    EXPECT_THAT(by_school.per_group[0], ElementsAre(ValueCount{3, 2, 2, 2}, ValueCount{5, 8, 8, 8}));
    EXPECT_EQ(by_school.missing[0][static_cast<std::size_t>(MissingReason::unanswered)], 1);
    EXPECT_EQ(scores(sample::engine({}), {"wishes", ""}).problem().code, "not-a-number");
}

/// 8, 3 and 9 of 10 are satisfied in three schools: residual sums 4/3, -11/3, 7/3 over 30 respondents.
TEST(DesignSatisfaction, TakesSchoolsAsClusters) {
    const auto results = *designSatisfaction(sample::engine(threeSchools()), {"overall", ""}, usual(), Confidence{}, 3);
    ASSERT_EQ(results.size(), 1u);
    EXPECT_EQ(results[0].basis(), IntervalBasis::schools);
    EXPECT_NEAR(*results[0].value, 200.0 / 3, 1e-9);
    EXPECT_NEAR(results[0].design->se, std::sqrt(1.5 * (16 + 121 + 49) / 9 / 900), 1e-12);
    const double logit = std::log(2.0), se = results[0].design->se / (2.0 / 9);
    const double t = 4.302652729911275;  // R qt(0.975, 2)
    EXPECT_NEAR(results[0].interval->lower, 100 / (1 + std::exp(-(logit - t * se))), 1e-8);
    EXPECT_NEAR(results[0].interval->upper, 100 / (1 + std::exp(-(logit + t * se))), 1e-8);
}

TEST(DesignSatisfaction, AFewSchoolsSayNothingOfTheVarianceBetweenThem) {
    const auto result = designSatisfaction(sample::engine(threeSchools()), {"overall", ""}, usual())->front();
    EXPECT_EQ(result.basis(), IntervalBasis::independent);
    EXPECT_NEAR(result.interval->lower, 100 * wilsonInterval(20, 30)->lower, 1e-9);
}

TEST(DesignSatisfaction, OneSchoolHasOnlyIndependentRespondents) {
    std::vector<AnswerSheet> sheets;
    answer(sheets, "s1", 8, 2);
    for (const char* by : {"", "school", "school.stage"}) {
        const auto result = designSatisfaction(sample::engine(sheets), {"overall", by}, usual())->front();
        EXPECT_EQ(result.basis(), IntervalBasis::independent) << by;
        EXPECT_NEAR(result.interval->lower, 100 * wilsonInterval(8, 10)->lower, 1e-9) << by;
    }
    const auto nobody = designSatisfaction(sample::engine({}), {"overall", ""}, usual())->front();
    EXPECT_FALSE(nobody.value);
    EXPECT_FALSE(nobody.interval);
}

TEST(DesignSatisfaction, WeightsShiftTheValueAndEqualOnesDoNot) {
    std::vector<AnswerSheet> sheets = threeSchools();
    const auto engine = [&] {
        ResponsesBuilder builder(sample::questionnaire(), {"s1", "s2", "s3"});
        for (const AnswerSheet& one : sheets) builder.add(one);
        Responses responses = builder.take();
        responses.weighting = {"试", "trial"};
        return ColumnEngine(std::make_shared<const Responses>(std::move(responses)), sample::roster());
    };
    const auto plain = designSatisfaction(sample::engine(sheets), {"overall", ""}, usual(), Confidence{}, 3)->front();
    for (AnswerSheet& one : sheets) one.weight = 3;
    const auto even = designSatisfaction(engine(), {"overall", ""}, usual(), Confidence{}, 3)->front();
    EXPECT_NEAR(*even.value, *plain.value, 1e-10);
    EXPECT_NEAR(even.interval->lower, plain.interval->lower, 1e-8);
    for (AnswerSheet& one : sheets) one.weight = one.school == "s2" ? 8 : 1;
    const auto uneven = designSatisfaction(engine(), {"overall", ""}, usual(), Confidence{}, 3)->front();
    EXPECT_NEAR(*uneven.value, 100.0 * (8 + 9 + 8 * 3) / (10 + 10 + 80), 1e-9);
    // Within one school weights still make the interval a weighted one.
    const auto school = (*designSatisfaction(engine(), {"overall", "school"}, usual()))[1];
    EXPECT_EQ(school.basis(), IntervalBasis::weights);
    EXPECT_NEAR(*school.value, 30, 1e-9);
}

}  // namespace
}  // namespace diaoyan
