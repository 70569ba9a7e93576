// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"

#include "charts/render/han_font.h"
#include "charts/render/known_letters.h"
#include "charts/render/label_places.h"
#include "charts/render/meaningful_breaks.h"
#include "charts/render/offscreen_qt.h"

#include <QFontMetricsF>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace diaoyan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class LabelText : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(ensureQtApplication().ok());
        ASSERT_TRUE(hanFont().ok());
        letters_ = figureFont(*hanFont(), 20);
    }
    /// Lines of a label where a line has room for so many Chinese letters.
    std::vector<std::string> broken(const std::string& label, double room, int most = 4) const {
        std::vector<std::string> lines;
        for (const QString& line : wrappedByMeaning(plainLabel(label), letters_, room * 20 + 1, most)) {
            lines.push_back(line.toStdString());
        }
        return lines;
    }
    QFont letters_;
};

TEST_F(LabelText, LinesEndWhereTheMeaningDoes) {
    EXPECT_THAT(broken("", 10), ElementsAre(""));
    EXPECT_THAT(broken("教学质量", 10), ElementsAre("教学质量"));
    EXPECT_THAT(broken("学校食堂的饭菜质量、价格和卫生状况", 11),
                ElementsAre("学校食堂的饭菜质量、", "价格和卫生状况"));
    EXPECT_THAT(broken("教师的责任心和师德师风", 7), ElementsAre("教师的责任心和", "师德师风"));
    EXPECT_THAT(broken("第一实验小学（城关镇校区）", 10), ElementsAre("第一实验小学", "（城关镇校区）"));
}

TEST_F(LabelText, NumbersAndLatinWordsStayWhole) {
    const std::vector<std::string> lines = broken("您对2024年12月开展的English Corner活动满意吗", 8);
    const std::string all = ::testing::PrintToString(lines);
    for (const char* whole : {"2024", "12", "English", "Corner"}) { EXPECT_THAT(all, HasSubstr(whole)); }
    EXPECT_THAT(broken("satisfaction with homework", 8), ElementsAre("satisfaction", "with homework"));
}

TEST_F(LabelText, NoSingleLetterIsLeftOnTheLastLine) {
    for (double room = 4; room < 18; room += 0.5) {
        const std::vector<std::string> lines = broken("希望学校更加重视孩子们的身心健康发展吧", room, 6);
        EXPECT_GE(plainLabel(lines.back()).size(), 2) << room;
        std::string whole;
        for (const std::string& line : lines) {
            whole += line;
            EXPECT_LE(widthOf(plainLabel(line), letters_), room * 20 + 1.01) << line;
        }
        EXPECT_EQ(whole, "希望学校更加重视孩子们的身心健康发展吧");
    }
}

TEST_F(LabelText, WhatCannotBeBrokenWellIsStillBroken) {
    const std::vector<std::string> lines = broken(std::string(60, 'x'), 10, 4);
    EXPECT_GE(lines.size(), 3U);
    EXPECT_THAT(broken(std::string(3000, 'y'), 10, 2).back(), HasSubstr("…"));
    EXPECT_EQ(broken("一二三四五六七八九十", 1, 3).size(), 3U);
}

TEST(MeaningfulBreaks, AreLeastHarmfulAfterACommaAndMostWithinAWord) {
    const QString label = QStringLiteral("食堂，操场和图书馆的卫生");
    double comma = -1;
    double joined = -1;
    double hanging = -1;
    double inside = -1;
    for (const LineBreak& each : meaningfulBreaks(label)) {
        if (each.place == 3) { comma = each.harm; }    // after ，
        if (each.place == 6) { joined = each.harm; }   // after 和
        if (each.place == 9) { hanging = each.harm; }  // before 的
        if (each.place == 8) { inside = each.harm; }   // 图书|馆
    }
    EXPECT_EQ(comma, 0);
    EXPECT_LT(comma, joined);
    EXPECT_LT(joined, hanging);
    EXPECT_GT(inside, joined);
    ASSERT_EQ(meaningfulBreaks(QString()).size(), 1U);
}

