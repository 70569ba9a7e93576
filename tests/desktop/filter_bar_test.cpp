// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/filter_bar.h"

#include "charts/desktop/results/filter_choice_model.h"
#include "charts/desktop/results/filter_menu.h"
#include "tests/desktop/results_test.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using FilterBarTest = ResultsTest;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const FilterChoice& choiceBy(const std::vector<FilterChoice>& choices, const std::string& grouping) {
    for (const FilterChoice& choice : choices)
        if (choice.grouping == grouping) return choice;
    throw std::out_of_range(grouping);
}

std::vector<QToolButton*> crosses(const FilterBar& bar) {
    std::vector<QToolButton*> seen;
    for (QToolButton* button : bar.findChildren<QToolButton*>("removeCondition"))
        if (button->isVisible()) seen.push_back(button);
    return seen;
}

std::string leftOf(const FilterBar& bar) {
    return bar.findChild<QLabel*>("filterLeft")->text().toStdString();
}

TEST_F(FilterBarTest, NothingCanBeChosenOfNothing) {
    EXPECT_THAT(schoolChoices({}), IsEmpty());
    EXPECT_THAT(filterChoices({}), IsEmpty());
    FilterChoiceModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show({}, {});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(FilterBarTest, AColumnOfTheRosterIsAConditionOverSchools) {
    const Roster roster{.schools = {{.code = "1", .name = "甲", .stage = "小学", .attributes = {{"片区", "东"}}},
                                    {.code = "2", .name = "乙", .stage = "初中"},
                                    {.code = "3", .name = "丙", .stage = "小学"}},
                        .attribute_names = {"片区"}};
    const std::vector<FilterChoice> choices = schoolChoices(roster);
    ASSERT_EQ(choices.size(), 3u) << "no school has an area";
    const FilterChoice& stage = choiceBy(choices, "school.stage");
    const AnswerFilter::Condition condition = conditionOf(stage, {0});
    EXPECT_EQ(condition.words.zh, "学段：小学");
    EXPECT_EQ(condition.words.en, "Stage: 小学");
    EXPECT_THAT(condition.values, ElementsAre("1", "3"));
    const AnswerFilter filter = filterWith({}, stage, {0});
    EXPECT_THAT(chosenValues(stage, filter), ElementsAre(0u));
    EXPECT_THAT(chosenValues(choiceBy(choices, "school"), filter), IsEmpty()) << "it is not about single schools";
    EXPECT_THAT(filterWith(filter, stage, {0, 1}).conditions, ElementsAre(conditionOf(stage, {0, 1})));
    EXPECT_TRUE(filterWith(filter, stage, {}).empty());
    EXPECT_EQ(conditionOf(choiceBy(choices, "school.片区"), {0}).words.zh, "片区：东");
}

TEST_F(FilterBarTest, IsHiddenUntilSomethingIsFiltered) {
    openFounding();
    FilterBar bar(desk_, nullptr);
    EXPECT_FALSE(bar.isVisible());
    const std::vector<FilterChoice> choices = filterChoices(*desk_.outline());
    AnswerFilter filter = filterWith({}, choiceBy(choices, "school.stage"), {0});
    filter = filterWith(filter, choiceBy(choices, "school"), {1});
    desk_.setFilter(filter);
    settle();
    ASSERT_TRUE(bar.isVisible());
    EXPECT_EQ(crosses(bar).size(), 2u);
    const std::int64_t left = desk_.part("parent")->answers->respondents();
    EXPECT_THAT(leftOf(bar), HasSubstr(std::to_string(left) + " / 1,241"));
    QTest::mouseClick(crosses(bar).front(), Qt::LeftButton);
    settle();
    EXPECT_EQ(desk_.filter().conditions, std::vector{filter.conditions.back()});
    EXPECT_EQ(crosses(bar).size(), 1u);
    QTest::mouseClick(bar.findChild<QPushButton*>("clearFilter"), Qt::LeftButton);
    settle();
    EXPECT_TRUE(desk_.filter().empty());
    EXPECT_FALSE(bar.isVisible());
}

TEST_F(FilterBarTest, ValuesAreSearchedAndTicked) {
    openFounding();
    FilterBar bar(desk_, nullptr);
    bar.show();
    bar.openChoices(bar);
    auto* menu = bar.findChild<FilterMenu*>();
    ASSERT_NE(menu, nullptr);
    auto* tree = menu->findChild<QTreeView*>("filterTree");
    const int all = tree->model()->rowCount();
    const std::string school = desk_.outline()->roster.schools[4].name;
    menu->findChild<QLineEdit*>("filterSearch")->setText(QString::fromStdString(school));
    EXPECT_LT(tree->model()->rowCount(), all);
    const QModelIndex value = tree->model()->index(0, 0, tree->model()->index(0, 0));
    ASSERT_EQ(value.data().toString().toStdString(), school);
    ASSERT_TRUE(tree->model()->setData(value, Qt::Checked, Qt::CheckStateRole));
    settle();
    ASSERT_EQ(desk_.filter().conditions.size(), 1u);
    EXPECT_THAT(desk_.filter().conditions.front().values, ElementsAre(desk_.outline()->roster.schools[4].code));
    EXPECT_EQ(value.data(Qt::CheckStateRole).toInt(), Qt::Checked);
    ASSERT_TRUE(tree->model()->setData(value, Qt::Unchecked, Qt::CheckStateRole));
    settle();
    EXPECT_TRUE(desk_.filter().empty());
}

TEST_F(FilterBarTest, EveryChoiceOfTheFoundingSurveyFilters) {
    openFounding();
    FilterChoiceModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const std::vector<FilterChoice> choices = filterChoices(*desk_.outline());
    model.show(choices, {});
    EXPECT_GT(choices.size(), 20u);
    for (const FilterChoice& choice : choices) {
        const AnswerFilter filter = filterWith({}, choice, {choice.values.size() - 1});
        EXPECT_TRUE(filteredStudy(*desk_.wholeStudy(), filter).ok()) << choice.title.zh;
        model.showFilter(filter);
    }
}

TEST_F(FilterBarTest, SaysThatNobodyIsLeft) {
    openFounding();
    FilterBar bar(desk_, nullptr);
    const std::vector<FilterChoice> choices = filterChoices(*desk_.outline());
    // A school that is no school of this stage.
    const FilterChoice& stage = choiceBy(choices, "school.stage");
    const std::string elsewhere = stage.values[1].codes.front();
    const FilterChoice& school = choiceBy(choices, "school");
    std::size_t at = 0;
    while (school.values[at].codes.front() != elsewhere) ++at;
    desk_.setFilter(filterWith(filterWith({}, stage, {0}), school, {at}));
    settle();
    EXPECT_TRUE(bar.findChild<QLabel*>("trouble")->isVisible());
    EXPECT_THAT(leftOf(bar), HasSubstr("0 / 1,241"));
    look("filter-nobody", [&] { return std::make_unique<FilterBar>(desk_, nullptr); }, {840, 80});
    desk_.setFilter(filterWith(filterWith(filterWith({}, stage, {0}), school, {1, 2, 3}), choices[5], {0}));
    settle();
    look("filter-chips", [&] { return std::make_unique<FilterBar>(desk_, nullptr); }, {700, 120});
}

TEST_F(FilterBarTest, WordsAreNeverMarkupAndMayBeEndless) {
    const std::string endless = "<b>" + std::string(10000, 'y');
    Roster roster{.schools = {{.code = "1", .name = endless, .stage = "<img src=x>"}}};
    open(surveyOf(roster, smallForm(endless, {"<h1>a", "b"}), {{.school = "1"}}));
    FilterBar bar(desk_, nullptr);
    const std::vector<FilterChoice> choices = filterChoices(*desk_.outline());
    AnswerFilter filter;
    for (const FilterChoice& choice : choices) filter = filterWith(filter, choice, {0});
    desk_.setFilter(filter);
    settle();
    for (const QLabel* label : bar.findChildren<QLabel*>())
        if (!label->text().isEmpty()) {
            EXPECT_EQ(label->textFormat(), Qt::PlainText);
            EXPECT_FALSE(label->toolTip().contains("<b>"));
        }
    EXPECT_LT(bar.minimumSizeHint().width(), 600);
    look("filter-hostile", [&] { return std::make_unique<FilterBar>(desk_, nullptr); }, {700, 120});
}

TEST_F(FilterBarTest, LooksLikeAMenu) {
    openFounding();
    look("filter-menu",
         [&] {
             auto menu = std::make_unique<FilterMenu>(desk_, nullptr);
             QWidget anchor;
             menu->openBelow(anchor);
             menu->findChild<QTreeView*>("filterTree")
                 ->expand(menu->findChild<QTreeView*>("filterTree")->model()->index(1, 0));
             return menu;
         },
         {420, 460});
}

}  // namespace
}  // namespace diaoyan
