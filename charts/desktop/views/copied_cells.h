// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace diaoyan {

/// Cells on their way to another program, as they are read on the screen. Texts that a spreadsheet would take for a
/// formula are guarded by an apostrophe; numbers are not.
struct CopiedCells {
    QString title;
    QStringList headings;
    std::vector<QStringList> rows;
    QString foot{};  ///< base and notes, lines

    bool operator==(const CopiedCells&) const = default;
};

/// Lines with tabs: headings and rows.
QString tabbedText(const CopiedCells& cells);
/// A table for word processors, with title and foot.
QString markup(const CopiedCells& cells);
/// RFC 4180, UTF-8 with byte order mark; title and foot in lines of their own.
std::string commaText(const CopiedCells& cells);
/// Onto the clipboard as text and as a table.
void putOnClipboard(const CopiedCells& cells);

}  // namespace diaoyan
