// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

StatisticEntry responseRate() {
    return {.id = "response-rate",
            .title = {"回收率与有效率", "response rates"},
            .description = {"各校、各类对象的发放、回收、有效份数", "issued, returned and valid by school and role"},
            .kinds = {},
            .grouping = GroupingNeed::none,
            .source = "ratio of sums: Cochran (1977), Sampling Techniques, 3rd ed., 2.11",
            .when = {"每份报告开头都应交代。回收率低的学校，结论只代表答了的人",
                     "at the start of every report; where few answered, results speak for those who did"},
            .assumptions = {"发放数取自名册，没有发放数的学校不算回收率。合计按总数相除，不是各校回收率的平均",
                            "numbers issued come from the roster; without one a school has no rate. Totals are ratios "
                            "of sums, not means of rates"},
            .reference = "by hand"};
}

StatisticEntry rates() {
    using enum QuestionKind;
    return {.id = "school-rates",
            .title = {"学校比较与排名", "school comparison and ranking"},
            .description = {"各校人数、比例、置信区间、名次，以及名次可能落在第几到第几；与总体相比的精确检验",
                            "n, share, interval and rank of every school, the ranks that cannot be excluded, and an "
                            "exact test against the overall share"},
            .kinds = {single, scale, multiple},
            .grouping = GroupingNeed::required,
            .source = "Klein, Wright & Wieczorek (2020), JRSS A 183:589-606; Wilson (1927), JASA 22:209-212",
            .when = {"要并列各校满意率时用。名次区间跨过中间的学校，不能称为最好或最差；人数不足（默认 10 人）的只"
                     "列出，不排名",
                     "to set schools side by side. A school whose rank interval reaches across the middle may not be "
                     "called best or worst; those with few answers (below 10 by default) are listed, not ranked"},
            .assumptions = {"各校作答相互独立；已知在校人数时按有限总体收窄区间。全部满意或全部不满意时不做检验",
                            "independent answers; where enrolment is known the interval is narrowed for the finite "
                            "population. No test when the overall share is 0 or 100 %"},
            .reference = "R prop.test(correct = FALSE), pbinom, p.adjust, rank; the formulas of RankingProject"};
}

StatisticEntry funnel() {
    using enum QuestionKind;
    return {
        .id = "funnel",
        .title = {"漏斗图与过度离散", "funnel plot and over-dispersion"},
        .description = {"以总体比例为中心、随人数变宽窄的 95% 与 99.8% 界限，各校的位置和 z 值，以及校际差异超出偶"
                        "然波动的程度",
                        "95 % and 99.8 % limits around the overall share that depend on n, where every school lies, "
                        "its z, and how far schools scatter beyond chance"},
        .kinds = {single, scale, multiple},
        .grouping = GroupingNeed::required,
        .source = "Spiegelhalter (2005), Statistics in Medicine 24:1185-1202; DerSimonian & Laird (1986), "
                  "Controlled Clinical Trials 7:177-188",
        .when = {"想找出确实与众不同、需要去了解原因的学校时用，比排名可靠。大量学校都在界外时，应看校正过度离散"
                 "后的 z",
                 "to find schools that truly differ and deserve a look; safer than a ranking. When many lie "
                 "outside, read the z adjusted for over-dispersion"},
        .assumptions = {"各校作答相互独立。只有一所学校时没有过度离散；所有学校都是 0% 或 100% 时没有漏斗图",
                        "independent answers. No over-dispersion with one school; no funnel when the overall share "
                        "is 0 or 100 %"},
        .reference = "R qbinom, pbinom with interpolation; FunnelPlotR's phi and tau2"};
}

StatisticEntry shrinkage() {
    using enum QuestionKind;
    return {.id = "school-shrinkage",
            .title = {"收缩估计", "shrunken school rates"},
            .description = {"把人数少的学校的比例向总体拉近的估计（贝塔—二项经验贝叶斯），附区间",
                            "shares of small schools pulled towards the overall one (beta-binomial empirical Bayes), "
                            "with intervals"},
            .kinds = {single, scale, multiple},
            .grouping = GroupingNeed::required,
            .source = "Kleinman (1973), JASA 68:46-54; Efron & Morris (1975), JASA 70:311-319",
            .when = {"学校大小悬殊、小校比例忽高忽低时，与原始比例并列给出。不要用它代替原始比例公布",
                     "beside the raw shares where schools differ much in size. Not in place of them"},
            .assumptions = {"各校真实比例来自同一分布。校际没有超出偶然的差异时，所有学校都等于总体比例，区间宽度为 0",
                            "the schools' true shares come from one distribution. Without more than chance variation "
                            "all equal the overall share, with intervals of no width"},
            .reference = "R qbeta with Kleinman's moment estimator"};
}

