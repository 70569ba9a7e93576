// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/question_summary.h"

#include "charts/figures/bar_chart.h"
#include "charts/figures/plain_words.h"
#include "charts/tables/base_phrases.h"

namespace diaoyan {

namespace {

QuestionSummary ofOptions(const StudyPart& part, const Item& item) {
    const Result<Counts> counts = part.answers->count({.item = item.id, .by = {}});
    if (!counts) return {};
    QuestionSummary summary{.answered = counts->total().answered};
    const Result<ChartSpec> zh = barChart(*counts, {.role = {}, .language = Language::zh});
    const Result<ChartSpec> en = barChart(*counts, {.role = {}, .language = Language::en});
    if (!zh || !en) return summary;
    const std::vector<ChartValue>& bars = zh->series.front().values;
    std::size_t longest = 0;
    for (std::size_t i = 1; i < bars.size(); ++i)
        if (bars[i].share.count > bars[longest].share.count) longest = i;
    if (bars.empty() || bars[longest].share.base == 0) return summary;
    summary.share = bars[longest].share.proportion();
    summary.words = phrase("{0} {1}", "{0} {1}",
                           {Text{zh->categories[longest], en->categories[longest]}, percentWords(bars[longest].share)});
    return summary;
}

QuestionSummary ofNumbers(const StudyPart& part, const Item& item) {
    const Result<Summaries> numbers = summarize(*part.answers, {.item = item.id, .by = {}});
    if (!numbers) return {};
    QuestionSummary summary{.answered = numbers->total.n};
    if (numbers->total.mean) summary.words = phrase("平均 {0}", "mean {0}", {figureWords(*numbers->total.mean, 2)});
    return summary;
}

}  // namespace

QuestionSummary questionSummary(const StudyPart& part, const Item& item) {
    if (hasOptions(item.kind)) return ofOptions(part, item);
    if (item.kind == QuestionKind::number) return ofNumbers(part, item);
    const auto written = part.written.find(item.id);
    return {.answered = written == part.written.end() ? 0 : written->second.answered};
}

}  // namespace diaoyan
