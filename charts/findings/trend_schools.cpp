// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/trend_schools.h"

#include "analysis/gaps/paired_change.h"
#include "analysis/gaps/wave_change.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>

namespace diaoyan {

namespace {

using Tables = std::vector<ResultTable>;

const Text notInWave{"该校在这一期没有有效作答", "no valid answers of this school in this wave"};
const Text noSchoolTest{"两期全部满意或全部不满意，无法检验", "all satisfied or none in both waves: no test"};

ItemCounts countsOf(const PlacedSide& side, const std::string& code) {
    for (const SideSchool& school : side.schools)
        if (school.code == code) return school.counts;
    return {};
}

/// One school with its counts; `change` only where both waves have enough answers.
struct SchoolLine {
    const SchoolInWaves* school = nullptr;
    Share before;
    Share after;
    std::optional<SchoolChange> change;
};

Share rateOf(const ItemCounts& counts, const ScaleReading& reading) {
    Share share{0, counts.answered, BaseKind::valid};
    for (std::size_t place = 0; place < counts.options.size(); ++place)
        if (reading.satisfied[place] > 0) share.count += counts.options[place];
    return share;
}

Text few(std::int64_t minimum) {
    return phrase("某一期有效作答不足{0}人，不显示结果", "fewer than {0} valid answers in a wave: not shown",
                  {minimum});
}

TableCell shownN(std::int64_t n, std::int64_t minimum) {
    return n > 0 && n < minimum ? TableCell(phrase("<{0}", "<{0}", {minimum})) : TableCell(n);
}

TableRow schoolRow(const SchoolLine& line, std::int64_t minimum) {
    TableRow row{line.change ? RowRole::option : RowRole::not_substantive, line.school->code, {line.school->label}};
    row.cells.push_back(shownN(line.before.base, minimum));
    row.cells.push_back(shownN(line.after.base, minimum));
    if (!line.change) {
        const bool small = line.before.base > 0 && line.after.base > 0;
        row.cells.resize(11, NoValue{small ? few(minimum) : notInWave});
        return row;
    }
    const ProportionDifference& change = *line.change->change;
    row.cells.emplace_back(line.before);
    row.cells.emplace_back(line.after);
    row.cells.emplace_back(Figure{100 * change.difference, 1});
    row.cells.emplace_back(Figure{100 * change.newcombe.lower, 1});
    row.cells.emplace_back(Figure{100 * change.newcombe.upper, 1});
    row.cells.push_back(probabilityOr(change.p ? std::optional(change.p->p) : std::nullopt, noSchoolTest));
    row.cells.push_back(probabilityOr(line.change->adjusted_p, noSchoolTest));
    row.cells.emplace_back(Figure{change.cohen_h, 2});
    row.cells.emplace_back(effectWords(EffectMeasure::standardized_difference, change.cohen_h));
    return row;
}

void addSchoolColumns(ResultTable& table) {
    table.columns = {{{"学校", "School"}, ColumnRole::label},
                     {{"前期n", "Earlier n"}, ColumnRole::count},
                     {{"后期n", "Later n"}, ColumnRole::count},
                     {{"前期", "Earlier"}, ColumnRole::share},
                     {{"后期", "Later"}, ColumnRole::share}};
    for (const Text& heading : {Text{"变化（点）", "Change (points)"}, Text{"下限", "Lower"}, Text{"上限", "Upper"},
                                Text{"p值", "p"}, Text{"校正p值", "Adjusted p"}, untranslated("h")})
        table.columns.push_back({heading, ColumnRole::figure});
    table.columns.push_back({{"大小", "Size"}, ColumnRole::label});
}

Text moversInWords(const std::vector<SchoolLine>& lines, Confidence confidence) {
    std::vector<Text> up, down;
    for (const SchoolLine& line : lines) {
        if (!line.change || !line.change->adjusted_p || *line.change->adjusted_p >= confidence.alpha()) continue;
        (line.change->change->difference > 0 ? up : down).push_back(line.school->label);
    }
    const Text alpha = alphaWords(confidence);
    if (up.empty() && down.empty())
        return phrase("按{0}%的错误发现率，校正后没有一所学校的变化能肯定不是偶然；不宜据此说哪所学校升了或降了。",
                      "At a false discovery rate of {0}% no school's change is beyond chance: do not say which rose or "
                      "fell.",
                      {alpha});
    std::vector<Text> parts;
    if (!up.empty()) parts.push_back(phrase("上升：{0}", "up: {0}", {listed(up)}));
    if (!down.empty()) parts.push_back(phrase("下降：{0}", "down: {0}", {listed(down)}));
    return phrase("按{0}%的错误发现率，校正后不像是偶然的变化：{1}。",
                  "Changes beyond chance at a false discovery rate of {0}%: {1}.", {alpha, joined(parts, "；", "; ")});
}

/// The school-level change in one row, and what the first value has to do with it.
std::optional<ResultTable> togetherTable(const DifferenceWording& wording, const std::vector<SchoolLine>& lines,
                                         Confidence confidence) {
    std::vector<JointValueCount> rates;
    for (const SchoolLine& line : lines)
        if (line.change) rates.push_back({*line.before.percent(), *line.after.percent(), 1});
    const auto change = pairedChange(rates, confidence);
    if (!change.ok()) return std::nullopt;
    ResultTable table{.id = wording.id + ".schools.together", .kind = "trend"};
    table.title = phrase("{0}：各校满意率的变化合起来看", "{0}: the schools' rates together", {wording.title});
    table.base = phrase("两期有效作答都不少于{0}人的{1}所学校，各校同等看待",
                        "{1} schools with at least {0} valid answers in both waves, each counting the same",
                        {wording.minimum_n, change->n});
    table.columns = {{{"学校", "Schools"}, ColumnRole::count}};
    for (const Text& heading : {Text{"前期平均（%）", "Earlier mean (%)"}, Text{"后期平均（%）", "Later mean (%)"},
                                Text{"变化（点）", "Change (points)"}, Text{"下限", "Lower"}, Text{"上限", "Upper"},
                                Text{"p值", "p"}, untranslated("dz")})
        table.columns.push_back({heading, ColumnRole::figure});
    table.columns.push_back({{"大小", "Size"}, ColumnRole::label});
    for (const Text& heading : {Text{"上升", "Up"}, Text{"下降", "Down"}, Text{"不变", "Same"}})
        table.columns.push_back({heading, ColumnRole::count});
    const Text alike{"各校变化都相等，估计不出误差", "all schools changed alike: no error can be estimated"};
    const auto of_test = [&](auto value) {
        return change->test ? std::optional<double>(value(*change->test)) : std::nullopt;
    };
    table.rows = {
        {RowRole::option,
         "all",
         {change->n, Figure{change->mean1, 1}, Figure{change->mean2, 1}, Figure{change->mean_change, 1},
          numberOr(of_test([](const PairedT& test) { return test.interval.lower; }), 1, alike),
          numberOr(of_test([](const PairedT& test) { return test.interval.upper; }), 1, alike),
          probabilityOr(of_test([](const PairedT& test) { return test.tail.p; }), alike),
          numberOr(of_test([](const PairedT& test) { return test.cohens_dz; }), 2, alike),
          change->test ? TableCell(effectWords(EffectMeasure::standardized_difference, change->test->cohens_dz))
                       : TableCell(NoValue{alike}),
          change->up, change->down, change->same}}};
    table.notes.push_back(
        {"p值出自配对t检验，以学校为单位；dz为变化的均值除以变化的标准差，不足0.2为可忽略，0.2起为小，0.5起为中等，"
         "0.8起为大。",
         "p is of the paired t test over schools; dz is the mean change over the standard deviation of "
         "the changes: below 0.2 negligible, from 0.2 small, 0.5 medium, 0.8 large."});
    if (!change->test) table.notes.push_back(phrase("“—”：{0}。", "\"—\": {0}.", {alike}));
    const auto regression = regressionToTheMean(rates);
    if (!regression.ok() || !regression->change_with_baseline.tail) return table;
    const Correlation& r = regression->change_with_baseline;
    table.notes.push_back(phrase(
        "变化与前期满意率的相关为{0}（p={1}）{2}。", "Correlation of change and earlier rate: {0} (p = {1}){2}.",
        {figureWords(r.r, 2),
         Text{cellText(PValue{r.tail->p}, Language::zh), cellText(PValue{r.tail->p}, Language::en)},
         regression->warning()
             ? Text{"：前期低的学校升得多，其中一部分必然出于偶然（向均值回归）",
                    ": schools that were low rose most, part of which is sure to be chance (regression to the mean)"}
             : Text{"，没有明显的向均值回归", ", no clear regression to the mean"}}));
    return table;
}

}  // namespace

Result<Tables> schoolTrendTables(const DifferenceWording& wording, const ScaleReading& reading,
                                 const PlacedSide& earlier, const PlacedSide& later,
                                 const std::vector<SchoolInWaves>& schools, Confidence confidence) {
    const std::int64_t minimum = wording.minimum_n;
    std::vector<SchoolLine> lines;
    std::vector<SchoolWaves> waves;
    std::vector<std::size_t> tested;
    for (const SchoolInWaves& school : schools) {
        SchoolLine line{&school,
                        rateOf(countsOf(earlier, school.code), reading),
                        rateOf(countsOf(later, school.code), reading),
                        {}};
        if (line.before.base == 0 && line.after.base == 0) continue;
        if (line.before.base >= minimum && line.after.base >= minimum) {
            tested.push_back(lines.size());
            waves.push_back({school.code, line.before.count, line.before.base, line.after.count, line.after.base});
        }
        lines.push_back(std::move(line));
    }
    if (waves.empty())
        return Problem{"no-common-schools",
                       phrase("“{0}”：没有一所学校两期都有{1}份以上有效作答，不能逐校比较",
                              "\"{0}\": no school has {1} valid answers in both waves", {wording.title, minimum}),
                       {}};
    const auto changes = schoolChanges(waves, Adjustment::benjamini_hochberg, confidence);
    if (!changes.ok()) return changes.problem();
    for (std::size_t i = 0; i < tested.size(); ++i) lines[tested[i]].change = changes->schools[i];
    ResultTable table{.id = wording.id + ".schools", .kind = "trend-by-school"};
    table.title = phrase("{0}：各校{1}的变化", "{0}: change of the {1} by school", {wording.title, wording.rate_name});
    table.base = phrase("各校两期的有效作答，人数见表", "valid answers of each school in both waves, n in the table");
    addSchoolColumns(table);
    for (const bool shown : {true, false})
        for (const SchoolLine& line : lines)
            if (line.change.has_value() == shown) table.rows.push_back(schoolRow(line, minimum));
    table.notes.push_back(phrase("口径：{0}。", "Definition: {0}.", {reading.rate_words}));
    table.notes.push_back(moversInWords(lines, confidence));
    table.notes.push_back(
        {"若因前一期高或低才挑出某些学校来看，它们这一期多半会往中间回（向均值回归），不能据此说“薄弱学校进步最大”。",
         "Schools picked because they were high or low in the earlier wave mostly move back towards the middle by "
         "chance "
         "(regression to the mean): do not conclude that the weak schools improved most."});
    table.notes.push_back(
        phrase("区间为纽科姆区间，p值出自合并z检验，校内各人作答视为相互独立；校正p值：{0}所学校一起按BH法校正。",
               "Newcombe's intervals and the pooled z test, taking respondents within a school as "
               "independent; p adjusted by Benjamini-Hochberg over {0} schools.",
               {static_cast<std::int64_t>(waves.size())}));
    table.notes.push_back({"h为科恩h，不足0.2为可忽略，0.2起为小，0.5起为中等，0.8起为大。",
                           "h is Cohen's h: below 0.2 negligible, from 0.2 small, 0.5 medium, 0.8 large."});
    if (lines.size() > waves.size())
        table.notes.push_back(phrase("“—”：{0}，或{1}。", "\"—\": {0}, or {1}.", {few(minimum), notInWave}));
    if (!wording.weightings.empty())
        table.notes.push_back({"各校结果按未加权的答卷计算。", "Results by school are unweighted."});
    Tables tables{std::move(table)};
    if (auto together = togetherTable(wording, lines, confidence)) tables.push_back(std::move(*together));
    return tables;
}

}  // namespace diaoyan
