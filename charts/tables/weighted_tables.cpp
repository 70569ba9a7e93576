// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/weighted_tables.h"

#include "charts/figures/base_words.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/left_out_notes.h"
#include "charts/tables/option_order.h"

namespace diaoyan {

namespace {

/// Which percentages a table has: all, unless one base is asked for.
struct WantedBases {
    std::optional<BaseKind> only;

    WantedBases(const std::optional<BaseKind>& wanted, std::initializer_list<BaseKind> has) {
        for (const BaseKind kind : has)
            if (wanted == kind) only = kind;
    }
    bool operator()(BaseKind kind) const { return !only || *only == kind; }
};

Figure weightedCount(double weight) {
    return {weight, 1};
}

/// One line of the table before it is known which columns are shown.
struct WeightedLine {
    RowRole role = RowRole::option;
    std::string code;
    Text label;
    std::int64_t count = 0;
    std::optional<Share> share;  ///< unweighted
    double weight = 0;
    std::vector<std::pair<BaseKind, std::optional<WeightedShare>>> percentages;
    std::optional<WeightedShare> cumulative;
};

/// Headings of the percentages, by base, in the order of the columns.
using PercentHeadings = std::vector<std::pair<BaseKind, Text>>;

void fill(ResultTable& table, const std::vector<WeightedLine>& lines, const PercentHeadings& headings,
          bool cumulative) {
    table.columns.push_back({{"加权频数", "Weighted frequency"}, ColumnRole::figure});
    for (const auto& [kind, heading] : headings) table.columns.push_back({heading, ColumnRole::figure});
    if (cumulative) table.columns.push_back({{"加权累积百分比（%）", "Weighted cumulative %"}, ColumnRole::figure});
    for (const WeightedLine& line : lines) {
        TableRow row{line.role, line.code, {line.label, line.count}};
        row.cells.push_back(line.share ? TableCell(*line.share) : notInBase());
        row.cells.emplace_back(weightedCount(line.weight));
        for (const auto& [kind, heading] : headings)
            for (const auto& [of, percent] : line.percentages)
                if (of == kind) row.cells.push_back(percent ? weightedPercent(percent) : notInBase());
        if (cumulative) row.cells.push_back(line.cumulative ? weightedPercent(line.cumulative) : notInBase());
        table.rows.push_back(std::move(row));
    }
}

std::vector<std::int64_t> countsOf(const FrequencyTable& frequencies) {
    std::vector<std::int64_t> counts;
    for (const FrequencyRow& row : frequencies.rows) counts.push_back(row.of_asked.count);
    return counts;
}

std::vector<std::int64_t> countsOf(const MultipleResponseTable& multiple) {
    std::vector<std::int64_t> counts;
    for (const MultipleResponseRow& row : multiple.rows) counts.push_back(row.of_cases.count);
    return counts;
}

std::vector<WeightedLine> linesOf(const FrequencyTable& frequencies, const TableWording& options, bool by_asked) {
    const WeightedFrequencies& weighted = *frequencies.weighted;
    const bool all_valid = frequencies.valid == frequencies.asked;
    std::vector<WeightedLine> lines;
    const auto add = [&](RowRole role, const std::string& code, const Text& label, const Share& of_asked,
                         const std::optional<Share>& of_valid, const WeightedShare& weight_of_asked,
                         const std::optional<WeightedShare>& weight_of_valid,
                         const std::optional<WeightedShare>& so_far = std::nullopt) {
        lines.push_back({role,
                         code,
                         label,
                         of_asked.count,
                         by_asked ? std::optional(of_asked) : of_valid,
                         weight_of_asked.weight,
                         {{BaseKind::asked, weight_of_asked}, {BaseKind::valid, weight_of_valid}},
                         so_far});
    };
    const auto addOptions = [&](bool substantive) {
        for (const std::size_t i : optionOrder(frequencies.item, countsOf(frequencies), options.order)) {
            const FrequencyRow& row = frequencies.rows[i];
            if (row.option.substantive != substantive) continue;
            if (!substantive && options.concise && row.of_asked.count == 0) continue;
            add(substantive ? RowRole::option : RowRole::not_substantive, row.option.code, row.option.label,
                row.of_asked, row.of_valid, weighted.of_asked[i], weighted.of_valid[i], weighted.cumulative[i]);
        }
    };
    const Share valid{frequencies.valid, frequencies.valid, BaseKind::valid};
    const WeightedShare weighted_valid{weighted.valid, weighted.valid, BaseKind::valid};
    addOptions(true);
    if (!(options.concise && all_valid))
        add(RowRole::subtotal, {}, {"有效合计", "Valid total"}, {frequencies.valid, frequencies.asked, BaseKind::asked},
            valid, {weighted.valid, weighted.asked, BaseKind::asked}, weighted_valid);
    addOptions(false);
    if (frequencies.unanswered.count > 0 || !options.concise)
        add(RowRole::missing, {}, {"未作答", "No answer"}, frequencies.unanswered, {}, weighted.unanswered, {});
    if (frequencies.invalid.count > 0 || !options.concise)
        add(RowRole::missing, {}, {"无效作答", "Invalid"}, frequencies.invalid, {}, weighted.invalid, {});
    add(RowRole::total, {}, {"合计", "Total"}, {frequencies.asked, frequencies.asked, BaseKind::asked},
        all_valid ? std::optional(valid) : std::nullopt, {weighted.asked, weighted.asked, BaseKind::asked},
        all_valid ? std::optional(weighted_valid) : std::nullopt);
    return lines;
}

std::vector<WeightedLine> linesOf(const MultipleResponseTable& multiple, const TableWording& options,
                                  BaseKind share_of) {
    const WeightedResponses& weighted = *multiple.weighted;
    std::vector<WeightedLine> lines;
    const auto shareOf = [&](std::int64_t count) {
        const std::int64_t base = share_of == BaseKind::asked       ? multiple.asked
                                  : share_of == BaseKind::responses ? multiple.responses
                                                                    : multiple.cases;
        return Share{count, base, share_of};
    };
    for (const std::size_t i : optionOrder(multiple.item, countsOf(multiple), options.order)) {
        const MultipleResponseRow& row = multiple.rows[i];
        lines.push_back({RowRole::option,
                         row.option.code,
                         row.option.label,
                         row.of_cases.count,
                         shareOf(row.of_cases.count),
                         weighted.of_cases[i].weight,
                         {{BaseKind::responses, weighted.of_responses[i]},
                          {BaseKind::cases, weighted.of_cases[i]},
                          {BaseKind::asked, weighted.of_asked[i]}},
                         {}});
    }
    const auto addMissing = [&](const Text& label, const Share& share, const WeightedShare& weight) {
        if (share.count == 0 && options.concise) return;
        lines.push_back({RowRole::missing,
                         {},
                         label,
                         share.count,
                         share_of == BaseKind::asked ? std::optional(share) : std::nullopt,
                         weight.weight,
                         {{BaseKind::responses, {}}, {BaseKind::cases, {}}, {BaseKind::asked, weight}},
                         {}});
    };
    addMissing({"未作答", "No answer"}, multiple.unanswered, weighted.unanswered);
    addMissing({"无效作答", "Invalid"}, multiple.invalid, weighted.invalid);
    const double all = weighted.responses;
    lines.push_back({RowRole::total,
                     {},
                     {"合计（选择次数）", "Total (choices)"},
                     multiple.responses,
                     shareOf(multiple.responses),
                     all,
                     {{BaseKind::responses, WeightedShare{all, all, BaseKind::responses}},
                      {BaseKind::cases, WeightedShare{all, weighted.cases, BaseKind::cases}},
                      {BaseKind::asked, WeightedShare{all, weighted.asked, BaseKind::asked}}},
                     {}});
    return lines;
}

ResultTable startTable(const Item& item, const char* kind, const TableWording& options) {
    ResultTable table;
    table.id = tableId(options, item.id);
    table.kind = kind;
    table.title = item.title;
    table.columns = {{{"选项", "Option"}, ColumnRole::label}, {{"频数", "Frequency"}, ColumnRole::count}};
    return table;
}

}  // namespace

TableCell weightedPercent(const std::optional<WeightedShare>& share) {
    const auto percent = share ? share->percent() : std::nullopt;
    return percent ? TableCell(Figure{*percent, 1}) : TableCell(NoValue{{"没有加权的基数", "no weight in the base"}});
}

Text weightingNote(const Text& weighting, std::optional<double> effective_n) {
    Text note = weighting.empty() ? Text{"已加权。", "Weighted."} : phrase("{0}。", "Weighted: {0}.", {weighting});
    if (!weighting.empty()) note.zh = "加权：" + note.zh;
    if (effective_n)
        note = phrase("{0}有效样本量（Kish）约{1}。", "{0} Effective n (Kish): about {1}.",
                      {note, figureWords(*effective_n, 0)});
    return phrase("{0}频数和基数是未加权的人数，标明“加权”的是权重之和及其百分比。",
                  "{0} Frequencies and bases are people, unweighted; what is headed “weighted” are sums of weights and "
                  "their percentages.",
                  {note});
}

Text notWeightedNote(const Text& weighting) {
    return phrase("答卷已加权（{0}），本表未加权。", "The answers are weighted ({0}); this table is not.", {weighting});
}

ResultTable weightedTableOf(const FrequencyTable& frequencies, const TableWording& options) {
    ResultTable table = startTable(frequencies.item, "frequency", options);
    table.base = phrase("有效作答的{0}", "{0} with a valid answer", {respondents(frequencies.valid, options.role)});
    const bool all_valid = frequencies.valid == frequencies.asked;
    const WantedBases wanted(options.base, {BaseKind::asked, BaseKind::valid});
    const bool by_asked = wanted.only == BaseKind::asked;
    table.columns.push_back(
        {by_asked ? Text{"百分比", "Percent"} : Text{"有效百分比", "Valid percent"}, ColumnRole::share});
    PercentHeadings headings;
    if (by_asked || (wanted(BaseKind::asked) && !all_valid))
        headings.push_back({BaseKind::asked, {"加权百分比（%）", "Weighted %"}});
    if (wanted(BaseKind::valid)) headings.push_back({BaseKind::valid, {"加权有效百分比（%）", "Weighted valid %"}});
    fill(table, linesOf(frequencies, options, by_asked), headings,
         wanted(BaseKind::valid) && hasOrder(frequencies.item));
    noteFrequencies(table, frequencies, options);
    table.notes.push_back(weightingNote(options.weighting, frequencies.weighted->effective_n));
    return table;
}

ResultTable weightedTableOf(const MultipleResponseTable& multiple, const TableWording& options) {
    ResultTable table = startTable(multiple.item, "multiple-response", options);
    table.base = phrase("至少选一项的{0}（个案）", "{0} who chose at least one option (cases)",
                        {respondents(multiple.cases, options.role)});
    const bool with_asked = multiple.asked != multiple.cases;
    const WantedBases wanted(options.base, {BaseKind::responses, BaseKind::cases, BaseKind::asked});
    const BaseKind share_of = wanted.only.value_or(BaseKind::cases);
    const std::vector<std::pair<BaseKind, Text>> names{
        {BaseKind::responses, {"响应百分比", "Percent of responses"}},
        {BaseKind::cases, {"个案百分比", "Percent of cases"}},
        {BaseKind::asked, {"百分比（含未作答）", "Percent of those asked"}}};
    for (const auto& [kind, name] : names)
        if (kind == share_of) table.columns.push_back({name, ColumnRole::share});
    PercentHeadings headings;
    if (wanted(BaseKind::responses))
        headings.push_back({BaseKind::responses, {"加权响应百分比（%）", "Weighted % of responses"}});
    if (wanted(BaseKind::cases)) headings.push_back({BaseKind::cases, {"加权个案百分比（%）", "Weighted % of cases"}});
    if (wanted.only == BaseKind::asked || (wanted(BaseKind::asked) && with_asked))
        headings.push_back({BaseKind::asked, {"加权百分比（%，含未作答）", "Weighted % of those asked"}});
    fill(table, linesOf(multiple, options, share_of), headings, false);
    table.notes.push_back({"多选题，各项个案百分比之和可超过100%。",
                           "Several answers were allowed: percentages of cases may add up to more than 100%."});
    if (multiple.mean_choices && multiple.weighted->mean_choices)
        table.notes.push_back(
            phrase("平均每人选{0}项（加权后{1}项）。", "{0} options were chosen on average ({1} weighted).",
                   {figureWords(*multiple.mean_choices, 1), figureWords(*multiple.weighted->mean_choices, 1)}));
    if (with_asked)
        table.notes.push_back(phrase("百分比（含未作答）以被问到本题的{0}为基数。", "Percent of those asked: of {0}.",
                                     {respondents(multiple.asked, options.role)}));
    noteNotAsked(table, multiple.not_asked, options.role);
    table.notes.push_back(weightingNote(options.weighting, multiple.weighted->effective_n));
    return table;
}

}  // namespace diaoyan
