// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/overview_page.h"

#include "charts/desktop/results/imports_model.h"
#include "charts/desktop/results/overview_cards.h"
#include "charts/desktop/results/returns_model.h"
#include "charts/desktop/views/figure_view.h"
#include "charts/desktop/views/result_table_model.h"
#include "charts/figures/return_bars.h"
#include "charts/figures/spec_text.h"
#include "tests/desktop/results_test.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using OverviewPageTest = ResultsTest;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

template <class Widget>
Widget* named(const QWidget& page, const char* name) {
    Widget* found = page.findChild<Widget*>(name);
    EXPECT_NE(found, nullptr) << name;
    return found;
}

QTableView* returnsOf(const QWidget& page) {
    return named<QTableView>(page, "returnsTable");
}

std::string at(const QTableView* rows, int row, int column) {
    return rows->model()->index(row, column).data().toString().toStdString();
}

Roster twoSchools() {
    return {.schools = {{.code = "1", .name = "城东小学", .stage = "小学", .expected = {{"parent", 2}}},
                        {.code = "2", .name = "城西中学", .stage = "初中", .expected = {{"parent", 4}}}}};
}

TEST_F(OverviewPageTest, SaysWhatToDoWhileNothingIsOpen) {
    OverviewPage page(desk_, nullptr);
    page.show();
    EXPECT_TRUE(named<QWidget>(page, "overviewEmpty")->isVisible());
    EXPECT_FALSE(named<QPushButton>(page, "importAnswers")->isVisible());
}

TEST_F(OverviewPageTest, WithoutAnswersOffersToGetSome) {
    open(surveyOf(twoSchools(), smallForm("满意吗？", {"是", "否"}), {}));
    OverviewPage page(desk_, nullptr);
    QSignalSpy wanted(&page, &SurveyPage::pageWanted);
    page.show();
    QTest::mouseClick(named<QPushButton>(page, "importAnswers"), Qt::LeftButton);
    QTest::mouseClick(named<QPushButton>(page, "collectAnswers"), Qt::LeftButton);
    ASSERT_EQ(wanted.size(), 2);
    EXPECT_EQ(wanted[0][0].toString(), "import");
    EXPECT_EQ(wanted[1][0].toString(), "collect");
    look("overview-empty", [&] { return std::make_unique<OverviewPage>(desk_, nullptr); });
}

TEST_F(OverviewPageTest, StandsThereBeforeAnswersAreRead) {
    bool opened = false;
    desk_.open(foundingFile(), [&](const Result<Done>& result) { opened = result.ok(); });
    OverviewPage page(desk_, nullptr);
    page.show();
    ASSERT_TRUE(soon([&] { return opened; }));
    ASSERT_EQ(desk_.study(), nullptr);
    page.bringUpToDate();
    ASSERT_EQ(desk_.study(), nullptr);
    EXPECT_EQ(returnsOf(page)->model()->rowCount(), 25);
}

TEST_F(OverviewPageTest, ShowsTheNumbersOfTheOutline) {
    openFounding();
    const ResponseRates& rates = desk_.outline()->rates;
    const std::vector<OverviewCard> cards = overviewCards(*desk_.outline());
    ASSERT_EQ(cards.size(), 4u);
    EXPECT_EQ(cards[1].number.toStdString(), "1,241");
    EXPECT_EQ(cards[1].share, rates.roles[1].return_rate.proportion());
    EXPECT_EQ(schoolsThatAnswered(rates, "parent"), 25);
    EXPECT_EQ(schoolsThatAnswered(rates, "nobody"), 0);

    ReturnsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(desk_.outline());
    ASSERT_EQ(model.columnCount(), 5);
    const ResponseRate& first = rates.schools[1];
    const QModelIndex cell = model.index(0, ReturnsModel::FirstRoleColumn + 1);
    EXPECT_EQ(cell.data(ResultTableModel::ShareRole).toDouble(), *first.return_rate.proportion());
    EXPECT_THAT(cell.data().toString().toStdString(), HasSubstr(std::to_string(first.returned)));
    ImportsModel imports;
    QAbstractItemModelTester imports_tester(&imports, QAbstractItemModelTester::FailureReportingMode::Fatal);
    imports.show(desk_.outline());
    EXPECT_EQ(imports.rowCount(), 3);
    look("overview", [&] { return std::make_unique<OverviewPage>(desk_, nullptr); });
    look("overview-wide", [&] { return std::make_unique<OverviewPage>(desk_, nullptr); }, {1240, 820});
}

