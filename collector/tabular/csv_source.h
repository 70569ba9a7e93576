// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/encoding.h"
#include "collector/tabular/file_bytes.h"
#include "collector/tabular/row_source.h"

namespace diaoyan {

/// Splits UTF-8 text into records (RFC 4180: quoted fields, "" for a quotation mark, line breaks within quotes;
/// records end with LF, CR LF or CR). Text after a closing quotation mark is kept as it stands.
class RecordSplitter {
public:
    enum class Outcome {
        record,    ///< cells are filled; `consumed` and `lines` say how far it went
        blank,     ///< a line in which nothing stands
        more,      ///< the text ends within the record and is not the last
        end,       ///< nothing left
        too_long,  ///< record, cell or number of columns beyond the limits
        unclosed,  ///< the last text ends within quotation marks
    };

    RecordSplitter(char separator, const TableLimits& limits) : separator_(separator), limits_(limits) {}

    /// Takes one record from the front of `text`. `last`: nothing follows this text.
    Outcome split(std::string_view text, bool last, std::vector<Cell>& cells);

    std::size_t consumed() const { return consumed_; }  ///< bytes, with the line break
    std::int64_t lines() const { return lines_; }       ///< line breaks among them
    std::int64_t quoteLine() const {
        return quote_line_;
    }  ///< unclosed, too_long: lines from the record's start to the quotation mark

private:
    struct Unescaped {
        std::size_t cell;
        std::size_t begin;
    };

    Outcome field(const char*& at, const char* end, bool last, std::vector<Cell>& cells);
    Outcome quoted(const char*& at, const char* end, bool last, std::vector<Cell>& cells);
    void finish(const char* at, std::vector<Cell>& cells);

    char separator_;
    TableLimits limits_;
    const char* begin_ = nullptr;
    std::size_t consumed_ = 0;
    std::int64_t lines_ = 0;
    std::int64_t quote_line_ = 0;
    bool cut_by_limit_ = false;
    std::string scratch_;  ///< text of the cells that held "" or text behind the closing mark
    std::vector<Unescaped> unescaped_;
};

/// The separator by constant width over the first records of `text`, among , tab ; |. A first line `sep=;` decides.
/// Answers 0 when every record has one column.
char findSeparator(std::string_view text, bool last, const TableLimits& limits);

/// Opens a text whose bytes are already there. `options.encoding` and `options.separator` overrule.
/// Problems: as of detectEncoding; too-large.
Result<TableSource> openCsv(FileBytes bytes, const std::string& path, const TableOptions& options);

}  // namespace diaoyan
