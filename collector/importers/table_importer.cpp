// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/table_importer.h"

#include "collector/importers/headings.h"
#include "collector/importers/merged_headings.h"

namespace diaoyan {

Evidence recogniseTable(const SourceSample&) {
    return {1, {phrase("有标题行，每行一位受访者", "a header row and one respondent per row")}};
}

Result<SourceLayout> layOutTable(const SourceSample& sample) {
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return header.problem();
    const MergedHeadings merged = mergedHeadings(sample, *header);
    if (const Result<Done> unique = checkHeadings(merged.headings, sample, header->first); !unique)
        return unique.problem();
    SourceLayout layout = layoutOf(merged.headings, static_cast<std::int64_t>(header->first) + header->rows);
    addMergedQuestions(layout, merged);
    layout.dialect.not_asked_marks = {"(跳过)"};
    layout.dialect.unanswered_marks = {"(空)", "NA", "N/A", "n/a", "未填写", "未作答"};
    layout.dialect.bracketed_words = true;
    remarkOnColumns(sample, layout);
    return layout;
}

}  // namespace diaoyan
