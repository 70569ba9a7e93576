// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a new user, recorded: from a fresh start by "see the example" to report.docx, with mouse and keys alone.
// With DIAOYAN_PICTURES set, each step's picture is kept for docs/desktop.md.
#include "apps/diaoyan/founding_file.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/window/desktop_program.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace diaoyan {
namespace {

class FirstReport : public DeskTest {
protected:
    void SetUp() override {
        DeskTest::SetUp();
        qputenv("XDG_DATA_HOME", folder_.c_str());
        settings_ = std::make_unique<ProgramSettings>(shown((folder_ / "settings.ini").string()));
        settings_->setLanguage(Language::zh);
        settings_->setTheme(Theme::light);
        program_ = std::make_unique<DesktopProgram>(*qApp, *settings_, makeFoundingFile);
        program_->show();
        program_->window().activateWindow();  // a screen without a window manager activates nothing by itself
        ASSERT_TRUE(QTest::qWaitForWindowActive(&program_->window()));
        keep("1-start");
    }
    void TearDown() override {
        program_->desk().close();
        program_->desk().jobs().finishAll();
        program_.reset();
        QLocale::setDefault(QLocale::c());
        DeskTest::TearDown();
    }

    MainWindow& window() { return program_->window(); }
    void keep(const std::string& step) { keepPicture(window(), "first-report-" + step, {1280, 820}); }
    void click(QWidget* target) {
        ASSERT_NE(target, nullptr);
        QTest::mouseClick(target, Qt::LeftButton);
    }
    void calm() {
        for (int quiet = 0; quiet < 5;) {
            QTest::qWait(20);
            quiet = program_->desk().jobs().idle() ? quiet + 1 : 0;
        }
    }
    /// Types a name into the open file dialog and accepts it; `path` becomes where the file will be.
    void nameFile(const QString& typed_name, std::filesystem::path& path) {
        ASSERT_TRUE(soon([&] { return window().findChild<QFileDialog*>() != nullptr; }));
        auto* dialog = window().findChild<QFileDialog*>();
        auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
        ASSERT_NE(name, nullptr) << "the desktop's own dialog is shown";
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, typed_name);
        path = typed(dialog->directory().filePath(typed_name + ".docx"));
        keepPicture(*dialog, "first-report-5-name", dialog->size());
        // Names that it proposes stand over the field: Return would only choose one.
        QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save), Qt::LeftButton);
    }

    std::unique_ptr<ProgramSettings> settings_;
    std::unique_ptr<DesktopProgram> program_;
};

TEST_F(FirstReport, FromAFreshStartToADocument) {
    click(window().findChild<QWidget*>("exampleAction"));
    ASSERT_TRUE(soon([&] { return program_->desk().study() != nullptr; }));
    calm();
    EXPECT_EQ(window().pageId(), "overview");
    keep("2-overview");
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    ASSERT_TRUE(soon([&] { return window().pageId() == "questions"; })) << "Ctrl+2";
    calm();
    keep("3-questions");
    QTest::keyClick(&window(), Qt::Key_8, Qt::ControlModifier);
    ASSERT_TRUE(soon([&] { return window().pageId() == "report"; })) << "Ctrl+8";
    calm();
    keep("4-report");
    click(window().findChild<QPushButton*>("exportReport"));
    std::filesystem::path report;
    nameFile("report", report);
    ASSERT_TRUE(soon([&] { return std::filesystem::exists(report); }, 60000)) << report;
    EXPECT_EQ(report.filename(), "report.docx");
    calm();
    keep("6-written");
    std::ifstream file(report, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_TRUE(bytes.starts_with("PK"));
    EXPECT_GT(bytes.size(), 100'000u);
}

}  // namespace
}  // namespace diaoyan
