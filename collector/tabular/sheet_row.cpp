// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/sheet_row.h"

#include <algorithm>

namespace diaoyan {

void SheetRow::clear() {
    used_.clear();
    own_text_.clear();
    bytes_ = 0;
}

void SheetRow::putText(std::size_t column, std::string_view text) {
    if (text.empty()) return;
    used_.push_back({column, Cell{Cell::Kind::text, text, 0}, borrowed, 0});
    bytes_ += text.size();
}

void SheetRow::putOwn(std::size_t column, Cell cell, std::string_view text) {
    if (text.empty()) return;
    used_.push_back({column, cell, own_text_.size(), text.size()});
    own_text_ += text;
    bytes_ += text.size();
}

void SheetRow::putOwnText(std::size_t column, std::string_view text) {
    putOwn(column, Cell{Cell::Kind::text, {}, 0}, text);
}

void SheetRow::putDate(std::size_t column, double serial, std::string_view text) {
    putOwn(column, Cell{Cell::Kind::date, {}, serial}, text);
}

void SheetRow::putNumber(std::size_t column, double number, DateFormat format, double serial_shift) {
    if (format != DateFormat::none) {
        // Times and spans are the same in both systems; only days are counted from another day.
        const double serial =
            format == DateFormat::date || format == DateFormat::date_and_time ? number + serial_shift : number;
        if (const auto text = dateText(serial, format)) {
            putOwn(column, Cell{Cell::Kind::date, {}, serial}, *text);
            return;
        }
    }
    putOwn(column, Cell{Cell::Kind::number, {}, number}, numberText(number));
}

std::size_t SheetRow::firstColumn() const {
    return std::min_element(used_.begin(), used_.end(), beforeInRow)->column;
}

std::size_t SheetRow::lastColumn() const {
    return std::max_element(used_.begin(), used_.end(), beforeInRow)->column;
}

void SheetRow::finish(std::vector<Cell>& cells) const {
    cells.assign(empty() ? 0 : lastColumn() + 1, Cell{});
    for (const Used& used : used_) {
        Cell& cell = cells[used.column];
        cell = used.cell;
        if (used.begin != borrowed) cell.text = std::string_view(own_text_).substr(used.begin, used.length);
    }
}

}  // namespace diaoyan
