// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/directive_colours.h"

#include "charts/desktop/look/theme.h"

namespace diaoyan {

void DirectiveColours::highlightBlock(const QString& line) {
    QTextCharFormat heading;
    heading.setFontWeight(QFont::Bold);
    if (line.startsWith('#')) setFormat(0, static_cast<int>(line.size()), heading);
    QTextCharFormat directive;
    directive.setForeground(themeColours().accent);
    for (qsizetype begin = line.indexOf("{{"); begin >= 0;) {
        const qsizetype end = line.indexOf("}}", begin);
        const qsizetype stop = end < 0 ? line.size() : end + 2;
        setFormat(static_cast<int>(begin), static_cast<int>(stop - begin), directive);
        begin = line.indexOf("{{", stop);
    }
}

}  // namespace diaoyan
