// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/scale_scores.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_statistics.h"
#include "charts/tables/option_order.h"
#include "charts/tables/weighted_tables.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

const Text totalLabel{"合计", "Total"};

/// One line of a table that has an option per column: its base, and a share of that base per option.
struct GridLine {
    RowRole role = RowRole::option;
    std::string code;
    Text label;
    std::int64_t base = 0;
    std::vector<Share> shares;
    std::vector<WeightedShare> weighted;  ///< parallel to shares, where the answers are weighted
};

/// What stands in the first two columns and over the options.
struct GridHeadings {
    Text first;
    Text base;
    std::vector<Text> options;
};

void fillGrid(ResultTable& table, const GridHeadings& headings, std::vector<GridLine> lines, CrossCells cells) {
    const bool with_counts = cells != CrossCells::percent;
    const bool with_percent = cells != CrossCells::counts;
    const bool weighted =
        std::any_of(lines.begin(), lines.end(), [](const auto& line) { return !line.weighted.empty(); });
    table.columns = {{headings.first, ColumnRole::label}, {headings.base, ColumnRole::count}};
    if (weighted) table.columns.push_back({{"加权人数", "Weighted n"}, ColumnRole::figure});
    for (const Text& option : headings.options) {
        if (with_counts)
            table.columns.push_back(
                {with_percent || weighted ? phrase("{0}（频数）", "{0} (n)", {option}) : option, ColumnRole::count});
        if (with_counts && weighted)
            table.columns.push_back({phrase("{0} 加权频数", "{0} (weighted n)", {option}), ColumnRole::figure});
        if (with_percent && weighted)
            table.columns.push_back({phrase("{0} 加权%", "{0} (weighted %)", {option}), ColumnRole::figure});
        else if (with_percent)
            table.columns.push_back({option, ColumnRole::share});
    }
    table.rows.reserve(lines.size());
    for (GridLine& line : lines) {
        TableRow row{line.role, std::move(line.code), {}};
        row.cells.reserve(table.columns.size());
        row.cells.emplace_back(std::move(line.label));
        row.cells.emplace_back(line.base);
        if (weighted) row.cells.push_back(line.weighted.empty() ? notInBase() : Figure{line.weighted.front().base, 1});
        for (std::size_t i = 0; i < line.shares.size(); ++i) {
            if (with_counts) row.cells.emplace_back(line.shares[i].count);
            if (with_counts && weighted) row.cells.emplace_back(Figure{line.weighted[i].weight, 1});
            if (with_percent && weighted)
                row.cells.push_back(weightedPercent(line.weighted[i]));
            else if (with_percent)
                row.cells.emplace_back(line.shares[i]);
        }
        table.rows.push_back(std::move(row));
    }
}

ResultTable groupedTable(const Counts& counts, const char* kind, const TableWording& options) {
    ResultTable table;
    table.id = tableId(options, counts.item.id) + ".by." + counts.by;
    table.kind = kind;
    table.title = phrase("{0}（按{1}）", "{0} (by {1})", {counts.item.title, counts.by_title});
    return table;
}

/// What weights have to say under a table by group.
void noteWeights(ResultTable& table, bool weighted, const TableWording& options) {
    if (weighted)
        table.notes.push_back(weightingNote(options.weighting));
    else if (!options.weighting.empty())
        table.notes.push_back(notWeightedNote(options.weighting));
}

void noteUngrouped(ResultTable& table, const Counts& counts, const Role& role) {
    if (counts.ungrouped > 0)
        table.notes.push_back(phrase("另有{0}不属于任何一组，未计入。", "{0} belong to no group and are not counted.",
                                     {respondents(counts.ungrouped, role)}));
}

TableRow testRow(const char* code, const Text& label, TableCell value, TableCell df, TableCell p) {
    return {RowRole::option, code, {label, std::move(value), std::move(df), std::move(p)}};
}

TableCell blank() {
    return NoValue{{"不适用", "does not apply"}};
}

/// The row of the test that stands in for Pearson's, where one does.
void addExactTest(ResultTable& table, const IndependenceTest& test) {
    const auto add = [&](const Text& label) {
        table.rows.push_back(
            testRow(independenceMethodName(test.method).c_str(), label, blank(), blank(), PValue{test.p.p}));
    };
    switch (test.method) {
    case IndependenceMethod::fisher: return add({"费舍尔精确检验", "Fisher's exact test"});
    case IndependenceMethod::freeman_halton: return add({"费舍尔精确检验（R×C表）", "Fisher's exact test (any table)"});
    case IndependenceMethod::monte_carlo: return add({"随机模拟的精确检验", "Simulated exact test"});
    case IndependenceMethod::pearson: break;
    }
}

