// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/xlsx_writer.h"

#include "charts/writers/figure_for_document.h"
#include "charts/writers/figure_table.h"
#include "charts/writers/xlsx_chart.h"

#include <algorithm>

namespace diaoyan {

namespace {

using xlsx::CellLook;

constexpr std::size_t most_rows = 1'048'000;  ///< with room for title and notes; Excel has 1,048,576
constexpr std::size_t most_columns = 16'000;  ///< Excel has 16,384
constexpr int heading_look_sizes[] = {15, 13, 12};

bool fitsOnSheet(const ResultTable& table) {
    return table.rows.size() <= most_rows && table.columns.size() <= most_columns;
}

Problem tooLarge(const std::string& title) {
    return {"too-large",
            phrase("表“{0}”太大，一张工作表放不下", "the table “{0}” is larger than a sheet of Excel", {title}),
            {{}, 0, {}, title}};
}

/// The figures that Excel cannot draw.
Report drawnFigures(const Report& report) {
    Report drawn;
    for (const Block& block : report.blocks)
        if (const auto* figure = std::get_if<FigureBlock>(&block); figure && !xlsx::excelDraws(figure->figure))
            drawn.blocks.push_back(block);
    return drawn;
}

class ReportBook {
public:
    explicit ReportBook(const Report& report)
        : report_(report), language_(report.language), book_(language_, report.title, report.organisation) {}

    Result<std::string> finish(const FigureRenderer& renderer) {
        auto pictures = figuresForDocument(drawnFigures(report_), renderer.pngs);
        if (!pictures) return pictures.problem();
        pictures_ = std::move(*pictures);
        contents_ = book_.addSheet(contentsName());
        sentences();
        for (const Block& block : report_.blocks) {
            if (const auto* table = std::get_if<TableBlock>(&block)) place(*table);
            if (const auto* figure = std::get_if<FigureBlock>(&block)) place(*figure);
            if (problem_) return *problem_;
        }
        sources();
        contents();
        return book_.bytes();
    }

private:
    /// A line of the contents.
    struct SheetEntry {
        std::string name;
        std::string words;
        std::string base;
    };

    bool zh() const { return language_ == Language::zh; }
    std::string contentsName() const { return zh() ? "目录" : "Contents"; }

    void sentences() {
        const bool none = std::none_of(report_.blocks.begin(), report_.blocks.end(), [](const Block& block) {
            return !std::holds_alternative<TableBlock>(block) && !std::holds_alternative<FigureBlock>(block);
        });
        if (none) return;
        sentences_name_ = zh() ? "文字结论" : "Sentences";
        sentences_ = book_.addSheet(sentences_name_);
        worksheet_set_column(sentences_, 0, 0, 82, nullptr);
        worksheet_set_column(sentences_, 1, 1, 36, nullptr);
        xlsx::pageSetUp(sentences_, false);
        book_.linkTo(sentences_, sentence_row_++, 0, contentsName(), "← " + contentsName());
        for (const Block& block : report_.blocks) std::visit([this](const auto& value) { say(value); }, block);
        entries_.push_back({sentences_name_, sentences_name_, {}});
    }

    void sentence(const std::string& words, const CellLook& look) {
        book_.wordsAcross(sentences_, sentence_row_++, 0, 82, words, look);
    }

    void say(const Heading& heading) {
        const int size = heading_look_sizes[std::clamp(heading.level, 1, 3) - 1];
        sentence(heading.text, {.size = size, .bold = true, .wrap = true});
    }
    void say(const Paragraph& paragraph) {
        if (!paragraph.source.empty()) {
            book_.words(sentences_, sentence_row_, 1, paragraph.source, {.size = 9, .wrap = true, .quiet = true});
            numbers_.push_back(
                {sentences_name_, {paragraph.source, paragraph.text, xlsx::cellAddress(sentence_row_, 0)}});
        }
        sentence(paragraph.text, {.wrap = true});
    }
    void say(const Remark& remark) { sentence(remark.text, {.size = 10, .wrap = true, .quiet = true}); }
    void say(const BulletList& list) {
        for (const std::string& item : list.items) sentence("• " + item, {.wrap = true});
    }
    void say(const NumberedList& list) {
        int number = 0;
        for (const std::string& item : list.items) sentence(std::to_string(++number) + ". " + item, {.wrap = true});
    }
    /// Where the document shows a table, the sentences say which.
    void say(const TableBlock& block) {
        const int number = ++tables_said_;
        reference(sheetOf(block, number), tableLabel(number), block.table.title.in(language_));
    }
    void say(const FigureBlock& block) {
        const int number = ++figures_said_;
        reference(sheetOf(block, number), figureLabel(number), block.figure.title);
    }
    void reference(const std::string& sheet, const std::string& label, const std::string& title) {
        book_.linkTo(sentences_, sentence_row_++, 0, sheet, label + "　" + title);
    }

    std::string sheetOf(const TableBlock& block, int number) const {
        return xlsx::sheetName((zh() ? "表" : "Tab ") + std::to_string(number), block.table.title.in(language_));
    }
    std::string sheetOf(const FigureBlock& block, int number) const {
        return xlsx::sheetName((zh() ? "图" : "Fig ") + std::to_string(number), block.figure.title);
    }
    std::string tableLabel(int number) const { return (zh() ? "表 " : "Table ") + std::to_string(number); }
    std::string figureLabel(int number) const { return (zh() ? "图 " : "Figure ") + std::to_string(number); }

