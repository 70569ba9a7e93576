// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace diaoyan {

/// Words for a tool tip: never read as markup, whatever they contain, and not endless; lines stay lines.
QString plainTip(const QString& words);

}  // namespace diaoyan
