// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_document.h"

#include "charts/tables/printable_text.h"
#include "charts/writers/docx_table.h"
#include "charts/writers/docx_xml.h"
#include "charts/writers/figure_for_document.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan::docx {

namespace {

constexpr std::int64_t emu_per_mm = 36000;
constexpr std::int64_t widest_picture = 156 * emu_per_mm;   ///< the text width
constexpr std::int64_t highest_picture = 185 * emu_per_mm;  ///< leaves room for caption and base

/// Word lengths: twentieths of a point.
std::string twips(double mm) {
    return std::to_string(std::lround(mm * 1440 / 25.4));
}

std::string bookmark(int heading) {
    return "_Toc" + std::to_string(100000000 + heading);
}

class Body {
public:
    Body(const Report& report, const FigureRenderer& figures) : report_(report), figures_(figures) {
        root_ = add(part_, "w:document",
                    {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
                     {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
                     {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
                     {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
                     {"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"}});
        body_ = add(root_, "w:body");
    }

    Result<Document> finish() {
        auto figures = figuresForDocument(report_, figures_.pngs);
        if (!figures) return figures.problem();
        drawn_ = std::move(*figures);
        cover();
        contents();
        // The first heading after the contents begins the text on a new page.
        break_before_next_ = true;
        for (const auto& block : report_.blocks) {
            std::visit([this](const auto& value) { place(value); }, block);
        }
        pageSetUp();
        return Document{written(part_), std::move(pictures_)};
    }

private:
    bool zh() const { return report_.language == Language::zh; }

    pugi::xml_node paragraph(const char* style, const std::string& words) {
        auto node = textParagraph(style);
        addRun(node, words);
        return node;
    }

    pugi::xml_node textParagraph(const char* style) {
        auto node = addParagraph(body_, style);
        if (std::exchange(break_before_next_, false)) add(node.child("w:pPr"), "w:pageBreakBefore");
        return node;
    }

    void cover() {
        paragraph("Title", report_.title);
        paragraph("Subtitle", report_.subtitle);  // also when empty: its space carries the next lines down
        if (!report_.organisation.empty()) paragraph("Organisation", report_.organisation);
        if (!report_.date.empty()) paragraph("ReportDate", report_.date);
    }

    /// A real TOC field that already shows its entries. Page numbers are known to nobody before Word has
    /// laid out the pages, and a wrong one is worse than none: the entries are links, and updating
    /// adds the numbers. The frame around it is what gives Word its "Update Table" button.
    void contents() {
        std::vector<const Heading*> headings;
        for (const auto& block : report_.blocks)
            if (const auto* heading = std::get_if<Heading>(&block)) headings.push_back(heading);
        if (headings.empty()) return;
        auto frame = add(body_, "w:sdt");
        auto kind = add(add(frame, "w:sdtPr"), "w:docPartObj");
        addValue(kind, "w:docPartGallery", "Table of Contents");
        add(kind, "w:docPartUnique");
        auto inside = add(frame, "w:sdtContent");
        addRun(addParagraph(inside, "TOCHeading"), zh() ? "目　录" : "Contents");
        pugi::xml_node entry;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const auto style = "TOC" + std::to_string(std::clamp(headings[i]->level, 1, 3));
            entry = addParagraph(inside, style.c_str());
            if (i == 0) beginField(entry, R"(TOC \o "1-3" \h \z \u)");
            auto link =
                add(entry, "w:hyperlink", {{"w:anchor", bookmark(static_cast<int>(i) + 1)}, {"w:history", "1"}});
            addRun(link, headings[i]->text);
        }
        endField(entry);
    }

    void place(const Heading& heading) {
        const auto style = "Heading" + std::to_string(std::clamp(heading.level, 1, 3));
        auto node = textParagraph(style.c_str());
        const int number = ++headings_placed_;
        add(node, "w:bookmarkStart", {{"w:id", std::to_string(number)}, {"w:name", bookmark(number)}});
        addRun(node, heading.text);
        add(node, "w:bookmarkEnd", {{"w:id", std::to_string(number)}});
    }

    void place(const Paragraph& block) { paragraph("BodyText", block.text); }
    void place(const Remark& remark) { paragraph("Remark", remark.text); }
    void place(const BulletList& list) {
        for (const auto& item : list.items) paragraph("ListBullet", item);
    }
    void place(const NumberedList& list) {
        int number = 0;
        for (const auto& item : list.items) paragraph("BodyText", std::to_string(++number) + ". " + item);
    }

    /// 表 1　title; Word renumbers the SEQ field when tables are moved.
    pugi::xml_node caption(const char* zh_label, const char* en_label, int number, const std::string& title,
                           bool keep) {
        const char* label = zh() ? zh_label : en_label;
        auto node = textParagraph("Caption");
        if (keep) keepWithNext(node);
        addRun(node, std::string(label) + " ");
        addField(node, std::string("SEQ ") + label + R"( \* ARABIC)", std::to_string(number));
        addRun(node, (zh() ? "　" : "  ") + title);
        return node;
    }

    void place(const TableBlock& block) {
        const int number = ++tables_placed_;
        caption("表", "Table", number, block.table.title.in(report_.language), true);
        addTable(body_, block.table, report_.language, [this, number] {
            addParagraph(body_, "AfterTable");
            auto again = addParagraph(body_, "Caption");
            keepWithNext(again);
            addRun(again, (zh() ? "表 " : "Table ") + std::to_string(number) + (zh() ? "（续）" : " (continued)"));
        });
    }

    void place(const FigureBlock& block) {
        const auto& spec = block.figure;
        RenderedFigure& drawn = drawn_[pictures_.size()];
        pictures_.push_back(std::move(drawn.bytes));
        const int number = static_cast<int>(pictures_.size());
        picture(textParagraph("Figure"), number, drawn, spec);
        caption("图", "Figure", number, spec.title, !spec.caption.empty());
        if (!spec.caption.empty()) paragraph("BaseLine", spec.caption);
    }

    void picture(pugi::xml_node node, int number, const RenderedFigure& drawn, const ChartSpec& spec) {
        std::int64_t width = widest_picture;
        std::int64_t height = width * drawn.height / drawn.width;
        if (height > highest_picture) {
            height = highest_picture;
            width = height * drawn.width / drawn.height;
        }
        const auto id = std::to_string(number);
        const auto name = printable((zh() ? "图 " : "Figure ") + id);
        const auto description = printable(alternativeText(spec));
        const auto size = [&](pugi::xml_node parent, const char* element) {
            add(parent, element, {{"cx", std::to_string(width)}, {"cy", std::to_string(height)}});
        };
        auto frame = add(add(add(node, "w:r"), "w:drawing"), "wp:inline",
                         {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}});
        size(frame, "wp:extent");
        add(frame, "wp:docPr", {{"id", id}, {"name", name}, {"descr", description}});
        add(add(frame, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks", {{"noChangeAspect", "1"}});
        auto data = add(add(frame, "a:graphic"), "a:graphicData",
                        {{"uri", "http://schemas.openxmlformats.org/drawingml/2006/picture"}});
        auto pic = add(data, "pic:pic");
        auto identity = add(pic, "pic:nvPicPr");
        add(identity, "pic:cNvPr", {{"id", id}, {"name", name}, {"descr", description}});
        add(identity, "pic:cNvPicPr");
        auto fill = add(pic, "pic:blipFill");
        add(fill, "a:blip", {{"r:embed", pictureRelation(number)}});
        add(add(fill, "a:stretch"), "a:fillRect");
        auto shape = add(pic, "pic:spPr");
        auto transform = add(shape, "a:xfrm");
        add(transform, "a:off", {{"x", "0"}, {"y", "0"}});
        size(transform, "a:ext");
        add(add(shape, "a:prstGeom", {{"prst", "rect"}}), "a:avLst");
    }

    void pageSetUp() {
        auto section = add(body_, "w:sectPr");
        add(section, "w:footerReference", {{"w:type", "default"}, {"r:id", "footer"}});
        add(section, "w:pgSz", {{"w:w", twips(210)}, {"w:h", twips(297)}});
        add(section, "w:pgMar",
            {{"w:top", twips(37)},
             {"w:right", twips(26)},
             {"w:bottom", twips(35)},
             {"w:left", twips(28)},
             {"w:header", "851"},
             {"w:footer", "1134"},
             {"w:gutter", "0"}});
        add(section, "w:titlePg");  // no page number on the cover
    }

    const Report& report_;
    const FigureRenderer& figures_;
    pugi::xml_document part_;
    pugi::xml_node root_;
    pugi::xml_node body_;
    std::vector<RenderedFigure> drawn_;  ///< of all figures; their bytes go over to pictures_
    std::vector<std::string> pictures_;
    int headings_placed_ = 0;
    int tables_placed_ = 0;
    bool break_before_next_ = false;
};

}  // namespace

Result<Document> document(const Report& report, const FigureRenderer& figures) {
    return Body(report, figures).finish();
}

}  // namespace diaoyan::docx
