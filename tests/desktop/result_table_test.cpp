// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/copied_cells.h"
#include "charts/desktop/views/mini_bar.h"
#include "charts/desktop/views/result_rows.h"
#include "charts/desktop/views/result_table_model.h"
#include "charts/desktop/views/result_table_view.h"
#include "charts/desktop/views/save_formats.h"
#include "collector/output_file.h"
#include "tests/desktop/picture.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace diaoyan {
namespace {

ResultTable hopes() {
    ResultTable table{.id = "parent.hope", .kind = "frequency", .title = {"最希望学校改进的方面", "Hopes"}};
    table.base = {"有效作答的1241名家长", "1241 parents"};
    table.columns = {{{"选项", "Option"}, ColumnRole::label},
                     {{"人数", "Count"}, ColumnRole::count},
                     {{"占有效作答人数的百分比", "Percent of valid answers"}, ColumnRole::share},
                     {{"均分", "Mean"}, ColumnRole::figure}};
    const auto row = [](RowRole role, const std::string& code, const std::string& name, std::int64_t count) {
        return TableRow{role,
                        code,
                        {untranslated(name), count, Share{count, 1241, BaseKind::valid},
                         NoValue{{"人数不足10，不显示", "fewer than 10"}}}};
    };
    table.rows = {
        row(RowRole::option, "1", "教学质量", 551),
        row(RowRole::option, "2", "课后服务的内容与时间安排，以及学校周边的交通和安全，包括接送时段的秩序", 97),
        row(RowRole::option, "3", "食堂", 438), row(RowRole::not_substantive, "9", "不了解", 155),
        row(RowRole::total, "", "合计", 1241)};
    table.rows[0].cells[3] = Figure{-3.5, 2};
    table.notes = {{"满意=“很满意”与“比较满意”之和", "T2B"}, {"加权", "weighted"}};
    table.bar_column = 2;
    return table;
}

QStringList column(const ResultTableModel& model, int column) {
    QStringList words;
    for (int row = 0; row < model.rowCount(); ++row) words << model.index(row, column).data().toString();
    return words;
}

class ResultTableTest : public testing::Test {
protected:
    void SetUp() override { applyTheme(*qApp, Theme::light); }
    void TearDown() override { applyTheme(*qApp, Theme::light); }
    ResultRows& rows() { return *view_.findChild<ResultRows*>(); }

