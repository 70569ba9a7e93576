// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_desk.h"
#include "charts/desktop/window/main_window.h"
#include "charts/desktop/window/program_settings.h"

#include <QObject>
#include <QTranslator>

#include <memory>

class QApplication;

namespace diaoyan {

/// The running program: one desk and the window on it, which is made anew when the language changes. REQUIRES: lives in
/// main(), no longer than the application.
class DesktopProgram : public QObject {
    Q_OBJECT

public:
    DesktopProgram(QApplication& application, ProgramSettings& settings, ExampleMaker make_example);
    ~DesktopProgram() override;

    void show();
    MainWindow& window() { return *window_; }
    SurveyDesk& desk() { return desk_; }

    void setLanguage(Language language);
    void setTheme(Theme theme);

private:
    void speak(Language language);
    void makeWindow();

    QApplication& application_;
    ProgramSettings& settings_;
    ExampleMaker make_example_;
    QTranslator own_words_;
    QTranslator words_of_qt_;
    SurveyDesk desk_;
    std::unique_ptr<MainWindow> window_;
};

}  // namespace diaoyan
