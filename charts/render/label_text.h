// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <string>
#include <vector>

namespace diaoyan {

/// A label as plain text on one line: no control characters, no marks that turn the writing direction,
/// nothing that XML forbids; at most 500 letters of a hostile one. HTML stays visible as typed.
QString plainLabel(const std::string& text);

/// The label in lines of at most `width`, broken where Chinese and English may be broken (a word wider
/// than a line is cut); what exceeds `most_lines` ends in …. An empty label is one empty line.
std::vector<QString> wrapped(const QString& label, const QFont& font, double width, int most_lines);

/// The same in lines of about equal length, broken where the meaning breaks: after 的 和 与 、 ， ） or before （ if it
/// can be, else between words, inside one only where nothing else fits; never a single letter on the last line.
/// What needs more than `most_lines` is broken as `wrapped` does it.
std::vector<QString> wrappedByMeaning(const QString& label, const QFont& font, double width, int most_lines);

/// Width of one line.
double widthOf(const QString& line, const QFont& font);

/// The figure font at a size in units of the figure.
QFont figureFont(const QString& family, double size, bool bold = false);

}  // namespace diaoyan
