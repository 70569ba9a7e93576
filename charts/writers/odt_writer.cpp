// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/odt_writer.h"

#include "charts/tables/printable_text.h"
#include "charts/writers/docx_package.h"
#include "charts/writers/figure_for_document.h"
#include "charts/writers/odt_parts.h"
#include "charts/writers/odt_table.h"

#include <algorithm>
#include <cstdio>

namespace diaoyan {

namespace {

using odt::child;
using odt::setWords;

constexpr double highest_picture = 175;  ///< millimetres: leaves room for caption and base

class OdtText {
public:
    OdtText(const Report& report, const std::vector<RenderedFigure>& figures, DocumentStyle style)
        : report_(report), drawn_(figures), width_(style == DocumentStyle::gbt9704 ? 156 : 160) {
        auto root = odt::startPart(part_, "office:document-content");
        styles_ = child(root, "office:automatic-styles");
        odt::addCellStyles(styles_);
        body_ = child(child(root, "office:body"), "office:text");
    }

    std::string finish() {
        auto sequences = child(body_, "text:sequence-decls");
        for (const char* name : {"Table", "Figure"})
            child(sequences, "text:sequence-decl", {{"text:display-outline-level", "0"}, {"text:name", name}});
        paragraph("Title", report_.title);
        paragraph("Subtitle", report_.subtitle);
        if (!report_.organisation.empty()) paragraph("Organisation", report_.organisation);
        if (!report_.date.empty()) paragraph("Organisation", report_.date);
        contents();
        for (const Block& block : report_.blocks) std::visit([this](const auto& value) { place(value); }, block);
        return odt::writtenPart(part_);
    }

private:
    bool zh() const { return report_.language == Language::zh; }

    pugi::xml_node paragraph(const char* style, const std::string& words) {
        auto node = child(body_, "text:p", {{"text:style-name", style}});
        setWords(node, words);
        return node;
    }

    static std::string level(const Heading& heading) { return std::to_string(std::clamp(heading.level, 1, 3)); }
    static std::string anchor(int heading) { return "section" + std::to_string(heading); }

    /// An index that already shows its entries as links. Page numbers are known to nobody before the pages are laid
    /// out; updating the index adds them.
    void contents() {
        const bool any = std::any_of(report_.blocks.begin(), report_.blocks.end(),
                                     [](const Block& block) { return std::holds_alternative<Heading>(block); });
        if (!any) return;
        auto index = child(body_, "text:table-of-content", {{"text:name", "Contents"}, {"text:protected", "false"}});
        auto source = child(index, "text:table-of-content-source", {{"text:outline-level", "3"}});
        auto title = child(source, "text:index-title-template", {{"text:style-name", "ContentsTitle"}});
        const std::string words = zh() ? "目　录" : "Contents";
        setWords(title, words);
        for (const char* one : {"1", "2", "3"}) {
            auto entry = child(source, "text:table-of-content-entry-template",
                               {{"text:outline-level", one}, {"text:style-name", std::string("Contents") + one}});
            child(entry, "text:index-entry-link-start");
            child(entry, "text:index-entry-text");
            child(entry, "text:index-entry-tab-stop", {{"style:type", "right"}, {"style:leader-char", "."}});
            child(entry, "text:index-entry-page-number");
            child(entry, "text:index-entry-link-end");
        }
        auto shown = child(index, "text:index-body");
        auto heading_of_index = child(shown, "text:index-title", {{"text:name", "ContentsHeading"}});
        setWords(child(heading_of_index, "text:p", {{"text:style-name", "ContentsTitle"}}), words);
        int number = 0;
        for (const Block& block : report_.blocks)
            if (const auto* heading = std::get_if<Heading>(&block)) {
                auto line = child(shown, "text:p", {{"text:style-name", "Contents" + level(*heading)}});
                setWords(child(line, "text:a",
                               {{"xlink:type", "simple"},
                                {"xlink:href", "#" + anchor(++number)},
                                {"text:style-name", "ContentsLink"},
                                {"text:visited-style-name", "ContentsLink"}}),
                         heading->text);
            }
    }

    void place(const Heading& heading) {
        auto node = child(body_, "text:h",
                          {{"text:style-name", "Heading" + level(heading)}, {"text:outline-level", level(heading)}});
        child(node, "text:bookmark", {{"text:name", anchor(++headings_)}});
        if (headings_ == 1) firstHeadingOnNewPage(node, heading);
        setWords(node, heading.text);
    }

    void firstHeadingOnNewPage(pugi::xml_node node, const Heading& heading) {
        auto style = child(styles_, "style:style",
                           {{"style:name", "FirstHeading"},
                            {"style:family", "paragraph"},
                            {"style:parent-style-name", "Heading" + level(heading)}});
        child(style, "style:paragraph-properties", {{"fo:break-before", "page"}});
        node.attribute("text:style-name").set_value("FirstHeading");
    }

