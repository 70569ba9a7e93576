// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/report_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/reporting/page_view.h"
#include "charts/desktop/reporting/school_reports_dialog.h"
#include "charts/desktop/reporting/template_editor.h"
#include "charts/render/render.h"
#include "charts/survey/study_of_survey.h"
#include "charts/survey/write_report.h"
#include "charts/writers/writers.h"
#include "collector/output_file.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>
#include <QTranslator>
#include <QTreeWidget>
#include <gmock/gmock.h>

#include <fstream>
#include <unistd.h>

namespace diaoyan {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class ReportPageTest : public DeskTest {
protected:
    void showPage() {
        page_ = std::make_unique<ReportPage>(desk_, nullptr);
        page_->resize(1000, 640);
        page_->show();
        page_->bringUpToDate();
    }
    void showFounding() {
        openFounding();
        showPage();
        previewed();
    }
    void TearDown() override {
        page_.reset();
        DeskTest::TearDown();
    }
    template <class Widget>
    Widget* child(const char* name) {
        auto* found = page_->findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    PageView* pages() { return child<PageView>("reportPages"); }
    QString messages() { return page_->findChild<MessageStrip*>()->words(); }
    /// Until pictures of the newest pages are there.
    void previewed() {
        ASSERT_TRUE(soon([&] { return desk_.jobs().idle() && !pages()->pictureOf(pages()->page()).isNull(); }));
    }
    void typeTemplate(const QString& words) {
        child<QPlainTextEdit>("templateText")->setPlainText(words);
        QTest::qWait(450);  // it waits for the next letter
        settle();
    }

    std::unique_ptr<ReportPage> page_;
};

std::string bytesOf(const fs::path& path) {
    const Result<std::string> bytes = readSmallFile(path.string());
    return bytes.ok() ? *bytes : std::string();
}

TEST_F(ReportPageTest, SaysWhatToDoWithoutASurveyAndWithoutAnswers) {
    showPage();
    EXPECT_FALSE(child<QPushButton>("exportReport")->isEnabled());
    EXPECT_TRUE(child<QLabel>("emptyHeadline")->isVisible());
    const std::string path = (folder_ / "empty.survey").string();
    ASSERT_TRUE(SurveyFile::create(path, {}, {}).ok());
    open(path);
    settle();
    EXPECT_EQ(child<QLabel>("emptyHeadline")->text(), "There are no answers yet");
    EXPECT_TRUE(child<QPushButton>("goToCollect")->isVisible());
    EXPECT_FALSE(child<QPushButton>("exportReport")->isEnabled());
}

TEST_F(ReportPageTest, ShowsThePagesAndGoesToAHeading) {
    showFounding();
    EXPECT_GT(pages()->pages(), 20);
    EXPECT_EQ(pages()->page(), 1);
    auto* outline = child<QTreeWidget>("reportOutline");
    ASSERT_GT(outline->topLevelItemCount(), 3);
    QTreeWidgetItem* chapter = outline->topLevelItem(2);
    outline->setCurrentItem(chapter);
    EXPECT_EQ(QString::number(pages()->page()), chapter->text(1));
    previewed();
    const QImage picture = pages()->pictureOf(pages()->page());
    EXPECT_EQ(picture.width(), picture.height() * 5953 / 8419);
    const int place = pages()->verticalScrollBar()->value();
    EXPECT_GT(place, 0);
    // Another wish: the pages are new, the place is not.
    auto* minimum = child<QSpinBox>("reportMinimum");
    minimum->setValue(11);
    ASSERT_TRUE(soon([&] { return desk_.jobs().idle() && !pages()->pictureOf(pages()->page()).isNull(); }));
    EXPECT_EQ(pages()->verticalScrollBar()->value(), place);
}

TEST_F(ReportPageTest, WritesWhatTheCommandLineWrites) {
    showFounding();
    Result<SurveyFile> survey = SurveyFile::open(desk_.outline()->path, SurveyFile::Access::read);
    const Result<Study> study = studyOf(*survey);
    const fs::path theirs = folder_ / "theirs";
    const fs::path ours = folder_ / "ours";
    fs::create_directories(theirs);
    fs::create_directories(ours);
    for (const Writer& writer : writers()) {
        const std::string name = "r" + writer.extension;
        ASSERT_TRUE(writeRelease(*study, {}, {}, {(theirs / name).string()}, {}, qtFigureRenderer(), {}).ok());
        page_->exportTo({(ours / name).string()});
        EXPECT_FALSE(child<QPushButton>("exportReport")->isEnabled());
        settle();
        EXPECT_FALSE(bytesOf(ours / name).empty()) << messages().toStdString();
        EXPECT_TRUE(bytesOf(theirs / name) == bytesOf(ours / name)) << name;
        EXPECT_THAT(messages().toStdString(), HasSubstr(name));
    }
    EXPECT_TRUE(child<QPushButton>("exportReport")->isEnabled());
}

TEST_F(ReportPageTest, AFilterIsSaidAndNotApplied) {
    openFounding();
    desk_.setFilter({{{.values = {desk_.outline()->roster.schools.front().code}, .words = {"一所学校", "one"}}}});
    settle();
    showPage();
    previewed();
    EXPECT_TRUE([&] {
        for (const QLabel* label : page_->findChildren<QLabel*>("quiet"))
            if (label->isVisible() && label->text().startsWith("A filter is on")) return true;
        return false;
    }());
    page_->exportTo({(folder_ / "r.md").string()});
    settle();
    EXPECT_THAT(bytesOf(folder_ / "r.md"), HasSubstr("1241"));
}

TEST_F(ReportPageTest, AnExportThatIsStoppedLeavesNoFile) {
    showFounding();
    page_->exportTo({(folder_ / "r.pdf").string()});
    auto* stop = child<QPushButton>("stopWriting");
    ASSERT_TRUE(stop->isVisible());
    QTest::mouseClick(stop, Qt::LeftButton);
    settle();
    EXPECT_FALSE(stop->isVisible());
    EXPECT_FALSE(fs::exists(folder_ / "r.pdf"));
    EXPECT_EQ(messages(), "Stopped. Nothing was written.");
}

TEST_F(ReportPageTest, AFolderThatCannotBeWrittenIsSaid) {
    showFounding();
    page_->exportTo({(folder_ / "none" / "r.docx").string()});
    settle();
    EXPECT_THAT(messages().toStdString(), HasSubstr("none"));
    EXPECT_TRUE(child<QPushButton>("exportReport")->isEnabled());
    if (::geteuid() == 0) return;  // root writes everywhere
    fs::permissions(folder_, fs::perms::owner_write, fs::perm_options::remove);
    page_->exportTo({(folder_ / "r.docx").string()});
    settle();
    fs::permissions(folder_, fs::perms::owner_write, fs::perm_options::add);
    EXPECT_FALSE(fs::exists(folder_ / "r.docx"));
    EXPECT_THAT(messages().toStdString(), HasSubstr("r.docx"));
}

TEST_F(ReportPageTest, TheTemplateIsCheckedWhileItIsTyped) {
    showFounding();
    const int before = pages()->pages();
    child<QTabWidget>("reportTabs")->setCurrentIndex(1);
    typeTemplate("# A\n\n{{figure parent.nonsense}}\n\n{{nothing}}\n");
    auto* problems = child<QListWidget>("templateProblems");
    ASSERT_EQ(problems->count(), 2);
    EXPECT_THAT(problems->item(0)->text().toStdString(), HasSubstr("3"));
    EXPECT_EQ(pages()->pages(), before) << "the last good pages stay";
    emit problems->itemClicked(problems->item(1));
    EXPECT_EQ(child<QPlainTextEdit>("templateText")->textCursor().blockNumber(), 4);
    typeTemplate("# <b>标题</b>\n\n{{figure parent.hope}}\n");
    EXPECT_EQ(problems->count(), 0);
    ASSERT_TRUE(soon([&] { return pages()->pages() > 0 && pages()->pages() < 8; }));
    EXPECT_EQ(child<QTreeWidget>("reportOutline")->topLevelItem(0)->text(0).contains("标题"), true);
}

TEST_F(ReportPageTest, ATemplateIsKeptInTheSurveyAndTakenBack) {
    showFounding();
    auto* save = child<QPushButton>("templateSave");
    EXPECT_FALSE(save->isEnabled());
    typeTemplate("# 一\n\n{{table parent.hope}}\n");
    ASSERT_TRUE(save->isEnabled());
    save->click();
    settle();
    EXPECT_EQ(desk_.outline()->report_template, "# 一\n\n{{table parent.hope}}\n");
    EXPECT_FALSE(save->isEnabled());
    EXPECT_EQ(page_->wish().template_file, desk_.outline()->path);
    desk_.undo();
    settle();
    QTest::qWait(10);
    EXPECT_EQ(desk_.outline()->report_template, "");
    EXPECT_EQ(page_->findChild<TemplateEditor*>()->text(), defaultTemplate(Language::zh));
    settle();
}

TEST_F(ReportPageTest, WhatIsInsertedIsSoundOrSaysWhatIsMissing) {
    showFounding();
    auto* text = child<QPlainTextEdit>("templateText");
    auto* insert = child<QToolButton>("templateInsert");
    const auto actions = insert->menu()->findChildren<QAction*>("figure");
    ASSERT_EQ(actions.size(), 1);
    typeTemplate("# 一\n");
    auto* question = child<QComboBox>("templateQuestion");
    question->setCurrentIndex(question->findData("parent.hope"));
    text->moveCursor(QTextCursor::Start);
    actions.front()->trigger();
    EXPECT_EQ(text->toPlainText(), "# 一\n\n{{图 parent.hope}}\n");
    ASSERT_TRUE(soon([&] { return desk_.jobs().idle() && pages()->pages() < 8; }));
    EXPECT_EQ(child<QListWidget>("templateProblems")->count(), 0);
}

TEST_F(ReportPageTest, TheCoverIsAnEditThatCanBeUndone) {
    showFounding();
    auto* title = child<QLineEdit>("report_title");
    QTest::keyClicks(title, "2026 <b>");
    QTest::keyClick(title, Qt::Key_Return);
    settle();
    EXPECT_EQ(desk_.outline()->record.facts.at("title"), "2026 <b>");
    page_->exportTo({(folder_ / "r.md").string()});
    settle();
    EXPECT_THAT(bytesOf(folder_ / "r.md"), HasSubstr("2026"));
    desk_.undo();
    settle();
    QTest::qWait(10);
    EXPECT_EQ(title->text(), "");
}

TEST_F(ReportPageTest, TheLanguageOfTheReportTakesItsTemplateAlong) {
    showFounding();
    auto* language = child<QComboBox>("reportLanguage");
    language->setCurrentIndex(1);
    emit language->activated(1);
    EXPECT_EQ(page_->findChild<TemplateEditor*>()->text(), defaultTemplate(Language::en));
    EXPECT_EQ(page_->wish().template_text, "");
    EXPECT_EQ(page_->wish().language, Language::en);
    settle();
}

TEST_F(ReportPageTest, EachSchoolGetsAReportAsTheCommandLineWritesIt) {
    showFounding();
    SchoolReportsDialog dialog(shown((folder_ / "schools").string()), 25);
    dialog.findChild<QCheckBox*>("format_docx")->setChecked(false);
    EXPECT_FALSE(dialog.findChild<QPushButton*>("writeSchoolReports")->isEnabled());
    dialog.findChild<QCheckBox*>("format_html")->setChecked(true);
    dialog.findChild<QCheckBox*>("writeLog")->setChecked(true);
    SchoolReportsRequest request = dialog.request();
    keepPicture(dialog, "report-schools-en", {520, 420});
    EXPECT_EQ(request.formats, std::vector<std::string>{"html"});
    page_->writeSchools(request);
    settle();
    EXPECT_TRUE(fs::exists(request.log)) << messages().toStdString();
    EXPECT_THAT(messages().toStdString(), HasSubstr("25"));
    Result<SurveyFile> survey = SurveyFile::open(desk_.outline()->path, SurveyFile::Access::read);
    const Result<Study> study = studyOf(*survey);
    request.folder = (folder_ / "theirs").string();
    request.minimum_n = 10;
    const auto theirs = writeRelease(*study, {}, {}, {}, request, qtFigureRenderer(), {});
    ASSERT_TRUE(theirs.ok());
    ASSERT_EQ(theirs->size(), 25u);
    for (const std::string& path : *theirs)
        EXPECT_TRUE(bytesOf(path) == bytesOf(folder_ / "schools" / fs::path(path).filename())) << path;
}

TEST_F(ReportPageTest, SchoolsThatAreStoppedAreWholeAndCounted) {
    showFounding();
    page_->writeSchools({.folder = (folder_ / "schools").string(), .formats = {"docx"}});
    ASSERT_TRUE(soon([&] { return fs::exists(folder_ / "schools") && !fs::is_empty(folder_ / "schools"); }));
    child<QPushButton>("stopWriting")->click();
    settle();
    EXPECT_THAT(messages().toStdString(), HasSubstr("25"));
    const auto written = std::distance(fs::directory_iterator(folder_ / "schools"), fs::directory_iterator());
    EXPECT_LT(written, 25);
    EXPECT_THAT(messages().toStdString(), HasSubstr(std::to_string(written)));
    for (const auto& file : fs::directory_iterator(folder_ / "schools"))
        EXPECT_EQ(file.path().extension(), ".docx") << "half a file";
}

/// Not a test of anything but that it can be painted: pictures to look at.
TEST_F(ReportPageTest, CanBeLookedAt) {
    showFounding();
    QTranslator chinese;
    ASSERT_TRUE(chinese.load(":/diaoyan/diaoyan_zh_CN.qm"));
    keepPicture(*page_, "report-en-light", {840, 640});
    for (const Theme theme : {Theme::light, Theme::dark}) {
        applyTheme(*qApp, theme);
        QCoreApplication::installTranslator(&chinese);
        page_.reset();
        showPage();
        previewed();
        const std::string name = theme == Theme::dark ? "dark" : "light";
        keepPicture(*page_, "report-zh-" + name, {840, 640});
        previewed();
        child<QTabWidget>("reportTabs")->setCurrentIndex(2);
        pages()->goTo(5, 0.2);
        previewed();
        keepPicture(*page_, "report-outline-zh-" + name, {1100, 740});
        child<QTabWidget>("reportTabs")->setCurrentIndex(1);
        typeTemplate(
            "# 一、家长\n\n有 {{n parent}} 位家长作答。\n\n{{figure parent.nonsense}}\n\n{{图 parent.hope}}\n");
        keepPicture(*page_, "report-template-zh-" + name, {1100, 740});
        QCoreApplication::removeTranslator(&chinese);
    }
    applyTheme(*qApp, Theme::light);
    EXPECT_GT(pages()->pages(), 0);
}

}  // namespace
}  // namespace diaoyan
