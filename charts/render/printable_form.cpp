// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/offscreen_qt.h"
#include "charts/render/pdf_file.h"
#include "charts/render/printable_answers.h"
#include "charts/render/printable_documents.h"
#include "charts/render/printable_parts.h"
#include "charts/render/tick_marks.h"

#include <algorithm>
#include <sstream>

namespace diaoyan {

namespace {

constexpr double mm = tenthsPerMillimetre;
constexpr double number_room = 8 * mm;  ///< before a question's title
constexpr double between_questions = 3.4 * mm;
constexpr double least_field_room = 55 * mm;
constexpr int boxes_of_sheet_number = 6;
const QColor quiet(0x4A, 0x55, 0x60);
const QColor accent(0x1F, 0x4E, 0x86);

class FormOnPages {
public:
    FormOnPages(const PaperForm& form, const PdfLooks& looks, Language language)
        : form_(form), looks_(looks), language_(language), pages_(looks) {}

    void set() {
        title();
        consent();
        if (!form_.how.empty()) {
            TextLook look = sizedLook(looks_, 9.5);
            look.colour = quiet;
            look.after = 2 * mm;
            pages_.text(form_.how.in(language_), look);
        }
        for (const PaperQuestion& question : form_.questions) { place(blockOf(question)); }
        TextLook end = sizedLook(looks_, 10.5);
        end.alignment = Qt::AlignHCenter;
        end.before = between_questions;
        pages_.text(form_.end.in(language_), end);
        headsAndFeet();
    }

    const PdfPages& pages() const { return pages_; }

private:
    bool zh() const { return language_ == Language::zh; }

    std::string inBrackets(const std::string& words) const {
        return words.empty() ? words : (zh() ? "（" : " (") + words + (zh() ? "）" : ")");
    }

    void title() {
        TextLook look = sizedLook(looks_, 19, true);
        look.alignment = Qt::AlignHCenter;
        look.after = 3 * mm;
        pages_.text(form_.title.in(language_), look);
    }

    /// Beside a bar, because a frame cannot go over a page.
    void consent() {
        if (form_.consent.empty()) { return; }
        PaperBlock block;
        const double left = 4 * mm;
        const auto bar = [](QPainter& painter, double x, double y, double height) {
            painter.fillRect(QRectF(x, y, 0.9 * mm, height + 1), accent);
        };
        std::istringstream paragraphs(form_.consent.in(language_));
        for (std::string paragraph; std::getline(paragraphs, paragraph);) {
            const SetText set = setText(paragraph, sizedLook(looks_, 10), pages_.width() - left);
            for (int line = 0; line < set.lines; ++line) {
                block.strips.push_back({set.line_height, [=](QPainter& painter, double x, double y) {
                                            bar(painter, x, y, set.line_height);
                                            set.drawLine(painter, line, x + left, y, Qt::black);
                                        }});
            }
        }
        const SetText words = setText(form_.consent_tick.in(language_), sizedLook(looks_, 10, true), pages_.width());
        const double height = words.height() + 1.5 * mm;
        block.strips.push_back({height, [=](QPainter& painter, double x, double y) {
                                    bar(painter, x, y, height);
                                    drawTickMark(painter, TickMark::box, x + left, y + height / 2);
                                    drawLines(painter, words, x + left + 5 * mm, y + (height - words.height()) / 2);
                                }});
        place(block);
        pages_.skip(3 * mm);
    }

    SetText titleOf(const PaperQuestion& question) const {
        TextLook hint = sizedLook(looks_, 9.5);
        hint.colour = quiet;
        TextLook condition = sizedLook(looks_, 9.5);
        condition.colour = accent;
        const TextLook bold = sizedLook(looks_, 10.5, true);
        return setRuns({{question.title.in(language_), bold},
                        {question.required ? " *" : "", bold},
                        {inBrackets(question.condition.in(language_)), condition},
                        {inBrackets(question.hint.in(language_)), hint}},
                       pages_.width() - number_room);
    }

    PaperBlock blockOf(const PaperQuestion& question) const {
        const SetText title = titleOf(question);
        const SetText number =
            setText(std::to_string(question.number) + ".", sizedLook(looks_, 10.5, true), number_room);
        const double after_title = widestLine(title) + 3 * mm;
        const double beside = pages_.width() - number_room - after_title;
        std::optional<PaperStrip> field;
        if (title.lines == 1 && beside >= least_field_room) { field = shortField(question, looks_, beside, language_); }
        PaperBlock block = field ? PaperBlock{} : answerArea(question, looks_, pages_.width() - number_room, language_);
        for (PaperStrip& strip : block.strips) { indent(strip); }
        if (block.head) { indent(*block.head); }
        std::vector<PaperStrip> lines;
        for (int line = 0; line < title.lines; ++line) {
            const double height =
                std::max(title.line_height + (line + 1 == title.lines ? 1 * mm : 0), field ? field->height : 0);
            lines.push_back({height, [=](QPainter& painter, double x, double y) {
                                 const double text_y = field ? y + (height - title.line_height) / 2 : y;
                                 if (line == 0) { drawLines(painter, number, x, text_y); }
                                 title.drawLine(painter, line, x + number_room, text_y, Qt::black);
                                 if (field) { field->ink(painter, x + number_room + after_title, y); }
                             }});
        }
        block.strips.insert(block.strips.begin(), lines.begin(), lines.end());
        return block;
    }

