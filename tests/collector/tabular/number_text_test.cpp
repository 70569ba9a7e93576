// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/number_text.h"

#include <gtest/gtest.h>

#include <array>

namespace diaoyan {

TEST(NumberText, IsWhatAPersonWouldWrite) {
    struct Case {
        double number;
        std::string_view text;
    };
    constexpr std::array cases{
        Case{0, "0"},
        Case{-0.0, "0"},
        Case{1, "1"},
        Case{-2.5, "-2.5"},
        Case{13800138000.0, "13800138000"},
        Case{0.1 + 0.2, "0.3"},
        Case{1.0 / 3, "0.333333333333333"},
        Case{123456789012345.0, "123456789012345"},
        Case{440982199001011234.0, "440982199001011000"},
        Case{0.00012, "0.00012"},
        Case{1e20, "100000000000000000000"},
        Case{1e21, "1E+21"},
        Case{1.5e-20, "1.5E-20"},
        Case{99.99999999999999, "100"},
        Case{100.05, "100.05"},
    };
    for (const Case& c : cases) EXPECT_EQ(numberText(c.number), c.text);
}

TEST(NumberText, FormatCodesAreDatesOrNot) {
    struct Case {
        std::string_view code;
        DateFormat format;
    };
    constexpr std::array cases{
        Case{"yyyy/m/d h:mm:ss;@", DateFormat::date_and_time},
        Case{"[$-804]yyyy\"年\"m\"月\"d\"日\";@", DateFormat::date},
        Case{"yyyy-mm", DateFormat::date},
        Case{"mmm", DateFormat::date},
        Case{"h:mm AM/PM", DateFormat::time},
        Case{"上午/下午h\"时\"mm\"分\"", DateFormat::time},
        Case{"mm:ss.0", DateFormat::time},
        Case{"[h]:mm:ss", DateFormat::elapsed},
        Case{"General", DateFormat::none},
        Case{"0.00E+00", DateFormat::none},
        Case{"#,##0.00_);[Red](#,##0.00)", DateFormat::none},
        Case{"0\"days\"", DateFormat::none},
        Case{"G/通用格式", DateFormat::none},
        Case{"0.0\\d", DateFormat::none},
        Case{"@", DateFormat::none},
        Case{"", DateFormat::none},
        Case{"\"", DateFormat::none},
        Case{"[", DateFormat::none},
    };
    for (const Case& c : cases) EXPECT_EQ(dateFormatOf(c.code), c.format) << c.code;
    EXPECT_EQ(dateFormatOfBuiltin(22), DateFormat::date_and_time);
    EXPECT_EQ(dateFormatOfBuiltin(31), DateFormat::date);  // yyyy年m月d日
    EXPECT_EQ(dateFormatOfBuiltin(9), DateFormat::none);
}

TEST(NumberText, SerialDaysBecomeIsoText) {
    EXPECT_EQ(dateText(46283.80619212963, DateFormat::date_and_time), "2026-09-18T19:20:55");
    EXPECT_EQ(dateText(46283.80619212963, DateFormat::date), "2026-09-18");
    EXPECT_EQ(dateText(46283, DateFormat::date_and_time), "2026-09-18T00:00:00");
    EXPECT_EQ(dateText(1, DateFormat::date), "1900-01-01");
    EXPECT_EQ(dateText(59, DateFormat::date), "1900-02-28");
    EXPECT_EQ(dateText(60, DateFormat::date), "1900-02-29");
    EXPECT_EQ(dateText(61, DateFormat::date), "1900-03-01");
    EXPECT_EQ(dateText(43890, DateFormat::date), "2020-02-29");
    EXPECT_EQ(dateText(2958465, DateFormat::date), "9999-12-31");
    EXPECT_EQ(dateText(0.479166666666667, DateFormat::time), "11:30:00");
    EXPECT_EQ(dateText(1.25, DateFormat::elapsed), "30:00:00");
    EXPECT_EQ(dateText(0.999999999, DateFormat::time), "1900-01-01T00:00:00");
    EXPECT_EQ(dateText(0, DateFormat::date), std::nullopt);
    EXPECT_EQ(dateText(-1, DateFormat::date), std::nullopt);
    EXPECT_EQ(dateText(2958466, DateFormat::date), std::nullopt);
    EXPECT_EQ(dateText(1e300, DateFormat::elapsed), std::nullopt);
    EXPECT_EQ(dateText(3, DateFormat::none), std::nullopt);
}

}  // namespace diaoyan
