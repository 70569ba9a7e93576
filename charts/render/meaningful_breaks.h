// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace diaoyan {

/// A place where a line may end, and how much that hurts: 0 after a comma, 9 inside a word.
struct LineBreak {
    qsizetype place = 0;  ///< before this letter
    double harm = 0;
};

/// Every place where a label may be broken, in order, the end included. Words of Chinese are those of ICU's dictionary.
std::vector<LineBreak> meaningfulBreaks(const QString& label);

}  // namespace diaoyan