    ResultTableView view_;
};

TEST_F(ResultTableTest, TheModelKeepsQtsRules) {
    ResultTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show({});
    model.show(hopes());
    ResultTable hostile = hopes();
    hostile.rows[1].cells = {untranslated("<b>\x1b[31m\n" + std::string(10000, 'x'))};
    hostile.columns[1].heading = untranslated("<i>\t");
    hostile.bar_column = 77;
    model.show(hostile);
    EXPECT_EQ(model.index(1, 2).data().toString(), "") << "a row may be short";
    EXPECT_FALSE(model.index(1, 0).data().toString().contains('\n'));
    model.sort(1, Qt::DescendingOrder);
    ResultTable huge = hopes();
    huge.rows.resize(20000, huge.rows[0]);
    model.show(huge);
    model.sort(0);
    model.sort(-1);
    model.show({});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(ResultTableTest, CellsAreThoseOfTheReport) {
    ResultTableModel& model = view_.model();
    view_.show(hopes());
    EXPECT_EQ(column(model, 2), (QStringList{"44.4%", "7.8%", "35.3%", "12.5%", "100.0%"}));
    EXPECT_EQ(column(model, 3), (QStringList{"-3.50", "—", "—", "—", "—"}));
    EXPECT_NEAR(model.index(0, 2).data(ResultTableModel::ShareRole).toDouble(), 551.0 / 1241, 1e-12);
    EXPECT_TRUE(model.index(1, 3).data(Qt::ToolTipRole).toString().contains("人数不足10"));
    EXPECT_EQ(model.index(1, 3).data(Qt::AccessibleDescriptionRole).toString(), "人数不足10，不显示");
    EXPECT_TRUE(qvariant_cast<QFont>(model.index(4, 0).data(Qt::FontRole)).bold());
    EXPECT_FALSE(model.index(0, 0).data(Qt::FontRole).isValid());
    EXPECT_TRUE(model.ruleBelow(3));
    EXPECT_FALSE(model.ruleBelow(0));
}

TEST_F(ResultTableTest, AHeadingSortsTheOptionsAndAThirdClickPutsThemBack) {
    view_.show(hopes());
    keepPicture(view_, "table_light", {800, 400});
    const QStringList original = column(view_.model(), 1);
    QHeaderView* headings = rows().horizontalHeader();
    const auto click = [&] {
        QTest::mouseClick(headings->viewport(), Qt::LeftButton, {},
                          QPoint(headings->sectionViewportPosition(1) + 20, headings->height() / 2));
    };
    const QPersistentModelIndex kept(view_.model().index(0, 0));
    click();
    EXPECT_EQ(column(view_.model(), 1), (QStringList{"97", "438", "551", "155", "1241"})) << "sums stay below";
    EXPECT_EQ(kept.row(), 2);
    click();
    EXPECT_EQ(column(view_.model(), 1), (QStringList{"551", "438", "97", "155", "1241"}));
    click();
    EXPECT_EQ(column(view_.model(), 1), original);
    EXPECT_EQ(view_.table(), hopes());
}

TEST_F(ResultTableTest, WithoutValueStandsLast) {
    view_.show(hopes());
    view_.model().sort(3, Qt::DescendingOrder);
    EXPECT_EQ(column(view_.model(), 3).front(), "-3.50");
    view_.model().sort(3, Qt::AscendingOrder);
    EXPECT_EQ(column(view_.model(), 3).front(), "-3.50");
}

TEST_F(ResultTableTest, CopiesWhatIsSelectedOrAll) {
    view_.show(hopes());
    view_.show();
    QTest::keyClick(&rows(), Qt::Key_C, Qt::ControlModifier);
    view_.copy();
    QStringList lines = QApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 6);
    EXPECT_EQ(lines[1], "教学质量\t551\t44.4%\t-3.50");
    EXPECT_TRUE(QApplication::clipboard()->mimeData()->html().contains("<td>551</td>"));
    EXPECT_TRUE(QApplication::clipboard()->mimeData()->html().contains("基数：有效作答的1241名家长"));
    rows().selectRow(2);
    view_.copy();
    lines = QApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
    EXPECT_EQ(lines, (QStringList{"选项\t人数\t占有效作答人数的百分比\t均分", "食堂\t438\t35.3%\t—"}));
}

TEST_F(ResultTableTest, FormulasAndMarksAreGuarded) {
    const CopiedCells cells{"T", {"a"}, {{"=1+1"}, {"-12.5%"}, {"+x"}, {"say \"hi\", you\nthere"}}, "foot"};
    EXPECT_EQ(tabbedText(cells), "a\n'=1+1\n-12.5%\n'+x\nsay \"hi\", you there\n");
    EXPECT_EQ(commaText(cells), "\xEF\xBB\xBF"
                                "a\r\n'=1+1\r\n-12.5%\r\n'+x\r\n\"say \"\"hi\"\", you there\"\r\nT\r\nfoot\r\n");
}

TEST_F(ResultTableTest, IsSavedAsWorkbookAndText) {
    QTemporaryDir folder;
    view_.show(hopes());
    ASSERT_TRUE(saveAsFile(folder.filePath("a.xlsx"), view_.formats()).ok());
    ASSERT_TRUE(saveAsFile(folder.filePath("a.csv"), view_.formats()).ok());
    EXPECT_TRUE(readSmallFile(typed(folder.filePath("a.xlsx")))->starts_with("PK"));
    EXPECT_NE(readSmallFile(typed(folder.filePath("a.csv")))->find("教学质量,551,44.4%,-3.50\r\n"), std::string::npos);
    EXPECT_EQ(fileNameFor("../a/b:c?\n*"), "a b c");
    EXPECT_EQ(fileNameFor("..").isEmpty(), false);
}

TEST_F(ResultTableTest, ARowIsChosen) {
    QSignalSpy chosen(&view_, &ResultTableView::chosen);
    view_.show(hopes());
    view_.show();
    rows().setCurrentIndex(view_.model().index(2, 0));
    QTest::keyClick(&rows(), Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toString(), "3");
}

TEST_F(ResultTableTest, IsAsHighAsItsRowsAndWrapsLongWords) {
    view_.show(hopes());
    view_.resize(700, 500);
    view_.show();
    QTest::qWait(1);
    EXPECT_EQ(rows().verticalScrollBar()->maximum(), 0) << "no bar beside a small table";
    EXPECT_GT(rows().rowHeight(1), rows().rowHeight(0));
    EXPECT_LE(rows().sizeHint().height(), 400);
    view_.resize(460, 500);
    QTest::qWait(1);
    const QHeaderView* headings = rows().horizontalHeader();
    for (int i = 0; i < headings->count(); ++i) {
        const QString words = view_.model().headerData(i, Qt::Horizontal).toString();
        const QRect needed = headings->fontMetrics().boundingRect(QRect(0, 0, headings->sectionSize(i) - 16, 1000),
                                                                  Qt::TextWordWrap, words);
        EXPECT_LE(needed.height(), headings->height()) << words.toStdString();
        EXPECT_LE(needed.width(), headings->sectionSize(i)) << words.toStdString();
    }
    keepPicture(view_, "table_narrow", {460, 420});
    applyTheme(*qApp, Theme::dark);
    rows().selectRow(2);
    keepPicture(view_, "table_dark", {800, 400});
}

TEST_F(ResultTableTest, AHugeTableIsShownAtOnce) {
    ResultTable huge = hopes();
    huge.rows.resize(50000, huge.rows[1]);
    QElapsedTimer clock;
    clock.start();
    view_.show(huge);
    view_.resize(700, 500);
    view_.show();
    view_.grab();
    EXPECT_LT(clock.elapsed(), 15000);
    EXPECT_LE(rows().sizeHint().height(), 1000);
}

TEST_F(ResultTableTest, WordsAreNeverMarkup) {
    ResultTable hostile = hopes();
    hostile.title = untranslated("<h1>&nbsp;");
    hostile.notes = {untranslated("<b>x</b>")};
    view_.show(hostile);
    for (const QLabel* label : view_.findChildren<QLabel*>()) EXPECT_EQ(label->textFormat(), Qt::PlainText);
}

}  // namespace
}  // namespace diaoyan
