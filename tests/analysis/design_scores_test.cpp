// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_scores.h"

#include "tests/analysis/sample_survey.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using namespace sample;

/// Three schools and one person without a school; who is a man says so.
std::vector<AnswerSheet> someSheets() {
    const auto rated = [](const char* school_code, const char* rating, const char* sex, double age) {
        return sheet(school_code, {{"overall", choice(rating)}, {"sex", choice(sex)}, {"age", Number{age}}});
    };
    return {rated("s1", "非常满意", "男", 31), rated("s1", "比较满意", "女", 36), rated("s1", "一般", "男", 40),
            rated("s2", "一般", "女", 28),     rated("s2", "很不满意", "男", 45), rated("s3", "非常满意", "女", 33),
            rated("s3", "不了解", "女", 50),   rated("", "非常满意", "男", 60)};
}

TEST(DesignScores, AgreeWithTheIndexOfTheSameAnswers) {
    const ColumnEngine survey = engine(someSheets());
    const auto linear = satisfactionDefinition("index-linear", survey.items().front());
    ASSERT_TRUE(linear.ok());
    for (const char* by : {"", "sex", "school.stage"}) {
        const auto found = designScores(survey, {"overall", by}, Confidence{}, 2);
        const auto index = designSatisfaction(survey, {"overall", by}, *linear, Confidence{}, 2);
        ASSERT_TRUE(found.ok() && index.ok());
        ASSERT_EQ(found->per_group.size(), index->size()) << by;
        for (std::size_t g = 0; g < index->size(); ++g) {
            const DesignScore& score = found->per_group[g];
            ASSERT_EQ(score.design.has_value(), (*index)[g].design.has_value()) << by << g;
            EXPECT_EQ(score.basis, (*index)[g].basis()) << by << g;
            if (!score.design) continue;
            // 1 .. 5 points are 0 .. 100: 25 to the point.
            EXPECT_NEAR(score.design->estimate, 1 + (*index)[g].design->estimate / 25, 1e-12) << by << g;
            EXPECT_NEAR(*score.se, (*index)[g].design->se / 25, 1e-12) << by << g;
            EXPECT_EQ(score.design->clusters, (*index)[g].design->clusters) << by << g;
        }
    }
}

TEST(DesignScores, WhoHasNoSchoolIsInTheMeanOnly) {
    const auto found = designScores(engine(someSheets()), {"age", {}}, Confidence{}, 2);
    ASSERT_TRUE(found.ok());
    const DesignScore& all = found->per_group.front();
    EXPECT_EQ(all.n, 8);
    EXPECT_EQ(all.without_school, 1);
    EXPECT_NEAR(*all.mean, 323.0 / 8, 1e-12);
    EXPECT_NEAR(all.design->estimate, 263.0 / 7, 1e-12);
    EXPECT_EQ(all.basis, IntervalBasis::schools);
}

TEST(DesignScores, OneSchoolAndOneAnswer) {
    const auto found = designScores(engine(someSheets()), {"age", "school"});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->per_group[0].basis, IntervalBasis::independent);
    EXPECT_FALSE(found->per_group[0].design);
    EXPECT_TRUE(found->per_group[0].interval);
    const auto one = designScores(engine({someSheets().front()}), {"age", {}});
    EXPECT_EQ(*one->per_group.front().mean, 31);
    EXPECT_FALSE(one->per_group.front().se || one->per_group.front().interval);
    const auto nobody = designScores(engine({}), {"age", {}});
    EXPECT_FALSE(nobody->per_group.front().mean);
    EXPECT_EQ(designScores(engine({}), {"wishes", {}}).problem().code, "not-a-number");
}

TEST(DesignScores, AHandfulOfSchoolsAreNoClusters) {
    const auto found = designScores(engine(someSheets()), {"age", {}});
    EXPECT_EQ(found->per_group.front().basis, IntervalBasis::independent);
    EXPECT_EQ(found->per_group.front().without_school, 0) << "everybody is behind the interval";
}

TEST(DesignScores, SchoolsOfOneMeanSayNothingOfAnError) {
    const auto aged = [](const char* school_code, double age) { return sheet(school_code, {{"age", Number{age}}}); };
    const auto found = designScores(engine({aged("s1", 30), aged("s1", 40), aged("s2", 40), aged("s2", 30)}),
                                    {"age", {}}, Confidence{}, 2);
    EXPECT_EQ(found->per_group.front().basis, IntervalBasis::independent);
    EXPECT_NEAR(*found->per_group.front().se, std::sqrt(100.0 / 3 / 4), 1e-12);
}

TEST(DesignScores, WeightsOfPeopleOfOneSchool) {
    std::vector<AnswerSheet> sheets = {sheet("s1", {{"age", Number{2}}}), sheet("s1", {{"age", Number{6}}})};
    sheets[1].weight = 3;
    Responses weighted = responses(sheets);
    weighted.weighting = {"加权", "weighted"};
    const auto found =
        designScores(ColumnEngine(std::make_shared<const Responses>(std::move(weighted)), roster()), {"age", {}});
    const DesignScore& score = found->per_group.front();
    EXPECT_EQ(*score.mean, 5);
    EXPECT_EQ(score.basis, IntervalBasis::weights);
    // Influences -3/4 and 3/4: variance 2 * 2 * 9/16.
    EXPECT_NEAR(*score.se, 1.5, 1e-12);
}

TEST(DesignScores, ScalesEndAtTheirEnds) {
    const auto found = designScores(
        engine({sheet("s1", {{"overall", choice("非常满意")}}), sheet("s2", {{"overall", choice("很不满意")}})}),
        {"overall", {}});
    EXPECT_EQ(*found->per_group.front().interval, (Interval{1, 5}));
}

}  // namespace
}  // namespace diaoyan
