// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/questions_page.h"

#include "charts/desktop/results/filter_choices.h"
#include "charts/desktop/results/question_tree.h"
#include "charts/desktop/results/result_board.h"
#include "charts/figures/figures.h"
#include "charts/figures/spec_text.h"
#include "charts/survey/chart_sources.h"
#include "charts/tables/from_statistics.h"
#include "charts/tables/parts_rounding.h"
#include "tests/desktop/results_test.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTreeView>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class QuestionsPageTest : public ResultsTest {
protected:
    /// What `diaoyan chart` draws where nothing but the question is said.
    Result<ChartSpec> drawn(const std::string& id, Language language) const {
        const Result<ChartSources> found = chartSources({.file = desk_.outline()->path, .questions = {id}});
        if (!found) return found.problem();
        FigureRequest request{found->sources, {}, {.role = found->sources.front().role, .language = language}};
        request.options.title = found->title.in(language);
        return figureKindNamed(usualFigureKind(request))->make(request);
    }

    /// What `diaoyan tables` prints of it.
    std::vector<ResultTable> tabled(const std::string& form, const TableRequest& request) const {
        const StudyPart& part = *desk_.part(form);
        std::vector<ResultTable> tables = tablesOf(*part.answers, part.questionnaire, request).value();
        for (ResultTable& table : tables) roundParts(table, PartsRounding::half_up);
        return tables;
    }

    std::unique_ptr<QuestionsPage> shownPage(const std::string& id = {}) {
        auto page = std::make_unique<QuestionsPage>(desk_, nullptr);
        page->resize(1000, 700);
        page->show();
        settle();
        if (!id.empty()) page->showSubject(QString::fromStdString(id));
        settle();
        return page;
    }

    static void set(QuestionsPage& page, const char* name, const QString& data) {
        auto* box = page.findChild<QComboBox*>(name);
        ASSERT_NE(box, nullptr) << name;
        const int at = box->findData(data);
        ASSERT_GE(at, 0) << name << " " << data.toStdString();
        box->setCurrentIndex(at);
        emit box->activated(at);
    }

    static std::string specOf(QuestionsPage& page) {
        const auto& spec = page.board().figure().spec();
        return spec ? specText(*spec) : "no figure";
    }
};

QTreeView* listOf(const QuestionsPage& page) {
    return page.findChild<QTreeView*>("questionList");
}

TEST_F(QuestionsPageTest, SaysWhatToDoWhileNothingIsOpen) {
    QuestionsPage page(desk_, nullptr);
    page.show();
    EXPECT_TRUE(page.findChild<QWidget*>("questionsEmpty")->isVisible());
}

TEST_F(QuestionsPageTest, WithoutAnswersTheQuestionsStandThereAllTheSame) {
    open(surveyOf({}, smallForm("满意吗？", {"是", "否"}), {}));
    const auto page = shownPage();
    EXPECT_EQ(listOf(*page)->model()->rowCount(listOf(*page)->model()->index(0, 0)), 2);
    EXPECT_FALSE(page->board().words().isEmpty());
    EXPECT_FALSE(page->board().showsFigure());
}

TEST_F(QuestionsPageTest, DrawsEveryQuestionAsTheCommandDoes) {
    openFounding();
    for (const Language language : {Language::zh, Language::en}) {
        speak(language);
        const auto page = shownPage();
        int figures = 0;
        for (const Questionnaire& form : desk_.outline()->questionnaires)
            for (const Question& question : form.questions) {
                if (question.roster_field != RosterField::none) continue;
                const std::string id = form.id + "." + question.id;
                page->showSubject(QString::fromStdString(id));
                settle();
                ASSERT_EQ(page->chosenQuestion(), id);
                if (!hasResults(form, question.id)) {
                    EXPECT_TRUE(page->findChild<QWidget*>("writtenAnswers")->isVisible()) << id;
                    continue;
                }
                const Result<ChartSpec> expected = drawn(id, language);
                ASSERT_TRUE(expected.ok()) << id << expected.problem().message.en;
                EXPECT_EQ(specOf(*page), specText(*expected)) << id;
                EXPECT_EQ(page->board().tables(),
                          tabled(form.id, {.question = question.id, .order = TableOrder::by_count}))
                    << id;
                ++figures;
            }
        EXPECT_GT(figures, 20);
    }
}