void noteTest(ResultTable& table, const IndependenceTest& test) {
    const bool exact = test.method != IndependenceMethod::pearson;
    if (exact || test.doubtful)
        table.notes.push_back(exact ? phrase("{0}；皮尔逊卡方和似然比的p值只供对照。",
                                             "{0}; p of Pearson and of the likelihood ratio are only for comparison.",
                                             {test.reason})
                                    : phrase("{0}。", "{0}.", {test.reason}));
    table.notes.push_back(phrase("计入检验的有{0}组、{1}个选项；没有作答的组和没有人选的选项不参与。",
                                 "{0} groups and {1} options took part; empty ones did not.",
                                 {test.chi_square.rows_used, test.chi_square.columns_used}));
}

/// The last column of a matrix of scales, its rates or indices one per row.
void addRates(ResultTable& table, const std::vector<Satisfaction>& rates, const Item& item) {
    const bool is_rate = rates.front().definition.kind == SatisfactionKind::rate;
    if (is_rate) table.bar_column = static_cast<int>(table.columns.size());
    table.columns.push_back({is_rate ? headingOf(rateName(item)) : Text{"指数", "Index"},
                             is_rate ? ColumnRole::share : ColumnRole::figure});
    for (std::size_t i = 0; i < rates.size(); ++i) {
        if (is_rate)
            table.rows[i].cells.emplace_back(rates[i].rate);
        else if (rates[i].index)
            table.rows[i].cells.emplace_back(Figure{*rates[i].index, 1});
        else
            table.rows[i].cells.emplace_back(NoValue{{"没有有效作答", "no valid answers"}});
    }
    table.notes.push_back(
        phrase("{0}，以有效作答为基数。", "Of the valid answers: {0}.", {definitionInWords(rates.front(), item)}));
}

/// The same with the weighted values.
std::optional<Problem> addWeightedRates(ResultTable& table, const std::vector<Satisfaction>& rates,
                                        const std::vector<Counts>& items) {
    const Item& first = items.front().item;
    const bool is_rate = rates.front().definition.kind == SatisfactionKind::rate;
    table.columns.push_back({is_rate ? phrase("{0} 加权%", "{0} (weighted %)", {headingOf(rateName(first))})
                                     : Text{"指数（加权）", "Index (weighted)"},
                             ColumnRole::figure});
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const auto value = weightedSatisfaction(items[i].item, items[i].total(), rates[i].definition);
        if (!value.ok()) return value.problem();
        table.rows[i].cells.push_back(*value ? TableCell(Figure{**value, 1})
                                             : TableCell(NoValue{{"没有有效作答", "no valid answers"}}));
    }
    table.notes.push_back(phrase("{0}，以有效作答为基数（加权）。", "Of the valid answers, weighted: {0}.",
                                 {definitionInWords(rates.front(), first)}));
    return std::nullopt;
}

}  // namespace

ResultTable tableOf(const CrossTable& cross, const Counts& counts, const TableWording& options) {
    ResultTable table = groupedTable(counts, "crosstab", options);
    table.base = phrase("各组有效作答的{0}（共{1}），百分比为占本组的比例",
                        "{0} with a valid answer in each group ({1} in all); percentages are of the group",
                        {roleName(options.role), numberWords(cross.total)});
    GridHeadings headings{counts.by_title, {"有效作答", "Valid n"}, {}};
    for (const Group& column : cross.columns) headings.options.push_back(column.label);
    std::vector<GridLine> lines;
    for (std::size_t r = 0; r < cross.rows.size(); ++r) {
        GridLine line{RowRole::option, cross.rows[r].code, cross.rows[r].label, cross.row_totals[r], {}};
        line.shares.reserve(cross.columns.size());
        for (std::size_t c = 0; c < cross.columns.size(); ++c) {
            line.shares.push_back(cross.ofRow(r, c));
            if (cross.weighted) line.weighted.push_back(cross.weightedOfRow(r, c));
        }
        lines.push_back(std::move(line));
    }
    GridLine total{RowRole::total, {}, totalLabel, cross.total, {}};
    for (const std::int64_t count : cross.column_totals) total.shares.push_back({count, cross.total, cross.kind});
    if (cross.weighted)
        for (const double weight : cross.weighted->column_totals)
            total.weighted.push_back({weight, cross.weighted->total, cross.kind});
    lines.push_back(std::move(total));
    fillGrid(table, headings, std::move(lines), options.cells);
    if (cross.left_out > 0)
        table.notes.push_back(
            phrase("各组中另有{0}未作答、作答无效或选择不计入有效作答的选项，不在基数内。",
                   "{0} in the groups did not answer, gave no valid answer or chose an option that is "
                   "not counted: not in the base.",
                   {respondents(cross.left_out, options.role)}));
    noteUngrouped(table, counts, options.role);
    noteWeights(table, cross.weighted.has_value(), options);
    return table;
}

