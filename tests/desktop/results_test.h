// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"

#include <QTranslator>

#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// For pages that show results: surveys made for a test, and pictures in both languages and themes.
class ResultsTest : public DeskTest {
protected:
    void TearDown() override {
        speak(Language::en);
        setShownLanguage(Language::zh);
        applyTheme(*qApp, Theme::light);
        DeskTest::TearDown();
    }

    void speak(Language language) {
        QCoreApplication::removeTranslator(&words_);
        setShownLanguage(language);
        if (language == Language::zh && words_.load(":/diaoyan/diaoyan_zh_CN.qm"))
            QCoreApplication::installTranslator(&words_);
    }

    /// A survey of one questionnaire for parents, with these sheets.
    std::string surveyOf(const Roster& roster, const Questionnaire& questionnaire,
                         const std::vector<AnswerSheet>& sheets) const;

    /// One single choice with these labels, and a text; hostile where the labels are.
    static Questionnaire smallForm(const std::string& title, const std::vector<std::string>& labels);

    /// Waits for the jobs and looks: NAME-zh-light.png and so on. `make` makes what is looked at, anew each time.
    template <class Make>
    void look(const std::string& name, const Make& make, QSize size = {840, 640}) {
        if (!qEnvironmentVariableIsSet("DIAOYAN_PICTURES")) return;
        for (const Language language : {Language::zh, Language::en})
            for (const Theme theme : {Theme::light, Theme::dark}) {
                if (language == Language::en && theme == Theme::dark) continue;
                applyTheme(*qApp, theme);
                speak(language);
                const auto widget = make();
                widget->resize(size);
                widget->show();
                settle();
                keepPicture(*widget,
                            name + (language == Language::zh ? "-zh" : "-en") +
                                (theme == Theme::dark ? "-dark" : "-light"),
                            size);
            }
    }

private:
    QTranslator words_;
};

}  // namespace diaoyan
