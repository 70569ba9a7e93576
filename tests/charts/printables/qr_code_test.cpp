// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/printables/printables.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>

namespace diaoyan {
namespace {

using testing::HasSubstr;

/// A finder pattern: 7 by 7, a ring of light between dark.
bool finderAt(const QrCode& code, int row, int column) {
    for (int r = 0; r < 7; ++r)
        for (int c = 0; c < 7; ++c) {
            const bool ring = std::max(std::abs(r - 3), std::abs(c - 3)) == 2;
            if (code.dark[static_cast<std::size_t>((row + r) * code.width + column + c)] == ring) return false;
        }
    return true;
}

TEST(QrCode, NothingAndTooMuchAreProblems) {
    EXPECT_EQ(qrCode("").problem().code, "qr-empty");
    EXPECT_EQ(qrCode(std::string(2332, 'a')).problem().code, "qr-too-long");
    EXPECT_EQ(qrCode(std::string(100'000, 'a')).problem().code, "qr-too-long");
    const auto longest = qrCode(std::string(2331, 'a'));
    ASSERT_TRUE(longest.ok());
    EXPECT_EQ(longest->width, 177) << "version 40";
}

TEST(QrCode, IsAsTheStandardHasIt) {
    const auto code = qrCode("http://192.168.1.20:8080/c/ABCD-EFGH-JKLM");
    ASSERT_TRUE(code.ok());
    EXPECT_EQ(code->width, 29) << "41 bytes with correction M: version 3";
    ASSERT_EQ(code->dark.size(), 29u * 29u);
    EXPECT_TRUE(finderAt(*code, 0, 0));
    EXPECT_TRUE(finderAt(*code, 0, 22));
    EXPECT_TRUE(finderAt(*code, 22, 0));
    EXPECT_FALSE(finderAt(*code, 22, 22));
    // The format's first two bits are the correction, 00 for M, under a mask that begins with 10 (ISO/IEC 18004).
    EXPECT_TRUE(code->dark[8 * 29 + 0]);
    EXPECT_FALSE(code->dark[8 * 29 + 1]);
    EXPECT_EQ(*qrCode("http://192.168.1.20:8080/c/ABCD-EFGH-JKLM"), *code);
}

TEST(QrCode, AnyBytesAreTaken) {
    EXPECT_TRUE(qrCode(std::string("a\0b", 3)).ok());
    EXPECT_NE(*qrCode(std::string("a\0b", 3)), *qrCode("a"));
    EXPECT_TRUE(qrCode("http://学校.example/问卷").ok());
}

TEST(QrCode, OnATerminalTwoModulesAreALetter) {
    QrCode code{2, {true, false, true, true}};
    const std::string shown = qrForTerminal(code);
    EXPECT_EQ(std::count(shown.begin(), shown.end(), '\n'), 5) << "a rim of four, two rows, a rim of four";
    EXPECT_THAT(shown, HasSubstr("\x1b[38;5;16;48;5;231m    █▄    \x1b[0m\n")) << "fixed colours, dark on light";
    EXPECT_THAT(qrForTerminal({1, {true}}), HasSubstr("    ▀    \x1b[0m\n"));
}

}  // namespace
}  // namespace diaoyan
