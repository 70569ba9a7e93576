// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/pdf_table.h"

#include "charts/render/label_text.h"
#include "charts/tables/column_plan.h"

#include <QStringList>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr double cell_margin = 35;   ///< left and right of a cell
constexpr double cell_padding = 22;  ///< above and below
constexpr double thick_rule = 15;
constexpr double thin_rule = 7;
constexpr int most_lines_in_cell = 24;
constexpr std::size_t longest_kept_together = 20;  ///< rows

/// A row ready to be drawn.
struct SetRow {
    std::vector<SetText> cells;
    double height = 0;
    double rule_above = 0;
};

class TableOnPages {
public:
    TableOnPages(PdfPages& pages, const ResultTable& table, const std::string& label, Language language)
        : pages_(pages), table_(table), label_(label), language_(language),
          half_letter_(pages.looks().cell.font.pixelSize() / 2.0) {}

    void place() {
        const int gap = static_cast<int>((2 * cell_margin + half_letter_) / half_letter_) + 1;
        const int room = static_cast<int>(pages_.width() / half_letter_) - gap;
        bool first = true;
        for (const ColumnPanel& panel : planColumns(table_, language_, {room, gap, AmbiguousWidth::wide, true})) {
            if (panel.columns.empty()) { continue; }
            setPanel(panel, first);
            first = false;
        }
        if (first) { caption(); }
        for (const std::string& note : noteLines(table_, language_)) { pages_.text(note, pages_.looks().note); }
        pages_.skip(120);
    }

private:
    /// What is left over goes to the numbers evenly (up to four letters each) and then to the first column.
    void measure(const ColumnPanel& panel) {
        widths_.clear();
        double used = 0;
        for (const int width : panel.widths) {
            widths_.push_back((width + 0.5) * half_letter_ + 2 * cell_margin);
            used += widths_.back();
        }
        const double spare = std::max(pages_.width() - used, 0.0);
        const double share = std::min(spare / static_cast<double>(widths_.size() + 1), 8 * half_letter_);
        for (std::size_t i = 1; i < widths_.size(); ++i) { widths_[i] += share; }
        widths_[0] += spare - share * static_cast<double>(widths_.size() - 1);
        widenNumbers(panel);
    }

    /// The widest English word of a heading; Chinese may be broken anywhere.
    double widestWord(int column) const {
        QFont font = pages_.looks().cell.font;
        font.setBold(true);
        const auto heading =
            QString::fromStdString(table_.columns[static_cast<std::size_t>(column)].heading.in(language_));
        double widest = 0;
        for (const QString& word : heading.left(100).split(QLatin1Char(' '))) {
            const bool english = std::all_of(word.begin(), word.end(), [](QChar c) { return c.unicode() < 0x250; });
            if (english && word.size() <= 16) { widest = std::max(widest, widthOf(word, font)); }
        }
        return widest;
    }

    /// Letters are not exactly half or one wide: numbers that would break take from the first column.
    void widenNumbers(const ColumnPanel& panel) {
        const QFont& font = pages_.looks().cell.font;
        for (std::size_t i = 1; i < widths_.size(); ++i) {
            double widest = widestWord(panel.columns[i]);
            for (const TableRow& row : table_.rows) {
                const auto words = QString::fromStdString(shownCell(row, panel.columns[i], language_));
                if (words.size() <= 24) { widest = std::max(widest, widthOf(words, font)); }
            }
            const double lacking = widest + 2 * cell_margin + 10 - widths_[i];
            const double spare = widths_[0] - 12 * half_letter_;
            if (lacking <= 0 || spare < lacking) { continue; }
            widths_[i] += lacking;
            widths_[0] -= lacking;
        }
    }

