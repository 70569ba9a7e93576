// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_reader.h"

#include <zip.h>

#include <utility>

namespace diaoyan::docx {

namespace {

constexpr std::size_t largest_document = 20'000'000;
constexpr zip_int64_t most_entries = 1000;
constexpr zip_uint64_t largest_unpacked = 100'000'000;
constexpr int deepest = 200;

/// word/styles.xml → word/_rels/styles.xml.rels
std::string relationsName(const std::string& name) {
    const auto slash = name.rfind('/');
    const auto folder = slash == std::string::npos ? "" : name.substr(0, slash + 1);
    return folder + "_rels/" + name.substr(folder.size()) + ".rels";
}

/// A target as seen from the part that refers to it, as a name. One that leaves the document comes out empty.
std::string resolved(const std::string& from, const std::string& target) {
    if (target.empty()) return "";
    if (target[0] == '/') return target.substr(1);
    const auto slash = from.rfind('/');
    std::string folder = slash == std::string::npos ? "" : from.substr(0, slash);
    std::string rest = target;
    while (rest.rfind("../", 0) == 0) {
        if (folder.empty()) return "";
        const auto up = folder.rfind('/');
        folder = up == std::string::npos ? "" : folder.substr(0, up);
        rest = rest.substr(3);
    }
    return folder.empty() ? rest : folder + "/" + rest;
}

class DepthCheck : public pugi::xml_tree_walker {
public:
    bool for_each(pugi::xml_node&) override { return depth() < deepest; }
};

}  // namespace

Problem styleDocumentUnusable(const Text& reason) {
    return {"style-document-unusable",
            phrase("样式文档无法使用：{0}", "the style document cannot be used: {0}", {reason}),
            {}};
}

struct PackageReader::Archive {
    std::string bytes;
    zip_t* zip = nullptr;
    ~Archive() {
        if (zip) zip_discard(zip);
    }
};

Result<PackageReader> PackageReader::opened(const std::string& bytes) {
    if (bytes.size() > largest_document)
        return styleDocumentUnusable({"文件超过 20 MB", "the file is larger than 20 MB"});
    PackageReader reader;
    reader.archive_ = std::make_shared<Archive>();
    auto& archive = *reader.archive_;
    archive.bytes = bytes;
    const Text not_word{"不是 Word 文档（.docx）", "it is not a Word document (.docx)"};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(archive.bytes.data(), archive.bytes.size(), 0, &error);
    if (!source) return styleDocumentUnusable(not_word);
    archive.zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!archive.zip) {
        zip_source_free(source);
        return styleDocumentUnusable(not_word);
    }
    const auto entries = zip_get_num_entries(archive.zip, 0);
    if (entries > most_entries)
        return styleDocumentUnusable({"内部文件超过 1000 个", "it has more than 1,000 files inside"});
    zip_uint64_t unpacked = 0;
    for (zip_int64_t i = 0; i < entries; ++i) {
        zip_stat_t state;
        zip_stat_index(archive.zip, static_cast<zip_uint64_t>(i), 0, &state);
        if (!(state.valid & ZIP_STAT_SIZE) || state.size > largest_unpacked - unpacked)
            return styleDocumentUnusable({"解压后超过 100 MB", "it is larger than 100 MB when unpacked"});
        unpacked += state.size;
    }
    return reader;
}

bool PackageReader::has(const std::string& name) const {
    return zip_name_locate(archive_->zip, name.c_str(), 0) >= 0;
}

Result<std::string> PackageReader::bytesOf(const std::string& name) const {
    const auto shown = untranslated(name.substr(0, 200));
    const auto index = zip_name_locate(archive_->zip, name.c_str(), 0);
    if (index < 0) return styleDocumentUnusable(phrase("缺少内部文件 {0}", "its inner file {0} is missing", {shown}));
    zip_stat_t state;
    zip_stat_index(archive_->zip, static_cast<zip_uint64_t>(index), 0, &state);
    std::string bytes(static_cast<std::size_t>(state.size), '\0');
    // What is longer or shorter than it says it is does not pass: the sizes were added up before.
    zip_file_t* file = zip_fopen_index(archive_->zip, static_cast<zip_uint64_t>(index), 0);
    const auto read = file ? zip_fread(file, bytes.data(), bytes.size()) : -1;
    char more = 0;
    const bool whole = read == static_cast<zip_int64_t>(bytes.size()) && zip_fread(file, &more, 1) == 0;
    if (file) zip_fclose(file);
    if (!whole) return styleDocumentUnusable(phrase("内部文件 {0} 已损坏", "its inner file {0} is damaged", {shown}));
    return bytes;
}

Result<std::shared_ptr<pugi::xml_document>> PackageReader::xmlOf(const std::string& name) const {
    const auto bytes = bytesOf(name);
    if (!bytes) return bytes.problem();
    auto part = std::make_shared<pugi::xml_document>();
    DepthCheck depth;
    if (!part->load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata) ||
        !part->traverse(depth))
        return styleDocumentUnusable(phrase("内部文件 {0} 无法解析", "its inner file {0} cannot be parsed",
                                            {untranslated(name.substr(0, 200))}));
    return part;
}

Result<std::vector<Relation>> PackageReader::relationsOf(const std::string& name) const {
    std::vector<Relation> relations;
    const auto list = relationsName(name);
    if (!has(list)) return relations;
    const auto part = xmlOf(list);
    if (!part) return part.problem();
    for (const auto node : (*part)->child("Relationships").children("Relationship")) {
        Relation relation{node.attribute("Id").value(), node.attribute("Type").value(),
                          node.attribute("Target").value(),
                          std::string(node.attribute("TargetMode").value()) == "External"};
        if (!relation.external) relation.target = resolved(name, relation.target);
        relations.push_back(std::move(relation));
    }
    return relations;
}

}  // namespace diaoyan::docx
