// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/xlsx_table.h"

#include "charts/tables/column_plan.h"
#include "charts/tables/printable_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaoyan::xlsx {

namespace {

constexpr int back_row = 0;
constexpr int title_row = 1;
constexpr int base_row = 2;
constexpr int first_free_row = 3;  ///< of the headings, or of a chart above them
constexpr int row_pixels = 20;
constexpr int widest_beside = 64;  ///< half-width characters of a table that has room for a chart beside it
constexpr int widest_label = 44;   ///< half-width characters
constexpr int widest_number = 16;
constexpr int spare_column = 9;  ///< what a column has that nobody set
constexpr int line_of_words = 84;

std::string decimalsFormat(int decimals) {
    return decimals > 0 ? "0." + std::string(static_cast<std::size_t>(std::min(decimals, 12)), '0') : "0";
}

/// A number that a program can go on with, or nothing where the cell is words.
struct RealNumber {
    double value = 0;
    std::string format;
};

std::optional<RealNumber> finite(double value, std::string format) {
    if (!std::isfinite(value)) return std::nullopt;
    return RealNumber{value, std::move(format)};
}

struct NumberOfCell {
    std::optional<RealNumber> operator()(const Text&) const { return std::nullopt; }
    std::optional<RealNumber> operator()(std::int64_t count) const {
        return RealNumber{static_cast<double>(count), "0"};
    }
    std::optional<RealNumber> operator()(const Share& share) const {
        if (share.printed_tenths) return RealNumber{static_cast<double>(*share.printed_tenths) / 1000, "0.0%"};
        const auto part = share.proportion();
        return part ? finite(*part, "0.0%") : std::nullopt;
    }
    std::optional<RealNumber> operator()(const Figure& figure) const {
        return finite(figure.value, decimalsFormat(figure.decimals));
    }
    std::optional<RealNumber> operator()(const PValue& p) const {
        if (!(p.value >= 0 && p.value <= 1)) return std::nullopt;
        return RealNumber{p.value, "[<0.001]\"<0.001\";0.000"};
    }
    std::optional<RealNumber> operator()(const IntervalCell&) const { return std::nullopt; }
    std::optional<RealNumber> operator()(const NoValue&) const { return std::nullopt; }
};

class SheetOfTable {
public:
    SheetOfTable(Book& book, lxw_worksheet* sheet, const ResultTable& table, const TableOnSheet& on_sheet,
                 Language language)
        : book_(book), sheet_(sheet), table_(table), on_sheet_(on_sheet), language_(language) {
        placed_.columns = static_cast<int>(table.columns.size());
        measure();
        leaveRoomForChart();
        placed_.first_row = heading_row_ + 1;
    }

    PlacedTable place() {
        book_.linkTo(sheet_, back_row, 0, on_sheet_.back_to, "← " + on_sheet_.back_to);
        const std::string title = table_.title.in(language_);
        across(title_row, on_sheet_.label + (title.empty() ? "" : "　" + title), {.size = 14, .bold = true});
        across(base_row, on_sheet_.base, {.quiet = true});
        headings();
        const int rows = static_cast<int>(table_.rows.size());
        for (int row = 0; row < rows; ++row) bodyRow(row);
        int next = placed_.first_row + rows;
        for (const std::string& note : noteLines(table_, language_)) across(next++, note, {.size = 10, .quiet = true});
        placed_.next_row = next;
        setUp();
        return std::move(placed_);
    }

private:
    void measure() {
        for (int column = 0; column < placed_.columns; ++column) {
            const TableColumn& heading = table_.columns[static_cast<std::size_t>(column)];
            const bool label = heading.role == ColumnRole::label;
            int widest = label ? 10 : 8;
            for (const TableRow& row : table_.rows)
                widest = std::max(widest, terminalWidth(shownCell(row, column, language_), AmbiguousWidth::wide));
            const int heading_width = terminalWidth(printable(heading.heading.in(language_)), AmbiguousWidth::wide);
            widest = std::max(widest, std::min(heading_width, widest_number));
            widths_.push_back(std::min(widest, label ? widest_label : 2 * widest_number) + 2);
            worksheet_set_column(sheet_, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), widths_.back(),
                                 nullptr);
        }
        last_column_ = std::max(placed_.columns - 1, 0);
        words_width_ = std::accumulate(widths_.begin(), widths_.end(), 0);
        table_width_ = words_width_;
        if (widths_.empty()) words_width_ = spare_column;
        while (on_sheet_.chart_height == 0 && words_width_ < line_of_words) {
            ++last_column_;
            words_width_ += spare_column;
        }
    }

    void leaveRoomForChart() {
        placed_.chart_row = first_free_row;
        if (table_width_ <= widest_beside)
            placed_.chart_column = placed_.columns + 1;
        else if (on_sheet_.chart_height > 0)
            heading_row_ += on_sheet_.chart_height / row_pixels + 2;
    }

