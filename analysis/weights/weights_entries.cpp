// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

StatisticEntry effect() {
    return {.id = "weight-effect",
            .title = {"加权的代价", "effect of weighting"},
            .description = {"权重的最小、最大、变异系数，设计效应 deff，有效样本量",
                            "smallest and largest weight, coefficient of variation, design effect and effective n"},
            .kinds = {},
            .grouping = GroupingNeed::none,
            .source = "Kish (1965), Survey Sampling, 11.7",
            .when = {"每次加权之后都要看：有效样本量远小于作答人数，说明个别人的权重过大，应合并层或截断权重",
                     "after every weighting: an effective n far below n means that a few people count too much; join "
                     "strata or trim"},
            .assumptions = {"假定权重与答案无关，是粗略的量度；整群抽样的影响不在内。权重合计须大于 0",
                            "takes weights as unrelated to answers; clustering comes on top. The sum must be positive"},
            .reference = "R: n sum(w^2) / sum(w)^2"};
}

StatisticEntry postStratification() {
    return {.id = "post-stratification",
            .title = {"事后分层", "post-stratification"},
            .description = {"使各层（如学段×性别）加权人数等于总体人数的权重系数",
                            "factors that make the weighted strata as large as the population's"},
            .kinds = {},
            .grouping = GroupingNeed::required,
            .source = "Holt & Smith (1979), JRSS A 142:33-46",
            .when = {"知道每个交叉层的总体人数、且各层都有人作答时用。只知道各变量的边际人数时用迭代加权",
                     "when the population of every stratum is known and each has respondents; with margins only, rake"},
            .assumptions = {"同一层内，答与不答的人看法相近。总体有人而无人作答的层必须先合并",
                            "within a stratum those who answered resemble those who did not. Strata without "
                            "respondents must be joined first"},
            .reference = "R survey::postStratify"};
}

StatisticEntry raking() {
    return {.id = "raking",
            .title = {"迭代加权（边际校准）", "raking"},
            .description = {"使几个变量的加权分布同时等于总体分布的权重系数",
                            "factors that make the weighted distributions of several variables equal the population's"},
            .kinds = {},
            .grouping = GroupingNeed::required,
            .source = "Deming & Stephan (1940), Annals of Mathematical Statistics 11:427-444",
            .when = {"只知道各变量各自的总体分布（如年级、性别），不知道交叉分布时用",
                     "when only the distribution of each variable is known, not of their combinations"},
            .assumptions = {"各边际合计相同，每一档都有人作答。样本缺少某些组合而边际互相矛盾时不收敛，不给结果",
                            "margins add up to the same population and every level has respondents. No result when "
                            "missing combinations make the margins contradict each other"},
            .reference = "R survey::rake(epsilon = 1e-10)"};
}

StatisticEntry linearCalibration() {
    return {.id = "linear-calibration",
            .title = {"线性校准（广义回归估计）", "linear calibration (GREG)"},
            .description = {"使若干变量的加权合计等于已知总体合计的权重系数，变量可以是数值",
                            "factors that make the weighted totals of variables, numeric ones too, equal known totals"},
            .kinds = {},
            .grouping = GroupingNeed::none,
            .source = "Deville & Sarndal (1992), JASA 87:376-382",
            .when = {"除人数外还知道数值变量的总体合计（如上年均分）时用。只有分类变量时用迭代加权更稳妥",
                     "when totals of numbers are known as well (last year's marks); with categories only, raking is "
                     "safer"},
            .assumptions = {"变量之间不能线性相关。可能出现负权重，结果会报出人数",
                            "no collinear variables. Weights may become negative, which is reported"},
            .reference = "R survey::calibrate(calfun = \"linear\")"};
}

StatisticEntry trimming() {
    return {
        .id = "weight-trimming",
        .title = {"权重截断", "trimming of weights"},
        .description = {"把过大、过小的权重截到界限，多出的部分平均分给其余的人，合计不变",
                        "weights beyond limits are cut, the excess is spread over the others, the sum stays"},
        .kinds = {},
        .grouping = GroupingNeed::none,
        .source = "Potter (1990), Proceedings of the ASA Section on Survey Research Methods, 225-230",
        .when = {"个别权重特别大、有效样本量太小时用。会带来少许偏差，截断后的边际不再严格等于总体",
                 "when a few huge weights make the effective n small. Brings a little bias, and margins no longer "
                 "agree exactly"},
        .assumptions = {"上下限要容得下权重合计，否则不给结果", "limits must leave room for the sum of the weights"},
        .reference = "R survey::trimWeights(strict = TRUE)"};
}

StatisticEntry estimate() {
    using enum QuestionKind;
    return {.id = "calibrated-estimate",
            .title = {"校准权重下的均值与标准误", "mean with calibrated weights"},
            .description = {"事后分层、迭代加权或线性校准之后的均值、比例、合计，附按学校整群计算的标准误和区间",
                            "means, shares and totals after post-stratification, raking or calibration, with standard "
                            "errors and intervals that allow for schools as clusters"},
            .kinds = {single, scale, multiple, number},
            .grouping = GroupingNeed::optional,
            .source = "Deville & Sarndal (1992), JASA 87:376-382; Sarndal, Swensson & Wretman (1992), Model Assisted "
                      "Survey Sampling, 6.6",
            .when = {"加权之后报告误差时用；把权重当作固定数会高估误差",
                     "for errors after weighting; taking the weights as fixed overstates them"},
            .assumptions = {"学校（群）相互独立，至少两所，最好十所以上；抽样比已知时可作有限总体校正",
                            "independent schools, at least two and better ten; with a known sampling fraction the "
                            "finite population correction applies"},
            .reference = "R survey svymean, svytotal after postStratify, rake, calibrate"};
}

}  // namespace

std::vector<StatisticEntry> weightStatistics() {
    return {effect(), postStratification(), raking(), linearCalibration(), trimming(), estimate()};
}

}  // namespace diaoyan