TEST_F(OverviewPageTest, IsSortedAndSearched) {
    openFounding();
    OverviewPage page(desk_, nullptr);
    page.show();
    settle();
    QTableView* rows = returnsOf(page);
    rows->sortByColumn(ReturnsModel::FirstRoleColumn, Qt::DescendingOrder);
    const auto share = [&](int row) {
        return rows->model()->index(row, ReturnsModel::FirstRoleColumn).data(ResultTableModel::ShareRole).toDouble();
    };
    EXPECT_GE(share(0), share(1));
    EXPECT_GT(share(0), share(24));
    const std::string name = at(rows, 3, 0);
    named<QLineEdit>(page, "schoolSearch")->setText(QString::fromStdString(name));
    ASSERT_EQ(rows->model()->rowCount(), 1);
    EXPECT_EQ(at(rows, 0, 0), name);
    QTest::keyClicks(named<QLineEdit>(page, "schoolSearch"), "[(*");
    EXPECT_EQ(rows->model()->rowCount(), 0);
    EXPECT_FALSE(rows->isVisible());
    named<QLineEdit>(page, "schoolSearch")->clear();
    auto* stage = named<QComboBox>(page, "stageChoice");
    ASSERT_GT(stage->count(), 2);
    stage->setCurrentIndex(1);
    EXPECT_GT(rows->model()->rowCount(), 0);
    EXPECT_LT(rows->model()->rowCount(), 25);
    EXPECT_EQ(at(rows, 0, ReturnsModel::StageColumn), stage->currentText().toStdString());
}

TEST_F(OverviewPageTest, EnterOnASchoolFiltersByIt) {
    openFounding();
    OverviewPage page(desk_, nullptr);
    page.show();
    settle();
    QTableView* rows = returnsOf(page);
    rows->setCurrentIndex(rows->model()->index(2, 0));
    QTest::keyClick(rows, Qt::Key_Return);
    ASSERT_EQ(desk_.filter().conditions.size(), 1u);
    EXPECT_THAT(desk_.filter().conditions.front().values, ElementsAre(desk_.outline()->roster.schools[2].code));
    settle();
    EXPECT_LT(desk_.part("parent")->answers->respondents(), 1241);
    EXPECT_EQ(returnsOf(page)->model()->rowCount(), 25) << "rates stay those of the survey";
}

TEST_F(OverviewPageTest, TheFigureIsThatOfTheRates) {
    openFounding();
    OverviewPage page(desk_, nullptr);
    page.show();
    named<QTabWidget>(page, "overviewTabs")->setCurrentIndex(1);
    settle();
    auto* role = named<QComboBox>(page, "roleChoice");
    auto* view = page.findChild<FigureView*>();
    ASSERT_NE(view, nullptr);
    for (int i = 0; i < 3; ++i) {
        role->setCurrentIndex(i);
        const Role& wanted = desk_.outline()->questionnaires[static_cast<std::size_t>(i)].role;
        const auto figure = returnBars(desk_.outline()->rates, {.role = wanted, .language = Language::zh});
        ASSERT_TRUE(view->spec());
        EXPECT_EQ(specText(*view->spec()), specText(*figure));
    }
    emit view->chosen({.category = 0});
    EXPECT_EQ(desk_.filter().conditions.size(), 1u);
    look("overview-figure", [&] {
        auto made = std::make_unique<OverviewPage>(desk_, nullptr);
        made->findChild<QTabWidget*>("overviewTabs")->setCurrentIndex(1);
        return made;
    });
}

