// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/html_writer.h"

#include "charts/writers/figure_for_document.h"
#include "charts/writers/html_style.h"
#include "charts/writers/html_svg.h"
#include "charts/writers/html_table.h"
#include "charts/writers/html_text.h"

#include <algorithm>
#include <optional>

namespace diaoyan {

namespace {

using html::escaped;

class Page {
public:
    Page(const Report& report, const FigureRenderer& figures) : report_(report), figures_(figures) {}

    Result<std::string> finish() {
        head();
        cover();
        const bool has_contents = contents();
        out_.insert(contents_at_, has_contents ? "<div class=\"page\">\n" : "<div class=\"page alone\">\n");
        out_ += "<main>\n";
        for (const auto& block : report_.blocks) {
            std::visit([this](const auto& value) { place(value); }, block);
            if (problem_) return *problem_;
        }
        out_ += "</main>\n</div>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    bool zh() const { return report_.language == Language::zh; }

    void element(const std::string& open, const std::string& words, const std::string& close) {
        out_ += "<" + open + ">" + escaped(words) + "</" + close + ">\n";
    }

    void head() {
        out_ += std::string("<!DOCTYPE html>\n<html lang=\"") + (zh() ? "zh-CN" : "en") +
                "\">\n<head>\n<meta charset=\"utf-8\">\n";
        out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        out_ += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                "img-src data:\">\n<meta name=\"generator\" content=\"Diaoyan\">\n";
        if (!report_.organisation.empty())
            out_ += "<meta name=\"author\" content=\"" + escaped(report_.organisation) + "\">\n";
        element("title", report_.title, "title");
        out_ += "<style>" + html::styleSheet() + "</style>\n</head>\n<body>\n";
    }

    void cover() {
        out_ += "<header class=\"cover\">\n";
        element("h1", report_.title, "h1");
        const auto line = [this](const char* name, const std::string& words) {
            if (!words.empty()) element(std::string("p class=\"") + name + "\"", words, "p");
        };
        line("subtitle", report_.subtitle);
        line("organisation", report_.organisation);
        line("date", report_.date);
        out_ += "</header>\n";
        contents_at_ = out_.size();
    }

    bool contents() {
        std::string items;
        int number = 0;
        for (const auto& block : report_.blocks)
            if (const auto* heading = std::get_if<Heading>(&block))
                items += "<li class=\"level-" + std::to_string(std::clamp(heading->level, 1, 3)) +
                         "\"><a href=\"#section-" + std::to_string(++number) + "\">" + escaped(heading->text) +
                         "</a></li>\n";
        if (items.empty()) return false;
        const char* title = zh() ? "目录" : "Contents";
        // On a phone the list is folded up: a box to tick unfolds it, for a page without scripts.
        out_ += std::string("<nav aria-label=\"") + title + "\">\n<input type=\"checkbox\" id=\"contents-shown\">" +
                "<h2><label for=\"contents-shown\">" + title + "</label></h2>\n<ol>\n" + items + "</ol>\n</nav>\n";
        return true;
    }

    void place(const Heading& heading) {
        const auto tag = "h" + std::to_string(std::clamp(heading.level, 1, 3) + 1);
        element(tag + " id=\"section-" + std::to_string(++headings_placed_) + "\"", heading.text, tag);
    }

    void place(const Paragraph& paragraph) {
        const bool bound = !paragraph.source.empty();
        element(bound ? "p data-source=\"" + escaped(paragraph.source) + "\"" : "p", paragraph.text, "p");
    }
    void place(const Remark& remark) { element("p class=\"remark\"", remark.text, "p"); }

    void place(const BulletList& list) {
        out_ += "<ul>\n";
        for (const auto& item : list.items) element("li", item, "li");
        out_ += "</ul>\n";
    }

    void place(const NumberedList& list) {
        out_ += "<ol>\n";
        for (const auto& item : list.items) element("li", item, "li");
        out_ += "</ol>\n";
    }

    void place(const TableBlock& block) {
        const auto label = (zh() ? "表 " : "Table ") + std::to_string(++tables_placed_);
        out_ += html::tableElement(block.table, label, report_.language);
    }

    void place(const FigureBlock& block) {
        const auto& spec = block.figure;
        const auto number = std::to_string(++figures_placed_);
        const auto drawn = figureForDocument(spec, figures_.svg);
        if (!drawn) {
            problem_ = drawn.problem();
            return;
        }
        const auto svg = html::inlineSvg(*drawn, "figure-" + number + "-", alternativeText(spec));
        if (!svg) {
            problem_ = svg.problem();
            problem_->where.text = spec.title;
            return;
        }
        out_ += "<figure id=\"figure-" + number + "\">\n<div class=\"drawing\" tabindex=\"0\">" + *svg +
                "</div>\n<figcaption><span class=\"label\">" + (zh() ? "图 " : "Figure ") + number + "</span>" +
                escaped(spec.title);
        if (!spec.caption.empty()) out_ += "<span class=\"base\">" + escaped(spec.caption) + "</span>";
        out_ += "</figcaption>\n</figure>\n";
    }

    const Report& report_;
    const FigureRenderer& figures_;
    std::string out_;
    std::size_t contents_at_ = 0;
    std::optional<Problem> problem_;
    int headings_placed_ = 0;
    int tables_placed_ = 0;
    int figures_placed_ = 0;
};

}  // namespace

Result<std::string> writeHtml(const Report& report, const FigureRenderer& figures, const WriterOptions&) {
    return Page(report, figures).finish();
}

}  // namespace diaoyan
