// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/pdf_document.h"

#include "charts/render/known_letters.h"
#include "charts/render/label_text.h"
#include "charts/render/offscreen_qt.h"
#include "charts/render/pdf_file.h"
#include "charts/render/pdf_table.h"
#include "charts/render/planned_figure.h"
#include "charts/tables/printable_text.h"

#include <algorithm>
#include <optional>

namespace diaoyan {

namespace {

constexpr double highest_figure_part = 0.78;  ///< of a page: leaves room for caption and base

class DocumentOnPages {
public:
    DocumentOnPages(const Report& report, const PdfLooks& looks) : report_(report), looks_(looks), pages_(looks) {}

    std::optional<Problem> set() {
        cover();
        contents();
        for (std::size_t i = 0; i < report_.blocks.size() && !problem_; ++i) {
            next_ = i + 1;
            std::visit([this](const auto& value) { place(value); }, report_.blocks[i]);
        }
        numberContents();
        footers();
        return problem_;
    }

    const PdfPages& pages() const { return pages_; }
    std::vector<HeadingPlace>& headings() { return headings_; }

private:
    /// Where the number of a line of the contents belongs.
    struct ContentsLine {
        int page = 0;
        double y = 0;
        double text_end = 0;
        const TextLook* look = nullptr;
    };

    bool zh() const { return report_.language == Language::zh; }

    void cover() {
        pages_.take(looks_.title.before);
        if (!report_.title.empty()) { pages_.text(report_.title, looks_.title); }
        if (!report_.subtitle.empty()) { pages_.text(report_.subtitle, looks_.subtitle); }
        const double lower = looks_.top + pages_.height() * 0.78 - pages_.place();
        if (lower > 0) { pages_.take(lower); }
        if (!report_.organisation.empty()) { pages_.text(report_.organisation, looks_.organisation); }
        if (!report_.date.empty()) { pages_.text(report_.date, looks_.organisation); }
        if (!report_.blocks.empty()) { pages_.newPage(); }
    }

    static std::size_t levelOf(const Heading& heading) {
        return static_cast<std::size_t>(std::clamp(heading.level, 1, 3) - 1);
    }

    /// The lines now, their page numbers when the pages are known.
    void contents() {
        const bool any = std::any_of(report_.blocks.begin(), report_.blocks.end(),
                                     [](const Block& block) { return std::holds_alternative<Heading>(block); });
        if (!any) { return; }
        pages_.text(zh() ? "目　录" : "Contents", looks_.contents_title);
        for (const Block& block : report_.blocks) {
            const auto* heading = std::get_if<Heading>(&block);
            if (!heading) { continue; }
            const TextLook& look = looks_.contents[levelOf(*heading)];
            pages_.skip(look.before);
            const SetText set = setText(heading->text, look, pages_.width() - 500, 3);
            pages_.need(set.height());
            for (int line = 0; line < set.lines; ++line) {
                pages_.draw([set, line, x = pages_.left(), y = pages_.place()](QPainter& painter) {
                    set.drawLine(painter, line, x, y, Qt::black);
                });
                pages_.take(look.line);
            }
            const double end = look.left + set.layout->lineAt(set.lines - 1).naturalTextWidth();
            contents_.push_back({pages_.page(), pages_.place() - look.line, end, &look});
        }
        pages_.newPage();
    }

    void numberContents() {
        for (std::size_t i = 0; i < contents_.size(); ++i) {
            const ContentsLine& entry = contents_[i];
            TextLook right = *entry.look;
            right.left = 0;
            const double dot = widthOf(QStringLiteral("."), right.font) * 1.6;
            const SetText number = setText(std::to_string(headings_[i].page), right, 500);
            const double number_width = number.layout->lineAt(0).naturalTextWidth();
            const double number_x = pages_.left() + pages_.width() - number_width;
            pages_.drawOn(entry.page, [=, left = pages_.left(), text_end = entry.text_end, y = entry.y](QPainter& p) {
                number.drawLine(p, 0, number_x, y, Qt::black);
                const SetText point = setText(".", right, 200);
                // Dots stand in columns, whatever is written before them.
                const double from = left + text_end + dot;
                for (double x = number_x - dot; x >= from; x -= dot) { point.drawLine(p, 0, x, y, Qt::black); }
            });
        }
    }

