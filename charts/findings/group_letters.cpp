// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/group_letters.h"

#include "charts/findings/group_comparison.h"

#include <algorithm>

namespace diaoyan {

namespace {

// Up to here every group has one letter, and letters can stand side by side.
constexpr std::size_t singleLetters = 26;

TableCell lettersCell(const ColumnProportions& letters, std::size_t option, std::size_t group) {
    const ColumnProportionCell& cell = letters.cell(option, group);
    if (!cell.tested)
        return NoValue{{"比例为0或100%，或不足2人，不参加比较", "a share of 0 or 100%, or fewer than 2: not compared"}};
    return untranslated(letterRuns(cell.larger_than, letters.columns.size()));
}

bool anyLetter(const ColumnProportions& letters, std::size_t option) {
    for (std::size_t g = 0; g < letters.columns.size(); ++g)
        if (!letters.cell(option, g).larger_than.empty()) return true;
    return false;
}

}  // namespace

std::string letterRuns(const std::vector<std::uint32_t>& positions, std::size_t groups) {
    std::string all;
    for (std::size_t i = 0; i < positions.size();) {
        std::size_t last = i;
        while (groups > singleLetters && last + 1 < positions.size() && positions[last + 1] == positions[last] + 1)
            ++last;
        if (last < i + 2) last = i;
        if (groups > singleLetters && !all.empty()) all += ' ';
        all += columnLetter(positions[i]);
        if (last > i) all += "–" + columnLetter(positions[last]);
        i = last + 1;
    }
    return all;
}

std::vector<std::string> lettersAbove(std::size_t groups, const std::vector<LetterPair>& pairs, double alpha) {
    std::vector<std::vector<std::uint32_t>> smaller(groups);
    for (const LetterPair& pair : pairs) {
        if (!pair.p || !(*pair.p < alpha) || pair.difference == 0) continue;
        const bool first_larger = pair.difference > 0;
        smaller[first_larger ? pair.first : pair.second].push_back(
            static_cast<std::uint32_t>(first_larger ? pair.second : pair.first));
    }
    std::vector<std::string> letters;
    for (std::vector<std::uint32_t>& of_group : smaller) {
        std::sort(of_group.begin(), of_group.end());
        letters.push_back(letterRuns(of_group, groups));
    }
    return letters;
}

void addLetters(ResultTable& table, const ColumnProportions& letters, const std::vector<std::size_t>& option_of_share) {
    ResultTable with = table;
    with.columns.clear();
    for (TableRow& row : with.rows) row.cells.clear();
    const NoValue blank{{"不适用", "does not apply"}};
    const std::size_t groups = letters.columns.size();
    const auto addColumn = [&](const TableColumn& column, const auto& cellOf) {
        with.columns.push_back(column);
        for (std::size_t r = 0; r < with.rows.size(); ++r) with.rows[r].cells.push_back(cellOf(r));
    };
    std::size_t share = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        addColumn(table.columns[c], [&](std::size_t r) { return table.rows[r].cells[c]; });
        if (c == 0)
            addColumn(letterColumn(), [&](std::size_t r) {
                return r < groups ? TableCell(untranslated(columnLetter(r))) : TableCell(Text{});
            });
        if (table.columns[c].role != ColumnRole::share || share >= option_of_share.size()) continue;
        const std::size_t option = option_of_share[share++];
        if (!anyLetter(letters, option)) continue;
        addColumn(aboveColumn(),
                  [&](std::size_t r) { return r < groups ? lettersCell(letters, option, r) : TableCell(blank); });
    }
    table = std::move(with);
}

bool anyLetters(const ColumnProportions& letters) {
    for (std::size_t option = 0; option < letters.rows.size(); ++option)
        if (anyLetter(letters, option)) return true;
    return false;
}

Text letterLegend(const Text& test, double alpha, bool any) {
    if (!any)
        return phrase("没有发现哪一组高于另一组（{0}，p<{1}）；没有发现差异，不表示相同。",
                      "No group was found to be higher than another ({0}, p<{1}), which does not make them equal.",
                      {test, alphaWords(alpha)});
    return phrase("字母：该组高于所标字母的组（{0}，p<{1}）；没有字母表示没有发现差异，不表示相同。",
                  "Letters: the group is higher than those with these letters ({0}, p<{1}). No letter: no difference "
                  "was found, which does not make them equal.",
                  {test, alphaWords(alpha)});
}

TableColumn letterColumn() {
    return {{"代号", "Letter"}, ColumnRole::label};
}

TableColumn aboveColumn(const Text& by) {
    if (by.empty()) return {{"高于", "Above"}, ColumnRole::label};
    return {phrase("高于（{0}）", "Above ({0})", {by}), ColumnRole::label};
}

}  // namespace diaoyan
