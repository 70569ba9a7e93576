// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/figure_view.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/figure_card.h"
#include "charts/desktop/views/result_table_view.h"
#include "charts/desktop/views/save_formats.h"
#include "charts/figures/figure_csv.h"
#include "charts/render/render.h"
#include "collector/output_file.h"
#include "tests/charts/render/sample_specs.h"
#include "tests/desktop/picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

namespace diaoyan {
namespace {

class FigureViewTest : public testing::Test {
protected:
    void SetUp() override { applyTheme(*qApp, Theme::light); }
    void TearDown() override {
        applyTheme(*qApp, Theme::light);
        setShownLanguage(Language::zh);
    }

    void show(const ChartSpec& spec, int width = 900) {
        view_.show(spec);
        view_.resize(width, view_.heightForWidth(width));
        view_.show();
        QTest::qWait(1);
    }
    QStringList wordsOf(std::size_t spot) const {
        return view_.wordsOf(view_.spots()[spot]).split('\n', Qt::SkipEmptyParts);
    }
    QPoint middleOf(std::size_t spot) const { return view_.placeOf(view_.spots()[spot])->center().toPoint(); }

    FigureView view_;
};

ChartSpec schoolFigure() {
    ChartSpec spec = sample::dotsOfSchools(12);
    spec.series.front().values[0] = {{551, 1241, BaseKind::cases}, "551人（44.4%）", {}, Interval{41.67, 47.18}};
    return spec;
}

TEST_F(FigureViewTest, SaysCountBaseWithKindPercentageAndInterval) {
    show(schoolFigure());
    EXPECT_EQ(wordsOf(0), (QStringList{"第一实验小学", "44.4%", "数量：551", "基数：1241（作答人数（多选））",
                                       "区间：41.7%～47.2%"}));
    EXPECT_EQ(wordsOf(3), (QStringList{"杨家湾教学点", "不显示：人数不足10，不显示"}));
    EXPECT_EQ(wordsOf(7), (QStringList{"东街小学", "无有效作答"}));
    setShownLanguage(Language::en);
    EXPECT_EQ(wordsOf(0)[3], "Base: 1,241 (respondents (several choices))");
}

TEST_F(FigureViewTest, SaysFiguresWithUnitWhereTheseAreDrawn) {
    show(sample::schoolMeansWithIntervals());
    EXPECT_EQ(wordsOf(0)[1], "均分：4.60");
    show(sample::rolesBesideEachOther(ChartKind::grouped_bars));
    EXPECT_EQ(wordsOf(1)[0], "学校的教学质量 · 教师");
    show(sample::scoreHistogram());
    EXPECT_EQ(wordsOf(0)[0], "0～5");
    show(sample::scoreBoxes());
    EXPECT_EQ(wordsOf(0).size(), 7) << "five numbers, mean, outliers, base";
    ChartSpec funnel = sample::funnelOfSchools(5);
    funnel.points = {{"", 120, 84.25, Interval{80.04, 88}, false, "东街小学"}};
    show(funnel);
    EXPECT_EQ(wordsOf(0), (QStringList{"东街小学", "满意率：84.3%", "有效作答人数：120", "区间：80.0%～88.0%"}));
}

TEST_F(FigureViewTest, EverySpotOfEveryKindHasWords) {
    for (const ChartSpec& spec : sample::oneOfEachKind()) {
        show(spec);
        ASSERT_FALSE(view_.spots().empty()) << spec.id;
        for (std::size_t i = 0; i < view_.spots().size(); ++i) EXPECT_GE(wordsOf(i).size(), 2) << spec.id << " " << i;
        EXPECT_TRUE(view_.words().isEmpty());
    }
}

TEST_F(FigureViewTest, IsAsHighAsItsWidthNeeds) {
    show(schoolFigure());
    EXPECT_NEAR(view_.heightForWidth(1200), 2 * view_.heightForWidth(600), 2);
    const QRectF narrow = *view_.placeOf(view_.spots().front());
    view_.resize(450, view_.heightForWidth(450));
    EXPECT_NEAR(view_.placeOf(view_.spots().front())->left(), narrow.left() / 2, 0.01);
    EXPECT_EQ(view_.placeOf({.area = {}, .series = 9, .category = 9}), std::nullopt);
}

TEST_F(FigureViewTest, AClickChoosesAPiece) {
    QSignalSpy chosen(&view_, &FigureView::chosen);
    show(schoolFigure());
    QTest::mouseClick(&view_, Qt::LeftButton, {}, middleOf(2));
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(qvariant_cast<FigureSpot>(chosen[0][0]), view_.spots()[2]);
    QTest::mouseClick(&view_, Qt::LeftButton, {}, QPoint(2, 2));
    QTest::mouseClick(&view_, Qt::RightButton, {}, middleOf(2));
    EXPECT_EQ(chosen.count(), 1);
}

TEST_F(FigureViewTest, TheMouseShowsWordsThatAreNeverMarkup) {
    ChartSpec spec = schoolFigure();
    spec.categories[1] = "<img src=x><b>fat</b>\x1b[31m" + std::string(10000, 'w');
    show(spec);
    const QImage before = view_.grab().toImage();
    QTest::mouseMove(&view_, middleOf(1));
    QTest::qWait(1);
    const QString tip = QToolTip::text();
    EXPECT_TRUE(tip.contains("&lt;b&gt;fat")) << tip.toStdString();
    EXPECT_FALSE(tip.contains("<b>"));
    EXPECT_FALSE(tip.contains(QChar(0x1b)));
    EXPECT_LT(tip.size(), 4000);
    for (QWidget* shown : QApplication::topLevelWidgets()) {
        if (!shown->inherits("QTipLabel")) continue;
        EXPECT_LE(shown->width(), 800) << "it wraps";
        EXPECT_LE(shown->height(), 500);
        keepPicture(*shown, "tip_hostile", shown->size());
    }
    QTest::mouseMove(&view_, middleOf(2));
    QTest::qWait(1);
    for (QWidget* shown : QApplication::topLevelWidgets())
        if (shown->inherits("QTipLabel")) keepPicture(*shown, "tip", shown->size());
    EXPECT_NE(view_.grab().toImage(), before) << "the piece is marked";
}

TEST_F(FigureViewTest, TheKeyboardGoesFromPieceToPiece) {
    QSignalSpy chosen(&view_, &FigureView::chosen);
    show(schoolFigure());
    EXPECT_EQ(view_.current(), std::nullopt);
    QTest::keyClick(&view_, Qt::Key_Right);
    EXPECT_EQ(view_.current(), view_.spots()[0]);
    QTest::keyClick(&view_, Qt::Key_Down);
    QTest::keyClick(&view_, Qt::Key_Down);
    QTest::keyClick(&view_, Qt::Key_Up);
    EXPECT_EQ(view_.current(), view_.spots()[1]);
    QTest::keyClick(&view_, Qt::Key_Left);
    QTest::keyClick(&view_, Qt::Key_Left);
    EXPECT_EQ(view_.current(), view_.spots()[0]) << "it does not turn round";
    QTest::keyClick(&view_, Qt::Key_End);
    EXPECT_EQ(view_.current(), view_.spots().back());
    QTest::keyClick(&view_, Qt::Key_Return);
    QTest::keyClick(&view_, Qt::Key_Home);
    QTest::keyClick(&view_, Qt::Key_Space);
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(qvariant_cast<FigureSpot>(chosen[0][0]), view_.spots().back());
    EXPECT_EQ(qvariant_cast<FigureSpot>(chosen[1][0]), view_.spots().front());
}

TEST_F(FigureViewTest, TabBringsTheFirstPieceWithItsWords) {
    show(schoolFigure());
    view_.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&view_));
    view_.clearFocus();
    view_.setFocus(Qt::TabFocusReason);
    EXPECT_EQ(view_.current(), view_.spots()[0]);
    EXPECT_TRUE(QToolTip::text().contains("第一实验小学"));
}

