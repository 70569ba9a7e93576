// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/window/program_settings.h"

#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace diaoyan {

namespace {

QString absolute(const QString& path) {
    return QFileInfo(path).absoluteFilePath();
}

}  // namespace

ProgramSettings::ProgramSettings() : settings_(QSettings::IniFormat, QSettings::UserScope, "diaoyan", "desktop") {}

ProgramSettings::ProgramSettings(const QString& file) : settings_(file, QSettings::IniFormat) {}

QStringList ProgramSettings::recentFiles() const {
    return settings_.value("recent").toStringList().mid(0, mostRecent);
}

void ProgramSettings::rememberFile(const QString& path) {
    QStringList files = recentFiles();
    files.removeAll(absolute(path));
    files.prepend(absolute(path));
    settings_.setValue("recent", files.mid(0, mostRecent));
}

void ProgramSettings::forgetFile(const QString& path) {
    QStringList files = recentFiles();
    files.removeAll(absolute(path));
    settings_.setValue("recent", files);
}

Language ProgramSettings::language() const {
    const QString chosen = settings_.value("language").toString();
    if (!chosen.isEmpty()) return chosen == "en" ? Language::en : Language::zh;
    const QLocale::Language system = QLocale::system().language();
    return system == QLocale::Chinese || system == QLocale::C ? Language::zh : Language::en;
}

void ProgramSettings::setLanguage(Language language) {
    settings_.setValue("language", language == Language::en ? "en" : "zh");
}

Theme ProgramSettings::theme() const {
    const QString chosen = settings_.value("theme").toString();
    return chosen == "dark" ? Theme::dark : chosen == "light" ? Theme::light : Theme::as_system;
}

void ProgramSettings::setTheme(Theme theme) {
    settings_.setValue("theme", theme == Theme::dark ? "dark" : theme == Theme::light ? "light" : "system");
}

QByteArray ProgramSettings::windowPlace() const {
    return settings_.value("window").toByteArray();
}

void ProgramSettings::setWindowPlace(const QByteArray& geometry) {
    settings_.setValue("window", geometry);
}

QString ProgramSettings::page() const {
    return settings_.value("page").toString();
}

void ProgramSettings::setPage(const QString& id) {
    settings_.setValue("page", id);
}

QString ProgramSettings::folder() const {
    const QString folder = settings_.value("folder").toString();
    if (!folder.isEmpty() && QFileInfo(folder).isDir()) return folder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void ProgramSettings::setFolder(const QString& folder) {
    settings_.setValue("folder", folder);
}

}  // namespace diaoyan
