// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/offscreen_qt.h"

#include "charts/render/known_leaks.h"

#include <QApplication>

#include <clocale>
#include <cstdio>
#include <string>

namespace diaoyan {

namespace {

// Qt tells everybody whose locale is not UTF-8 that it will use UTF-8 anyhow: no news on a terminal.
void keepQuiet(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtFatalMsg || type == QtCriticalMsg) { std::fprintf(stderr, "%s\n", message.toUtf8().constData()); }
}

void startApplication() {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) { qputenv("QT_QPA_PLATFORM", "offscreen"); }
    // QApplication sets the locale of the environment; with a German one, printf would write 44,4.
    const std::string locale_before = std::setlocale(LC_ALL, nullptr);
    const QtMessageHandler handler_before = qInstallMessageHandler(keepQuiet);
    static int argument_count = 1;
    static char name[] = "diaoyan";
    static char* arguments[] = {name, nullptr};
    // Never destroyed: the order of static destructors across Qt's plugins is not ours to know.
    static QApplication* application = new QApplication(argument_count, arguments);
    application->setQuitOnLastWindowClosed(false);
    qInstallMessageHandler(handler_before);
    std::setlocale(LC_ALL, locale_before.c_str());
}

}  // namespace

Result<Done> ensureQtApplication() {
    if (QCoreApplication::instance() == nullptr) { startApplication(); }
    if (qobject_cast<QApplication*>(QCoreApplication::instance()) == nullptr) {
        return Problem{
            "no-graphics",
            phrase("程序以无图形方式运行，不能作图", "this process runs without graphics and cannot draw figures"),
            {}};
    }
    return Done{};
}

}  // namespace diaoyan
