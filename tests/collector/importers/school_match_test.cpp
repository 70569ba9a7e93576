// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/school_match.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

Roster town() {
    return {.schools = {{.code = "S01", .name = "城关镇中心小学"},
                        {.code = "S02", .name = "第三小学"},
                        {.code = "S03", .name = "第十三中学"},
                        {.code = "S04", .name = "实验学校（小学部）"},
                        {.code = "S05", .name = "实验学校（初中部）"},
                        {.code = "S06", .name = "三里屯小学"}}};
}

TEST(SchoolMatcher, CodesAndNamesWhateverTheirWidthAndBlanks) {
    const SchoolMatcher matcher(town());
    for (const char* text : {"S02", "ｓ０２", "第三小学", " 第三小学　"})
        EXPECT_EQ(matcher.match(text), (SchoolMatch{SchoolMatchKind::exact, 1})) << text;
}

TEST(SchoolMatcher, OtherSpellingsOfOneNameOnlyWhereNoOtherSchoolHasThem) {
    const SchoolMatcher matcher(town());
    for (const char* text : {"第3小学", "三小", "3小", "第三小学校", "第 三 小 学"})
        EXPECT_EQ(matcher.match(text), (SchoolMatch{SchoolMatchKind::normalised, 1})) << text;
    for (const char* text : {"13中", "十三中学", "第十三中"})
        EXPECT_EQ(matcher.match(text), (SchoolMatch{SchoolMatchKind::normalised, 2})) << text;
    EXPECT_EQ(matcher.match("实验学校(小学部)"), (SchoolMatch{SchoolMatchKind::exact, 3}));
    EXPECT_EQ(matcher.match("实验学校小学部"), (SchoolMatch{SchoolMatchKind::normalised, 3}));
    EXPECT_EQ(matcher.match("实验学校"), SchoolMatch{}) << "two schools have that name";
    EXPECT_EQ(matcher.match(""), SchoolMatch{});
    EXPECT_EQ(matcher.match("（）"), SchoolMatch{});

    Roster twins = town();
    twins.schools.push_back({.code = "S07", .name = "3小"});
    EXPECT_EQ(SchoolMatcher(twins).match("第3小学"), SchoolMatch{}) << "第三小学 and 3小 cannot be told apart";
    EXPECT_EQ(SchoolMatcher(twins).match("第三小学"), (SchoolMatch{SchoolMatchKind::exact, 1}));
}

TEST(SchoolMatcher, SimilarNamesAreSuggestedAndNotTaken) {
    const SchoolMatcher matcher(town());
    EXPECT_EQ(matcher.match("中心小学"), SchoolMatch{});
    EXPECT_THAT(matcher.similar("中心小学"), testing::ElementsAre(0));
    EXPECT_THAT(matcher.similar("实验学校"), testing::UnorderedElementsAre(3, 4));
    EXPECT_THAT(matcher.similar("火星学院"), testing::IsEmpty());
}

TEST(SchoolMatcher, DecisionsOfAPersonComeFirst) {
    const SchoolMatcher matcher(town(), {{"中心小学", "S01"}, {"私立学校", ""}, {"第三小学", "S06"}});
    EXPECT_EQ(matcher.match(" 中心小学"), (SchoolMatch{SchoolMatchKind::decided, 0}));
    EXPECT_EQ(matcher.match("私立学校"), (SchoolMatch{SchoolMatchKind::decided, std::nullopt}));
    EXPECT_EQ(matcher.match("第三小学"), (SchoolMatch{SchoolMatchKind::decided, 5}));
}

}  // namespace
}  // namespace diaoyan
