// SPDX-License-Identifier: GPL-3.0-or-later
// diaoyan-desktop: starts the window; everything else is in charts/desktop.
#include "apps/diaoyan/founding_file.h"
#include "charts/desktop/window/desktop_program.h"

#include <QApplication>
#include <QCommandLineParser>

#include <clocale>

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");  // numbers are written 44.4 whatever the desktop's locale
    diaoyan::ProgramSettings settings;
    QCommandLineParser parser;
    parser.setApplicationDescription("调研：满意度调查的桌面程序 | satisfaction surveys of schools");
    const QCommandLineOption language("lang", "界面语言：zh 或 en | language of the window", "zh|en");
    parser.addOptions({language});
    parser.addPositionalArgument("files", "调查文件，或要导入的答卷 | a survey file, or answers to import",
                                 "[files...]");
    parser.addHelpOption();
    parser.addVersionOption();
    QCoreApplication::setApplicationVersion(DIAOYAN_VERSION);
    parser.process(application);
    if (parser.isSet(language))
        settings.setLanguage(parser.value(language) == "en" ? diaoyan::Language::en : diaoyan::Language::zh);
    diaoyan::DesktopProgram program(application, settings, diaoyan::makeFoundingFile);
    program.show();
    program.window().takeFiles(parser.positionalArguments());
    return QApplication::exec();
}
