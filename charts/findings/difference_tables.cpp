// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/difference_tables.h"

#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

const Text noAnswers{"没有有效作答", "no valid answers"};
const Text noTest{"各人的回答完全一样或人数太少，估计不出误差，无法检验",
                  "all answers alike or too few of them: no error can be estimated, hence no test"};

Text reasonOf(const JoinedItem& item, std::size_t side) {
    return item.silent[side].reason.empty() ? noAnswers : item.silent[side].reason;
}

Text reasonOf(const JoinedItem& item, const DifferenceLine& line) {
    for (const std::size_t side : {line.first, line.second})
        if (!item.silent[side].reason.empty()) return item.silent[side].reason;
    return noAnswers;
}

TableCell nCell(const JoinedItem& item, const DifferenceLines& lines, std::size_t at, std::size_t side) {
    const SilentSide& silent = item.silent[side];
    if (silent.reason.empty()) return lines.figures[at][side].n;
    return silent.instead_of_n.empty() ? TableCell(NoValue{silent.reason}) : TableCell(silent.instead_of_n);
}

bool isWeighted(const DifferenceWording& wording) {
    return !wording.weightings.empty();
}

/// Unweighted a share with its base; weighted the percentage, since no count stands behind it.
TableCell rateCell(const SideFigures& figures, bool weighted, const Text& reason) {
    if (figures.n == 0) return NoValue{reason};
    if (!weighted) return figures.satisfied;
    return figureOr(figures.rate ? std::optional(100 * *figures.rate) : std::nullopt, 1, reason);
}

Text rateHeading(const Text& words, bool weighted) {
    return weighted ? phrase("{0}（%，加权）", "{0} (%, weighted)", {words}) : words;
}

void addLabelColumns(ResultTable& table, const DifferenceWording& wording) {
    for (const Text& heading : wording.label_headings) table.columns.push_back({heading, ColumnRole::label});
}

std::vector<TableCell> labelCells(const JoinedItem& item) {
    return {item.labels.begin(), item.labels.end()};
}

/// Columns up to n, the same for means and rates.
void addPairColumns(ResultTable& table, const DifferenceWording& wording) {
    addLabelColumns(table, wording);
    if (wording.onePair()) {
        for (const Text& side : wording.sides_briefly)
            table.columns.push_back({phrase("{0}n", "{0} n", {side}), ColumnRole::count});
        return;
    }
    table.columns.push_back({{"比较", "Comparison"}, ColumnRole::label});
    table.columns.push_back({{"前者n", "First n"}, ColumnRole::count});
    table.columns.push_back({{"后者n", "Second n"}, ColumnRole::count});
}

/// With one pair the earlier side is shown first, though the later one is what it is taken from.
std::array<std::size_t, 2> shownSides(const DifferenceWording& wording, const DifferenceLine& line) {
    if (wording.onePair()) return {line.second, line.first};
    return {line.first, line.second};
}

TableRow pairRow(const DifferenceWording& wording, const JoinedItem& item, const DifferenceLines& lines,
                 const DifferenceLine& line) {
    TableRow row{RowRole::option, item.code, labelCells(item)};
    if (!wording.onePair()) {
        row.code += "/" + std::to_string(line.first + 1) + "-" + std::to_string(line.second + 1);
        row.cells.emplace_back(pairLabel(wording.sides[line.first], wording.sides[line.second]));
    }
    for (const std::size_t side : shownSides(wording, line)) row.cells.push_back(nCell(item, lines, line.item, side));
    return row;
}

void addTestColumns(ResultTable& table, const char* effect) {
    for (const Text& heading : {Text{"下限", "Lower"}, Text{"上限", "Upper"}, Text{"p值", "p"},
                                Text{"校正p值", "Adjusted p"}, untranslated(effect)})
        table.columns.push_back({heading, ColumnRole::figure});
    table.columns.push_back({{"大小", "Size"}, ColumnRole::label});
}

