// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/code_tables.h"

#include "charts/figures/axis_steps.h"
#include "charts/figures/base_words.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

Text titleOf(const OpenTexts& texts) {
    return phrase("{0}：文字编码", "{0}: coded texts", {texts.item.title});
}

/// Commonest first; equal ones as in the frame.
std::vector<std::size_t> codeOrder(const CodingCounts& counts) {
    std::vector<std::size_t> order(counts.codes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return counts.codes[a] > counts.codes[b]; });
    return order;
}

Text baseOf(const OpenTexts& texts, const CodingCounts& counts) {
    return phrase("写了文字的{0}", "{0} who wrote something", {respondents(counts.texts, texts.role)});
}

}  // namespace

ResultTable codeTable(const OpenTexts& texts) {
    const CodingCounts counts = countCodes(texts.frame, texts.texts);
    ResultTable table{.id = texts.questionnaire + "." + texts.item.id + ".codes", .kind = "multiple-response"};
    table.title = titleOf(texts);
    table.base = baseOf(texts, counts);
    table.columns = {{{"编码", "Code"}, ColumnRole::label},
                     {{"人数", "Count"}, ColumnRole::count},
                     {{"占写了文字的人", "Percent of cases"}, ColumnRole::share}};
    table.bar_column = 2;
    const auto share = [&](std::int64_t count) {
        return Share{.count = count, .base = counts.texts, .kind = BaseKind::cases};
    };
    for (const std::size_t i : codeOrder(counts))
        table.rows.push_back(
            {RowRole::option, texts.frame[i].code, {texts.frame[i].label, counts.codes[i], share(counts.codes[i])}});
    const std::int64_t uncoded = counts.texts - counts.coded;
    table.rows.push_back({RowRole::missing, "uncoded", {Text{"未编码", "Not coded"}, uncoded, share(uncoded)}});
    table.notes.push_back({"一段文字可以有几个编码，各项之和可以超过 100%。",
                           "A text may have several codes: percentages may add up to more than 100 %."});
    return table;
}

std::optional<ChartSpec> codeFigure(const OpenTexts& texts, Language language) {
    if (texts.frame.empty()) return std::nullopt;
    const CodingCounts counts = countCodes(texts.frame, texts.texts);
    ChartSpec spec{.id = texts.questionnaire + "." + texts.item.id + ".codes"};
    spec.title = texts.item.title.in(language);
    spec.no_answers = Text{"没有文字", "no texts"}.in(language);
    spec.series.emplace_back();
    double longest = 0;
    for (const std::size_t i : codeOrder(counts)) {
        const Share share{.count = counts.codes[i], .base = counts.texts, .kind = BaseKind::cases};
        spec.categories.push_back(texts.frame[i].label.in(language));
        spec.series.front().values.push_back({share, countAndPercent(share, language)});
        longest = std::max(longest, share.percent().value_or(0));
    }
    spec.axis = percentAxisUpTo(longest);
    spec.caption = phrase("基数：{0}；可有多个编码；未编码{1}", "Base: {0}; several codes possible; {1} not coded",
                          {baseOf(texts, counts), respondents(counts.texts - counts.coded, texts.role)})
                       .in(language);
    return spec;
}

}  // namespace diaoyan
