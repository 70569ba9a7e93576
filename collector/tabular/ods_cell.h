// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/sheet_row.h"
#include "collector/tabular/xml_reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// A date of OpenDocument: the ISO text that a cell shows, and the serial day in the 1900 system.
struct OdsDate {
    std::string text;
    double serial = 0;

    bool operator==(const OdsDate&) const = default;
};

/// 2026-09-18, 2026-09-18T19:20:55 (fractions of a second rounded off). Nothing for what no workbook can show.
std::optional<OdsDate> odsDate(std::string_view value);

/// PT11H30M00S -> 11:30:00.
std::optional<OdsDate> odsTime(std::string_view value);

/// What one table:table-cell holds, read from the reader that has just passed its start.
class OdsCell {
public:
    enum class Outcome { good, broken, too_long };

    /// Up to the end of the cell. `limit`: bytes of text.
    Outcome read(XmlReader& xml, std::uint64_t limit);

    bool empty() const { return value_.empty() && text_.empty(); }

    void putInto(SheetRow& row, std::size_t column) const;

private:
    Outcome readParagraph(XmlReader& xml, std::uint64_t limit);
    void appendText(std::string_view text);
    void appendChildStart(XmlReader& xml, std::uint64_t limit);

    std::string type_;
    std::string value_;
    std::string text_;
};

}  // namespace diaoyan
