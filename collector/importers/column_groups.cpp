// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/column_groups.h"

#include "collector/importers/cell_text.h"

#include <algorithm>
#include <array>
#include <regex>
#include <set>

namespace diaoyan {

namespace {

/// `Q3_A1_open`: question, option or row, words.
struct ColumnCode {
    std::string number;
    std::string part;
    bool words = false;
};

std::optional<ColumnCode> columnCode(const std::string& heading) {
    constexpr std::size_t longest = 40;
    static const std::regex pattern("Q([0-9]{1,4})((_[A-Z][0-9]{1,4}){0,2})(_open)?");
    std::smatch found;
    if (heading.size() > longest || !std::regex_match(heading, found, pattern)) return std::nullopt;
    const std::string part = found[2].str();
    return ColumnCode{found[1].str(), part.empty() ? part : part.substr(1), found[4].matched};
}

/// A heading as title and row.
struct TitleAndRow {
    std::string number;
    std::string title;
    std::string row;
};

/// `Title [Row]`: the row is the last bracketed text.
std::optional<TitleAndRow> bracketedRow(const std::string& heading) {
    const std::size_t open = heading.rfind(" [");
    if (!heading.ends_with("]") || open == std::string::npos || open == 0) return std::nullopt;
    const NumberedTitle title = takeNumber(heading.substr(0, open));
    return TitleAndRow{title.number, title.title,
                       std::string(trimmed(heading.substr(open + 2, heading.size() - open - 3)))};
}

/// `题干_行`: the row stands behind the last underscore.
std::optional<TitleAndRow> underscoredRow(const std::string& heading) {
    const std::size_t mark = heading.rfind('_');
    if (mark == std::string::npos || mark == 0 || mark + 1 == heading.size()) return std::nullopt;
    const NumberedTitle title = takeNumber(heading.substr(0, mark));
    return TitleAndRow{title.number, title.title, std::string(trimmed(heading.substr(mark + 1)))};
}

/// `3.题干:选项`: behind a mark, in a question with a number.
std::optional<TitleAndRow> numberedRow(const std::string& heading) {
    const NumberedTitle title = takeNumber(heading);
    if (title.number.empty()) return std::nullopt;
    std::size_t at = std::string::npos;
    std::size_t length = 0;
    for (const std::string_view mark : {":", "：", "—", "-"}) {
        const std::size_t place = title.title.rfind(mark);
        if (place == std::string::npos || place == 0 || place + mark.size() == title.title.size()) continue;
        if (at != std::string::npos && place < at) continue;
        at = place;
        length = mark.size();
    }
    if (at == std::string::npos) return std::nullopt;
    std::string_view stem = trimmed(std::string_view(title.title).substr(0, at));
    while (stem.ends_with("—")) stem.remove_suffix(std::string_view("—").size());
    return TitleAndRow{title.number, std::string(stem), std::string(trimmed(title.title.substr(at + length)))};
}

}  // namespace

bool areColumnCodes(const std::vector<std::string>& headings) {
    std::size_t coded = 0, questions = 0;
    for (const std::string& heading : headings) {
        coded += columnCode(heading) ? 1 : 0;
        questions += columnCode(heading) || headingKind(heading) == HeadingKind::question ? 1 : 0;
    }
    return coded >= 2 && 10 * coded >= 7 * questions;
}

void addCodedColumns(SourceLayout& layout) {
    for (const std::size_t column : questionColumns(layout)) {
        const std::string& heading = layout.headings[column];
        const std::optional<ColumnCode> code = columnCode(heading);
        if (!code) {
            layout.questions.push_back({{}, heading, {{column, heading, {}, {}}}});
            continue;
        }
        if (layout.questions.empty() || layout.questions.back().number != code->number)
            layout.questions.push_back({code->number, "第" + code->number + "题", {}, "Q" + code->number});
        layout.questions.back().columns.push_back({column, heading, code->part, code->part, code->words});
    }
}

void addNamedColumns(SourceLayout& layout, const std::vector<std::string>& headings) {
    const std::vector<std::size_t> columns = questionColumns(layout);
    constexpr std::array ways = {bracketedRow, underscoredRow, numberedRow};
    for (std::size_t i = 0; i < columns.size();) {
        std::vector<TitleAndRow> rows;
        for (const auto& way : ways) {
            std::vector<TitleAndRow> some;
            std::set<std::string> met;
            for (std::size_t j = i; j < columns.size() && columns[j] == columns[i] + (j - i); ++j) {
                std::optional<TitleAndRow> row = way(headings[columns[j]]);
                if (!row || row->row.empty() || !met.insert(row->row).second) break;
                if (!some.empty() && (row->title != some.front().title || row->number != some.front().number)) break;
                some.push_back(*std::move(row));
            }
            if (some.size() > rows.size()) rows = std::move(some);
        }
        if (rows.size() < 2) {
            const NumberedTitle title = takeNumber(headings[columns[i]]);
            layout.questions.push_back(
                {title.number, title.title, {{columns[i], layout.headings[columns[i]], {}, {}}}});
            ++i;
            continue;
        }
        SourceQuestion question{rows.front().number, rows.front().title, {}};
        for (const TitleAndRow& row : rows) {
            question.columns.push_back({columns[i], layout.headings[columns[i]], row.row, {}});
            ++i;
        }
        layout.questions.push_back(std::move(question));
    }
}

}  // namespace diaoyan
