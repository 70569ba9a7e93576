// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_package.h"

#include "charts/writers/docx_styles.h"
#include "charts/writers/docx_xml.h"

#include <zip.h>

#include <cstdio>
#include <memory>
#include <regex>

namespace diaoyan::docx {

namespace {

constexpr const char* word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* office_relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* package_relation = "http://schemas.openxmlformats.org/package/2006/relationships/";
constexpr const char* relation_namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string contentTypes(int pictures) {
    pugi::xml_document part;
    auto types = add(part, "Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    const auto byEnding = [&](const char* ending, const char* type) {
        add(types, "Default", {{"Extension", ending}, {"ContentType", type}});
    };
    byEnding("rels", "application/vnd.openxmlformats-package.relationships+xml");
    byEnding("xml", "application/xml");
    if (pictures > 0) byEnding("png", "image/png");
    const auto byName = [&](const std::string& name, const std::string& type) {
        add(types, "Override", {{"PartName", name}, {"ContentType", type}});
    };
    byName("/word/document.xml", std::string(word_type) + "document.main+xml");
    for (const char* name : {"styles", "settings", "numbering", "fontTable"})
        byName(std::string("/word/") + name + ".xml", std::string(word_type) + name + "+xml");
    byName("/word/footer1.xml", std::string(word_type) + "footer+xml");
    byName("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    byName("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    return written(part);
}

void addRelation(pugi::xml_node relations, const std::string& id, const std::string& type, const std::string& target) {
    add(relations, "Relationship", {{"Id", id}, {"Type", type}, {"Target", target}});
}

std::string packageRelations() {
    pugi::xml_document part;
    auto relations = add(part, "Relationships", {{"xmlns", relation_namespace}});
    addRelation(relations, "rId1", std::string(office_relation) + "officeDocument", "word/document.xml");
    addRelation(relations, "rId2", std::string(package_relation) + "metadata/core-properties", "docProps/core.xml");
    addRelation(relations, "rId3", std::string(office_relation) + "extended-properties", "docProps/app.xml");
    return written(part);
}

std::string documentRelations(int pictures) {
    pugi::xml_document part;
    auto relations = add(part, "Relationships", {{"xmlns", relation_namespace}});
    for (const char* name : {"styles", "settings", "numbering", "fontTable"})
        addRelation(relations, name, std::string(office_relation) + name, std::string(name) + ".xml");
    addRelation(relations, "footer", std::string(office_relation) + "footer", "footer1.xml");
    for (int picture = 1; picture <= pictures; ++picture)
        addRelation(relations, pictureRelation(picture), std::string(office_relation) + "image",
                    "media/figure" + std::to_string(picture) + ".png");
    return written(part);
}

/// Nothing here asks for fields to be updated on opening: Word would greet every reader with a question.
std::string settings(Language language) {
    pugi::xml_document part;
    auto node = add(part, "w:settings", {{"xmlns:w", word_namespace}});
    add(node, "w:zoom", {{"w:percent", "100"}});
    addValue(node, "w:defaultTabStop", "420");
    addValue(node, "w:characterSpacingControl", "compressPunctuation");
    auto compatible = add(node, "w:compat");
    add(compatible, "w:compatSetting",
        {{"w:name", "compatibilityMode"}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", "15"}});
    add(node, "w:themeFontLang", {{"w:val", language == Language::zh ? "zh-CN" : "en-GB"}, {"w:eastAsia", "zh-CN"}});
    return written(part);
}

std::string numbering(Language language) {
    pugi::xml_document part;
    auto node = add(part, "w:numbering", {{"xmlns:w", word_namespace}});
    auto list = add(node, "w:abstractNum", {{"w:abstractNumId", "0"}});
    addValue(list, "w:multiLevelType", "hybridMultilevel");
    auto level = add(list, "w:lvl", {{"w:ilvl", "0"}});
    addValue(level, "w:start", "1");
    addValue(level, "w:numFmt", "bullet");
    addValue(level, "w:pStyle", "ListBullet");
    addValue(level, "w:lvlText", "•");
    addValue(level, "w:lvlJc", "left");
    const bool zh = language == Language::zh;
    add(add(level, "w:pPr"), "w:ind", {{"w:left", zh ? "1060" : "480"}, {"w:hanging", zh ? "420" : "360"}});
    add(add(level, "w:rPr"), "w:rFonts", {{"w:ascii", "Times New Roman"}, {"w:hAnsi", "Times New Roman"}});
    auto use = add(node, "w:num", {{"w:numId", "1"}});
    addValue(use, "w:abstractNumId", "0");
    return written(part);
}

std::string footer(Language language) {
    pugi::xml_document part;
    auto node = add(part, "w:ftr", {{"xmlns:w", word_namespace}});
    auto line = addParagraph(node, "Footer");
    const bool zh = language == Language::zh;
    addRun(line, zh ? "第 " : "Page ");
    addField(line, "PAGE", "2");
    addRun(line, zh ? " 页　共 " : " of ");
    addField(line, "NUMPAGES", "2");
    if (zh) addRun(line, " 页");
    return written(part);
}

std::string coreProperties(const Report& report) {
    pugi::xml_document part;
    auto node = add(part, "cp:coreProperties",
                    {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
                     {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                     {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                     {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
    addWords(node, "dc:title", report.title);
    addWords(node, "dc:subject", report.subtitle);
    addWords(node, "dc:creator", report.organisation);
    addWords(node, "dc:language", report.language == Language::zh ? "zh-CN" : "en-GB");
    const auto stamp = dateStamp(report.date);
    if (!stamp.empty())
        addWords(node, "dcterms:created", stamp).append_attribute("xsi:type").set_value("dcterms:W3CDTF");
    return written(part);
}

std::string applicationProperties(const Report& report) {
    pugi::xml_document part;
    auto node = add(part, "Properties",
                    {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
    addWords(node, "Application", "Diaoyan");
    addWords(node, "Company", report.organisation);
    return written(part);
}

Problem cannotPack(const std::string& detail) {
    return {"docx-not-packed",
            phrase("无法打包 Word 文档：{0}", "the Word document could not be packed: {0}", {detail}),
            {}};
}

struct ZipDiscard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct SourceFree {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

std::string contentOf(zip_source_t* source) {
    zip_stat_t state;
    if (zip_source_stat(source, &state) != 0 || zip_source_open(source) != 0) return {};
    std::string bytes(static_cast<std::size_t>(state.size), '\0');
    const auto read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    bytes.resize(read < 0 ? 0 : static_cast<std::size_t>(read));
    return bytes;
}

}  // namespace

std::string pictureRelation(int number) {
    return "figure" + std::to_string(number);
}

std::string dateStamp(const std::string& printed) {
    static const std::regex day("([0-9]{4})(?:-|年|/)([0-9]{1,2})(?:(?:-|月|/)(?:([0-9]{1,2})(?:日)?)?)?");
    std::smatch parts;
    if (printed.size() > 40 || !std::regex_match(printed, parts, day)) return {};
    const int month = std::stoi(parts[2]);
    const int date = parts[3].matched ? std::stoi(parts[3]) : 1;
    if (month < 1 || month > 12 || date < 1 || date > 31) return {};
    char stamp[40];
    std::snprintf(stamp, sizeof stamp, "%s-%02d-%02dT00:00:00Z", parts[1].str().c_str(), month, date);
    return stamp;
}

std::vector<Part> frameParts(const Report& report, int pictures) {
    return {{"[Content_Types].xml", contentTypes(pictures)},
            {"_rels/.rels", packageRelations()},
            {"word/_rels/document.xml.rels", documentRelations(pictures)},
            {"word/styles.xml", stylesPart(report.language)},
            {"word/settings.xml", settings(report.language)},
            {"word/numbering.xml", numbering(report.language)},
            {"word/fontTable.xml", fontTablePart()},
            {"word/footer1.xml", footer(report.language)},
            {"docProps/core.xml", coreProperties(report)},
            {"docProps/app.xml", applicationProperties(report)}};
}

Result<std::string> packed(const std::vector<Part>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, SourceFree> target(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!target) return cannotPack(zip_error_strerror(&error));
    std::unique_ptr<zip_t, ZipDiscard> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    if (!archive) return cannotPack(zip_error_strerror(&error));
    zip_source_keep(target.get());  // the archive gives its own hold away on closing; the result is read after that
    for (const auto& part : parts) {
        zip_source_t* source = zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0);
        const auto index = source ? zip_file_add(archive.get(), part.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            zip_source_free(source);
            return cannotPack(zip_strerror(archive.get()));
        }
        // 1980-01-01 00:00, the first moment a zip file can name.
        zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), 0, (1 << 5) | 1, 0);
    }
    if (zip_close(archive.get()) != 0) return cannotPack(zip_strerror(archive.get()));
    static_cast<void>(archive.release());
    auto bytes = contentOf(target.get());
    if (bytes.empty()) return cannotPack("empty");
    return bytes;
}

}  // namespace diaoyan::docx
