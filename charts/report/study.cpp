// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/report/study.h"

#include "analysis/engine/column_engine.h"

namespace diaoyan {

namespace {

ItemCounts writtenOf(const TextColumn& column) {
    ItemCounts counts;
    std::uint64_t begin = 0;
    for (std::size_t row = 0; row < column.ends.size(); ++row) {
        if (column.ends[row] > begin)
            ++counts.answered;
        else
            ++counts.missing.at(static_cast<std::size_t>(reasonAt(column.reasons, row)));
        begin = column.ends[row];
    }
    return counts;
}

}  // namespace

StudyPart studyPart(std::shared_ptr<const Responses> responses, const Roster& roster) {
    StudyPart part;
    part.questionnaire = responses->questionnaire;
    for (std::size_t i = 0; i < responses->items.size() && i < responses->columns.size(); ++i)
        if (const auto* texts = std::get_if<TextColumn>(&responses->columns[i]))
            part.written[responses->items[i].id] = writtenOf(*texts);
    part.responses = responses;
    part.answers = std::make_shared<ColumnEngine>(std::move(responses), roster);
    return part;
}

}  // namespace diaoyan
