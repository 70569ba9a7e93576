// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/sheet_choice.h"

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <optional>

namespace diaoyan {

namespace {

constexpr std::size_t mostSheets = 1000;

std::string namesOf(const std::vector<SheetEntry>& sheets) {
    std::string names;
    for (const SheetEntry& sheet : sheets) names += (names.empty() ? "" : ", ") + sheet.name;
    return names;
}

Result<std::size_t> sheetNamed(const std::vector<SheetEntry>& sheets, const std::string& path,
                               const std::string& wanted) {
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (sheets[i].name == wanted) return i;
    }
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (foldForMatching(sheets[i].name) == foldForMatching(wanted)) return i;
    }
    return fileProblem("no-such-sheet", path,
                       phrase("没有名为“{0}”的工作表；文件中有：{1}", "there is no sheet \"{0}\"; the file has: {1}",
                              {wanted, namesOf(sheets)}));
}

}  // namespace

Result<std::size_t> chooseSheet(const std::vector<SheetEntry>& sheets, const LookIntoSheet& look,
                                const std::string& path, const std::string& wanted, std::vector<Problem>& remarks) {
    // Every sheet is looked into, and entries may all point to one and the same sheet.
    if (sheets.size() > mostSheets) {
        return fileProblem("too-large", path,
                           phrase("工作簿有 {0} 个工作表，超过 {1} 个的上限",
                                  "the workbook has {0} sheets, more than the limit of {1}",
                                  {static_cast<std::int64_t>(sheets.size()), static_cast<std::int64_t>(mostSheets)}));
    }
    if (!wanted.empty()) return sheetNamed(sheets, path, wanted);
    std::vector<SheetContent> contents;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const Result<SheetContent> content = look(i);
        if (!content) return content.problem();
        contents.push_back(*content);
    }
    std::optional<std::size_t> chosen;
    for (const SheetContent least : {SheetContent::table, SheetContent::something}) {
        for (const bool hidden : {false, true}) {
            for (std::size_t i = 0; i < sheets.size() && !chosen; ++i) {
                if (contents[i] >= least && sheets[i].hidden == hidden) chosen = i;
            }
        }
    }
    if (!chosen) {
        return fileProblem("file-empty", path,
                           phrase("工作簿的所有工作表都是空的", "all sheets of the workbook are empty"));
    }
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (i == *chosen || contents[i] == SheetContent::empty) continue;
        remarks.push_back(
            fileProblem("sheet-left-out", path,
                        phrase("读取工作表“{0}”，未读取“{1}”", "sheet \"{0}\" is read, \"{1}\" is left out",
                               {sheets[*chosen].name, sheets[i].name})));
    }
    return *chosen;
}

Result<SheetContent> contentOf(const std::function<Result<bool>()>& next, const SheetRow& row) {
    bool any = false;
    bool second_row = false;
    std::size_t first = 0;
    std::size_t last = 0;
    for (;;) {
        const Result<bool> more = next();
        if (!more) return more.problem();
        if (!*more) break;
        first = any ? std::min(first, row.firstColumn()) : row.firstColumn();
        last = any ? std::max(last, row.lastColumn()) : row.lastColumn();
        second_row = any;
        any = true;
    }
    if (second_row && first != last) return SheetContent::table;
    return any ? SheetContent::something : SheetContent::empty;
}

Result<SheetContent> contentOf(RowSource& rows) {
    std::vector<Cell> cells;
    std::size_t used_rows = 0;
    std::optional<std::size_t> used_column;
    bool second_column = false;
    rows.rewind();
    for (;;) {
        const Result<bool> more = rows.next(cells);
        if (!more) return more.problem();
        if (!*more) break;
        ++used_rows;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (cells[column].kind == Cell::Kind::empty) continue;
            second_column = second_column || (used_column && *used_column != column);
            used_column = column;
        }
        if (used_rows >= 2 && second_column) break;
    }
    rows.rewind();
    if (used_rows >= 2 && second_column) return SheetContent::table;
    return used_rows > 0 ? SheetContent::something : SheetContent::empty;
}

}  // namespace diaoyan
