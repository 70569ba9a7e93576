// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/difference_wording.h"

#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

const Text independenceReason{"不足5所学校、学校不明，或各校毫无差别",
                              "fewer than 5 schools, schools unknown, or all alike"};

Text basisWords(IntervalBasis basis, bool rates, const DifferenceWording& wording) {
    if (basis == IntervalBasis::schools)
        return phrase(
            "区间和p值以学校为群（t检验，自由度为学校较少一方的校数减1）：同一学校的人看法相近，不能当作互不相关。",
            "Intervals and p take schools as clusters (t test; degrees of freedom: schools of the side with "
            "fewer, less 1): people of one school think alike and do not count as independent.");
    if (basis == IntervalBasis::weights)
        return phrase("区间和p值由加权后的线性化标准误得出，假定各人作答相互独立（没有可用的学校信息）。",
                      "Intervals and p come from the linearised standard error of the weighted answers, taking "
                      "respondents as independent (no schools to go by).");
    const Text limits = phrase("假定各人作答相互独立（{0}），只说明这些学校的作答者，不能推及其他学校",
                               "taking respondents as independent ({0}): about the people of these schools, not to be "
                               "carried over to others",
                               {independenceReason});
    if (rates && wording.weighted())
        return phrase("区间为未加权的纽科姆区间，p值出自合并z检验，{0}。",
                      "Newcombe's intervals, unweighted, and the pooled z test, {0}.", {limits});
    if (rates)
        return phrase("区间为纽科姆区间，p值出自合并z检验，{0}。", "Newcombe's intervals and the pooled z test, {0}.",
                      {limits});
    return phrase("区间和p值出自韦尔奇t检验，{0}。", "Welch's t test, {0}.", {limits});
}

/// Names the sides that come from few schools though enough to be clusters, with the fewest that an item has.
void noteFewSchools(ResultTable& table, const DifferenceWording& wording, const std::vector<JoinedItem>& items) {
    std::vector<Text> few;
    for (std::size_t s = 0; s < wording.sides.size(); ++s) {
        std::int64_t fewest = fewClusters;
        for (const JoinedItem& item : items)
            if (item.joint.basis(s) == IntervalBasis::schools) fewest = std::min(fewest, item.joint.side_schools[s]);
        if (fewest < fewClusters) few.push_back(phrase("{0}{1}所", "{0}: {1}", {wording.sides[s], fewest}));
    }
    if (!few.empty())
        table.notes.push_back(
            phrase("有的比较涉及的学校太少（最少时{0}），标准误本身很粗略，有关的区间和p值仅供参考。",
                   "Some comparisons rest on few schools (at the least {0}): the standard error itself "
                   "is rough, take their intervals and p as a guide.",
                   {listed(few)}));
}

