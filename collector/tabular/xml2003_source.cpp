// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/xml2003_source.h"

#include "collector/tabular/ods_cell.h"
#include "collector/tabular/sheet_choice.h"
#include "collector/tabular/sheet_row.h"
#include "collector/tabular/whole_text.h"
#include "collector/tabular/xml_part.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace diaoyan {

namespace {

using Token = XmlReader::Token;

constexpr std::int64_t lastXmlRow = 1048576;
constexpr std::size_t longestXmlName = 4096;
constexpr std::size_t mostXmlSheets = 10000;  ///< that are listed; chooseSheet has the limit that is told

/// The rows of the Table whose start the reader has just passed, one at a time.
class Xml2003Table {
public:
    Xml2003Table(const XmlPart& part, const TableLimits& limits) : part_(part), limits_(limits) {}

    void begin() { row_number_ = 0; }

    /// The next row in which something stands. False: the table has ended, and the reader stands behind it.
    Result<bool> next(XmlReader& xml) {
        for (;;) {
            const Token token = xml.next();
            if (token == Token::broken || token == Token::finished) return part_.broken(xml, row_number_);
            if (token == Token::end) return false;
            if (token != Token::start) continue;
            if (xml.name() != "Row") {
                if (xml.skipElement() != Token::end) return part_.broken(xml, row_number_);
                continue;
            }
            if (const auto done = readRow(xml); !done) return done.problem();
            if (!row_.empty()) return true;
        }
    }

    const SheetRow& row() const { return row_; }
    std::int64_t rowNumber() const { return row_number_; }

private:
    Problem tooLarge(Text message) const {
        return fileProblem("too-large", part_.path, std::move(message), row_number_);
    }

    Result<Done> readRow(XmlReader& xml) {
        row_.clear();
        row_number_ = numberOfAttribute<std::int64_t>(xml.attribute("Index")).value_or(row_number_ + 1);
        if (row_number_ < 1 || row_number_ > lastXmlRow) return part_.broken(xml, row_number_);
        std::int64_t column = 0;
        for (;;) {
            const Token token = xml.next();
            if (token == Token::broken || token == Token::finished) return part_.broken(xml, row_number_);
            if (token == Token::end) return Done{};
            if (token != Token::start) continue;
            if (xml.name() != "Cell") {
                if (xml.skipElement() != Token::end) return part_.broken(xml, row_number_);
                continue;
            }
            if (const auto done = readCell(xml, column); !done) return done;
        }
    }

    Result<Done> readCell(XmlReader& xml, std::int64_t& column) {
        const std::int64_t most = static_cast<std::int64_t>(limits_.columns);
        column = numberOfAttribute<std::int64_t>(xml.attribute("Index")).value_or(column + 1) - 1;
        const std::int64_t merged = numberOfAttribute<std::int64_t>(xml.attribute("MergeAcross")).value_or(0);
        if (column < 0) return part_.broken(xml, row_number_);
        for (;;) {
            const Token token = xml.next();
            if (token == Token::broken || token == Token::finished) return part_.broken(xml, row_number_);
            if (token == Token::end) break;
            if (token != Token::start) continue;
            if (xml.name() != "Data") {  // comments, names of ranges
                if (xml.skipElement() != Token::end) return part_.broken(xml, row_number_);
                continue;
            }
            if (const auto done = readData(xml); !done) return done;
            if (column >= most)
                return tooLarge(phrase("第 {0} 行超过 {1} 列", "row {0} has more than {1} columns",
                                       {row_number_, std::uint64_t{limits_.columns}}));
            putValue(static_cast<std::size_t>(column));
            if (row_.bytes() > limits_.record_bytes)
                return tooLarge(phrase("第 {0} 行的内容超过 {1} 字节", "row {0} holds more than {1} bytes",
                                       {row_number_, limits_.record_bytes}));
        }
        column = std::min(column, most) + std::clamp<std::int64_t>(merged, 0, most) + 1;
        return Done{};
    }

    /// The text of a Data element, with whatever makes parts of it bold.
    Result<Done> readData(XmlReader& xml) {
        type_ = xml.attribute("Type").value_or("String");
        value_.clear();
        for (std::size_t depth = 1; depth > 0;) {
            const Token token = xml.next();
            if (token == Token::broken || token == Token::finished) return part_.broken(xml, row_number_);
            if (token == Token::start) ++depth;
            if (token == Token::end) --depth;
            if (token == Token::text) value_ += xml.text();
            if (value_.size() > limits_.cell_bytes)
                return tooLarge(phrase("第 {0} 行有一格超过 {1} 字节", "a cell of row {0} is beyond {1} bytes",
                                       {row_number_, limits_.cell_bytes}));
        }
        if (!isUtf8(value_)) return part_.broken(xml, row_number_);
        return Done{};
    }

    void putValue(std::size_t column) {
        if (type_ == "Number") {
            if (const auto number = numberOfAttribute<double>(value_))
                return row_.putNumber(column, *number, DateFormat::none, 0);
        } else if (type_ == "DateTime") {
            constexpr std::string_view timesBegin = "1899-12-31T";
            const bool time = value_.starts_with(timesBegin);
            // A time alone stands on the day before the first one.
            const auto date = odsDate(time ? "1900-01-01T" + value_.substr(timesBegin.size()) : value_);
            if (date && time && date->text.size() > timesBegin.size())
                return row_.putDate(column, date->serial - 1, date->text.substr(timesBegin.size()));
            if (date && !time) return row_.putDate(column, date->serial, date->text);
        } else if (type_ == "Boolean") {
            return row_.putOwnText(column, value_ == "1" ? "TRUE" : "FALSE");
        }
        row_.putOwnText(column, value_);
    }

