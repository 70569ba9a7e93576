// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/column_proportions.h"
#include "charts/tables/result_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// Two groups compared, by their positions.
struct LetterPair {
    std::size_t first = 0;
    std::size_t second = 0;
    double difference = 0;  ///< first minus second
    std::optional<double> p{};

    bool operator==(const LetterPair&) const = default;
};

/// For every group the letters of those it exceeds: where p is below alpha.
std::vector<std::string> lettersAbove(std::size_t groups, const std::vector<LetterPair>& pairs, double alpha);

/// "ACD"; of more than 26 groups "A–D F AB", runs of three and more drawn together. REQUIRES: ascending.
std::string letterRuns(const std::vector<std::uint32_t>& positions, std::size_t groups);

/// Adds the groups' letters as the second column of a table with a row per group, and behind every share the
/// letters of the groups it exceeds. Options in which no group exceeds another get no such column.
/// `option_of_share` names the row of `letters` that each share column shows. The first rows of the table are the
/// groups of `letters`, in order.
void addLetters(ResultTable& table, const ColumnProportions& letters, const std::vector<std::size_t>& option_of_share);

/// Whether any group of any option exceeds another.
bool anyLetters(const ColumnProportions& letters);

/// What the letters mean: 字母：该组高于所标字母的组（列比例 z 检验，Holm 校正，p<0.05）. Without any: that no group
/// was found to exceed another.
Text letterLegend(const Text& test, double alpha, bool any);

/// Heading of the column of the groups' own letters.
TableColumn letterColumn();
/// Heading of a column of letters: 高于.
TableColumn aboveColumn(const Text& by = {});

}  // namespace diaoyan
