// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/ods_source.h"

#include "collector/tabular/ods_cell.h"
#include "collector/tabular/sheet_choice.h"
#include "collector/tabular/sheet_row.h"
#include "collector/tabular/xml_part.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace diaoyan {

namespace {

using Token = XmlReader::Token;

constexpr std::int64_t lastOdsRow = 1048576;
constexpr std::size_t mostOdsSheets = 10000;  ///< that are listed; chooseSheet has the limit that is told
constexpr std::size_t mostHiddenStyles = 10000;
constexpr std::size_t longestOdsName = 4096;
constexpr const char* contentPart = "content.xml";

/// The rows of the table:table whose start the reader has just passed, one at a time.
class OdsTable {
public:
    OdsTable(const XmlPart& part, const TableLimits& limits) : part_(part), limits_(limits) {}

    void begin() {
        row_number_ = 0;
        copies_ = 0;
        depth_ = 1;
        given_out_ = 0;
    }

    /// The next row in which something stands. False: the table has ended, and the reader stands behind it.
    Result<bool> next(XmlReader& xml) {
        if (copies_ > 0) {
            --copies_;
            ++row_number_;
            given_out_ += row_.bytes();
            if (given_out_ > limits_.unpacked_bytes) return tooMuch();
            return true;
        }
        for (;;) {
            const Token token = xml.next();
            if (token == Token::broken || token == Token::finished) return part_.broken(xml, row_number_);
            if (token == Token::end && --depth_ == 0) return false;
            if (token != Token::start) continue;
            if (xml.name() == "table-row") {
                const Result<bool> filled = readRow(xml);
                if (!filled) return filled;
                if (*filled) return true;
            } else if (xml.name() == "table-rows" || xml.name() == "table-header-rows" ||
                       xml.name() == "table-row-group") {
                ++depth_;
            } else if (xml.skipElement() != Token::end) {
                return part_.broken(xml, row_number_);
            }
        }
    }

    const SheetRow& row() const { return row_; }
    std::int64_t rowNumber() const { return row_number_; }

private:
    static std::int64_t repeats(XmlReader& xml, std::string_view attribute) {
        return std::max<std::int64_t>(numberOfAttribute<std::int64_t>(xml.attribute(attribute)).value_or(1), 1);
    }

    Problem tooLarge(Text message) const {
        return fileProblem("too-large", part_.path, std::move(message), row_number_);
    }

    Problem tooMuch() const {
        return tooLarge(phrase("重复的行展开后超过 {0} 字节", "repeated rows come to more than {0} bytes",
                               {limits_.unpacked_bytes}));
    }

    /// True when something stands in it; an empty one is only counted, however often it is repeated.
    Result<bool> readRow(XmlReader& xml) {
        const std::int64_t times = repeats(xml, "number-rows-repeated");
        row_.clear();
        ++row_number_;
        std::int64_t column = 0;
        for (;;) {
            const Token token = xml.next();
            if (token == Token::broken || token == Token::finished) return part_.broken(xml, row_number_);
            if (token == Token::end) break;
            if (token != Token::start) continue;
            if (xml.name() != "table-cell" && xml.name() != "covered-table-cell") {
                if (xml.skipElement() != Token::end) return part_.broken(xml, row_number_);
                continue;
            }
            if (const auto done = readCell(xml, column); !done) return done.problem();
        }
        if (row_.empty()) {
            row_number_ = times > lastOdsRow ? lastOdsRow : std::min(row_number_ + times - 1, lastOdsRow);
            return false;
        }
        if (row_number_ > lastOdsRow || times > lastOdsRow - row_number_ + 1)
            return tooLarge(phrase("超过 {0} 行", "more than {0} rows", {lastOdsRow}));
        copies_ = times - 1;
        return true;
    }

