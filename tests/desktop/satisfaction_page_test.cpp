// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/satisfaction_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/result_board.h"
#include "charts/desktop/results/view_switch.h"
#include "charts/figures/design_dots.h"
#include "charts/figures/figures.h"
#include "charts/figures/spec_text.h"
#include "charts/findings/drivers.h"
#include "charts/survey/chart_sources.h"
#include "charts/tables/from_satisfaction.h"
#include "tests/desktop/chinese_words.h"
#include "tests/desktop/cut_off_words.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class SatisfactionPageTest : public DeskTest {
protected:
    void show() {
        page_.resize(1200, 800);
        page_.show();
        settle();
        wait();
    }
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
    void look(const char* id) {
        QTest::mouseClick(page_.findChild<ViewSwitch*>()->button(id), Qt::LeftButton);
        wait();
    }
    std::string drawn() {
        const auto& spec = page_.board().figure().spec();
        return page_.board().showsFigure() && spec ? specText(*spec) : "no figure: " + typed(page_.board().words());
    }
    std::vector<ResultTable> printed(const SatisfactionRequest& request) {
        const StudyPart& part = *desk_.part("parent");
        return *satisfactionTables(*part.answers, part.questionnaire, request);
    }
    std::string parentDots(const std::string& question, const std::string& by, const std::string& definition = {}) {
        const StudyPart& part = *desk_.part("parent");
        FigureRequest request{.by = by};
        request.sources.push_back({.answers = part.answers.get(),
                                   .items = itemsToDraw(part.questionnaire, question),
                                   .role = part.questionnaire.role});
        request.options.role = part.questionnaire.role;
        request.options.definition = definition;
        const auto* asked = findQuestion(part.questionnaire, question);
        if (asked != nullptr && asked->kind == QuestionKind::matrix) request.options.title = asked->title.zh;
        const auto spec = designDots(request);
        return spec ? specText(*spec) : spec.problem().message.en;
    }

    ChineseWords words_;
    SatisfactionPage page_{desk_, nullptr};
};

TEST_F(SatisfactionPageTest, SaysWhatToDoWithoutASurveyAndWithoutAnswers) {
    show();
    EXPECT_TRUE(page_.findChild<EmptyNotice*>()->isVisible());
    const std::string path = (folder_ / "empty.survey").string();
    ASSERT_TRUE(SurveyFile::create(path, {}, {}).ok());
    open(path);
    wait();
    EXPECT_TRUE(page_.findChild<EmptyNotice*>()->isVisible());
}

TEST_F(SatisfactionPageTest, RatesAreThoseOfTheCommandAndTheFigureHasTheirIntervals) {
    openFounding();
    show();
    choose("form", "parent");
    EXPECT_EQ(page_.board().tables(), printed({}));
    choose("question", "aspects");
    EXPECT_EQ(drawn(), parentDots("aspects", ""));
    choose("question", "overall");
    choose("split", "school");
    EXPECT_EQ(drawn(), parentDots("overall", "school"));
    look("tables");
    EXPECT_EQ(page_.board().tables(), printed({.question = "overall", .by = "school"}));

    // One dot says what the table says: the interval with schools as clusters.
    choose("split", "");
    look("rates");
    const ChartValue dot = page_.board().figure().spec()->series.front().values.front();
    const auto& row = page_.board().tables().front().rows.front();
    const auto* interval = std::get_if<IntervalCell>(&row.cells[4]);
    ASSERT_NE(interval, nullptr);
    EXPECT_DOUBLE_EQ(dot.range->lower, 100 * interval->low);
    EXPECT_DOUBLE_EQ(dot.range->upper, 100 * interval->high);
}

TEST_F(SatisfactionPageTest, OtherDefinitionsAreAFigureAndATable) {
    openFounding();
    show();
    choose("form", "parent");
    choose("question", "overall");
    look("definitions");
    ASSERT_EQ(page_.board().tables().size(), 1u);
    std::vector<ResultTable> all = printed({.question = "overall", .sensitivity = true});
    EXPECT_EQ(page_.board().tables().front(), all.back());
    ASSERT_TRUE(page_.board().showsFigure());
    // The mean of points from 5 to 1 has no place on the axis; the figure says so.
    EXPECT_EQ(page_.board().figure().spec()->categories.size() + 1, all.back().rows.size());
    EXPECT_THAT(page_.board().figure().spec()->caption, HasSubstr("未画出"));
    EXPECT_TRUE(page_.board().table().isVisible());
    choose("question", "");
    EXPECT_TRUE(page_.board().showsTables());
    look("rates");
    EXPECT_FALSE(page_.board().table().isVisible());
}

TEST_F(SatisfactionPageTest, DriversAreThoseOfTheCommand) {
    openFounding();
    show();
    choose("form", "parent");
    look("drivers");
    const StudyPart& part = *desk_.part("parent");
    const auto tables = driverTables(*part.answers, part.questionnaire, {});
    ASSERT_TRUE(tables.ok());
    EXPECT_EQ(page_.board().tables(), *tables);
    const Result<ChartSources> found =
        chartSources({.file = desk_.outline()->path, .questions = {"parent.overall", "parent.aspects"}});
    FigureRequest request{found->sources, "", {.role = found->sources.front().role}};
    const auto spec = figureKindNamed("quadrant")->make(request);
    EXPECT_EQ(drawn(), spec ? specText(*spec) : "no figure: ");
}

