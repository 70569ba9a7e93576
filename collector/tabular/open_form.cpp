// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/open_form.h"

#include "collector/tabular/encoding.h"
#include "collector/tabular/file_bytes.h"
#include "collector/tabular/xlsx_source.h"
#include "collector/tabular/xlsx_workbook.h"
#include "collector/tabular/zip_parts.h"

#include <algorithm>

namespace diaoyan {

namespace {

Problem notAForm(const std::string& path) {
    return fileProblem("not-a-form", path,
                       {"不是认识的问卷文件（JSON、XLSForm 的 .xlsx、LimeSurvey 的 .lss 等）；旧的 .xls 请另存为 .xlsx",
                        "not a file of a questionnaire that is known (JSON, XLSForm in .xlsx, .lss of LimeSurvey ...); "
                        "please save an old .xls as .xlsx"});
}

/// Reads the sheets of a workbook one by one, within limits on all of them together.
class SheetReader {
public:
    SheetReader(std::string path, const FormFileLimits& limits) : path_(std::move(path)), limits_(limits) {}

    Result<FormSheet> read(const std::string& name) {
        TableOptions options{.sheet = name};
        options.limits.file_bytes = limits_.file_bytes;
        options.limits.unpacked_bytes = limits_.unpacked_bytes;
        options.limits.columns = limits_.columns;
        FormSheet sheet{.name = name};
        Result<FileBytes> bytes = FileBytes::open(path_, limits_.file_bytes);
        if (!bytes) return bytes.problem();
        Result<ZipParts> parts = ZipParts::open(std::move(bytes).value(), path_, limits_.unpacked_bytes);
        if (!parts) return parts.problem();
        const Result<TableSource> table = openXlsx(std::move(parts).value(), path_, options);
        if (!table) {
            if (table.problem().code == "file-empty") return sheet;
            return table.problem();
        }
        std::vector<Cell> cells;
        for (;;) {
            const Result<bool> more = table->rows->next(cells);
            if (!more) return more.problem();
            if (!*more) return sheet;
            cells_ += cells.size();
            if (++rows_ > limits_.rows || cells_ > limits_.cells)
                return fileProblem("too-large", path_,
                                   phrase("表格超过 {0} 行或 {1} 格，不像问卷",
                                          "more than {0} rows or {1} cells: hardly a questionnaire",
                                          {std::uint64_t{limits_.rows}, std::uint64_t{limits_.cells}}));
            sheet.rows.emplace_back();
            for (const Cell& cell : cells) sheet.rows.back().emplace_back(cell.text);
        }
    }

private:
    std::string path_;
    const FormFileLimits& limits_;
    std::size_t rows_ = 0;
    std::size_t cells_ = 0;
};

Result<FormDocument> openWorkbook(ZipParts parts, const std::string& path, const FormFileLimits& limits) {
    TableLimits table_limits;
    table_limits.unpacked_bytes = limits.unpacked_bytes;
    const Result<XlsxWorkbook> workbook = XlsxWorkbook::read(std::move(parts), table_limits);
    if (!workbook) return workbook.problem().code == "not-a-table" ? notAForm(path) : workbook.problem();
    if (workbook->sheets().size() > limits.sheets)
        return fileProblem("too-large", path,
                           phrase("超过 {0} 个工作表", "more than {0} sheets", {std::uint64_t{limits.sheets}}));
    FormDocument document{.name = path};
    SheetReader reader(path, limits);
    for (const SheetEntry& entry : workbook->sheets()) {
        Result<FormSheet> sheet = reader.read(entry.name);
        if (!sheet) return sheet.problem();
        document.sheets.push_back(std::move(sheet).value());
    }
    return document;
}

Result<FormDocument> openZip(FileBytes bytes, const std::string& path, const FormFileLimits& limits) {
    Result<ZipParts> parts = ZipParts::open(std::move(bytes), path, limits.unpacked_bytes);
    if (!parts) return parts.problem();
    const auto& names = parts->names();
    const auto packed =
        std::find_if(names.begin(), names.end(), [](const std::string& name) { return name.ends_with(".lss"); });
    if (packed == names.end()) return openWorkbook(std::move(parts).value(), path, limits);
    Result<std::string> text = parts->whole(*packed);
    if (!text) return text.problem();
    return FormDocument{.name = path, .text = std::move(text).value()};
}

Result<FormDocument> openText(std::string_view bytes, const std::string& path) {
    const Result<TextEncoding> encoding = detectEncoding(bytes, path);
    if (!encoding) return encoding.problem();
    FormDocument document{.name = path};
    TextDecoder decoder(bytes, *encoding, path);
    constexpr std::size_t piece = 1 << 20;
    while (!decoder.finished())
        if (const Result<Done> done = decoder.append(document.text, piece); !done) return done.problem();
    return document;
}

}  // namespace

Result<FormDocument> openForm(const std::string& path, const FormFileLimits& limits) {
    Result<FileBytes> bytes = FileBytes::open(path, limits.file_bytes);
    if (!bytes) return bytes.problem();
    const std::string_view view = bytes->view();
    if (view.starts_with("PK\x03\x04") || view.starts_with("PK\x05\x06"))
        return openZip(std::move(bytes).value(), path, limits);
    if (view.starts_with("\xD0\xCF\x11\xE0") || view.starts_with("%PDF") || view.starts_with("$FL"))
        return notAForm(path);
    return openText(view, path);
}

}  // namespace diaoyan
