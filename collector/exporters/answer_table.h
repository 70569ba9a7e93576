// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/exporters.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace diaoyan {

/// A cell of a table of answers.
struct TableCell {
    std::string text;
    std::optional<double> number;  ///< the cell is a number, and `text` how it is written

    bool operator==(const TableCell&) const = default;
};

/// Answers as a table with a row per sheet, in words or in codes; CSV and workbooks are made of it.
///
/// In words it is what a 问卷星 download of option texts looks like: `3、题干` per question, `5、题干—行1` and `5、行2`
/// for a matrix, ticked options joined by ┋, ranked ones by →, words as 其他〖words〗, (空) and (跳过). In codes
/// headings are item ids, a multiple choice has a column `hope.study` per option with 1 or 0, a ranking the same with
/// ranks, words stand in `hope.study.words`; unanswered is empty and not asked is (跳过). Both read back as they were.
class AnswerTable {
public:
    /// Looks through all sheets once, for the words that respondents wrote. Problems: as visit.
    static Result<AnswerTable> of(const ExportSource& source, const ExportOptions& options);

    const std::vector<std::string>& headings() const { return headings_; }
    std::int64_t sheets() const { return sheets_; }
    std::vector<TableCell> row(const StoredSheet& sheet) const;
    /// What the table cannot hold, by column.
    const std::vector<Problem>& losses() const { return losses_; }

private:
    AnswerTable(const ExportSource& source, const ExportOptions& options);
    void headInWords();
    void headInCodes();
    void lookAt(const StoredSheet& sheet);
    void addWordsCells(const Answer* answer, std::size_t item, std::vector<TableCell>& cells) const;
    void addCodeCells(const Answer* answer, std::size_t item, std::vector<TableCell>& cells) const;
    std::string labelOf(const Item& item, const Choice& choice) const;

    const Questionnaire* questionnaire_;
    const Roster* roster_;
    ExportOptions options_;
    std::vector<Item> items_;
    std::vector<std::string> headings_;
    std::vector<std::set<std::string>> worded_;  ///< per item: options beside which words were written
    std::vector<Problem> losses_;
    std::int64_t sheets_ = 0;
};

/// A text that a spreadsheet would run as a formula, with ' before it; any other text as it is.
std::string guarded(const std::string& text);

}  // namespace diaoyan
