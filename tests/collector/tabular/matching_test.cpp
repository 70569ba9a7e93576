// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/matching.h"

#include <gtest/gtest.h>

#include <array>

namespace diaoyan {

TEST(Matching, SpellingsOfTheSameThingFoldToOneForm) {
    struct Case {
        std::string_view text;
        std::string_view folded;
    };
    constexpr std::array cases{
        Case{"  学校 名称\t", "学校 名称"},
        Case{"\xE3\x80\x80学校\xE3\x80\x80\xE3\x80\x80名称\xC2\xA0", "学校 名称"},
        Case{"３、性别（Ａ～Ｚ）：５％", "3、性别(a~z):5%"},
        Case{"\xEF\xBB\xBFSchool\xE2\x80\x8B Name", "school name"},
        Case{"其他【请注明】", "其他【请注明】"},
        Case{"\n a \r\n b ", "a b"},
        Case{" \xE3\x80\x80 ", ""},
        Case{"", ""},
        Case{"😀 OK", "😀 ok"},
        Case{"caf\xC3\xA9", "caf\xC3\xA9"},
        Case{"bad \xFF\xE4 bytes", "bad \xFF\xE4 bytes"},
    };
    for (const Case& c : cases) EXPECT_EQ(foldForMatching(c.text), c.folded) << c.text;
}

TEST(Matching, FoldingTwiceChangesNothing) {
    for (const std::string_view text : {"Ａ  Ｂ", "\xE3\x80\x80（ x ）", "\xE2\x80\x8B\xE2\x80\x8B a \xE2\x80\x8B b"}) {
        const std::string once = foldForMatching(text);
        EXPECT_EQ(foldForMatching(once), once);
    }
}

TEST(Matching, OuterBlanksGoAndTheRestStays) {
    EXPECT_EQ(withoutOuterBlanks("\xE3\x80\x80 第一 中学\xC2\xA0\n"), "第一 中学");
    EXPECT_EQ(withoutOuterBlanks("Ａ"), "Ａ");
    EXPECT_EQ(withoutOuterBlanks(" \xEF\xBB\xBF "), "");
    EXPECT_EQ(withoutOuterBlanks(""), "");
}

}  // namespace diaoyan