TEST_F(SatisfactionPageTest, OptionsAreTickedByHand) {
    openFounding();
    show();
    choose("form", "parent");
    choose("question", "overall");
    choose("definition", "?own");
    const auto boxes = page_.findChildren<QCheckBox*>();
    ASSERT_EQ(boxes.size(), 5);
    const auto click = [&](QCheckBox* box) {
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(6, box->height() / 2));
        wait();
    };
    // What the usual definition counts is ticked at first.
    EXPECT_TRUE(boxes[0]->isChecked() && boxes[1]->isChecked() && !boxes[2]->isChecked());
    click(boxes[0]);
    click(boxes[1]);
    EXPECT_NE(page_.board().words(), "");
    EXPECT_FALSE(page_.findChild<QPushButton*>("keepDefinition")->isEnabled());
    click(boxes[0]);
    const std::string code = typed(boxes[0]->property("code").toString());
    EXPECT_EQ(page_.board().tables(), printed({.question = "overall", .definition = code}));
    EXPECT_EQ(drawn(), parentDots("overall", "", code));
}

TEST_F(SatisfactionPageTest, ADefinitionIsKeptAsTheSurveysAndTakenBack) {
    openFounding();
    show();
    choose("form", "parent");
    choose("question", "overall");
    choose("definition", "top1");
    auto& keep = *page_.findChild<QPushButton*>("keepDefinition");
    ASSERT_TRUE(keep.isEnabled());
    QTest::mouseClick(&keep, Qt::LeftButton);
    wait();
    EXPECT_EQ(desk_.outline()->settings.definition, "top1");
    EXPECT_FALSE(keep.isEnabled());
    EXPECT_EQ(combo("definition").currentIndex(), 0);
    EXPECT_EQ(page_.board().tables(), printed({.question = "overall", .definition = "top1"}));
    desk_.undo();
    wait();
    EXPECT_EQ(desk_.outline()->settings.definition, "");
}

TEST_F(SatisfactionPageTest, EveryChoiceGivesAResultOrAReason) {
    openFounding();
    show();
    for (int f = 0; f < combo("form").count(); ++f) {
        choose("form", typed(combo("form").itemData(f).toString()));
        for (const char* view : {"rates", "definitions"}) {
            look(view);
            for (int q = f; q < combo("question").count(); q += 2)
                for (int d = 0; d < combo("definition").count(); ++d) {
                    choose("question", typed(combo("question").itemData(q).toString()));
                    choose("definition", typed(combo("definition").itemData(d).toString()));
                    const ResultBoard& board = page_.board();
                    EXPECT_TRUE(board.showsFigure() || board.showsTables() || !board.words().isEmpty());
                    EXPECT_FALSE(board.words().contains("--")) << typed(board.words());
                }
        }
    }
}

TEST_F(SatisfactionPageTest, AFilterChangesTheNumbersAndIsNamed) {
    openFounding();
    show();
    choose("form", "parent");
    const std::string before = drawn();
    desk_.setFilter(
        {{{.values = {desk_.outline()->roster.schools.front().code}, .words = {"一所学校", "one school"}}}});
    wait();
    EXPECT_NE(drawn(), before);
    bool named = false;
    for (const QLabel* label : page_.findChildren<QLabel*>()) named = named || label->text().contains("一所学校");
    EXPECT_TRUE(named);
}

TEST_F(SatisfactionPageTest, OnlyTheNewestQuestionIsAnswered) {
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
    EXPECT_EQ(drawn(), parentDots("overall", ""));
}

TEST_F(SatisfactionPageTest, LooksLikeThis) {
    applyTheme(*qApp, Theme::light);
    openFounding();
    show();
    choose("form", "parent");
    keepPicture(page_, "satisfaction-rates", {820, 640});
    EXPECT_THAT(cutOffWords(page_), testing::IsEmpty());
    choose("split", "school");
    keepPicture(page_, "satisfaction-schools", {1240, 860});
    choose("question", "overall");
    look("definitions");
    keepPicture(page_, "satisfaction-definitions", {820, 640});
    keepPicture(page_, "satisfaction-definitions-wide", {1240, 860});
    look("drivers");
    keepPicture(page_, "satisfaction-drivers", {820, 640});
    look("tables");
    choose("definition", "?own");
    keepPicture(page_, "satisfaction-own", {820, 640});
    EXPECT_THAT(cutOffWords(page_), testing::IsEmpty());
    applyTheme(*qApp, Theme::dark);
    choose("split", "");
    choose("question", "");
    choose("definition", "");
    look("rates");
    keepPicture(page_, "satisfaction-dark", {1240, 860});
    applyTheme(*qApp, Theme::light);
}

}  // namespace
}  // namespace diaoyan
