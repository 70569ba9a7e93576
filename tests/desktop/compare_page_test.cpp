// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/compare_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/compact_combo.h"
#include "charts/desktop/results/result_board.h"
#include "charts/desktop/results/view_switch.h"
#include "charts/figures/figures.h"
#include "charts/figures/spec_text.h"
#include "charts/findings/gap_tables.h"
#include "charts/findings/trend_tables.h"
#include "charts/survey/chart_sources.h"
#include "tests/desktop/chinese_words.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

/// What the command `chart` draws.
std::string drawnByCommand(const ChartQuestions& wanted, const std::string& kind, const std::string& by,
                           std::int64_t minimum_n = 10) {
    const Result<ChartSources> found = chartSources(wanted);
    FigureRequest request{found->sources, by, {.role = found->sources.front().role}};
    request.options.title = found->title.in(Language::zh);
    request.options.minimum_n = minimum_n;
    const Result<ChartSpec> spec = figureKindNamed(kind)->make(request);
    return spec ? specText(*spec) : spec.problem().message.en;
}

class ComparePageTest : public DeskTest {
protected:
    void show() {
        page_.resize(1200, 800);
        page_.show();
        settle();
    }
    /// Everything is worked out, also what was asked when something else was ready.
    void wait() {
        QTest::qWait(1);
        settle();
        ASSERT_TRUE(soon([&] { return !page_.board().isBusy(); }));
    }
    QComboBox& combo(const char* name) { return *page_.findChild<QComboBox*>(name); }
    void choose(const char* name, const std::string& id) {
        QComboBox& one = combo(name);
        const int at = one.findData(shown(id));
        ASSERT_GE(at, 0) << name << " does not offer " << id;
        one.setCurrentIndex(at);
        emit one.activated(at);
        wait();
    }
    void chooseSides(ComparedSides sides) {
        combo("sides").setCurrentIndex(static_cast<int>(sides));
        emit combo("sides").activated(static_cast<int>(sides));
        wait();
    }
    QToolButton& view(const char* id) { return *page_.findChild<ViewSwitch*>()->button(id); }
    void look(const char* id) {
        QTest::mouseClick(&view(id), Qt::LeftButton);
        wait();
    }
    std::string drawn() {
        const auto& spec = page_.board().figure().spec();
        return page_.board().showsFigure() && spec ? specText(*spec) : "no figure: " + typed(page_.board().words());
    }
    const std::string& file() const { return desk_.outline()->path; }

    ChineseWords words_;
    ComparePage page_{desk_, nullptr};
};

TEST_F(ComparePageTest, SaysWhatToDoWithoutASurvey) {
    show();
    EXPECT_TRUE(page_.findChild<EmptyNotice*>()->isVisible());
    EXPECT_FALSE(page_.board().isVisible());
}

TEST_F(ComparePageTest, SchoolsAreDrawnAsTheCommandDrawsThem) {
    openFounding();
    show();
    choose("form", "parent");
    choose("question", "overall");
    EXPECT_EQ(drawn(), drawnByCommand({.file = file(), .questions = {"parent.overall"}}, "dots", "school"));
    look("funnel");
    EXPECT_EQ(drawn(), drawnByCommand({.file = file(), .questions = {"parent.overall"}}, "funnel", "school"));
    EXPECT_FALSE(view("slope").isEnabled());
    EXPECT_FALSE(view("slope").toolTip().isEmpty());
    choose("question", "aspects");
    look("heat");
    EXPECT_EQ(drawn(), drawnByCommand({.file = file(), .questions = {"parent.aspects"}}, "heat", "school"));
}

TEST_F(ComparePageTest, TablesAreThoseOfTheCommand) {
    openFounding();
    show();
    choose("form", "parent");
    choose("question", "overall");
    look("tables");
    const StudyPart& part = *desk_.part("parent");
    auto expected = compareTables(*part.answers, part.questionnaire, desk_.study()->roster,
                                  {.question = "overall", .by = "school"});
    ASSERT_TRUE(expected.ok());
    EXPECT_EQ(page_.board().tables(), *expected);
    EXPECT_EQ(page_.board().table().table(), expected->front());

    chooseSides(ComparedSides::school_groups);
    expected = compareTables(*part.answers, part.questionnaire, desk_.study()->roster,
                             {.question = "overall", .by = "school.stage"});
    EXPECT_EQ(page_.board().tables(), *expected);
}

