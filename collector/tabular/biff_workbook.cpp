// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/biff_workbook.h"

#include "collector/tabular/biff_text.h"
#include "collector/tabular/encoding.h"
#include "collector/tabular/file_bytes.h"
#include "collector/tabular/ole_container.h"

#include <algorithm>
#include <bit>

namespace diaoyan {

namespace {

enum RecordId : std::uint16_t {
    formulaRecord = 0x0006,
    endRecord = 0x000A,
    date1904Record = 0x0022,
    passwordRecord = 0x002F,
    continueRecord = 0x003C,
    codePageRecord = 0x0042,
    sheetRecord = 0x0085,
    manyRkRecord = 0x00BD,
    richLabelRecord = 0x00D6,
    cellFormatRecord = 0x00E0,
    sharedTextsRecord = 0x00FC,
    sharedTextRecord = 0x00FD,
    numberRecord = 0x0203,
    labelRecord = 0x0204,
    boolOrErrorRecord = 0x0205,
    textResultRecord = 0x0207,
    rkRecord = 0x027E,
    formatRecord = 0x041E,
    beginRecord = 0x0809,
};

double doubleAt(std::string_view data, std::size_t at) {
    return std::bit_cast<double>(littleU32(data, at) | static_cast<std::uint64_t>(littleU32(data, at + 4)) << 32);
}

/// A number packed into 30 bits: an integer or the upper part of a double, maybe in hundredths.
double rkNumber(std::uint32_t packed) {
    const double number = packed & 2 ? static_cast<double>(static_cast<std::int32_t>(packed) >> 2)
                                     : std::bit_cast<double>(static_cast<std::uint64_t>(packed & ~3u) << 32);
    return packed & 1 ? number / 100 : number;
}

std::string errorText(unsigned code) {
    switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
    }
}

std::string boolOrErrorText(unsigned value, bool is_error) {
    return is_error ? errorText(value) : value ? "TRUE" : "FALSE";
}

BiffCell cellAt(std::string_view data) {
    BiffCell cell;
    cell.row = littleU16(data, 0);
    cell.column = littleU16(data, 2);
    return cell;
}

}  // namespace

Problem BiffWorkbook::damaged(std::string_view what) const {
    return fileProblem("file-damaged", path_,
                       phrase("工作簿已损坏（{0}），请重新导出，或在 Excel/WPS 中修复后另存为 .xlsx",
                              "the workbook is damaged ({0}); export it again, or repair it in Excel and save as .xlsx",
                              {what}));
}

/// Nothing at the end of the stream or where a record reaches beyond it.
std::optional<BiffWorkbook::Record> BiffWorkbook::recordAt(std::size_t& at) const {
    if (at + 4 > stream_.size()) return std::nullopt;
    const std::size_t length = littleU16(stream_, at + 2);
    if (at + 4 + length > stream_.size()) return std::nullopt;
    const Record record{littleU16(stream_, at), std::string_view(stream_).substr(at + 4, length)};
    at += 4 + length;
    return record;
}

std::vector<std::string_view> BiffWorkbook::withContinuations(const Record& first, std::size_t& at) const {
    std::vector<std::string_view> parts{first.data};
    for (std::size_t next = at; const auto record = recordAt(next);) {
        if (record->id != continueRecord) break;
        parts.push_back(record->data);
        at = next;
    }
    return parts;
}

/// A text with its count in one or two bytes, within one record.
std::string BiffWorkbook::shortText(std::string_view data, std::size_t count_bytes) const {
    const std::vector<std::string_view> parts{data};
    BiffTextReader reader(parts);
    const std::size_t count = reader.number(count_bytes);
    std::string text;
    if (biff8_) {
        const bool wide = reader.number(1) & 1;
        reader.appendCharacters(text, count, wide);
    } else {
        text = textFromCodePage(data.substr(std::min(count_bytes, data.size())).substr(0, count), code_page_);
    }
    return text;
}

