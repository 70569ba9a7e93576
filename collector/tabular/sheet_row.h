// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/number_text.h"
#include "collector/tabular/row_source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// The cells of one row of a sheet while they come in, in any order; a column given twice keeps the last.
class SheetRow {
public:
    void clear();

    /// `text` must stay where it is for as long as the row is used; empty text is an empty cell.
    void putText(std::size_t column, std::string_view text);

    /// The text is copied.
    void putOwnText(std::size_t column, std::string_view text);

    /// A date or time whose text is known; `serial`: the day in the 1900 system.
    void putDate(std::size_t column, double serial, std::string_view text);

    /// A number as text, or a date or time when the format says so. `serial_shift`: daysFrom1904 or 0.
    void putNumber(std::size_t column, double number, DateFormat format, double serial_shift);

    bool empty() const { return used_.empty(); }

    /// REQUIRES: !empty()
    std::size_t firstColumn() const;
    std::size_t lastColumn() const;

    /// Bytes of all its texts: few bytes of a file may stand for many (shared texts, repeated cells).
    std::uint64_t bytes() const { return bytes_; }

    /// A cell per column up to the last used one. The texts are valid until clear().
    void finish(std::vector<Cell>& cells) const;

private:
    struct Used {
        std::size_t column;
        Cell cell;
        std::size_t begin;  ///< own text: its place in own_text_; else `borrowed`
        std::size_t length;
    };
    static constexpr std::size_t borrowed = static_cast<std::size_t>(-1);

    static bool beforeInRow(const Used& a, const Used& b) { return a.column < b.column; }
    void putOwn(std::size_t column, Cell cell, std::string_view text);

    std::vector<Used> used_;
    std::string own_text_;
    std::uint64_t bytes_ = 0;
};

}  // namespace diaoyan
