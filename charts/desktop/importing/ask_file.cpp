// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/ask_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace diaoyan {

namespace {

void show(QFileDialog* dialog, const std::function<void(const QString&)>& then) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog->parent(), then);
    dialog->open();
}

}  // namespace

void askForFile(QWidget* parent, const QString& title, const QString& filter,
                const std::function<void(const QString&)>& then) {
    auto* dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    show(dialog, then);
}

void askForNewSurvey(QWidget* parent, const QString& proposed, const std::function<void(const QString&)>& then) {
    auto* dialog = new QFileDialog(parent, QCoreApplication::translate("AskFile", "Where to keep the survey"),
                                   QFileInfo(proposed).absolutePath(),
                                   QCoreApplication::translate("AskFile", "Surveys (*.survey)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("survey");
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(QFileInfo(proposed).fileName());
    show(dialog, then);
}

QString freeSurveyPath(const QString& folder, const QString& name) {
    QString path = QDir(folder).filePath(name + ".survey");
    for (int copy = 2; QFileInfo::exists(path); ++copy)
        path = QDir(folder).filePath(name + " " + QString::number(copy) + ".survey");
    return path;
}

QString documentsFolder() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return folder.isEmpty() || !QFileInfo(folder).isDir() ? QDir::homePath() : folder;
}

QString withSurveyEnding(const QString& path) {
    const QString trimmed = path.trimmed();
    return trimmed.isEmpty() || trimmed.endsWith(".survey", Qt::CaseInsensitive) ? trimmed : trimmed + ".survey";
}

}  // namespace diaoyan
