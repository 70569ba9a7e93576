// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/printable_answers.h"

#include "charts/render/printable_grid.h"
#include "charts/render/tick_marks.h"

#include <QPen>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace diaoyan {

namespace {

constexpr double mm = tenthsPerMillimetre;
constexpr double option_gap = 4 * mm;
constexpr double tight = 3.6 * mm;  ///< that much of the gap may be given up
constexpr double least_write_in = 30 * mm;
constexpr double line_to_write_on = 8.5 * mm;
constexpr int most_lines_of_label = 20;
constexpr int longest_scale = 11;
const QColor quiet(0x4A, 0x55, 0x60);
const QColor pale(0x90, 0x98, 0xA0);

std::vector<TextRun> labelRuns(const PaperOption& option, const PdfLooks& looks, Language language) {
    TextLook small = sizedLook(looks, 8);
    small.colour = quiet;
    std::vector<TextRun> runs = {
        {"", sizedLook(looks, 10)}, {option.mark + " ", small}, {option.label.in(language), sizedLook(looks, 10)}};
    if (!option.remark.empty()) {
        const bool zh = language == Language::zh;
        runs.emplace_back((zh ? "（" : " (") + option.remark.in(language) + (zh ? "）" : ")"), small);
    }
    return runs;
}

/// Options in columns, one row a strip.
class OptionRows {
public:
    OptionRows(const PaperQuestion& question, const PdfLooks& looks, double width, Language language)
        : question_(question), looks_(looks), width_(width), language_(language),
          mark_(question.kind == QuestionKind::multiple  ? TickMark::box
                : question.kind == QuestionKind::ranking ? TickMark::rank
                                                         : TickMark::circle) {}

    std::vector<PaperStrip> strips() {
        const double column = width_ / columns();
        std::vector<Cell> row;
        double x = 0;
        for (const PaperOption& option : question_.options) {
            const double natural = naturalWidth(option);
            const double taken = std::min(std::ceil((natural - tight - 1) / column) * column, width_);
            if (x > 0 && x + taken > width_ + 1) {
                finish(row);
                x = 0;
            }
            const double room = option.write_in ? width_ - x : taken;
            row.push_back({setLabel(option, room), x, option.write_in ? room - 2 * mm : 0});
            x += room;
        }
        finish(row);
        return std::move(strips_);
    }

private:
    struct Cell {
        SetText label;
        double x = 0;
        double line_end = 0;  ///< of the line of 其他; 0: none
    };

    double markRoom() const { return tickMarkSize(mark_) + 1.4 * mm; }

    SetText setLabel(const PaperOption& option, double room) const {
        const auto runs = labelRuns(option, looks_, language_);
        SetText whole = setRuns(runs, room - markRoom() - (option.write_in ? least_write_in : option_gap - tight));
        if (whole.lines > most_lines_of_label) { whole.lines = most_lines_of_label; }
        return whole;
    }

    double naturalWidth(const PaperOption& option) const {
        const double words = widestLine(setRuns(labelRuns(option, looks_, language_), 1e6));
        return markRoom() + words + option_gap + (option.write_in ? least_write_in : 0);
    }

    double widestOption() const {
        double widest = 0;
        for (const PaperOption& option : question_.options) { widest = std::max(widest, naturalWidth(option)); }
        return widest;
    }

    /// Three in four options need no more; the others take several columns.
    double usualWidth() const {
        std::vector<double> widths;
        for (const PaperOption& option : question_.options) {
            if (!option.write_in) { widths.push_back(naturalWidth(option)); }
        }
        if (widths.empty()) { return 0; }
        std::sort(widths.begin(), widths.end());
        return widths[(widths.size() - 1) * 3 / 4];
    }

    /// Columns of a common raster, so that options of several questions stand below one another; a scale on one line
    /// if it fits.
    int columns() const {
        const double widest = usualWidth();
        const auto count = static_cast<int>(question_.options.size());
        if (question_.kind == QuestionKind::scale && count >= 3 && count <= longest_scale &&
            widestOption() - tight <= width_ / count) {
            return count;
        }
        for (const int wanted : {6, 4, 3, 2}) {
            if (wanted == 6 && count < 6) { continue; }
            if (widest > width_ / wanted) { continue; }
            const int rows = (count + wanted - 1) / wanted;
            return rows == 1 ? wanted : evenColumns(count, rows);
        }
        return 1;
    }

    /// The fewest columns of the raster that need no more rows.
    static int evenColumns(int count, int rows) {
        for (const int columns : {2, 3, 4}) {
            if ((count + columns - 1) / columns <= rows) { return columns; }
        }
        return 6;
    }

