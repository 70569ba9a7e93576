// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_style_match.h"

#include "charts/writers/docx_styles.h"

#include <set>

namespace diaoyan::docx {

namespace {

std::string small(std::string words) {
    for (char& letter : words)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return words;
}

class Matching {
public:
    explicit Matching(pugi::xml_node styles) : styles_(styles) {
        for (const auto style : styles.children("w:style")) {
            const std::string type = style.attribute("w:type").value();
            const std::string id = style.attribute("w:styleId").value();
            taken_.insert(id);
            const std::string name = style.child("w:name").attribute("w:val").value();
            if (type == "paragraph") {
                by_exact_name_.emplace(name, id);
                by_name_.emplace(small(name), id);
            }
            if (isDefaultParagraph(style)) default_ = id;
            if (type == "table" && style.attribute("w:default").as_bool()) table_default_ = id;
        }
    }

    std::map<std::string, std::string> matched(DocumentStyle style, Language language) {
        const auto ours = paragraphStyles(style, language);
        for (const auto& each : ours) {
            const auto exact = by_exact_name_.find(each.name);
            const auto found = by_name_.find(small(each.name));
            if (exact != by_exact_name_.end()) {
                ids_[each.id] = exact->second;
            } else if (found != by_name_.end()) {
                ids_[each.id] = found->second;
            } else if (!default_.empty() && (each.id == "Normal" || each.id == "BodyText")) {
                ids_[each.id] = default_;
            } else {
                missing_.push_back(each);
                ids_[each.id] = freeId(each.id);
            }
        }
        for (auto each : missing_) addMissing(each);
        addTable();
        return std::move(ids_);
    }

private:
    std::string freeId(const std::string& wanted) {
        auto id = wanted;
        for (int number = 1; !taken_.insert(id).second; ++number) id = "Diaoyan" + wanted + std::to_string(number);
        return id;
    }

    void addMissing(ParagraphStyle& style) {
        // Lists look like the text around them.
        if (style.based_on == "BodyText") style.size = style.line = style.letter_spacing = 0;
        style.is_default = style.id == "Normal";
        style.id = ids_.at(style.id);
        style.based_on = ids_.at(style.based_on);
        if (!style.next.empty()) style.next = ids_.at(style.next);
        addOurStyle(styles_, style);
    }

    void addTable() {
        constexpr const char* table = "ThreeLineTable";
        if (taken_.count(table)) return;  // a report of ours that somebody restyled
        addTableStyles(styles_, table_default_.empty());
        if (!table_default_.empty())
            styles_.last_child().child("w:basedOn").attribute("w:val").set_value(table_default_.c_str());
    }

    pugi::xml_node styles_;
    std::map<std::string, std::string> by_exact_name_;
    std::map<std::string, std::string> by_name_;  ///< LibreOffice writes "Caption" where Word writes "caption"
    std::set<std::string> taken_;
    std::string default_;
    std::string table_default_;
    std::vector<ParagraphStyle> missing_;
    std::map<std::string, std::string> ids_;
};

class Renaming : public pugi::xml_tree_walker {
public:
    explicit Renaming(const std::map<std::string, std::string>& ids) : ids_(ids) {}
    bool for_each(pugi::xml_node& node) override {
        const std::string name = node.name();
        if (name != "w:pStyle" && name != "w:tblStyle") return true;
        const auto found = ids_.find(node.attribute("w:val").value());
        if (found != ids_.end()) node.attribute("w:val").set_value(found->second.c_str());
        return true;
    }

private:
    const std::map<std::string, std::string>& ids_;
};

}  // namespace

bool isDefaultParagraph(pugi::xml_node style) {
    return std::string(style.attribute("w:type").value()) == "paragraph" && style.attribute("w:default").as_bool();
}

std::map<std::string, std::string> matchStyles(pugi::xml_node styles, DocumentStyle style, Language language) {
    return Matching(styles).matched(style, language);
}

void renameStyles(pugi::xml_node text, const std::map<std::string, std::string>& ids) {
    if (ids.empty()) return;
    Renaming renaming(ids);
    text.traverse(renaming);
}

}  // namespace diaoyan::docx
