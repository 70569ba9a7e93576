// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/xlsx_exporter.h"

#include "collector/exporters/answer_table.h"

#include <xlsxwriter.h>

namespace diaoyan {

namespace {

constexpr std::int64_t mostRows = LXW_ROW_MAX - 1;  ///< below the headings
constexpr std::size_t mostColumns = LXW_COL_MAX;
constexpr std::size_t longestCell = 32767;  ///< in characters

/// The beginning of a text, at most so many characters.
std::string withinCharacters(const std::string& text, std::size_t most) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && ++count > most) return text.substr(0, at);
    return text;
}

[[noreturn]] void throwNotWritten(const std::string& path, lxw_error error) {
    throw EnvironmentFailure(
        {"disk-failure",
         phrase("工作簿没有写成：{0}", "the workbook could not be written: {0}", {std::string(lxw_strerror(error))}),
         {.file = path}});
}

/// A workbook under way. Rows are written one after the other and leave the memory at once.
class Workbook {
public:
    explicit Workbook(const std::string& path) : path_(path) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book_ = workbook_new_opt(path.c_str(), &options);
        if (book_ == nullptr) throwNotWritten(path, LXW_ERROR_CREATING_XLSX_FILE);
        bold_ = workbook_add_format(book_);
        format_set_bold(bold_);
    }
    ~Workbook() {
        if (book_ != nullptr) workbook_close(book_);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    void addSheet(const std::string& name, const std::vector<std::string>& headings) {
        sheet_ = workbook_add_worksheet(book_, name.c_str());
        if (sheet_ == nullptr) throwNotWritten(path_, LXW_ERROR_MEMORY_MALLOC_FAILED);
        row_ = 0;
        for (std::size_t column = 0; column < headings.size(); ++column) text(column, headings[column], bold_);
        worksheet_freeze_panes(sheet_, 1, 0);
        ++row_;
    }

    void addRow(const std::vector<TableCell>& cells) {
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const TableCell& cell = cells[column];
            if (cell.number)
                check(worksheet_write_number(sheet_, row_, static_cast<lxw_col_t>(column), *cell.number, nullptr));
            else if (!cell.text.empty())
                text(column, cell.text, nullptr);
        }
        ++row_;
    }

    void close() {
        lxw_workbook* const book = std::exchange(book_, nullptr);
        if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR) throwNotWritten(path_, error);
    }

    /// Cells that were longer than a cell may be.
    std::vector<Problem> takeLosses() { return std::move(losses_); }

private:
    void text(std::size_t column, const std::string& words, lxw_format* format) {
        const std::string fitting = withinCharacters(words, longestCell);
        if (fitting.size() < words.size())
            losses_.push_back(
                {"export-loss",
                 phrase("文字超过 Excel 单元格的 {0} 字上限，只写了开头",
                        "the text is longer than the {0} characters of a cell; only its beginning is there",
                        {static_cast<std::int64_t>(longestCell)}),
                 {.row = static_cast<std::int64_t>(row_) + 1, .text = words.substr(0, 60)}});
        check(worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(column), fitting.c_str(), format));
    }

    void check(lxw_error error) const {
        if (error != LXW_NO_ERROR) throwNotWritten(path_, error);
    }

    std::string path_;
    lxw_workbook* book_ = nullptr;
    lxw_format* bold_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_row_t row_ = 0;
    std::vector<Problem> losses_;
};

Result<Done> addAnswers(Workbook& book, const std::string& name, const AnswerTable& table, const ExportSource& source) {
    book.addSheet(name, table.headings());
    return source.visit([&](const StoredSheet& sheet) { book.addRow(table.row(sheet)); });
}

/// What each code means.
void addCodebook(Workbook& book, const Questionnaire& form, Language language) {
    book.addSheet(phrase("代码表", "codes").in(language),
                  {phrase("题目标识", "item").in(language), phrase("题干", "title").in(language),
                   phrase("题型", "kind").in(language), phrase("选项代码", "code").in(language),
                   phrase("选项", "label").in(language), phrase("分值", "score").in(language)});
    for (const Item& item : items(form)) {
        const std::vector<TableCell> begin = {
            {item.id, {}}, {item.title.in(language), {}}, {kindWords(item.kind).in(language), {}}};
        if (item.options.empty()) book.addRow(begin);
        for (const Option& option : item.options) {
            std::vector<TableCell> row = begin;
            row.push_back({option.code, {}});
            row.push_back({option.label.in(language), {}});
            if (option.score) row.push_back({std::string{}, *option.score});
            book.addRow(row);
        }
    }
}

Problem tooLarge(const std::string& what, std::int64_t limit) {
    return {"too-large",
            phrase("Excel 工作表最多 {0} {1}，请改用 CSV", "a worksheet has at most {0} {1}; export a CSV instead",
                   {limit, what}),
            {}};
}

}  // namespace

Result<Exported> writeXlsx(const ExportSource& source, const std::string& path, const ExportOptions& options) {
    ExportOptions in_words = options, in_codes = options;
    in_words.texts = ExportTexts::labels;
    in_codes.texts = ExportTexts::codes;
    const Result<AnswerTable> words = AnswerTable::of(source, in_words);
    if (!words) return words.problem();
    const Result<AnswerTable> codes = AnswerTable::of(source, in_codes);
    if (!codes) return codes.problem();
    if (words->sheets() > mostRows) return tooLarge("行 rows", mostRows);
    if (codes->headings().size() > mostColumns) return tooLarge("列 columns", mostColumns);
    Workbook book(path);
    const Language language = options.language;
    if (const auto done = addAnswers(book, phrase("答卷", "answers").in(language), *words, source); !done)
        return done.problem();
    if (const auto done = addAnswers(book, phrase("答卷代码", "answers in codes").in(language), *codes, source); !done)
        return done.problem();
    addCodebook(book, source.questionnaire, language);
    book.close();
    Exported exported{.sheets = words->sheets(), .files = {path}, .losses = words->losses()};
    for (Problem& loss : book.takeLosses()) exported.losses.push_back(std::move(loss));
    return exported;
}

}  // namespace diaoyan
