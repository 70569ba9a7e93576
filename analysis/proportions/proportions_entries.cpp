// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

StatisticEntry intervalEntry() {
    using enum QuestionKind;
    return {
        .id = "proportion-interval",
        .title = {"比例的置信区间", "interval for a proportion"},
        .description = {"默认威尔逊（Wilson）区间；另有精确（Clopper–Pearson）、mid-p、连续性校正、"
                        "Agresti–Coull、Jeffreys 五种备查",
                        "Wilson's by default; on request exact (Clopper-Pearson), mid-p, with continuity "
                        "correction, Agresti-Coull, Jeffreys"},
        .kinds = {single, scale, multiple},
        .grouping = GroupingNeed::optional,
        .source = "Wilson (1927), JASA 22:209-212; Clopper & Pearson (1934), Biometrika 26:404-413; Brown, Cai & "
                  "DasGupta (2001), Statistical Science 16:101-133",
        .when = {"每个百分比旁边都该有一个区间，人数少的时候尤其要看：20 份答卷里的 80%，真实比例在 58% 到 92% 之间"
                 "都不奇怪。不要用课本上的“p±1.96 标准误”（Wald 区间）：人数少或接近 0%、100% 时它错得厉害，"
                 "本工具只为教学保留。学生按班、按校集中作答时，这个区间偏窄，改用整群稳健的区间",
                 "Beside every percentage, above all with few answers: 80 % of 20 answers may well be 58 % or "
                 "92 %. Not Wald's p +- 1.96 standard errors, kept for teaching only: it fails with few answers "
                 "and near 0 % and 100 %. Too narrow where pupils answer by class or school: use the "
                 "cluster-robust interval there"},
        .assumptions = {"答卷相互独立；基数为 0 时没有区间", "independent respondents; undefined for an empty base"},
        .reference = "R prop.test, binom.test, qbeta, pbinom"};
}

StatisticEntry finitePopulationEntry() {
    using enum QuestionKind;
    return {.id = "finite-population-share",
            .title = {"有限总体的置信区间", "interval with a known population"},
            .description = {"已知在校或在编人数时的标准误与区间：校正后的威尔逊区间，以及超几何分布的精确区间"
                            "（全校至少、至多有多少人这样回答）",
                            "standard errors and intervals where the enrolment is known: corrected Wilson, and exact "
                            "by the hypergeometric distribution (at least and at most so many of all would say so)"},
            .kinds = {single, scale, multiple},
            .grouping = GroupingNeed::optional,
            .source = "Cochran (1977), Sampling Techniques, 3rd ed., 2.6-2.8 and 3.4",
            .when = {"一所学校 60 名教师交了 50 份，几乎人人都答了，区间应当比“从无穷多人里抽 50 人”窄得多；全员作答时"
                     "区间宽度为零。只有抽样误差会因此变小：没交卷的人如果恰是不满意的人，这个区间纠正不了",
                     "50 of a school's 60 teachers answered: the interval should be much narrower than for 50 out of "
                     "infinitely many, and of no width when everybody answered. It only knows about sampling: if "
                     "those who did not answer are the dissatisfied ones, nothing here corrects that"},
            .assumptions =
                {"答卷可看作从在册人员中不放回随机抽取；答卷数超过在册人数时报错；总体超过 20 亿人时不算精确区间",
                 "answers are like a random sample without replacement; more answers than people is an "
                 "error; no exact interval above 2 * 10^9 people"},
            .reference = "R phyper; survey::svymean with fpc"};
}

StatisticEntry differenceEntry() {
    using enum QuestionKind;
    return {
        .id = "proportion-difference",
        .title = {"两个比例之差", "difference of two proportions"},
        .description = {"相差多少个百分点及其区间（Newcombe），合并方差的 z 检验，比数比、比例之比、Cohen h",
                        "difference in points with Newcombe's interval, pooled z test, odds ratio, risk ratio, "
                        "Cohen's h"},
        .kinds = {single, scale, multiple},
        .grouping = GroupingNeed::required,
        .source = "Newcombe (1998), Statistics in Medicine 17:873-890, method 10; Agresti & Caffo (2000), The "
                  "American Statistician 54:280-288",
        .when = {"比较两组不同的人（男女、两所学校、今年与去年各自抽的样本）的满意率。先看差多少、区间多宽，再看 p 值："
                 "几千份答卷里差 1 个百分点也会“显著”，但未必值得一说。同一批人前后两次作答用配对的麦克尼马尔检验；"
                 "两校各自的区间有重叠，不等于没有差异，要看差的区间",
                 "For two groups of different people (boys and girls, two schools, two samples of different "
                 "years). Look at the difference and its interval before p: with thousands of answers one point "
                 "is significant and may still not matter. For the same people twice use McNemar's test. Two "
                 "intervals that overlap do not mean no difference: look at the interval of the difference"},
        .assumptions = {"两组相互独立、组内答卷独立；两组全都选或全都不选时 z 无法计算，区间仍有",
                        "independent groups of independent respondents; z is undefined when all or none of both "
                        "said yes, the interval is not"},
        .reference = "R prop.test"};
}

StatisticEntry sampleSizeEntry() {
    return {.id = "sample-size",
            .title = {"样本量", "sample size"},
            .description = {"达到指定误差范围需要多少份有效答卷，可按总体人数校正",
                            "valid answers needed for a margin of error, corrected for the population where known"},
            .kinds = {},
            .grouping = GroupingNeed::none,
            .source = "Cochran (1977), Sampling Techniques, 3rd ed., 4.4",
            .when = {"发问卷之前用。全县 14 707 名学生，误差不超过 5 个百分点要 375 份；但如果还要比较每所学校，"
                     "就得每所学校各自够数。按预计回收率放大发放数；整班整校抽取时再乘设计效应",
                     "Before a survey. 14 707 pupils need 375 answers for 5 points; but if every school is to be "
                     "compared, every school needs its own. Divide by the response rate expected; multiply by the "
                     "design effect where whole classes or schools are drawn"},
            .assumptions = {"简单随机抽样、人人作答；预计比例不知道时取 0.5（最保守）",
                            "simple random sampling, everybody answers; 0.5 where the proportion is unknown"},
            .reference = "Cochran's formula in R"};
}

}  // namespace

std::vector<StatisticEntry> proportionStatistics() {
    return {intervalEntry(), finitePopulationEntry(), differenceEntry(), sampleSizeEntry()};
}

}  // namespace diaoyan