    SetRow setRow(const ColumnPanel& panel, const std::vector<std::string>& words, bool bold) const {
        SetRow row;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto role = table_.columns[static_cast<std::size_t>(panel.columns[i])].role;
            TextLook look = pages_.looks().cell;
            look.font.setBold(bold);
            look.alignment = role == ColumnRole::label ? Qt::AlignLeft : Qt::AlignRight;
            row.cells.push_back(setText(words[i], look, widths_[i] - 2 * cell_margin, most_lines_in_cell));
            row.height = std::max(row.height, row.cells.back().height() + 2 * cell_padding);
        }
        return row;
    }

    std::vector<SetRow> setRows(const ColumnPanel& panel) const {
        std::vector<SetRow> rows;
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const TableRow& row = table_.rows[i];
            std::vector<std::string> words;
            for (const int column : panel.columns) { words.push_back(shownCell(row, column, language_)); }
            rows.push_back(setRow(panel, words, row.role == RowRole::total || row.role == RowRole::subtotal));
            if (i > 0 && ruleBetween(table_.rows[i - 1].role, row.role)) { rows.back().rule_above = thin_rule; }
        }
        return rows;
    }

    void caption() {
        const std::string title = table_.title.in(language_);
        pages_.text(label_ + (title.empty() ? "" : "　" + title), pages_.looks().caption);
        const std::string base = baseText(table_, language_);
        if (!base.empty()) { pages_.text(base, pages_.looks().base); }
    }

    void continuation() {
        pages_.text(label_ + (language_ == Language::zh ? "（续）" : " (continued)"), pages_.looks().caption);
    }

    void rule(double y, double thickness) {
        pages_.draw([area = QRectF(pages_.left(), y - thickness / 2, pages_.width(), thickness)](QPainter& painter) {
            painter.fillRect(area, Qt::black);
        });
    }

    void drawRow(const SetRow& row) {
        if (row.rule_above > 0) { rule(pages_.place(), row.rule_above); }
        double x = pages_.left();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const SetText& cell = row.cells[i];
            const double y = pages_.place() + (row.height - cell.height()) / 2;
            for (int line = 0; line < cell.lines; ++line) {
                pages_.draw([cell, line, at = QPointF(x + cell_margin, y + line * cell.line_height)](QPainter& p) {
                    cell.drawLine(p, line, at.x(), at.y(), Qt::black);
                });
            }
            x += widths_[i];
        }
        pages_.take(row.height);
    }

    void drawHead(const SetRow& head) {
        rule(pages_.place(), thick_rule);
        drawRow(head);
        rule(pages_.place(), thin_rule);
    }

    void setPanel(const ColumnPanel& panel, bool first) {
        measure(panel);
        std::vector<std::string> headings;
        for (const int column : panel.columns) {
            headings.push_back(table_.columns[static_cast<std::size_t>(column)].heading.in(language_));
        }
        const SetRow head = setRow(panel, headings, true);
        const std::vector<SetRow> rows = setRows(panel);
        const double above = leastTableHeight(pages_.looks()) - 4 * pages_.looks().cell.line;
        double whole = above + head.height;
        for (const SetRow& row : rows) { whole += row.height; }
        const double beginning =
            above + head.height + (rows.empty() ? 0 : rows[0].height) + (rows.size() < 2 ? 0 : rows[1].height);
        pages_.need(rows.size() <= longest_kept_together && whole <= pages_.height() ? whole : beginning);
        if (first) {
            caption();
        } else {
            pages_.skip(80);
            continuation();
        }
        drawHead(head);
        for (const SetRow& row : rows) {
            if (pages_.room() < row.height && !pages_.atTop()) {
                rule(pages_.place(), thin_rule);
                pages_.newPage();
                continuation();
                drawHead(head);
            }
            drawRow(row);
        }
        rule(pages_.place(), thick_rule);
        pages_.take(30);
    }

    PdfPages& pages_;
    const ResultTable& table_;
    const std::string& label_;
    Language language_;
    double half_letter_;
    std::vector<double> widths_;
};

}  // namespace

void setTable(PdfPages& pages, const ResultTable& table, const std::string& label, Language language) {
    TableOnPages(pages, table, label, language).place();
}

double leastTableHeight(const PdfLooks& looks) {
    return looks.caption.before + looks.caption.line + looks.caption.after + looks.base.line + looks.base.after +
           4 * looks.cell.line;
}

}  // namespace diaoyan
