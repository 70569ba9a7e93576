// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_document.h"

#include "charts/tables/printable_text.h"
#include "charts/writers/docx_figures.h"
#include "charts/writers/docx_numbering.h"
#include "charts/writers/docx_numbers.h"
#include "charts/writers/docx_style_match.h"
#include "charts/writers/docx_table.h"
#include "charts/writers/docx_xml.h"

#include <algorithm>
#include <utility>

namespace diaoyan::docx {

namespace {

std::string bookmark(int heading) {
    return "_Toc" + std::to_string(100000000 + heading);
}

class Body {
public:
    Body(const Report& report, const Look& look, Figures figures)
        : report_(report), look_(look), figures_(std::move(figures)), numbering_(report.language, look.numbering) {
        root_ = add(part_, "w:document",
                    {{"xmlns:w", word_namespace},
                     {"xmlns:r", relation_attributes},
                     {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
                     {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
                     {"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"}});
        body_ = add(root_, "w:body");
    }

    Result<Document> finish() {
        cover();
        contents();
        // The first heading after the contents begins the text on a new page.
        break_before_next_ = true;
        for (const auto& block : report_.blocks) {
            std::visit([this](const auto& value) { place(value); }, block);
            if (failed_) return *failed_;
        }
        renameStyles(body_, look_.style_ids);
        pugi::xml_document section;
        section.load_string(look_.section.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
        body_.append_copy(section.document_element());
        return Document{written(part_), numbering_.part(), keys_.sources(), figures_.takeParts(), figures_.relations()};
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

    void place(const Paragraph& block) {
        auto node = textParagraph("BodyText");
        if (block.source.empty()) {
            addRun(node, block.text);
        } else {
            keys_.addKeyedRuns(node, block.text, {block.source});
        }
    }
    void place(const Remark& remark) { paragraph("Remark", remark.text); }
    void place(const BulletList& list) { listed(list.items, "ListBullet", numbering_.bullets()); }
    void place(const NumberedList& list) {
        if (!list.items.empty()) listed(list.items, "ListNumber", numbering_.addList());
    }

    void listed(const std::vector<std::string>& items, const char* style, int number) {
        for (const auto& item : items) {
            auto node = paragraph(style, item);
            auto properties = node.child("w:pPr");
            auto list = add(properties, "w:numPr");
            addValue(list, "w:ilvl", "0");
            addValue(list, "w:numId", std::to_string(number));
            add(properties, "w:ind", {{"w:firstLineChars", "0"}});  // the list's own indent, not that of the text
        }
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
        addTable(body_, block.table, {report_.language, look_.text_width, look_.half_character}, keys_, [this, number] {
            addParagraph(body_, "AfterTable");
            auto again = addParagraph(body_, "Caption");
            keepWithNext(again);
            addRun(again, (zh() ? "表 " : "Table ") + std::to_string(number) + (zh() ? "（续）" : " (continued)"));
        });
    }

    void place(const FigureBlock& block) {
        const auto& spec = block.figure;
        const auto part = figures_.place(textParagraph("Figure"), spec);
        if (!part) {
            failed_ = part.problem();
            return;
        }
        const auto source = "figure:" + spec.id;
        keys_.addFigure(*part, source);
        caption("图", "Figure", figures_.placed(), spec.title, !spec.caption.empty());
        if (!spec.caption.empty()) keys_.addKeyedRuns(textParagraph("BaseLine"), spec.caption, {source, "caption"});
    }

    const Report& report_;
    const Look& look_;
    Figures figures_;
    Numbering numbering_;
    NumberKeys keys_;
    pugi::xml_document part_;
    pugi::xml_node root_;
    pugi::xml_node body_;
    std::optional<Problem> failed_;
    int headings_placed_ = 0;
    int tables_placed_ = 0;
    bool break_before_next_ = false;
};

}  // namespace

Result<Document> document(const Report& report, const FigureRenderer& renderer, const Look& look) {
    auto figures = Figures::drawn(report, renderer, look);
    if (!figures) return figures.problem();
    return Body(report, look, std::move(*figures)).finish();
}

}  // namespace diaoyan::docx