    void place(const TableBlock& block) {
        const int number = ++tables_;
        addTable(block.table, sheetOf(block, number),
                 {tableLabel(number), baseText(block.table, language_), contentsName()});
    }

    void place(const FigureBlock& block) {
        const ChartSpec& spec = block.figure;
        const int number = ++figures_;
        const std::string name = sheetOf(block, number);
        const ResultTable data = figureTable(spec, language_);
        const bool own = xlsx::excelDraws(spec);
        const int height = own ? xlsx::chartHeight(spec) : xlsx::pictureHeight(pictures_[pictures_placed_]);
        const auto placed = addTable(data, name, {figureLabel(number), spec.caption, contentsName(), height});
        if (!placed) return;
        if (own)
            xlsx::addChart(book_, placed->first, name, spec, placed->second);
        else
            xlsx::addPicture(placed->first, pictures_[pictures_placed_++], placed->second, alternativeText(spec));
    }

    std::optional<std::pair<lxw_worksheet*, xlsx::PlacedTable>>
    addTable(const ResultTable& table, const std::string& name, const xlsx::TableOnSheet& on_sheet) {
        const std::string title = table.title.in(language_);
        if (!fitsOnSheet(table)) {
            problem_ = tooLarge(title);
            return std::nullopt;
        }
        lxw_worksheet* sheet = book_.addSheet(name);
        xlsx::PlacedTable placed = xlsx::placeTable(book_, sheet, table, on_sheet, language_);
        for (xlsx::NumberPlace& number : placed.numbers) numbers_.push_back({name, std::move(number)});
        entries_.push_back({name, on_sheet.label + (title.empty() ? "" : "　" + title), on_sheet.base});
        return std::pair{sheet, std::move(placed)};
    }

    void row(lxw_worksheet* sheet, int at, const std::vector<std::string>& words, const CellLook& look) {
        for (std::size_t i = 0; i < words.size(); ++i) book_.words(sheet, at, static_cast<int>(i), words[i], look);
    }

    /// For audits: which cell of the workbook holds which number.
    void sources() {
        if (numbers_.empty()) return;
        const std::string name = zh() ? "来源" : "Sources";
        lxw_worksheet* sheet = book_.addSheet(name);
        const int widths[] = {44, 30, 30, 10};
        for (int i = 0; i < 4; ++i)
            worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths[i], nullptr);
        xlsx::pageSetUp(sheet, false);
        book_.linkTo(sheet, 0, 0, contentsName(), "← " + contentsName());
        row(sheet, 1,
            zh() ? std::vector<std::string>{"来源（表、行、列）", "数值或语句", "工作表", "单元格"}
                 : std::vector<std::string>{"Source (table, row, column)", "Number or sentence", "Sheet", "Cell"},
            {.bold = true, .shaded = true, .above = 2, .below = 1});
        int at = 2;
        for (const auto& [where, number] : numbers_) {
            if (static_cast<std::size_t>(at) > most_rows) break;
            row(sheet, at++, {number.source, number.shown, where, number.address}, {.size = 10});
        }
        worksheet_freeze_panes(sheet, 2, 0);
        worksheet_repeat_rows(sheet, 1, 1);
        entries_.push_back({name, zh() ? "来源：每个数字所在的单元格" : "Sources: the cell of each number", {}});
    }

    void contents() {
        worksheet_set_column(contents_, 0, 0, 64, nullptr);
        worksheet_set_column(contents_, 1, 1, 64, nullptr);
        xlsx::pageSetUp(contents_, true);
        int at = 0;
        book_.wordsAcross(contents_, at++, 1, 128, report_.title, {.size = 18, .bold = true});
        for (const std::string& words : {report_.subtitle, report_.organisation, report_.date})
            if (!words.empty()) book_.wordsAcross(contents_, at++, 1, 128, words, {.quiet = true});
        ++at;
        row(contents_, at++,
            zh() ? std::vector<std::string>{"工作表", "基数"} : std::vector<std::string>{"Sheet", "Base"},
            {.bold = true, .shaded = true, .above = 2, .below = 1});
        for (const SheetEntry& entry : entries_) {
            book_.linkTo(contents_, at, 0, entry.name, entry.words);
            book_.words(contents_, at, 1, entry.base, {.size = 10, .wrap = true, .centred = true, .quiet = true});
            book_.makeRoom(contents_, at++, {{entry.words, 64}, {entry.base, 64}});
        }
    }

    const Report& report_;
    Language language_;
    xlsx::Book book_;
    std::vector<RenderedFigure> pictures_;
    lxw_worksheet* contents_ = nullptr;
    lxw_worksheet* sentences_ = nullptr;
    std::string sentences_name_;
    std::vector<SheetEntry> entries_;
    std::vector<std::pair<std::string, xlsx::NumberPlace>> numbers_;  ///< with the name of their sheet
    std::optional<Problem> problem_;
    int sentence_row_ = 0;
    int tables_said_ = 0;
    int figures_said_ = 0;
    int tables_ = 0;
    int figures_ = 0;
    std::size_t pictures_placed_ = 0;
};

}  // namespace

Result<std::string> writeXlsx(const Report& report, const FigureRenderer& figures, const WriterOptions&) {
    return ReportBook(report).finish(figures);
}

}  // namespace diaoyan
