// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_numbering.h"

#include "charts/writers/docx_package.h"
#include "charts/writers/docx_xml.h"

#include <algorithm>

namespace diaoyan::docx {

namespace {

int highest(pugi::xml_node root, const char* element, const char* attribute) {
    int most = -1;
    for (const auto node : root.children(element)) most = std::max(most, node.attribute(attribute).as_int());
    return std::min(most, 1'000'000);
}

}  // namespace

Numbering::Numbering(Language language, const std::string& theirs) : language_(language) {
    if (!theirs.empty()) part_.load_buffer(theirs.data(), theirs.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    root_ = part_.child("w:numbering");
    if (!root_) root_ = add(part_, "w:numbering", {{"xmlns:w", word_namespace}});
    root_.remove_child("w:numIdMacAtCleanup");  // it would have to stay last
    const int kind = highest(root_, "w:abstractNum", "w:abstractNumId") + 1;
    next_use_ = std::max(highest(root_, "w:num", "w:numId"), 0) + 1;
    counted_kind_ = kind + 1;
    addKind(kind, "bullet", "•");
    addKind(counted_kind_, "decimal", language == Language::zh ? "%1．" : "%1.");
    bullets_ = next_use_;
    addUse(kind);
}

/// Kinds of lists stand before all uses of them.
pugi::xml_node Numbering::addKind(int id, const char* format, const char* shown) {
    const auto first_use = root_.child("w:num");
    auto kind = first_use ? root_.insert_child_before("w:abstractNum", first_use) : root_.append_child("w:abstractNum");
    kind.append_attribute("w:abstractNumId").set_value(id);
    addValue(kind, "w:multiLevelType", "singleLevel");
    auto level = add(kind, "w:lvl", {{"w:ilvl", "0"}});
    addValue(level, "w:start", "1");
    addValue(level, "w:numFmt", format);
    addValue(level, "w:lvlText", shown);
    addValue(level, "w:lvlJc", "left");
    const bool zh = language_ == Language::zh;
    add(add(level, "w:pPr"), "w:ind", {{"w:left", zh ? "1060" : "480"}, {"w:hanging", zh ? "420" : "360"}});
    add(add(level, "w:rPr"), "w:rFonts", {{"w:ascii", "Times New Roman"}, {"w:hAnsi", "Times New Roman"}});
    return kind;
}

pugi::xml_node Numbering::addUse(int of_kind) {
    auto use = add(root_, "w:num", {{"w:numId", std::to_string(next_use_++)}});
    addValue(use, "w:abstractNumId", std::to_string(of_kind));
    return use;
}

int Numbering::addList() {
    const int number = next_use_;
    addValue(add(addUse(counted_kind_), "w:lvlOverride", {{"w:ilvl", "0"}}), "w:startOverride", "1");
    return number;
}

std::string Numbering::part() const {
    return written(part_);
}

}  // namespace diaoyan::docx
