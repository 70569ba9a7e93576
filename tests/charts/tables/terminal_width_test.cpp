// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/printable_text.h"
#include "charts/tables/terminal_width.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

TEST(Printable, ControlCharactersLoseTheirPower) {
    EXPECT_EQ(printable("\x1b[31m红\x1b[0m"), "\uFFFD[31m红\uFFFD[0m");
    EXPECT_EQ(printable("a\tb\nc\r\nd"), "a b c  d");
    EXPECT_EQ(printable(std::string("a\0b", 3)), "a\uFFFDb");
    EXPECT_EQ(printable("\u009b31m"), "\uFFFD31m") << "C1 control sequence introducer";
    EXPECT_EQ(printable("\u202egnp.exe"), "gnp.exe") << "right-to-left override";
    EXPECT_EQ(printable("\uFEFFA\u00ADB"), "AB");
}

TEST(Printable, BrokenUtf8IsReplaced) {
    EXPECT_EQ(printable("\xff"), "\uFFFD");
    EXPECT_EQ(printable("好\xe5\xa5"), "好\uFFFD");
    EXPECT_EQ(printable("\xed\xa0\x80").find("\xed\xa0\x80"), std::string::npos) << "a lone surrogate";
    EXPECT_EQ(printable("\uFFFE\uFFFF"), "\uFFFD\uFFFD") << "not allowed in XML";
}

TEST(Printable, OrdinaryTextStays) {
    for (const char* words : {"", "plain", "学习成绩优秀，（其他）", "👨\u200D👩\u200D👧", "❤\uFE0F", "བོད་ཡིག"})
        EXPECT_EQ(printable(words), words);
}

TEST(TerminalWidth, EastAsianWidth) {
    EXPECT_EQ(terminalWidth(""), 0);
    EXPECT_EQ(terminalWidth("abc"), 3);
    EXPECT_EQ(terminalWidth("满意度"), 6);
    EXPECT_EQ(terminalWidth("（ＡＢ）"), 8) << "full width";
    EXPECT_EQ(terminalWidth("ｱ"), 1) << "half width";
    EXPECT_EQ(terminalWidth("cafe\u0301"), 4) << "combining acute";
    EXPECT_EQ(terminalWidth("\u1112\u1161\u11ab"), 2) << "Hangul from parts";
}

TEST(TerminalWidth, EveryLetterIsAsWideAloneAsAmongOthers) {
    // Words in ASCII and Chinese only are measured without ICU; a letter from elsewhere has all of them measured by it.
    for (char32_t point = 0x20; point <= 0xFFEF; ++point) {
        const bool chinese =
            (point >= 0x3000 && point < 0x3100) || (point >= 0x4E00 && point < 0xA000) || point >= 0xFF00;
        if (point >= 0x7F && !chinese) continue;
        std::string letter;
        if (point < 0x80)
            letter = static_cast<char>(point);
        else
            letter = {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 0x3F)),
                      static_cast<char>(0x80 | (point & 0x3F))};
        ASSERT_EQ(terminalWidth(letter) + 1, terminalWidth("é" + letter)) << letter << static_cast<unsigned>(point);
    }
}

TEST(TerminalWidth, AnEmojiSequenceIsOnePicture) {
    EXPECT_EQ(terminalWidth("😀"), 2);
    EXPECT_EQ(terminalWidth("👨\u200D👩\u200D👧"), 2);
    EXPECT_EQ(terminalWidth("🇨🇳"), 2);
    EXPECT_EQ(terminalWidth("👍🏽"), 2);
    EXPECT_EQ(terminalWidth("❤\uFE0F"), 2);
}

TEST(TerminalWidth, AmbiguousCharactersFollowTheTerminal) {
    EXPECT_EQ(terminalWidth("—①", AmbiguousWidth::narrow), 2);
    EXPECT_EQ(terminalWidth("—①", AmbiguousWidth::wide), 4);
}

TEST(Wrapped, ChinesePunctuationNeverBeginsALine) {
    using Lines = std::vector<std::string>;
    EXPECT_EQ(wrapped("身心健康，学习好", 8), (Lines{"身心健", "康，学习", "好"}));
    EXPECT_EQ(wrapped("a long answer", 6), (Lines{"a long", "answer"}));
    EXPECT_EQ(wrapped("abcdefghij", 4), (Lines{"abcd", "efgh", "ij"}));
    EXPECT_EQ(wrapped("", 4), (Lines{""}));
    EXPECT_EQ(wrapped("学校", 1), (Lines{"学", "校"})) << "wider than the room: alone on its line";
}

TEST(Wrapped, NothingIsLost) {
    std::string label;
    for (int i = 0; i < 60; ++i) label += i % 7 == 0 ? "👨\u200D👩\u200D👧 " : "老师与家长，";
    for (int width = 2; width < 40; ++width) {
        std::string joined;
        for (const auto& line : wrapped(label, width)) {
            EXPECT_LE(terminalWidth(line), width);
            joined += line;
        }
        std::string letters = label;
        std::erase(letters, ' ');
        std::erase(joined, ' ');
        EXPECT_EQ(joined, letters) << width;
    }
}

}  // namespace
}  // namespace diaoyan
