// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

class QWidget;

namespace diaoyan {

/// A kind of file that something can be saved as.
struct SaveFormat {
    QString ending;  ///< png, without dot
    QString words;   ///< "Picture (PNG)"
    std::function<Result<std::string>()> bytes;
};

/// Writes a file whole or not at all, by the ending of its name. Problems: unknown-ending, those of making the bytes
/// and of writing a file.
Result<Done> saveAsFile(const QString& path, const std::vector<SaveFormat>& formats);

/// Asks for a name, then saves; a box says what went wrong. `title` proposes the name: letters that no file name may
/// have are left out. Comes back at once; the folder is remembered.
void askAndSave(QWidget* parent, const QString& title, std::vector<SaveFormat> formats);

/// A title as the name of a file, without ending: no path, nothing that a file system refuses, at most 60 letters.
QString fileNameFor(const QString& title);

}  // namespace diaoyan
