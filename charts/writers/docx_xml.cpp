// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_xml.h"

#include "charts/tables/printable_text.h"

#include <sstream>

namespace diaoyan::docx {

namespace {

void addFieldMark(pugi::xml_node paragraph, const char* type) {
    add(add(paragraph, "w:r"), "w:fldChar", {{"w:fldCharType", type}});
}

}  // namespace

pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes) {
    auto node = parent.append_child(name);
    for (const auto& [key, value] : attributes) node.append_attribute(key).set_value(value.c_str());
    return node;
}

pugi::xml_node addValue(pugi::xml_node parent, const char* name, const std::string& value) {
    return add(parent, name, {{"w:val", value}});
}

pugi::xml_node addWords(pugi::xml_node parent, const char* name, const std::string& words) {
    auto node = add(parent, name);
    node.text().set(printable(words).c_str());
    return node;
}

pugi::xml_node addRun(pugi::xml_node paragraph, const std::string& words) {
    auto run = add(paragraph, "w:r");
    addWords(run, "w:t", words).append_attribute("xml:space").set_value("preserve");
    return run;
}

pugi::xml_node addParagraph(pugi::xml_node parent, const char* style) {
    auto paragraph = add(parent, "w:p");
    addValue(add(paragraph, "w:pPr"), "w:pStyle", style);
    return paragraph;
}

void keepWithNext(pugi::xml_node paragraph) {
    auto properties = paragraph.child("w:pPr");
    properties.insert_child_after("w:keepNext", properties.child("w:pStyle"));
}

void beginField(pugi::xml_node paragraph, const std::string& instruction) {
    addFieldMark(paragraph, "begin");
    auto code = add(add(paragraph, "w:r"), "w:instrText", {{"xml:space", "preserve"}});
    code.text().set((" " + instruction + " ").c_str());
    addFieldMark(paragraph, "separate");
}

void endField(pugi::xml_node paragraph) {
    addFieldMark(paragraph, "end");
}

void addField(pugi::xml_node paragraph, const std::string& instruction, const std::string& shown) {
    beginField(paragraph, instruction);
    addRun(paragraph, shown);
    endField(paragraph);
}

std::string written(const pugi::xml_document& part) {
    std::ostringstream out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    part.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return out.str();
}

}  // namespace diaoyan::docx
