// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/settings_page.h"

#include "charts/desktop/editing/fieldwork_model.h"
#include "charts/desktop/editing/roster_model.h"
#include "charts/desktop/editing/words_edit.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/survey/study_of_survey.h"
#include "collector/store/survey_edits.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"

#include <gmock/gmock.h>

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTranslator>

#include <fstream>

namespace diaoyan {
namespace {

using testing::HasSubstr;

class SettingsPageTest : public DeskTest {
protected:
    void start(SettingsPage& page) {
        page.resize(1000, 700);
        page.show();
        settle();
        QTest::qWait(1);
    }
    void settleAll() {
        settle();
        QTest::qWait(1);
        settle();
    }
    template <class Widget>
    Widget* find(QWidget& within, const char* name) {
        auto* found = within.findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    void fill(SettingsPage& page, const char* fact, const QString& words) {
        auto* edit = find<WordsEdit>(page, fact);
        edit->selectAll();
        QTest::keyClicks(edit, words);
        QTest::keyClick(edit, Qt::Key_Return);
    }
};

TEST_F(SettingsPageTest, SaysWhatToDoWhereNothingIsOpen) {
    SettingsPage page(desk_, nullptr);
    start(page);
    EXPECT_FALSE(find<QWidget>(page, "settingsTabs")->isVisible());
    openFounding();
    settleAll();
    EXPECT_TRUE(find<QWidget>(page, "settingsTabs")->isVisible());
}

TEST_F(SettingsPageTest, FactsAreKeptAndTakenBack) {
    openFounding();
    const std::map<std::string, std::string> before = desk_.outline()->record.facts;
    SettingsPage page(desk_, nullptr);
    start(page);
    fill(page, "fact_sponsor", "the <b>bureau</b> & co");
    fill(page, "fact_title", "A report");
    settleAll();
    const auto& facts = desk_.outline()->record.facts;
    EXPECT_EQ(facts.at("sponsor"), "the <b>bureau</b> & co");
    EXPECT_EQ(facts.at("title"), "A report");
    desk_.undo();
    settleAll();
    desk_.undo();
    settleAll();
    EXPECT_EQ(desk_.outline()->record.facts, before);
    EXPECT_EQ(find<WordsEdit>(page, "fact_sponsor")->words(), before.contains("sponsor") ? before.at("sponsor") : "");
    desk_.redo();
    settleAll();
    EXPECT_EQ(find<WordsEdit>(page, "fact_sponsor")->words(), "the <b>bureau</b> & co");
}

TEST_F(SettingsPageTest, FieldworkIsAddedChangedAndRemoved) {
    openFounding();
    SettingsPage page(desk_, nullptr);
    start(page);
    page.showSubject("fieldwork");
    FieldworkModel& model = page.fieldworkModel();
    find<QPushButton>(page, "fieldworkAdd")->click();
    settleAll();
    const School school = desk_.outline()->roster.schools[2];
    EXPECT_TRUE(model.setData(model.index(0, FieldworkModel::school), shown(school.name)));
    EXPECT_TRUE(model.setData(model.index(0, FieldworkModel::kind), model.choices(FieldworkModel::kind)[2]));
    EXPECT_TRUE(model.setData(model.index(0, FieldworkModel::sessions), "12"));
    EXPECT_TRUE(model.setData(model.index(0, FieldworkModel::persons), "30"));
    EXPECT_FALSE(model.setData(model.index(0, FieldworkModel::sessions), "many"));
    settleAll();
    const FieldworkEntry wanted{.kind = "lesson", .school = school.code, .sessions = 12, .persons = 30};
    ASSERT_EQ(desk_.outline()->record.fieldwork.size(), 1u);
    EXPECT_EQ(desk_.outline()->record.fieldwork[0], wanted);
    find<QTableView>(page, "fieldworkTable")->setCurrentIndex(model.index(0, 0));
    find<QPushButton>(page, "fieldworkRemove")->click();
    settleAll();
    EXPECT_TRUE(desk_.outline()->record.fieldwork.empty());
    desk_.undo();
    settleAll();
    EXPECT_EQ(model.entries(), std::vector{wanted});
}

TEST_F(SettingsPageTest, SettingsArePersistent) {
    openFounding();
    SettingsPage page(desk_, nullptr);
    start(page);
    find<QSpinBox>(page, "analysisMinimum")->setValue(25);
    find<QDoubleSpinBox>(page, "analysisConfidence")->setValue(99);
    auto* rounding = find<QComboBox>(page, "analysisRounding");
    rounding->setCurrentIndex(1);
    emit rounding->activated(1);
    auto* definition = find<QComboBox>(page, "analysisDefinition");
    definition->setCurrentIndex(2);
    emit definition->activated(2);
    settleAll();
    const AnalysisSettings wanted = desk_.outline()->settings;
    EXPECT_EQ(wanted.minimum_n, 25);
    EXPECT_DOUBLE_EQ(wanted.confidence, 0.99);
    EXPECT_EQ(wanted.rounding, "largest-remainder");
    EXPECT_EQ(wanted.definition, typed(definition->itemData(2).toString()));
    const std::string path = desk_.outline()->path;
    desk_.close();
    open(path);
    settleAll();
    EXPECT_EQ(desk_.outline()->settings, wanted);
    EXPECT_EQ(find<QSpinBox>(page, "analysisMinimum")->value(), 25);
    EXPECT_EQ(definition->currentIndex(), 2);
}

TEST_F(SettingsPageTest, SchoolsAreEditedAndOnesWithAnswersStay) {
    openFounding();
    SettingsPage page(desk_, nullptr);
    start(page);
    page.showSubject("schools");
    RosterModel& model = page.rosterModel();
    const Roster before = desk_.outline()->roster;
    ASSERT_EQ(model.rowCount(), 25);
    EXPECT_TRUE(model.setData(model.index(0, RosterModel::name), "<i>新校名</i>"));
    EXPECT_TRUE(model.setData(model.index(1, RosterModel::first_role), "77"));
    EXPECT_FALSE(model.setData(model.index(1, RosterModel::students), "-3"));
    settleAll();
    EXPECT_EQ(desk_.outline()->roster.schools[0].name, "<i>新校名</i>");
    const std::string role = rolesOf(desk_.outline()->questionnaires).front().id;
    EXPECT_EQ(desk_.outline()->roster.schools[1].expected.at(role), 77);
    find<QPushButton>(page, "schoolAdd")->click();
    settleAll();
    EXPECT_EQ(desk_.outline()->roster.schools.size(), 26u);
    auto* table = find<QTableView>(page, "rosterTable");
    table->setCurrentIndex(model.index(0, 0));
    find<QPushButton>(page, "schoolRemove")->click();
    settleAll();
    EXPECT_EQ(desk_.outline()->roster.schools.size(), 26u) << "it has answers";
    EXPECT_EQ(model.rowCount(), 26);
    EXPECT_THAT(find<MessageStrip>(page, "messageStrip")->words().toStdString(), HasSubstr(before.schools[0].code));
    while (desk_.canUndo()) {
        desk_.undo();
        settleAll();
    }
    EXPECT_EQ(desk_.outline()->roster, before);
    EXPECT_EQ(model.roster(), before);
}

TEST_F(SettingsPageTest, ARosterFileIsReadAsOneEdit) {
    openFounding();
    SettingsPage page(desk_, nullptr);
    start(page);
    const Roster before = desk_.outline()->roster;
    const std::string file = (folder_ / "more.csv").string();
    {
        std::ofstream out(file);
        out << "学校代码,学校名称,学段\n";
        for (const School& school : before.schools) out << school.code << ',' << school.name << ",小学\n";
        out << "X99,新增学校,初中\n";
    }
    page.importRoster(shown(file));
    settleAll();
    EXPECT_EQ(desk_.outline()->roster.schools.size(), before.schools.size() + 1);
    EXPECT_EQ(desk_.outline()->roster.schools.back().name, "新增学校");
    desk_.undo();
    settleAll();
    EXPECT_EQ(desk_.outline()->roster, before);
    {
        std::ofstream out(file);
        out << "学校代码,学校名称\nX1,只有一所\n";
    }
    page.importRoster(shown(file));
    settleAll();
    EXPECT_EQ(desk_.outline()->roster, before) << "schools with answers would go";
    EXPECT_EQ(page.rosterModel().roster(), before);
}

TEST_F(SettingsPageTest, TheFileIsDescribedAndCopied) {
    openFounding();
    SettingsPage page(desk_, nullptr);
    start(page);
    page.showSubject("file");
    const std::string words = find<QLabel>(page, "fileFacts")->text().toStdString();
    EXPECT_THAT(words, HasSubstr("2,273"));
    EXPECT_THAT(words, HasSubstr(desk_.outline()->path));
    EXPECT_EQ(find<QTableWidget>(page, "batchTable")->rowCount(), 3);
    const std::string copy = (folder_ / "copy & <b>.survey").string();
    page.saveCopy(shown(copy));
    settleAll();
    EXPECT_EQ(SurveyFile::open(copy, SurveyFile::Access::read)->roster(), desk_.outline()->roster);
    page.saveCopy(shown(copy));
    settleAll();
    EXPECT_TRUE(find<MessageStrip>(page, "messageStrip")->property("trouble").toBool()) << "nothing is overwritten";
}

TEST_F(SettingsPageTest, ModelsKeepTheRules) {
    RosterModel roster;
    QAbstractItemModelTester roster_tester(&roster, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Roster schools{.schools = {{.code = "S1", .name = "一小"}}, .attribute_names = {"<b>片区</b>"}};
    roster.show(schools, {roleNamed("parent")});
    EXPECT_EQ(roster.columnCount(), 8);
    EXPECT_TRUE(roster.setData(roster.index(0, 7), "东"));
    EXPECT_EQ(roster.roster().schools[0].attributes.at("<b>片区</b>"), "东");
    EXPECT_FALSE(roster.setData(roster.index(0, RosterModel::name), " "));
    schools.schools.push_back({.code = "S2", .name = "二小"});
    roster.show(schools, {});
    roster.show({}, {});
    FieldworkModel fieldwork;
    QAbstractItemModelTester fieldwork_tester(&fieldwork, QAbstractItemModelTester::FailureReportingMode::Fatal);
    fieldwork.show({{.kind = "家访", .what = "走访"}}, schools);
    EXPECT_EQ(fieldwork.data(fieldwork.index(0, FieldworkModel::kind)).toString(), "家访");
    fieldwork.show({}, {});
}

TEST_F(SettingsPageTest, LooksWell) {
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
            SettingsPage page(desk_, nullptr);
            start(page);
            const std::string name =
                std::string(theme == Theme::dark ? "dark-" : "light-") + (language == Language::zh ? "zh" : "en");
            for (const char* tab : {"study", "fieldwork", "analysis", "schools", "file"}) {
                page.showSubject(tab);
                keepPicture(page, std::string("settings-") + tab + "-" + name, {1000, 700});
            }
            EXPECT_EQ(page.rosterModel().rowCount(), 25);
        }
    }
    applyTheme(*qApp, Theme::light);
    setShownLanguage(Language::zh);
}

}  // namespace
}  // namespace diaoyan
