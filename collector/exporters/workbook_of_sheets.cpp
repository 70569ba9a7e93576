// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/workbook_of_sheets.h"

#include <xlsxwriter.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace diaoyan {

namespace {

constexpr std::size_t mostRows = 1'048'576;
constexpr std::size_t mostColumns = 16'384;
constexpr std::size_t longestCell = 32'767;  ///< characters

std::size_t charactersIn(const std::string& text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

Problem tooLarge(const FormSheet& sheet, Text message) {
    return {"too-large", std::move(message), {{}, 0, sheet.name, {}}};
}

Result<Done> checkSheet(const FormSheet& sheet) {
    constexpr std::size_t longestName = 31;
    if (sheet.name.empty() || charactersIn(sheet.name) > longestName ||
        sheet.name.find_first_of("[]:*?/\\'") != std::string::npos)
        return tooLarge(sheet, phrase("工作表名称须为 1 到 {0} 个字符，不能有 [ ] : * ? / \\ '",
                                      "a sheet's name has 1 to {0} characters, none of [ ] : * ? / \\ '",
                                      {std::uint64_t{longestName}}));
    if (sheet.rows.size() > mostRows)
        return tooLarge(sheet, phrase("工作表最多 {0} 行", "a sheet has at most {0} rows", {std::uint64_t{mostRows}}));
    for (const auto& row : sheet.rows) {
        if (row.size() > mostColumns)
            return tooLarge(
                sheet, phrase("工作表最多 {0} 列", "a sheet has at most {0} columns", {std::uint64_t{mostColumns}}));
        for (const std::string& text : row)
            if (charactersIn(text) > longestCell)
                return tooLarge(sheet, phrase("单元格最多 {0} 个字符", "a cell holds at most {0} characters",
                                              {std::uint64_t{longestCell}}));
    }
    return Done{};
}

/// A file that is gone when the object goes.
class TemporaryFile {
public:
    TemporaryFile() {
        path_ = (std::filesystem::temp_directory_path() / "diaoyan-XXXXXX").string();
        const int file = ::mkstemp(path_.data());
        if (file < 0)
            throw EnvironmentFailure(
                {"disk-failure", {"无法建立临时文件", "no temporary file can be made"}, {.file = path_}});
        ::close(file);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { ::unlink(path_.c_str()); }
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

bool addSheet(lxw_workbook* book, const FormSheet& sheet, lxw_format* bold) {
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
    if (page == nullptr) return false;
    bool whole = true;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
            const std::string& text = sheet.rows[row][column];
            if (text.empty()) continue;
            whole = worksheet_write_string(page, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                           text.c_str(), row == 0 ? bold : nullptr) == LXW_NO_ERROR &&
                    whole;
        }
    return whole;
}

}  // namespace

Result<std::string> workbookOf(const FormDocument& document) {
    for (const FormSheet& sheet : document.sheets)
        if (const Result<Done> fits = checkSheet(sheet); !fits) return fits.problem();
    const TemporaryFile file;
    lxw_workbook* book = workbook_new(file.path().c_str());
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    lxw_doc_properties properties{};
    properties.created = 946684800;  // always the same, so that the same questionnaire gives the same file
    workbook_set_properties(book, &properties);
    bool whole = true;
    for (const FormSheet& sheet : document.sheets) whole = addSheet(book, sheet, bold) && whole;
    const lxw_error error = workbook_close(book);
    if (error != LXW_NO_ERROR)
        throw EnvironmentFailure(
            {"disk-failure",
             phrase("工作簿无法写出（{0}）", "the workbook cannot be written ({0})", {lxw_strerror(error)}),
             {.file = file.path()}});
    if (!whole)
        return Problem{"too-large",
                       {"工作表名称或内容不合工作簿的规定", "a sheet's name or content does not fit into a workbook"},
                       {}};
    std::ifstream written(file.path(), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(written), {});
}

}  // namespace diaoyan