TEST_F(ComparePageTest, RolesAreComparedAsTheCommandGapDoes) {
    openFounding();
    show();
    chooseSides(ComparedSides::roles);
    choose("question", "aspects");
    EXPECT_TRUE(page_.board().showsFigure()) << drawn();
    look("tables");
    std::vector<RoleSide> sides;
    for (const StudyPart& part : desk_.study()->parts) sides.push_back({&part.questionnaire, part.answers.get()});
    const auto expected = gapTables(sides, {.construct = "aspects"});
    ASSERT_TRUE(expected.ok());
    EXPECT_EQ(page_.board().tables(), *expected);
}

TEST_F(ComparePageTest, ASecondSurveyIsTheOtherWave) {
    openFounding();
    show();
    chooseSides(ComparedSides::waves);
    EXPECT_NE(page_.board().words(), "");
    page_.compareWithFile((folder_ / "none.survey").string());
    wait();
    EXPECT_TRUE(page_.findChild<MessageStrip*>()->isVisible());
    page_.compareWithFile(file());
    wait();
    EXPECT_NE(page_.findChild<MessageStrip*>()->words(), "");
    page_.compareWithFile(foundingFile("before.survey"));
    wait();
    EXPECT_EQ(page_.findChild<MessageStrip*>()->words(), "");
    choose("form", "parent");
    choose("question", "aspects");
    look("slope");
    EXPECT_EQ(drawn(),
              drawnByCommand(
                  {.file = (folder_ / "before.survey").string(), .later_file = file(), .questions = {"parent.aspects"}},
                  "slope", ""));
    look("tables");
    const StudyPart& part = *desk_.part("parent");
    const WaveSide side{&part.questionnaire, part.answers.get()};
    EXPECT_EQ(page_.board().tables(), *trendTables(side, side, {.question = "aspects"}));
}

TEST_F(ComparePageTest, EveryQuestionGivesAResultOrAReasonInEveryView) {
    openFounding();
    show();
    for (const ComparedSides sides : {ComparedSides::schools, ComparedSides::school_groups,
                                      ComparedSides::answer_groups, ComparedSides::roles, ComparedSides::waves}) {
        chooseSides(sides);
        const int forms = sides == ComparedSides::roles ? 1 : combo("form").count();
        for (int f = 0; f < forms; ++f) {
            choose("form", typed(combo("form").itemData(f).toString()));
            for (int q = 0; q < combo("question").count(); ++q) {
                choose("question", typed(combo("question").itemData(q).toString()));
                SCOPED_TRACE(typed(combo("question").itemText(q)));
                const ResultBoard& board = page_.board();
                EXPECT_TRUE(board.showsFigure() || board.showsTables() || !board.words().isEmpty());
                for (const std::string& kind : comparisonKinds()) {
                    QToolButton& button = view(kind.c_str());
                    EXPECT_EQ(button.isEnabled(), button.toolTip().isEmpty()) << kind;
                    EXPECT_FALSE(button.toolTip().contains("--")) << button.toolTip().toStdString();
                }
            }
        }
    }
}

TEST_F(ComparePageTest, AFilterChangesTheNumbersAndIsNamed) {
    openFounding();
    show();
    const std::string before = drawn();
    AnswerFilter::Condition some{.words = {"一些学校", "some schools"}};
    for (std::size_t i = 0; i < 5; ++i) some.values.push_back(desk_.outline()->roster.schools[i].code);
    desk_.setFilter({{some}});
    wait();
    EXPECT_NE(drawn(), before);
    bool named = false;
    for (const QLabel* label : page_.findChildren<QLabel*>()) named = named || label->text().contains("一些学校");
    EXPECT_TRUE(named);
}

