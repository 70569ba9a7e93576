// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_style_source.h"

#include "charts/writers/docx_borrowed_parts.h"
#include "charts/writers/docx_reader.h"
#include "charts/writers/docx_style_match.h"
#include "charts/writers/docx_styles.h"
#include "charts/writers/docx_xml.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diaoyan::docx {

namespace {

constexpr int narrowest_text = 4000;  ///< twentieths of a point: 70 mm
constexpr int widest_text = 30000;
constexpr int lowest_text = 5000;

const Relation* relationTo(const std::vector<Relation>& relations, const char* kind) {
    const auto found = std::find_if(relations.begin(), relations.end(), [&](const Relation& relation) {
        return !relation.external && relation.type == office_relation + kind;
    });
    return found == relations.end() ? nullptr : &*found;
}

bool isOn(pugi::xml_node switched) {
    const std::string value = switched.attribute("w:val").value();
    return switched && value != "0" && value != "false" && value != "off";
}

/// Other prefixes than Word's own would be undeclared in our document.
bool hasUsualPrefixes(pugi::xml_node root) {
    const std::string relations = root.attribute("xmlns:r").value();
    return root.attribute("xmlns:w").value() == std::string(word_namespace) &&
           (relations.empty() || relations == relation_attributes);
}

class Borrowing {
public:
    Borrowing(const PackageReader& reader, DocumentStyle style, Language language)
        : reader_(reader), style_(style), language_(language), parts_(reader), look_(lookOf(style, language)) {
        look_.parts.clear();
        look_.relations.clear();
        look_.odd_and_even = false;
    }

    Result<Look> look() {
        const auto top = reader_.relationsOf("");
        if (!top) return top.problem();
        const auto* main = relationTo(*top, "officeDocument");
        if (!main) return styleDocumentUnusable({"不是 Word 文档（.docx）", "it is not a Word document (.docx)"});
        auto relations = reader_.relationsOf(main->target);
        if (!relations) return relations.problem();
        relations_ = std::move(*relations);
        for (const auto step : {&Borrowing::takeStyles, &Borrowing::takeFontsAndTheme, &Borrowing::takeNumbering,
                                &Borrowing::takeSettings})
            if (auto problem = (this->*step)()) return *problem;
        if (auto problem = takePage(main->target)) return *problem;
        for (auto& part : parts_.takeParts()) look_.parts.push_back(std::move(part));
        return std::move(look_);
    }

private:
    using Trouble = std::optional<Problem>;

    void addPart(const std::string& name, std::string bytes, const char* kind) {
        look_.parts.push_back({"word/" + name + ".xml", std::move(bytes), word_type + kind + "+xml"});
        look_.relations.push_back({name, office_relation + kind, name + ".xml"});
    }

    Trouble takeStyles() {
        const auto* relation = relationTo(relations_, "styles");
        if (!relation) return styleDocumentUnusable({"其中没有样式", "it has no styles"});
        const auto part = reader_.xmlOf(relation->target);
        if (!part) return part.problem();
        auto styles = (*part)->child("w:styles");
        if (!styles || !hasUsualPrefixes(styles))
            return styleDocumentUnusable({"其样式不是常用的 Word 格式，请用 Word 或 WPS 另存为 .docx",
                                          "its styles are not in Word's usual format: save it as .docx with Word"});
        look_.style_ids = matchStyles(styles, style_, language_);
        if (const auto fonts = fontsOf(styles)) {
            const std::string latin = fonts.attribute("w:ascii").value();
            const std::string east_asian = fonts.attribute("w:eastAsia").value();
            if (!latin.empty()) look_.chart.latin = latin;
            if (!east_asian.empty()) look_.chart.east_asian = east_asian;
        }
        addPart("styles", written(**part), "styles");
        return {};
    }

    static pugi::xml_node fontsOf(pugi::xml_node styles) {
        for (const auto style : styles.children("w:style"))
            if (isDefaultParagraph(style))
                if (const auto fonts = style.child("w:rPr").child("w:rFonts")) return fonts;
        return styles.child("w:docDefaults").child("w:rPrDefault").child("w:rPr").child("w:rFonts");
    }

    Trouble takeFontsAndTheme() {
        std::string fonts = fontTablePart();
        if (const auto* relation = relationTo(relations_, "fontTable")) {
            const auto part = reader_.xmlOf(relation->target);
            if (!part) return part.problem();
            // The fonts themselves stay where they are: they are not ours to pass on.
            for (auto font : (*part)->document_element().children("w:font"))
                for (const char* embedded : {"w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic"})
                    font.remove_child(embedded);
            fonts = written(**part);
        }
        addPart("fontTable", std::move(fonts), "fontTable");
        if (const auto* relation = relationTo(relations_, "theme")) {
            if (auto trouble = parts_.take(relation->target, "word/theme/theme1.xml",
                                           "application/vnd.openxmlformats-officedocument.theme+xml"))
                return trouble;
            look_.relations.push_back({"theme", office_relation + "theme", "theme/theme1.xml"});
        }
        return {};
    }

