// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

StatisticEntry alphaEntry() {
    using enum QuestionKind;
    return {
        .id = "cronbach-alpha",
        .title = {"克隆巴赫 α 系数（信度）", "Cronbach's alpha"},
        .description = {"一组题目相加后的内部一致性：α 及其区间（Feldt）、标准化 α，逐题的校正题总相关、"
                        "删除该题后的 α；反向题可先转向，题总相关为负时提醒",
                        "internal consistency of the sum of several items: alpha with Feldt's interval, standardized "
                        "alpha; per item the corrected item-total correlation and alpha if it is deleted; items "
                        "may be reversed first, a negative item-total correlation gives a warning"},
        .kinds = {scale, number},
        .grouping = GroupingNeed::optional,
        .source = "Cronbach (1951), Psychometrika 16:297-334; Feldt (1965), Psychometrika 30:357-370",
        .when = {"几道题要合成一个分数（如“学校管理”由五题平均）时，先看这几题是否步调一致。一般 0.7 以上可用于"
                 "比较群体。α 高不等于只测了一件事，题目多了 α 自然升高；只有一道题，或几道题本来就问不同的事"
                 "（食堂、校车、作业），不要算 α",
                 "Before several items are made one score (five questions on management, averaged): do they go "
                 "together? About 0.7 is enough to compare groups. A high alpha does not prove that one thing is "
                 "measured, and it grows with the number of items. Not for a single item, nor for items that "
                 "ask about different things by intention (canteen, bus, homework)"},
        .assumptions = {"各题同向计分（反向题先转向），答卷相互独立；不足两题、不足两人、总分没有差异时没有结果；"
                        "α 可以为负，照实输出。缺失按成列删除（同 SPSS），成对删除须注明且没有区间",
                        "items scored in one direction, independent respondents; undefined for fewer than two items or "
                        "respondents, or when everybody has the same sum. It may be negative and is printed so. "
                        "Missing: listwise as SPSS; pairwise on request, without interval"},
        .reference = "R psych::alpha, psych::alpha.ci; PSPP RELIABILITY"};
}

StatisticEntry lambdaEntry() {
    using enum QuestionKind;
    return {
        .id = "guttman-lambda",
        .title = {"古特曼 λ 与折半信度", "Guttman's lambda and split-half reliability"},
        .description = {"信度的其他下界 λ2、λ6，各题能被其余题解释的比例，奇偶折半信度（Spearman–Brown 校正）",
                        "other lower bounds of reliability (lambda 2 and 6), what the other items explain of each, "
                        "odd-even split-half reliability stepped up by Spearman-Brown"},
        .kinds = {scale, number},
        .grouping = GroupingNeed::optional,
        .source = "Guttman (1945), Psychometrika 10:255-282; Brown (1910), British J. Psychol. 3:296-322",
        .when = {"题目强弱不一时 λ2 比 α 更接近真实信度，可与 α 一并报告。折半信度取决于怎样分两半，题目的先后"
                 "一换数值就变，只宜作参考",
                 "Where items differ in strength lambda 2 is closer to the reliability than alpha: report it beside. "
                 "The split-half value depends on the split, so on the order of the items: for orientation only"},
        .assumptions = {"同 α；有题目人人回答相同，或某题可由其他题推出时，λ6 没有结果",
                        "as for alpha; lambda 6 is undefined where an item never varies or follows from others"},
        .reference = "R psych::alpha (G6), psych::splitHalf"};
}

StatisticEntry omegaEntry() {
    using enum QuestionKind;
    return {
        .id = "omega",
        .title = {"麦克唐纳 ω 系数", "McDonald's omega"},
        .description = {"单因子模型（极大似然）下总分的信度，附各题载荷、独特方差和单因子是否够用的检验",
                        "reliability of the sum under a one-factor model (maximum likelihood), with loadings, "
                        "uniquenesses and the test whether one factor is enough"},
        .kinds = {scale, number},
        .grouping = GroupingNeed::optional,
        .source = "McDonald (1999), Test Theory: A Unified Treatment, ch. 6; Lawley & Maxwell (1971), Factor Analysis "
                  "as a Statistical Method, ch. 4",
        .when = {"至少三题、各题与总体的关系有强有弱时，ω 比 α 合适；论文与验收报告常要求两者并列。人数不宜少于 "
                 "100。如果单因子检验明显不合（尤其有几题载荷很小），说明不止一个维度，应分开计分，不要只报 ω",
                 "Fitter than alpha where items differ in how strongly they belong, from three items on; reports "
                 "often want both. Better with 100 answers or more. Where one factor clearly does not fit (look "
                 "for small loadings) there is more than one dimension: score them apart"},
        .assumptions = {"一个共同因子，各题误差互不相关，得分近似连续；成列删除。不足三题、相关矩阵没有逆、"
                        "某题独特方差趋于 0（Heywood）或不收敛时说明原因，没有结果",
                        "one common factor, unrelated errors, scores about continuous; listwise. Undefined, with the "
                        "reason, for fewer than three items, a singular correlation matrix, a uniqueness running into "
                        "0 (Heywood) and no convergence"},
        .reference = "R factanal (factors = 1)"};
}

