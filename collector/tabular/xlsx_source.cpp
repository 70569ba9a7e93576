// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/xlsx_source.h"

#include "collector/tabular/character_scan.h"
#include "collector/tabular/sheet_row.h"
#include "collector/tabular/xlsx_workbook.h"
#include "collector/tabular/zip_parts.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

namespace diaoyan {

namespace {

using Token = XmlReader::Token;

constexpr std::int64_t lastRow = 1048576;

/// The column of a reference such as AB12, 0-based; nothing when there are no letters.
std::optional<std::size_t> columnOf(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        const char letter = static_cast<char>(c & ~0x20);
        if (letter < 'A' || letter > 'Z' || column > 100000) break;
        column = column * 26 + static_cast<std::size_t>(letter - 'A' + 1);
    }
    if (column == 0) return std::nullopt;
    return column - 1;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

template <class Number>
std::optional<Number> numberIn(std::string_view text) {
    Number number{};
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

class XlsxRows final : public RowSource {
public:
    XlsxRows(std::shared_ptr<const XlsxWorkbook> workbook, std::size_t sheet, const TableLimits& limits)
        : workbook_(std::move(workbook)), sheet_(sheet), limits_(limits) {}

    Result<bool> next(std::vector<Cell>& cells) override {
        row_.clear();
        cells.clear();
        if (!started_) {
            if (const auto done = start(); !done) return stop(done.problem());
        }
        while (!ended_ && row_.empty()) {
            const Token token = xml_->next();
            if (token == Token::broken || token == Token::finished) return stop(broken());
            if (token == Token::end && xml_->name() == "sheetData") ended_ = true;
            if (token == Token::start && xml_->name() == "row") {
                if (const auto done = readRow(); !done) return stop(done.problem());
            }
        }
        row_.finish(cells);
        return !row_.empty();
    }

    std::int64_t rowNumber() const override { return row_number_; }

    void rewind() override {
        xml_.reset();
        part_.reset();
        started_ = ended_ = false;
        row_number_ = 0;
    }

private:
    Result<Done> start() {
        started_ = true;
        Result<PartStream> part = workbook_->openSheet(sheet_);
        if (!part) return part.problem();
        part_.emplace(std::move(part).value());
        xml_.emplace(readerOf(*part_));
        for (;;) {
            const Token token = xml_->next();
            if (token == Token::broken || token == Token::finished) return broken();
            if (token == Token::start && xml_->name() == "sheetData") return Done{};
        }
    }

    Problem stop(Problem problem) {
        ended_ = true;
        row_.clear();
        return problem;
    }

    Problem broken() const {
        if (xml_ && xml_->problem()) return *xml_->problem();
        Problem problem = damagedPart(workbook_->path(), workbook_->partOf(sheet_));
        problem.where.row = row_number_;
        return problem;
    }

    Problem brokenCell(std::size_t column, std::string_view text) const {
        Problem problem =
            fileProblem("file-damaged", workbook_->path(),
                        phrase("单元格内容无法读取，文件可能已损坏，请在 Excel/WPS 中打开后另存",
                               "a cell cannot be read; the file may be damaged, open it in Excel and save it again"),
                        row_number_);
        problem.where.column = columnName(column);
        problem.where.text = text.substr(0, 40);
        return problem;
    }

    static std::string columnName(std::size_t column) {
        std::string name;
        for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
        return name;
    }

    Result<Done> readRow() {
        const auto given = numberIn<std::int64_t>(xml_->attribute("r").value_or(""));
        row_number_ = given.value_or(row_number_ + 1);
        if (row_number_ < 1 || row_number_ > lastRow) return broken();
        next_column_ = 0;
        for (;;) {
            const Token token = xml_->next();
            if (token == Token::broken || token == Token::finished) return broken();
            if (token == Token::end && xml_->name() == "row") return Done{};
            if (token == Token::start && xml_->name() == "c") {
                if (const auto done = readCell(); !done) return done;
                if (row_.bytes() > limits_.record_bytes) return rowTooLong();
            }
        }
    }

    Problem cellTooLong() const {
        return fileProblem("too-large", workbook_->path(),
                           phrase("第 {0} 行有一格超过 {1} 字节", "a cell of row {0} is beyond {1} bytes",
                                  {row_number_, limits_.cell_bytes}),
                           row_number_);
    }

    Problem rowTooLong() const {
        return fileProblem("too-large", workbook_->path(),
                           phrase("第 {0} 行的内容超过 {1} 字节", "row {0} holds more than {1} bytes",
                                  {row_number_, limits_.record_bytes}),
                           row_number_);
    }

    Result<Done> readCell() {
        const std::size_t column = columnOf(xml_->attribute("r").value_or("")).value_or(next_column_);
        next_column_ = column + 1;
        if (column >= limits_.columns) {
            return fileProblem("too-large", workbook_->path(),
                               phrase("第 {0} 行超过 {1} 列", "row {0} has more than {1} columns",
                                      {row_number_, std::uint64_t{limits_.columns}}),
                               row_number_);
        }
        type_ = xml_->attribute("t").value_or("n");
        const std::size_t style = numberIn<std::size_t>(xml_->attribute("s").value_or("0")).value_or(0);
        value_.clear();
        inline_.clear();
        if (!readContent()) {
            const bool long_text = inline_.size() > limits_.cell_bytes || value_.size() > limits_.cell_bytes;
            return long_text ? cellTooLong() : brokenCell(column, value_);
        }
        return putCell(column, style);
    }

    /// The value and the inline string of a cell, up to its end; formulas and extensions are passed over.
    bool readContent() {
        for (;;) {
            const Token token = xml_->next();
            if (token == Token::broken || token == Token::finished) return false;
            if (token == Token::end) return true;
            if (token == Token::text) continue;
            if (xml_->name() == "is") {
                if (!appendStringItem(*xml_, inline_, limits_.cell_bytes)) return false;
            } else if (xml_->name() == "v") {
                if (!readValue()) return false;
            } else if (xml_->skipElement() != Token::end) {
                return false;
            }
        }
    }

    bool readValue() {
        for (;;) {
            const Token token = xml_->next();
            if (token == Token::end) return true;
            if (token != Token::text) return false;
            value_ += xml_->text();
            if (value_.size() > limits_.cell_bytes) return false;
        }
    }

    Result<Done> putCell(std::size_t column, std::size_t style) {
        const std::string_view plain = trimmed(value_);
        if (type_ == "inlineStr") {
            row_.putOwnText(column, inline_);
        } else if (type_ == "s") {
            if (plain.empty()) return Done{};
            const auto index = numberIn<std::size_t>(plain);
            if (!index || *index >= workbook_->sharedTexts()) return brokenCell(column, plain);
            row_.putText(column, workbook_->sharedText(*index));
        } else if (type_ == "b") {
            if (!plain.empty()) row_.putOwnText(column, plain == "1" || plain == "true" ? "TRUE" : "FALSE");
        } else if (type_ == "n") {
            return putNumber(column, style, plain);
        } else {
            return putPlainText(column, type_ == "str" ? std::string_view(value_) : plain);
        }
        return Done{};
    }

    Result<Done> putNumber(std::size_t column, std::size_t style, std::string_view plain) {
        const auto number = numberIn<double>(plain.starts_with('+') ? plain.substr(1) : plain);
        if (!number) return putPlainText(column, plain);  // some writers leave the type of texts out
        row_.putNumber(column, *number, workbook_->formatOf(style), workbook_->serialShift());
        return Done{};
    }

    /// Results of text formulas, error values, ISO dates.
    Result<Done> putPlainText(std::size_t column, std::string_view text) {
        const CharacterScan scan = scanUtf8(text);
        if (!scan.valid() || scan.ends != text.size()) return brokenCell(column, {});
        row_.putOwnText(column, text.find("_x") == text.npos ? std::string(text) : withoutXmlEscapes(text));
        return Done{};
    }

    std::shared_ptr<const XlsxWorkbook> workbook_;
    std::size_t sheet_;
    TableLimits limits_;
    std::optional<PartStream> part_;
    std::optional<XmlReader> xml_;
    SheetRow row_;
    std::string type_;
    std::string value_;
    std::string inline_;
    std::size_t next_column_ = 0;
    std::int64_t row_number_ = 0;
    bool started_ = false;
    bool ended_ = false;
};

}  // namespace

Result<TableSource> openXlsx(ZipParts parts, const std::string& path, const TableOptions& options) {
    Result<XlsxWorkbook> read = XlsxWorkbook::read(std::move(parts), options.limits);
    if (!read) return read.problem();
    const auto workbook = std::make_shared<const XlsxWorkbook>(std::move(read).value());
    const auto look = [&](std::size_t index) -> Result<SheetContent> {
        XlsxRows rows(workbook, index, options.limits);
        return contentOf(rows);
    };
    TableSource source;
    const Result<std::size_t> chosen = chooseSheet(workbook->sheets(), look, path, options.sheet, source.facts.remarks);
    if (!chosen) return chosen.problem();
    source.facts.format = "xlsx";
    source.facts.sheet = workbook->sheets()[*chosen].name;
    source.rows = std::make_unique<XlsxRows>(workbook, *chosen, options.limits);
    return source;
}

}  // namespace diaoyan
