// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/window/desktop_program.h"

#include "charts/desktop/look/words.h"

#include <QApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>

#include <utility>

namespace diaoyan {

DesktopProgram::DesktopProgram(QApplication& application, ProgramSettings& settings, ExampleMaker make_example)
    : application_(application), settings_(settings), make_example_(std::move(make_example)) {
    QApplication::setApplicationName("diaoyan");
    QApplication::setApplicationVersion(DIAOYAN_VERSION);
    QApplication::setDesktopFileName("org.diaoyan.Diaoyan");
    QApplication::setWindowIcon(QIcon(":/diaoyan/icons/diaoyan.svg"));
    applyTheme(application_, settings_.theme());
    speak(settings_.language());
    makeWindow();
}

DesktopProgram::~DesktopProgram() = default;

void DesktopProgram::show() {
    window_->show();
}

void DesktopProgram::speak(Language language) {
    QCoreApplication::removeTranslator(&own_words_);
    QCoreApplication::removeTranslator(&words_of_qt_);
    setShownLanguage(language);
    QLocale::setDefault(language == Language::zh ? QLocale(QLocale::Chinese, QLocale::China)
                                                 : QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setApplicationDisplayName(language == Language::zh ? "调研" : "Diaoyan");
    if (language != Language::zh) return;
    if (own_words_.load(":/diaoyan/diaoyan_zh_CN.qm")) QCoreApplication::installTranslator(&own_words_);
    if (words_of_qt_.load("qtbase_zh_CN", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&words_of_qt_);
}

void DesktopProgram::makeWindow() {
    window_ = std::make_unique<MainWindow>(desk_, settings_, make_example_);
    // Queued: the window must not be gone while its own menu is still calling.
    connect(window_.get(), &MainWindow::languageWanted, this, &DesktopProgram::setLanguage, Qt::QueuedConnection);
    connect(window_.get(), &MainWindow::themeWanted, this, &DesktopProgram::setTheme, Qt::QueuedConnection);
}

void DesktopProgram::setLanguage(Language language) {
    settings_.setLanguage(language);
    const bool visible = window_->isVisible();
    settings_.setWindowPlace(window_->saveGeometry());
    window_.reset();
    speak(language);
    makeWindow();
    if (visible) window_->show();
}

void DesktopProgram::setTheme(Theme theme) {
    settings_.setTheme(theme);
    applyTheme(application_, theme);
    // Icons and figures have the colours of the theme in them.
    setLanguage(shownLanguage());
}

}  // namespace diaoyan