    /// How much of what follows a heading must stand on its page.
    double beginningOf(std::size_t block) const {
        if (block >= report_.blocks.size()) { return 0; }
        const Block& next = report_.blocks[block];
        if (const auto* heading = std::get_if<Heading>(&next)) {
            const TextLook& look = looks_.headings[levelOf(*heading)];
            return look.before + look.line + look.after + beginningOf(block + 1);
        }
        if (std::holds_alternative<TableBlock>(next)) { return leastTableHeight(looks_); }
        if (const auto* figure = std::get_if<FigureBlock>(&next)) {
            const auto planned = plannedFigure(withoutWords(figure->figure), {});
            return planned.ok() ? sizeOf(*planned).height() + looks_.caption.line + looks_.base.line : 0;
        }
        return 2 * looks_.body.line;
    }

    void place(const Heading& heading) {
        const TextLook& look = looks_.headings[levelOf(heading)];
        pages_.need(look.before + look.line + look.after + beginningOf(next_));
        headings_.push_back({heading.level, heading.text, pages_.page(), pages_.place() / looks_.page_height});
        pages_.text(heading.text, look);
    }

    void place(const Paragraph& paragraph) {
        if (!paragraph.text.empty()) { pages_.text(paragraph.text, looks_.body); }
    }
    void place(const Remark& remark) { pages_.text(remark.text, looks_.remark); }
    void place(const BulletList& list) {
        for (const std::string& item : list.items) { pages_.text(item, looks_.list, "•"); }
    }
    void place(const NumberedList& list) {
        int number = 0;
        for (const std::string& item : list.items) { pages_.text(item, looks_.list, std::to_string(++number) + "."); }
    }

    void place(const TableBlock& block) {
        setTable(pages_, block.table, (zh() ? "表 " : "Table ") + std::to_string(++tables_), report_.language);
    }

    static ChartSpec withoutWords(const ChartSpec& spec) {
        ChartSpec bare = spec;
        bare.title.clear();
        bare.caption.clear();
        return bare;
    }

    /// As wide as the text, but not higher than most of a page.
    QRectF sizeOf(const PlannedFigure& planned) const {
        const double whole = planned.height / planned.scale;
        const double scale =
            std::min(pages_.width() / planned.plan.width, pages_.height() * highest_figure_part / whole);
        return {0, 0, planned.plan.width * scale, whole * scale};
    }

    void place(const FigureBlock& block) {
        const auto bare = std::make_shared<const ChartSpec>(withoutWords(block.figure));
        const Result<PlannedFigure> result = plannedFigure(*bare, {});
        if (!result.ok()) {
            problem_ = result.problem();
            if (problem_->where == Place{}) { problem_->where.text = block.figure.title; }
            return;
        }
        const auto planned = std::make_shared<const PlannedFigure>(*result);
        const QRectF size = sizeOf(*planned);
        const std::string label = (zh() ? "图 " : "Figure ") + std::to_string(++figures_);
        pages_.skip(60);
        pages_.need(size.height() + looks_.caption.before + looks_.caption.line + 2 * looks_.base.line);
        const double x = pages_.left() + (pages_.width() - size.width()) / 2;
        pages_.draw([=, y = pages_.place()](QPainter& painter) {
            painter.save();
            painter.translate(x, y);
            painter.scale(size.width() / planned->plan.width, size.width() / planned->plan.width);
            paintFigure(painter, *bare, planned->plan);
            painter.restore();
        });
        pages_.take(size.height());
        const std::string& title = block.figure.title;
        pages_.text(label + (title.empty() ? "" : "　" + title), looks_.caption);
        if (!block.figure.caption.empty()) { pages_.text(block.figure.caption, looks_.base); }
        pages_.skip(100);
    }

