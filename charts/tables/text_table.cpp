// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/text_table.h"

#include "charts/tables/column_plan.h"
#include "charts/tables/printable_text.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr int gap = 2;
constexpr int shortest_bar = 6;
constexpr int bar_reserve = 12;
constexpr int longest_bar = 24;

std::string spaces(int count) {
    return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

std::string repeated(std::string_view glyph, int count) {
    std::string row;
    for (int i = 0; i < count; ++i) row += glyph;
    return row;
}

class TextTable {
public:
    TextTable(const ResultTable& table, const TextTableOptions& options) : table_(table), options_(options) {
        options_.width = std::max(options_.width, 40);
    }

    std::string render() {
        const auto panels = plan();
        const int widest = widestOf(panels);
        heading(std::max(widest, 40));
        for (const auto& panel : panels) {
            if (&panel != &panels.front()) write(options_.language == Language::zh ? "（续）" : "(continued)", "2");
            drawPanel(panel);
        }
        for (const auto& note : noteLines(table_, options_.language)) paragraph(note, std::max(widest, 40), "2");
        return std::move(out_);
    }

private:
    int width(std::string_view words) const { return terminalWidth(words, options_.ambiguous); }

    PageRoom room(int columns) const { return {columns, gap, options_.ambiguous}; }

    /// Bars are a courtesy: they get room only where the numbers stand beside each other without them.
    std::vector<ColumnPanel> plan() {
        const bool wanted =
            options_.bars && table_.bar_column >= 0 && table_.bar_column < static_cast<int>(table_.columns.size());
        if (wanted) {
            auto panels = planColumns(table_, options_.language, room(options_.width - bar_reserve - gap));
            const int spare = options_.width - panels.front().total(gap) - gap;
            if (panels.size() == 1 && spare >= shortest_bar) {
                bar_width_ = std::min(spare, longest_bar);
                return panels;
            }
        }
        return planColumns(table_, options_.language, room(options_.width));
    }

    int widestOf(const std::vector<ColumnPanel>& panels) const {
        int widest = 0;
        for (const auto& panel : panels) widest = std::max(widest, panel.total(gap));
        return widest + (bar_width_ > 0 ? gap + bar_width_ : 0);
    }

    std::string coloured(const std::string& words, const char* code) const {
        return options_.colour && !words.empty() ? std::string("\x1b[") + code + "m" + words + "\x1b[0m" : words;
    }

    void write(const std::string& line, const char* code) { out_ += coloured(line, code) + "\n"; }

    void paragraph(const std::string& words, int columns, const char* code) {
        for (const auto& line : wrapped(printable(words), columns, options_.ambiguous)) write(line, code);
    }

    void heading(int columns) {
        if (!table_.title.empty()) paragraph(table_.title.in(options_.language), columns, "1");
        const auto base = baseText(table_, options_.language);
        if (!base.empty()) paragraph(base, columns, "2");
    }

    void rule(std::string_view glyph, int columns) { out_ += repeated(glyph, columns / width(glyph)) + "\n"; }

    /// Cells side by side, as many lines as the longest needs.
    void drawRow(const ColumnPanel& panel, const std::vector<std::string>& cells, const std::string& bar, bool bold) {
        std::vector<std::vector<std::string>> lines;
        std::size_t height = 1;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            lines.push_back(wrapped(cells[i], panel.widths[i], options_.ambiguous));
            height = std::max(height, lines.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string row;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const std::string words = line < lines[i].size() ? lines[i][line] : std::string();
                const auto fill = spaces(panel.widths[i] - width(words));
                const auto& column = table_.columns[static_cast<std::size_t>(panel.columns[i])];
                const auto shown = bold ? coloured(words, "1") : words;
                row += (i > 0 ? spaces(gap) : "") + (column.role == ColumnRole::label ? shown + fill : fill + shown);
            }
            if (line == 0 && !bar.empty()) row += spaces(gap) + coloured(bar, "36");
            const auto last = row.find_last_not_of(' ');
            out_ += row.substr(0, last == std::string::npos ? 0 : last + 1) + "\n";
        }
    }

    /// Whole blocks and one of eight parts of a block.
    std::string bar(const TableRow& row) const {
        static const char* const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
        const auto column = static_cast<std::size_t>(std::max(table_.bar_column, 0));
        const bool answer = row.role == RowRole::option || row.role == RowRole::not_substantive;
        if (bar_width_ == 0 || !answer || column >= row.cells.size()) return {};
        const auto* share = std::get_if<Share>(&row.cells[column]);
        const auto proportion = share ? share->proportion() : std::nullopt;
        if (!proportion) return {};
        const int blocks = bar_width_ / width("█");
        const int parts = static_cast<int>(std::lround(std::clamp(*proportion, 0.0, 1.0) * blocks * 8));
        return repeated("█", parts / 8) + eighths[parts % 8];
    }

    void drawPanel(const ColumnPanel& panel) {
        const int columns = panel.total(gap) + (bar_width_ > 0 ? gap + bar_width_ : 0);
        rule("━", columns);
        std::vector<std::string> headings;
        for (const int column : panel.columns)
            headings.push_back(
                printable(table_.columns[static_cast<std::size_t>(column)].heading.in(options_.language)));
        drawRow(panel, headings, {}, true);
        rule("─", columns);
        const TableRow* above = nullptr;
        for (const auto& row : table_.rows) {
            if (above && ruleBetween(above->role, row.role)) rule("─", columns);
            std::vector<std::string> cells;
            for (const int column : panel.columns) cells.push_back(shownCell(row, column, options_.language));
            drawRow(panel, cells, bar(row), row.role == RowRole::total || row.role == RowRole::subtotal);
            above = &row;
        }
        rule("━", columns);
    }

    const ResultTable& table_;
    TextTableOptions options_;
    int bar_width_ = 0;
    std::string out_;
};

}  // namespace

std::string renderText(const ResultTable& table, const TextTableOptions& options) {
    return TextTable(table, options).render();
}

}  // namespace diaoyan
