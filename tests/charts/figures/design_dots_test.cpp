// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/design_dots.h"

#include "analysis/clusters/design_satisfaction.h"
#include "charts/figures/spec_text.h"
#include "tests/charts/figures/sample_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace diaoyan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class DesignDotsTest : public testing::Test {
protected:
    FigureRequest request(const std::string& by = {}) const {
        FigureRequest made{.by = by};
        made.sources.push_back({.answers = &stages_, .items = {stages_.items().front()}, .role = roleNamed("parent")});
        made.options.role = roleNamed("parent");
        return made;
    }
    SampleTabulator stages_{{sample::stages()}};
};

TEST_F(DesignDotsTest, GroupsHaveTheIntervalsThatAreReported) {
    const Result<ChartSpec> spec = designDots(request("school.stage"));
    ASSERT_TRUE(spec.ok()) << spec.problem().message.en;
    // 教学点 has five answers: fewer than ten.
    EXPECT_THAT(spec->categories, ElementsAre("小学（n=590）", "初中（n=360）"));
    EXPECT_THAT(spec->caption, HasSubstr("未列出"));
    const Item& item = stages_.items().front();
    const auto expected = designSatisfaction(stages_, {item.id, "school.stage"}, *defaultSatisfactionDefinition(item));
    ASSERT_TRUE(expected.ok());
    for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(spec->series.front().values[i].range, (*expected)[i].interval);
}

TEST_F(DesignDotsTest, DefinitionsStandOnOneAxisWithTheOneInUseFirst) {
    FigureRequest wanted = request();
    wanted.options.definition = "top1";
    const Result<ChartSpec> spec = definitionDots(wanted);
    ASSERT_TRUE(spec.ok()) << spec.problem().message.en;
    EXPECT_EQ(spec->axis.minimum, 0);
    EXPECT_EQ(spec->axis.maximum, 100);
    EXPECT_GT(spec->categories.size(), 3u);
    const auto only_best = designSatisfaction(stages_, {stages_.items().front().id, {}},
                                              *satisfactionDefinition("top1", stages_.items().front()));
    EXPECT_EQ(spec->series.front().values.front().position(), only_best->front().value);
    EXPECT_EQ(spec->lines.front().points.front().first, *only_best->front().value);
}

TEST_F(DesignDotsTest, SaysWhatItCannotDraw) {
    FigureRequest none = request();
    none.options.definition = "no such definition";
    EXPECT_EQ(designDots(none).problem().code, "unknown-definition");
    EXPECT_EQ(definitionDots(none).problem().code, "unknown-definition");
    FigureRequest few = request("school.stage");
    few.options.minimum_n = 100000;
    EXPECT_EQ(designDots(few).problem().code, "too-few-answers");
    FigureRequest two = request();
    two.sources.push_back(two.sources.front());
    EXPECT_EQ(designDots(two).problem().code, "one-comparison-wanted");
    EXPECT_EQ(definitionDots(two).problem().code, "one-question-wanted");
}

}  // namespace
}  // namespace diaoyan
