// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/printables/printables.h"
#include "charts/render/pdf_pages.h"

#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

// What slips, posters and questionnaires on paper are drawn with. Lengths are tenths of a point, as in PdfPages.

inline constexpr double tenthsPerMillimetre = 720 / 25.4;

/// The letters of printables, and margins that an office printer can print to. REQUIRES: a QApplication.
/// Problem: font-missing.
Result<PdfLooks> printableLooks(Language language);

/// The body's letters at a size in points.
TextLook sizedLook(const PdfLooks& looks, double points, bool bold = false);
/// Letters of equal width, for codes.
TextLook codeLook(double points);

/// A run of text in a look of its own.
using TextRun = std::pair<std::string, TextLook>;
/// Runs one after the other, broken into lines together; indents, alignment and line of the first.
SetText setRuns(const std::vector<TextRun>& runs, double width);

/// All lines of a text below one another.
void drawLines(QPainter& painter, const SetText& text, double x, double y, const QColor& colour = Qt::black);
double widestLine(const SetText& text);

/// Broken where the meaning breaks (label_text.h), in at most so many lines; at most 500 letters of a hostile text.
SetText setByMeaning(const std::string& words, const TextLook& look, double width, int most_lines);

/// The same in the largest of the sizes (points) at which they fit; in the smallest one, cut, if they fit in none.
SetText fittingText(const std::string& words, const TextLook& look, const std::vector<double>& points, double width,
                    int most_lines);

/// The dark modules as one vector shape, so that no printer leaves hairlines between them.
void drawQr(QPainter& painter, const QrCode& code, double x, double y, double side);

/// Problem: glyph-missing, as in figures: a name must not lose its letters.
Result<Done> wordsCanBePrinted(const std::vector<std::string>& words, const PdfLooks& looks);

}  // namespace diaoyan
