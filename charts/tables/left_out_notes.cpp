// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/left_out_notes.h"

#include "charts/tables/base_phrases.h"

namespace diaoyan {

void noteNotAsked(ResultTable& table, std::int64_t not_asked, const Role& role) {
    if (not_asked > 0) table.notes.push_back(leftOutWords({.not_asked = not_asked}, role));
}

void noteFrequencies(ResultTable& table, const FrequencyTable& frequencies, const TableWording& options) {
    if (frequencies.asked != frequencies.valid)
        table.notes.push_back(
            phrase("百分比以被问到本题的{0}为基数（含未作答和无效），有效百分比以有效作答的{1}为基数。",
                   "Percent: of {0} who were asked, unanswered and invalid included; valid percent: "
                   "of {1}.",
                   {respondents(frequencies.asked, options.role), respondents(frequencies.valid, options.role)}));
    std::vector<Text> unsure;
    for (const FrequencyRow& row : frequencies.rows)
        if (!row.option.substantive && (row.of_asked.count > 0 || !options.concise))
            unsure.push_back(quoted(row.option.label));
    if (!unsure.empty())
        table.notes.push_back(
            phrase("选择{0}不计入有效作答。", "{0} is not counted as a valid answer.", {listed(unsure)}));
    noteNotAsked(table, frequencies.not_asked, options.role);
}

}  // namespace diaoyan