TEST_F(ComparePageTest, OnlyTheNewestQuestionIsAnswered) {
    openFounding();
    show();
    choose("form", "parent");
    for (int q = 0; q < combo("question").count(); ++q) {
        combo("question").setCurrentIndex(q);
        emit combo("question").activated(q);
    }
    combo("question").setCurrentIndex(combo("question").findData("overall"));
    emit combo("question").activated(0);
    wait();
    EXPECT_EQ(drawn(), drawnByCommand({.file = file(), .questions = {"parent.overall"}}, "dots", "school"));
}

TEST_F(ComparePageTest, AGroupBelowTheMinimumIsNotDrawn) {
    openFounding();
    show();
    choose("form", "parent");
    choose("question", "overall");
    page_.findChild<QSpinBox*>("minimum")->setValue(45);
    wait();
    EXPECT_EQ(drawn(), drawnByCommand({.file = file(), .questions = {"parent.overall"}}, "dots", "school", 45));
    page_.findChild<QSpinBox*>("minimum")->setValue(100000);
    wait();
    EXPECT_FALSE(page_.board().showsFigure());
    EXPECT_FALSE(view("dots").toolTip().isEmpty());
}

TEST_F(ComparePageTest, APickedSchoolIsMarkedEverywhereAndCanBeLookedAtAlone) {
    openFounding();
    show();
    choose("form", "parent");
    choose("question", "overall");
    const School& school = desk_.outline()->roster.schools.front();
    emit page_.board().figure().chosen(FigureSpot{.category = 0});
    EXPECT_TRUE(drawn().find("★ " + school.name) != std::string::npos) << drawn();
    look("funnel");
    EXPECT_TRUE(drawn().find("★ " + school.name) != std::string::npos) << drawn();
    QTest::mouseClick(page_.findChild<QPushButton*>("onlyPicked"), Qt::LeftButton);
    wait();
    ASSERT_EQ(desk_.filter().conditions.size(), 1u);
    EXPECT_THAT(desk_.filter().conditions.front().values, testing::ElementsAre(school.code));
    // One school is nothing to compare, and that is said or shown, never blank.
    EXPECT_TRUE(page_.board().showsFigure() || page_.board().showsTables() || !page_.board().words().isEmpty());
}

TEST_F(ComparePageTest, StopLeavesWordsAndNoResult) {
    openFounding();
    show();
    combo("sides").setCurrentIndex(1);
    emit combo("sides").activated(1);
    EXPECT_TRUE(page_.board().isBusy());
    emit page_.board().stopWanted();
    settle();
    EXPECT_FALSE(page_.board().isBusy());
    EXPECT_NE(page_.board().words(), "");
    look("dots");
    EXPECT_TRUE(page_.board().showsFigure());
}

TEST_F(ComparePageTest, LooksLikeThis) {
    applyTheme(*qApp, Theme::light);
    openFounding();
    show();
    choose("form", "parent");
    choose("question", "overall");
    keepPicture(page_, "compare-dots", {1240, 860});
    look("funnel");
    emit page_.board().figure().chosen(FigureSpot{.point = 3});
    keepPicture(page_, "compare-funnel", {820, 640});
    look("tables");
    keepPicture(page_, "compare-tables", {820, 640});
    keepPicture(page_, "compare-tables-wide", {1240, 860});
    choose("question", "aspects");
    look("heat");
    keepPicture(page_, "compare-heat", {820, 640});
    chooseSides(ComparedSides::school_groups);
    page_.findChild<QToolButton*>("options")->setChecked(true);
    look("tables");
    keepPicture(page_, "compare-groups", {820, 640});
    chooseSides(ComparedSides::waves);
    keepPicture(page_, "compare-waves", {820, 640});
    applyTheme(*qApp, Theme::dark);
    chooseSides(ComparedSides::roles);
    look("heat");
    keepPicture(page_, "compare-roles-dark", {1240, 860});
    applyTheme(*qApp, Theme::light);
}

}  // namespace
}  // namespace diaoyan
