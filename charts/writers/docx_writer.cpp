// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_writer.h"

#include "charts/writers/docx_document.h"
#include "charts/writers/docx_look.h"
#include "charts/writers/docx_package.h"
#include "charts/writers/docx_properties.h"
#include "charts/writers/docx_style_source.h"
#include "charts/writers/docx_xml.h"

#include <iterator>
#include <utility>

namespace diaoyan {

namespace {

using docx::office_relation;
using docx::Part;
using docx::Relation;

/// The part of an attached XML file that says what it is. The identity is that of the kind, not of the document.
std::string sourcesProperties() {
    pugi::xml_document part;
    auto item = docx::add(part, "ds:datastoreItem",
                          {{"ds:itemID", "{5B1F9A52-6C0B-4E0A-9D7E-3F2A64C1D9A7}"},
                           {"xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml"}});
    docx::add(docx::add(item, "ds:schemaRefs"), "ds:schemaRef", {{"ds:uri", "urn:diaoyan:sources"}});
    return docx::written(part);
}

std::string packageRelations() {
    return docx::relationsPart(
        {{"rId1", office_relation + "officeDocument", "word/document.xml"},
         {"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
          "docProps/core.xml"},
         {"rId3", office_relation + "extended-properties", "docProps/app.xml"}});
}

/// Parts that every document has, besides those of its look and its figures.
std::vector<Part> commonParts(const Report& report, const docx::Look& look, docx::Document& text) {
    return {
        {"word/document.xml", std::move(text.xml), docx::word_type + "document.main+xml"},
        {"word/settings.xml", docx::settingsPart(report.language, look.odd_and_even), docx::word_type + "settings+xml"},
        {"word/numbering.xml", std::move(text.numbering), docx::word_type + "numbering+xml"},
        {"customXml/item1.xml", std::move(text.sources)},
        {"customXml/itemProps1.xml", sourcesProperties(),
         "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"},
        {"customXml/_rels/item1.xml.rels",
         docx::relationsPart({{"rId1", office_relation + "customXmlProps", "itemProps1.xml"}})},
        {"docProps/core.xml", docx::coreProperties(report),
         "application/vnd.openxmlformats-package.core-properties+xml"},
        {"docProps/app.xml", docx::applicationProperties(report),
         "application/vnd.openxmlformats-officedocument.extended-properties+xml"}};
}

void append(std::vector<Part>& parts, std::vector<Part> more) {
    parts.insert(parts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Result<std::string> writeDocx(const Report& report, const FigureRenderer& figures, const WriterOptions& options) {
    auto chosen = options.style_document.empty()
                      ? Result<docx::Look>(docx::lookOf(options.style, report.language))
                      : docx::lookOfDocument(options.style_document, options.style, report.language);
    if (!chosen) return chosen.problem();
    auto& look = *chosen;
    auto text = docx::document(report, figures, look);
    if (!text) return text.problem();
    auto relations = look.relations;
    for (const char* name : {"settings", "numbering"})
        relations.push_back({name, office_relation + name, std::string(name) + ".xml"});
    relations.push_back({"sources", office_relation + "customXml", "../customXml/item1.xml"});
    relations.insert(relations.end(), text->relations.begin(), text->relations.end());

    auto parts = commonParts(report, look, *text);
    append(parts, std::move(look.parts));
    append(parts, std::move(text->parts));
    parts.push_back({"word/_rels/document.xml.rels", docx::relationsPart(relations)});
    parts.push_back({"_rels/.rels", packageRelations()});
    parts.insert(parts.begin(), {"[Content_Types].xml", docx::contentTypes(parts)});
    return docx::packed(parts);
}

}  // namespace diaoyan
