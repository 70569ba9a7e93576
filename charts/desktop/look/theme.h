// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QApplication;

namespace diaoyan {

enum class Theme { as_system, light, dark };

/// Colours beyond the palette's: of what is good, doubtful, quiet.
struct ThemeColours {
    QColor accent;   ///< what is chosen, and the main button
    QColor quiet;    ///< secondary words
    QColor line;     ///< thin rules and borders
    QColor card;     ///< ground of cards, a little off the window's
    QColor trouble;  ///< words about what went wrong
    QColor good;
    QColor bar;  ///< miniature bars
};

/// Style, palette and style sheet of the whole program. `as_system`: dark where the desktop's own palette is dark.
void applyTheme(QApplication& application, Theme theme);
bool isDark();
const ThemeColours& themeColours();

/// An icon of the program by its name (icons/NAME.svg), in the palette's colours, sharp at any resolution. An unknown
/// name gives an empty icon.
QIcon themeIcon(const QString& name);

}  // namespace diaoyan
