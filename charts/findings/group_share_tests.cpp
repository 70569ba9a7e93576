// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/independence.h"
#include "analysis/crosstabs/ordinal_association.h"
#include "analysis/statistics/scale_scores.h"
#include "charts/findings/effect_words.h"
#include "charts/findings/group_tables.h"
#include "charts/findings/test_table.h"
#include "charts/tables/base_phrases.h"

namespace diaoyan {

namespace {

/// 学校为群：X / 满意率（学校为群）：X.
Text labelled(const Text& what, const Text& basis, const Text& test) {
    return what.empty() ? phrase("{0}：{1}", "{0}: {1}", {basis, test})
                        : phrase("{0}（{1}）：{2}", "{0} ({1}): {2}", {what, basis, test});
}

std::string codeOf(const Text& what, const char* test) {
    return what.empty() ? test : std::string("rate/") + test;
}

Text methodWords(IndependenceMethod method) {
    switch (method) {
    case IndependenceMethod::fisher: return {"费舍尔精确检验", "Fisher's exact test"};
    case IndependenceMethod::freeman_halton: return {"费舍尔精确检验（R×C表）", "Fisher's exact test (any table)"};
    case IndependenceMethod::monte_carlo: return {"随机模拟的精确检验", "Simulated exact test"};
    case IndependenceMethod::pearson: break;
    }
    return {"皮尔逊卡方检验", "Pearson chi-square"};
}

void noteSimulation(ResultTable& tests, const MonteCarloIndependence& simulation) {
    const SimulatedP& p = simulation.freeman_halton;
    tests.notes.push_back(
        phrase("随机模拟{0}次，种子{1}；再模拟多少次，p值也在{2}～{3}之间（99%）。",
               "Simulated {0} tables, seed {1}; with endless simulation p would lie in {2}–{3} (99%).",
               {simulation.replications, simulation.seed, figureWords(p.interval.lower, 4),
                figureWords(p.interval.upper, 4)}));
}

/// Options of a one-choice item as values 0, 1, 2 ...; those that are not substantive have none.
OptionPoints positions(const Item& item) {
    OptionPoints points(item.options.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        if (item.options[i].substantive) points[i] = static_cast<double>(i);
    return points;
}

}  // namespace

Result<std::optional<GroupClusters>> optionClusters(const GroupComparison& comparison, const ComparedCounts& compared) {
    const OptionPoints points = positions(compared.counts.item);
    const auto valued = [&](const std::vector<ItemCounts>& counts) {
        std::vector<ValueCounts> all;
        for (const ItemCounts& group : counts) all.push_back(scoredCounts(group, points));
        return all;
    };
    if (mayHoldSchools(comparison.by)) {
        const auto nested = comparison.tabulator.count({comparison.item.id, comparison.by + "/school"});
        if (!nested) return nested.problem();
        GroupClusters clusters = groupClusters(nested->groups, valued(nested->per_group), compared.choice);
        if (!clusters.comparableGroups().empty()) return std::optional(std::move(clusters));
    }
    if (comparison.weighted()) return std::optional(groupDraws(valued(compared.counts.per_group)));
    return std::optional<GroupClusters>();
}

void addClusterIndependence(ResultTable& tests, const GroupClusters& clusters, const Text& what) {
    const Text unit = clusters.unit == SamplingUnit::cluster ? schoolBasis() : Text{"按权数", "weights"};
    const Text label = labelled(what, unit, {"Rao–Scott F检验", "Rao-Scott F"});
    const auto test = clusterIndependence(clusters);
    if (!test) return addFailedTest(tests, codeOf(what, "design-chi-square"), label, test.problem());
    addTest(tests, {.code = codeOf(what, "design-chi-square"),
                    .label = label,
                    .statistic = test->f,
                    .df1 = test->df1,
                    .df2 = test->df2,
                    .p = test->p.p,
                    .effect = {"平均设计效应", "Mean design effect"},
                    .size = test->design_effect});
}

void addIndependence(ResultTable& tests, const CrossTable& cross, const GroupTestOptions& options, const Text& what) {
    const auto test = independenceTest(cross, options.seed);
    if (!test)
        return addFailedTest(tests, codeOf(what, "independence"),
                             labelled(what, respondentBasis(), {"独立性检验", "independence"}), test.problem());
    const bool pearson = test->method == IndependenceMethod::pearson;
    const Text label = labelled(what, respondentBasis(), methodWords(test->method));
    TestLine line{.code = codeOf(what, independenceMethodName(test->method).c_str()), .label = label};
    if (pearson) {
        line.statistic = test->chi_square.statistic;
        line.df1 = test->chi_square.df;
    }
    line.p = test->p.p;
    line.effect = {"克莱姆V", "Cramér's V"};
    line.size = test->cramers_v;
    line.size_words = cramersVWords(test->cramers_v, test->chi_square.rows_used, test->chi_square.columns_used);
    addTest(tests, line);
    if (!pearson || test->doubtful) tests.notes.push_back(phrase("{0}：{1}。", "{0}: {1}.", {label, test->reason}));
    if (test->simulation) noteSimulation(tests, *test->simulation);
}

void addTrend(ResultTable& tests, const CrossTable& cross, const GroupComparison& comparison) {
    if (comparison.by.rfind("school", 0) == 0 || comparison.by.find('/') != std::string::npos) return;
    const Text label{"各人独立：线性趋势检验", "respondents: linear-by-linear"};
    const auto test = ordinalAssociation(cross);
    if (!test) return addFailedTest(tests, "linear-by-linear", label, test.problem());
    addTest(tests, {.code = "linear-by-linear",
                    .label = label,
                    .statistic = test->linear_by_linear,
                    .df1 = 1.0,
                    .p = test->p.p,
                    .effect = {"肯德尔τ-b", "Kendall's tau-b"},
                    .size = test->tau_b,
                    .size_words = effectWords(EffectMeasure::correlation, test->tau_b)});
    if (test->gamma)
        addTest(tests, {.code = "gamma",
                        .label = {"γ系数（不计相同的）", "Gamma (ties left out)"},
                        .effect = {"γ", "Gamma"},
                        .size = *test->gamma,
                        .size_words = effectWords(EffectMeasure::correlation, *test->gamma)});
    tests.notes.push_back(
        {"线性趋势、τ-b和γ把各组按表中次序看待，正值表示越往后的组越高；分组没有高低次序时不要看。",
         "Trend, tau-b and gamma take the groups in the table's order, positive where later groups are "
         "higher; pass over them where the groups have no order."});
}

Text shareLegend(const ColumnProportions& letters) {
    return letterLegend(phrase("列比例z检验，各人视为独立，每个选项内{0}",
                               "z tests of proportions, respondents taken as independent, within each option {0}",
                               {adjustmentWords(letters.adjustment)}),
                        letters.alpha, anyLetters(letters));
}

/// Groups of too few schools are not compared by schools; of a few schools the error is unsteady.
void noteFewSchools(ResultTable& tests, const GroupClusters& clusters) {
    std::vector<Text> too_few, few;
    for (std::size_t g = 0; g < clusters.by_group.size(); ++g) {
        const auto schools = static_cast<std::int64_t>(clusters.schoolsOf(g));
        if (schools == 0 || schools >= fewClusters) continue;
        (clusters.comparable(g) ? few : too_few).push_back(untranslated(columnLetter(g)));
    }
    const auto named = [](const std::vector<Text>& groups) {
        return groups.size() <= 10 ? phrase("{0}组", "{0}", {listed(groups)})
                                   : phrase("有{0}组", "{0} groups", {static_cast<std::uint64_t>(groups.size())});
    };
    if (!too_few.empty())
        tests.notes.push_back(phrase("{0}的作答来自不足{1}所学校，看不准学校之间的误差，不参加学校为群的比较。",
                                     "{0}: fewer than {1} schools, so that the error between schools is hardly known; "
                                     "not compared by schools.",
                                     {named(too_few), fewestSchools}));
    if (!few.empty())
        tests.notes.push_back(phrase("{0}的学校不足{1}所，按学校估计的误差本身也不稳。",
                                     "{0}: fewer than {1} schools, the error estimated from them is unsteady itself.",
                                     {named(few), fewClusters}));
}

void noteTrust(ResultTable& tests, const GroupComparison& comparison, const std::optional<GroupClusters>& clusters) {
    if (clusters && clusters->unit == SamplingUnit::cluster) {
        const auto schools = static_cast<std::int64_t>(clusters->schools);
        tests.notes.push_back(
            phrase("答卷来自{0}所学校，同校的人看法往往相近：请以“学校为群”的结果为准；“各人独立”把每个人都当作独立的，"
                   "p值往往偏小，只供参考。如果“学校为群”的p值反而更小（同校作答没有更相近，或学校太少），两者不一致时"
                   "从严，以p值大的为准。",
                   "The answers come from {0} schools, and people of one school tend to agree: trust the results with "
                   "schools as clusters; those that take respondents as independent usually have p values that are "
                   "too small. Where the p by schools is the smaller one (answers from a school are not more alike, or "
                   "the schools are few) and the two disagree, take the larger p.",
                   {schools}));
        noteFewSchools(tests, *clusters);
    } else if (comparison.by != "school") {
        tests.notes.push_back(phrase(
            "检验把每个人当作独立的；同一学校、同一班级的作答往往相近，实际p值比表中的大。每组的作答来自至少{0}所学校时"
            "才做学校为群的检验。",
            "The tests take respondents as independent; answers from one school or class tend to be alike, so the "
            "true p is larger. Tests by schools are made where the groups have at least {0} schools each.",
            {fewestSchools}));
    }
    if (comparison.weighted())
        tests.notes.push_back(phrase("“学校为群”和“按权数”的结果是加权的（{0}），其余检验未加权。",
                                     "Results by schools or by weights are weighted ({0}), the other tests are not.",
                                     {comparison.tabulator.weighting()}));
}

void noteNoClusters(ResultTable& tests, const Problem& problem) {
    tests.notes.push_back(
        phrase("按学校为群的检验未能进行：{0}。", "No test with schools as clusters: {0}.", {problem.message}));
}

}  // namespace diaoyan
