// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/xls_source.h"

#include "collector/tabular/biff_workbook.h"
#include "collector/tabular/file_bytes.h"
#include "collector/tabular/ole_container.h"
#include "collector/tabular/sheet_row.h"

#include <memory>
#include <utility>

namespace diaoyan {

namespace {

class XlsRows final : public RowSource {
public:
    XlsRows(std::shared_ptr<const BiffWorkbook> workbook, BiffSheet sheet)
        : workbook_(std::move(workbook)), sheet_(std::move(sheet)) {}

    Result<bool> next(std::vector<Cell>& cells) override {
        row_.clear();
        while (at_ < sheet_.cells.size() && row_.empty()) {
            row_number_ = sheet_.cells[at_].row;
            for (; at_ < sheet_.cells.size() && sheet_.cells[at_].row == row_number_; ++at_) put(sheet_.cells[at_]);
        }
        row_.finish(cells);
        return !row_.empty();
    }

    std::int64_t rowNumber() const override { return std::int64_t{row_number_} + 1; }
    void rewind() override { at_ = 0; }

private:
    void put(const BiffCell& cell) {
        if (cell.is_text) {
            row_.putText(cell.column, cell.text);
        } else {
            row_.putNumber(cell.column, cell.number, cell.format, workbook_->from1904() ? daysFrom1904 : 0);
        }
    }

    std::shared_ptr<const BiffWorkbook> workbook_;
    BiffSheet sheet_;
    SheetRow row_;
    std::size_t at_ = 0;
    std::uint32_t row_number_ = 0;
};

Problem otherOle(const OleContainer& container, const std::string& path) {
    if (container.has("EncryptedPackage")) {
        return fileProblem("file-encrypted", path,
                           phrase("工作簿有密码，请在 Excel/WPS 中去掉密码后再导入",
                                  "the workbook has a password; remove it in Excel and try again"));
    }
    const bool word = container.has("WordDocument");
    const Text what = word ? phrase("Word 文档", "a Word document")
                           : phrase("OLE2 文件，里面没有工作簿", "an OLE2 file without a workbook");
    return fileProblem("not-a-table", path,
                       phrase("这是{0}，不是数据表；请另存为 .xlsx 或 CSV 后再导入",
                              "this is {0}, not a table; save it as .xlsx or CSV and try again", {what}));
}

}  // namespace

Result<TableSource> openXls(std::string_view bytes, const std::string& path, const TableOptions& options) {
    const Result<OleContainer> container = OleContainer::open(bytes, path);
    if (!container) return container.problem();
    const char* const name = container->has("Workbook") ? "Workbook" : "Book";
    if (!container->has(name)) return otherOle(*container, path);
    Result<std::string> stream = container->stream(name);
    if (!stream) return stream.problem();
    Result<BiffWorkbook> read = BiffWorkbook::read(std::move(stream).value(), path, options.limits);
    if (!read) return read.problem();
    const auto workbook = std::make_shared<const BiffWorkbook>(std::move(read).value());

    const auto rowsOf = [&](std::size_t index) -> Result<std::unique_ptr<XlsRows>> {
        Result<BiffSheet> sheet = workbook->sheet(index);
        if (!sheet) return sheet.problem();
        return std::make_unique<XlsRows>(workbook, std::move(sheet).value());
    };
    const auto look = [&](std::size_t index) -> Result<SheetContent> {
        const auto rows = rowsOf(index);
        if (!rows) return rows.problem();
        return contentOf(**rows);
    };
    TableSource source;
    const Result<std::size_t> chosen = chooseSheet(workbook->sheets(), look, path, options.sheet, source.facts.remarks);
    if (!chosen) return chosen.problem();
    auto rows = rowsOf(*chosen);
    if (!rows) return rows.problem();
    source.facts.format = "xls";
    source.facts.sheet = workbook->sheets()[*chosen].name;
    source.rows = std::move(rows).value();
    return source;
}

}  // namespace diaoyan
