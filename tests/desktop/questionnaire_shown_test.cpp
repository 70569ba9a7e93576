// SPDX-License-Identifier: GPL-3.0-or-later
// Questionnaires that are hostile, long, from files, on the phone: what the page does besides editing.
#include "charts/desktop/editing/office_edits.h"
#include "charts/desktop/editing/option_table_model.h"
#include "charts/desktop/editing/phone_preview.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "collector/load_form.h"
#include "collector/web/pages/form_page.h"
#include "questionnaires/forms.h"
#include "tests/desktop/edited_questionnaire.h"
#include "tests/desktop/picture.h"

#include <gmock/gmock.h>

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QToolButton>
#include <QTranslator>

#include <fstream>

namespace diaoyan {
namespace {

using testing::HasSubstr;

using QuestionnaireShownTest = EditedQuestionnaire;

TEST_F(QuestionnaireShownTest, HostileWordsAreOnlyWords) {
    Questionnaire form = newQuestionnaire("parent", {});
    std::string endless;
    for (int letter = 0; letter < 10000; ++letter) endless += "字";
    form.questions[0].title = {"<img src=x onerror=alert(1)>\x01\x1b[31m &amp;", "<h1>x</h1>"};
    form.questions[0].options[0].label = untranslated(endless);
    form.questions[0].options[1].label = untranslated("<b>b</b>\n\t\xE2\x80\xAE");
    openEmpty({form});
    QuestionnairePage page(desk_, nullptr);
    start(page);
    EXPECT_EQ(titleIn(page, "zh")->words(), form.questions[0].title.zh);
    EXPECT_LT(page.preview().findChild<QWidget*>("phonePage")->minimumSizeHint().width(), 400);
    find<QCheckBox>(page, "questionRequired")->click();
    settleAll();
    form.questions[0].required = true;
    EXPECT_EQ(stored("parent"), form) << "what was not typed over stays as it was, letter by letter";
    keepPicture(page, "questionnaire-hostile", {1024, 700});
}

TEST_F(QuestionnaireShownTest, ThreeHundredQuestionsAreSmooth) {
    Questionnaire form = newQuestionnaire("parent", {});
    while (form.questions.size() < 300)
        form.questions.push_back(
            newQuestion(form.questions.size() % 3 == 0 ? QuestionKind::multiple : QuestionKind::scale, form));
    openEmpty({form});
    QuestionnairePage page(desk_, nullptr);
    start(page);
    EXPECT_TRUE(soon([&] { return page.preview().visibleQuestions().size() == 301; }));
    QElapsedTimer clock;
    clock.start();
    for (int at = 0; at < 20; ++at) chooseQuestion(page, at * 15);
    EXPECT_LT(clock.elapsed(), 2000);
    clock.restart();
    retype(titleIn(page, "zh"), "x");
    EXPECT_LT(clock.elapsed(), 1000);
    settleAll();
    EXPECT_EQ(stored("parent").questions[285].title.zh, "x");
}

TEST_F(QuestionnaireShownTest, AFileThatCanOnlyBeReadIsOnlyShown) {
    openFounding();
    QuestionnairePage page(desk_, nullptr);
    start(page);
    // Root may write everything: what the outline says is what counts.
    if (!desk_.outline()->read_only) {
        const std::string path = desk_.outline()->path;
        desk_.close();
        std::filesystem::permissions(path, std::filesystem::perms::owner_read);
        open(path);
        settleAll();
    }
    EXPECT_EQ(find<QCheckBox>(page, "questionRequired")->isEnabled(), !desk_.outline()->read_only);
    EXPECT_EQ(find<QToolButton>(page, "questionAdd")->isEnabled(), !desk_.outline()->read_only);
}

TEST_F(QuestionnaireShownTest, QuestionnairesComeFromFilesAndGoIntoFiles) {
    openEmpty({ofAllKinds()});
    QuestionnairePage page(desk_, nullptr);
    start(page);
    const std::string file = (folder_ / "parent.json").string();
    page.exportTo("diaoyan", shown(file));
    settleAll();
    EXPECT_EQ(loadForm(file)->form.questionnaire, page.draft());
    page.exportTo("xlsform", shown((folder_ / "parent.xlsx").string()));
    settleAll();
    EXPECT_TRUE(loadForm((folder_ / "parent.xlsx").string()).ok());
    page.addBundled("teacher");
    settleAll();
    EXPECT_EQ(page.draft(), bundledForm("teacher").value());
    page.removeQuestionnaire();
    settleAll();
    EXPECT_EQ(desk_.outline()->questionnaires.size(), 1u);
    desk_.undo();
    settleAll();
    EXPECT_EQ(desk_.outline()->questionnaires.size(), 2u);
    page.addFromFile(shown(file));
    settleAll();
    EXPECT_EQ(desk_.outline()->questionnaires.size(), 2u) << "it is there already";
    page.addFromFile(shown((folder_ / "none.json").string()));
    settleAll();
    EXPECT_NE(strip(page)->words(), "");
}

TEST_F(QuestionnaireShownTest, TheRealPageStandsInAFolder) {
    Roster roster;
    roster.schools = {{.code = "S1", .name = "一小"}, {.code = "S2", .name = "二小"}};
    const Result<std::string> page =
        writeRealPage(bundledForm("parent").value(), roster, Language::zh, folder_.string());
    ASSERT_TRUE(page.ok());
    std::ifstream in(*page);
    const std::string html((std::istreambuf_iterator<char>(in)), {});
    const std::size_t at = html.find("href=\"assets/form.");
    ASSERT_NE(at, std::string::npos);
    const std::string style = html.substr(at + 6, html.find('"', at + 6) - at - 6);
    EXPECT_TRUE(std::filesystem::exists(folder_ / style));
    EXPECT_THAT(html, HasSubstr("src=\"assets/form."));
    EXPECT_THAT(html, HasSubstr("这是预览"));
}

TEST_F(QuestionnaireShownTest, ThePhoneSaysWhatThePageSays) {
    const Questionnaire form = bundledForm("parent").value();
    const Roster roster{.schools = {{.code = "S1", .name = "一小"}, {.code = "S2", .name = "二小"}}};
    for (const Language language : {Language::zh, Language::en}) {
        const Result<std::string> page = writeRealPage(form, roster, language, folder_.string());
        std::ifstream in(*page);
        const std::string html((std::istreambuf_iterator<char>(in)), {});
        std::size_t place = 0;
        for (const QuestionOnPhone& question : questionsOnPhone(form, roster, language)) {
            const std::size_t at = html.find(">" + htmlEscaped(question.heading), place);
            ASSERT_NE(at, std::string::npos) << question.heading;
            place = at;
            EXPECT_NE(html.find(htmlEscaped(question.limits), place), std::string::npos);
        }
    }
}

TEST_F(QuestionnaireShownTest, ModelsKeepTheRules) {
    QuestionListModel list;
    QAbstractItemModelTester list_tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Questionnaire form = ofAllKinds();
    list.show(form);
    list.show(form, {2, 3});
    form.questions.erase(form.questions.begin());
    list.show(form);
    list.show({});
    OptionTableModel options;
    QAbstractItemModelTester option_tester(&options, QAbstractItemModelTester::FailureReportingMode::Fatal);
    options.show(form.questions[1].options);
    EXPECT_TRUE(options.setData(options.index(0, OptionTableModel::chinese), "新"));
    EXPECT_FALSE(options.setData(options.index(0, OptionTableModel::score), "many"));
    EXPECT_TRUE(options.setData(options.index(0, OptionTableModel::substantive), Qt::Checked, Qt::CheckStateRole));
    EXPECT_EQ(options.options()[0].score, std::nullopt);
    options.show({});
}

TEST_F(QuestionnaireShownTest, LooksWell) {
    openFounding();
    for (const Theme theme : {Theme::light, Theme::dark}) {
        applyTheme(*qApp, theme);
        for (const Language language : {Language::zh, Language::en}) {
            setShownLanguage(language);
            QTranslator words;
            if (language == Language::zh) {
                ASSERT_TRUE(words.load(":/diaoyan/diaoyan_zh_CN.qm"));
                QCoreApplication::installTranslator(&words);
            }
            QuestionnairePage page(desk_, nullptr);
            start(page);
            page.showSubject("parent.most_satisfying");
            settleAll();
            const std::string name =
                std::string(theme == Theme::dark ? "dark-" : "light-") + (language == Language::zh ? "zh" : "en");
            keepPicture(page, "questionnaire-" + name, {1280, 800});
            if (theme == Theme::light) keepPicture(page, "questionnaire-small-" + name, {840, 640});
            EXPECT_TRUE(page.preview().isVisible());
        }
    }
    applyTheme(*qApp, Theme::light);
    setShownLanguage(Language::zh);
}

}  // namespace
}  // namespace diaoyan
