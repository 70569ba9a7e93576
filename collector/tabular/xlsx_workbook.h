// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/number_text.h"
#include "collector/tabular/row_source.h"
#include "collector/tabular/sheet_choice.h"
#include "collector/tabular/xml_reader.h"
#include "collector/tabular/zip_parts.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// What the sheets of an .xlsx share: their names and parts, the shared texts, the number formats.
/// Why not orcus 0.17: it drops inline strings and error values, gives the phonetic part in place of a text that has
/// one, and holds the whole sheet in memory.
class XlsxWorkbook {
public:
    /// Problems: not-a-table (another kind of zip file), file-damaged, too-large.
    static Result<XlsxWorkbook> read(ZipParts parts, const TableLimits& limits);

    const std::vector<SheetEntry>& sheets() const { return sheets_; }
    double serialShift() const { return from_1904_ ? daysFrom1904 : 0; }
    std::size_t sharedTexts() const { return shared_ends_.size(); }

    /// REQUIRES: index < sharedTexts()
    std::string_view sharedText(std::size_t index) const;

    /// What the number format of a cell's style makes of its number.
    DateFormat formatOf(std::size_t style) const;

    /// The part of a sheet, to be read from its beginning. Problem: file-damaged.
    Result<PartStream> openSheet(std::size_t index) const;

    const std::string& path() const { return parts_.path(); }
    const std::string& partOf(std::size_t sheet) const { return sheet_parts_[sheet]; }

private:
    struct Relation {
        std::string type;    ///< last word of it: worksheet, sharedStrings, styles ...
        std::string target;  ///< name of the part
    };

    explicit XlsxWorkbook(ZipParts parts) : parts_(std::move(parts)) {}
    Result<std::map<std::string, Relation>> relationsOf(const std::string& part) const;
    Result<Done> readWorkbook(const std::string& part);
    Result<Done> readSharedTexts(const std::string& part, const TableLimits& limits);
    Result<Done> readStyles(const std::string& part);

    ZipParts parts_;
    std::vector<SheetEntry> sheets_;
    std::vector<std::string> sheet_parts_;
    bool from_1904_ = false;
    std::string shared_;
    std::vector<std::size_t> shared_ends_;
    std::vector<DateFormat> formats_;  ///< by style
};

/// The text of the element whose start came last (a shared or an inline string): all its runs, no phonetic parts, with
/// _x000D_ and the like resolved. False when the part is broken, a text is beyond `limit` bytes or not UTF-8.
bool appendStringItem(XmlReader& xml, std::string& text, std::uint64_t limit);

/// Resolves the escapes of characters that XML cannot hold (_x000D_ for a carriage return).
std::string withoutXmlEscapes(std::string_view text);

/// Reads a part through XmlReader. `part` must outlive it.
XmlReader::Read readerOf(PartStream& part);

}  // namespace diaoyan