/// Difference, interval, p, adjusted p, effect and its word.
void addTestCells(TableRow& row, const SideDifference& of, double unit, int decimals, const Text& reason) {
    const auto scaled = [&](std::optional<double> value) {
        if (value) *value *= unit;
        return value;
    };
    const Text& why = of.estimate ? noTest : reason;
    row.cells.push_back(figureOr(scaled(of.estimate), decimals, reason));
    row.cells.push_back(
        figureOr(scaled(of.interval ? std::optional(of.interval->lower) : std::nullopt), decimals, why));
    row.cells.push_back(
        figureOr(scaled(of.interval ? std::optional(of.interval->upper) : std::nullopt), decimals, why));
    row.cells.push_back(pOr(of.p, why));
    row.cells.push_back(pOr(of.adjusted_p, why));
    row.cells.push_back(figureOr(of.effect, 2, why));
    row.cells.push_back(of.effect ? TableCell(effectWord(*of.effect)) : TableCell(NoValue{why}));
}

Text rowName(const DifferenceWording& wording, const JoinedItem& item, const DifferenceLine& line) {
    std::vector<Text> parts = item.labels;
    if (!wording.onePair()) parts.push_back(pairLabel(wording.sides[line.first], wording.sides[line.second]));
    return parts.empty() ? wording.title : joined(parts, "·", " · ");
}

Text basisWords(IntervalBasis basis, bool rates, const DifferenceWording& wording) {
    if (basis == IntervalBasis::schools)
        return phrase(
            "区间和p值以学校为整群（t检验，自由度为学校较少一方的校数减1）：同一学校的人看法相近，不能当作互不相关。",
            "Intervals and p take schools as clusters (t test; degrees of freedom: schools of the side with "
            "fewer, less 1): people of one school think alike and do not count as independent.");
    if (basis == IntervalBasis::weights)
        return phrase("区间和p值由加权后的线性化标准误得出，假定各人作答相互独立（没有可用的学校信息）。",
                      "Intervals and p come from the linearised standard error of the weighted answers, taking "
                      "respondents as independent (no schools to go by).");
    const Text limits{"假定各人作答相互独立（学校不明、只有一所或各校毫无差别）；不能推及其他学校",
                      "taking respondents as independent (schools unknown, only one, or all alike); not to be carried "
                      "over to other schools"};
    if (rates && isWeighted(wording))
        return phrase("区间为未加权的纽科姆区间，p值出自合并z检验，{0}。",
                      "Newcombe's intervals, unweighted, and the pooled z test, {0}.", {limits});
    if (rates)
        return phrase("区间为纽科姆区间，p值出自合并z检验，{0}。", "Newcombe's intervals and the pooled z test, {0}.",
                      {limits});
    return phrase("区间和p值出自韦尔奇t检验，{0}。", "Welch's t test, {0}.", {limits});
}

/// Names the sides that come from few schools, with the fewest that an item has.
void noteFewSchools(ResultTable& table, const DifferenceWording& wording, const std::vector<JoinedItem>& items) {
    std::vector<Text> few;
    for (std::size_t s = 0; s < wording.sides.size(); ++s) {
        std::int64_t fewest = fewClusters;
        for (const JoinedItem& item : items)
            if (item.joint.basis == IntervalBasis::schools && item.joint.side_schools[s] > 0)
                fewest = std::min(fewest, item.joint.side_schools[s]);
        if (fewest < fewClusters) few.push_back(phrase("{0}{1}所", "{0}: {1}", {wording.sides[s], fewest}));
    }
    if (!few.empty())
        table.notes.push_back(
            phrase("有的比较涉及的学校太少（最少时{0}），标准误本身很粗略，有关的区间和p值仅供参考。",
                   "Some comparisons rest on few schools (at the least {0}): the standard error itself "
                   "is rough, take their intervals and p as a guide.",
                   {listed(few)}));
}