StatisticEntry factorabilityEntry() {
    using enum QuestionKind;
    return {
        .id = "factorability",
        .title = {"KMO 与巴特利特球形检验", "KMO and Bartlett's test of sphericity"},
        .description = {"题目之间的共同成分够不够做因子分析：KMO（总的和逐题的）、巴特利特卡方、相关矩阵的特征值",
                        "do the items share enough for a factor analysis: KMO (overall and per item), Bartlett's "
                        "chi-square, eigenvalues of the correlation matrix"},
        .kinds = {scale, number},
        .grouping = GroupingNeed::optional,
        .source = "Kaiser (1970), Psychometrika 35:401-415; Kaiser & Rice (1974), Educ. Psychol. Meas. 34:111-117; "
                  "Bartlett (1951), Biometrika 38:337-344",
        .when = {"做因子分析或划分维度之前看一眼：KMO 0.6 以上可以做，0.8 以上良好，某题的 MSA 低于 0.5 可考虑剔除。"
                 "巴特利特检验在几百人以上几乎总是显著，显著不说明问卷结构好；它们都不能代替“结构效度”的论证",
                 "Before a factor analysis or a division into dimensions: KMO from 0.6 is usable, from 0.8 good; an "
                 "item with an MSA below 0.5 may go. Bartlett's test is nearly always significant with some "
                 "hundred answers: that says nothing about the structure. Neither proves validity"},
        .assumptions =
            {"每题都有差异；巴特利特检验假定近似正态。某题可由其他题推出（或人数不多于题数）时没有结果",
             "every item varies; Bartlett's test wants about normal answers. Undefined where an item follows "
             "from others (or there are no more answers than items)"},
        .reference = "R psych::KMO, psych::cortest.bartlett, eigen; PSPP FACTOR /PRINT=KMO"};
}

StatisticEntry ratersEntry() {
    using enum QuestionKind;
    return {
        .id = "rater-agreement",
        .title = {"评分者一致性（组内相关系数）", "agreement of raters (intraclass correlation)"},
        .description = {"几位评分者给同一批对象打分的六种组内相关系数，附 F 检验与区间",
                        "the six intraclass correlations of several raters judging the same targets, with F tests and "
                        "intervals"},
        .kinds = {scale, number},
        .grouping = GroupingNeed::optional,
        .source = "Shrout & Fleiss (1979), Psychological Bulletin 86:420-428",
        .when = {"几位督导给同一批学校打分、几个人给同一批开放题编码计分时用。评分者是随机找来的、以后会换人：看 "
                 "ICC(2)；就是这几位：看 ICC(3)；最后取平均分：看后面带 k 的。学生按学校聚集的程度不是这个，"
                 "请看“组内相关、设计效应”",
                 "Several inspectors score the same schools, several people score the same texts. Raters who may be "
                 "others next time: ICC(2); these and no others: ICC(3); where the mean is used: those with k. How "
                 "alike pupils of one school are is another matter: see the design effect"},
        .assumptions = {"每位评分者评了每个对象，同一量尺；对象的平均得分没有差异时没有结果，完全一致时没有区间",
                        "every rater judged every target on the same scale; undefined where the targets do not differ, "
                        "and without an interval where the raters agree completely"},
        .reference = "R psych::ICC(lmer = FALSE)"};
}

}  // namespace

std::vector<StatisticEntry> scaleStatistics() {
    return {alphaEntry(), lambdaEntry(), omegaEntry(), factorabilityEntry(), ratersEntry()};
}

}  // namespace diaoyan
