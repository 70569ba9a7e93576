// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/number_text.h"
#include "collector/tabular/row_source.h"
#include "collector/tabular/sheet_choice.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// A cell of a binary workbook, as stored: either a number or a text.
struct BiffCell {
    std::uint32_t row = 0;     ///< 0-based
    std::uint16_t column = 0;  ///< 0-based
    bool is_text = false;
    DateFormat format = DateFormat::none;
    double number = 0;
    std::string_view text;  ///< lies in the workbook or the sheet
};

/// The cells of one sheet, by row and column, and the texts that only it holds.
struct BiffSheet {
    std::vector<BiffCell> cells;
    std::vector<std::string> texts;
};

/// The workbook stream of an .xls (BIFF8, or BIFF5 of Excel 95). Why not FreeXL 1.0.6: it gives #N/A as the number 1,
/// TRUE as 1, `[h]:mm` without its days and no results of formulas.
class BiffWorkbook {
public:
    /// Reads what all sheets share. Problems: file-damaged, file-encrypted, file-truncated, not-a-table.
    static Result<BiffWorkbook> read(std::string stream, const std::string& path, const TableLimits& limits);

    const std::vector<SheetEntry>& sheets() const { return sheets_; }
    bool from1904() const { return from_1904_; }

    /// Problems: file-damaged, file-truncated.
    Result<BiffSheet> sheet(std::size_t index) const;

private:
    struct Record {
        std::uint16_t id = 0;
        std::string_view data;
    };

    BiffWorkbook(std::string stream, std::string path) : stream_(std::move(stream)), path_(std::move(path)) {}
    std::optional<Record> recordAt(std::size_t& at) const;
    std::vector<std::string_view> withContinuations(const Record& first, std::size_t& at) const;
    Result<Done> readGlobals(const TableLimits& limits);
    Result<Done> readSharedTexts(const std::vector<std::string_view>& parts, const TableLimits& limits);
    void readFormat(std::string_view data);
    void readSheetEntry(std::string_view data);
    std::string shortText(std::string_view data, std::size_t count_bytes) const;
    DateFormat formatOf(std::uint16_t cell_format) const;
    bool addCells(const Record& record, BiffSheet& sheet) const;
    void addText(BiffSheet& sheet, BiffCell cell, std::string text) const;
    void addFormula(const Record& record, std::size_t& at, BiffSheet& sheet) const;
    Problem damaged(std::string_view what) const;

    std::string stream_;
    std::string path_;
    bool biff8_ = true;
    bool from_1904_ = false;
    std::string code_page_ = "windows-1252";
    std::vector<SheetEntry> sheets_;
    std::vector<std::size_t> sheet_begins_;
    std::string shared_;  ///< the shared texts, one after the other
    std::vector<std::size_t> shared_ends_;
    std::vector<std::uint16_t> number_formats_;  ///< by cell format (XF)
    std::vector<std::pair<std::uint16_t, DateFormat>> own_formats_;
};

}  // namespace diaoyan