/// One note where all rows stand on the same ground, else one per ground that names its rows.
void noteBasis(ResultTable& table, const DifferenceWording& wording, const std::vector<JoinedItem>& items,
               const DifferenceLines& lines, bool rates) {
    std::vector<std::pair<IntervalBasis, std::vector<Text>>> found;
    for (const DifferenceLine& line : lines.lines) {
        const SideDifference& of = rates ? line.rates : line.means;
        if (!of.interval) continue;
        auto at = std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.first == of.basis; });
        if (at == found.end()) at = found.insert(found.end(), {of.basis, {}});
        at->second.push_back(rowName(wording, items[line.item], line));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
    for (const auto& [basis, rows] : found) {
        const Text words = basisWords(basis, rates, wording);
        const bool names = &basis != &found.front().first;
        table.notes.push_back(names ? phrase("例外（{0}）：{1}", "Except for {0}: {1}", {listed(rows), words}) : words);
    }
    std::int64_t homeless = 0;
    for (const JoinedItem& item : items) homeless = std::max(homeless, item.joint.homeless);
    noteFewSchools(table, wording, items);
    if (homeless > 0)
        table.notes.push_back(phrase("有{0}人学校不明，未计入（各题中最多的一题）。",
                                     "Up to {0} respondents whose school is unknown are not counted.",
                                     {numberWords(homeless)}));
}

void noteSilent(ResultTable& table, const std::vector<JoinedItem>& items, const DifferenceLines& lines, bool tested) {
    std::vector<Text> reasons;
    for (const JoinedItem& item : items)
        for (const SilentSide& silent : item.silent)
            if (!silent.reason.empty() && std::find(reasons.begin(), reasons.end(), silent.reason) == reasons.end())
                reasons.push_back(silent.reason);
    for (const auto& figures : lines.figures)
        for (std::size_t s = 0; s < figures.size(); ++s)
            if (figures[s].n == 0 && reasons.empty()) reasons.push_back(noAnswers);
    for (const Text& reason : reasons) table.notes.push_back(phrase("“—”：{0}。", "\"—\": {0}.", {reason}));
    if (tested) table.notes.push_back(phrase("“—”：{0}。", "\"—\": {0}.", {noTest}));
}

bool anyUntested(const DifferenceLines& lines, bool rates) {
    return std::any_of(lines.lines.begin(), lines.lines.end(), [&](const DifferenceLine& line) {
        const SideDifference& of = rates ? line.rates : line.means;
        return of.estimate && !of.p;
    });
}

void noteTests(ResultTable& table, const DifferenceWording& wording, const std::vector<JoinedItem>& items,
               const DifferenceLines& lines, bool rates) {
    const Text percentage_points{"百分点", "percentage points"};
    const Text order =
        wording.onePair() ? Text{"后期减前期", "later minus earlier"} : Text{"前者减后者", "first minus second"};
    table.notes.push_back(phrase("{0}为{1}，单位为{2}。", "{0}: {1}, in {2}.",
                                 {headingOf(wording.difference), order, rates ? percentage_points : wording.unit}));
    const Text summary = differencesInWords(wording, items, lines, rates);
    if (!summary.empty()) table.notes.push_back(summary);
    noteBasis(table, wording, items, lines, rates);
    const std::int64_t tests = rates ? lines.rate_tests : lines.mean_tests;
    if (tests > 1)
        table.notes.push_back(phrase("校正p值：本表{0}个检验一起按霍尔姆（Holm）法校正。",
                                     "Adjusted p: Holm's correction over the {0} tests of this table.", {tests}));
    table.notes.push_back(
        rates ? Text{"h为科恩h，不足0.2为微小，0.2起为小，0.5起为中，0.8起为大。",
                     "h is Cohen's h: below 0.2 negligible, from 0.2 small, 0.5 medium, 0.8 large."}
              : Text{"d为科恩d（差除以合并标准差），不足0.2为微小，0.2起为小，0.5起为中，0.8起为大。",
                     "d is Cohen's d (over the pooled standard deviation): below 0.2 negligible, from 0.2 small, 0.5 "
                     "medium, 0.8 large."});
    noteWeightings(table, wording.weightings);
    if (isWeighted(wording))
        table.notes.push_back({"人数和效应量按未加权的答卷计算。", "n and effect sizes are unweighted."});
    noteSilent(table, items, lines, anyUntested(lines, rates));
}

}  // namespace

TableCell figureOr(const std::optional<double>& value, int decimals, const Text& reason) {
    return value && std::isfinite(*value) ? TableCell(Figure{*value, decimals}) : TableCell(NoValue{reason});
}

