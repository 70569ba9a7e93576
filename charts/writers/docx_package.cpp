// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_package.h"

#include "charts/writers/docx_xml.h"

#include <zip.h>

#include <map>
#include <memory>

namespace diaoyan::docx {

namespace {

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

/// Office XML repeats itself so much that looking longer for repetitions takes most of the time and saves little.
constexpr zip_uint32_t fast = 4;

bool isCompressed(const std::string& name) {
    const auto ending = endingOf(name);
    return ending == "png" || ending == "jpg" || ending == "jpeg" || name == "mimetype";  // as OpenDocument wants it
}

/// Types by the ending of a name, for parts that do not say theirs.
const std::map<std::string, std::string>& typesByEnding() {
    static const std::map<std::string, std::string> types{
        {"bmp", "image/bmp"},
        {"emf", "image/x-emf"},
        {"gif", "image/gif"},
        {"jpeg", "image/jpeg"},
        {"jpg", "image/jpeg"},
        {"png", "image/png"},
        {"rels", "application/vnd.openxmlformats-package.relationships+xml"},
        {"svg", "image/svg+xml"},
        {"tif", "image/tiff"},
        {"tiff", "image/tiff"},
        {"wmf", "image/x-wmf"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"xml", "application/xml"},
    };
    return types;
}

}  // namespace

std::string endingOf(const std::string& name) {
    std::string ending;
    for (const char letter : name.substr(name.rfind('.') + 1))
        ending += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return ending;
}

std::string contentTypes(const std::vector<Part>& parts) {
    pugi::xml_document part;
    auto types = add(part, "Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    std::map<std::string, std::string> endings{{"rels", typesByEnding().at("rels")},
                                               {"xml", typesByEnding().at("xml")}};
    for (const auto& each : parts) {
        const auto known = typesByEnding().find(endingOf(each.name));
        if (each.type.empty() && known != typesByEnding().end()) endings.insert(*known);
    }
    for (const auto& [ending, type] : endings) add(types, "Default", {{"Extension", ending}, {"ContentType", type}});
    for (const auto& each : parts)
        if (!each.type.empty()) add(types, "Override", {{"PartName", "/" + each.name}, {"ContentType", each.type}});
    return written(part);
}

std::string relationsPart(const std::vector<Relation>& relations) {
    pugi::xml_document part;
    auto node = add(part, "Relationships", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}});
    for (const auto& relation : relations) {
        auto entry =
            add(node, "Relationship", {{"Id", relation.id}, {"Type", relation.type}, {"Target", relation.target}});
        if (relation.external) entry.append_attribute("TargetMode").set_value("External");
    }
    return written(part);
}

Result<std::string> packed(const std::vector<Part>& parts, Packing packing) {
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
        const auto entry = static_cast<zip_uint64_t>(index);
        const bool stored = packing == Packing::stored || isCompressed(part.name);
        zip_set_file_compression(archive.get(), entry, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, stored ? 0 : fast);
        // 1980-01-01 00:00, the first moment a zip file can name.
        zip_file_set_dostime(archive.get(), entry, 0, (1 << 5) | 1, 0);
    }
    if (zip_close(archive.get()) != 0) return cannotPack(zip_strerror(archive.get()));
    static_cast<void>(archive.release());
    auto bytes = contentOf(target.get());
    if (bytes.empty()) return cannotPack("empty");
    return bytes;
}

}  // namespace diaoyan::docx
