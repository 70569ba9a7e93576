// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/pdf_looks.h"

#include <QPainter>
#include <QRectF>
#include <QString>
#include <QTextLayout>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// Text broken into lines of a width.
struct SetText {
    std::shared_ptr<QTextLayout> layout;
    int lines = 0;
    double line_height = 0;

    double height() const { return lines * line_height; }
    /// One line with its upper left corner at a place.
    void drawLine(QPainter& painter, int line, double x, double y, const QColor& colour) const;
};

/// Breaks words (made printable) into lines; at most `most_lines` of them, 0: all.
SetText setText(const std::string& words, const TextLook& look, double width, int most_lines = 0);

/// Pages that fill from top to bottom. What is to be drawn is kept until all pages are known; places are tenths of a
/// point from the upper left corner of the paper.
class PdfPages {
public:
    using Ink = std::function<void(QPainter&)>;

    explicit PdfPages(const PdfLooks& looks);

    double left() const { return looks_.left; }
    double width() const { return looks_.page_width - looks_.left - looks_.right; }
    double height() const { return looks_.page_height - looks_.top - looks_.bottom; }
    double place() const { return y_; }
    double room() const { return looks_.page_height - looks_.bottom - y_; }
    bool atTop() const { return y_ <= looks_.top; }
    int page() const { return static_cast<int>(pages_.size()); }  ///< from 1
    const PdfLooks& looks() const { return looks_; }

    void newPage();
    /// Goes down, but not at the top of a page.
    void skip(double height);
    /// A new page unless so much room is left.
    void need(double height);
    /// Takes a strip of the page.
    void take(double height) { y_ += height; }
    void draw(Ink ink) { drawOn(page(), std::move(ink)); }
    void drawOn(int page, Ink ink);

    /// Text in the full width that flows over pages; never one line alone where two can stay together.
    void text(const std::string& words, const TextLook& look);
    /// The same with something in front of its first line: a bullet, a number.
    void text(const std::string& words, const TextLook& look, const std::string& mark);

    const std::vector<std::vector<Ink>>& pages() const { return pages_; }

private:
    const PdfLooks& looks_;
    std::vector<std::vector<Ink>> pages_;
    double y_ = 0;
};

}  // namespace diaoyan
