// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/odt_parts.h"

#include "charts/tables/printable_text.h"

#include <sstream>

namespace diaoyan::odt {

namespace {

constexpr std::pair<const char*, const char*> namespaces[] = {
    {"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
    {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
    {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
    {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
    {"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
    {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
    {"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
    {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
    {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
    {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
};

}  // namespace

pugi::xml_node child(pugi::xml_node parent, const char* name, Properties attributes) {
    auto node = parent.append_child(name);
    for (const auto& [key, value] : attributes) node.append_attribute(key).set_value(value.c_str());
    return node;
}

void setWords(pugi::xml_node node, const std::string& words) {
    std::string run;
    const auto put = [&] {
        if (!run.empty()) node.append_child(pugi::node_pcdata).set_value(run.c_str());
        run.clear();
    };
    std::size_t spaces = 0;
    const auto putSpaces = [&] {
        if (spaces == 0) return;
        put();
        child(node, "text:s", {{"text:c", std::to_string(spaces)}});
        spaces = 0;
    };
    bool after_space = true;  // white space at the beginning is dropped too
    for (const char letter : printable(words)) {
        if (letter == ' ' && after_space) {
            ++spaces;
            continue;
        }
        putSpaces();
        run += letter;
        after_space = letter == ' ';
    }
    putSpaces();
    put();
}

pugi::xml_node startPart(pugi::xml_document& part, const char* root) {
    auto node = child(part, root);
    for (const auto& [name, address] : namespaces) node.append_attribute(name).set_value(address);
    node.append_attribute("office:version").set_value("1.2");
    return node;
}

std::string writtenPart(const pugi::xml_document& part) {
    std::ostringstream out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    part.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return out.str();
}

std::string metaXml(const Report& report) {
    pugi::xml_document part;
    auto meta = child(startPart(part, "office:document-meta"), "office:meta");
    setWords(child(meta, "meta:generator"), "Diaoyan");
    setWords(child(meta, "dc:title"), report.title);
    if (!report.subtitle.empty()) setWords(child(meta, "dc:subject"), report.subtitle);
    if (!report.organisation.empty()) setWords(child(meta, "dc:creator"), report.organisation);
    setWords(child(meta, "dc:language"), report.language == Language::zh ? "zh-CN" : "en-GB");
    return writtenPart(part);
}

std::string manifestXml(std::size_t pictures) {
    pugi::xml_document part;
    auto manifest =
        child(part, "manifest:manifest",
              {{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"}, {"manifest:version", "1.2"}});
    const auto entry = [&](const std::string& path, const std::string& type) {
        child(manifest, "manifest:file-entry", {{"manifest:full-path", path}, {"manifest:media-type", type}});
    };
    entry("/", "application/vnd.oasis.opendocument.text");
    for (const char* name : {"content.xml", "styles.xml", "meta.xml"}) entry(name, "text/xml");
    for (std::size_t number = 1; number <= pictures; ++number) entry(pictureName(number), "image/png");
    return writtenPart(part);
}

std::string pictureName(std::size_t number) {
    return "Pictures/figure" + std::to_string(number) + ".png";
}

}  // namespace diaoyan::odt
