// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

using enum QuestionKind;

/// What all of them assume, and what else matters.
Text assuming(const Text& more) {
    return {"要求答卷相互独立；学生、家长嵌套在学校里时 p 值偏小，应改用整群稳健的结果。" + more.zh,
            "Independent respondents; p is too small for pupils or parents nested in schools: use the "
            "cluster-robust results. " +
                more.en};
}

std::vector<StatisticEntry> meanEntries() {
    return {
        {.id = "t-test",
         .title = {"独立样本 t 检验", "two-sample t test"},
         .description = {"两组均值之差、韦尔奇与合并方差两种 t 检验、置信区间，Cohen d、Hedges g",
                         "difference of two means with Welch's and Student's t, interval, Cohen's d and Hedges' g"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Welch (1947), Biometrika 34:28-35; Student (1908), Biometrika 6:1-25; Hedges (1981), J. Educ. "
                   "Stat. 6:107-128",
         .when = {"恰好两组、比较平均数时用，默认看韦尔奇的结果；三组以上用方差分析，只看名次高低用曼-惠特尼检验",
                  "for exactly two groups and their means, Welch's by default; analysis of variance for more groups, "
                  "Mann-Whitney where only the order of the answers counts"},
         .assumptions = assuming({"每组少于两份答案或组内答案全部相同时不能计算",
                                  "Undefined with fewer than two answers in a group or none that differ within the "
                                  "groups"}),
         .reference = "R t.test"},
        {.id = "anova",
         .title = {"单因素方差分析", "analysis of variance"},
         .description = {"多组均值是否相同：韦尔奇 F、经典 F、布朗-福赛斯 F，η²、ω²、ε²",
                         "are the means of several groups equal: Welch's, Fisher's and Brown-Forsythe's F with eta "
                         "squared, omega squared and epsilon squared"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Welch (1951), Biometrika 38:330-336; Fisher (1925), Statistical Methods for Research Workers; "
                   "Brown & Forsythe (1974), Technometrics 16:129-132",
         .when = {"比较三个以上的组（学段、片区、年级）的平均数，默认看韦尔奇 "
                  "F；它只说明有没有差异，哪两组不同要看多重比较",
                  "for the means of three or more groups (stage, area, grade), Welch's F by default; it tells that "
                  "they differ, the pairwise comparisons tell which"},
         .assumptions = assuming({"经典 F 还要求各组方差相等；某组只有一份答案或没有差异时韦尔奇 F 不能计算",
                                  "The classical F needs equal variances; Welch's is undefined when a group has one "
                                  "answer or no variance"}),
         .reference = "R aov, oneway.test"},
        {.id = "equal-variances",
         .title = {"方差齐性检验", "tests of equal variances"},
         .description = {"莱文检验（按均值、按中位数）与巴特利特检验",
                         "Levene's tests about the mean and about the median, Bartlett's test"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Levene (1960), in Contributions to Probability and Statistics; Brown & Forsythe (1974), JASA "
                   "69:364-367; Bartlett (1937), Proc. R. Soc. A 160:268-282",
         .when = {"想知道各组意见的分散程度是否不同时用；不必拿它来决定用哪种 F，直接用韦尔奇 F 即可",
                  "to ask whether opinions vary more in some groups; not needed to choose an F test: take Welch's"},
         .assumptions = assuming({"巴特利特检验还要求数据近似正态，某组没有差异时不能计算",
                                  "Bartlett's needs normal numbers and is undefined when a group has no variance"}),
         .reference = "R bartlett.test, anova of the distances"},
    };
}

std::vector<StatisticEntry> pairwiseEntries() {
    return {
        {.id = "games-howell",
         .title = {"Games–Howell 多重比较", "Games-Howell comparisons"},
         .description = {"每两组均值之差、校正后的 p 值与同时置信区间，不要求方差相等",
                         "difference of every two means with p and interval for all pairs together, for unequal "
                         "variances"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Games & Howell (1976), J. Educ. Stat. 1:113-125",
         .when = {"方差分析之后看哪两组不同，人数或方差不等时首选；组很多时（学校排名）请用学校比较",
                  "after the analysis of variance, to see which groups differ; the first choice for unequal sizes or "
                  "variances. To rank many schools use the comparison of schools"},
         .assumptions = assuming({"每组至少两份答案；超过 1000 组不算", "Two answers per group; at most 1000 groups"}),
         .reference = "t by R, p by the double integral of the studentized range in R"},
        {.id = "tukey-kramer",
         .title = {"图基 HSD（Tukey–Kramer）多重比较", "Tukey-Kramer comparisons"},
         .description = {"每两组均值之差、校正后的 p 值与同时置信区间，要求方差相等",
                         "difference of every two means with p and interval for all pairs together, for equal "
                         "variances"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Kramer (1956), Biometrics 12:307-310",
         .when = {"各组方差相近时用；不能肯定时用 Games–Howell", "for similar variances; Games-Howell when in doubt"},
         .assumptions = assuming({"各组方差相等；组内没有差异时不能计算",
                                  "Equal variances; undefined when nothing varies within the groups"}),
         .reference = "R TukeyHSD, p by the double integral of the studentized range in R"},
        {.id = "lsd",
         .title = {"LSD 多重比较（霍尔姆校正）", "least significant difference, Holm-adjusted"},
         .description = {"每两组的合并方差 t 检验，p 值按霍尔姆法校正",
                         "t test of every two groups with pooled variance, p adjusted by Holm's method"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Fisher (1935), The Design of Experiments; Holm (1979), Scand. J. Statist. 6:65-70",
         .when = {"需要与 SPSS 的 LSD 对照时用；不校正的 p 值在组多时会把偶然当差异",
                  "to compare with the LSD of SPSS; without adjustment many groups make chance look like a difference"},
         .assumptions = assuming({"各组方差相等", "Equal variances"}),
         .reference = "R pairwise.t.test"},
    };
}

std::vector<StatisticEntry> rankEntries() {
    return {
        {.id = "mann-whitney",
         .title = {"曼-惠特尼 U 检验", "Mann-Whitney U test"},
         .description = {"两组答案高低的秩检验，Cliff δ 与“随机各取一人、前者更高”的概率",
                         "two groups compared by ranks, with Cliff's delta and the probability that one is higher"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Mann & Whitney (1947), Ann. Math. Stat. 18:50-60; Cliff (1993), Psychol. Bull. 114:494-509",
         .when = {"两组、答案只有高低次序（量表）或有极端值时用；它比较的不是平均数",
                  "for two groups on a scale of which only the order is sure, or with outliers; it does not compare "
                  "means"},
         .assumptions = assuming({"答案全部相同时检验不能计算；每组少于 50 份且没有相同答案时给出精确 p 值",
                                  "No test when all answers are equal; exact p for fewer than 50 answers per group, "
                                  "none equal"}),
         .reference = "R wilcox.test"},
        {.id = "kruskal-wallis",
         .title = {"克鲁斯卡尔-沃利斯检验", "Kruskal-Wallis test"},
         .description = {"多组答案高低的秩检验，附平均秩与 ε²",
                         "several groups compared by ranks, with mean ranks and epsilon squared"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Kruskal & Wallis (1952), JASA 47:583-621",
         .when = {"三组以上、答案只有高低次序时用；显著后看 Dunn 检验找出哪两组不同",
                  "for three or more groups on a scale of which only the order is sure; then Dunn's test for the "
                  "pairs"},
         .assumptions = assuming({"答案全部相同时不能计算；每组不足 5 份时 p 值只是近似",
                                  "Undefined when all answers are equal; p is rough with fewer than 5 per group"}),
         .reference = "R kruskal.test"},
        {.id = "dunn",
         .title = {"Dunn 多重比较", "Dunn's test"},
         .description = {"每两组平均秩之差与校正后的 p 值",
                         "difference of the mean ranks of every two groups, p adjusted"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Dunn (1964), Technometrics 6:241-252",
         .when = {"克鲁斯卡尔-沃利斯检验显著之后，看哪两组不同", "after Kruskal-Wallis, to see which groups differ"},
         .assumptions = assuming(
             {"答案全部相同时不能计算；超过 1000 组不算", "Undefined when all answers are equal; at most 1000 groups"}),
         .reference = "R pnorm and p.adjust on the mean ranks"},
    };
}

std::vector<StatisticEntry> pairedEntries() {
    return {
        {.id = "paired-t",
         .title = {"配对样本 t 检验", "paired t test"},
         .description = {"同一对象两次测量之差的均值、置信区间、t 检验与 Cohen dz",
                         "mean difference of two measurements of the same units with interval, t and Cohen's dz"},
         .kinds = {scale, number},
         .source = "Student (1908), Biometrika 6:1-25",
         .when = {"同一批人或学校前后两次、或同校教师与家长的比较；两批不同的人用独立样本检验",
                  "for the same people or schools twice, or teachers and parents of the same school; different "
                  "people need the two-sample test"},
         .assumptions = {"各对之间相互独立；不足两对或差值全部相同时不能计算",
                         "independent pairs; undefined with fewer than two or when all differences are equal"},
         .reference = "R t.test(paired = TRUE)"},
        {.id = "wilcoxon-signed-rank",
         .title = {"威尔科克森符号秩检验", "Wilcoxon signed rank test"},
         .description = {"配对差值的秩检验，零差值不参加", "ranks of the paired differences, zeros left out"},
         .kinds = {scale, number},
         .source = "Wilcoxon (1945), Biometrics Bulletin 1:80-83",
         .when = {"配对数据有极端值、不宜用均值时用", "for paired data with outliers, where means mislead"},
         .assumptions = {"各对之间相互独立，差值大致对称；没有非零差值时不能计算",
                         "independent pairs, differences about symmetric; undefined without a difference other than 0"},
         .reference = "R wilcox.test(paired = TRUE)"},
        {.id = "sign-test",
         .title = {"符号检验", "sign test"},
         .description = {"上升与下降的个数是否相当，精确 p 值", "as many up as down? exact p"},
         .kinds = {scale, number},
         .source = "Arbuthnott (1710), Phil. Trans. 27:186-190",
         .when = {"只关心升降、不关心幅度时用", "where only the direction of the change counts"},
         .assumptions = {"各对之间相互独立；没有升降时不能计算",
                         "independent pairs; undefined when nothing went up or down"},
         .reference = "R binom.test"},
        {.id = "correlation",
         .title = {"相关分析", "correlation"},
         .description = {"两题之间的皮尔逊、斯皮尔曼、肯德尔 τ-b 相关系数，附置信区间与检验",
                         "Pearson, Spearman and Kendall tau-b correlation of two questions with interval and test"},
         .kinds = {scale, number},
         .source = "Fisher (1915), Biometrika 10:507-521; Bonett & Wright (2000), Psychometrika 65:23-28; Kendall "
                   "(1945), Biometrika 33:239-251",
         .when = {"看两题的答案是否同升同降：数值用皮尔逊，量表用斯皮尔曼或肯德尔；相关不说明因果",
                  "whether two answers rise together: Pearson for numbers, Spearman or Kendall for scales; it does not "
                  "show a cause"},
         .assumptions = assuming({"两题都作答的人才算；有一题答案全部相同时不能计算",
                                  "Of those who answered both; undefined when all answers to one are equal"}),
         .reference = "R cor.test"},
    };
}

}  // namespace

std::vector<StatisticEntry> groupStatistics() {
    std::vector<StatisticEntry> all = meanEntries();
    for (const auto& entries : {pairwiseEntries(), rankEntries(), pairedEntries()})
        all.insert(all.end(), entries.begin(), entries.end());
    return all;
}

}  // namespace diaoyan