ResultTable tableOf(const Result<IndependenceTest>& test, const Counts& counts, const TableWording& options) {
    ResultTable table = groupedTable(counts, "chi-square", options);
    table.id += ".chi-square";
    table.title = phrase("{0}与{1}：卡方检验", "{0} by {1}: chi-square test", {counts.item.title, counts.by_title});
    table.columns = {{{"检验", "Test"}, ColumnRole::label},
                     {{"值", "Value"}, ColumnRole::figure},
                     {{"自由度", "df"}, ColumnRole::figure},
                     {{"p值", "p"}, ColumnRole::figure}};
    if (!test.ok()) {
        table.base = {"没有可检验的数据", "nothing to test"};
        table.rows = {testRow("pearson", {"皮尔逊卡方", "Pearson chi-square"}, NoValue{test.problem().message}, blank(),
                              blank())};
        table.notes.push_back(test.problem().message);
        return table;
    }
    const ChiSquare& chi = test->chi_square;
    table.base = phrase("有效作答的{0}", "{0} with a valid answer", {respondents(chi.n, options.role)});
    addExactTest(table, *test);
    table.rows.push_back(testRow("pearson", {"皮尔逊卡方", "Pearson chi-square"}, Figure{chi.statistic, 3},
                                 Figure{chi.df, 0}, PValue{chi.p}));
    table.rows.push_back(testRow("likelihood-ratio", {"似然比", "Likelihood ratio"}, Figure{chi.g2, 3},
                                 Figure{chi.df, 0}, PValue{chi.p_g2}));
    table.rows.push_back(testRow("cramers-v", {"克莱姆V", "Cramér's V"}, Figure{chi.cramers_v, 3}, blank(), blank()));
    table.rows.push_back(testRow("min-expected", {"最小期望频数", "Smallest expected count"},
                                 Figure{chi.min_expected, 2}, blank(), blank()));
    noteTest(table, *test);
    if (!options.weighting.empty())
        table.notes.push_back(
            {"本检验未加权：按未加权的人数计算，不是对上表加权百分比的检验。",
             "This test is not weighted: it takes the unweighted counts and does not test the weighted percentages "
             "above."});
    if (counts.by != "school")
        table.notes.push_back(
            {"检验假定各人作答相互独立；同一学校的作答往往相近，实际p值比表中的大。",
             "The test takes respondents as independent; answers from one school tend to be alike, so "
             "the true p is larger."});
    return table;
}

