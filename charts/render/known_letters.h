// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/figure_plan.h"
#include "questionnaires/result.h"

#include <QFont>
#include <QString>

#include <functional>
#include <vector>

namespace diaoyan {

/// Says whether some font draws a letter.
using DrawsLetter = std::function<bool(char32_t)>;

/// The letters of words that are not drawn: of Chinese, Latin and the scripts of China's peoples. In a name or a word
/// they must not be lost. Emoji, symbols, private and unassigned letters are not among them: an answer with a stray
/// emoji must not hold a report up.
std::vector<char32_t> lostLetters(const QString& text, const DrawsLetter& draws);

/// Says which letters are lost and which Debian packages have them. Problem glyph-missing.
Problem glyphMissing(const std::vector<char32_t>& letters);

/// Whether every word of a figure can be drawn with the fonts of this machine. Problem: glyph-missing.
Result<Done> wordsCanBeDrawn(const std::vector<TextPiece>& texts);

/// The line with 〓, the typesetter's mark for a missing letter, where no installed font has the letter.
QString withKnownLetters(const QString& line, const QFont& font);

}  // namespace diaoyan
