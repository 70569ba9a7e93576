// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/wire/field_names.h"
#include "collector/web/wire/invitation.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

TEST(NormalCode, IsTheSameHoweverItIsTyped) {
    for (const char* typed :
         {"ABCDEFGHJKMN", "abcd-efgh-jkmn", " ABCD EFGH JKMN ", "ＡＢＣＤ－ＥＦＧＨ－ＪＫＭＮ", "ａｂｃｄ　efgh　jkmn"})
        EXPECT_EQ(normalCode(typed), "ABCDEFGHJKMN") << typed;
    EXPECT_EQ(printedCode("ABCDEFGHJKMN"), "ABCD-EFGH-JKMN");
}

TEST(NormalCode, RefusesWhatNoCodeIs) {
    for (const char* typed : {"", "ABCD", "ABCD-EFGH-JKM", "ABCD-EFGH-JKMNP", "ABCD-EFGH-JKM0", "ABCD-EFGH-JKMI",
                              "ABCD-EFGH-JKM<", "学校学校学校学校学校学校", "ABCDEFGHJKM\xEF", "ABCDEFGHJKM\xEF\xBC"})
        EXPECT_EQ(normalCode(typed), "") << typed;
}

TEST(PathOf, SaysHowSomebodyWasInvited) {
    EXPECT_EQ(pathOf({.questionnaire = "parent"}), "/f/parent");
    EXPECT_EQ(pathOf({.questionnaire = "家长", .school = "S 01", .class_name = "3班", .tag = "ab12"}),
              "/f/%E5%AE%B6%E9%95%BF?school=S%2001&class=3%E7%8F%AD&tag=ab12");
    EXPECT_EQ(pathOf({.questionnaire = "parent", .code = "ABCDEFGHJKMN"}), "/c/ABCD-EFGH-JKMN");
}

TEST(AnswerId, IsLowerCaseHexadecimalInFiveGroups) {
    EXPECT_TRUE(isAnswerId("0192f0c1-7b7a-4c3e-9d55-0123456789ab"));
    EXPECT_FALSE(isAnswerId(""));
    EXPECT_FALSE(isAnswerId("0192F0C1-7B7A-4C3E-9D55-0123456789AB"));
    EXPECT_FALSE(isAnswerId("0192f0c1-7b7a-4c3e-9d55-0123456789a"));
    EXPECT_FALSE(isAnswerId("0192f0c107b7a-4c3e-9d55-0123456789ab"));
    EXPECT_FALSE(isAnswerId("0192f0c1-7b7a-4c3e-9d55-0123456789a\n"));
}

TEST(FieldNamed, IsTheLastOfItsName) {
    const FormFields fields{{"a", "1"}, {"b", "2"}, {"a", "3"}};
    EXPECT_EQ(fieldNamed(fields, "a"), "3");
    EXPECT_EQ(fieldNamed(fields, "c"), "");
}

}  // namespace
}  // namespace diaoyan
