// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/column_plan.h"

#include "charts/tables/printable_text.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace diaoyan {

namespace {

constexpr int narrowest_label = 16;
constexpr int widest_words = 24;  ///< words in a column of numbers wrap here
constexpr int heading_relaxed = 16;
/// How narrow headings of numbers may be made: comfortably; then, where that saves a continuation, down to three Han
/// letters a line.
constexpr std::array<int, 3> headings_squeezed = {12, 8, 6};

struct Need {
    int natural = 1;  ///< the widest cell, wrapped nowhere
    int heading = 0;
    int width = 1;  ///< what it gets
};

Need measured(const ResultTable& table, int column, Language language, const PageRoom& room) {
    Need need;
    const auto heading = printable(table.columns[static_cast<std::size_t>(column)].heading.in(language));
    need.heading = terminalWidth(heading, room.ambiguous);
    for (const auto& row : table.rows)
        need.natural = std::max(need.natural, terminalWidth(shownCell(row, column, language), room.ambiguous));
    return need;
}

int leadingLabels(const ResultTable& table) {
    const auto end = std::find_if(table.columns.begin(), table.columns.end(),
                                  [](const TableColumn& column) { return column.role != ColumnRole::label; });
    return static_cast<int>(end - table.columns.begin());
}

int sum(const std::vector<Need>& needs, int from, int to, int gap) {
    int total = 0;
    for (int column = from; column < to; ++column)
        total += needs[static_cast<std::size_t>(column)].width + (column > 0 ? gap : 0);
    return total;
}

/// Narrows the widest label again and again until all labels fit, but none below the narrowest.
void squeezeLabels(std::vector<Need>& needs, int labels, int room, int gap) {
    const auto end = needs.begin() + labels;
    while (sum(needs, 0, labels, gap) > room) {
        const auto widest =
            std::max_element(needs.begin(), end, [](const Need& a, const Need& b) { return a.width < b.width; });
        if (widest == end || widest->width <= narrowest_label) return;
        const int excess = sum(needs, 0, labels, gap) - room;
        int second = narrowest_label;
        for (auto need = needs.begin(); need != end; ++need)
            if (need != widest) second = std::max(second, std::min(need->width, widest->width - 1));
        widest->width = std::max(widest->width - excess, second);
    }
}

/// Room that is left over lets headings stand on fewer lines.
void relaxHeadings(std::vector<Need>& needs, int labels, int spare) {
    for (auto need = needs.begin() + labels; need != needs.end() && spare > 0; ++need) {
        const int wish = std::min(need->heading, heading_relaxed) - need->width;
        const int given = std::clamp(wish, 0, spare);
        need->width += given;
        spare -= given;
    }
}

ColumnPanel startOf(const std::vector<Need>& needs, int labels) {
    ColumnPanel panel;
    for (int column = 0; column < labels; ++column) {
        panel.columns.push_back(column);
        panel.widths.push_back(needs[static_cast<std::size_t>(column)].width);
    }
    return panel;
}

/// Panels filled from left to right with at most `most` columns of numbers each.
std::vector<ColumnPanel> cut(const std::vector<Need>& needs, int labels, const PageRoom& room, int most) {
    std::vector<ColumnPanel> panels{startOf(needs, labels)};
    for (int column = labels; column < static_cast<int>(needs.size()); ++column) {
        const int width = needs[static_cast<std::size_t>(column)].width;
        const int filled = static_cast<int>(panels.back().columns.size()) - labels;
        const bool full = panels.back().total(room.gap) + room.gap + width > room.width || filled >= most;
        if (filled > 0 && full) panels.push_back(startOf(needs, labels));
        panels.back().columns.push_back(column);
        panels.back().widths.push_back(width);
    }
    return panels;
}

}  // namespace

int ColumnPanel::total(int gap) const {
    const int gaps = widths.empty() ? 0 : gap * (static_cast<int>(widths.size()) - 1);
    return std::accumulate(widths.begin(), widths.end(), gaps);
}

std::string shownCell(const TableRow& row, int column, Language language) {
    const auto index = static_cast<std::size_t>(column);
    return index < row.cells.size() ? printable(cellText(row.cells[index], language)) : std::string();
}

namespace {

std::vector<Need> needsOf(const ResultTable& table, Language language, const PageRoom& room, int heading_squeezed) {
    const int columns = static_cast<int>(table.columns.size());
    const int labels = leadingLabels(table);
    std::vector<Need> needs;
    for (int column = 0; column < columns; ++column) {
        Need need = measured(table, column, language, room);
        need.width = column < labels
                         ? std::max(need.natural, std::min(need.heading, widest_words))
                         : std::max(std::min(need.natural, widest_words), std::min(need.heading, heading_squeezed));
        needs.push_back(need);
    }
    const int numbers = sum(needs, 0, columns, room.gap) - sum(needs, 0, labels, room.gap);
    squeezeLabels(needs, labels, std::max(room.width - numbers, room.width / 3), room.gap);
    relaxHeadings(needs, labels, room.width - sum(needs, 0, columns, room.gap));
    return needs;
}

}  // namespace

std::vector<ColumnPanel> planColumns(const ResultTable& table, Language language, const PageRoom& room) {
    const int columns = static_cast<int>(table.columns.size());
    const int labels = leadingLabels(table);
    for (const int squeezed : headings_squeezed) {
        if (!room.tight && squeezed != headings_squeezed.front()) break;
        auto whole = cut(needsOf(table, language, room, squeezed), labels, room, columns);
        if (whole.size() == 1) return whole;
    }
    const std::vector<Need> needs = needsOf(table, language, room, headings_squeezed.front());
    const auto panels = cut(needs, labels, room, columns);
    // A last panel with one lonely column reads badly: the same number of panels, filled evenly.
    const int count = static_cast<int>(panels.size());
    const auto even = cut(needs, labels, room, (columns - labels + count - 1) / count);
    return even.size() == panels.size() ? even : panels;
}

}  // namespace diaoyan
