// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/save_formats.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "collector/output_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr const char* folder_key = "saving/folder";

QString lastFolder() {
    const QString folder = QSettings().value(folder_key).toString();
    if (!folder.isEmpty() && QDir(folder).exists()) return folder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QString filterOf(const SaveFormat& format) {
    return format.words + " (*." + format.ending + ")";
}

}  // namespace

Result<Done> saveAsFile(const QString& path, const std::vector<SaveFormat>& formats) {
    const auto format = std::find_if(formats.begin(), formats.end(), [&](const SaveFormat& one) {
        return path.endsWith("." + one.ending, Qt::CaseInsensitive);
    });
    if (format == formats.end()) {
        QStringList endings;
        for (const SaveFormat& one : formats) endings << "." + one.ending;
        return Problem{"unknown-ending",
                       phrase("文件名要以{0}之一结尾", "the name must end in one of {0}", {typed(endings.join(" "))}),
                       {.file = typed(path)}};
    }
    const Result<std::string> bytes = format->bytes();
    if (!bytes.ok()) return bytes.problem();
    return writeFile(typed(path), *bytes);
}

void askAndSave(QWidget* parent, const QString& title, std::vector<SaveFormat> formats) {
    auto* dialog = new QFileDialog(parent, QCoreApplication::translate("SaveFormats", "Save as"), lastFolder());
    dialog->setObjectName("saveAsDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const SaveFormat& format : formats) filters << filterOf(format);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(formats.front().ending);
    dialog->selectFile(fileNameFor(title) + "." + formats.front().ending);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, formats](const QString& filter) {
        for (const SaveFormat& format : formats) {
            if (filterOf(format) != filter) continue;
            dialog->setDefaultSuffix(format.ending);
            const QStringList chosen = dialog->selectedFiles();
            if (!chosen.isEmpty() && !QFileInfo(chosen.front()).isDir())
                dialog->selectFile(QFileInfo(chosen.front()).completeBaseName() + "." + format.ending);
        }
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [parent, formats](const QString& path) {
        QSettings().setValue(folder_key, QFileInfo(path).absolutePath());
        if (const Result<Done> saved = saveAsFile(path, formats); !saved.ok()) showProblemBox(parent, saved.problem());
    });
    dialog->open();
}

QString fileNameFor(const QString& title) {
    QString name;
    for (const QChar letter : title.left(60)) {
        const bool refused = !letter.isPrint() || QStringLiteral("<>:\"/\\|?*").contains(letter);
        name += refused ? QChar(' ') : letter;
    }
    name = name.simplified();
    while (name.startsWith('.') || name.startsWith(' ')) name.remove(0, 1);
    while (name.endsWith('.') || name.endsWith(' ')) name.chop(1);
    return name.isEmpty() ? QCoreApplication::translate("SaveFormats", "Figure") : name;
}

}  // namespace diaoyan
