// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_borrowed_parts.h"

#include "charts/writers/docx_xml.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diaoyan::docx {

namespace {

bool isPictureEnding(const std::string& ending) {
    constexpr std::array<const char*, 9> known = {"bmp", "emf", "gif", "jpeg", "jpg", "png", "tif", "tiff", "wmf"};
    return std::find(known.begin(), known.end(), ending) != known.end();
}

bool isWebAddress(const std::string& target) {
    return target.rfind("http://", 0) == 0 || target.rfind("https://", 0) == 0 || target.rfind("mailto:", 0) == 0;
}

/// Whether a field only says something about the document itself. DDE starts programs, INCLUDEPICTURE fetches.
bool isHarmlessField(const std::string& instruction) {
    constexpr std::array<const char*, 12> known = {"PAGE",   "NUMPAGES", "SECTIONPAGES", "SECTION",
                                                   "DATE",   "TIME",     "TITLE",        "SUBJECT",
                                                   "AUTHOR", "STYLEREF", "HYPERLINK",    "KEYWORDS"};
    const auto begin = instruction.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return true;
    const auto end = instruction.find_first_of(" \t\r\n\\", begin);
    const auto word = instruction.substr(begin, end == std::string::npos ? end : end - begin);
    return std::find(known.begin(), known.end(), word) != known.end();
}

/// Looks for what fetches: pictures by address, fields that do more than number pages. The instruction of a field may
/// be spread over several runs.
class FetchCheck : public pugi::xml_tree_walker {
public:
    bool for_each(pugi::xml_node& node) override {
        const std::string name = node.name();
        // Old drawings (VML) can name a picture's address without a relation.
        for (const char* address : {"src", "o:href", "o:althref"})
            if (node.attribute(address)) harmless_ = false;
        if (name == "w:fldSimple") harmless_ = harmless_ && isHarmlessField(node.attribute("w:instr").value());
        if (name == "w:instrText") instruction_ += node.text().get();
        if (name == "w:fldChar") {
            const std::string kind = node.attribute("w:fldCharType").value();
            // A field inside of another's instruction could put it together from pieces.
            if (kind == "begin" && !instruction_.empty()) harmless_ = false;
            if (kind != "begin") finishInstruction();
        }
        return harmless_;
    }
    bool end(pugi::xml_node&) override {
        finishInstruction();
        return harmless_;
    }

private:
    void finishInstruction() { harmless_ = harmless_ && isHarmlessField(std::exchange(instruction_, {})); }

    std::string instruction_;
    bool harmless_ = true;
};

Problem reachesOutside() {
    return styleDocumentUnusable({"其页眉、页脚或主题引用了文档以外的内容或嵌入对象",
                                  "its headers, footers or theme refer to something outside of it or to an object"});
}

std::string relationsFor(const std::string& part) {
    const auto slash = part.rfind('/');
    return part.substr(0, slash + 1) + "_rels/" + part.substr(slash + 1) + ".rels";
}

}  // namespace

std::optional<Problem> BorrowedParts::take(const std::string& part, const std::string& as, const std::string& type) {
    const auto xml = reader_.xmlOf(part);
    if (!xml) return xml.problem();
    FetchCheck fetches;
    if (!(*xml)->traverse(fetches)) return reachesOutside();
    parts_.push_back({as, written(**xml), type});
    return takeRelations(part, as);
}

std::optional<Problem> BorrowedParts::takeRelations(const std::string& part, const std::string& as) {
    const auto theirs = reader_.relationsOf(part);
    if (!theirs) return theirs.problem();
    if (theirs->empty()) return {};
    auto relations = *theirs;
    for (auto& relation : relations) {
        if (relation.type == office_relation + "hyperlink" && relation.external && isWebAddress(relation.target))
            continue;
        if (relation.type != office_relation + "image" || relation.external) return reachesOutside();
        if (auto problem = takePicture(relation)) return problem;
    }
    parts_.push_back({relationsFor(as), relationsPart(relations)});
    return {};
}

std::optional<Problem> BorrowedParts::takePicture(Relation& relation) {
    const auto ending = endingOf(relation.target);
    if (!isPictureEnding(ending)) return reachesOutside();
    auto bytes = reader_.bytesOf(relation.target);
    if (!bytes) return bytes.problem();
    const auto name = "media/theirs" + std::to_string(++pictures_) + "." + ending;
    parts_.push_back({"word/" + name, std::move(*bytes)});
    relation.target = "/word/" + name;
    return {};
}

std::vector<Part> BorrowedParts::takeParts() {
    return std::exchange(parts_, {});
}

}  // namespace diaoyan::docx