void BiffWorkbook::readFormat(std::string_view data) {
    if (data.size() < 3) return;
    own_formats_.emplace_back(littleU16(data, 0), dateFormatOf(shortText(data.substr(2), biff8_ ? 2 : 1)));
}

void BiffWorkbook::readSheetEntry(std::string_view data) {
    if (data.size() < 7 || data[5] != 0) return;  // charts and macros
    sheet_begins_.push_back(littleU32(data, 0));
    sheets_.push_back({shortText(data.substr(6), 1), (data[4] & 3) != 0});
}

Result<Done> BiffWorkbook::readSharedTexts(const std::vector<std::string_view>& parts, const TableLimits& limits) {
    BiffTextReader reader(parts);
    reader.number(4);  // how often they are used
    const std::size_t count = reader.number(4);
    for (std::size_t i = 0; i < count && !reader.exhausted(); ++i) {
        const std::size_t before = shared_.size();
        reader.appendText(shared_);
        if (shared_.size() - before > limits.cell_bytes) return damaged("a text beyond the limits");
        shared_ends_.push_back(shared_.size());
    }
    return Done{};
}

Result<Done> BiffWorkbook::readGlobals(const TableLimits& limits) {
    std::size_t at = 0;
    const auto begin = recordAt(at);
    if (!begin || begin->id != beginRecord) return damaged("no workbook in it");
    biff8_ = littleU16(begin->data, 0) >= 0x0600;
    bool ended = false;
    while (const auto record = recordAt(at)) {
        if (record->id == endRecord) {
            ended = true;
            break;
        }
        if (record->id == passwordRecord) {
            return fileProblem("file-encrypted", path_,
                               phrase("工作簿有密码，请在 Excel/WPS 中去掉密码后再导入",
                                      "the workbook has a password; remove it in Excel and try again"));
        }
        if (record->id == date1904Record) from_1904_ = littleU16(record->data, 0) == 1;
        if (record->id == codePageRecord) code_page_ = codePageName(littleU16(record->data, 0));
        if (record->id == sheetRecord) readSheetEntry(record->data);
        if (record->id == formatRecord) readFormat(record->data);
        if (record->id == cellFormatRecord) number_formats_.push_back(littleU16(record->data, 2));
        if (record->id == sharedTextsRecord) {
            if (const auto done = readSharedTexts(withContinuations(*record, at), limits); !done) return done;
        }
    }
    if (!ended) return damaged("its first part has no end");
    return Done{};
}

Result<BiffWorkbook> BiffWorkbook::read(std::string stream, const std::string& path, const TableLimits& limits) {
    BiffWorkbook workbook(std::move(stream), path);
    if (const auto done = workbook.readGlobals(limits); !done) return done.problem();
    return workbook;
}

DateFormat BiffWorkbook::formatOf(std::uint16_t cell_format) const {
    if (cell_format >= number_formats_.size()) return DateFormat::none;
    const std::uint16_t number = number_formats_[cell_format];
    const auto own =
        std::find_if(own_formats_.begin(), own_formats_.end(), [&](const auto& f) { return f.first == number; });
    return own != own_formats_.end() ? own->second : dateFormatOfBuiltin(number);
}

void BiffWorkbook::addText(BiffSheet& sheet, BiffCell cell, std::string text) const {
    // The views are set when the sheet is complete: until then the index of the text stands in `number`.
    cell.is_text = true;
    cell.number = static_cast<double>(sheet.texts.size());
    sheet.texts.push_back(std::move(text));
    sheet.cells.push_back(cell);
}