    static void indent(PaperStrip& strip) {
        strip.ink = [ink = std::move(strip.ink)](QPainter& painter, double x, double y) {
            ink(painter, x + number_room, y);
        };
    }

    /// On this page, or on the next if it has no room for all of it; over pages only what is longer than one.
    void place(const PaperBlock& block) {
        pages_.skip(between_questions);
        double whole = 0;
        for (const PaperStrip& strip : block.strips) { whole += strip.height; }
        const bool too_long = whole > pages_.height();
        if (!too_long) { pages_.need(whole); }
        for (std::size_t i = 0; i < block.strips.size(); ++i) {
            const PaperStrip& strip = block.strips[i];
            // The last line of a title is not left without what follows it.
            const double with_next = too_long && i + 1 < block.strips.size() ? block.strips[i + 1].height : 0;
            const int page = pages_.page();
            pages_.need(strip.height + with_next);
            if (pages_.page() != page && block.head && i > 0) { ink(*block.head); }
            ink(strip);
        }
    }

    void ink(const PaperStrip& strip) {
        pages_.draw(
            [ink = strip.ink, x = pages_.left(), y = pages_.place()](QPainter& painter) { ink(painter, x, y); });
        pages_.take(strip.height);
    }

    /// The sheet's number on every page, because sheets come apart.
    void headsAndFeet() {
        const int last = pages_.page();
        const double right = looks_.page_width - looks_.right;
        const double boxes = right - boxes_of_sheet_number * digitBoxWidth;
        for (int page = 1; page <= last; ++page) {
            TextLook small = sizedLook(looks_, 9);
            small.alignment = Qt::AlignRight;
            const SetText label = setText(zh() ? "编号（工作人员填写）" : "No. (office use)", small, 60 * mm);
            const SetText title = setText(page == 1 ? "" : form_.title.in(language_), sizedLook(looks_, 9),
                                          boxes - looks_.left - 45 * mm, 1);
            TextLook centred = sizedLook(looks_, 9);
            centred.alignment = Qt::AlignHCenter;
            const SetText foot = setText(phrase("第 {0} 页　共 {1} 页", "page {0} of {1}", {page, last}).in(language_),
                                         centred, pages_.width());
            pages_.drawOn(page, [=, left = pages_.left(), bottom = looks_.page_height](QPainter& painter) {
                const double y = 9 * mm;
                drawDigitBoxes(painter, boxes_of_sheet_number, boxes, y);
                const double text_y = y + (digitBoxHeight - label.line_height) / 2;
                drawLines(painter, label, boxes - 62 * mm, text_y, quiet);
                drawLines(painter, title, left, text_y, quiet);
                drawLines(painter, foot, left, bottom - 12 * mm, quiet);
            });
        }
    }

    const PaperForm& form_;
    const PdfLooks& looks_;
    Language language_;
    PdfPages pages_;
};

std::vector<std::string> wordsOf(const PaperForm& form, Language language) {
    std::vector<std::string> words = {form.title.in(language), form.consent.in(language)};
    for (const PaperQuestion& question : form.questions) {
        for (const Text* text : {&question.title, &question.condition, &question.hint}) {
            words.push_back(text->in(language));
        }
        for (const PaperOption& option : question.options) { words.push_back(option.label.in(language)); }
        for (const Text& row : question.rows) { words.push_back(row.in(language)); }
    }
    return words;
}

}  // namespace

Result<std::string> paperFormPdf(const Questionnaire& questionnaire, const Text& consent, Language language) {
    if (const Result<Done> ready = ensureQtApplication(); !ready) { return ready.problem(); }
    const Result<PdfLooks> looks = printableLooks(language);
    if (!looks) { return looks.problem(); }
    const PaperForm form = paperForm(questionnaire, consent);
    const Result<Done> known = wordsCanBePrinted(wordsOf(form, language), *looks);
    if (!known) { return known.problem(); }
    FormOnPages pages(form, *looks, language);
    pages.set();
    return pdfFile(pages.pages(), form.title.in(language));
}

}  // namespace diaoyan