TEST(KnownLetters, OnlyLettersOfWordsAreLost) {
    const DrawsLetter nothing = [](char32_t) { return false; };
    // Han, Han of extension B, Latin, Tibetan, Uyghur; then emoji, a symbol, private use, unassigned, mathematical.
    const QString words = QString::fromUtf8("王𠮷éབئ");
    EXPECT_EQ(lostLetters(words, nothing).size(), 5U);
    EXPECT_TRUE(lostLetters(words, [](char32_t) { return true; }).empty());
    const QString others = QString::fromUtf8("😀★\xEE\x80\x80\xF0\xBF\xBF\xB0𝐀，。");
    EXPECT_TRUE(lostLetters(others, nothing).empty());
}

TEST(KnownLetters, TheProblemNamesLettersAndPackages) {
    const Problem problem = glyphMissing({0x20BB7, 0x0F56, 0x20BB7});
    EXPECT_EQ(problem.code, "glyph-missing");
    EXPECT_THAT(problem.message.en, HasSubstr("U+0F56"));
    EXPECT_THAT(problem.message.en, HasSubstr("U+20BB7"));
    EXPECT_THAT(problem.message.zh, HasSubstr("apt install fonts-hanazono fonts-noto-core"));
    std::vector<char32_t> many;
    for (char32_t letter = 0x20000; letter < 0x20100; ++letter) { many.push_back(letter); }
    EXPECT_LT(glyphMissing(many).message.zh.size(), 400U);
}

TEST_F(LabelText, AFigureIsRefusedExactlyWhereAFontLacksALetterOfAWord) {
    const QFontMetricsF metrics(letters_);
    for (const char32_t letter : {0x738BU, 0x20BB7U, 0x3106CU, 0x0F40U, 0xA010U, 0x1820U}) {
        const QString name = QString::fromUcs4(&letter, 1) + QStringLiteral("小明");
        const Result<Done> drawable = wordsCanBeDrawn({{name, 0, 0, Anchor::start, letters_, {}}});
        EXPECT_EQ(drawable.ok(), metrics.inFontUcs4(letter)) << std::hex << static_cast<unsigned>(letter);
        EXPECT_EQ(withKnownLetters(name, letters_) == name, drawable.ok());
    }
}

TEST(LabelPlaces, NoLabelCoversAnotherOrADot) {
    std::vector<LabelWish> wishes;
    std::vector<QPointF> dots;
    for (int i = 0; i < 40; ++i) {
        const double turned = (i + 1) * 0.6180339887498949;
        const double across = (i + 1) * 0.7548776662466927;
        dots.emplace_back(1000 * (turned - std::floor(turned)), 500 * (across - std::floor(across)));
        wishes.push_back({dots.back(), QSizeF(120, 20)});
    }
    const QRectF taken(0, 0, 200, 60);
    const auto places = placeLabels(wishes, dots, 6, {taken}, QRectF(0, 0, 1000, 500));
    ASSERT_EQ(places.size(), wishes.size());
    int placed = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i]) { continue; }
        ++placed;
        EXPECT_FALSE(places[i]->intersects(taken));
        EXPECT_TRUE(QRectF(0, 0, 1000, 500).contains(*places[i]));
        for (const QPointF& dot : dots) { EXPECT_FALSE(places[i]->contains(dot)); }
        for (std::size_t j = 0; j < i; ++j) { EXPECT_FALSE(places[j] && places[j]->intersects(*places[i])); }
    }
    EXPECT_GT(placed, 34);
    EXPECT_TRUE(placeLabels({}, dots, 6, {}, taken).empty());
    EXPECT_FALSE(placeLabels({{QPointF(50, 30), QSizeF(400, 20)}}, {}, 6, {}, taken).front().has_value());
}

TEST(LabelPlaces, ALoneLabelStandsRightOfItsDot) {
    const auto places = placeLabels({{QPointF(100, 100), QSizeF(50, 20)}}, {{100, 100}}, 6, {}, {0, 0, 400, 400});
    ASSERT_TRUE(places.front().has_value());
    EXPECT_EQ(*places.front(), QRectF(110, 90, 50, 20));
}

}  // namespace
}  // namespace diaoyan
