// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/printable_grid.h"

#include "charts/render/label_text.h"
#include "charts/render/tick_marks.h"

#include <QPen>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr double mm = tenthsPerMillimetre;
constexpr double narrowest_column = 10 * mm;
constexpr double widest_column = 25 * mm;
constexpr double narrowest_labels = 34 * mm;
constexpr double padding = 1.2 * mm;
constexpr double least_row = 7.4 * mm;
constexpr int most_heading_lines = 3;
constexpr int most_row_lines = 12;
const QColor stripe(0xF2, 0xF4, 0xF6);
const QColor pale(0x90, 0x98, 0xA0);

void rule(QPainter& painter, double x, double y, double width, double thickness, const QColor& colour = Qt::black) {
    painter.fillRect(QRectF(x, y - thickness / 2, width, thickness), colour);
}

TextLook headingLook(const PdfLooks& looks) {
    TextLook look = sizedLook(looks, 8.5);
    look.line *= 0.9;
    look.alignment = Qt::AlignHCenter;
    return look;
}

/// A number and the option's words below it.
SetText headingText(const PaperOption& option, const PdfLooks& looks, double width, Language language) {
    TextLook look = headingLook(looks);
    return setText(std::to_string(option.number) + " " + option.label.in(language), look, width);
}

double widestWord(const std::string& label, const QFont& font) {
    double widest = 0;
    for (const QString& word : plainLabel(label).split(QLatin1Char(' '))) {
        const bool english = std::all_of(word.begin(), word.end(), [](QChar c) { return c.unicode() < 0x250; });
        widest = std::max(widest, widthOf(english ? word : word.left(1), font));
    }
    return widest;
}

class AnswerTable {
public:
    AnswerTable(const PaperQuestion& question, const PdfLooks& looks, double width, Language language)
        : question_(question), looks_(looks), width_(width), language_(language), columns_(question.options.size()) {
        double labels = narrowest_labels;
        for (const Text& row : question.rows) {
            labels = std::max(labels, widthOf(plainLabel(row.in(language)), sizedLook(looks, 10).font) + 3 * padding);
        }
        labels = std::min(labels, width * 0.42);
        column_ =
            columns_ == 0 ? width - labels : std::min((width - labels) / static_cast<double>(columns_), widest_column);
        labels_ = width - column_ * static_cast<double>(std::max<std::size_t>(columns_, 1));
        if (columns_ == 0) {
            labels_ = labels;
            column_ = width - labels;
        }
    }

    bool fits() const {
        if (columns_ == 0) { return true; }
        if (question_.kind == QuestionKind::ranking || column_ < narrowest_column) { return false; }
        return std::none_of(question_.options.begin(), question_.options.end(), [&](const PaperOption& option) {
            return option.write_in || !option.remark.empty() ||
                   widestWord(option.label.in(language_), headingLook(looks_).font) > column_ - padding ||
                   headingText(option, looks_, column_ - padding, language_).lines > most_heading_lines;
        });
    }

    PaperStrip head() const {
        std::vector<SetText> headings;
        double height = 0;
        for (const PaperOption& option : question_.options) {
            headings.push_back(headingText(option, looks_, column_ - padding, language_));
            height = std::max(height, headings.back().height());
        }
        height += columns_ == 0 ? 0 : 2 * padding;
        return {height,
                [=, this_width = width_, labels = labels_, column = column_](QPainter& painter, double x, double y) {
                    rule(painter, x, y, this_width, 9);
                    for (std::size_t i = 0; i < headings.size(); ++i) {
                        const double left = x + labels + static_cast<double>(i) * column + padding / 2;
                        drawLines(painter, headings[i], left, y + (height - headings[i].height()) / 2);
                    }
                    if (!headings.empty()) { rule(painter, x, y + height, this_width, 5); }
                }};
    }

    PaperStrip row(std::size_t index) const {
        const SetText label =
            setText(question_.rows[index].in(language_), sizedLook(looks_, 10), labels_ - 2 * padding, most_row_lines);
        const double height = std::max(label.height() + 1.6 * padding, columns_ == 0 ? least_row * 1.3 : least_row);
        const bool last = index + 1 == question_.rows.size();
        const bool shaded = index % 2 == 1 && columns_ > 0;
        const TickMark mark = question_.kind == QuestionKind::multiple ? TickMark::box : TickMark::circle;
        return {height, [=, this_width = width_, labels = labels_, column = column_,
                         columns = columns_](QPainter& painter, double x, double y) {
                    if (shaded) { painter.fillRect(QRectF(x, y, this_width, height), stripe); }
                    drawLines(painter, label, x + padding, y + (height - label.height()) / 2);
                    for (std::size_t i = 0; i < columns; ++i) {
                        const double middle = x + labels + (static_cast<double>(i) + 0.5) * column;
                        drawTickMark(painter, mark, middle - tickMarkSize(mark) / 2, y + height / 2);
                    }
                    if (columns == 0) { rule(painter, x + labels, y + height - padding, column, 6, pale); }
                    if (last) { rule(painter, x, y + height, this_width, 9); }
                }};
    }

private:
    const PaperQuestion& question_;
    const PdfLooks& looks_;
    double width_;
    Language language_;
    std::size_t columns_;
    double column_ = 0;
    double labels_ = 0;
};

}  // namespace

std::optional<PaperBlock> answerGrid(const PaperQuestion& question, const PdfLooks& looks, double width,
                                     Language language) {
    const AnswerTable table(question, looks, width, language);
    if (!table.fits()) { return std::nullopt; }
    PaperBlock block;
    block.head = table.head();
    block.strips.push_back(*block.head);
    for (std::size_t i = 0; i < question.rows.size(); ++i) { block.strips.push_back(table.row(i)); }
    return block;
}

}  // namespace diaoyan
