// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/from_statistics.h"

#include "charts/figures/base_words.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/left_out_notes.h"
#include "charts/tables/option_order.h"
#include "charts/tables/weighted_tables.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// One more column, with the cell that each kind of row has in it; rows are built column by column.
struct Columns {
    ResultTable& table;

    void add(Text heading, ColumnRole role, std::vector<TableCell> cells) {
        table.columns.push_back({std::move(heading), role});
        for (std::size_t i = 0; i < cells.size(); ++i) table.rows[i].cells.push_back(std::move(cells[i]));
    }
};

ResultTable emptyTable(const Item& item, const char* kind, const TableWording& options) {
    ResultTable table;
    table.id = tableId(options, item.id);
    table.kind = kind;
    table.title = item.title;
    return table;
}

void addRow(ResultTable& table, RowRole role, const Text& label, std::string code = {}) {
    table.rows.push_back({role, std::move(code), {label}});
}

const Text unansweredLabel{"未作答", "No answer"};
const Text invalidLabel{"无效作答", "Invalid"};
const Text totalLabel{"合计", "Total"};

void noteUnweighted(ResultTable& table, const TableWording& options) {
    if (!options.weighting.empty()) table.notes.push_back(notWeightedNote(options.weighting));
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

/// The rows of a frequency table with their four cells, before it is known which columns are shown.
struct FrequencyCells {
    std::vector<TableCell> count, percent, valid, cumulative, rank;

    void add(std::int64_t n, TableCell of_asked, TableCell of_valid, TableCell so_far, TableCell place) {
        count.emplace_back(n);
        percent.push_back(std::move(of_asked));
        valid.push_back(std::move(of_valid));
        cumulative.push_back(std::move(so_far));
        rank.push_back(std::move(place));
    }
};

TableCell shareOr(const std::optional<Share>& share) {
    return share ? TableCell(*share) : notInBase();
}

TableCell rankOr(const std::optional<OptionRank>& rank) {
    return rank ? TableCell(std::int64_t{rank->rank}) : notInBase();
}

void addOptionRows(ResultTable& table, FrequencyCells& cells, const FrequencyTable& frequencies, bool substantive,
                   const TableWording& options) {
    for (const std::size_t i : optionOrder(frequencies.item, countsOf(frequencies), options.order)) {
        const FrequencyRow& row = frequencies.rows[i];
        if (row.option.substantive != substantive) continue;
        if (!substantive && options.concise && row.of_asked.count == 0) continue;
        addRow(table, substantive ? RowRole::option : RowRole::not_substantive, row.option.label, row.option.code);
        cells.add(row.of_asked.count, row.of_asked, shareOr(row.of_valid), shareOr(row.cumulative), rankOr(row.rank));
    }
}

Text frequencyBase(const FrequencyTable& frequencies, const Role& role) {
    return phrase("有效作答的{0}", "{0} with a valid answer", {respondents(frequencies.valid, role)});
}

Figure figureOf(double value) {
    return {value, 2};
}

TableCell figureOr(const std::optional<double>& value) {
    return value ? TableCell(figureOf(*value)) : TableCell(NoValue{{"没有数值", "no numbers"}});
}

void addNumberColumns(ResultTable& table, bool any_missing) {
    table.columns.push_back({{"有效作答", "Valid n"}, ColumnRole::count});
    if (any_missing) table.columns.push_back({{"未作答或无效", "No valid answer"}, ColumnRole::count});
    for (const Text& heading :
         {Text{"平均值", "Mean"}, Text{"标准差", "SD"}, Text{"最小值", "Min."}, Text{"下四分位数", "Lower quartile"},
          Text{"中位数", "Median"}, Text{"上四分位数", "Upper quartile"}, Text{"最大值", "Max."}})
        table.columns.push_back({heading, ColumnRole::figure});
}

void addNumberRow(ResultTable& table, RowRole role, const std::string& code, const Text& label,
                  const NumberSummary& numbers, bool any_missing) {
    TableRow row{role, code, {label, numbers.n}};
    if (any_missing) row.cells.emplace_back(numbers.asked() - numbers.n);
    for (const auto& value : {numbers.mean, numbers.sd, numbers.min, numbers.lower_quartile, numbers.median,
                              numbers.upper_quartile, numbers.max})
        row.cells.push_back(figureOr(value));
    table.rows.push_back(std::move(row));
}

bool anyMissing(const NumberSummary& numbers) {
    return numbers.asked() != numbers.n;
}

const Text numberNote{"标准差为样本标准差（除以n-1）；四分位数按线性插值计算。",
                      "SD: sample standard deviation (divisor n-1); quartiles by linear interpolation."};

}  // namespace