/// Rows that stand on this ground: pairs of sides that always do by their names alone.
std::vector<Text> rowsOn(IntervalBasis basis, const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                         const DifferenceLines& lines, bool rates) {
    const auto stands = [&](const DifferenceLine& line) {
        const SideDifference& of = differenceOf(line, rates);
        return of.interval && of.basis == basis;
    };
    std::vector<Text> names;
    for (const DifferenceLine& line : lines.lines) {
        if (!stands(line)) continue;
        const bool whole_pair =
            !wording.onePair() && std::all_of(lines.lines.begin(), lines.lines.end(), [&](const DifferenceLine& other) {
                const bool same_pair = other.first == line.first && other.second == line.second;
                return !same_pair || stands(other) || !differenceOf(other, rates).interval;
            });
        const Text name = whole_pair ? pairLabel(wording.sides[line.first], wording.sides[line.second])
                                     : rowName(wording, items[line.item], line);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

/// Pupils of three schools against parents of twenty-five: the gap is also one between schools.
void noteOtherSchools(ResultTable& table, const DifferenceWording& wording, const std::vector<JoinedItem>& items) {
    if (wording.onePair() || wording.grouped) return;
    for (std::size_t s = 0; s < wording.sides.size(); ++s) {
        std::int64_t own = 0, others = 0;
        for (const JoinedItem& item : items)
            for (std::size_t t = 0; t < wording.sides.size(); ++t)
                (s == t ? own : others) = std::max(s == t ? own : others, item.joint.side_schools[t]);
        if (own == 0 || own >= items.front().joint.fewest_schools || others <= own) continue;
        table.notes.push_back(
            phrase("{0}只来自{1}所学校，与别的群体的差距里也有学校之间的差别；同校之间的比较见各校均值一表。",
                   "{0} come from {1} schools only: their gaps are also gaps between schools; for the same schools see "
                   "the table of school means.",
                   {headingOf(wording.sides[s]), own}));
    }
}

/// One note per ground that rows stand on, schools first; the others name their rows.
void noteBasis(ResultTable& table, const DifferenceWording& wording, const std::vector<JoinedItem>& items,
               const DifferenceLines& lines, bool rates) {
    bool first = true;
    for (const IntervalBasis basis : {IntervalBasis::schools, IntervalBasis::weights, IntervalBasis::independent}) {
        const std::vector<Text> rows = rowsOn(basis, wording, items, lines, rates);
        if (rows.empty()) continue;
        const Text words = basisWords(basis, rates, wording);
        table.notes.push_back(first ? words : phrase("例外（{0}）：{1}", "Except for {0}: {1}", {listed(rows), words}));
        first = false;
    }
    noteOtherSchools(table, wording, items);
    std::int64_t homeless = 0;
    for (const JoinedItem& item : items) homeless = std::max(homeless, item.joint.homeless);
    noteFewSchools(table, wording, items);
    if (homeless > 0)
        table.notes.push_back(
            wording.withholding
                ? phrase("有{0}人所在的学校不公布结果或不明，未计入（各题中最多的一题）。",
                         "Up to {0} respondents whose school is not published or unknown are not counted.",
                         {numberWords(homeless)})
                : phrase("有{0}人学校不明，未计入（各题中最多的一题）。",
                         "Up to {0} respondents whose school is unknown are not counted.", {numberWords(homeless)}));
}

bool anyUntested(const DifferenceLines& lines, bool rates) {
    return std::any_of(lines.lines.begin(), lines.lines.end(), [&](const DifferenceLine& line) {
        const SideDifference& of = differenceOf(line, rates);
        return of.estimate && !of.p;
    });
}

}  // namespace

Text noAnswersReason() {
    return {"没有有效作答", "no valid answers"};
}

Text noTestReason() {
    return {"各人的回答完全一样或人数太少，估计不出误差，无法检验",
            "all answers alike or too few of them: no error can be estimated, hence no test"};
}

Text rowName(const DifferenceWording& wording, const JoinedItem& item, const DifferenceLine& line) {
    if (wording.onePair()) return quoted(item.labels.empty() ? wording.title : joined(item.labels, "·", " · "));
    std::vector<Text> parts = item.labels;
    parts.push_back(pairLabel(wording.sides[line.first], wording.sides[line.second]));
    return joined(parts, "·", " · ");
}

void noteRateIntervals(ResultTable& table, const DifferenceWording& wording, const DifferenceLines& lines) {
    bool schools = false;
    std::vector<Text> others;
    for (std::size_t s = 0; s < wording.sides.size(); ++s)
        for (const auto& figures : lines.figures) {
            if (!figures[s].rate_interval) continue;
            schools = schools || figures[s].basis == IntervalBasis::schools;
            if (figures[s].basis != IntervalBasis::schools && (others.empty() || others.back() != wording.sides[s]))
                others.push_back(wording.sides[s]);
        }
    if (schools)
        table.notes.push_back({"满意率区间以学校为群，计入同校作答相近。",
                               "Intervals of rates take schools as clusters: answers from one school are alike."});
    if (!others.empty())
        table.notes.push_back(
            phrase("{0}的满意率区间（或其中几项）假定各人作答相互独立：{1}；实际区间更宽。",
                   "Intervals for {0} (or some of them) take respondents as independent: {1}; the true ones are wider.",
                   {listed(others), independenceReason}));
}

const SideDifference& differenceOf(const DifferenceLine& line, bool of_rates) {
    return of_rates ? line.rates : line.means;
}

void noteSilent(ResultTable& table, const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                const DifferenceLines& lines, bool tested) {
    std::vector<Text> reasons;
    for (const JoinedItem& item : items)
        for (const SilentSide& silent : item.silent)
            if (!silent.reason.empty() && std::find(reasons.begin(), reasons.end(), silent.reason) == reasons.end())
                reasons.push_back(silent.reason);
    bool nobody = false;
    for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t s = 0; s < items[i].silent.size(); ++s)
            nobody = nobody || (lines.figures[i][s].n == 0 && items[i].silent[s].reason.empty());
    if (nobody && wording.grouped)
        table.notes.push_back({"某类对象没有人作答的组，不列该类对象。",
                               "Roles that nobody answered for in a group are left out there."});
    else if (nobody)
        reasons.push_back(noAnswersReason());
    for (const Text& reason : reasons) table.notes.push_back(phrase("“—”：{0}。", "\"—\": {0}.", {reason}));
    if (tested) table.notes.push_back(phrase("“—”：{0}。", "\"—\": {0}.", {noTestReason()}));
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
        rates ? Text{"h为科恩h，不足0.2为可忽略，0.2起为小，0.5起为中等，0.8起为大。",
                     "h is Cohen's h: below 0.2 negligible, from 0.2 small, 0.5 medium, 0.8 large."}
              : Text{"d为科恩d（差除以合并标准差），不足0.2为可忽略，0.2起为小，0.5起为中等，0.8起为大。",
                     "d is Cohen's d (over the pooled standard deviation): below 0.2 negligible, from 0.2 small, 0.5 "
                     "medium, 0.8 large."});
    noteWeightings(table, wording.weightings);
    if (wording.weighted())
        table.notes.push_back({"人数和效应量按未加权的答卷计算。", "n and effect sizes are unweighted."});
    noteSilent(table, wording, items, lines, anyUntested(lines, rates));
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

