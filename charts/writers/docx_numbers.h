// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diaoyan::docx {

/// Where a printed number was computed.
struct NumberPlace {
    std::string source;  ///< table:parent.hope, sentence parent.hope by school
    std::string row{};   ///< code of the row of a table, its number where it has none; base, note, caption
    int column = 0;      ///< from 1; 0 outside of tables
};

/// Begin and length of the numbers in words: digits with their sign, thousands marks, decimals and percent sign. Digits
/// of a name in Latin letters (Q12) are not numbers.
std::vector<std::pair<std::size_t, std::size_t>> numbersIn(std::string_view words);

/// Marks the numbers of a document with bookmarks n000001 ..., and keeps the list that says where each comes from.
class NumberKeys {
public:
    NumberKeys();

    /// Words as runs of a paragraph, each number inside a bookmark of its own.
    void addKeyedRuns(pugi::xml_node paragraph, const std::string& words, const NumberPlace& place);

    /// A whole cell as one number: interval, "<0.001", "44.4%". The run.
    pugi::xml_node addKeyedCell(pugi::xml_node paragraph, const std::string& words, const NumberPlace& place);

    /// A chart or picture, whose numbers are in a part of its own.
    void addFigure(const std::string& part, const std::string& source);

    /// customXml/item1.xml: <number name row column source>words</number>, <figure part source/>.
    std::string sources() const;

private:
    pugi::xml_node addMarkedRun(pugi::xml_node paragraph, const std::string& words, const NumberPlace& place);

    pugi::xml_document list_;
    pugi::xml_node root_;
    int placed_ = 0;
};

}  // namespace diaoyan::docx
