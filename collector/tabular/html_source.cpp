// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/html_source.h"

#include "collector/tabular/html_tokens.h"
#include "collector/tabular/sheet_row.h"
#include "collector/tabular/whole_text.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>
#include <vector>

namespace diaoyan {

namespace {

using Kind = HtmlTokens::Kind;

constexpr std::size_t deepestTable = 100;     ///< tables within one another
constexpr std::size_t mostColumnSpan = 1000;  ///< as browsers have it
constexpr std::size_t mostRowSpan = 65534;

bool isCellName(std::string_view name) {
    return name == "td" || name == "th";
}

std::size_t spanOf(const HtmlTokens& tokens, std::string_view attribute, std::size_t most) {
    const std::string_view digits = tokens.attribute(attribute);
    std::size_t span = 1;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), span);
    if (parsed.ec == std::errc::result_out_of_range) return most;
    return std::clamp<std::size_t>(span, 1, most);
}

/// The text of a cell while it comes in: blanks are one blank, none at the ends of a line.
class CellText {
public:
    void clear() {
        text_.clear();
        blank_ = false;
    }

    void append(std::string_view raw) {
        piece_.clear();
        appendHtmlText(piece_, raw);
        for (const char c : piece_) {
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                blank_ = !text_.empty() && text_.back() != '\n';
                continue;
            }
            if (blank_) text_ += ' ';
            blank_ = false;
            text_ += c;
        }
    }

    void breakLine(bool forced) {
        blank_ = false;
        if (forced || (!text_.empty() && text_.back() != '\n')) text_ += '\n';
    }

    std::string_view text() {
        while (text_.ends_with('\n')) text_.pop_back();
        return std::string_view(text_).substr(std::min(text_.find_first_not_of('\n'), text_.size()));
    }
    std::size_t size() const { return text_.size(); }

private:
    std::string text_;
    std::string piece_;
    bool blank_ = false;
};

/// What a token means for the table that is read.
enum class TableMark { inside, text, cell_begins, cell_ends, row_begins, row_ends, table_ends };

class HtmlRows final : public RowSource {
public:
    HtmlRows(WholeText page, std::size_t begin, std::string path, const TableLimits& limits)
        : page_(std::move(page)), begin_(begin), path_(std::move(path)), limits_(limits), tokens_(page_.view(), begin) {
        rewind();
    }

    Result<bool> next(std::vector<Cell>& cells) override {
        cells.clear();
        row_.clear();
        while (!ended_ && row_.empty()) {
            if (const auto done = readRow(); !done) {
                ended_ = true;
                return done.problem();
            }
        }
        row_.finish(cells);
        return !row_.empty();
    }

    std::int64_t rowNumber() const override { return row_number_; }

    void rewind() override {
        tokens_ = HtmlTokens(page_.view(), begin_);
        tokens_.next();  // the tag of the table
        spans_.clear();
        row_number_ = 0;
        depth_ = 0;
        waiting_ = TableMark::inside;
        in_cell_ = ended_ = false;
    }

private:
    TableMark nextMark() {
        const Kind kind = tokens_.next();
        if (kind == Kind::end) return TableMark::table_ends;
        if (kind == Kind::text) return TableMark::text;
        const bool open = kind == Kind::open;
        const std::string& name = tokens_.name();
        if (name == "table") {
            if (!open && depth_ == 0) return TableMark::table_ends;
            depth_ += open ? 1 : -1;
        }
        if (depth_ == 0 && name == "tr") return open ? TableMark::row_begins : TableMark::row_ends;
        if (depth_ == 0 && isCellName(name)) return open ? TableMark::cell_begins : TableMark::cell_ends;
        if (in_cell_) layOutText(open);
        return TableMark::inside;
    }

    /// Lines within a cell, and what tables within it hold.
    void layOutText(bool open) {
        const std::string& name = tokens_.name();
        if (isCellName(name)) text_.append(" ");
        if (name == "br" || name == "p" || name == "div" || name == "li" || name == "tr" || name == "table")
            text_.breakLine(name == "br" && open);
    }

    /// Up to the end of a row, which may be the end of the table; row_ stays empty when nothing stands in it.
    Result<Done> readRow() {
        TableMark mark = waiting_;
        waiting_ = TableMark::inside;
        while (mark != TableMark::row_begins && mark != TableMark::cell_begins && mark != TableMark::table_ends)
            mark = nextMark();
        row_.clear();
        column_ = 0;
        if (mark != TableMark::table_ends) ++row_number_;
        if (mark == TableMark::cell_begins) beginCell();  // it has no row of its own
        while (mark != TableMark::table_ends) {
            mark = nextMark();
            if (mark == TableMark::inside) continue;
            if (mark == TableMark::text) {
                if (const auto done = takeText(); !done) return done;
                continue;
            }
            if (const auto done = endCell(); !done) return done;
            if (mark == TableMark::cell_begins) beginCell();
            if (mark == TableMark::row_begins) waiting_ = mark;
            if (mark == TableMark::row_begins || mark == TableMark::row_ends) break;
        }
        ended_ = mark == TableMark::table_ends;
        for (; column_ < spans_.size(); ++column_) spans_[column_] -= spans_[column_] > 0 ? 1 : 0;
        return Done{};
    }

    Problem tooLarge(Text message) const { return fileProblem("too-large", path_, std::move(message), row_number_); }