ResultTable tableOf(const FrequencyTable& frequencies, const TableWording& options) {
    if (frequencies.weighted) return weightedTableOf(frequencies, options);
    ResultTable table = emptyTable(frequencies.item, "frequency", options);
    table.base = frequencyBase(frequencies, options.role);
    table.columns.push_back({{"选项", "Option"}, ColumnRole::label});
    const std::int64_t valid = frequencies.valid;
    const std::int64_t asked = frequencies.asked;
    const bool all_valid = valid == asked;

    FrequencyCells cells;
    addOptionRows(table, cells, frequencies, true, options);
    if (!(options.concise && all_valid)) {
        addRow(table, RowRole::subtotal, {"有效合计", "Valid total"});
        cells.add(valid, Share{valid, asked, BaseKind::asked}, Share{valid, valid, BaseKind::valid}, notInBase(),
                  notInBase());
    }
    addOptionRows(table, cells, frequencies, false, options);
    for (const auto& [label, share] :
         {std::pair{unansweredLabel, frequencies.unanswered}, std::pair{invalidLabel, frequencies.invalid}}) {
        if (options.concise && share.count == 0) continue;
        addRow(table, RowRole::missing, label);
        cells.add(share.count, share, notInBase(), notInBase(), notInBase());
    }
    addRow(table, RowRole::total, totalLabel);
    cells.add(asked, Share{asked, asked, BaseKind::asked},
              all_valid ? TableCell(Share{valid, valid, BaseKind::valid}) : notInBase(), notInBase(), notInBase());

    Columns columns{table};
    columns.add({"频数", "Frequency"}, ColumnRole::count, cells.count);
    if (!(options.concise && all_valid)) columns.add({"百分比", "Percent"}, ColumnRole::share, cells.percent);
    table.bar_column = static_cast<int>(table.columns.size());
    columns.add({"有效百分比", "Valid percent"}, ColumnRole::share, cells.valid);
    if (hasOrder(frequencies.item))
        columns.add({"累积百分比", "Cumulative percent"}, ColumnRole::share, cells.cumulative);
    else if (!options.concise)
        columns.add({"位次", "Rank"}, ColumnRole::figure, cells.rank);
    noteFrequencies(table, frequencies, options);
    return table;
}

ResultTable tableOf(const MultipleResponseTable& multiple, const TableWording& options) {
    if (multiple.weighted) return weightedTableOf(multiple, options);
    ResultTable table = emptyTable(multiple.item, "multiple-response", options);
    table.base = phrase("至少选一项的{0}（个案）", "{0} who chose at least one option (cases)",
                        {respondents(multiple.cases, options.role)});
    table.columns = {{{"选项", "Option"}, ColumnRole::label},
                     {{"频数", "Frequency"}, ColumnRole::count},
                     {{"响应百分比", "Percent of responses"}, ColumnRole::share},
                     {{"个案百分比", "Percent of cases"}, ColumnRole::share}};
    table.bar_column = 3;
    const bool with_asked = multiple.asked != multiple.cases;
    const bool with_rank = !options.concise;
    if (with_asked) table.columns.push_back({{"百分比（含未作答）", "Percent of those asked"}, ColumnRole::share});
    if (with_rank) table.columns.push_back({{"位次", "Rank"}, ColumnRole::figure});

    const auto add = [&](RowRole role, const std::string& code, std::vector<TableCell> cells, TableCell of_asked,
                         TableCell rank) {
        if (with_asked) cells.push_back(std::move(of_asked));
        if (with_rank) cells.push_back(std::move(rank));
        table.rows.push_back({role, code, std::move(cells)});
    };
    for (const std::size_t i : optionOrder(multiple.item, countsOf(multiple), options.order)) {
        const MultipleResponseRow& row = multiple.rows[i];
        add(RowRole::option, row.option.code, {row.option.label, row.of_cases.count, row.of_responses, row.of_cases},
            row.of_asked, std::int64_t{row.rank.rank});
    }
    for (const auto& [label, share] :
         {std::pair{unansweredLabel, multiple.unanswered}, std::pair{invalidLabel, multiple.invalid}})
        if (share.count > 0 || !options.concise)
            add(RowRole::missing, {}, {label, share.count, notInBase(), notInBase()}, share, notInBase());
    add(RowRole::total, {},
        {Text{"合计（选择次数）", "Total (choices)"}, multiple.responses,
         Share{multiple.responses, multiple.responses, BaseKind::responses},
         Share{multiple.responses, multiple.cases, BaseKind::cases}},
        Share{multiple.responses, multiple.asked, BaseKind::asked}, notInBase());

    table.notes.push_back({"多选题，各项个案百分比之和可超过100%。",
                           "Several answers were allowed: percentages of cases may add up to more than 100%."});
    if (multiple.mean_choices)
        table.notes.push_back(phrase("平均每人选{0}项。", "{0} options were chosen on average.",
                                     {figureWords(*multiple.mean_choices, 1)}));
    if (with_asked)
        table.notes.push_back(phrase("百分比（含未作答）以被问到本题的{0}为基数。", "Percent of those asked: of {0}.",
                                     {respondents(multiple.asked, options.role)}));
    noteNotAsked(table, multiple.not_asked, options.role);
    return table;
}

