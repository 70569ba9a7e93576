// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/pdf_pages.h"

#include "charts/render/known_letters.h"
#include "charts/tables/printable_text.h"

#include <QTextLine>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace diaoyan {

void SetText::drawLine(QPainter& painter, int line, double x, double y, const QColor& colour) const {
    const QTextLine set = layout->lineAt(line);
    painter.setPen(colour);
    set.draw(&painter, QPointF(x, y + (line_height - set.height()) / 2));
}

SetText setText(const std::string& words, const TextLook& look, double width, int most_lines) {
    const QString text = withKnownLetters(QString::fromStdString(printable(words)), look.font);
    SetText result{std::make_shared<QTextLayout>(text, look.font), 0, look.line};
    QTextOption option(look.alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    result.layout->setTextOption(option);
    result.layout->setCacheEnabled(true);
    result.layout->beginLayout();
    for (QTextLine line = result.layout->createLine(); line.isValid(); line = result.layout->createLine()) {
        const double indent = result.lines == 0 ? look.first_indent : 0;
        line.setLineWidth(std::max(width - look.left - indent, 10.0));
        line.setPosition(QPointF(look.left + indent, 0));
        ++result.lines;
        if (most_lines > 0 && result.lines == most_lines && line.textStart() + line.textLength() < text.size()) {
            // Cut and set again: the last line ends in ….
            result.layout->endLayout();
            const QString cut = text.left(line.textStart() + std::max<int>(line.textLength() - 1, 0));
            return setText(cut.toStdString() + "…", look, width, most_lines + 1);
        }
    }
    result.layout->endLayout();
    return result;
}

PdfPages::PdfPages(const PdfLooks& looks) : looks_(looks), pages_(1), y_(looks.top) {}

void PdfPages::newPage() {
    pages_.emplace_back();
    y_ = looks_.top;
}

void PdfPages::skip(double height) {
    if (!atTop()) { y_ += height; }
}

void PdfPages::need(double height) {
    if (!atTop() && room() + 0.5 < std::min(height, this->height())) { newPage(); }
}

void PdfPages::drawOn(int page, Ink ink) {
    pages_[static_cast<std::size_t>(page - 1)].push_back(std::move(ink));
}

void PdfPages::text(const std::string& words, const TextLook& look) {
    text(words, look, {});
}

void PdfPages::text(const std::string& words, const TextLook& look, const std::string& mark) {
    skip(look.before);
    const SetText set = setText(words, look, width());
    if (!mark.empty()) {
        need(look.line * std::min(2, set.lines));
        TextLook right = look;
        right.left = 0;
        const SetText before = setText(mark, right, look.left);
        const double x = left() + std::max(look.left - before.layout->lineAt(0).naturalTextWidth() - 60, 0.0);
        draw([before, x, y = place(), colour = look.colour](QPainter& painter) {
            before.drawLine(painter, 0, x, y, colour);
        });
    }
    for (int line = 0; line < set.lines;) {
        const int rest = set.lines - line;
        const int fitting = static_cast<int>(std::floor((room() + 0.5) / look.line));
        int now = std::min(rest, fitting);
        if (now < rest && rest - now == 1 && now > 2) { --now; }
        if ((now < std::min(2, rest) && !atTop()) || now <= 0) {
            if (atTop()) { now = 1; }  // a line higher than the page: nothing better is to be had
            if (!atTop()) {
                newPage();
                continue;
            }
        }
        for (int i = 0; i < now; ++i, ++line) {
            draw([set, line, x = left(), y = place(), colour = look.colour](QPainter& painter) {
                set.drawLine(painter, line, x, y, colour);
            });
            take(look.line);
        }
        if (line < set.lines) { newPage(); }
    }
    if (look.after > 0 && room() > look.after) { take(look.after); }
}

}  // namespace diaoyan
