// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/data_dictionary.h"
#include "questionnaires/exchange/form_format.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// One cell of a table. `text` is what a person would read: "1" for the number 1.0, an ISO date or
/// date-time ("2026-09-18T19:20:55") for a date cell, "" for an empty one. UTF-8, not trimmed.
struct Cell {
    enum class Kind { empty, text, number, date };

    Kind kind = Kind::empty;
    std::string_view text;  ///< valid until the next call of next() or rewind()
    double number = 0;      ///< number cells; for dates the serial day (1900 system)
};

/// Rows of one table, one at a time, from a text file or a sheet.
/// A source is used by one thread at a time.
class RowSource {
public:
    virtual ~RowSource() = default;

    /// The next row: a cell per column, as long as the row is in the file (trailing empty cells of
    /// spreadsheets are dropped). Blank lines, and rows of a sheet in which nothing stands, are passed
    /// over. Returns false at the end. A problem (unclosed-quotation, too-large, file-damaged,
    /// file-truncated) ends the source.
    virtual Result<bool> next(std::vector<Cell>& cells) = 0;

    /// 1-based row of the sheet, or line of the text file where the row of the last next() began.
    virtual std::int64_t rowNumber() const = 0;

    /// How much of the file has been read, 0 to 1; negative when nobody knows.
    virtual double shareRead() const { return -1; }

    /// Starts again before the first row.
    virtual void rewind() = 0;
};

/// The first row of a source that knows the names of its columns; `names` must outlive the cells.
std::vector<Cell> rowOfNames(const std::vector<std::string>& names);

/// What was found out about a file while opening it, to be told to the user.
struct TableFacts {
    std::string format;            ///< csv, xlsx, xls, ods, sav, json ...
    std::string encoding;          ///< UTF-8, GB18030, UTF-16LE ...; empty for spreadsheets
    char separator = 0;            ///< text files
    std::string sheet;             ///< spreadsheets: the sheet that is read
    std::vector<Problem> remarks;  ///< "encoding guessed", "sheet Notes left out", "file ends within a character"
};

/// A table, and what its file says about it besides. Where a file has a dictionary or a form of its own, the first row
/// holds the names of the columns.
struct TableSource {
    std::unique_ptr<RowSource> rows;
    TableFacts facts;
    std::shared_ptr<const DataDictionary> dictionary;  ///< of a statistics file (.sav, .dta ...); else null
    std::shared_ptr<const FormDocument> form;          ///< the questionnaire packed with the answers (.lsa); else null
};

struct TableLimits {
    std::uint64_t file_bytes = 8ull << 30;
    std::uint64_t record_bytes = 16ull << 20;   ///< one record of a text file
    std::uint64_t unpacked_bytes = 2ull << 30;  ///< what a zipped workbook may unpack to
    std::size_t columns = 16384;
    std::uint64_t cell_bytes = 1ull << 20;
};

struct TableOptions {
    std::string sheet;     ///< wanted sheet; empty: the first with a table in it
    std::string encoding;  ///< overrules the detection
    char separator = 0;    ///< overrules the detection
    TableLimits limits;
};

/// Opens a CSV/TSV text (any encoding, gzipped or not), a workbook, JSON, LimeSurvey's answers or a statistics file
/// (.sav, .zsav, .por, .dta, .sas7bdat, .xpt) by its content, not by its name.
/// Problems name the file: file-missing, file-unreadable, file-empty, not-a-table, file-truncated,
/// file-damaged, file-encrypted, encoding-unknown, too-large, no-such-sheet.
Result<TableSource> openTable(const std::string& path, const TableOptions& options = {});

}  // namespace diaoyan