TableCell pOr(const std::optional<double>& p, const Text& reason) {
    return p ? TableCell(PValue{*p}) : TableCell(NoValue{reason});
}

Text effectWord(double effect) {
    const double size = std::fabs(effect);
    if (size < 0.2) return {"微小", "negligible"};
    if (size < 0.5) return {"小", "small"};
    if (size < 0.8) return {"中", "medium"};
    return {"大", "large"};
}

Text pairLabel(const Text& first, const Text& second) {
    return phrase("{0}−{1}", "{0} − {1}", {first, second});
}

Text alphaWords(Confidence confidence) {
    const double percent = 100 * confidence.alpha();
    return figureWords(percent, std::fabs(percent - std::round(percent)) < 1e-9 ? 0 : 1);
}

void noteWeightings(ResultTable& table, const std::vector<std::pair<Text, Text>>& weightings) {
    for (const auto& [side, how] : weightings)
        table.notes.push_back(phrase("{0}的答卷已加权：{1}。", "The answers of {0} are weighted: {1}.", {side, how}));
}

ResultTable sidesTable(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                       const DifferenceLines& lines) {
    ResultTable table{.id = wording.id + ".sides", .kind = wording.kind, .base = wording.base};
    table.title = phrase("{0}：各{1}的评价", "{0}: ratings by {1}", {wording.title, wording.side_heading});
    addLabelColumns(table, wording);
    table.columns.push_back({headingOf(wording.side_heading), ColumnRole::label});
    table.columns.push_back({{"有效作答", "Valid n"}, ColumnRole::count});
    table.columns.push_back({{"均值", "Mean"}, ColumnRole::figure});
    table.columns.push_back({{"标准差", "SD"}, ColumnRole::figure});
    table.columns.push_back({{"指数", "Index"}, ColumnRole::figure});
    const bool weighted = isWeighted(wording);
    if (!weighted) table.bar_column = static_cast<int>(table.columns.size());
    table.columns.push_back(
        {rateHeading(headingOf(wording.rate_name), weighted), weighted ? ColumnRole::figure : ColumnRole::share});
    table.columns.push_back(
        {phrase("{0}%区间", "{0}% interval", {figureWords(100 * lines.confidence.level(), 0)}), ColumnRole::figure});
    for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t s = 0; s < wording.sides.size(); ++s) {
            const SideFigures& of = lines.figures[i][s];
            const Text reason = reasonOf(items[i], s);
            TableRow row{RowRole::option, items[i].code + "/" + std::to_string(s + 1), labelCells(items[i])};
            row.cells.emplace_back(wording.sides[s]);
            row.cells.push_back(nCell(items[i], lines, i, s));
            row.cells.push_back(figureOr(of.mean, 2, reason));
            row.cells.push_back(figureOr(of.sd, 2, of.n > 0 ? noTest : reason));
            row.cells.push_back(figureOr(of.index, 1, reason));
            row.cells.push_back(rateCell(of, weighted, reason));
            row.cells.push_back(of.rate_interval
                                    ? TableCell(IntervalCell{of.rate_interval->lower, of.rate_interval->upper})
                                    : TableCell(NoValue{reason}));
            table.rows.push_back(std::move(row));
        }
    if (std::any_of(items.begin(), items.end(),
                    [](const JoinedItem& item) { return item.joint.basis == IntervalBasis::schools; }))
        table.notes.push_back({"满意率区间以学校为整群（对数几率尺度）；各校没有差异时为威尔逊区间。",
                               "Intervals of rates take schools as clusters (logit scale); Wilson's where no school "
                               "differs."});
    else
        table.notes.push_back({"满意率区间假定各人作答相互独立（威尔逊区间；加权时为对数几率尺度）。",
                               "Intervals of rates take respondents as independent (Wilson's; on the logit scale where "
                               "weighted)."});
    noteWeightings(table, wording.weightings);
    noteSilent(table, items, lines, false);
    return table;
}

