// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/known_scales.h"

#include <gmock/gmock.h>

#include <set>

namespace diaoyan {
namespace {

using Labels = std::vector<std::string>;

/// "satisfaction5 5 4 3 2 1 -": the scale and a score per label; "-" is off the scale.
std::string recognized(const Labels& labels) {
    const auto scale = recognizeScale(labels);
    if (!scale) return "none";
    std::string line(scale->scale->id);
    for (const auto& label : scale->labels) {
        EXPECT_EQ(label.score.has_value(), label.substantive);
        line += label.score ? " " + std::to_string(static_cast<int>(*label.score)) : " -";
    }
    return line;
}

TEST(KnownScales, RecognizesTheScalesOfTheField) {
    EXPECT_EQ(recognized({"非常满意", "满意", "一般", "不满意", "非常不满意"}), "satisfaction5 5 4 3 2 1");
    EXPECT_EQ(recognized({"很满意", "比较满意", "一般", "不太满意", "很不满意"}), "satisfaction5 5 4 3 2 1");
    EXPECT_EQ(recognized({"满意", "比较满意", "基本满意", "不满意", "不了解"}), "satisfaction4 4 3 2 1 -");
    EXPECT_EQ(recognized({"满意", "基本满意", "不满意"}), "satisfaction3 3 2 1");
    EXPECT_EQ(recognized({"非常满意", "满意", "比较满意", "基本满意", "不满意"}), "satisfaction5_basic 5 4 3 2 1");
    EXPECT_EQ(recognized({"非常同意", "同意", "不确定", "不同意", "非常不同意"}), "agreement5 5 4 3 2 1");
    EXPECT_EQ(recognized({"完全符合", "比较符合", "一般", "不太符合", "完全不符合", "不适用"}), "fit5 5 4 3 2 1 -");
    EXPECT_EQ(recognized({"总是", "经常", "有时", "偶尔", "从不"}), "frequency5 5 4 3 2 1");
    EXPECT_EQ(recognized({"很好", "较好", "一般", "较差", "很差"}), "quality5 5 4 3 2 1");
    EXPECT_EQ(recognized({"Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree", "Not applicable"}),
              "agreement5 5 4 3 2 1 -");
}

TEST(KnownScales, TakesUnknownAsAPointOnlyWhereItIsOne) {
    EXPECT_EQ(recognized({"非常了解", "比较了解", "一般", "不太了解", "不了解"}), "knowledge5 5 4 3 2 1");
    EXPECT_EQ(recognized({"了解", "基本了解", "不了解"}), "knowledge3 3 2 1");
    EXPECT_EQ(recognized({"满意", "不满意", "不了解"}), "satisfaction2 2 1 -");
}

TEST(KnownScales, ReadsTheDirection) {
    const auto best = recognizeScale({"满意", "比较满意", "基本满意", "不满意"});
    const auto worst = recognizeScale({"非常不满意", "不满意", "一般", "满意", "非常满意", "不清楚"});
    const auto mixed = recognizeScale({"一般", "非常满意", "不满意", "满意"});
    ASSERT_TRUE(best && worst && mixed);
    EXPECT_TRUE(best->in_order && best->complete);
    EXPECT_EQ(best->direction, ScaleDirection::best_first);
    EXPECT_TRUE(worst->in_order && worst->complete);
    EXPECT_EQ(worst->direction, ScaleDirection::worst_first);
    EXPECT_FALSE(mixed->in_order);
}

TEST(KnownScales, SaysWhenPointsNeverOccurred) {
    const auto gaps = recognizeScale({"非常不满意", "一般"});
    ASSERT_TRUE(gaps);
    EXPECT_EQ(gaps->scale->id, "satisfaction5");
    EXPECT_FALSE(gaps->complete);
    EXPECT_EQ(recognized({"满意", "比较满意"}), "satisfaction4 4 3");
}

TEST(KnownScales, OverlooksNumberingAndPoints) {
    EXPECT_EQ(recognized({"A.非常满意", "B. 满意", "C、一般", "D．不满意", "E）非常不满意"}),
              "satisfaction5 5 4 3 2 1");
    EXPECT_EQ(recognized({"非常满意（5分）", "　满意 (4分)", "一般(3分)", "不满意（2分）", "非常不满意（1分）"}),
              "satisfaction5 5 4 3 2 1");
    EXPECT_EQ(recognized({"1、满意", "2、不满意"}), "satisfaction2 2 1");
}

TEST(KnownScales, LeavesWhatIsNoScale) {
    for (const Labels& labels : std::vector<Labels>{{},
                                                    {"满意"},
                                                    {"满意", "不了解"},
                                                    {"男", "女"},
                                                    {"满意", "教学"},
                                                    {"不了解", "不清楚"},
                                                    {"满意", "满意"},
                                                    {"", " "},
                                                    {"A", "B"},
                                                    {"满意", "比较满意", "一般", "基本满意", "不满意"}})
        EXPECT_EQ(recognized(labels), "none") << (labels.empty() ? "" : labels[0]);
}

TEST(KnownScales, IsATableWithoutContradictions) {
    std::set<std::string_view> ids;
    for (const KnownScale& scale : knownScales()) {
        EXPECT_TRUE(ids.insert(scale.id).second) << scale.id;
        std::set<std::string_view> labels;
        Labels first_wordings;
        for (std::size_t i = 0; i < scale.points.size(); ++i) {
            EXPECT_EQ(scale.points[i].score, static_cast<double>(scale.points.size() - i));
            for (const auto label : scale.points[i].labels)
                EXPECT_TRUE(labels.insert(label).second) << scale.id << label;
            first_wordings.emplace_back(scale.points[i].labels.at(0));
        }
        const auto itself = recognizeScale(first_wordings);
        ASSERT_TRUE(itself) << scale.id;
        EXPECT_TRUE(itself->complete) << scale.id;
    }
}

TEST(KnownScales, GivesOptionsTheirScores) {
    std::vector<Option> options = {{"a", {"满意", ""}}, {"b", {"不满意", ""}}, {"c", {"说不清", ""}}};
    applyScale(recognizeScale({"满意", "不满意", "说不清"}).value(), options);
    EXPECT_EQ(options[0].score, 2);
    EXPECT_EQ(options[1].score, 1);
    EXPECT_FALSE(options[2].score || options[2].substantive);
    EXPECT_TRUE(isOffScale(" 说不清 "));
    EXPECT_FALSE(isOffScale("满意"));
}

}  // namespace
}  // namespace diaoyan