    void place(const Paragraph& block) { paragraph("BodyText", block.text); }
    void place(const Remark& remark) { paragraph("Remark", remark.text); }
    void place(const BulletList& list) { addList("Bullets", list.items); }
    void place(const NumberedList& list) { addList("Numbers", list.items); }

    void addList(const char* style, const std::vector<std::string>& items) {
        if (items.empty()) return;
        auto list = child(body_, "text:list", {{"text:style-name", style}});
        for (const std::string& item : items)
            setWords(child(child(list, "text:list-item"), "text:p", {{"text:style-name", "ListItem"}}), item);
    }

    /// 表 1　title; the number is a field that counts anew when tables are moved.
    void caption(const char* style, const std::string& label, const char* sequence, int number,
                 const std::string& title) {
        auto node = child(body_, "text:p", {{"text:style-name", style}});
        node.append_child(pugi::node_pcdata).set_value((label + " ").c_str());
        const std::string name = sequence;
        child(node, "text:sequence",
              {{"text:ref-name", "ref" + name + std::to_string(number)},
               {"text:name", name},
               {"text:formula", "ooow:" + name + "+1"},
               {"style:num-format", "1"}})
            .text()
            .set(number);
        if (title.empty()) return;
        setWords(child(node, "text:span"), "　" + title);
    }

    void place(const TableBlock& block) {
        const int number = ++tables_;
        const std::string label = zh() ? "表" : "Table";
        caption("Caption", label, "Table", number, block.table.title.in(report_.language));
        const std::string base = baseText(block.table, report_.language);
        if (!base.empty()) paragraph("BaseLine", base);
        odt::addGrid(styles_, body_, block.table, report_.language, number, width_, [&] {
            paragraph("Caption", label + " " + std::to_string(number) + (zh() ? "（续）" : " (continued)"));
        });
        for (const std::string& note : noteLines(block.table, report_.language)) paragraph("TableNote", note);
        paragraph("AfterTable", {});
    }

    void place(const FigureBlock& block) {
        const ChartSpec& spec = block.figure;
        const RenderedFigure& drawn = drawn_[static_cast<std::size_t>(figures_)];
        const int number = ++figures_;
        double width = width_;
        double height = width * drawn.height / drawn.width;
        if (height > highest_picture) {
            height = highest_picture;
            width = height * drawn.width / drawn.height;
        }
        const auto millimetres = [](double value) {
            char words[40];
            std::snprintf(words, sizeof words, "%.2fmm", value);
            return std::string(words);
        };
        auto frame = child(paragraph("Figure", {}), "draw:frame",
                           {{"draw:name", "Figure" + std::to_string(number)},
                            {"text:anchor-type", "as-char"},
                            {"svg:width", millimetres(width)},
                            {"svg:height", millimetres(height)}});
        child(frame, "draw:image",
              {{"xlink:href", odt::pictureName(static_cast<std::size_t>(number))},
               {"xlink:type", "simple"},
               {"xlink:show", "embed"},
               {"xlink:actuate", "onLoad"}});
        child(frame, "svg:title").text().set(printable(spec.title).c_str());
        child(frame, "svg:desc").text().set(printable(alternativeText(spec)).c_str());
        caption("FigureCaption", zh() ? "图" : "Figure", "Figure", number, spec.title);
        paragraph("FigureBase", spec.caption);
    }

    const Report& report_;
    const std::vector<RenderedFigure>& drawn_;
    double width_;
    pugi::xml_document part_;
    pugi::xml_node styles_;
    pugi::xml_node body_;
    int headings_ = 0;
    int tables_ = 0;
    int figures_ = 0;
};

}  // namespace

Result<std::string> writeOdt(const Report& report, const FigureRenderer& figures, const WriterOptions& options) {
    auto drawn = figuresForDocument(report, figures.pngs);
    if (!drawn) return drawn.problem();
    std::string content = OdtText(report, *drawn, options.style).finish();
    // The type comes first and as it is: programs look for it at a fixed place (ODF 1.2 part 3, 3.3).
    std::vector<docx::Part> parts = {{"mimetype", "application/vnd.oasis.opendocument.text"},
                                     {"META-INF/manifest.xml", odt::manifestXml(drawn->size())},
                                     {"content.xml", std::move(content)},
                                     {"styles.xml", odt::stylesXml(report, options.style)},
                                     {"meta.xml", odt::metaXml(report)}};
    for (std::size_t i = 0; i < drawn->size(); ++i)
        parts.push_back({odt::pictureName(i + 1), std::move((*drawn)[i].bytes)});
    return docx::packed(parts);
}

}  // namespace diaoyan
