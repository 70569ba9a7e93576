// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <QString>
#include <QStringList>

namespace diaoyan {

/// The family to draw with: the best known of `installed`, else any of `with_han` (families that say
/// they can write simplified Chinese). Problem: font-missing, naming the package to install. Figures
/// are refused rather than drawn with empty boxes.
Result<QString> chooseHanFont(const QStringList& installed, const QStringList& with_han);

/// chooseHanFont of this machine, asked once. REQUIRES: a QApplication.
const Result<QString>& hanFont();

/// The CSS font-family of an SVG: Noto first, then what Windows, macOS and other Linuxes have.
QString hanFontFallbacks();

}  // namespace diaoyan