TEST_F(FigureViewTest, ScreenReadersHearTitleCaptionAndPieces) {
    show(schoolFigure());
    QAccessibleInterface* figure = QAccessible::queryAccessibleInterface(&view_);
    ASSERT_NE(figure, nullptr);
    EXPECT_EQ(figure->text(QAccessible::Name), shown(schoolFigure().title));
    EXPECT_EQ(figure->text(QAccessible::Description), shown(schoolFigure().caption));
    ASSERT_EQ(figure->childCount(), 12);
    EXPECT_TRUE(figure->child(0)->text(QAccessible::Name).startsWith("第一实验小学, 44.4%"));
    EXPECT_TRUE(figure->child(0)->rect().isValid());
    EXPECT_EQ(figure->indexOfChild(figure->child(4)), 4);
    QTest::keyClick(&view_, Qt::Key_Home);
    EXPECT_EQ(figure->text(QAccessible::Value), figure->child(0)->text(QAccessible::Name));
}

TEST_F(FigureViewTest, TheCopiedPictureIsThatOfTheReportAlsoInTheDark) {
    applyTheme(*qApp, Theme::dark);
    show(schoolFigure());
    EXPECT_LT(view_.grab().toImage().pixelColor(9, 9).lightness(), 80) << "dark on the screen";
    view_.copyPicture();
    const QMimeData* copied = QApplication::clipboard()->mimeData();
    const QImage picture = qvariant_cast<QImage>(copied->imageData());
    EXPECT_EQ(picture.width(), 2400);
    EXPECT_EQ(picture.pixelColor(2, 2), QColor(Qt::white));
    EXPECT_EQ(copied->data("image/svg+xml").toStdString(), renderSvg(schoolFigure())->bytes);
}