    /// On every page but the cover.
    void footers() {
        const int last = pages_.page();
        for (int page = 2; page <= last; ++page) {
            const std::string number = std::to_string(page);
            TextLook look = looks_.footer;
            std::string words = "— " + number + " —";
            if (looks_.sided_numbers) {
                look.left = look.font.pixelSize();  // one letter from the edge of the text
                look.alignment = page % 2 == 1 ? Qt::AlignRight : Qt::AlignLeft;
            } else {
                look.alignment = Qt::AlignHCenter;
                words = zh() ? "第 " + number + " 页　共 " + std::to_string(last) + " 页"
                             : "Page " + number + " of " + std::to_string(last);
            }
            const double width = pages_.width() - (looks_.sided_numbers ? look.left : 0);
            const SetText set = setText(words, look, width);
            const double y = looks_.page_height - looks_.bottom + 7 * 720 / 25.4;
            pages_.drawOn(
                page, [set, x = pages_.left(), y](QPainter& painter) { set.drawLine(painter, 0, x, y, Qt::black); });
        }
    }

    const Report& report_;
    const PdfLooks& looks_;
    PdfPages pages_;
    std::vector<ContentsLine> contents_;
    std::vector<HeadingPlace> headings_;
    std::optional<Problem> problem_;
    std::size_t next_ = 0;
    int tables_ = 0;
    int figures_ = 0;
};

/// Every word of a report but those inside of figures, one after the other.
struct WordsOfBlocks {
    Language language;
    std::string words{};

    void operator()(const Heading& heading) { words += heading.text; }
    void operator()(const Paragraph& paragraph) { words += paragraph.text; }
    void operator()(const Remark& remark) { words += remark.text; }
    void operator()(const BulletList& list) {
        for (const std::string& item : list.items) { words += item; }
    }
    void operator()(const NumberedList& list) {
        for (const std::string& item : list.items) { words += item; }
    }
    void operator()(const TableBlock& block) {
        words += block.table.title.in(language) + baseText(block.table, language);
        for (const TableColumn& column : block.table.columns) { words += column.heading.in(language); }
        for (const TableRow& row : block.table.rows) {
            for (const TableCell& cell : row.cells) { words += cellText(cell, language); }
        }
        for (const std::string& note : noteLines(block.table, language)) { words += note; }
    }
    void operator()(const FigureBlock& block) { words += block.figure.title + block.figure.caption; }
};

/// Problem: glyph-missing, as in figures: a name must not lose its letters.
Result<Done> lettersAreKnown(const Report& report, const PdfLooks& looks) {
    WordsOfBlocks all{report.language, report.title + report.subtitle + report.organisation + report.date};
    for (const Block& block : report.blocks) { std::visit(all, block); }
    TextPiece piece;
    piece.text = QString::fromStdString(printable(all.words));
    piece.font = looks.body.font;
    return wordsCanBeDrawn({piece});
}

}  // namespace

Result<PdfDocument> renderPdfWithPlaces(const Report& report, const WriterOptions& options) {
    const Result<Done> ready = ensureQtApplication();
    if (!ready.ok()) { return ready.problem(); }
    const Result<PdfLooks> looks = pdfLooks(options.style, report.language);
    if (!looks.ok()) { return looks.problem(); }
    const Result<Done> known = lettersAreKnown(report, *looks);
    if (!known.ok()) { return known.problem(); }
    DocumentOnPages document(report, *looks);
    if (const auto problem = document.set()) { return *problem; }
    return PdfDocument{pdfFile(document.pages(), report.title), std::move(document.headings())};
}

Result<std::string> renderPdfDocument(const Report& report, const WriterOptions& options) {
    Result<PdfDocument> document = renderPdfWithPlaces(report, options);
    if (!document.ok()) { return document.problem(); }
    return std::move(document->bytes);
}

}  // namespace diaoyan
