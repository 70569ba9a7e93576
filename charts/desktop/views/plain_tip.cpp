// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/plain_tip.h"

#include <QChar>

namespace diaoyan {

QString plainTip(const QString& words) {
    constexpr qsizetype longest = 1200;
    const QString cut = words.size() > longest ? words.left(longest) + QChar(0x2026) : words;
    return "<div style=\"white-space: pre-wrap\">" + cut.toHtmlEscaped() + "</div>";
}

}  // namespace diaoyan
