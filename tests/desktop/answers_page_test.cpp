// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/answers_page.h"

#include "charts/desktop/answers/sheet_words.h"
#include "charts/desktop/answers/sheets_model.h"
#include "charts/desktop/answers/sheets_panel.h"
#include "charts/desktop/answers/text_groups_model.h"
#include "charts/desktop/answers/texts_panel.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/figure_card.h"
#include "charts/desktop/views/figure_view.h"
#include "charts/desktop/views/result_table_view.h"
#include "charts/survey/code_tables.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"
#include "tests/desktop/written_survey.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTextEdit>
#include <QTranslator>
#include <gmock/gmock.h>

#include <fstream>
#include <memory>
#include <set>

namespace diaoyan {
namespace {

class AnswersPageTest : public DeskTest {
protected:
    template <class Widget>
    Widget* child(const char* name) {
        auto* found = page_->findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    void makePage() {
        page_ = std::make_unique<AnswersPage>(desk_, nullptr);
        page_->resize(1100, 750);
        page_->show();
        settle();
        grid_ = child<QTableView>("sheetGrid");
        list_ = child<QTableView>("textList");
        codes_ = child<QListWidget>("codeList");
    }
    void openTexts(const std::vector<std::string>& texts) {
        open(writtenSurvey(folder_, textSurvey(texts)));
        makePage();
        page_->showSubject("town.why");
        settle();
    }
    /// Waits for the texts after an edit.
    void settleAll() {
        settle();
        QTest::qWait(1);
        page_->bringUpToDate();
        settle();
    }
    void addCode(const QString& label) {
        child<QLineEdit>("newCode")->setText(label);
        child<QPushButton>("addCode")->click();
        settleAll();
    }
    QString cell(QTableView* view, int row, int column) { return view->model()->index(row, column).data().toString(); }
    /// The cell once its page is read.
    QString read(int row, int column) {
        EXPECT_TRUE(soon([&] { return cell(grid_, row, column) != QStringLiteral("…"); }));
        return cell(grid_, row, column);
    }
    ResultTable codeCounts() {
        const auto survey = SurveyFile::open(desk_.outline()->path, SurveyFile::Access::read);
        return codeTable(openTextsOf(*survey));
    }
    static OpenTexts openTextsOf(const SurveyFile& survey) { return diaoyan::openTexts(survey, "town", "why").value(); }
    std::vector<std::int64_t> counts() {
        std::vector<std::int64_t> numbers;
        for (const TableRow& row : codeCounts().rows)
            if (row.role == RowRole::option) numbers.push_back(std::get<std::int64_t>(row.cells[1]));
        return numbers;
    }
    void TearDown() override {
        page_.reset();
        DeskTest::TearDown();
    }

    std::unique_ptr<AnswersPage> page_;
    QTableView* grid_ = nullptr;
    QTableView* list_ = nullptr;
    QListWidget* codes_ = nullptr;
};

TEST_F(AnswersPageTest, SaysWhatToDoWithoutASurveyOrAnswers) {
    makePage();
    EXPECT_EQ(grid_->model()->rowCount(), 0);
    open(writtenSurvey(folder_, {}));
    page_->bringUpToDate();
    settle();
    EXPECT_EQ(grid_->model()->rowCount(), 0);
    EXPECT_EQ(list_->model()->rowCount(), 0);
    for (auto* notice : page_->findChildren<EmptyNotice*>()) EXPECT_FALSE(notice->accessibleName().isEmpty());
}

TEST_F(AnswersPageTest, ReadsPagesAsTheyAreLookedAt) {
    open(writtenSurvey(folder_, lineSurvey(3000, 5)));
    makePage();
    auto* model = qobject_cast<SheetsModel*>(grid_->model());
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_EQ(model->rowCount(), 3000);
    const int why = SheetsModel::FirstItem + 7;
    EXPECT_EQ(model->headerData(why, Qt::Horizontal, Qt::DisplayRole).toString(),
              QStringLiteral("为什么 <b>这样</b> 选"));
    settle();
    // The tester looks at cells, too; what matters is that not all is in memory.
    EXPECT_LT(model->pagesInMemory() * SheetsModel::rowsPerPage, 3000u);
    EXPECT_EQ(read(2999, why), QStringLiteral("文字 3000"));
    EXPECT_EQ(read(0, why), QStringLiteral("文字 1"));
    EXPECT_EQ(read(1, SheetsModel::SchoolColumn), QStringLiteral("第2小学"));
    EXPECT_EQ(read(1, SheetsModel::StatusColumn), SheetsModel::tr("counted"));
    EXPECT_LE(model->pagesInMemory(), SheetsModel::pagesKept);
}

TEST_F(AnswersPageTest, KindsOfMissingLookDifferent) {
    std::vector<AnswerSheet> sheets = lineSurvey(4, 0);
    sheets[0].answers.erase("a.r1");
    sheets[1].answers["a.r1"] = Missing{MissingReason::not_asked};
    sheets[2].answers["a.r1"] = Missing{MissingReason::invalid, "<i>七</i>"};
    sheets[3].answers["way"] = Choice{"other", "骑车"};
    open(writtenSurvey(folder_, sheets));
    makePage();
    const int first = SheetsModel::FirstItem;
    const auto kind = [&](int row) { return grid_->model()->index(row, first).data(SheetsModel::KindRole).toInt(); };
    read(0, first);
    EXPECT_EQ(kind(0), static_cast<int>(AnswerCellKind::left_empty));
    EXPECT_EQ(kind(1), static_cast<int>(AnswerCellKind::not_asked));
    EXPECT_EQ(kind(2), static_cast<int>(AnswerCellKind::invalid));
    EXPECT_EQ(kind(3), static_cast<int>(AnswerCellKind::answer));
    EXPECT_THAT(cell(grid_, 2, first).toStdString(), testing::HasSubstr("<i>七</i>"));
    EXPECT_EQ(cell(grid_, 3, first + 8), QStringLiteral("其他：骑车"));
    std::set<QString> tips;
    for (int row = 0; row < 3; ++row) tips.insert(grid_->model()->index(row, first).data(Qt::ToolTipRole).toString());
    EXPECT_EQ(tips.size(), 3u);
}

TEST_F(AnswersPageTest, SearchTakesAnyWords) {
    open(writtenSurvey(folder_,
                       textSurvey({"100% 满意", "a_b", "'; DROP TABLE responses; --", "平常", "[x", "\\", ""})));
    makePage();
    auto* search = child<QLineEdit>("sheetSearch");
    const auto found = [&](const QString& words) {
        search->setText(words);
        QTest::keyClick(search, Qt::Key_Return);
        settle();
        return grid_->model()->rowCount();
    };
    EXPECT_EQ(found("%"), 1);
    EXPECT_EQ(found("_"), 1);
    EXPECT_EQ(found("'"), 1);
    EXPECT_EQ(found("DROP TABLE"), 1);
    EXPECT_EQ(found("["), 1);
    EXPECT_EQ(found("\\"), 1);
    EXPECT_EQ(found(QString(200, QChar('x'))), 0);
    EXPECT_EQ(found(QStringLiteral("第2小")), 2) << "schools are found by their names";
    EXPECT_EQ(found(""), 7);
}

TEST_F(AnswersPageTest, FollowsTheFilterOfTheDesk) {
    open(writtenSurvey(folder_, lineSurvey(9, 0)));
    makePage();
    desk_.setFilter({{{.values = {"S02"}, .words = {"二小", "two"}}}});
    settleAll();
    ASSERT_EQ(grid_->model()->rowCount(), 3);
    for (int row = 0; row < 3; ++row) EXPECT_EQ(read(row, SheetsModel::SchoolColumn), QStringLiteral("第2小学"));
    desk_.setFilter({});
    settleAll();
    EXPECT_EQ(grid_->model()->rowCount(), 9);
}

TEST_F(AnswersPageTest, LeavesSheetsOutAndTakesThemBack) {
    open(writtenSurvey(folder_, lineSurvey(9, 0)));
    makePage();
    read(4, SheetsModel::StatusColumn);
    grid_->selectRow(4);
    EXPECT_THAT(child<QTextEdit>("sheetView")->toPlainText().toStdString(), testing::HasSubstr("文字 5"));
    child<QLineEdit>("sheetReason")->setText(QStringLiteral("试填"));
    child<QPushButton>("sheetLeaveOut")->click();
    settleAll();
    EXPECT_EQ(desk_.wholeStudy()->parts.front().responses->rows, 8u);
    EXPECT_THAT(read(4, SheetsModel::StatusColumn).toStdString(), testing::HasSubstr("试填"));
    page_->showSubject("excluded:town");
    settle();
    EXPECT_EQ(grid_->model()->rowCount(), 1);
    desk_.undo();
    settleAll();
    EXPECT_EQ(desk_.wholeStudy()->parts.front().responses->rows, 9u);
    EXPECT_EQ(grid_->model()->rowCount(), 0);
}

TEST_F(AnswersPageTest, CopiesRowsWithoutFormulas) {
    open(writtenSurvey(folder_, textSurvey({"=1+1", "a\tb\nc"})));
    makePage();
    grid_->selectAll();
    page_->findChild<SheetsPanel*>()->copyRows();
    settle();
    const QStringList lines = QApplication::clipboard()->text().split('\n');
    ASSERT_EQ(lines.size(), 3);
    EXPECT_THAT(lines[1].toStdString(), testing::HasSubstr("\t'=1+1\t"));
    EXPECT_THAT(lines[2].toStdString(), testing::HasSubstr("\ta b c\t"));
    EXPECT_EQ(lines[1].count('\t'), lines[0].count('\t'));
}

TEST_F(AnswersPageTest, ShowsALongText) {
    const std::string longText(100'000, 'x');
    open(writtenSurvey(folder_, textSurvey({longText})));
    makePage();
    EXPECT_LT(read(0, SheetsModel::FirstItem + 7).size(), 200);
    grid_->selectRow(0);
    const QString sheet = child<QTextEdit>("sheetView")->toPlainText();
    EXPECT_GT(sheet.size(), 3000);
    EXPECT_LT(sheet.size(), 10'000) << "a minute of laying out words is a frozen window";
    EXPECT_THAT(sheet.toStdString(), testing::HasSubstr("100,000"));
    page_->showSubject("town.why");
    settle();
    EXPECT_LT(cell(list_, 0, TextGroupsModel::TextColumnAt).size(), 400);
    EXPECT_EQ(cell(list_, 0, TextGroupsModel::LengthColumn), "100,000");
}

TEST_F(AnswersPageTest, TextsStandTogetherAndAreSearched) {
    openTexts({"食堂", "操场", " 食堂 ", "", "食堂太挤"});
    EXPECT_EQ(child<QTabWidget>("answerTabs")->currentIndex(), 1);
    QAbstractItemModelTester tester(list_->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_EQ(list_->model()->rowCount(), 3);
    EXPECT_EQ(cell(list_, 0, TextGroupsModel::CountColumn), "2");
    EXPECT_EQ(cell(list_, 0, TextGroupsModel::TextColumnAt), QStringLiteral("食堂"));
    child<QLineEdit>("textSearch")->setText(QStringLiteral("太挤"));
    ASSERT_TRUE(soon([&] { return list_->model()->rowCount() == 1; }));
    child<QLineEdit>("textSearch")->clear();
    ASSERT_TRUE(soon([&] { return list_->model()->rowCount() == 3; }));
    list_->sortByColumn(TextGroupsModel::LengthColumn, Qt::DescendingOrder);
    ASSERT_TRUE(soon([&] { return cell(list_, 0, TextGroupsModel::LengthColumn) == "4"; }));
}

TEST_F(AnswersPageTest, CodesAreGivenCountedAndTakenBack) {
    openTexts({"食堂", "操场", "食堂", "作业多", ""});
    addCode(QStringLiteral("饮食"));
    addCode(QStringLiteral("设施"));
    ASSERT_EQ(codes_->count(), 2);
    list_->selectRow(0);
    ASSERT_EQ(cell(list_, 0, TextGroupsModel::TextColumnAt), QStringLiteral("食堂"));
    QTest::keyClick(list_, Qt::Key_1);
    settleAll();
    EXPECT_EQ(counts(), (std::vector<std::int64_t>{2, 0}));
    EXPECT_EQ(codes_->item(0)->checkState(), Qt::Checked);
    EXPECT_EQ(list_->selectionModel()->selectedRows().size(), 1) << "the choice outlives the change";
    codes_->item(1)->setCheckState(Qt::Checked);
    settleAll();
    EXPECT_EQ(counts(), (std::vector<std::int64_t>{2, 2})) << "a text may have several codes";
    EXPECT_EQ(child<FigureCard>("codeCard")->table().table(), codeCounts());
    EXPECT_TRUE(child<FigureCard>("codeCard")->figure().spec().has_value());
    const Share share = std::get<Share>(codeCounts().rows[0].cells[2]);
    EXPECT_EQ(share.base, 4) << "the base is those who wrote something";
    desk_.undo();
    settleAll();
    EXPECT_EQ(counts(), (std::vector<std::int64_t>{2, 0}));
    desk_.redo();
    settleAll();
    EXPECT_EQ(counts(), (std::vector<std::int64_t>{2, 2}));
    QTest::keyClick(list_, Qt::Key_2);
    settleAll();
    EXPECT_EQ(counts(), (std::vector<std::int64_t>{2, 0}));
}

TEST_F(AnswersPageTest, CodesAreRenamedMergedAndRemoved) {
    openTexts({"食堂", "操场", "作业"});
    for (const char* label : {"甲", "乙", "丙"}) addCode(label);
    for (int row = 0; row < 3; ++row) {
        list_->selectRow(row);
        QTest::keyClick(list_, row == 0 ? Qt::Key_1 : Qt::Key_2);
        settleAll();
    }
    EXPECT_EQ(counts(), (std::vector<std::int64_t>{2, 1, 0}));
    codes_->item(0)->setText(QStringLiteral("1. 饮食"));
    settleAll();
    EXPECT_EQ(codes_->item(0)->text(), QStringLiteral("1. 饮食"));
    codes_->clearSelection();
    codes_->item(0)->setSelected(true);
    codes_->item(1)->setSelected(true);
    child<QPushButton>("mergeCodes")->click();
    settleAll();
    ASSERT_EQ(codes_->count(), 2);
    EXPECT_EQ(counts(), (std::vector<std::int64_t>{3, 0}));
    codes_->clearSelection();
    codes_->item(0)->setSelected(true);
    child<QPushButton>("removeCode")->click();
    settleAll();
    EXPECT_EQ(codes_->count(), 1);
    desk_.undo();
    settleAll();
    EXPECT_EQ(counts(), (std::vector<std::int64_t>{3, 0}));
    desk_.undo();
    settleAll();
    EXPECT_EQ(counts(), (std::vector<std::int64_t>{2, 1, 0}));
}

TEST_F(AnswersPageTest, OneNameIsOneCode) {
    openTexts({"食堂"});
    addCode("甲");
    addCode(" 甲 ");
    addCode("");
    EXPECT_EQ(codes_->count(), 1);
}

TEST_F(AnswersPageTest, CodedTextsAreExportedWithoutFormulas) {
    openTexts({"=HYPERLINK(1)", "a,\"b\"\nc"});
    addCode("@甲");
    const std::string path = (folder_ / "texts.csv").string();
    page_->findChild<TextsPanel*>()->exportTo(shown(path));
    settle();
    std::ifstream file(path);
    const std::string csv{std::istreambuf_iterator<char>(file), {}};
    EXPECT_THAT(csv, testing::HasSubstr(",'=HYPERLINK(1),0\r\n"));
    EXPECT_THAT(csv, testing::HasSubstr("\"a,\"\"b\"\"\nc\""));
    EXPECT_THAT(csv, testing::HasSubstr(",'@甲\r\n"));
}

TEST_F(AnswersPageTest, Pictures) {
    open(foundingFile());
    QTranslator chinese;
    ASSERT_TRUE(chinese.load(":/diaoyan/diaoyan_zh_CN.qm"));
    for (const Theme theme : {Theme::light, Theme::dark}) {
        applyTheme(*qApp, theme);
        for (const Language language : {Language::zh, Language::en}) {
            setShownLanguage(language);
            if (language == Language::zh)
                QCoreApplication::installTranslator(&chinese);
            else
                QCoreApplication::removeTranslator(&chinese);
            makePage();
            const std::string name = std::string("answers-") + (language == Language::zh ? "zh" : "en") +
                                     (theme == Theme::dark ? "-dark" : "");
            settle();
            grid_->selectRow(2);
            settle();
            keepPicture(*page_, name + "-sheets", {1024, 700});
            page_->showSubject("parent.suggestion");
            settle();
            if (codes_->count() == 0)
                for (const char* label : {"食堂", "作业负担", "家校沟通"}) addCode(label);
            list_->selectRow(0);
            QTest::keyClick(list_, Qt::Key_1);
            settleAll();
            keepPicture(*page_, name + "-texts", {1024, 700});
            child<QTabWidget>("textTabs")->setCurrentIndex(1);
            settle();
            keepPicture(*page_, name + "-counts", {1024, 700});
            page_.reset();
        }
    }
    applyTheme(*qApp, Theme::light);
}

}  // namespace
}  // namespace diaoyan
