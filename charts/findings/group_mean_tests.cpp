// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/group_mean_tests.h"

#include "analysis/groups/analysis_of_variance.h"
#include "analysis/groups/equal_variances.h"
#include "analysis/groups/kruskal_wallis.h"
#include "analysis/groups/mann_whitney.h"
#include "analysis/groups/two_sample_t.h"
#include "charts/findings/effect_words.h"
#include "charts/findings/test_table.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>

namespace diaoyan {

namespace {

Text independently(const Text& test) {
    return phrase("均值（各人独立）：{0}", "Mean (respondents): {0}", {test});
}

Text byRanks(const Text& test) {
    return phrase("名次（各人独立）：{0}", "Ranks (respondents): {0}", {test});
}

/// The groups with answers, by position.
std::vector<std::size_t> answered(const ComparedValues& compared) {
    std::vector<std::size_t> groups;
    for (std::size_t g = 0; g < compared.values.per_group.size(); ++g)
        if (!compared.values.per_group[g].empty()) groups.push_back(g);
    return groups;
}

void addClusterTest(ResultTable& tests, const MeanComparisonInput& input) {
    if (!input.pairs) return;
    const bool ranks = input.comparison.options.pairs == PairsBy::ranks;
    const std::string code = ranks ? "design-rank-test" : "design-t-test";
    const Text unit = input.bySchools() ? schoolBasis() : Text{"按权数", "weights"};
    const Text label = ranks ? phrase("名次（{0}）：秩检验", "Ranks ({0}): rank test", {unit})
                             : phrase("均值（{0}）：t检验", "Mean ({0}): t test", {unit});
    if (!input.pairs->ok()) return addFailedTest(tests, code, label, input.pairs->problem());
    const std::vector<ClusterPair>& pairs = **input.pairs;
    const auto smallest = std::min_element(pairs.begin(), pairs.end(), [](const auto& one, const auto& other) {
        return one.adjusted_p.value_or(2) < other.adjusted_p.value_or(2);
    });
    if (smallest == pairs.end() || !smallest->test || !smallest->adjusted_p)
        return addTest(tests, {.code = code,
                               .label = label,
                               .why = {"按学校看不出误差（学校太少，或人人相同）",
                                       "no error between the schools (too few of them, or all answers the same)"}});
    const DesignDifference& test = *smallest->test;
    const auto& groups = input.compared.values.groups;
    const Text what = ranks ? Text{"平均秩之差", "Mean rank difference"} : Text{"均值差", "Mean difference"};
    if (pairs.size() > 1 && input.comparison.options.adjustment == Adjustment::none) return;
    tests.notes.push_back(phrase("{0}：“{1}”减“{2}”{3}。", "{0}: \"{1}\" minus \"{2}\"{3}.",
                                 {what, groups[smallest->first].label, groups[smallest->second].label,
                                  ranks ? Text{"，秩以0～1表示", ", ranks as 0 to 1"} : Text{}}));
    if (pairs.size() == 1)
        return addTest(tests, {.code = code,
                               .label = label,
                               .statistic = test.t,
                               .df1 = test.difference.df,
                               .p = test.p->p,
                               .effect = what,
                               .size = test.difference.estimate});
    addTest(tests, {.code = code,
                    .label = phrase("{0}，{1}对中p最小的", "{0}, smallest p of {1} pairs",
                                    {label, static_cast<std::uint64_t>(pairs.size())}),
                    .statistic = test.t,
                    .df1 = test.difference.df,
                    .p = smallest->adjusted_p,
                    .effect = what,
                    .size = test.difference.estimate});
    tests.notes.push_back(phrase("“p最小的”的p值已{0}，可以当作各组是否有差异的总检验。",
                                 "The smallest p is {0} over the pairs and serves as a test of all groups together.",
                                 {adjustmentWords(input.comparison.options.adjustment)}));
}

void addTwoGroups(ResultTable& tests, const ValueCounts& first, const ValueCounts& second, Confidence confidence) {
    const Text welch = independently({"韦尔奇t检验", "Welch's t test"});
    const auto t = twoSampleT(first, second, confidence);
    if (!t.ok()) {
        addFailedTest(tests, "welch-t", welch, t.problem());
    } else {
        TestLine line{.code = "welch-t", .label = welch, .effect = {"Hedges g", "Hedges's g"}, .size = t->hedges_g};
        if (t->welch) {
            line.statistic = t->welch->t;
            line.df1 = t->welch->df;
            line.p = t->welch->tail.p;
        } else {
            line.why = {"有一组不足两份作答", "a group has fewer than two answers"};
        }
        if (line.size) line.size_words = effectWords(EffectMeasure::standardized_difference, *line.size);
        addTest(tests, line);
    }
    const Text ranks = byRanks({"曼-惠特尼检验（z）", "Mann-Whitney (z)"});
    const auto u = mannWhitney(first, second);
    if (!u.ok()) return addFailedTest(tests, "mann-whitney", ranks, u.problem());
    TestLine line{.code = "mann-whitney", .label = ranks, .statistic = u->z};
    line.effect = {"Cliff δ", "Cliff's delta"};
    line.size = u->cliffs_delta;
    line.size_words = effectWords(EffectMeasure::cliffs_delta, u->cliffs_delta);
    if (u->p_exact) {
        line.label = byRanks({"曼-惠特尼精确检验", "Mann-Whitney, exact p"});
        line.p = *u->p_exact;
    } else if (u->tail) {
        line.p = u->tail->p;
    } else {
        line.why = {"所有作答相同", "all answers are equal"};
    }
    addTest(tests, line);
}

void addSeveralGroups(ResultTable& tests, const std::vector<ValueCounts>& groups) {
    const Text welch = independently({"韦尔奇方差分析", "Welch's ANOVA"});
    const auto anova = analysisOfVariance(groups);
    if (!anova.ok()) {
        addFailedTest(tests, "welch-anova", welch, anova.problem());
    } else {
        TestLine line{.code = "welch-anova", .label = welch, .effect = {"ω²", "Omega squared"}, .size = anova->omega2};
        const auto take = [&](const std::optional<FTest>& f) {
            line.statistic = f->statistic;
            line.df1 = f->df1;
            line.df2 = f->df2;
            line.p = f->tail.p;
        };
        if (anova->welch) {
            take(anova->welch);
        } else if (anova->classical) {
            line.code = "anova";
            line.label = independently({"方差分析（F）", "ANOVA (F)"});
            take(anova->classical);
            tests.notes.push_back(
                {"有一组只有一份作答或组内没有差异，韦尔奇方差分析不能做，改用经典方差分析，它要求各组方差"
                 "相等。",
                 "A group has one answer or no variance: the classical analysis of variance instead of "
                 "Welch's; it needs equal variances."});
        } else {
            line.why = {"有一组只有一份作答，或组内没有差异", "a group has one answer or no variance"};
        }
        if (line.size) line.size_words = effectWords(EffectMeasure::explained_variance, *line.size);
        addTest(tests, line);
    }
    const Text ranks = byRanks({"克鲁斯卡尔-沃利斯检验", "Kruskal-Wallis"});
    const auto kruskal = kruskalWallis(groups);
    if (!kruskal.ok()) return addFailedTest(tests, "kruskal-wallis", ranks, kruskal.problem());
    addTest(tests, {.code = "kruskal-wallis",
                    .label = ranks,
                    .statistic = kruskal->h,
                    .df1 = kruskal->df,
                    .p = kruskal->tail.p,
                    .effect = {"ε²", "Epsilon squared"},
                    .size = kruskal->epsilon2,
                    .size_words = effectWords(EffectMeasure::explained_variance, kruskal->epsilon2)});
}

void addLevene(ResultTable& tests, const std::vector<ValueCounts>& groups) {
    const Text label{"莱文检验（方差齐性）", "Levene (equal variances)"};
    const auto variances = equalVariances(groups);
    if (!variances.ok()) return addFailedTest(tests, "levene", label, variances.problem());
    TestLine line{.code = "levene", .label = label};
    if (variances->levene_median) {
        line.statistic = variances->levene_median->statistic;
        line.df1 = variances->levene_median->df1;
        line.df2 = variances->levene_median->df2;
        line.p = variances->levene_median->tail.p;
    } else {
        line.why = {"各组离中位数的距离都相同，或每组只有一份作答",
                    "all distances from the medians are equal, or every group has one answer"};
    }
    addTest(tests, line);
    tests.notes.push_back(
        {"莱文检验（按中位数）只作提示：韦尔奇检验不要求方差相等。",
         "Levene's test (about the medians) is a hint only: Welch's tests do not need equal variances."});
}

/// Groups by points, lowest first: so that a positive trend means higher points.
CrossTable pointsTable(const ComparedValues& compared, std::int64_t points) {
    std::vector<std::vector<std::int64_t>> counts;
    for (const ValueCounts& group : compared.values.per_group) {
        std::vector<std::int64_t>& row = counts.emplace_back(static_cast<std::size_t>(points), 0);
        for (const ValueCount& one : group) row[static_cast<std::size_t>(one.value) - 1] = one.count;
    }
    return crossTable(counts);
}

void noteEffects(ResultTable& tests) {
    tests.notes.push_back(
        {"效应量的大小按通行标准分为可忽略、小、中等、大；人数很多时，很小的差异p值也会很小，请看效应量。",
         "Effect sizes are called negligible, small, medium or large by common conventions; with many "
         "respondents even a tiny difference has a small p: look at the effect size."});
}

}  // namespace

Result<ResultTable> meanTests(const MeanComparisonInput& input,
                              const std::optional<SatisfactionDefinition>& definition) {
    const GroupComparison& comparison = input.comparison;
    const auto& values = input.compared.values;
    const auto groups = answered(input.compared);
    ResultTable tests = testTable();
    tests.id = comparison.tableId("tests");
    tests.kind = groups.size() == 2 ? "t-test" : "anova";
    tests.title = phrase("{0}与{1}：检验", "{0} by {1}: tests", {values.item.title, values.by_title});
    std::int64_t n = 0;
    for (const ValueCounts& group : values.per_group) n += countOf(group);
    tests.base = phrase("{0}组有效作答的{1}", "{1} with a valid answer in {0} groups",
                        {static_cast<std::uint64_t>(groups.size()), respondents(n, comparison.questionnaire.role)});
    if (definition) {
        const auto counts = comparedCounts(comparison);
        if (!counts) return counts.problem();
        addRateTests(tests, comparison, *counts, *definition, input.clusters);
    }
    addClusterTest(tests, input);
    if (groups.size() == 2)
        addTwoGroups(tests, values.per_group[groups[0]], values.per_group[groups[1]], comparison.options.confidence);
    else
        addSeveralGroups(tests, values.per_group);
    addLevene(tests, values.per_group);
    if (const auto points = scalePoints(values.item); points.ok())
        addTrend(tests, pointsTable(input.compared, scaleLength(*points)), comparison);
    if (input.no_clusters) noteNoClusters(tests, *input.no_clusters);
    noteTrust(tests, comparison, input.clusters);
    noteEffects(tests);
    finishTests(tests);
    return tests;
}

}  // namespace diaoyan