    Result<Done> readCell(XmlReader& xml, std::int64_t& column) {
        const std::int64_t times = repeats(xml, "number-columns-repeated");
        const bool covered = xml.name() == "covered-table-cell";
        switch (cell_.read(xml, limits_.cell_bytes)) {
        case OdsCell::Outcome::good: break;
        case OdsCell::Outcome::broken: return part_.broken(xml, row_number_);
        case OdsCell::Outcome::too_long:
            return tooLarge(phrase("第 {0} 行第 {1} 列的内容超过 {2} 字节",
                                   "row {0}, column {1} holds more than {2} bytes",
                                   {row_number_, column + 1, limits_.cell_bytes}));
        }
        constexpr std::int64_t farAway = 1ll << 40;
        if (covered || cell_.empty()) {
            column = std::min(column + std::min(times, farAway), farAway);
            return Done{};
        }
        const auto most = static_cast<std::int64_t>(limits_.columns);
        if (column >= most || times > most - column)
            return tooLarge(phrase("第 {0} 行超过 {1} 列", "row {0} has more than {1} columns",
                                   {row_number_, std::uint64_t{limits_.columns}}));
        for (std::int64_t i = 0; i < times; ++i) {
            cell_.putInto(row_, static_cast<std::size_t>(column++));
            if (row_.bytes() > limits_.record_bytes)
                return tooLarge(phrase("第 {0} 行的内容超过 {1} 字节", "row {0} holds more than {1} bytes",
                                       {row_number_, limits_.record_bytes}));
        }
        return Done{};
    }

    const XmlPart& part_;
    TableLimits limits_;
    OdsCell cell_;
    SheetRow row_;
    std::int64_t row_number_ = 0;
    std::int64_t copies_ = 0;  ///< of the row at hand, still to be given out
    std::size_t depth_ = 1;    ///< the table, and groups of rows within it
    std::uint64_t given_out_ = 0;
};

/// The part content.xml on its way to the tables of the spreadsheet.
class OdsContent {
public:
    OdsContent(const XmlPart& part, XmlReader xml) : part_(part), xml_(std::move(xml)) {}

    XmlReader& xml() { return xml_; }

    /// Goes to the start of the next table. False at the end of the spreadsheet.
    Result<bool> nextTable() {
        for (;;) {
            const Token token = xml_.next();
            if (token == Token::broken) return part_.broken(xml_);
            if (token == Token::finished) return false;
            if (token == Token::start && !enter()) return part_.broken(xml_);
            if (token == Token::start && xml_.name() == "table" && inside_) return true;
        }
    }

    bool sawSpreadsheet() const { return inside_; }
    SheetEntry entry() {
        return {std::string(xml_.attribute("name").value_or("")),
                hidden_styles_.contains(std::string(xml_.attribute("style-name").value_or("")))};
    }

private:
    /// Passes over what holds no tables of its own; remembers styles that hide one. False: the part is broken.
    bool enter() {
        const std::string_view name = xml_.name();
        if (name == "spreadsheet") inside_ = true;
        if (name == "style") style_ = xml_.attribute("name").value_or("");
        if (name == "table-properties" && xml_.attribute("display").value_or("true") == "false") {
            if (hidden_styles_.size() >= mostHiddenStyles || style_.size() > longestOdsName) return false;
            hidden_styles_.insert(style_);
        }
        const bool elsewhere = name == "tracked-changes" || name == "shapes" || name == "forms" || name == "scripts" ||
                               name == "calculation-settings" || name == "dde-links";
        return !elsewhere || xml_.skipElement() == Token::end;
    }

    const XmlPart& part_;
    XmlReader xml_;
    std::string style_;
    std::set<std::string> hidden_styles_;
    bool inside_ = false;
};

class OdsRows final : public RowSource {
public:
    OdsRows(XmlPart part, std::size_t sheet, const TableLimits& limits)
        : part_(std::move(part)), sheet_(sheet), table_(part_, limits) {}
    OdsRows(const OdsRows&) = delete;
    OdsRows& operator=(const OdsRows&) = delete;

    Result<bool> next(std::vector<Cell>& cells) override {
        cells.clear();
        if (ended_) return false;
        if (!content_) {
            if (const auto done = start(); !done) return stop(done.problem());
        }
        const Result<bool> more = table_.next(content_->xml());
        if (!more) return stop(more.problem());
        if (*more)
            table_.row().finish(cells);
        else
            ended_ = true;
        return more;
    }

    std::int64_t rowNumber() const override { return table_.rowNumber(); }

