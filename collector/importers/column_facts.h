// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/source_layout.h"
#include "collector/tabular/row_source.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace diaoyan {

/// The different values of a column in order of first appearance, up to a limit.
class DistinctValues {
public:
    static constexpr std::size_t limit = 400;

    void add(std::string_view value, bool with_words = false, std::int64_t times = 1);
    bool tooMany() const { return too_many_; }
    const std::vector<std::string>& values() const { return values_; }
    std::int64_t count(std::size_t index) const { return counts_[index]; }
    bool hasWords(std::size_t index) const { return words_[index]; }

private:
    std::vector<std::string> values_;
    std::vector<std::int64_t> counts_;
    std::vector<bool> words_;  ///< some cell had the respondent's own words behind this value
    std::unordered_map<std::string, std::size_t> index_;
    bool too_many_ = false;
};

/// What the cells of one column are like. Marks for "not asked" and "left empty" are not counted as filled.
struct ColumnFacts {
    std::int64_t filled = 0;
    std::int64_t codes = 0;  ///< whole numbers
    std::int64_t ticks = 0;  ///< 0/1, 是/否, true/false, or the heading's own option
    std::int64_t numbers = 0;
    std::int64_t dates = 0;
    std::map<std::string, std::int64_t> suppressed;  ///< cells such as *, S, <10, NA, by their text
    double smallest = 0;
    double largest = 0;
    std::size_t longest = 0;  ///< in characters
    DistinctValues values;    ///< whole cells, without 〖words〗
    std::int64_t ranked = 0;  ///< cells with the source's rank joiner
    DistinctValues rank_pieces;
    /// Per possible joiner of ticked options: cells that hold it, and their pieces.
    struct Joined {
        std::int64_t cells = 0;
        DistinctValues pieces;
    };
    std::map<std::string, Joined> joined;
};

struct TableFactsByColumn {
    std::vector<ColumnFacts> columns;  ///< one per column of the file
    std::vector<bool> rank_rows;       ///< per source question: in every row its columns hold 1 .. m, once each
    std::int64_t rows = 0;
};

/// Reads the whole source once, from its beginning.
Result<TableFactsByColumn> surveyColumns(RowSource& rows, const SourceLayout& layout);

/// What publishers put in place of a number they do not show: *, S, <10, NA, - ...
bool isSuppressionMark(std::string_view cell);

/// 1, 是, true, √ ... -> true; 0, 否, false ... -> false; nothing for anything else.
std::optional<bool> tickIn(std::string_view cell, const std::string& option);

}  // namespace diaoyan
