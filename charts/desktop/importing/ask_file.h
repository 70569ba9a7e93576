// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace diaoyan {

/// A file dialog that stops nothing: `then` hears the path that was chosen.
void askForFile(QWidget* parent, const QString& title, const QString& filter,
                const std::function<void(const QString&)>& then);

/// Where a new survey file shall be; its name ends in .survey. Whether it may be there is for the one who writes it.
void askForNewSurvey(QWidget* parent, const QString& proposed, const std::function<void(const QString&)>& then);

/// A path in the user's documents that no file has yet: 家长问卷.survey, 家长问卷 2.survey ...
QString freeSurveyPath(const QString& folder, const QString& name);

QString documentsFolder();

/// As typed, ending in .survey; empty where nothing is.
QString withSurveyEnding(const QString& path);

}  // namespace diaoyan