    void rewind() override {
        content_.reset();
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
        content_.emplace(part_, std::move(xml).value());
        for (std::size_t i = 0; i <= sheet_; ++i) {
            const Result<bool> more = content_->nextTable();
            if (!more) return more.problem();
            if (!*more) return part_.broken(content_->xml());
            if (i < sheet_ && content_->xml().skipElement() != Token::end) return part_.broken(content_->xml());
        }
        table_.begin();
        return Done{};
    }

    XmlPart part_;
    std::size_t sheet_;
    OdsTable table_;
    std::optional<OdsContent> content_;
    bool ended_ = false;
};

struct OdsSheets {
    std::vector<SheetEntry> entries;
    std::vector<SheetContent> contents;
};

Problem otherDocument(const std::string& path, const std::string& type) {
    const bool text = type.find("opendocument.text") != type.npos;
    return fileProblem("not-a-table", path,
                       text ? phrase("这是 OpenDocument 文本文档（.odt），不是表格",
                                     "this is an OpenDocument text (.odt), not a spreadsheet")
                            : phrase("这是 OpenDocument 文件，但不是表格（.ods）",
                                     "this is an OpenDocument file, but no spreadsheet (.ods)"));
}

/// One walk through the whole content, which also shows damage anywhere.
Result<OdsSheets> listSheets(const XmlPart& part, const TableLimits& limits, const std::string& type) {
    Result<XmlReader> xml = part.open();
    if (!xml) return xml.problem();
    OdsContent content(part, std::move(xml).value());
    OdsTable table(part, limits);
    OdsSheets sheets;
    for (;;) {
        const Result<bool> more = content.nextTable();
        if (!more) return more.problem();
        if (!*more) break;
        sheets.entries.push_back(content.entry());
        if (sheets.entries.back().name.size() > longestOdsName) return damagedPart(part.path, part.part);
        table.begin();
        const Result<SheetContent> found = contentOf([&] { return table.next(content.xml()); }, table.row());
        if (!found) return found.problem();
        sheets.contents.push_back(*found);
        if (sheets.entries.size() > mostOdsSheets) break;
    }
    if (!content.sawSpreadsheet()) return otherDocument(part.path, type);
    return sheets;
}

bool isEncrypted(const ZipParts& parts) {
    constexpr const char* manifest = "META-INF/manifest.xml";
    constexpr std::size_t longest = 4 << 20;
    if (!parts.has(manifest)) return false;
    Result<PartStream> stream = parts.part(manifest);
    if (!stream) return false;
    std::string text(longest, '\0');
    std::size_t size = 0;
    for (;;) {
        const Result<std::size_t> count = stream->read(text.data() + size, text.size() - size);
        if (!count || *count == 0) break;
        size += *count;
    }
    return std::string_view(text).substr(0, size).find("encryption-data") != std::string_view::npos;
}

}  // namespace

bool holdsOpenDocument(const ZipParts& parts) {
    return parts.has(contentPart) && !parts.has("xl/workbook.xml");
}

Result<TableSource> openOds(ZipParts parts, const std::string& path, const TableOptions& options) {
    const auto shared = std::make_shared<const ZipParts>(std::move(parts));
    if (isEncrypted(*shared))
        return fileProblem("file-encrypted", path,
                           phrase("表格有密码，请在 LibreOffice 或 WPS 中去掉密码后另存",
                                  "the spreadsheet has a password; remove it in LibreOffice and save it again"));
    std::string type;
    if (shared->has("mimetype")) {
        Result<PartStream> stream = shared->part("mimetype");
        if (!stream) return stream.problem();
        type.resize(200);
        const Result<std::size_t> count = stream->read(type.data(), type.size());
        type.resize(count ? *count : 0);
    }
    const XmlPart part = xmlPartOf(shared, contentPart);
    const Result<OdsSheets> sheets = listSheets(part, options.limits, type);
    if (!sheets) return sheets.problem();
    const auto look = [&](std::size_t index) -> Result<SheetContent> { return sheets->contents[index]; };
    TableSource source;
    const Result<std::size_t> chosen = chooseSheet(sheets->entries, look, path, options.sheet, source.facts.remarks);
    if (!chosen) return chosen.problem();
    source.facts.format = "ods";
    source.facts.sheet = sheets->entries[*chosen].name;
    source.rows = std::make_unique<OdsRows>(part, *chosen, options.limits);
    return source;
}

}  // namespace diaoyan
