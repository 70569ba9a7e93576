// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/xlsx_book.h"

#include "charts/tables/printable_text.h"
#include "charts/tables/terminal_width.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace diaoyan::xlsx {

namespace {

constexpr std::size_t longest_cell = 32'000;  ///< characters; Excel takes 32,767 UTF-16 units
constexpr std::size_t longest_name = 31;
constexpr int line_height = 16;  ///< points, of 11 point letters

EnvironmentFailure diskFailure(const std::string& path, const std::string& detail) {
    return EnvironmentFailure({"disk-failure",
                               phrase("工作簿无法写出（{0}）", "the workbook cannot be written ({0})", {detail}),
                               {.file = path}});
}

std::string temporaryFile() {
    std::string path = (std::filesystem::temp_directory_path() / "diaoyan-XXXXXX").string();
    const int file = ::mkstemp(path.data());
    if (file < 0) throw diskFailure(path, "mkstemp");
    ::close(file);
    return path;
}

bool beginsCharacter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// UTF-16 units of the character that begins with this byte.
std::size_t unitsOf(char byte) {
    return static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1;
}

/// As many whole characters as fit into so many UTF-16 units.
std::string cutTo(const std::string& words, std::size_t units) {
    std::size_t used = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!beginsCharacter(words[at])) continue;
        used += unitsOf(words[at]);
        if (used > units) return words.substr(0, at);
    }
    return words;
}

void setRules(lxw_format* format, const CellLook& look) {
    const auto border = [](int rule) {
        return static_cast<std::uint8_t>(rule == 2 ? LXW_BORDER_MEDIUM : LXW_BORDER_THIN);
    };
    if (look.above > 0) format_set_top(format, border(look.above));
    if (look.below > 0) format_set_bottom(format, border(look.below));
}

}  // namespace

Book::Book(Language language, const std::string& title, const std::string& author)
    : language_(language), path_(temporaryFile()), book_(workbook_new(path_.c_str())) {
    std::string safe_title = cutTo(printable(title), 250);
    std::string safe_author = cutTo(printable(author), 250);
    lxw_doc_properties properties{};
    properties.title = safe_title.data();
    properties.author = safe_author.data();
    properties.created = 946684800;  // always the same: the same report gives the same file
    workbook_set_properties(book_, &properties);
}

Book::~Book() {
    if (book_) lxw_workbook_free(book_);
    ::unlink(path_.c_str());
}

lxw_worksheet* Book::addSheet(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    return sheet;
}

lxw_format* Book::format(const CellLook& look) {
    const auto known = formats_.find(look);
    if (known != formats_.end()) return known->second;
    lxw_format* format = workbook_add_format(book_);
    format_set_font_name(format, language_ == Language::zh ? "微软雅黑" : "Arial");
    format_set_font_size(format, look.size);
    if (!look.number_format.empty()) format_set_num_format(format, look.number_format.c_str());
    if (look.bold) format_set_bold(format);
    if (look.wrap) format_set_text_wrap(format);
    if (look.right) format_set_align(format, LXW_ALIGN_RIGHT);
    format_set_align(format, look.centred ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (look.quiet) format_set_font_color(format, 0x5A6673);
    if (look.shaded) format_set_bg_color(format, 0xEEF2F6);
    if (look.link) {
        format_set_font_color(format, 0x1F4E86);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    setRules(format, look);
    formats_.emplace(look, format);
    return format;
}

void Book::words(lxw_worksheet* sheet, int row, int column, const std::string& words, const CellLook& look) {
    const std::string safe = cellWords(words);
    const auto at_row = static_cast<lxw_row_t>(row);
    const auto at_column = static_cast<lxw_col_t>(column);
    if (safe.empty())
        worksheet_write_blank(sheet, at_row, at_column, format(look));
    else
        worksheet_write_string(sheet, at_row, at_column, safe.c_str(), format(look));
}

void Book::wordsAcross(lxw_worksheet* sheet, int row, int last, int width, const std::string& words,
                       const CellLook& look) {
    CellLook wrapping = look;
    wrapping.wrap = true;
    const std::string safe = cellWords(words);
    if (last > 0)
        worksheet_merge_range(sheet, static_cast<lxw_row_t>(row), 0, static_cast<lxw_row_t>(row),
                              static_cast<lxw_col_t>(last), safe.c_str(), format(wrapping));
    else
        worksheet_write_string(sheet, static_cast<lxw_row_t>(row), 0, safe.c_str(), format(wrapping));
    makeRoom(sheet, row, {{safe, width}}, look.size);
}

void Book::makeRoom(lxw_worksheet* sheet, int row, const std::vector<std::pair<std::string, int>>& words_and_widths,
                    int size) {
    constexpr int highest = 409;  // points; Excel knows no higher row
    int lines = 1;
    for (const auto& [words, width] : words_and_widths) {
        const int letters = std::max(width * 11 / std::max(size, 1) - 2, 4);
        lines = std::max(lines, static_cast<int>(wrapped(cellWords(words), letters, AmbiguousWidth::wide).size()));
    }
    worksheet_set_row(sheet, static_cast<lxw_row_t>(row), std::min(lines * line_height * size / 11 + 4, highest),
                      nullptr);
}

void Book::linkTo(lxw_worksheet* sheet, int row, int column, const std::string& target, const std::string& words) {
    const auto at_row = static_cast<lxw_row_t>(row);
    const auto at_column = static_cast<lxw_col_t>(column);
    const CellLook look{.wrap = true, .centred = true, .link = true};
    // The words are written over those of the link: an address may not be as long as a text.
    worksheet_write_url(sheet, at_row, at_column, ("internal:'" + target + "'!A1").c_str(), format(look));
    worksheet_write_string(sheet, at_row, at_column, cellWords(words).c_str(), format(look));
}

std::string Book::bytes() {
    lxw_workbook* closing = book_;
    book_ = nullptr;  // closing frees it, also when it fails
    const lxw_error error = workbook_close(closing);
    if (error != LXW_NO_ERROR) throw diskFailure(path_, lxw_strerror(error));
    std::ifstream written(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(written), {}};
}

std::string cellWords(const std::string& words) {
    const std::string safe = printable(words);
    const std::string cut = cutTo(safe, longest_cell);
    return cut.size() == safe.size() ? cut : cut + "…";
}

std::string chartWords(const std::string& words) {
    const std::string safe = cutTo(printable(words), 250);
    return !safe.empty() && safe[0] == '=' ? " " + safe : safe;
}

std::string sheetName(const std::string& start, const std::string& title) {
    static const std::string forbidden = "[]:*?/\\'";
    std::string name = start;
    const std::string safe = cutTo(printable(title), 18);
    if (!safe.empty()) name += " ";
    for (const char letter : safe) name += forbidden.find(letter) == std::string::npos ? letter : '_';
    return cutTo(name, longest_name);
}

std::string cellAddress(int row, int column) {
    std::string letters;
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row + 1);
}

void pageSetUp(lxw_worksheet* sheet, bool landscape) {
    worksheet_set_paper(sheet, 9);  // A4
    if (landscape)
        worksheet_set_landscape(sheet);
    else
        worksheet_set_portrait(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_footer(sheet, "&C&P / &N");
}

}  // namespace diaoyan::xlsx