ResultTable meanDifferencesTable(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                                 const DifferenceLines& lines) {
    ResultTable table{.id = wording.id + ".means", .kind = wording.kind, .base = wording.base};
    table.title = phrase("{0}：均值的{1}", "{0}: {1} of the means", {wording.title, wording.difference});
    addPairColumns(table, wording);
    for (const Text& side : wording.sides_briefly)
        table.columns.push_back({phrase("{0}均值", "{0} mean", {side}), ColumnRole::figure});
    table.columns.push_back({headingOf(wording.difference), ColumnRole::figure});
    addTestColumns(table, "d");
    const bool index =
        std::any_of(items.begin(), items.end(), [](const JoinedItem& one) { return !one.index.empty(); });
    if (index) table.columns.push_back({phrase("指数{0}", "Index {0}", {wording.difference}), ColumnRole::figure});
    for (const DifferenceLine& line : lines.lines) {
        const JoinedItem& item = items[line.item];
        const Text reason = reasonOf(item, line);
        TableRow row = pairRow(wording, item, lines, line);
        if (wording.onePair())
            for (const std::size_t side : shownSides(wording, line))
                row.cells.push_back(figureOr(lines.figures[line.item][side].mean, 2, reasonOf(item, side)));
        addTestCells(row, line.means, 1, 2, reason);
        const Text none = item.index.empty() ? Text{"数字题没有指数", "a number has no index"} : reason;
        if (index) row.cells.push_back(figureOr(line.index_gap, 1, none));
        table.rows.push_back(std::move(row));
    }
    noteTests(table, wording, items, lines, false);
    return table;
}

ResultTable rateDifferencesTable(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                                 const DifferenceLines& lines) {
    ResultTable table{.id = wording.id + ".rates", .kind = wording.kind, .base = wording.base};
    table.title =
        phrase("{0}：{1}的{2}", "{0}: {2} of the {1}", {wording.title, wording.rate_name, wording.difference});
    addPairColumns(table, wording);
    const bool weighted = isWeighted(wording);
    for (const Text& side : wording.sides_briefly)
        table.columns.push_back({rateHeading(side, weighted), weighted ? ColumnRole::figure : ColumnRole::share});
    table.columns.push_back({headingOf(wording.difference), ColumnRole::figure});
    addTestColumns(table, "h");
    for (const DifferenceLine& line : lines.lines) {
        const JoinedItem& item = items[line.item];
        TableRow row = pairRow(wording, item, lines, line);
        if (wording.onePair())
            for (const std::size_t side : shownSides(wording, line))
                row.cells.push_back(rateCell(lines.figures[line.item][side], weighted, reasonOf(item, side)));
        addTestCells(row, line.rates, 100, 1, reasonOf(item, line));
        table.rows.push_back(std::move(row));
    }
    noteTests(table, wording, items, lines, true);
    return table;
}

Text differencesInWords(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                        const DifferenceLines& lines, bool of_rates) {
    std::vector<Text> sure;
    bool any = false;
    for (const DifferenceLine& line : lines.lines) {
        const SideDifference& of = of_rates ? line.rates : line.means;
        if (!of.adjusted_p) continue;
        any = true;
        if (*of.adjusted_p < lines.confidence.alpha()) sure.push_back(rowName(wording, items[line.item], line));
    }
    if (!any) return {};
    const Text alpha = alphaWords(lines.confidence);
    if (sure.empty())
        return phrase("按{0}%的界限，校正后没有一项{1}能肯定不是偶然。",
                      "After the correction none of the {1}s is beyond chance at the {0}% level.",
                      {alpha, wording.difference});
    if (lines.lines.size() == 1)
        return phrase("按{0}%的界限，这一{1}不像是偶然。", "This {1} is beyond chance at the {0}% level.",
                      {alpha, wording.difference});
    if (sure.size() == lines.lines.size())
        return phrase("按{0}%的界限，校正后各项{1}都不像是偶然。",
                      "After the correction every {1} is beyond chance at the {0}% level.",
                      {alpha, wording.difference});
    return phrase("按{0}%的界限，校正后不像是偶然的{1}：{2}。其余的可能只是偶然。",
                  "Beyond chance at the {0}% level after the correction: {2}. The other {1}s may be chance.",
                  {alpha, wording.difference, listed(sure)});
}

}  // namespace diaoyan
