// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/plain_tip.h"

#include <QChar>
#include <QStringList>

namespace diaoyan {

namespace {

constexpr int most_lines = 14;
constexpr int most_columns = 72;  // a Chinese letter takes two

// Qt breaks words only, and a tip of one endless word would be wider than the screen.
QStringList shortLines(const QString& line) {
    QStringList lines{QString()};
    int columns = 0;
    for (const QChar letter : line) {
        const int width = letter.unicode() >= 0x2E80 ? 2 : 1;
        if (columns + width > most_columns) {
            if (letter.isLowSurrogate()) continue;
            const qsizetype space = lines.back().lastIndexOf(' ');
            const QString rest = space > most_columns / 2 ? lines.back().mid(space + 1) : QString();
            if (space > most_columns / 2) lines.back().truncate(space);
            lines << rest;
            columns = static_cast<int>(rest.size());
        }
        lines.back() += letter;
        columns += width;
    }
    return lines;
}

}  // namespace

QString plainTip(const QString& words) {
    QStringList lines;
    for (const QString& line : words.left(most_lines * most_columns).split('\n')) lines << shortLines(line);
    if (lines.size() > most_lines) lines = lines.mid(0, most_lines) << QString(QChar(0x2026));
    return "<div style=\"white-space: pre\">" + lines.join('\n').toHtmlEscaped() + "</div>";
}

}  // namespace diaoyan
