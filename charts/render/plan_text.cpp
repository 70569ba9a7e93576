// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// Text of a figure: fonts, lines of a label, blocks of lines.
namespace diaoyan {

namespace {

// Letters stand on 0.36 of their size below the middle of their line.
double baselineBelowMiddle(const QFont& font) {
    return font.pixelSize() * 0.36;
}

}  // namespace

QFont PlanBuilder::font(double size, bool bold) const {
    return figureFont(family_, size, bold);
}

std::vector<QString> PlanBuilder::balanced(const std::string& label, const QFont& letters, double width,
                                           int most_lines) const {
    return wrappedByMeaning(plainLabel(label), letters, width, most_lines);
}

void PlanBuilder::addText(const QString& text, double x, double y, Anchor anchor, const QFont& letters,
                          const QColor& colour) {
    if (!text.isEmpty()) { plan_.texts.push_back({text, x, y, anchor, letters, colour}); }
}

void PlanBuilder::addBlock(const std::vector<QString>& lines, double x, double y, Anchor anchor, const QFont& letters,
                           const QColor& colour) {
    const double step = letters.pixelSize() * style::line;
    double middle = y - step * (static_cast<double>(lines.size()) - 1) / 2;
    for (const QString& line : lines) {
        addText(line, x, middle + baselineBelowMiddle(letters), anchor, letters, colour);
        middle += step;
    }
}

void PlanBuilder::addTurned(const QString& text, double x, double y, Anchor anchor, const QFont& letters,
                            const QColor& colour) {
    if (!text.isEmpty()) {
        plan_.texts.push_back({text, x + baselineBelowMiddle(letters), y, anchor, letters, colour, true});
    }
}

void PlanBuilder::addGround(const std::vector<QString>& lines, const QFont& letters, double middle, double top,
                            double height) {
    double width = 0;
    for (const QString& line : lines) { width = std::max(width, widthOf(line, letters)); }
    if (width > 0) {
        plan_.marks.emplace_back(Patch{QRectF(middle - width / 2, top, width, height), QColor(Qt::white)});
    }
}

}  // namespace diaoyan
