// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

StatisticEntry frequencyEntry() {
    using enum QuestionKind;
    return {
        .id = "frequency",
        .title = {"频数分析", "frequency table"},
        .description = {"每个选项的人数、百分比、有效百分比、累积百分比，缺失按原因分列",
                        "count, percent, valid percent and cumulative percent of every option; missing by reason"},
        .kinds = {single, scale, ranking},
        .grouping = GroupingNeed::optional,
        .source = "SPSS FREQUENCIES",
        .when = {"单选题、量表题最先看的一张表；排序题只统计首选。多选题请用多选题分析，数值题请用描述统计",
                 "the first table of a one-choice question or a scale; of a ranking it counts the first places. "
                 "Multiple responses and numbers have tables of their own"},
        .assumptions = {"每人至多一个答案。按跳题没有问到的人不进任何基数；“不了解”算作答，但不进有效百分比。"
                        "没有人作答时百分比无定义。累积百分比只对有顺序的选项有意义",
                        "one answer each. Those routed past are in no base; 不了解 is an answer, but not a valid one. "
                        "Without answers the percentages are undefined. Cumulative percent needs ordered options"},
        .reference = "R table, prop.table; PSPP FREQUENCIES"};
}

StatisticEntry multipleResponseEntry() {
    using enum QuestionKind;
    return {.id = "multiple-response",
            .title = {"多选题（多重响应）分析", "multiple-response table"},
            .description = {"每个选项的个案百分比与响应百分比、人均选择数、选择个数分布",
                            "percent of cases and of responses of every option, mean and distribution of the number of "
                            "choices"},
            .kinds = {multiple},
            .grouping = GroupingNeed::optional,
            .source = "SPSS MULT RESPONSE",
            .when = {"多选题用。说“有百分之多少的人选了它”时用个案百分比（各项相加可超过 100%）；"
                     "说“它占全部选择的多少”才用响应百分比",
                     "for multiple responses. “How many people chose it” is the percent of cases, which may add up to "
                     "more than 100; “its part of all choices” is the percent of responses"},
            .assumptions =
                {"至少选了一项的人才是个案，选“以上都不是”的也算；一项都没选的人算未作答。没有个案时百分比无定义",
                 "a case has at least one tick, 以上都不是 included; no tick at all is unanswered. Undefined "
                 "without cases"},
            .reference = "R colSums of 0/1 columns; SPSS MULT RESPONSE by definition"};
}

StatisticEntry rankingEntry() {
    using enum QuestionKind;
    return {
        .id = "ranking",
        .title = {"排序题分析", "ranking table"},
        .description = {"首选比例、平均名次、平均综合得分", "first places, mean rank and mean score"},
        .kinds = {ranking},
        .grouping = GroupingNeed::optional,
        .source = "rank r of k options earns k - r + 1 points, over those who ranked anything",
        .when =
            {"请人给选项排先后的题用。综合得分兼顾选的人数和名次，便于排队；平均名次只看排了它的人，不能单独用来比较",
             "for questions that ask for an order. The score weighs how many ranked an option and how high; the "
             "mean rank is of those who ranked it, so it does not compare options by itself"},
        .assumptions = {"没有排进去的选项记 0 分，与问卷星一致。相邻名次之间一律差 1 分，这只是约定。"
                        "无人排过的选项没有平均名次",
                        "an option that was left out earns 0, as in 问卷星. That one rank is worth one point is a "
                        "convention. No mean rank where nobody ranked the option"},
        .reference = "by hand; the score as 问卷星 prints it"};
}

StatisticEntry optionRanksEntry() {
    using enum QuestionKind;
    return {
        .id = "option-ranks",
        .title = {"选项排名", "ranks of the options"},
        .description = {"位列 N 个选项之第 k，并列同名次", "place of an option among all, ties sharing the best place"},
        .kinds = {single, scale, multiple, ranking},
        .grouping = GroupingNeed::optional,
        .source = "standard competition ranking (1224)",
        .when = {"写“位列第几”时用。人数相差几个就有先后，并不表示差别可靠；要下结论请看置信区间或检验",
                 "to write “comes third”. A few answers more make a place: whether the difference is real is for an "
                 "interval or a test to say"},
        .assumptions = {"所有选项都参加排名，包括“其他”和无人选的；人数相同的并列，占用其后名次",
                        "all options take part, also 其他 and those nobody chose; equal counts share the best place"},
        .reference = "R rank(-count, ties.method = \"min\")"};
}

StatisticEntry satisfactionEntry() {
    using enum QuestionKind;
    return {
        .id = "satisfaction",
        .title = {"满意率与满意度指数", "satisfaction rate and index"},
        .description = {"按指定口径计算，附置信区间和其他常用口径的结果",
                        "by a named definition, with an interval and the value under the other common definitions"},
        .kinds = {scale},
        .grouping = GroupingNeed::optional,
        .source = "the definition printed beside the number; interval of a rate: Wilson (1927), JASA 22:209-212",
        .when = {"满意度题的主要结果。满意率好懂，便于对外公布；指数用到每一级，适合比较和看变化。"
                 "口径不同的数不能相比，公布时把口径一起写上",
                 "the main figure of a satisfaction item. A rate is easily understood; an index uses every point and "
                 "suits comparisons. Figures of different definitions do not compare: print the definition"},
        .assumptions = {"选项从好到差有次序。“不了解”默认不进基数，进基数的结果另列。区间把答卷看作相互独立，"
                        "同校学生、家长彼此相像时偏窄，请改用整群抽样的区间。没有有效作答时无定义",
                        "options in order. 不了解 is out of the base, the rate with it is given beside. The interval "
                        "takes respondents as independent and is too narrow for pupils of the same schools. "
                        "Undefined without valid answers"},
        .reference = "R mean, t.test, prop.test(correct = FALSE)"};
}