TEST_F(QuestionsPageTest, OffersTheKindsThatFit) {
    openFounding();
    const auto page = shownPage("parent.hope");
    auto* kinds = page->findChild<QComboBox*>("figureKind");
    std::vector<std::string> offered;
    for (int i = 0; i < kinds->count(); ++i) offered.push_back(kinds->itemData(i).toString().toStdString());
    EXPECT_THAT(offered, testing::Contains("bar"));
    EXPECT_THAT(offered, testing::Not(testing::Contains("slope")));
    EXPECT_THAT(offered, testing::Not(testing::Contains("histogram")));
    EXPECT_EQ(kinds->currentText().toStdString(), figureKindNamed("bar")->title.zh);
    set(*page, "groupBy", "school");
    settle();
    for (int i = 0; i < kinds->count(); ++i) {
        const std::string id = kinds->itemData(i).toString().toStdString();
        EXPECT_TRUE(figureKindNamed(id)->by_group) << id;
    }
}

TEST_F(QuestionsPageTest, OptionsOfTheFigureAreThoseOfTheCommand) {
    openFounding();
    std::string multiple;
    for (const Question& question : desk_.outline()->questionnaires[1].questions)
        if (question.kind == QuestionKind::multiple && multiple.empty()) multiple = question.id;
    ASSERT_FALSE(multiple.empty());
    const auto page = shownPage("parent." + multiple);
    set(*page, "optionOrder", "asked");
    set(*page, "tableBase", "responses");
    page->findChild<QCheckBox*>("intervals")->setChecked(true);
    settle();
    const StudyPart& part = *desk_.part("parent");
    FigureRequest request = questionRequest(part, multiple, {.language = Language::zh});
    request.options.as_asked = true;
    request.options.intervals = true;
    EXPECT_EQ(specOf(*page), specText(figureKindNamed("bar")->make(request).value()));
    EXPECT_EQ(page->board().tables(), tabled("parent", {.question = multiple, .base = BaseKind::responses}));
}

TEST_F(QuestionsPageTest, WhatWasChosenOutlivesNewAnswers) {
    openFounding();
    const auto page = shownPage("parent.overall");
    set(*page, "groupBy", "school.stage");
    settle();
    set(*page, "figureKind", "dots");
    const std::string before = specOf(*page);
    desk_.reload();
    settle();
    EXPECT_EQ(page->chosenQuestion(), "parent.overall");
    EXPECT_EQ(specOf(*page), before);
    EXPECT_EQ(listOf(*page)->currentIndex().data(QuestionTree::IdRole).toString(), "parent.overall");
}

TEST_F(QuestionsPageTest, AClickOnABarFiltersByTheAnswer) {
    openFounding();
    const auto page = shownPage("parent.hope");
    const auto spec = page->board().figure().spec();
    const std::string label = spec->categories[1];
    emit page->board().figure().chosen({.series = 0, .category = 1});
    ASSERT_EQ(desk_.filter().conditions.size(), 1u);
    const AnswerFilter::Condition& condition = desk_.filter().conditions.front();
    EXPECT_EQ(condition.questionnaire, "parent");
    EXPECT_EQ(condition.item, "hope");
    EXPECT_THAT(condition.words.zh, HasSubstr(label));
    settle();
    EXPECT_EQ(desk_.part("parent")->answers->respondents(), spec->series[0].values[1].share.count);
}

TEST_F(QuestionsPageTest, AClickOnASchoolFiltersByTheSchool) {
    openFounding();
    const auto page = shownPage("parent.overall");
    set(*page, "groupBy", "school");
    settle();
    set(*page, "figureKind", "stacked");
    emit page->board().figure().chosen({.series = 1, .category = 2});
    ASSERT_EQ(desk_.filter().conditions.size(), 1u);
    EXPECT_THAT(desk_.filter().conditions.front().values, ElementsAre(desk_.outline()->roster.schools[2].code));
    settle();
    EXPECT_TRUE(page->board().showsFigure() || page->board().showsTables());
}

TEST_F(QuestionsPageTest, TheListIsFilledWithWhatWasAnswered) {
    openFounding();
    const auto page = shownPage();
    auto* tree = page->findChild<QuestionTree*>();
    ASSERT_NE(tree, nullptr);
    const QModelIndex hope = tree->find("parent.hope");
    const Counts counts = desk_.part("parent")->answers->count({"hope", {}}).value();
    EXPECT_THAT(hope.data(QuestionTree::SecondLineRole).toString().toStdString(),
                HasSubstr(shownCount(counts.total().answered).toStdString()));
    EXPECT_TRUE(hope.data(QuestionTree::ShareRole).isValid());
    EXPECT_FALSE(tree->find("parent.nothing").isValid());
}

