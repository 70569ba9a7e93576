// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/typed_text.h"

#include <gtest/gtest.h>

#include <cmath>

namespace diaoyan {
namespace {

TEST(TypedNumber, IsAPlainDecimal) {
    EXPECT_EQ(typedNumber("0"), 0.0);
    EXPECT_EQ(typedNumber("-0"), 0.0);
    EXPECT_FALSE(std::signbit(typedNumber("-0").value()));
    EXPECT_EQ(typedNumber("12"), 12.0);
    EXPECT_EQ(typedNumber("+3.50"), 3.5);
    EXPECT_EQ(typedNumber("-.5"), -0.5);
    EXPECT_EQ(typedNumber("5."), 5.0);
    EXPECT_EQ(typedNumber("－１２．５"), -12.5);
    EXPECT_EQ(typedNumber("007"), 7.0);
    EXPECT_EQ(typedNumber("123456789012345"), 123456789012345.0);
}

TEST(TypedNumber, NothingElseIs) {
    for (const char* text : {"",
                             " ",
                             ".",
                             "-",
                             "+",
                             "--1",
                             "1-",
                             "1.2.3",
                             "1e3",
                             "0x10",
                             "inf",
                             "nan",
                             "1,234",
                             "1，234",
                             "12元",
                             "十二",
                             "1 2",
                             "1_000",
                             "1234567890123456",
                             "110101199001011234",
                             "１\xEF\xBC",
                             "٣"})
        EXPECT_EQ(typedNumber(text), std::nullopt) << text;
    EXPECT_EQ(typedNumber(std::string(100'000, '0')), std::nullopt);
    EXPECT_EQ(typedNumber("0." + std::string(190, '0') + "1234567890123456"), std::nullopt);
}

TEST(TypedCount, IsAFewDigits) {
    EXPECT_EQ(typedCount("１"), 1);
    EXPECT_EQ(typedCount("999999"), 999999);
    for (const char* text : {"", "1000000", "-1", "1.0", "x", "１２３４５６７"})
        EXPECT_EQ(typedCount(text), std::nullopt) << text;
}

TEST(TypedDate, IsADayHoweverItIsWritten) {
    for (const char* text :
         {"2026-09-08", "2026-9-8", "2026/09/08", "2026.9.8", "2026年9月8日", "２０２６－０９－０８", "2026年9月8"})
        EXPECT_EQ(typedDate(text), "2026-09-08") << text;
    EXPECT_EQ(typedDate("2024-2-29"), "2024-02-29");
}

TEST(TypedDate, NothingElseIs) {
    for (const char* text :
         {"", "2026", "2026-09", "26-9-8", "2026-13-1", "2026-2-29", "2026-9-8 10:00", "8/9/2026", "20260908",
          "2026--8", "2026-9-", "-9-8", "2026-9-8x", "0000-1-1", "今天", "2026年9月31日"})
        EXPECT_EQ(typedDate(text), std::nullopt) << text;
    EXPECT_EQ(typedDate(std::string(100'000, '2')), std::nullopt);
}

TEST(OuterSpace, OfEveryScriptIsTakenOff) {
    EXPECT_EQ(withoutOuterSpace(""), "");
    EXPECT_EQ(withoutOuterSpace(" \t\r\n"), "");
    EXPECT_EQ(withoutOuterSpace("\u3000 好 的\u00A0\uFEFF\n"), "好 的");
    EXPECT_EQ(withoutOuterSpace("\u200B"), "");
    EXPECT_EQ(withoutOuterSpace(std::string(100'000, ' ') + "x"), "x");
}

TEST(ShownNumber, IsTheShortestDecimal) {
    EXPECT_EQ(shownNumber(0), "0");
    EXPECT_EQ(shownNumber(0.1), "0.1");
    EXPECT_EQ(shownNumber(24), "24");
    EXPECT_EQ(shownNumber(-1e21), "-1000000000000000000000");
}

}  // namespace
}  // namespace diaoyan
