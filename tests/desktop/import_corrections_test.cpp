// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/import_desk.h"
#include "tests/desktop/picture.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>

namespace diaoyan {
namespace {

using ImportCorrectionsTest = ImportDesk;

TEST_F(ImportCorrectionsTest, CorrectionsChangeTheCountsThatAreStored) {
    openEmpty();
    look({write("家长.csv", rowsOf("序号,1、性别,2、满意吗,3、意见",
                                   {"男,满意,好", "男生,不满意,无", "女,满意,好", "保密,一般,差"}, 5))});
    chooseQuestion(0);
    QAbstractItemModelTester tester(options());
    EXPECT_EQ(options()->rowCount(), 4);
    choose(options(), 1, OptionsModel::meaningColumn, "与“男”相同");
    settle();
    choose(options(), 3, OptionsModel::meaningColumn, "空白，没有回答");
    settle();
    EXPECT_EQ(optionLines(), "男 10 选项\n↳ 男生 5 与“男”相同\n女 5 选项\n保密 5 空白，没有回答\n");
    keepPicture(*dialog_, "import-merged", {1024, 700});
    // The order of the questionnaire: 女 first.
    find<QTableView>("options")->selectRow(2);
    QTest::mouseClick(find<QToolButton>("optionUp"), Qt::LeftButton);
    settle();
    EXPECT_EQ(optionLines().substr(0, 3), "女");
    // A question that is none of our business.
    chooseQuestion(2);
    find<QCheckBox>("leaveOut")->setChecked(true);
    settle();
    import();
    settle();
    const Questionnaire& form = desk_.outline()->questionnaires.front();
    ASSERT_EQ(form.questions.size(), 2u);
    ASSERT_EQ(form.questions[0].options.size(), 2u);
    EXPECT_EQ(form.questions[0].options[0].label.zh, "女");
    EXPECT_EQ(form.questions[0].option_order, OptionOrder::known);
    EXPECT_EQ(respondents(form.id), 20);
}

TEST_F(ImportCorrectionsTest, KindsAreChangedAndValuesMeanNothing) {
    openEmpty();
    look({write("a.csv", rowsOf("序号,1、孩子数,2、喜欢", {"1,甲、乙", "2,乙", "99,甲"}, 8))});
    chooseQuestion(0);
    auto* missing = find<QLineEdit>("missingTexts");
    ASSERT_TRUE(missing->isVisible());
    missing->setFocus();
    missing->setText("99");
    QTest::keyClick(missing, Qt::Key_Return);
    settle();
    EXPECT_EQ(dialog_->draft().files[0].counted->tallies[0].answered, 16);
    auto* kind = find<QComboBox>("kindChoice");
    const int single = kind->findData(static_cast<int>(QuestionKind::single));
    kind->setCurrentIndex(single);
    emit kind->activated(single);
    settle();
    EXPECT_EQ(dialog_->draft().files[0].counted->questionnaire.questions[0].kind, QuestionKind::single);
    EXPECT_EQ(options()->rowCount(), 3);
    EXPECT_TRUE(importButton()->isEnabled());
}

TEST_F(ImportCorrectionsTest, SchoolsThatNobodyKnowsAreDecided) {
    openEmpty();
    look({write("a.csv", rowsOf("序号,1、您所在的学校,2、性别", {"第一小学,男", "市实验中学,女", "火星小学,女"}, 4))});
    auto* tabs = find<QTabBar>("fileTabs");
    tabs->setCurrentIndex(1);
    auto* spellings = find<QTableView>("spellings");
    QAbstractItemModelTester tester(spellings->model());
    ASSERT_EQ(spellings->model()->rowCount(), 2);
    EXPECT_TRUE(tabs->tabText(1).contains("2"));
    keepPicture(*dialog_, "import-schools", {1024, 700});
    choose(spellings->model(), 0, SpellingsModel::schoolColumn,
           spellings->model()->index(0, 2).data(choicesRole).toStringList().filter("实验中学").value(0));
    settle();
    choose(spellings->model(), 0, SpellingsModel::schoolColumn, "不在名册中");
    settle();
    EXPECT_EQ(dialog_->draft().schools, (SchoolDecisions{{"市实验中学", "S02"}, {"火星小学", ""}}));
    EXPECT_EQ(sumsOf(dialog_->draft()).schools, 0);
    import();
    settle();
    Result<SurveyFile> survey = SurveyFile::open(desk_.outline()->path, SurveyFile::Access::read);
    const std::vector<std::uint16_t> schools = survey->responses(desk_.outline()->questionnaires[0].id)->school;
    EXPECT_EQ(std::count(schools.begin(), schools.end(), 1), 4) << "市实验中学 is S02 now";
}

TEST_F(ImportCorrectionsTest, RefusedAnswersAreAcceptedOnlyByHand) {
    openFounding();
    const Questionnaire form = desk_.part("parent")->questionnaire;
    const Question& grade = *findQuestion(form, "grade");
    const Question& joined = *findQuestion(form, "joined_event");
    const std::string yes = joined.options[0].label.zh;
    look({write("more.csv", rowsOf("序号," + grade.title.zh + "," + joined.title.zh,
                                   {grade.options[0].label.zh + "," + yes, "火星," + yes}, 10))});
    const std::int64_t before = respondents("parent");
    const ImportSums sums = sumsOf(dialog_->draft());
    ASSERT_EQ(sums.problems, 10);
    EXPECT_FALSE(importButton()->isEnabled());
    auto* accept = find<QCheckBox>("acceptProblems");
    EXPECT_TRUE(accept->isVisible());
    EXPECT_FALSE(accept->isChecked());
    find<QTabBar>("fileTabs")->setCurrentIndex(2);
    auto* problems = find<QTableView>("problems");
    QAbstractItemModelTester tester(problems->model());
    EXPECT_EQ(problems->model()->index(0, ProblemsModel::textColumn).data().toString(), "火星");
    problems->selectRow(0);
    EXPECT_TRUE(optionLines().find("火星 10") != std::string::npos) << "the question is shown: " << optionLines();
    keepPicture(*dialog_, "import-problems", {1024, 700});
    accept->setChecked(true);
    EXPECT_TRUE(importButton()->isEnabled());
    // Better: say what it means.
    const int last = options()->rowCount() - 1;
    choose(options(), last, OptionsModel::meaningColumn, "空白，没有回答");
    settle();
    EXPECT_EQ(sumsOf(dialog_->draft()).problems, 0);
    EXPECT_FALSE(accept->isVisible());
    import();
    settle();
    EXPECT_EQ(respondents("parent"), before + 20);
    desk_.undo();
    settle();
    EXPECT_EQ(respondents("parent"), before);
}

TEST_F(ImportCorrectionsTest, HostileHeadingsAndManyQuestions) {
    openEmpty();
    std::string heading = "序号,1、<b>粗</b><img src=x onerror=y>\x07,2、" + std::string(10000, 'x');
    std::string row = "甲<script>,乙";
    for (int question = 3; question <= 200; ++question) {
        heading += "," + std::to_string(question) + "、题目" + std::to_string(question);
        row += ",选项" + std::to_string(question % 4);
    }
    look({write("hostile.csv", rowsOf(heading, {row, row, row}, 10))});
    auto* questions = find<QTableView>("questions");
    QAbstractItemModelTester tester(questions->model());
    ASSERT_EQ(questions->model()->rowCount(), 200);
    for (int question = 0; question < 3; ++question) {
        const QString words = questions->model()->index(question, 0).data().toString();
        EXPECT_LE(words.size(), 100);
        const QString tip = questions->model()->index(question, 0).data(Qt::ToolTipRole).toString();
        EXPECT_FALSE(tip.contains("<img") || tip.contains("<b>")) << tip.toStdString();
    }
    chooseQuestion(1);
    EXPECT_LE(dialog_->minimumSizeHint().width(), 1024);
    EXPECT_LE(dialog_->minimumSizeHint().height(), 700);
    keepPicture(*dialog_, "import-hostile", {1024, 700});
    EXPECT_EQ(dialog_->width(), 1024);
    import();
    settle();
    EXPECT_EQ(desk_.outline()->questionnaires.front().questions.size(), 200u);
}

}  // namespace
}  // namespace diaoyan
