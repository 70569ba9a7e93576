// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/icc.h"
#include "analysis/schools/funnel.h"
#include "analysis/schools/random_effects.h"
#include "analysis/schools/variation.h"
#include "charts/findings/school_tables.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"

#include <cmath>

namespace diaoyan {

namespace {

const Text noLimits{"没有区间", "no interval"};

/// One measure: value, limits where it has them, how to read it.
TableRow measureRow(const char* code, Text name, TableCell value, const std::optional<Interval>& interval, int decimals,
                    Text reading) {
    TableRow row{RowRole::option, code, {std::move(name), std::move(value)}};
    addLimits(row, interval, decimals, noLimits);
    row.cells.emplace_back(std::move(reading));
    return row;
}

TableRow measureRow(const char* code, Text name, TableCell value, Text reading) {
    return measureRow(code, std::move(name), std::move(value), std::nullopt, 0, std::move(reading));
}

std::optional<Interval> inUnits(const std::optional<Interval>& interval, double unit) {
    return interval ? std::optional(Interval{unit * interval->lower, unit * interval->upper}) : std::nullopt;
}

/// Rates are read in percent.
double unitOf(const SchoolComparison& comparison) {
    return comparison.compared.isRate() ? 100 : 1;
}

int decimalsOf(const SchoolComparison& comparison) {
    return comparison.compared.definition ? 1 : 2;
}

void addOverall(ResultTable& table, const SchoolComparison& comparison, const char* code, const Text& of,
                const std::vector<SchoolAnswers>& schools) {
    const ComparedItem& compared = comparison.compared;
    const SchoolsTogether all = schoolsTogether(schools, compared.isRate(), comparison.request.confidence);
    const Text name = compared.isRate()     ? phrase("{0}（%）", "{0} (%)", {headingOf(rateName(compared.item))})
                      : compared.definition ? Text{"指数", "Index"}
                                            : Text{"均值", "Mean"};
    const double unit = unitOf(comparison);
    const auto value = all.value ? std::optional(unit * *all.value) : std::nullopt;
    table.rows.push_back(measureRow(
        code,
        phrase("{0}{1}", "{1}{0}", {of, comparison.weighted() ? phrase("加权{0}", "{0}, weighted", {name}) : name}),
        figureCell(value, decimalsOf(comparison), {"没有有效作答", "no valid answers"}), inUnits(all.interval, unit),
        decimalsOf(comparison),
        phrase("{0}人；{1}", "n = {0}; {1}",
               {numberWords(all.n),
                all.clustered ? Text{"区间以学校为群", "schools as clusters"}
                              : Text{"各校没有差别，区间按各人独立", "schools do not differ: independent"}})));
}

/// In words, by the usual limits.
Text sizeWords(double icc) {
    if (icc < 0.01) return {"可以忽略", "negligible"};
    if (icc < 0.10) return {"小", "small"};
    if (icc < 0.25) return {"中等", "medium"};
    return {"大", "large"};
}

void addIcc(ResultTable& table, const SchoolComparison& comparison) {
    std::vector<ValueCounts> values;
    for (const SchoolAnswers& school : comparison.set.compared) values.push_back(school.values);
    const auto icc = intraclassCorrelation(values, comparison.request.confidence);
    if (!icc.ok()) {
        const TableCell none = undefinedCell(icc.problem().message);
        table.rows.push_back(
            measureRow("icc", {"组内相关系数", "Intraclass correlation"}, none, icc.problem().message));
        table.notes.push_back(
            phrase("没有组内相关系数：{0}。", "No intraclass correlation: {0}.", {icc.problem().message}));
        return;
    }
    table.rows.push_back(
        measureRow("icc", {"组内相关系数", "Intraclass correlation"}, Figure{icc->icc1, 3}, icc->icc1_interval, 3,
                   phrase("{0}：总差异中学校之间所占的比例", "{0}: part of all variance that is between schools",
                          {sizeWords(icc->icc1)})));
    const Text no_f{"校内没有差异", "nobody differs within a school"};
    table.rows.push_back(measureRow("between-schools-test", {"校际差异检验的p值", "p, test of schools"},
                                    icc->p ? TableCell(PValue{icc->p->p}) : undefinedCell(no_f),
                                    icc->f
                                        ? phrase("方差分析F({0},{1})={2}", "analysis of variance, F({0}, {1}) = {2}",
                                                 {icc->clusters - 1, icc->n - icc->clusters, figureWords(*icc->f, 2)})
                                        : no_f));
    table.rows.push_back(measureRow("design-effect", {"设计效应", "Design effect"}, Figure{icc->deff_kish, 2},
                                    {"总体估计的方差是各人相互独立时的几倍",
                                     "variance of the overall estimate over that of independent respondents"}));
    table.rows.push_back(
        measureRow("effective-n", {"有效样本量", "Effective sample size"},
                   figureCell(icc->n_eff, 0, {"设计效应不为正", "the design effect is not positive"}),
                   {"相当于多少名相互独立的受访者", "so many independent respondents would tell as much"}));
}

void addRateSpread(ResultTable& table, const SchoolComparison& comparison) {
    const std::vector<SchoolCount> counts = schoolCounts(comparison.set.compared);
    const auto spread = overDispersion(counts);
    if (spread.ok()) {
        table.rows.push_back(measureRow(
            "over-dispersion", {"过度离散φ", "Over-dispersion phi"}, Figure{spread->phi, 2},
            spread->phi > 1
                ? Text{"大于1：缩尾后各校差异仍超出偶然波动", "above 1: more than by chance, extremes apart"}
                : Text{"不大于1：缩尾后没有超出偶然波动", "not above 1: no more than by chance, extremes apart"}));
        table.rows.push_back(measureRow("between-school-sd",
                                        {"校际标准差τ（百分点）", "Between-school SD tau (points)"},
                                        Figure{100 * std::sqrt(spread->tau2), 1},
                                        {"扣除偶然波动后，各校真实比例的标准差（DerSimonian–Laird）",
                                         "SD of the schools' true rates, chance taken out (DerSimonian–Laird)"}));
    } else {
        table.rows.push_back(measureRow("over-dispersion", {"过度离散φ", "Over-dispersion phi"},
                                        undefinedCell(spread.problem().message), spread.problem().message));
    }
    std::vector<SchoolTotal> totals;
    for (const SchoolCount& school : counts)
        totals.push_back({school.school, static_cast<double>(school.count), school.n});
    if (const auto variation = variationCoefficient(totals); variation.ok())
        table.rows.push_back(
            measureRow("variation-coefficient", {"差异系数", "Variation coefficient"},
                       figureCell(variation->cv, 3, {"没有人满意，无法计算", "nobody is satisfied: undefined"}),
                       {"按有效作答人数加权，含偶然波动", "weighted by valid answers; includes chance"}));
}

void addMeanSpread(ResultTable& table, const SchoolComparison& comparison) {
    std::vector<SchoolMoments> moments;
    for (const SchoolAnswers& school : comparison.set.compared)
        moments.push_back(schoolMoments(school.code, school.values));
    const auto effects = randomEffects(moments);
    const Text name{"校际标准差τ", "Between-school SD tau"};
    table.rows.push_back(
        effects.ok()
            ? measureRow("between-school-sd", name, Figure{std::sqrt(effects->tau2), decimalsOf(comparison) + 1},
                         {"扣除偶然波动后，各校真实均值的标准差（REML）", "SD of the schools' true means (REML)"})
            : measureRow("between-school-sd", name, undefinedCell(effects.problem().message),
                         effects.problem().message));
}

void noteVariation(ResultTable& table, const SchoolComparison& comparison) {
    table.notes.push_back(
        phrase("区间的置信度为{0}%。组内相关：小于0.01可以忽略，0.01起为小，0.10起中等，0.25起大（LeBreton & Senter "
               "2008）；估计值可以为负，视为0。",
               "{0}% intervals. Intraclass correlation: below 0.01 negligible, from 0.01 small, from 0.10 medium, from "
               "0.25 large (LeBreton & Senter 2008); it may be negative, to be read as 0.",
               {levelWords(comparison.request.confidence)}));
    if (comparison.compared.isRate())
        table.notes.push_back(
            {"检验和组内相关把满意记为1、其余记为0。差异系数只供描述，不是县域义务教育均衡督导评估的指标。",
             "Test and intraclass correlation take satisfied as 1 and the rest as 0. The variation "
             "coefficient only describes; it is not an indicator of the balance inspection."});
    if (static_cast<std::int64_t>(comparison.set.compared.size()) < fewClusters)
        table.notes.push_back(phrase("学校不足{0}所：以学校为群的区间和校际差异的各项估计本身也很粗略。",
                                     "Fewer than {0} schools: intervals with schools as clusters and all measures of "
                                     "variation between schools are rough themselves.",
                                     {fewClusters}));
    if (comparison.weighted())
        table.notes.push_back({"加权只用于总体估计及其区间，其余各项未加权。",
                               "Weights enter the overall estimate and its interval only."});
}

}  // namespace

std::optional<ResultTable> schoolVariationTable(const SchoolComparison& comparison) {
    const SchoolSet& set = comparison.set;
    if (set.compared.size() < 2) return std::nullopt;
    ResultTable table = schoolTable(comparison, "icc");
    table.id += ".variation";
    table.title = set.label.empty() ? phrase("{0}：学校之间的差异", "{0}: variation between schools",
                                             {comparison.compared.item.title})
                                    : phrase("{0}：学校之间的差异（{1}）", "{0}: variation between schools ({1})",
                                             {comparison.compared.item.title, set.label});
    table.columns = {{{"指标", "Measure"}, ColumnRole::label},
                     {{"数值", "Value"}, ColumnRole::figure},
                     {{"区间下限", "Lower limit"}, ColumnRole::figure},
                     {{"区间上限", "Upper limit"}, ColumnRole::figure},
                     {{"怎么读", "How to read it"}, ColumnRole::label}};
    addOverall(table, comparison, "overall", {}, set.compared);
    if (set.anySmall() && set.safeTogether(comparison.minimum())) {
        std::vector<SchoolAnswers> everybody = set.compared;
        everybody.insert(everybody.end(), set.few.begin(), set.few.end());
        addOverall(table, comparison, "overall-with-small", {"连同人数不足的学校：", ", small schools too"}, everybody);
    }
    addIcc(table, comparison);
    comparison.compared.isRate() ? addRateSpread(table, comparison) : addMeanSpread(table, comparison);
    noteVariation(table, comparison);
    return table;
}

}  // namespace diaoyan