Text differencesInWords(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                        const DifferenceLines& lines, bool of_rates) {
    std::vector<Text> sure, narrow;
    std::size_t tested = 0;
    bool schools = false;
    for (const DifferenceLine& line : lines.lines)
        schools = schools || items[line.item].joint.basis(line.first, line.second) == IntervalBasis::schools;
    for (const DifferenceLine& line : lines.lines) {
        const SideDifference& of = differenceOf(line, of_rates);
        if (!of.adjusted_p) continue;
        ++tested;
        if (*of.adjusted_p >= lines.confidence.alpha()) continue;
        const bool carries = !schools || of.basis == IntervalBasis::schools;
        (carries ? sure : narrow).push_back(rowName(wording, items[line.item], line));
    }
    if (tested == 0) return {};
    const Text alpha = alphaWords(lines.confidence);
    const Text only = narrow.empty()
                          ? Text{}
                          : phrase(sure.empty() ? "仅就这些学校的作答者而言，不像是偶然的有：{0}。"
                                                : "仅就这些学校的作答者而言，还有：{0}。",
                                   " Beyond chance for the people of these schools only: {0}.", {listed(narrow)});
    if (sure.empty() && !narrow.empty()) {
        const Text none = phrase("按{0}%的界限，校正后没有一项{1}能推及各校。",
                                 "After the correction no {1} holds for schools in general at the {0}% level.",
                                 {alpha, wording.difference});
        return joined({none, only}, "", "");
    }
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
    const Text main =
        phrase("按{0}%的界限，校正后不像是偶然的{1}：{2}。",
               "Beyond chance at the {0}% level after the correction: {2}.", {alpha, wording.difference, listed(sure)});
    const Text rest{"其余的可能只是偶然。", " The others may be chance."};
    return joined({main, only, rest}, "", "");
}

}  // namespace diaoyan
