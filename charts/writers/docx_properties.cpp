// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_properties.h"

#include "charts/writers/docx_xml.h"

#include <cstdio>
#include <regex>

namespace diaoyan::docx {

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

std::string settingsPart(Language language, bool odd_and_even) {
    pugi::xml_document part;
    auto node = add(part, "w:settings", {{"xmlns:w", word_namespace}});
    add(node, "w:zoom", {{"w:percent", "100"}});
    addValue(node, "w:defaultTabStop", "420");
    if (odd_and_even) add(node, "w:evenAndOddHeaders");
    addValue(node, "w:characterSpacingControl", "compressPunctuation");
    auto compatible = add(node, "w:compat");
    add(compatible, "w:compatSetting",
        {{"w:name", "compatibilityMode"}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", "15"}});
    add(node, "w:themeFontLang", {{"w:val", language == Language::zh ? "zh-CN" : "en-GB"}, {"w:eastAsia", "zh-CN"}});
    return written(part);
}

}  // namespace diaoyan::docx