    void finish(std::vector<Cell>& row) {
        if (row.empty()) { return; }
        double lines = 1;
        for (const Cell& cell : row) { lines = std::max(lines, static_cast<double>(cell.label.lines)); }
        const double line = row.front().label.line_height;
        const double height = std::max(lines * line, tickMarkSize(mark_)) + 1.3 * mm;
        strips_.push_back(
            {height, [row, mark = mark_, text_x = markRoom(), line](QPainter& painter, double x, double y) {
                 const double first = std::max(line, tickMarkSize(mark));
                 for (const Cell& cell : row) {
                     drawTickMark(painter, mark, x + cell.x, y + first / 2);
                     const double label_y = y + (first - line) / 2;
                     drawLines(painter, cell.label, x + cell.x + text_x, label_y);
                     if (cell.line_end <= 0) { continue; }
                     const double from = x + cell.x + text_x + widestLine(cell.label) + 1 * mm;
                     painter.setPen(QPen(pale, 6));
                     painter.drawLine(QPointF(from, label_y + line * 0.92),
                                      QPointF(x + cell.x + cell.line_end, label_y + line * 0.92));
                 }
             }});
        row.clear();
    }

    const PaperQuestion& question_;
    const PdfLooks& looks_;
    double width_;
    Language language_;
    TickMark mark_;
    std::vector<PaperStrip> strips_;
};

PaperStrip emptyLine(double width, double height) {
    return {height, [=](QPainter& painter, double x, double y) {
                painter.setPen(QPen(pale, 6));
                painter.drawLine(QPointF(x, y + height - 1 * mm), QPointF(x + width, y + height - 1 * mm));
            }};
}

/// 2026 年 11 月 22 日
void drawDate(QPainter& painter, const PdfLooks& looks, double x, double y, Language language) {
    const bool zh = language == Language::zh;
    const TextLook look = sizedLook(looks, 10);
    const double text_y = y + (digitBoxHeight - look.line) / 2;
    const auto say = [&](const char* words) {
        const SetText set = setText(words, look, 40 * mm);
        drawLines(painter, set, x + 1.2 * mm, text_y);
        x += widestLine(set) + 2.4 * mm;
    };
    for (const auto& [boxes, zh_after, en_before] :
         {std::tuple{4, "年", "year"}, std::tuple{2, "月", "month"}, std::tuple{2, "日", "day"}}) {
        if (!zh) { say(en_before); }
        x = drawDigitBoxes(painter, boxes, x, y);
        if (zh) { say(zh_after); }
    }
}

}  // namespace

double drawDigitBoxes(QPainter& painter, int boxes, double x, double y) {
    painter.setPen(QPen(Qt::black, 7));
    painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < boxes; ++i) {
        painter.drawRect(QRectF(x + i * digitBoxWidth, y, digitBoxWidth, digitBoxHeight));
    }
    return x + boxes * digitBoxWidth;
}

std::optional<PaperStrip> shortField(const PaperQuestion& question, const PdfLooks& looks, double width,
                                     Language language) {
    constexpr double height = digitBoxHeight + 0.6 * mm;
    if (!question.rows.empty()) { return std::nullopt; }
    if (question.kind == QuestionKind::text && question.lines == 1) { return emptyLine(width, height); }
    if (question.kind == QuestionKind::number) {
        return PaperStrip{height, [digits = question.digits](QPainter& painter, double x, double y) {
                              if (digits > 0) {
                                  drawDigitBoxes(painter, digits, x, y);
                                  return;
                              }
                              painter.setPen(QPen(Qt::black, 7));
                              painter.setBrush(Qt::NoBrush);
                              painter.drawRect(QRectF(x, y, 36 * mm, digitBoxHeight));
                          }};
    }
    if (question.kind == QuestionKind::date) {
        return PaperStrip{height, [looks, language](QPainter& painter, double x, double y) {
                              drawDate(painter, looks, x, y, language);
                          }};
    }
    return std::nullopt;
}

PaperBlock answerArea(const PaperQuestion& question, const PdfLooks& looks, double width, Language language) {
    PaperBlock block;
    if (!question.rows.empty()) {
        if (auto grid = answerGrid(question, looks, width, language)) { return std::move(*grid); }
        // Options that are too many or too long for a grid: each row is a small question of its own.
        for (const Text& row : question.rows) {
            PaperQuestion single = question;
            single.rows.clear();
            const SetText label = setText(row.in(language), sizedLook(looks, 10, true), width, most_lines_of_label);
            block.strips.push_back({label.height() + 0.8 * mm, [label](QPainter& painter, double x, double y) {
                                        drawLines(painter, label, x, y);
                                    }});
            for (PaperStrip& strip : OptionRows(single, looks, width, language).strips()) {
                block.strips.push_back(std::move(strip));
            }
        }
        return block;
    }
    if (!question.options.empty()) {
        block.strips = OptionRows(question, looks, width, language).strips();
    } else if (question.kind == QuestionKind::text) {
        for (int line = 0; line < question.lines; ++line) {
            block.strips.push_back(emptyLine(width, line_to_write_on));
        }
    } else if (auto field = shortField(question, looks, width, language)) {
        block.strips.push_back(std::move(*field));
    }
    return block;
}

}  // namespace diaoyan