TEST_F(FigureViewTest, TheCopiedTableHasTheDataAndNoFormulas) {
    ChartSpec spec = schoolFigure();
    spec.categories[2] = "=HYPERLINK(\"x\")\t<b>";
    show(spec);
    QTest::keyClick(&view_, Qt::Key_C, Qt::ControlModifier);
    const QMimeData* copied = QApplication::clipboard()->mimeData();
    const QStringList lines = copied->text().split('\n', Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 13);
    EXPECT_EQ(lines[1].split('\t').mid(0, 4), (QStringList{"第一实验小学", "551", "1241", "44.4%"}));
    EXPECT_TRUE(lines[3].startsWith("'=HYPERLINK")) << lines[3].toStdString();
    EXPECT_FALSE(copied->html().contains("<b>\t"));
    EXPECT_TRUE(copied->html().contains("&lt;b&gt;"));
}

TEST_F(FigureViewTest, IsSavedInEveryFormatWholeOrNotAtAll) {
    QTemporaryDir folder;
    show(schoolFigure());
    for (const SaveFormat& format : view_.formats()) {
        const QString path = folder.filePath("图 1." + format.ending.toUpper());
        const Result<Done> saved = saveAsFile(path, view_.formats());
        ASSERT_TRUE(saved.ok()) << saved.problem().message.en;
        const std::string bytes = *readSmallFile(typed(path));
        if (format.ending == "csv") { EXPECT_EQ(bytes, figureCsv(schoolFigure())); }
        if (format.ending == "svg") { EXPECT_EQ(bytes, renderSvg(schoolFigure())->bytes); }
        if (format.ending == "pdf") { EXPECT_EQ(bytes, renderPdf(schoolFigure())->bytes); }
        if (format.ending == "png") { EXPECT_EQ(bytes, renderPng(schoolFigure(), {1200, 0, 2})->bytes); }
    }
    EXPECT_EQ(saveAsFile(folder.filePath("none/a.png"), view_.formats()).problem().code, "directory-missing");
    EXPECT_EQ(saveAsFile(folder.filePath("a.xyz"), view_.formats()).problem().code, "unknown-ending");
}