Result<ResultTable> groupedCases(const Counts& counts, const TableWording& options) {
    const bool ranking = counts.item.kind == QuestionKind::ranking;
    if (!ranking && counts.item.kind != QuestionKind::multiple)
        return Problem{"not-multiple",
                       phrase("“{0}”不是多选题或排序题", "\"{0}\" is neither a multiple response nor a ranking",
                              {counts.item.title}),
                       {}};
    ResultTable table = groupedTable(counts, ranking ? "ranking" : "multiple-response", options);
    const ItemCounts total = counts.total();
    const BaseKind kind = ranking ? BaseKind::answered : BaseKind::cases;
    const bool weighted =
        !counts.per_group.empty() && std::all_of(counts.per_group.begin(), counts.per_group.end(),
                                                 [](const ItemCounts& group) { return group.weighted.has_value(); });
    for (const ItemCounts& group : counts.per_group)
        if (auto problem = mismatch(counts.item, group)) return *problem;
    std::vector<std::size_t> order;
    if (!counts.groups.empty()) order = optionOrder(counts.item, total.options, options.order);
    const auto lineOf = [&](RowRole role, const Group& group, const ItemCounts& of_group) {
        GridLine line{role, group.code, group.label, of_group.answered, {}};
        line.shares.reserve(order.size());
        for (const std::size_t i : order) {
            line.shares.push_back({of_group.options[i], of_group.answered, kind});
            if (weighted) line.weighted.push_back({of_group.weighted->options[i], of_group.weighted->answered, kind});
        }
        return line;
    };
    std::vector<GridLine> lines;
    for (std::size_t g = 0; g < counts.groups.size(); ++g)
        lines.push_back(lineOf(RowRole::option, counts.groups[g], counts.per_group[g]));
    if (!counts.groups.empty()) lines.push_back(lineOf(RowRole::total, {{}, totalLabel}, total));

    GridHeadings headings{counts.by_title, ranking ? Text{"作答", "Answered"} : Text{"个案数", "Cases"}, {}};
    for (const std::size_t i : order) headings.options.push_back(counts.item.options[i].label);
    fillGrid(table, headings, std::move(lines), options.cells);
    if (ranking) {
        table.base = phrase("各组作答的{0}（共{1}），百分比为排在第一位的比例",
                            "{0} who answered in each group ({1} in all); percentages are of those who put it first",
                            {roleName(options.role), numberWords(total.answered)});
    } else {
        table.base = phrase("各组至少选一项的{0}（个案，共{1}），百分比为占本组个案的比例",
                            "{0} who chose at least one option in each group (cases, {1} in all); percent of the "
                            "group's cases",
                            {roleName(options.role), numberWords(total.answered)});
        table.notes.push_back(
            {"多选题，各项个案百分比之和可超过100%。各选项由同一批人选择，对选择次数做卡方检验是错误的，"
             "故不附。",
             "Several answers were allowed: percentages may add up to more than 100%. One person's "
             "ticks are not independent, so a chi-square test on ticks would be wrong and is not "
             "given."});
    }
    noteUngrouped(table, counts, options.role);
    noteWeights(table, weighted, options);
    return table;
}

Result<ResultTable> matrixTable(const Question& question, const std::vector<Counts>& items, const TableWording& options,
                                const std::string& definition) {
    if (items.empty() || std::any_of(items.begin(), items.end(), [&](const Counts& counts) {
            return counts.item.question != question.id || !isOneChoice(counts.item.kind) ||
                   counts.item.options.size() != items.front().item.options.size();
        }))
        return Problem{
            "nothing-to-tabulate",
            phrase("“{0}”没有可列成矩阵表的单选题项", "\"{0}\" has no one-choice rows to tabulate", {question.title}),
            {}};
    ResultTable table;
    table.id = tableId(options, question.id);
    table.kind = "frequency";
    table.title = question.title;
    table.base = phrase("各项有效作答的{0}，人数见表", "{0} with a valid answer to each item, n in the table",
                        {roleName(options.role)});
    GridHeadings headings{{"项目", "Item"}, {"有效作答", "Valid n"}, {}};
    for (const Option& option : items.front().item.options)
        if (option.substantive) headings.options.push_back(option.label);
    std::vector<GridLine> lines;
    std::vector<Satisfaction> rates;
    bool all_valid = true;
    for (const Counts& counts : items) {
        const Result<FrequencyTable> frequencies = frequencyTable(counts.item, counts.total());
        if (!frequencies.ok()) return frequencies.problem();
        GridLine line{RowRole::option, counts.item.id, rowLabel(question, counts.item), frequencies->valid, {}};
        for (std::size_t i = 0; i < frequencies->rows.size(); ++i) {
            if (!frequencies->rows[i].of_valid) continue;
            line.shares.push_back(*frequencies->rows[i].of_valid);
            if (frequencies->weighted) line.weighted.push_back(*frequencies->weighted->of_valid[i]);
        }
        lines.push_back(std::move(line));
        all_valid = all_valid && frequencies->valid == frequencies->asked;
        if (const auto rate = satisfactionOf(counts.item, counts.total(), definition)) rates.push_back(*rate);
    }
    const bool weighted = !lines.front().weighted.empty();
    fillGrid(table, headings, std::move(lines), options.cells);
    if (rates.size() == items.size()) {
        if (!weighted)
            addRates(table, rates, items.front().item);
        else if (auto problem = addWeightedRates(table, rates, items))
            return *problem;
    }
    if (!all_valid)
        table.notes.push_back({"未作答、作答无效和选择不计入有效作答选项的人不在基数内，各项基数因此不同。",
                               "Those who did not answer, gave no valid answer or chose an option that is not counted "
                               "are not in the base, which therefore differs between the items."});
    noteWeights(table, weighted, options);
    return table;
}

}  // namespace diaoyan
