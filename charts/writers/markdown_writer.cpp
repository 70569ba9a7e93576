// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/markdown_writer.h"

#include "charts/tables/column_plan.h"
#include "charts/writers/figure_table.h"
#include "charts/writers/markdown_text.h"

#include <algorithm>

namespace diaoyan {

namespace {

using markdown::escaped;

class MarkdownPage {
public:
    explicit MarkdownPage(const Report& report) : report_(report), language_(report.language) {}

    std::string finish() {
        if (!report_.title.empty()) line("# " + escaped(report_.title));
        for (const std::string& words : {report_.subtitle, report_.organisation, report_.date})
            if (!words.empty()) line(escaped(words));
        contents();
        for (const Block& block : report_.blocks) std::visit([this](const auto& value) { place(value); }, block);
        return std::move(out_);
    }

private:
    bool zh() const { return language_ == Language::zh; }

    /// A block of its own.
    void line(const std::string& words) { out_ += (out_.empty() ? "" : "\n") + words + "\n"; }

    static std::string anchor(int heading) { return "section-" + std::to_string(heading); }

    /// Links to anchors of our own: how a heading's words become an anchor differs from program to program.
    void contents() {
        std::string list;
        int number = 0;
        for (const Block& block : report_.blocks)
            if (const auto* heading = std::get_if<Heading>(&block))
                list += std::string(2 * static_cast<std::size_t>(std::clamp(heading->level, 1, 3) - 1), ' ') + "- [" +
                        escaped(heading->text) + "](#" + anchor(++number) + ")\n";
        if (list.empty()) return;
        line(std::string("**") + (zh() ? "目录" : "Contents") + "**");
        out_ += "\n" + list;
    }

    void place(const Heading& heading) {
        const auto marks = std::string(static_cast<std::size_t>(std::clamp(heading.level, 1, 3)) + 1, '#');
        line(marks + " <a id=\"" + anchor(++headings_) + "\"></a>" + escaped(heading.text));
    }

    void place(const Paragraph& paragraph) {
        if (!paragraph.text.empty()) line(escaped(paragraph.text));
    }
    void place(const Remark& remark) { line("> " + escaped(remark.text)); }

    void place(const BulletList& list) {
        out_ += '\n';
        for (const std::string& item : list.items) out_ += "- " + escaped(item) + "\n";
        apart();
    }

    void place(const NumberedList& list) {
        out_ += '\n';
        int number = 0;
        for (const std::string& item : list.items) out_ += std::to_string(++number) + ". " + escaped(item) + "\n";
        apart();
    }

    /// Two lists in a row would grow together.
    void apart() { out_ += "\n<!-- -->\n"; }

    void place(const TableBlock& block) {
        const std::string label = (zh() ? "表 " : "Table ") + std::to_string(++tables_);
        caption(label, block.table.title.in(language_), baseText(block.table, language_));
        table(block.table);
    }

    /// No picture: its words and its numbers.
    void place(const FigureBlock& block) {
        const std::string label = (zh() ? "图 " : "Figure ") + std::to_string(++figures_);
        caption(label, block.figure.title, block.figure.caption);
        table(figureTable(block.figure, language_));
    }

    void caption(const std::string& label, const std::string& title, const std::string& base) {
        line("**" + label + "**" + (title.empty() ? "" : "　" + escaped(title)));
        if (!base.empty()) line(escaped(base));
    }

    void table(const ResultTable& table) {
        if (!table.columns.empty()) grid(table);
        for (const std::string& note : noteLines(table, language_)) line(escaped(note));
    }

    void grid(const ResultTable& table) {
        std::string heading = "|";
        std::string rule = "|";
        for (const TableColumn& column : table.columns) {
            heading += " " + escaped(column.heading.in(language_)) + " |";
            rule += column.role == ColumnRole::label ? " --- |" : " ---: |";
        }
        out_ += "\n" + heading + "\n" + rule + "\n";
        for (const TableRow& row : table.rows) {
            out_ += "|";
            for (int column = 0; column < static_cast<int>(table.columns.size()); ++column)
                out_ += " " + shown(row, column) + " |";
            out_ += "\n";
        }
    }

    /// Sums stand out, as in print.
    std::string shown(const TableRow& row, int column) const {
        const std::string words = escaped(shownCell(row, column, language_));
        const bool sum = row.role == RowRole::total || row.role == RowRole::subtotal;
        return sum && column == 0 && !words.empty() ? "**" + words + "**" : words;
    }

    const Report& report_;
    Language language_;
    std::string out_;
    int headings_ = 0;
    int tables_ = 0;
    int figures_ = 0;
};

}  // namespace

Result<std::string> writeMarkdown(const Report& report, const FigureRenderer&, const WriterOptions&) {
    return MarkdownPage(report).finish();
}

}  // namespace diaoyan
