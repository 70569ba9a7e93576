// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/look/theme.h"
#include "questionnaires/text.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <optional>

namespace diaoyan {

/// What the program remembers of its user, not of a survey: files opened lately, language, theme, how the window stood.
class ProgramSettings {
public:
    /// In the user's own configuration folder.
    ProgramSettings();
    /// In a file, for tests.
    explicit ProgramSettings(const QString& file);

    static constexpr int mostRecent = 10;
    /// Newest first; files that are gone are among them.
    QStringList recentFiles() const;
    void rememberFile(const QString& path);
    void forgetFile(const QString& path);

    /// Chosen, or by the desktop's language; Chinese where that says nothing (C, POSIX).
    Language language() const;
    void setLanguage(Language language);
    Theme theme() const;
    void setTheme(Theme theme);

    QByteArray windowPlace() const;
    void setWindowPlace(const QByteArray& geometry);
    /// Id of the page that was looked at last.
    QString page() const;
    void setPage(const QString& id);
    /// Where the last file was opened or written.
    QString folder() const;
    void setFolder(const QString& folder);

private:
    QSettings settings_;
};

}  // namespace diaoyan
