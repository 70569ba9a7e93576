// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

#include <utility>

namespace diaoyan {

namespace {

/// What every estimate from a cluster sample asks for.
const Text clusterAssumptions{
    "学校（群）之间相互独立；至少两所学校，分层时每层至少两所；少于 10 所时标准误本身不稳，会提醒",
    "schools (clusters) are independent; at least two, and two in every stratum; with fewer than 10 the standard "
    "error itself is unsteady, and a warning says so"};

std::vector<StatisticEntry> estimateEntries() {
    using enum QuestionKind;
    return {
        {.id = "design-mean",
         .title = {"整群抽样的均值、总量与比率", "mean, total and ratio from a cluster sample"},
         .description = {"估计值，按学校计算的标准误与 t 区间，设计效应；可分层、加权、做有限总体校正和两阶段抽样",
                         "estimate, standard error and t interval from school totals, design effect; strata, weights, "
                         "finite population correction, two stages"},
         .kinds = {scale, single, number},
         .grouping = GroupingNeed::optional,
         .source = "Saerndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.6-5.10; Kish (1965), Survey "
                   "Sampling, 8.2",
         .when = {"学生和家长来自若干所学校、要推断全区平均水平时用；同校的人彼此相像，把他们当作独立样本会把误差算小。"
                  "只描述交回问卷的这些人时不必用",
                  "use it to infer the average of a whole district from pupils or parents of some schools: people of "
                  "one school are alike, and taking them as independent makes the error too small. Not needed to "
                  "describe only those who answered"},
         .assumptions = clusterAssumptions,
         .reference = "R survey 4.1 svymean, svytotal, svyratio, svyby"},
        {.id = "design-proportion",
         .title = {"整群抽样的比例", "proportion from a cluster sample"},
         .description = {"比例、按学校计算的标准误、logit 尺度的 t 区间、设计效应",
                         "proportion, standard error from school totals, t interval on the logit scale, design effect"},
         .kinds = {scale, single, multiple},
         .grouping = GroupingNeed::optional,
         .source = "Korn & Graubard (1998), Survey Methodology 24:193-201",
         .when = {"由各校学生、家长的答卷推断全区满意率时用，代替把所有人当作独立样本的区间",
                  "use it to infer the satisfaction rate of a district from pupils or parents of its schools, in place "
                  "of an interval that takes everybody as independent"},
         .assumptions = {"学校之间相互独立；没有人或所有人都选时，学校之间看不出差异，区间无定义",
                         "schools are independent; where nobody or everybody says yes no school differs from another "
                         "and the interval is undefined"},
         .reference = "R survey 4.1 svyciprop (xlogit, logit, mean, asin, beta, likelihood)"},
        {.id = "design-quantile",
         .title = {"整群抽样的分位数", "quantile from a cluster sample"},
         .description = {"中位数等分位数及其 Woodruff 区间", "median and other quantiles with Woodruff's interval"},
         .kinds = {number},
         .grouping = GroupingNeed::optional,
         .source = "Woodruff (1952), JASA 47:635-646",
         .when = {"推断全区作业时间、睡眠时间的中位数时用；选项很少的量表题请报比例",
                  "use it to infer a district's median of hours of homework or sleep; for scales with few options "
                  "report proportions"},
         .assumptions = {"学校之间相互独立；太靠两端的分位数，区间的一侧无定义",
                         "schools are independent; near the ends a limit of the interval is undefined"},
         .reference = "R survey 4.1 svyquantile (qrule math, interval.type mean)"},
        {.id = "icc",
         .title = {"组内相关系数与设计效应", "intraclass correlation and design effect"},
         .description = {"ICC(1) 及区间、ICC(2)、Kish 设计效应、经验设计效应、有效样本量",
                         "ICC(1) with its interval, ICC(2), Kish's and the empirical design effect, effective sample "
                         "size"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::none,
         .source = "Shrout & Fleiss (1979), Psychological Bulletin 86:420-428; Donner & Koval (1980), Biometrics "
                   "36:19-25; Kish (1965), Survey Sampling, 5.4",
         .when = {"想知道差异有多少在学校之间、按学校抽样要多抽多少人时用；ICC(2) 说明学校平均分有多可靠",
                  "use it to see how much of the difference lies between schools and how many more people a sample by "
                  "schools needs; ICC(2) says how reliable a school's mean is"},
         .assumptions = {"至少两所学校，且有学校不止一人作答；估计值可以为负，照实报告",
                         "at least two schools, one of them with several respondents; the estimate may be negative and "
                         "is reported as it is"},
         .reference = "R aov mean squares; multilevel ICC1, ICC2"},
    };
}

std::vector<StatisticEntry> testEntries() {
    using enum QuestionKind;
    return {
        {.id = "design-t-test",
         .title = {"整群抽样的两组比较", "two groups of a cluster sample compared"},
         .description = {"两组均值或比例之差、按学校计算的标准误、t 检验与区间",
                         "difference of two means or proportions, standard error from school totals, t test, interval"},
         .kinds = {scale, single, number},
         .grouping = GroupingNeed::required,
         .source = "Saerndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.6-5.10",
         .when =
             {"比较的两组（男女生、教师与家长、两个年份）来自同样的学校时用：同校的影响两组都有，相减时会抵消一部分",
              "use it when both groups (boys and girls, teachers and parents, two years) come from the same "
              "schools: what a school does to both partly cancels in the difference"},
         .assumptions = clusterAssumptions,
         .reference = "R survey 4.1 svyttest, svyby"},
        {.id = "design-rank-test",
         .title = {"整群抽样的秩和检验", "rank test from a cluster sample"},
         .description = {"两组在总体中的平均秩之差与 t 检验",
                         "difference of the mean population ranks with its t test"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::required,
         .source = "Lumley & Scott (2013), Biometrika 100:831-842",
         .when = {"两组比较而数值偏态很重、只相信大小顺序时用；要说差多少，请看均值或比例之差",
                  "use it to compare two groups where the numbers are very skewed and only their order is trusted; to "
                  "say how large the gap is, report means or proportions"},
         .assumptions = clusterAssumptions,
         .reference = "R survey 4.1 svyranktest; R's number depends on the row order of ties, this one does not"},
        {.id = "design-chi-square",
         .title = {"整群抽样的卡方检验", "chi-square test from a cluster sample"},
         .description = {"Rao–Scott 二阶校正的 F 检验，附一阶校正卡方、Wald 检验和平均设计效应",
                         "Rao and Scott's second-order F, with the first-order chi-square, Wald tests and the mean "
                         "design effect"},
         .kinds = {scale, single},
         .grouping = GroupingNeed::required,
         .source = "Rao & Scott (1984), Annals of Statistics 12:46-60; Thomas & Rao (1987), JASA 82:630-636",
         .when =
             {"答卷按学校成群、要检验两道题（或分组与选项）是否有关时用，代替皮尔逊卡方检验；后者会把关联说得过于显著",
              "use it in place of Pearson's test when answers are clustered in schools: Pearson's makes a relation "
              "look more significant than it is"},
         .assumptions = {"至少两行两列、两所学校；空格太多或各校构成完全相同时无定义",
                         "at least two rows, two columns and two schools; undefined with too many empty cells or when "
                         "all schools are made up alike"},
         .reference = "R survey 4.1 svychisq (F, Chisq, Wald, adjWald)"},
    };
}

}  // namespace

std::vector<StatisticEntry> clusterStatistics() {
    std::vector<StatisticEntry> all = estimateEntries();
    for (StatisticEntry& entry : testEntries()) all.push_back(std::move(entry));
    return all;
}

}  // namespace diaoyan