ResultTable tableOf(const RankingTable& ranking, const TableWording& options) {
    ResultTable table = emptyTable(ranking.item, "ranking", options);
    table.base = phrase("作答的{0}", "{0} who answered", {respondents(ranking.answered, options.role)});
    table.columns = {{{"选项", "Option"}, ColumnRole::label},
                     {{"排第一的频数", "Put first"}, ColumnRole::count},
                     {{"排第一的百分比", "Percent put first"}, ColumnRole::share},
                     {{"入选频数", "Ranked at all"}, ColumnRole::count},
                     {{"入选百分比", "Percent ranked"}, ColumnRole::share},
                     {{"平均位次", "Mean rank"}, ColumnRole::figure},
                     {{"平均综合得分", "Mean score"}, ColumnRole::figure},
                     {{"位次", "Place"}, ColumnRole::figure}};
    table.bar_column = 2;
    std::vector<const RankingRow*> rows;
    for (const RankingRow& row : ranking.rows) rows.push_back(&row);
    if (options.order == TableOrder::by_count)
        std::stable_sort(rows.begin(), rows.end(),
                         [](const RankingRow* a, const RankingRow* b) { return a->place.rank < b->place.rank; });
    for (const RankingRow* row : rows)
        table.rows.push_back({RowRole::option,
                              row->option.code,
                              {row->option.label, row->first.count, row->first, row->ranked.count, row->ranked,
                               figureOr(row->mean_rank), figureOr(row->score), std::int64_t{row->place.rank}}});
    for (const auto& [label, share] :
         {std::pair{unansweredLabel, ranking.unanswered}, std::pair{invalidLabel, ranking.invalid}}) {
        if (share.count == 0 && options.concise) continue;
        TableRow row{RowRole::missing, {}, {label, share.count}};
        row.cells.resize(table.columns.size(), notInBase());
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        phrase("平均综合得分：共{0}个选项，排第1位得{0}分，其后依次递减1分，未入选得0分，除以作答人数；"
               "平均位次只计排入该项的人。",
               "Mean score: with {0} options the first place earns {0} points, each further one a "
               "point less and an option left out none, divided by those who answered; the mean rank "
               "is of those who ranked the option.",
               {static_cast<std::uint64_t>(ranking.rows.size())}));
    noteNotAsked(table, ranking.not_asked, options.role);
    noteUnweighted(table, options);
    return table;
}

ResultTable tableOf(const Summaries& summaries, const TableWording& options) {
    ResultTable table = emptyTable(summaries.item, "numbers", options);
    const NumberSummary& all = summaries.total;
    table.base = phrase("填写了数值的{0}", "{0} who gave a number", {respondents(all.n, options.role)});
    const bool grouped = !summaries.by.empty();
    if (grouped) {
        table.id += ".by." + summaries.by;
        table.title = phrase("{0}（按{1}）", "{0} (by {1})", {summaries.item.title, summaries.by_title});
    }
    table.columns.push_back({grouped ? summaries.by_title : Text{"题目", "Question"}, ColumnRole::label});
    addNumberColumns(table, anyMissing(all));
    if (grouped)
        for (std::size_t i = 0; i < summaries.groups.size(); ++i)
            addNumberRow(table, RowRole::option, summaries.groups[i].code, summaries.groups[i].label,
                         summaries.per_group[i], anyMissing(all));
    addNumberRow(table, grouped ? RowRole::total : RowRole::option, {}, grouped ? totalLabel : summaries.item.title,
                 all, anyMissing(all));
    table.notes.push_back(numberNote);
    if (summaries.ungrouped > 0)
        table.notes.push_back(phrase("另有{0}不属于任何一组，未计入。", "{0} belong to no group and are not counted.",
                                     {respondents(summaries.ungrouped, options.role)}));
    noteNotAsked(table, all.missing[static_cast<std::size_t>(MissingReason::not_asked)], options.role);
    noteUnweighted(table, options);
    return table;
}

ResultTable tableOf(const Question& question, const std::vector<Summaries>& items, const TableWording& options) {
    ResultTable table;
    table.id = tableId(options, question.id);
    table.kind = "numbers";
    table.title = question.title;
    table.base =
        phrase("各项填写了数值的{0}，人数见表", "{0} who gave a number, n in the table", {roleName(options.role)});
    table.columns.push_back({{"项目", "Item"}, ColumnRole::label});
    const bool any_missing =
        std::any_of(items.begin(), items.end(), [](const Summaries& item) { return anyMissing(item.total); });
    addNumberColumns(table, any_missing);
    for (const Summaries& item : items)
        addNumberRow(table, RowRole::option, item.item.id, rowLabel(question, item.item), item.total, any_missing);
    table.notes.push_back(numberNote);
    noteUnweighted(table, options);
    return table;
}

}  // namespace diaoyan