    Result<Done> takeText() {
        if (!in_cell_) return Done{};
        text_.append(tokens_.text());
        if (text_.size() <= limits_.cell_bytes) return Done{};
        return tooLarge(phrase("第 {0} 行有一格超过 {1} 字节", "a cell of row {0} is beyond {1} bytes",
                               {row_number_, limits_.cell_bytes}));
    }

    void beginCell() {
        while (column_ < spans_.size() && spans_[column_] > 0) --spans_[column_++];
        in_cell_ = true;
        text_.clear();
        column_span_ = spanOf(tokens_, "colspan", mostColumnSpan);
        row_span_ = spanOf(tokens_, "rowspan", mostRowSpan);
    }

    Result<Done> endCell() {
        if (!in_cell_) return Done{};
        in_cell_ = false;
        if (column_ + column_span_ > limits_.columns)
            return tooLarge(phrase("第 {0} 行超过 {1} 列", "row {0} has more than {1} columns",
                                   {row_number_, std::uint64_t{limits_.columns}}));
        row_.putOwnText(column_, text_.text());
        if (row_.bytes() > limits_.record_bytes)
            return tooLarge(phrase("第 {0} 行的内容超过 {1} 字节", "row {0} holds more than {1} bytes",
                                   {row_number_, limits_.record_bytes}));
        if (row_span_ > 1 && spans_.size() < column_ + column_span_) spans_.resize(column_ + column_span_);
        for (std::size_t i = 0; i < column_span_; ++i, ++column_)
            if (row_span_ > 1) spans_[column_] = row_span_ - 1;
        return Done{};
    }

    WholeText page_;
    std::size_t begin_;
    std::string path_;
    TableLimits limits_;
    HtmlTokens tokens_;
    SheetRow row_;
    CellText text_;
    std::vector<std::size_t> spans_;  ///< per column: rows below that a cell above still covers
    std::size_t column_ = 0;
    std::size_t column_span_ = 1;
    std::size_t row_span_ = 1;
    int depth_ = 0;  ///< tables within a cell
    std::int64_t row_number_ = 0;
    TableMark waiting_ = TableMark::inside;  ///< a <tr> that ended the row before
    bool in_cell_ = false;
    bool ended_ = false;
};

/// A table of the page, by what stands in it and in no table within it.
struct PageTable {
    std::size_t begin = 0;
    std::size_t cells = 0;
    std::size_t rows = 0;

    bool holdsData() const { return cells >= 2; }
};

struct PageTables {
    PageTable largest;
    std::size_t others = 0;  ///< further tables with several rows and columns
    bool closed = true;      ///< the largest one has its end tag
};

Result<PageTables> findTables(std::string_view page, const std::string& path) {
    PageTables found;
    std::vector<PageTable> open;
    std::size_t several = 0;
    const auto close = [&](bool with_tag) {
        const PageTable table = open.back();
        open.pop_back();
        several += table.rows >= 2 && table.cells >= 2 * table.rows ? 1 : 0;
        if (table.cells <= found.largest.cells) return;
        found.largest = table;
        found.closed = with_tag;
    };
    HtmlTokens tokens(page);
    for (Kind kind = tokens.next(); kind != Kind::end; kind = tokens.next()) {
        if (kind == Kind::text) continue;
        const std::string& name = tokens.name();
        if (name == "table" && kind == Kind::open) {
            if (open.size() >= deepestTable)
                return fileProblem("too-large", path,
                                   phrase("网页中的表格套得太深（最多 {0} 层）",
                                          "tables within one another too deep (limit {0})",
                                          {std::uint64_t{deepestTable}}));
            open.push_back({.begin = tokens.begin()});
        } else if (name == "table" && !open.empty()) {
            close(true);
        } else if (kind == Kind::open && !open.empty()) {
            open.back().cells += isCellName(name) ? 1 : 0;
            open.back().rows += name == "tr" ? 1 : 0;
        }
    }
    while (!open.empty()) close(false);
    const PageTable& largest = found.largest;
    found.others = several - (largest.rows >= 2 && largest.cells >= 2 * largest.rows ? 1 : 0);
    return found;
}

}  // namespace

Result<TableSource> openHtml(FileBytes bytes, const std::string& path, const TableOptions& options) {
    Result<WholeText> page = wholeMarkup(std::move(bytes), path, options.encoding);
    if (!page) return page.problem();
    const Result<PageTables> tables = findTables(page->view(), path);
    if (!tables) return tables.problem();
    if (!tables->largest.holdsData())
        return fileProblem("not-a-table", path,
                           phrase("这是网页（HTML），虽然名字像表格，里面没有数据表；请重新导出为 .xlsx 或 CSV",
                                  "this is a web page (HTML), whatever its name says, and holds no table; export it "
                                  "again as .xlsx or CSV"));
    TableSource source;
    source.facts.format = "html";
    source.facts.encoding = page->encoding.name;
    source.facts.remarks = page->encoding.remarks;
    if (tables->others > 0)
        source.facts.remarks.push_back(
            fileProblem("table-left-out", path,
                        phrase("网页中有多个表格，只读取最大的，另外 {0} 个未读取",
                               "the page has several tables; the largest is read, {0} others are left out",
                               {std::uint64_t{tables->others}})));
    if (!tables->closed)
        source.facts.remarks.push_back(
            fileProblem("table-not-closed", path,
                        phrase("网页中的表格没有结束，文件可能没有下载完整；已读到末尾",
                               "the table in the page has no end, perhaps an incomplete download; it was read to the "
                               "end of the file")));
    source.rows = std::make_unique<HtmlRows>(std::move(page).value(), tables->largest.begin, path, options.limits);
    return source;
}

}  // namespace diaoyan
