// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/merged_headings.h"

#include "collector/importers/cell_text.h"

#include <algorithm>

namespace diaoyan {

MergedHeadings mergedHeadings(const SourceSample& sample, const HeaderPlace& header) {
    const std::vector<std::string> top = headingsAt(sample, header.first);
    const std::vector<std::string> below =
        header.rows == 2 ? headingsAt(sample, header.first + 1) : std::vector<std::string>{};
    const std::size_t width = std::max(top.size(), below.size());
    MergedHeadings merged;
    for (std::size_t column = 0; column < width; ++column) {
        std::string stem = column < top.size() ? top[column] : std::string{};
        if (header.rows == 2 && stem.empty() && column > 0) stem = merged.stems.back();  // a merged cell: fill right
        std::string part = column < below.size() ? below[column] : std::string{};
        merged.headings.push_back(part.empty() ? stem : stem + "—" + part);
        merged.stems.push_back(std::move(stem));
        merged.parts.push_back(std::move(part));
    }
    return merged;
}

void addMergedQuestions(SourceLayout& layout, const MergedHeadings& merged) {
    std::string stem;
    for (const std::size_t column : questionColumns(layout)) {
        const bool same = !merged.parts[column].empty() && !layout.questions.empty() && stem == merged.stems[column] &&
                          !layout.questions.back().columns.back().part.empty() &&
                          layout.questions.back().columns.back().index + 1 == column;
        stem = merged.stems[column];
        const NumberedTitle title = takeNumber(stem);
        if (!same) layout.questions.push_back({title.number, title.title, {}});
        layout.questions.back().columns.push_back({column, layout.headings[column], merged.parts[column]});
    }
}

}  // namespace diaoyan