TEST_F(QuestionsPageTest, TheTreeIsATree) {
    openFounding();
    QuestionTree tree;
    QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tree.show(desk_.outline()->questionnaires);
    EXPECT_EQ(tree.rowCount(), 3);
    tree.showSummaries({{"parent.hope", {.answered = 3, .share = 0.5}}});
    EXPECT_EQ(tree.find("parent.hope").data(QuestionTree::ShareRole).toDouble(), 0.5);
    tree.show({});
    EXPECT_EQ(tree.rowCount(), 0);
}

TEST_F(QuestionsPageTest, IsSearchedAndReadByKeyboard) {
    openFounding();
    const auto page = shownPage();
    QApplication::setActiveWindow(page.get());
    QTreeView* list = listOf(*page);
    list->setFocus();
    const std::string before = page->chosenQuestion();
    QTest::keyClick(list, Qt::Key_Down);
    settle();
    EXPECT_NE(page->chosenQuestion(), before);
    const std::string chosen = page->chosenQuestion();
    auto* search = page->findChild<QLineEdit*>("questionSearch");
    search->setText("no such words anywhere");
    EXPECT_EQ(list->model()->rowCount(), 0);
    EXPECT_EQ(page->chosenQuestion(), chosen) << "the search takes nothing away from the right";
    search->setText("hope");
    EXPECT_GT(list->model()->rowCount(), 0);
    search->clear();
    EXPECT_EQ(list->currentIndex().data(QuestionTree::IdRole).toString().toStdString(), chosen);
}

TEST_F(QuestionsPageTest, WordsAreReadInTheAnswerSheets) {
    open(surveyOf({}, smallForm("满意吗？", {"是", "否"}),
                  {{.answers = {{"choice", Choice{"o1"}}, {"why", Words{"因为"}}}}, {.answers = {}}}));
    const auto page = shownPage("parent.why");
    QSignalSpy wanted(page.get(), &SurveyPage::pageWanted);
    QTest::mouseClick(page->findChild<QPushButton*>("readAnswers"), Qt::LeftButton);
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted[0][0].toString(), "answers");
    EXPECT_EQ(wanted[0][1].toString(), "parent.why");
    look("questions-text", [&] { return shownPage("parent.why"); });
}

TEST_F(QuestionsPageTest, AFilterThatLeavesNobodyIsSaid) {
    openFounding();
    const auto page = shownPage("parent.hope");
    const std::vector<FilterChoice> choices = schoolChoices(desk_.outline()->roster);
    const FilterChoice& stage = choices[1];
    std::size_t elsewhere = 0;
    while (choices[0].values[elsewhere].codes.front() != stage.values[1].codes.front()) ++elsewhere;
    desk_.setFilter(filterWith(filterWith({}, stage, {0}), choices[0], {elsewhere}));
    settle();
    EXPECT_FALSE(page->board().showsFigure());
    EXPECT_FALSE(page->board().words().isEmpty());
}

TEST_F(QuestionsPageTest, LabelsAreNeverMarkupAndMayBeEndless) {
    const std::string endless = "<b>" + std::string(10000, 'y');
    open(surveyOf({}, smallForm(endless, {"<h1>a", "<h1>a", endless}),
                  {{.answers = {{"choice", Choice{"o1"}}}}, {.answers = {{"choice", Choice{"o2"}}}}}));
    const auto page = shownPage("parent.choice");
    ASSERT_TRUE(page->board().showsFigure());
    EXPECT_LT(page->minimumSizeHint().width(), 840);
    emit page->board().figure().chosen({.series = 0, .category = 0});
    ASSERT_EQ(desk_.filter().conditions.size(), 1u);
    EXPECT_THAT(desk_.filter().conditions.front().values, ElementsAre("o1", "o2")) << "both are called so";
    settle();
    look("questions-hostile", [&] { return shownPage("parent.choice"); });
}

TEST_F(QuestionsPageTest, LooksAsItShould) {
    openFounding();
    look("questions", [&] { return shownPage("parent.hope"); });
    look("questions-wide",
         [&] {
             auto page = shownPage("teacher." + desk_.outline()->questionnaires[0].questions[3].id);
             set(*page, "groupBy", "school");
             settle();
             return page;
         },
         {1240, 820});
}

}  // namespace
}  // namespace diaoyan
