// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/cell_text.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

using Pieces = std::vector<std::string_view>;

TEST(SplitJoined, OnlyOutsideTheRespondentsOwnWords) {
    EXPECT_EQ(splitJoined("", "┋"), Pieces{});
    EXPECT_EQ(splitJoined("运动", "┋"), Pieces{"运动"});
    EXPECT_EQ(splitJoined("运动┋影视┋购物", "┋"), (Pieces{"运动", "影视", "购物"}));
    EXPECT_EQ(splitJoined("运动┋其他〖钓鱼┋爬山，跑步〗┋购物", "┋"),
              (Pieces{"运动", "其他〖钓鱼┋爬山，跑步〗", "购物"}));
    EXPECT_EQ(splitJoined("运动┋┋ 购物 ┋", "┋"), (Pieces{"运动", "购物"}));
    EXPECT_EQ(splitJoined("其他〖没有关上┋运动", "┋"), Pieces{"其他〖没有关上┋运动"});
    EXPECT_EQ(splitJoined("有独卫〖小〗〗┋有独浴", "┋"), (Pieces{"有独卫〖小〗〗", "有独浴"}));
}

TEST(TakeWords, LabelAndWhatTheRespondentAdded) {
    EXPECT_EQ(takeWords("男").label, "男");
    EXPECT_EQ(takeWords("男").words, "");
    EXPECT_EQ(takeWords("其他【请注明】〖我妈买的。〗").label, "其他【请注明】");
    EXPECT_EQ(takeWords("其他【请注明】〖我妈买的。〗").words, "我妈买的。");
    EXPECT_EQ(takeWords("其他〖没有关上").words, "没有关上");
    EXPECT_EQ(takeWords("其他〖〗").words, "");
    EXPECT_EQ(takeWords("有独卫〖小〗〗").words, "小");
    EXPECT_EQ(takeWords("其他〖a〖b〗c〗").words, "a〖b〗c");
    EXPECT_EQ(takeWords("其他〖甲〗乙").words, "甲乙");
}

TEST(NumberIn, AsPeopleWriteThem) {
    struct Case {
        const char* text;
        std::optional<double> number;
    };
    for (const Case& one : std::vector<Case>{{"", {}},
                                             {"12", 12},
                                             {"１２", 12},
                                             {" 3.5 ", 3.5},
                                             {"-2", -2},
                                             {"1,234", 1234},
                                             {"1,234,567.5", 1234567.5},
                                             {"1,2", {}},
                                             {"12,34", {}},
                                             {"85%", 85},
                                             {"85％", 85},
                                             {"90分", 90},
                                             {"1e3", 1000},
                                             {"abc", {}},
                                             {"12a", {}},
                                             {"inf", {}},
                                             {"nan", {}},
                                             {"1.2.3", {}},
                                             {"+5", 5}})
        EXPECT_EQ(numberIn(one.text), one.number) << one.text;
}

TEST(MomentIn, EveryWayThatExportsWriteThem) {
    EXPECT_EQ(momentIn("2026/9/18 19:20:55"), "2026-09-18T19:20:55");
    EXPECT_EQ(momentIn("2026-9-8 9:05"), "2026-09-08T09:05:00");
    EXPECT_EQ(momentIn("2026-09-18T19:20:55"), "2026-09-18T19:20:55");
    EXPECT_EQ(momentIn("2026年9月18日"), "2026-09-18");
    EXPECT_EQ(momentIn("2024/2/29"), "2024-02-29");
    EXPECT_EQ(momentIn("2026/2/29"), std::nullopt);
    EXPECT_EQ(momentIn("2026/13/1"), std::nullopt);
    EXPECT_EQ(momentIn("3000-3499元"), std::nullopt);
    EXPECT_EQ(momentIn("1-2-3"), std::nullopt);
    EXPECT_EQ(momentIn(""), std::nullopt);
    EXPECT_EQ(momentIn("99999999999999999999/1/1"), std::nullopt);
}

TEST(MomentIn, AsFormsAbroadWriteThem) {
    EXPECT_EQ(momentIn("10/14/16 10:05"), "2016-10-14T10:05:00");
    EXPECT_EQ(momentIn("2020/09/30 10:10:00 AM GMT+8"), "2020-09-30T10:10:00");
    EXPECT_EQ(momentIn("2020/09/30 12:10:00 AM GMT-3:30"), "2020-09-30T00:10:00");
    EXPECT_EQ(momentIn("2021/3/5 下午 3:21:01"), "2021-03-05T15:21:01");
    EXPECT_EQ(momentIn("2021/3/5 上午12:21:01"), "2021-03-05T00:21:01");
    EXPECT_EQ(momentIn("2021年3月5日 下午3时21分"), "2021-03-05T15:21:00");
    EXPECT_EQ(momentIn("09/18/2026 07:20:00 PM"), "2026-09-18T19:20:00");
    EXPECT_EQ(momentIn("2013-02-18T15:54:01.123+08:00"), "2013-02-18T15:54:01");
    EXPECT_EQ(momentIn("2013-02-18T15:54:01Z"), "2013-02-18T15:54:01");
    EXPECT_EQ(momentIn("14.10.16 10:05"), "2016-10-14T10:05:00");
    EXPECT_EQ(momentIn("3.4.2016"), "2016-04-03") << "points stand in German dates";
    EXPECT_EQ(momentIn("14/10/2016"), "2016-10-14");
    EXPECT_EQ(momentIn("3/4/2016"), "2016-03-04");
    EXPECT_EQ(momentIn("２０２６/９/１８"), "2026-09-18");
    for (const char* none : {"10/14/16", "13:05", "2026/9/18 25:00", "2026/9/18 10:61", "2026/9/18 10:05 XM", "1.2.3.4",
                             "31/31/2016", "2016/10", "2026/9/18 10:05 trailing", "下午 3:21", "2026-9/18", "12.5"})
        EXPECT_EQ(momentIn(none), std::nullopt) << none;
}

TEST(IsAmbiguousDay, OnlyWhereDayAndMonthCouldChangePlaces) {
    EXPECT_TRUE(isAmbiguousDay("3/4/2016"));
    EXPECT_TRUE(isAmbiguousDay("03-04-2016 10:05"));
    for (const char* plain : {"14/4/2016", "4/14/2016", "4/4/2016", "3.4.2016", "2016/3/4", "x"})
        EXPECT_FALSE(isAmbiguousDay(plain)) << plain;
}

TEST(SecondsIn, EveryWayThatExportsWriteThem) {
    EXPECT_EQ(secondsIn("123秒"), 123);
    EXPECT_EQ(secondsIn("2分3秒"), 123);
    EXPECT_EQ(secondsIn("1小时2分3秒"), 3723);
    EXPECT_EQ(secondsIn("1:23"), 83);
    EXPECT_EQ(secondsIn("1:02:03"), 3723);
    EXPECT_EQ(secondsIn("45"), 45);
    EXPECT_EQ(secondsIn("很快"), std::nullopt);
    EXPECT_EQ(secondsIn(""), std::nullopt);
}

TEST(TitleKey, TwoWritingsOfOneTitleAreEqual) {
    const std::string key = titleKey("3、性别 ");
    for (const char* title :
         {"性别", "3.性别", "3：性别", "３、性别", "3、性别[单选题]", "3、性别 *", "性别：", "性别____"})
        EXPECT_EQ(titleKey(title), key) << title;
    EXPECT_NE(titleKey("4、年龄"), key);
    EXPECT_EQ(takeNumber("1.5小时").number, "");
    EXPECT_EQ(takeNumber("12、题").number, "12");
}

}  // namespace
}  // namespace diaoyan
