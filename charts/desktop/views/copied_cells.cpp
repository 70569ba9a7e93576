// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/copied_cells.h"

#include "charts/desktop/look/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace diaoyan {

namespace {

// A negative number is none of them; "-12.5%" and "—" neither.
bool looksLikeFormula(const QString& cell) {
    if (cell.isEmpty()) return false;
    bool number = false;
    QString digits = cell;
    if (digits.endsWith('%')) digits.chop(1);
    digits.toDouble(&number);
    return !number && QStringLiteral("=+-@\t\r＝＋－＠").contains(cell.front());
}

QString guardedCell(const QString& cell) {
    QString one_line = cell;
    for (QChar& letter : one_line)
        if (letter == '\t' || letter == '\n' || letter == '\r') letter = ' ';
    return looksLikeFormula(cell) ? "'" + one_line : one_line;
}

QString quotedCell(const QString& cell) {
    QString safe = guardedCell(cell);
    if (!safe.contains('"') && !safe.contains(',')) return safe;
    return "\"" + safe.replace('"', "\"\"") + "\"";
}

template <typename Cell>
QString lineOf(const QStringList& cells, QChar between, Cell written) {
    QStringList parts;
    for (const QString& cell : cells) parts << written(cell);
    return parts.join(between);
}

QString markupRow(const QStringList& cells, const QString& element) {
    QString row = "<tr>";
    for (const QString& cell : cells)
        row += "<" + element + ">" + guardedCell(cell).toHtmlEscaped() + "</" + element + ">";
    return row + "</tr>\n";
}

}  // namespace

QString tabbedText(const CopiedCells& cells) {
    QString text = lineOf(cells.headings, '\t', guardedCell) + "\n";
    for (const QStringList& row : cells.rows) text += lineOf(row, '\t', guardedCell) + "\n";
    return text;
}

QString markup(const CopiedCells& cells) {
    QString page = "<meta charset=\"utf-8\">\n";
    if (!cells.title.isEmpty()) page += "<p><b>" + cells.title.toHtmlEscaped() + "</b></p>\n";
    page += "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n" + markupRow(cells.headings, "th");
    for (const QStringList& row : cells.rows) page += markupRow(row, "td");
    page += "</table>\n";
    for (const QString& line : cells.foot.split('\n', Qt::SkipEmptyParts))
        page += "<p>" + line.toHtmlEscaped() + "</p>\n";
    return page;
}

std::string commaText(const CopiedCells& cells) {
    QString text = QChar(0xFEFF) + lineOf(cells.headings, ',', quotedCell) + "\r\n";
    for (const QStringList& row : cells.rows) text += lineOf(row, ',', quotedCell) + "\r\n";
    if (!cells.title.isEmpty()) text += quotedCell(cells.title) + "\r\n";
    for (const QString& line : cells.foot.split('\n', Qt::SkipEmptyParts)) text += quotedCell(line) + "\r\n";
    return typed(text);
}

void putOnClipboard(const CopiedCells& cells) {
    auto* copied = new QMimeData;
    copied->setText(tabbedText(cells));
    copied->setHtml(markup(cells));
    QGuiApplication::clipboard()->setMimeData(copied);
}

}  // namespace diaoyan
