// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace diaoyan {

// Corrections in a PDF that Qt wrote. They replace bytes by as many others, so that its table of
// offsets stays right; what they do not recognise stays as it is.

/// Blanks the creation date: equal figures are equal files.
void withoutDate(QByteArray& pdf);

/// Qt maps a glyph back to the first code point that has it, which for 子 is the Kangxi radical U+2F26:
/// searching for 孩子 would find nothing. Maps radicals and compatibility letters to the ordinary ones.
void withSearchableText(QByteArray& pdf);

}  // namespace diaoyan