StatisticEntry randomEffectsOfSchools() {
    using enum QuestionKind;
    return {.id = "school-random-effects",
            .title = {"校际方差与均值的收缩估计", "random effects of schools"},
            .description = {"校际与校内方差、组内相关系数、各校均值的最佳线性无偏预测、信度与名次",
                            "variance between and within schools, intraclass correlation, best linear unbiased "
                            "prediction, reliability and rank of every mean"},
            .kinds = {scale, number},
            .grouping = GroupingNeed::required,
            .source =
                "Patterson & Thompson (1971), Biometrika 58:545-554; Robinson (1991), Statistical Science 6:15-32",
            .when = {"比较各校均分（满意度指数）时用：先看校际方差占多大，再看各校。学校少于五六所时方差估不准",
                     "to compare mean scores: first how much of the variance lies between schools, then each school. "
                     "With fewer than five or six schools the variance is poorly known"},
            .assumptions = {"校内方差各校相同，各校效应近似正态。至少两所学校，且有学校不止一份作答、校内答案不全相同",
                            "equal variance within schools, about normal effects. At least two schools, answers that "
                            "differ within schools"},
            .reference = "R: one-way ANOVA and exact REML by profile root (lme4::lmer to 1e-6)"};
}

StatisticEntry sensitivity() {
    using enum QuestionKind;
    return {.id = "definition-sensitivity",
            .title = {"口径敏感性", "sensitivity to the definition"},
            .description = {"同一批答卷按各种常用口径算出的满意率或指数，以及名次因此变动的学校数",
                            "rate or index of the same answers under every usual definition, and how many schools "
                            "change rank"},
            .kinds = {scale},
            .grouping = GroupingNeed::required,
            .source = "the definitions printed in the table",
            .when = {"公布满意率、特别是公布学校名次之前看一眼：换个口径名次就变的学校之间，不能说谁高谁低",
                     "before publishing rates, and ranks above all: schools that trade places when the definition "
                     "changes cannot be told apart"},
            .assumptions = {"有效作答不足最小人数的学校不比较；名次按未加权的比率，同值同名次",
                            "schools under the minimum n are left out; ranks by the unweighted value, ties sharing "
                            "the best rank"},
            .reference = "R rank(-x, ties.method = \"min\")"};
}

StatisticEntry variation() {
    return {
        .id = "variation-coefficient",
        .title = {"差异系数", "between-school coefficient of variation"},
        .description = {"按学生数加权的校际标准差除以全县生均值，附各校的贡献",
                        "standard deviation between schools, weighted by pupils, over the county mean per pupil, "
                        "with every school's contribution"},
        .kinds = {},
        .grouping = GroupingNeed::required,
        .source = "教督〔2012〕3号 差异系数测算说明",
        .when = {"义务教育均衡监测的资源指标用；也可用来描述满意率的校际差距（以有效作答数为权重）",
                 "for the resource indicators of balanced compulsory education; also for satisfaction rates, "
                 "weighted by valid answers"},
        .assumptions = {"指标是总量（非生均），不为负。没有学生或没有数据的学校不计入并提示；均值为 0 时没有差异系数。"
                        "不等于“标准差除以均值”",
                        "totals, not per-pupil figures, none negative. Schools without pupils or data are left out "
                        "with a note; undefined for a mean of 0. Not the plain sd / mean"},
        .reference = "the official worked example (0.52); R by the same formula"};
}

StatisticEntry balance() {
    return {
        .id = "balance-standard",
        .title = {"均衡达标判定", "balance standards"},
        .description = {"基本均衡看综合差异系数，优质均衡看每项指标的差异系数和每校七项指标的达标情况",
                        "basic balance by the composite coefficient; quality balance by every indicator and by "
                        "every school's seven levels"},
        .kinds = {},
        .grouping = GroupingNeed::none,
        .source = "教督〔2012〕3号; 教督〔2017〕6号",
        .when = {"自查是否达到督导评估的界限时用。正式结论以督导部门为准",
                 "for a county's own check against the limits; the verdict is the inspectorate's"},
        .assumptions = {"各项指标都要有值，否则不下结论。以未四舍五入的数值判定，四舍五入后结论不同时会注明。特殊教育"
                        "学校、职业学校和不足 50 人的教学点不在内；一校有两个学段的先按学段分摊",
                        "every indicator needs a value. Decided on unrounded numbers, noting where rounding would "
                        "change the verdict. Without special and vocational schools and teaching points under 50 "
                        "pupils; combined schools are split by stage first"},
        .reference = "published county tables (Hefei 2014, Ningguo 2022)"};
}

}  // namespace

std::vector<StatisticEntry> schoolStatistics() {
    return {responseRate(),           rates(),       funnel(),    shrinkage(),
            randomEffectsOfSchools(), sensitivity(), variation(), balance()};
}

}  // namespace diaoyan
