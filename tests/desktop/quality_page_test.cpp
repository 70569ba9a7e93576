// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/quality_page.h"

#include "charts/desktop/answers/flagged_sheets_model.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/figure_card.h"
#include "charts/desktop/views/figure_view.h"
#include "charts/desktop/views/result_table_view.h"
#include "charts/figures/spec_text.h"
#include "charts/survey/ledger_tables.h"
#include "collector/store/survey_edits.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"
#include "tests/desktop/written_survey.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTextEdit>
#include <QTranslator>
#include <gmock/gmock.h>

#include <array>
#include <memory>

namespace diaoyan {
namespace {

class QualityPageTest : public DeskTest {
protected:
    template <class Widget>
    Widget* child(const char* name) {
        auto* found = page_->findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    void makePage() {
        page_ = std::make_unique<QualityPage>(desk_, nullptr);
        page_->resize(1100, 750);
        page_->show();
        ASSERT_TRUE(soon([&] { return page_->ledger() != nullptr || desk_.jobs().idle(); }));
        settle();
    }
    void TearDown() override {
        page_.reset();
        DeskTest::TearDown();
    }

    std::unique_ptr<QualityPage> page_;
};

TEST_F(QualityPageTest, SaysWhatToDoWithoutASurveyOrAnswers) {
    makePage();
    EXPECT_EQ(page_->ledger(), nullptr);
    auto* notice = page_->findChild<EmptyNotice*>();
    EXPECT_FALSE(notice->accessibleName().isEmpty());
    open(writtenSurvey(folder_, {}));
    page_->bringUpToDate();
    settle();
    EXPECT_EQ(page_->ledger(), nullptr);
    EXPECT_EQ(child<QTableView>("flaggedSheets")->model()->rowCount(), 0);
}

TEST_F(QualityPageTest, ShowsTheLedgerThatTheRoomMakes) {
    openFounding();
    makePage();
    ASSERT_NE(page_->ledger(), nullptr);
    const auto survey = SurveyFile::open(desk_.outline()->path, SurveyFile::Access::read);
    ASSERT_TRUE(survey.ok());
    const StudyPart& part = desk_.wholeStudy()->parts.front();
    const auto ledger =
        exclusionLedger(part, desk_.wholeStudy()->roster, storedRows(*survey, part.questionnaire.id).value());
    ASSERT_TRUE(ledger.ok()) << ledger.problem().message.en;
    EXPECT_EQ(*page_->ledger(), *ledger);
    EXPECT_EQ(child<FigureCard>("effectCard")->table().table(), ledgerEffectTable(*ledger));
    EXPECT_EQ(child<ResultTableView>("schoolTable")->table(), ledgerSchoolTable(*ledger, desk_.wholeStudy()->roster));
    const auto figure = effectFigure(ledger->questionnaire, ledger->effects, Language::zh);
    EXPECT_EQ(specText(child<FigureCard>("effectCard")->figure().spec().value()), specText(figure.value()));
}

TEST_F(QualityPageTest, LeavesOutWhatIsTickedAndTakesItBack) {
    // Sheet 3 says the same all along, nobody else does.
    open(writtenSurvey(folder_, lineSurvey(12, 3)));
    makePage();
    auto* list = child<QTableView>("flaggedSheets");
    QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_EQ(list->model()->rowCount(), 1);
    const auto sheet = list->model()->index(0, 0).data(FlaggedSheetsModel::SheetRole).toLongLong();
    auto* leave = child<QPushButton>("leaveTicked");
    EXPECT_FALSE(leave->isEnabled());
    list->model()->setData(list->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
    EXPECT_TRUE(leave->isEnabled());
    leave->click();
    settle();
    ASSERT_TRUE(soon([&] { return desk_.wholeStudy()->parts.front().responses->rows == 11; }));
    const auto survey = SurveyFile::open(desk_.outline()->path, SurveyFile::Access::read);
    const auto lines = sheetLines(*survey, std::array{std::int64_t{sheet}});
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines.front().excluded_because, "straight-line");
    EXPECT_EQ(lines.front().source_id, "3");
    page_->bringUpToDate();
    settle();
    EXPECT_EQ(list->model()->rowCount(), 0);
    EXPECT_EQ(page_->ledger()->excluded, (std::vector<ExcludedCount>{{"straight-line", 1}}));
    EXPECT_EQ(child<QComboBox>("excludedReason")->count(), 1);
    child<QPushButton>("takeBack")->click();
    settle();
    ASSERT_TRUE(soon([&] { return desk_.wholeStudy()->parts.front().responses->rows == 12; }));
    desk_.undo();
    settle();
    EXPECT_EQ(desk_.wholeStudy()->parts.front().responses->rows, 11u);
    desk_.undo();
    settle();
    EXPECT_EQ(desk_.wholeStudy()->parts.front().responses->rows, 12u);
    desk_.redo();
    settle();
    EXPECT_EQ(desk_.wholeStudy()->parts.front().responses->rows, 11u);
}

TEST_F(QualityPageTest, AReasonOfOnesOwnIsStored) {
    open(writtenSurvey(folder_, lineSurvey(12, 7)));
    makePage();
    child<QLineEdit>("exclusionReason")->setText(QStringLiteral("同一部手机 <b>=1+1</b>"));
    child<QPushButton>("leaveAll")->click();
    settle();
    page_->bringUpToDate();
    settle();
    ASSERT_EQ(page_->ledger()->excluded.size(), 1u);
    EXPECT_EQ(page_->ledger()->excluded.front().reason, "同一部手机 <b>=1+1</b>");
    EXPECT_EQ(page_->ledger()->sheets, 11);
}

TEST_F(QualityPageTest, RulesAreSwitchedAndLimitsMoved) {
    open(writtenSurvey(folder_, lineSurvey(12, 3)));
    makePage();
    ASSERT_EQ(page_->ledger()->flagged.size(), 1u);
    child<QCheckBox>("rule-straight-line")->click();
    ASSERT_TRUE(soon([&] { return page_->ledger()->flagged.empty(); }));
    EXPECT_FALSE(child<QDoubleSpinBox>("limit-straight-line")->isEnabled());
    child<QCheckBox>("rule-straight-line")->click();
    ASSERT_TRUE(soon([&] { return page_->ledger()->flagged.size() == 1; }));
    // The grid has seven lines: a run of eight cannot be, and the page says so instead of 0.
    child<QDoubleSpinBox>("limit-straight-line")->setValue(8);
    ASSERT_TRUE(soon([&] { return page_->ledger()->flagged.empty(); }));
    EXPECT_EQ(child<QLabel>("count-straight-line")->text(), QStringLiteral("—"));
    EXPECT_FALSE(child<QLabel>("count-straight-line")->toolTip().isEmpty());
}

TEST_F(QualityPageTest, LooksAtASheet) {
    open(writtenSurvey(folder_, lineSurvey(12, 3)));
    makePage();
    auto* list = child<QTableView>("flaggedSheets");
    list->selectRow(0);
    auto* view = child<QTextEdit>("sheetView");
    ASSERT_TRUE(soon([&] { return view->toPlainText().contains(QStringLiteral("文字 3")); }));
}

TEST_F(QualityPageTest, Pictures) {
    openFounding();
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
            const std::string name = std::string("quality-") + (language == Language::zh ? "zh" : "en") +
                                     (theme == Theme::dark ? "-dark" : "");
            auto* tabs = child<QTabWidget>("qualityTabs");
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                if (tab == 1) child<QTableView>("flaggedSheets")->selectRow(0);
                settle();
                keepPicture(*page_, name + "-" + std::to_string(tab), {1024, 700});
            }
            EXPECT_NE(page_->ledger(), nullptr);
            page_.reset();
        }
    }
    applyTheme(*qApp, Theme::light);
}

}  // namespace
}  // namespace diaoyan
