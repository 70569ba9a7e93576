// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/statistics/satisfaction.h"
#include "charts/findings/compare.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One item that groups are compared by.
struct ComparedItem {
    Item item;
    std::optional<SatisfactionDefinition> definition;  ///< absent for a number item
    Text measure;                                      ///< 满意率（满意+比较满意）; empty for a number

    bool isRate() const { return definition && definition->kind == SatisfactionKind::rate; }
    bool operator==(const ComparedItem&) const = default;
};

struct ComparedItems {
    std::vector<ComparedItem> items;
    std::vector<Text> skipped;  ///< titles of the scales that the definition does not fit

    bool operator==(const ComparedItems&) const = default;
};

/// The scales of a questionnaire, or the scale, the number or the matrix that is asked for by its id. An item is
/// not compared by itself. Problems: unknown-item, not-a-scale, no-scales, unknown-definition,
/// definition-does-not-fit (it fits none), grouped-by-itself.
Result<ComparedItems> comparedItems(const Questionnaire& questionnaire, const CompareRequest& request);

/// Says in the notes of the first table which scales were left out.
void noteSkipped(std::vector<ResultTable>& tables, const ComparedItems& compared);

/// Who is in no group, or in one whose results are withheld.
Text notInAGroup(const Tabulator& tabulator, const Role& role, std::int64_t ungrouped);
/// Of an empty group where results may be withheld (Tabulator::withholds).
Text notPublished();
/// The rest of the notes that every comparison ends with: respondents in no group, and weights.
void noteEverybody(ResultTable& table, const Tabulator& tabulator, const Role& role, std::int64_t ungrouped);

/// <10: all that is printed of a small group's n.
Text belowMinimum(std::int64_t minimum_n);

}  // namespace diaoyan