void BiffWorkbook::addFormula(const Record& record, std::size_t& at, BiffSheet& sheet) const {
    const std::string_view data = record.data;
    BiffCell cell = cellAt(data);
    if (littleU16(data, 12) != 0xFFFF) {
        cell.format = formatOf(littleU16(data, 4));
        cell.number = doubleAt(data, 6);
        sheet.cells.push_back(cell);
        return;
    }
    const unsigned kind = littleU16(data, 6) & 0xFF;
    if (kind == 1 || kind == 2) return addText(sheet, cell, boolOrErrorText(littleU16(data, 8) & 0xFF, kind == 2));
    if (kind != 0) return;  // an empty text
    // The text follows; the formula itself (shared, array, table) may stand between.
    std::size_t next = at;
    for (int tries = 0; tries < 3; ++tries) {
        const auto result = recordAt(next);
        if (!result || result->id == formulaRecord) return;
        if (result->id != textResultRecord) continue;
        if (!biff8_) return addText(sheet, cell, shortText(result->data, 2));
        const std::vector<std::string_view> parts = withContinuations(*result, next);
        BiffTextReader reader(parts);
        std::string text;
        const std::size_t count = reader.number(2);
        const bool wide = reader.number(1) & 1;
        reader.appendCharacters(text, count, wide);
        return addText(sheet, cell, std::move(text));
    }
}

/// False when the record is broken.
bool BiffWorkbook::addCells(const Record& record, BiffSheet& sheet) const {
    const std::string_view data = record.data;
    BiffCell cell = cellAt(data);
    switch (record.id) {
    case numberRecord:
    case rkRecord:
        if (data.size() < 10u) return false;
        cell.format = formatOf(littleU16(data, 4));
        cell.number = record.id == rkRecord ? rkNumber(littleU32(data, 6)) : doubleAt(data, 6);
        sheet.cells.push_back(cell);
        return true;
    case manyRkRecord:
        for (std::size_t at = 4; at + 8 <= data.size(); at += 6, ++cell.column) {
            cell.format = formatOf(littleU16(data, at));
            cell.number = rkNumber(littleU32(data, at + 2));
            sheet.cells.push_back(cell);
        }
        return true;
    case sharedTextRecord: {
        const std::size_t index = littleU32(data, 6);
        if (data.size() < 10 || index >= shared_ends_.size()) return false;
        const std::size_t begin = index == 0 ? 0 : shared_ends_[index - 1];
        cell.is_text = true;
        cell.number = -1;
        cell.text = std::string_view(shared_).substr(begin, shared_ends_[index] - begin);
        sheet.cells.push_back(cell);
        return true;
    }
    case labelRecord:
    case richLabelRecord:
        if (data.size() < 8) return false;
        addText(sheet, cell, shortText(data.substr(6), 2));
        return true;
    case boolOrErrorRecord:
        if (data.size() < 8) return false;
        addText(sheet, cell, boolOrErrorText(static_cast<unsigned char>(data[6]), data[7] != 0));
        return true;
    default: return true;
    }
}

Result<BiffSheet> BiffWorkbook::sheet(std::size_t index) const {
    BiffSheet sheet;
    std::size_t at = sheet_begins_[index];
    const auto begin = recordAt(at);
    if (!begin || begin->id != beginRecord) return damaged("sheet " + sheets_[index].name);
    int depth = 1;  // charts within the sheet are parts of their own
    while (depth > 0) {
        const auto record = recordAt(at);
        if (!record) return damaged("sheet " + sheets_[index].name + " has no end");
        if (record->id == beginRecord) ++depth;
        if (record->id == endRecord) --depth;
        if (depth != 1) continue;
        if (record->id == formulaRecord) {
            if (record->data.size() < 20) return damaged("a formula");
            addFormula(*record, at, sheet);
        } else if (!addCells(*record, sheet)) {
            return damaged("a cell in row " + std::to_string(littleU16(record->data, 0) + 1) + " of sheet " +
                           sheets_[index].name);
        }
    }
    for (BiffCell& cell : sheet.cells) {
        if (cell.is_text && cell.number >= 0) cell.text = sheet.texts[static_cast<std::size_t>(cell.number)];
    }
    const auto earlier = [](const BiffCell& a, const BiffCell& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    };
    if (!std::is_sorted(sheet.cells.begin(), sheet.cells.end(), earlier)) {
        std::stable_sort(sheet.cells.begin(), sheet.cells.end(), earlier);
    }
    return sheet;
}

}  // namespace diaoyan