StatisticEntry npsEntry() {
    using enum QuestionKind;
    return {
        .id = "nps",
        .title = {"净推荐值（NPS）", "net promoter score"},
        .description = {"推荐者（9—10 分）百分比减去贬损者（0—6 分）百分比，附标准误和置信区间",
                        "percent of promoters (9, 10) minus percent of detractors (0 to 6), with standard error and "
                        "interval"},
        .kinds = {scale, number},
        .grouping = GroupingNeed::optional,
        .source = "Reichheld (2003), Harvard Business Review 81(12):46-54",
        .when =
            {"只用于 0—10 分的“是否愿意推荐”题。5 级满意度题不要硬换算；同样的分值，各地打分习惯不同，不宜跨文化比较",
             "for 0-10 “would you recommend” items only. Do not stretch a five-point scale to it; habits of "
             "scoring differ between cultures"},
        .assumptions = {"答卷相互独立。全属同一类时标准误为 0；有 0—10 以外的分值，或没有作答时，不计算",
                        "independent respondents. The standard error is 0 when all are of one kind; not computed "
                        "with other points than 0-10 or without answers"},
        .reference = "R, multinomial variance (p + d - (p - d)^2) / n"};
}

StatisticEntry numbersEntry() {
    using enum QuestionKind;
    return {
        .id = "numbers",
        .title = {"描述统计", "numeric summary"},
        .description = {"人数、均值、标准差、最小值、四分位数、最大值，以及众数、偏度、峰度等",
                        "n, mean, standard deviation, minimum, quartiles, maximum; mode, skewness, kurtosis and more"},
        .kinds = {number},
        .grouping = GroupingNeed::optional,
        .source = "quartiles: definition 7 of Hyndman & Fan (1996), The American Statistician 50:361-365; skewness "
                  "and kurtosis: Joanes & Gill (1998), The Statistician 47:183-189",
        .when = {"作业时间、费用、年龄等数值题用。费用、时间常有少数很大的值，宜报中位数和四分位数，"
                 "均值和标准差适合分布大体对称的数",
                 "for hours, costs, ages. Where a few are very large report median and quartiles; mean and standard "
                 "deviation suit roughly symmetric numbers"},
        .assumptions =
            {"缺失不参加计算。一人作答时标准差、区间无定义；人人相同时偏度、峰度无定义。均值的区间把答卷看作相互独立",
             "missing answers take no part. One answer has no standard deviation or interval; equal "
             "answers have no skewness. The interval takes respondents as independent"},
        .reference = "R mean, sd, quantile, t.test, mad; skewness and kurtosis as SPSS"};
}

StatisticEntry quantilesEntry() {
    using enum QuestionKind;
    return {
        .id = "quantiles",
        .title = {"分位数", "quantiles"},
        .description = {"任意百分位的数值，九种定义可选，定义名一并给出",
                        "the number at any percentage, by one of nine definitions, whose name is given with it"},
        .kinds = {number, scale},
        .grouping = GroupingNeed::optional,
        .source = "Hyndman & Fan (1996), The American Statistician 50:361-365",
        .when = {"回答“最慢的一成学生写作业要多久”一类的问题。与 SPSS 表格核对时选定义 6（weibull），"
                 "与 R、Excel 核对时选定义 7（默认）",
                 "for questions such as “how long do the slowest tenth take”. Definition 6 (weibull) to compare with "
                 "SPSS, 7 (default) with R and Excel"},
        .assumptions =
            {"样本大时各定义几乎相同，人数少时会有差别，越靠两端差别越大。没有作答，或百分位不在 0 与 100 之间时无定义",
             "definitions agree on large samples and differ on small ones, most near the ends. Undefined "
             "without answers or outside 0 .. 100 percent"},
        .reference = "R quantile(type = 1 .. 9)"};
}

StatisticEntry weightedDescriptionEntry() {
    using enum QuestionKind;
    return {
        .id = "weighted-description",
        .title = {"加权描述统计", "weighted summary"},
        .description = {"加权均值、三种定义的方差、有效样本量、加权设计效应、加权分位数",
                        "weighted mean, variance by three definitions, effective sample size, design effect of the "
                        "weights, weighted quantiles"},
        .kinds = {number, scale},
        .grouping = GroupingNeed::optional,
        .source = "Kish (1965), Survey Sampling, 11.7",
        .when = {"答卷带权重（按学校、学段人数调整过）时用，代替不加权的描述统计。权重代表人数时用频数方差，"
                 "代表可靠程度时用可靠性方差；要推断总体的误差请用整群抽样的方法",
                 "in place of the plain summary where answers carry weights. Frequency variance for weights that are "
                 "numbers of people, reliability variance otherwise; for the error of an estimate use the methods "
                 "for cluster samples"},
        .assumptions = {"权重不能是负数；权重为 0、缺权重或缺数值的不参加。除数不为正（如只有一人）时方差无定义",
                        "no negative weight; weight 0, no weight or no value takes no part. A variance whose divisor "
                        "is not positive is undefined"},
        .reference = "R weighted.mean, cov.wt; SPSS WEIGHT BY"};
}

}  // namespace

std::vector<StatisticEntry> descriptionStatistics() {
    return {frequencyEntry(), multipleResponseEntry(), rankingEntry(),   optionRanksEntry(),        satisfactionEntry(),
            npsEntry(),       numbersEntry(),          quantilesEntry(), weightedDescriptionEntry()};
}

}  // namespace diaoyan