    const XmlPart& part_;
    TableLimits limits_;
    SheetRow row_;
    std::string type_;
    std::string value_;
    std::int64_t row_number_ = 0;
};

/// Goes to the next tag of one of two names. Nothing at the end of the file.
Result<std::optional<std::string>> goTo(XmlReader& xml, const XmlPart& part, std::string_view one,
                                        std::string_view other) {
    for (;;) {
        const Token token = xml.next();
        if (token == Token::broken) return part.broken(xml);
        if (token == Token::finished) return std::optional<std::string>{};
        if (token == Token::start && (xml.name() == one || xml.name() == other))
            return std::optional<std::string>(xml.name());
    }
}

class Xml2003Rows final : public RowSource {
public:
    Xml2003Rows(XmlPart part, std::size_t table, const TableLimits& limits)
        : part_(std::move(part)), wanted_(table), table_(part_, limits) {}
    Xml2003Rows(const Xml2003Rows&) = delete;
    Xml2003Rows& operator=(const Xml2003Rows&) = delete;

    Result<bool> next(std::vector<Cell>& cells) override {
        cells.clear();
        if (ended_) return false;
        if (!xml_) {
            if (const auto done = start(); !done) return stop(done.problem());
        }
        const Result<bool> more = table_.next(*xml_);
        if (!more) return stop(more.problem());
        ended_ = !*more;
        if (*more) table_.row().finish(cells);
        return more;
    }

    std::int64_t rowNumber() const override { return table_.rowNumber(); }

    void rewind() override {
        xml_.reset();
        ended_ = false;
    }

private:
    Problem stop(Problem problem) {
        ended_ = true;
        return problem;
    }

    Result<Done> start() {
        Result<XmlReader> xml = part_.open();
        if (!xml) return xml.problem();
        xml_.emplace(std::move(xml).value());
        for (std::size_t i = 0; i <= wanted_; ++i) {
            const auto found = goTo(*xml_, part_, "Table", "Table");
            if (!found) return found.problem();
            if (!*found || (i < wanted_ && xml_->skipElement() != Token::end)) return part_.broken(*xml_);
        }
        table_.begin();
        return Done{};
    }

    XmlPart part_;
    std::size_t wanted_;
    Xml2003Table table_;
    std::optional<XmlReader> xml_;
    bool ended_ = false;
};

struct Xml2003Sheets {
    std::vector<SheetEntry> entries;
    std::vector<SheetContent> contents;
};

/// One walk through the whole file, which also shows damage anywhere. A sheet has one table.
Result<Xml2003Sheets> listSheets(const XmlPart& part, const TableLimits& limits) {
    Result<XmlReader> opened = part.open();
    if (!opened) return opened.problem();
    XmlReader xml = std::move(opened).value();
    Xml2003Table table(part, limits);
    Xml2003Sheets sheets;
    std::string name;
    for (;;) {
        const Token token = xml.next();
        if (token == Token::broken) return part.broken(xml);
        if (token == Token::finished || sheets.entries.size() > mostXmlSheets) return sheets;
        if (token == Token::text) {
            const bool hidden = xml.text() == "SheetHidden" || xml.text() == "SheetVeryHidden";
            if (hidden && !sheets.entries.empty()) sheets.entries.back().hidden = true;
        }
        if (token != Token::start) continue;
        if (xml.name() == "Worksheet") name = xml.attribute("Name").value_or("");
        if (name.size() > longestXmlName) return part.broken(xml);
        if (xml.name() != "Table") continue;
        table.begin();
        const Result<SheetContent> content = contentOf([&]() { return table.next(xml); }, table.row());
        if (!content) return content.problem();
        sheets.entries.push_back({name, false});
        sheets.contents.push_back(*content);
    }
}

}  // namespace

Result<TableSource> openXml2003(FileBytes bytes, const std::string& path, const TableOptions& options) {
    Result<WholeText> text = wholeMarkup(std::move(bytes), path, options.encoding);
    if (!text) return text.problem();
    TableSource source;
    source.facts.encoding = text->encoding.name;
    source.facts.remarks = text->encoding.remarks;
    const XmlPart part = xmlPartOf(std::make_shared<const WholeText>(std::move(text).value()), path);
    const Result<Xml2003Sheets> sheets = listSheets(part, options.limits);
    if (!sheets) return sheets.problem();
    const auto look = [&](std::size_t index) -> Result<SheetContent> { return sheets->contents[index]; };
    const Result<std::size_t> chosen = chooseSheet(sheets->entries, look, path, options.sheet, source.facts.remarks);
    if (!chosen) return chosen.problem();
    source.facts.format = "xml2003";
    source.facts.sheet = sheets->entries[*chosen].name;
    source.rows = std::make_unique<Xml2003Rows>(part, *chosen, options.limits);
    return source;
}

}  // namespace diaoyan
