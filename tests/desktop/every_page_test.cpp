// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program, every page, in both languages and themes: nothing goes wrong, no words are cut off, and every
// control has a name that a screen reader can say. With DIAOYAN_PICTURES set, each page's picture is kept for
// docs/desktop.md.
#include "apps/diaoyan/founding_file.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/pages/pages.h"
#include "charts/desktop/window/desktop_program.h"
#include "tests/desktop/cut_off_words.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLocale>
#include <QScrollArea>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

struct Look {
    Language language = Language::zh;
    Theme theme = Theme::light;
    QSize size = {1280, 820};
    std::string name;  ///< of its pictures

    friend std::ostream& operator<<(std::ostream& out, const Look& look) { return out << look.name; }
};

class EveryPage : public DeskTest, public testing::WithParamInterface<Look> {
protected:
    void SetUp() override {
        DeskTest::SetUp();
        settings_ = std::make_unique<ProgramSettings>(shown((folder_ / "settings.ini").string()));
        settings_->setLanguage(GetParam().language);
        settings_->setTheme(GetParam().theme);
        program_ = std::make_unique<DesktopProgram>(*qApp, *settings_, makeFoundingFile);
        program_->window().resize(GetParam().size);
        program_->show();
    }
    void TearDown() override {
        program_->desk().close();
        program_->desk().jobs().finishAll();
        program_.reset();
        applyTheme(*qApp, Theme::light);
        QLocale::setDefault(QLocale::c());
        DeskTest::TearDown();
    }

    void openHere(const std::string& path) {
        program_->window().takeFiles({shown(path)});
        ASSERT_TRUE(soon([&] { return program_->desk().isOpen() && program_->desk().study() != nullptr; }));
    }
    /// Until the page has shown what its jobs brought.
    void calm() {
        for (int quiet = 0; quiet < 5;) {
            QTest::qWait(20);
            quiet = program_->desk().jobs().idle() ? quiet + 1 : 0;
        }
    }
    void expectInOrder(const QString& page) {
        MainWindow& window = program_->window();
        EXPECT_EQ(window.messages().words().toStdString(), "") << page.toStdString();
        EXPECT_EQ(cutOffWords(window).join("; ").toStdString(), "") << page.toStdString() << " " << GetParam().name;
        EXPECT_EQ(namelessControls(window), "") << page.toStdString();
    }
    static std::string namelessControls(const QWidget& whole) {
        QStringList nameless;
        for (QWidget* widget : whole.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy()) continue;
            if (widget->objectName().startsWith("qt_") || qobject_cast<QAbstractScrollArea*>(widget->parentWidget()) ||
                widget->metaObject() == &QScrollArea::staticMetaObject)
                continue;
            QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
            if (spoken == nullptr || spoken->text(QAccessible::Name).isEmpty())
                nameless << QString("%1 %2").arg(widget->metaObject()->className(), widget->objectName());
        }
        return nameless.join("; ").toStdString();
    }

    std::unique_ptr<ProgramSettings> settings_;
    std::unique_ptr<DesktopProgram> program_;
};

TEST_P(EveryPage, ShowsTheFoundingSurvey) {
    openHere(foundingFile());
    for (const PageEntry& page : pages()) {
        ASSERT_NE(program_->window().showPage(page.id), nullptr);
        calm();
        keepPicture(program_->window(), page.id + ("-" + GetParam().name), GetParam().size);
        expectInOrder(page.id);
    }
}

TEST_P(EveryPage, ShowsASurveyWithoutAnswers) {
    const std::string path = (folder_ / "empty.survey").string();
    ASSERT_TRUE(SurveyFile::create(path, {}, {}).ok());
    openHere(path);
    for (const PageEntry& page : pages()) {
        ASSERT_NE(program_->window().showPage(page.id), nullptr);
        calm();
        keepPicture(program_->window(), std::string("empty-") + page.id + "-" + GetParam().name, GetParam().size);
        expectInOrder(page.id);
    }
}

TEST_P(EveryPage, StartsWithWhatCanBeDone) {
    settings_->rememberFile(shown(foundingFile()));
    settings_->rememberFile(shown((folder_ / "gone.survey").string()));
    emit program_->desk().outlineChanged();
    calm();
    keepPicture(program_->window(), "start-" + GetParam().name, GetParam().size);
    expectInOrder("start");
}

INSTANTIATE_TEST_SUITE_P(Looks, EveryPage,
                         testing::Values(Look{Language::zh, Theme::light, {1280, 820}, "zh"},
                                         Look{Language::en, Theme::light, {1280, 820}, "en"},
                                         Look{Language::zh, Theme::dark, {1280, 820}, "zh-dark"},
                                         Look{Language::zh, Theme::light, {1024, 700}, "zh-small"},
                                         Look{Language::en, Theme::light, {1024, 700}, "en-small"}),
                         [](const auto& look) {
                             std::string name = look.param.name;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace diaoyan
