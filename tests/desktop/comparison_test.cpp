// SPDX-License-Identifier: GPL-3.0-or-later
// Compare and Satisfaction where there is little to compare, or where words are hostile.
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/results/compare_page.h"
#include "charts/desktop/results/comparison_choices.h"
#include "charts/desktop/results/result_board.h"
#include "charts/desktop/results/satisfaction_page.h"
#include "charts/desktop/results/view_switch.h"
#include "tests/desktop/results_test.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

const std::string hostile = "<b>第一</b>&中学\n\x01{0}%1 " + std::string(3000, 'x');

class ComparisonTest : public ResultsTest {
protected:
    static Roster schools(int many, const std::string& name = "学校") {
        Roster roster;
        for (int i = 0; i < many; ++i)
            roster.schools.push_back(
                {.code = "S/" + std::to_string(i), .name = name + std::to_string(i), .stage = "小学"});
        return roster;
    }
    static Questionnaire scaleForm(const std::string& title) {
        Questionnaire form{.id = "parent", .title = untranslated(title), .role = roleNamed("parent")};
        Question overall{.id = "overall", .title = untranslated(title), .kind = QuestionKind::scale};
        for (const char* label : {"满意", "一般", "不满意"})
            overall.options.push_back({.code = "o" + std::to_string(overall.options.size()),
                                       .label = untranslated(label + title.substr(0, 40))});
        overall.construct = "overall";
        form.questions.push_back(overall);
        return form;
    }
    /// So many sheets per school, with the options in turn.
    static std::vector<AnswerSheet> sheets(const Roster& roster, int per_school) {
        std::vector<AnswerSheet> all;
        for (const School& school : roster.schools)
            for (int i = 0; i < per_school; ++i)
                all.push_back({.school = school.code,
                               .answers = {{"overall", Choice{"o" + std::to_string((i + all.size() / 7) % 3), {}}}}});
        return all;
    }
    template <class Page>
    void lookAtEveryView(Page& page) {
        page.resize(820, 640);
        page.show();
        settle();
        for (const QToolButton* one : page.template findChild<ViewSwitch*>()->template findChildren<QToolButton*>()) {
            if (!one->isEnabled()) {
                EXPECT_FALSE(one->toolTip().isEmpty());
                continue;
            }
            QTest::mouseClick(const_cast<QToolButton*>(one), Qt::LeftButton);
            settle();
            ASSERT_TRUE(soon([&] { return !page.board().isBusy(); }));
            EXPECT_TRUE(page.board().showsFigure() || page.board().showsTables() || !page.board().words().isEmpty())
                << one->text().toStdString();
        }
    }
    void expectResultsOrReasons() {
        ComparePage compare(desk_, nullptr);
        lookAtEveryView(compare);
        for (int sides = 1; sides < 5; ++sides) {
            auto& combo = *compare.findChild<QComboBox*>("sides");
            combo.setCurrentIndex(sides);
            emit combo.activated(sides);
            settle();
            lookAtEveryView(compare);
        }
        SatisfactionPage satisfaction(desk_, nullptr);
        lookAtEveryView(satisfaction);
    }
};

TEST_F(ComparisonTest, OneSchoolTwoSchoolsAndTooFewAnswers) {
    for (const auto& [schools_there, answers] : {std::pair{1, 30}, {2, 30}, {3, 4}, {0, 0}}) {
        SCOPED_TRACE(schools_there);
        const Roster roster = schools(schools_there);
        std::vector<AnswerSheet> all = sheets(roster, answers);
        // Of a survey without schools somebody answered all the same.
        if (all.empty()) all.assign(20, {.answers = {{"overall", Choice{"o1", {}}}}});
        open(surveyOf(roster, scaleForm("您是否满意"), all));
        expectResultsOrReasons();
        desk_.close();
    }
}

TEST_F(ComparisonTest, HostileNamesAreWordsLikeOthers) {
    const Roster roster = schools(12, hostile);
    open(surveyOf(roster, scaleForm(hostile), sheets(roster, 20)));
    expectResultsOrReasons();
    ComparePage page(desk_, nullptr);
    page.resize(1024, 700);
    page.show();
    settle();
    ASSERT_TRUE(page.board().showsFigure());
    emit page.board().figure().chosen(FigureSpot{.category = 3});
    EXPECT_LE(page.minimumSizeHint().width(), 1024);
    const auto* picked = page.findChild<QLabel*>("pickedName");
    ASSERT_TRUE(picked->isVisible());
    EXPECT_EQ(picked->textFormat(), Qt::PlainText);
    QTest::mouseClick(page.findChild<QWidget*>("onlyPicked"), Qt::LeftButton);
    settle();
    EXPECT_THAT(desk_.filter().conditions.front().values, testing::ElementsAre("S/3"));
    keepPicture(page, "compare-hostile", {1024, 700});
}

TEST_F(ComparisonTest, AQuestionnaireWithoutScalesHasNoSatisfaction) {
    open(surveyOf(schools(2), smallForm("选一个", {"甲", "乙"}),
                  std::vector<AnswerSheet>(15, {.school = "S/1", .answers = {{"choice", Choice{"o1", {}}}}})));
    SatisfactionPage satisfaction(desk_, nullptr);
    satisfaction.show();
    settle();
    EXPECT_TRUE(satisfaction.findChild<EmptyNotice*>()->isVisible());
    ComparePage compare(desk_, nullptr);
    compare.show();
    settle();
    EXPECT_TRUE(compare.board().showsFigure());
}

TEST_F(ComparisonTest, SixHundredSchoolsDoNotHoldUpTheWindow) {
    const Roster roster = schools(600);
    open(surveyOf(roster, scaleForm("您是否满意"), sheets(roster, 15)));
    ComparePage page(desk_, nullptr);
    page.show();
    settle();
    QTest::mouseClick(page.findChild<ViewSwitch*>()->button("tables"), Qt::LeftButton);
    EXPECT_TRUE(page.board().isBusy());
    EXPECT_TRUE(soon([&] { return !page.board().isBusy(); }, 120000));
    EXPECT_GE(page.board().tables().front().rows.size(), 600u);
}

TEST_F(ComparisonTest, WhatIsOfferedFitsTheSurvey) {
    openFounding();
    const Study& study = *desk_.study();
    ComparisonWish roles{.sides = ComparedSides::roles, .by = "", .question = "overall"};
    EXPECT_FALSE(itemsToMeasure(study, roles).empty());
    EXPECT_EQ(offeredMeasures(itemsToMeasure(study, roles), "top1").front().id, "top1");
    // A definition of the survey's that does not fit a question gives way to the question's own.
    EXPECT_EQ(offeredMeasures(itemsToMeasure(study, roles), "top3of7").front().id, "");
    const Questionnaire& student = desk_.part("student")->questionnaire;
    EXPECT_TRUE(offeredMeasures({*findItem(student, "sleep_hours")}, "").empty());
    const auto club = offeredMeasures({*findItem(student, "club")}, "");
    ASSERT_EQ(club.size(), findItem(student, "club")->options.size());
    EXPECT_EQ(club.front().id, findItem(student, "club")->options.front().code);
}

}  // namespace
}  // namespace diaoyan