    void across(int row, const std::string& words, const CellLook& look) {
        if (!words.empty()) book_.wordsAcross(sheet_, row, last_column_, words_width_, words, look);
    }

    void headings() {
        std::vector<std::pair<std::string, int>> room;
        for (int column = 0; column < placed_.columns; ++column) {
            const TableColumn& heading = table_.columns[static_cast<std::size_t>(column)];
            book_.words(sheet_, heading_row_, column, heading.heading.in(language_),
                        {.bold = true,
                         .wrap = true,
                         .right = heading.role != ColumnRole::label,
                         .centred = true,
                         .shaded = true,
                         .above = 2,
                         .below = 1});
            room.emplace_back(heading.heading.in(language_), widths_[static_cast<std::size_t>(column)]);
        }
        book_.makeRoom(sheet_, heading_row_, room);
    }

    CellLook lookOf(int row, bool label) const {
        const TableRow& current = table_.rows[static_cast<std::size_t>(row)];
        CellLook look;
        look.centred = true;
        look.bold = current.role == RowRole::subtotal || current.role == RowRole::total;
        look.quiet = current.role == RowRole::missing;
        look.wrap = label;
        look.right = !label;
        if (row > 0 && ruleBetween(table_.rows[static_cast<std::size_t>(row - 1)].role, current.role)) look.above = 1;
        if (row + 1 == static_cast<int>(table_.rows.size())) look.below = 2;
        return look;
    }

    void bodyRow(int row) {
        const TableRow& current = table_.rows[static_cast<std::size_t>(row)];
        std::vector<std::pair<std::string, int>> room;
        for (int column = 0; column < placed_.columns; ++column) {
            const bool label = table_.columns[static_cast<std::size_t>(column)].role == ColumnRole::label;
            CellLook look = lookOf(row, label);
            const int at_row = placed_.first_row + row;
            if (static_cast<std::size_t>(column) >= current.cells.size()) {
                book_.words(sheet_, at_row, column, {}, look);
                continue;
            }
            const TableCell& cell = current.cells[static_cast<std::size_t>(column)];
            const auto number = std::visit(NumberOfCell{}, cell);
            if (number) {
                look.number_format = number->format;
                worksheet_write_number(sheet_, static_cast<lxw_row_t>(at_row), static_cast<lxw_col_t>(column),
                                       number->value, book_.format(look));
            } else {
                book_.words(sheet_, at_row, column, cellText(cell, language_), look);
                comment(at_row, column, cell);
            }
            if (label) room.emplace_back(cellText(cell, language_), widths_[static_cast<std::size_t>(column)]);
            if (!label) remember(row, column, cell);
        }
        book_.makeRoom(sheet_, placed_.first_row + row, room);
    }

    void comment(int row, int column, const TableCell& cell) {
        const auto* nothing = std::get_if<NoValue>(&cell);
        if (!nothing || nothing->reason.empty()) return;
        worksheet_write_comment(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                cellWords(nothing->reason.in(language_)).c_str());
    }

    void remember(int row, int column, const TableCell& cell) {
        if (std::holds_alternative<Text>(cell) || std::holds_alternative<NoValue>(cell)) return;
        const TableRow& current = table_.rows[static_cast<std::size_t>(row)];
        const std::string code = current.code.empty() ? "#" + std::to_string(row + 1) : current.code;
        placed_.numbers.push_back({table_.id + " " + code + " " + std::to_string(column + 1), cellText(cell, language_),
                                   cellAddress(placed_.first_row + row, column)});
    }

    void setUp() {
        pageSetUp(sheet_, on_sheet_.chart_height > 0 || words_width_ > 100);
        worksheet_repeat_rows(sheet_, heading_row_, heading_row_);
        const auto labels = std::find_if(table_.columns.begin(), table_.columns.end(),
                                         [](const auto& column) { return column.role != ColumnRole::label; });
        if (heading_row_ > first_free_row) return;  // a chart above the headings must be free to move out of sight
        worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(placed_.first_row),
                               static_cast<lxw_col_t>(std::min<long>(labels - table_.columns.begin(), 2)));
    }

    Book& book_;
    lxw_worksheet* sheet_;
    const ResultTable& table_;
    const TableOnSheet& on_sheet_;
    Language language_;
    PlacedTable placed_;
    std::vector<int> widths_;
    int last_column_ = 0;
    int words_width_ = 0;
    int table_width_ = 0;  ///< half-width characters
    int heading_row_ = first_free_row;
};

}  // namespace

PlacedTable placeTable(Book& book, lxw_worksheet* sheet, const ResultTable& table, const TableOnSheet& on_sheet,
                       Language language) {
    return SheetOfTable(book, sheet, table, on_sheet, language).place();
}

}  // namespace diaoyan::xlsx