TEST_F(FigureViewTest, TheMenuOffersWhatThereIs) {
    show(schoolFigure());
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(5, 5), view_.mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&view_, &asked);
    auto* menu = view_.findChild<QMenu*>("figureMenu");
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(menu->actions().size(), 3);
    menu->close();
}

TEST_F(FigureViewTest, SaysWhyThereIsNoFigure) {
    view_.showWords("请选择一道题");
    EXPECT_EQ(view_.words(), "请选择一道题");
    EXPECT_TRUE(view_.spots().empty());
    EXPECT_EQ(view_.focusPolicy(), Qt::NoFocus);
    keepPicture(view_, "figure_words", {700, 200});

    ChartSpec endless = schoolFigure();
    endless.categories.assign(3000, "学校");
    endless.series.front().values.assign(3000, {});
    view_.show(endless);
    EXPECT_TRUE(view_.words().contains("太大")) << view_.words().toStdString();
    EXPECT_TRUE(view_.words().contains('\n')) << "with advice";
    EXPECT_TRUE(view_.spots().empty());
    keepPicture(view_, "figure_too_large", {700, 200});
    view_.show(schoolFigure());
    EXPECT_TRUE(view_.words().isEmpty());
}

TEST_F(FigureViewTest, TwoThousandRowsScroll) {
    ChartSpec spec = sample::schoolMeansWithIntervals();
    spec.categories.assign(2000, "某某学校");
    spec.series.front().values.assign(2000, {{}, "3.21", 3.21, Interval{3.0, 3.4}});
    FigureCard card;
    card.show(spec);
    card.resize(900, 600);
    card.show();
    QTest::qWait(1);
    FigureView& figure = card.figure();
    ASSERT_EQ(figure.spots().size(), 2000u);
    EXPECT_GT(figure.height(), 50000);
    figure.setFocus();
    QTest::keyClick(&figure, Qt::Key_End);
    QTest::qWait(1);
    const QRect last = figure.placeOf(figure.spots().back())->toAlignedRect();
    const auto* area = card.findChild<QScrollArea*>();
    EXPECT_TRUE(area->viewport()->rect().contains(figure.mapTo(area->viewport(), last.center())));
    QElapsedTimer clock;
    clock.start();
    card.grab();
    EXPECT_LT(clock.elapsed(), 15000);
    keepPicture(card, "figure_2000", {900, 600});
}

TEST_F(FigureViewTest, ACardHasFigureAndTable) {
    FigureCard card;
    card.showWords("尚无作答");
    card.show(schoolFigure());
    EXPECT_FALSE(card.tableShown());
    EXPECT_EQ(card.table().table().rows.size(), 12u) << "its own data";
    card.setTableShown(true);
    card.resize(900, 700);
    card.show();
    EXPECT_TRUE(card.table().isVisible());
    keepPicture(card, "figure_card", {900, 900});
    card.figure().copyTable();
    EXPECT_EQ(QApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts).size(), 13);
    card.showWords("尚无作答");
    keepPicture(card, "figure_card_empty", {900, 500});
    EXPECT_FALSE(card.table().isVisible());
}

/// Pictures of every kind, to be looked at.
TEST_F(FigureViewTest, GalleryOfTheScreen) {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        applyTheme(*qApp, theme);
        for (const ChartSpec& spec : sample::oneOfEachKind()) {
            const std::string name =
                spec.id + std::to_string(static_cast<int>(spec.kind)) + (theme == Theme::dark ? "_dark" : "_light");
            show(spec, 700);
            QTest::mouseMove(&view_, middleOf(1));
            view_.setFocus();
            QTest::keyClick(&view_, Qt::Key_End);
            QTest::keyClick(&view_, Qt::Key_Left);
            const QImage screen = view_.grab().toImage();
            EXPECT_FALSE(screen.isNull());
            keepPicture(view_, "view_" + name, {700, view_.heightForWidth(700)});
            if (theme == Theme::light && spec.kind == ChartKind::heat_map)
                keepPicture(view_, "wide_" + name, {1500, view_.heightForWidth(1500)});
        }
    }
}

}  // namespace
}  // namespace diaoyan