    Trouble takeNumbering() {
        const auto* relation = relationTo(relations_, "numbering");
        if (!relation) return {};
        const auto part = reader_.xmlOf(relation->target);
        if (!part) return part.problem();
        if (!hasUsualPrefixes((*part)->child("w:numbering"))) return {};
        look_.numbering = written(**part);
        return parts_.takeRelations(relation->target, "word/numbering.xml");
    }

    Trouble takeSettings() {
        const auto* relation = relationTo(relations_, "settings");
        if (!relation) return {};
        const auto part = reader_.xmlOf(relation->target);
        if (!part) return part.problem();
        look_.odd_and_even = isOn((*part)->document_element().child("w:evenAndOddHeaders"));
        return {};
    }

    /// The last section's page, with what belongs to one section of one column.
    Trouble takePage(const std::string& main) {
        const auto part = reader_.xmlOf(main);
        if (!part) return part.problem();
        const auto root = (*part)->child("w:document");
        const auto theirs = root.child("w:body").child("w:sectPr");
        if (!theirs || !hasUsualPrefixes(root)) return {};  // the page of our own style
        pugi::xml_document page;
        auto section = add(page, "w:sectPr");
        int number = 0;
        for (const auto node : theirs.children()) {
            const std::string name = node.name();
            if (name != "w:headerReference" && name != "w:footerReference") continue;
            if (auto trouble = takeMargin(section, node, name == "w:headerReference" ? "header" : "footer", ++number))
                return trouble;
        }
        constexpr std::array<const char*, 6> kept = {"w:pgSz",   "w:pgMar",   "w:pgNumType",
                                                     "w:vAlign", "w:titlePg", "w:docGrid"};
        for (const char* name : kept) {
            const auto node = theirs.child(name);
            if (!node) continue;
            auto copy = add(section, name);
            for (const auto attribute : node.attributes())
                if (std::string(attribute.name()).rfind("w:", 0) == 0)
                    copy.append_attribute(attribute.name()).set_value(attribute.value());
        }
        return usePage(page);
    }

    Trouble takeMargin(pugi::xml_node section, pugi::xml_node reference, const char* kind, int number) {
        const std::string id = reference.attribute("r:id").value();
        const auto found = std::find_if(relations_.begin(), relations_.end(),
                                        [&](const Relation& relation) { return relation.id == id; });
        if (found == relations_.end() || found->external || found->type != office_relation + kind)
            return styleDocumentUnusable({"页眉页脚已损坏", "its headers or footers are damaged"});
        const auto name = "theirs" + std::to_string(number);
        if (auto trouble = parts_.take(found->target, "word/" + name + ".xml", word_type + kind + "+xml"))
            return trouble;
        look_.relations.push_back({name, office_relation + kind, name + ".xml"});
        add(section, reference.name(), {{"w:type", reference.attribute("w:type").value()}, {"r:id", name}});
        return {};
    }

    Trouble usePage(pugi::xml_document& page) {
        const auto size = page.first_child().child("w:pgSz");
        const auto margins = page.first_child().child("w:pgMar");
        if (size && margins) {
            const auto length = [](pugi::xml_node node, const char* name) {
                return std::clamp(std::abs(node.attribute(name).as_int()), 0, 40000);
            };
            look_.text_width = length(size, "w:w") - length(margins, "w:left") - length(margins, "w:right") -
                               length(margins, "w:gutter");
            look_.text_height = length(size, "w:h") - length(margins, "w:top") - length(margins, "w:bottom");
            if (look_.text_width < narrowest_text || look_.text_width > widest_text || look_.text_height < lowest_text)
                return styleDocumentUnusable({"页面放不下报告的表格（版心宽度至少 70 毫米）",
                                              "tables do not fit on its page (the text must be 70 mm wide)"});
        }
        look_.chart.width = look_.text_width / 20.0;
        look_.section = written(page);
        return {};
    }

    const PackageReader& reader_;
    DocumentStyle style_;
    Language language_;
    BorrowedParts parts_;
    Look look_;
    std::vector<Relation> relations_;
};

}  // namespace

Result<Look> lookOfDocument(const std::string& bytes, DocumentStyle style, Language language) {
    const auto reader = PackageReader::opened(bytes);
    if (!reader) return reader.problem();
    return Borrowing(*reader, style, language).look();
}

}  // namespace diaoyan::docx
