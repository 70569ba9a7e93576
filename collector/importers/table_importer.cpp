// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/table_importer.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/headings.h"

#include <algorithm>

namespace diaoyan {

Evidence recogniseTable(const SourceSample&) {
    return {1, {phrase("有标题行，每行一位受访者", "a header row and one respondent per row")}};
}

Result<SourceLayout> layOutTable(const SourceSample& sample) {
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return header.problem();
    const auto& top = sample.rows[header->first];
    std::size_t width = top.size();
    if (header->rows == 2) width = std::max(width, sample.rows[header->first + 1].size());
    std::vector<std::string> stems(width);
    std::vector<std::string> parts(width);
    std::vector<std::string> headings(width);
    for (std::size_t column = 0; column < width; ++column) {
        if (column < top.size()) stems[column] = std::string(trimmed(top[column]));
        if (header->rows == 2) {
            if (stems[column].empty() && column > 0) stems[column] = stems[column - 1];  // a merged cell: fill right
            const auto& below = sample.rows[header->first + 1];
            if (column < below.size()) parts[column] = std::string(trimmed(below[column]));
        }
        headings[column] = parts[column].empty() ? stems[column] : stems[column] + "—" + parts[column];
    }
    while (!headings.empty() && headings.back().empty()) headings.pop_back();
    if (const Result<Done> unique = checkHeadings(headings, sample, header->first); !unique) return unique.problem();
    SourceLayout layout = layoutOf(headings, static_cast<std::int64_t>(header->first) + header->rows);
    for (const std::size_t column : questionColumns(layout)) {
        const NumberedTitle title = takeNumber(stems[column]);
        const bool same = header->rows == 2 && !parts[column].empty() && !layout.questions.empty() &&
                          layout.questions.back().title == title.title &&
                          !layout.questions.back().columns.back().part.empty();
        if (!same) layout.questions.push_back({title.number, title.title, {}});
        layout.questions.back().columns.push_back({column, headings[column], parts[column]});
    }
    layout.dialect.not_asked_marks = {"(跳过)"};
    layout.dialect.unanswered_marks = {"(空)", "NA", "N/A", "n/a", "未填写", "未作答"};
    layout.dialect.bracketed_words = true;
    return layout;
}

}  // namespace diaoyan