TEST_F(OverviewPageTest, WhatIsUnknownIsNotZero) {
    Roster roster = twoSchools();
    for (School& school : roster.schools) school.expected.clear();
    open(surveyOf(roster, smallForm("满意吗？", {"是", "否"}), {{.school = "1"}, {.school = "1"}, {}}));
    OverviewPage page(desk_, nullptr);
    page.show();
    settle();
    QTableView* rows = returnsOf(page);
    ASSERT_EQ(rows->model()->rowCount(), 2);
    EXPECT_FALSE(rows->model()->index(0, ReturnsModel::FirstRoleColumn).data(ResultTableModel::ShareRole).isValid());
    EXPECT_EQ(at(rows, 0, ReturnsModel::FirstRoleColumn).find('%'), std::string::npos);
    EXPECT_FALSE(rows->model()->index(1, 0).data(Qt::DecorationRole).isNull()) << "nothing came back";
    EXPECT_TRUE(rows->model()->index(0, 0).data(Qt::DecorationRole).isNull());
    EXPECT_FALSE(overviewCards(*desk_.outline()).front().share);
    look("overview-unknown", [&] { return std::make_unique<OverviewPage>(desk_, nullptr); });
}

TEST_F(OverviewPageTest, MoreReturnedThanIssuedIsSaidInWords) {
    open(surveyOf(twoSchools(), smallForm("满意吗？", {"是", "否"}),
                  {{.school = "1"}, {.school = "1"}, {.school = "1"}}));
    ASSERT_FALSE(desk_.outline()->rates.problems.empty());
    OverviewPage page(desk_, nullptr);
    page.show();
    auto* trouble = named<QLabel>(page, "trouble");
    EXPECT_TRUE(trouble->isVisible());
    EXPECT_THAT(trouble->text().toStdString(), HasSubstr(describe(desk_.outline()->rates.problems[0], Language::zh)));
    look("overview-trouble", [&] { return std::make_unique<OverviewPage>(desk_, nullptr); });
}

TEST_F(OverviewPageTest, NamesAreNeverMarkupAndMayBeEndless) {
    const std::string endless(10000, 'x');
    Roster roster{.schools = {{.code = "1", .name = "<b>" + endless, .stage = "<img src=x>\n\t"}}};
    open(surveyOf(roster, smallForm(endless, {"<h1>a", "b\x01"}), {{.school = "1"}}));
    OverviewPage page(desk_, nullptr);
    page.show();
    settle();
    for (const QLabel* label : page.findChildren<QLabel*>()) EXPECT_EQ(label->textFormat(), Qt::PlainText);
    EXPECT_LT(page.minimumSizeHint().width(), 840);
    const QString tip = returnsOf(page)->model()->index(0, 0).data(Qt::ToolTipRole).toString();
    EXPECT_FALSE(tip.contains("<b>"));
    look("overview-hostile", [&] { return std::make_unique<OverviewPage>(desk_, nullptr); });
}

TEST_F(OverviewPageTest, SaysWhatAnImportCouldNotTake) {
    open(surveyOf(twoSchools(), smallForm("满意吗？", {"是", "否"}), {{.school = "1"}}));
    OverviewPage page(desk_, nullptr);
    page.show();
    named<QTabWidget>(page, "overviewTabs")->setCurrentIndex(2);
    settle();
    const QAbstractItemModel* lines = named<QListView>(page, "importRemarks")->model();
    ASSERT_EQ(lines->rowCount(), 2);
    EXPECT_THAT(lines->index(0, 0).data().toString().toStdString(), HasSubstr("名册中没有这所学校"));
    EXPECT_THAT(lines->index(0, 0).data().toString().toStdString(), HasSubstr("<b>无名</b>"));
    EXPECT_THAT(lines->index(1, 0).data().toString().toStdString(), HasSubstr("some-new-code"));
    EXPECT_EQ(named<QTableView>(page, "importsTable")->model()->index(0, ImportsModel::RefusedColumn).data(), "2");
    look("overview-imports", [&] {
        auto made = std::make_unique<OverviewPage>(desk_, nullptr);
        made->findChild<QTabWidget*>("overviewTabs")->setCurrentIndex(2);
        return made;
    });
}

TEST_F(OverviewPageTest, WithoutARosterItSaysHowToGetOne) {
    open(surveyOf({}, smallForm("满意吗？", {"是", "否"}), {{}, {}}));
    OverviewPage page(desk_, nullptr);
    QSignalSpy wanted(&page, &SurveyPage::pageWanted);
    page.show();
    QTest::mouseClick(named<QPushButton>(page, "enterSchools"), Qt::LeftButton);
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted[0][0].toString(), "settings");
}

}  // namespace
}  // namespace diaoyan
