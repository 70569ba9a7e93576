// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

StatisticEntry straightLiningEntry() {
    using enum QuestionKind;
    return {
        .id = "straight-lining",
        .title = {"直线作答检查", "straight-lining"},
        .description = {"每份答卷最长连续相同作答数、最常选项所占比例、个人作答标准差，并标出可疑答卷",
                        "longest run of identical answers, share of the commonest answer and standard deviation within "
                        "each sheet; suspicious sheets are flagged"},
        .kinds = {scale, matrix},
        .grouping = GroupingNeed::none,
        .source = "Johnson (2005), J. Research in Personality 39:103-129; Dunn et al. (2018), J. Business and "
                  "Psychology 33:105-121",
        .when =
            {"用于选项相同、题数较多（6 题以上）的矩阵题，逐块检查，反向题先不要转换。题少，或各题意思相近时，"
             "真心全选“满意”的人很多，不宜据此判为无效",
             "for a block of six or more items with the same options, before items are reversed. In short blocks of "
             "like items many honest people are satisfied with everything: no ground for exclusion"},
        .assumptions =
            {"漏答的题跳过后再数连续相同的题数；默认连续达到题数一半（且不少于 6 题）才标记。没有作答时比例无定义，"
             "不足两题作答时标准差无定义",
             "unanswered items are left out before runs are counted; flagged from half of the items, at "
             "least 6. Shares need one answer, the standard deviation two"},
        .reference = "R max(rle(x)$lengths), sd"};
}

StatisticEntry itemNonresponseEntry() {
    using enum QuestionKind;
    return {.id = "item-nonresponse",
            .title = {"漏答情况", "item non-response"},
            .description = {"每人漏答几题、每题有几人漏答，标出漏答超过一半的答卷",
                            "unanswered items by sheet and by item; sheets with more than half unanswered are flagged"},
            .kinds = {single, multiple, scale, matrix, ranking, number},
            .grouping = GroupingNeed::none,
            .source = "AAPOR Standard Definitions, 9th ed. (2016)",
            .when = {"判定有效答卷之前用；也用来发现难懂、敏感或放得太靠后的题",
                     "before sheets are declared valid, and to find items that are unclear, sensitive or too far back"},
            .assumptions = {"按跳题逻辑没有问到的题不算漏答。一题都没有问到的答卷，漏答比例无定义",
                            "items routed past are not missing. The share is undefined for a sheet that was asked "
                            "nothing"},
            .reference = "R rowSums(is.na(x)), colSums(is.na(x))"};
}

StatisticEntry speedingEntry() {
    return {
        .id = "speeding",
        .title = {"用时过短检查", "speeding"},
        .description = {"三条规则分别标记：每题不足 2 秒；不足全体用时中位数的三分之一；用时取对数后的 z 值低于 −1.96",
                        "three rules, each with its own flag: below 2 s per item, below a third of the median time, z "
                        "of the logarithm below -1.96"},
        .kinds = {},
        .grouping = GroupingNeed::none,
        .source = "Huang et al. (2012), J. Business and Psychology 27:99-114; Greszki, Meyer & Schoen (2015), Public "
                  "Opinion Quarterly 79:471-503",
        .when = {"网上填答且记录了时长时用。最好两条以上同时命中再去核查。纸质问卷、分几次填完的问卷没有意义",
                 "for online sheets with a recorded time; look closer where two rules agree. Meaningless for paper "
                 "sheets and for those filled in at several sittings"},
        .assumptions = {"各人所答题数大致相同。没有时长的不标记；负数或非数值的时长不用；所有时长都相等时 z 值无定义",
                        "all answered about as many items. No flag without a time; negative times are not used; z is "
                        "undefined where all times are equal"},
        .reference = "R median, scale(log(x))"};
}

StatisticEntry duplicatesEntry() {
    using enum QuestionKind;
    return {
        .id = "duplicates",
        .title = {"重复答卷检查", "duplicate sheets"},
        .description = {"找出各题答案完全相同的答卷；有学校、设备、时间信息时，可只看同一处、相隔不久的",
                        "sheets with identical answers, where known only those of the same place and close in time"},
        .kinds = {single, multiple, scale, matrix, ranking, number},
        .grouping = GroupingNeed::none,
        .source = "Koczela et al. (2015), Statistical J. of the IAOS 31:413-422",
        .when = {"怀疑重复提交、代填时用，题目较多或有来源信息时才可靠。题少的问卷，答案碰巧相同的人很多，"
                 "不能仅凭相同就删除",
                 "for suspected double submission; reliable for long forms or with place and time. In short forms "
                 "many honest sheets are alike: never drop on identical answers alone"},
        .assumptions =
            {"漏答也算一种答案，同一题都漏答视为相同；整份空白的答卷不比。按时间比对时，没有时间的答卷不参加",
             "unanswered equals unanswered; empty sheets are not compared, and with times those without "
             "one are not"},
        .reference = "R duplicated"};
}

StatisticEntry percentMatchEntry() {
    using enum QuestionKind;
    return {
        .id = "percent-match",
        .title = {"答卷雷同率", "percent match"},
        .description = {"每份答卷与其他答卷相同答案的最高比例，达到 85% 的标出",
                        "highest share of identical answers with any other sheet; flagged from 85 %"},
        .kinds = {single, scale, matrix},
        .grouping = GroupingNeed::none,
        .source = "Kuriakose & Robbins (2016), Statistical J. of the IAOS 32:283-291; critique: Simmons et al. "
                  "(2016), 32:327-338",
        .when = {"题目多（20 题以上）、怀疑整批抄改时用。短问卷、答案高度一致的问卷不要用：诚实作答也会很像",
                 "for long forms (20 items and more) where sheets may have been copied with changes. Not for short "
                 "forms or where nearly all answer alike: honest sheets match too"},
        .assumptions = {"只比两人都答了的题，至少要有一半的题。逐对比对，份数过多时请分校进行",
                        "over the items that both answered, at least half of all. All pairs are compared: school by "
                        "school where there are many"},
        .reference = "R by outer comparison of all pairs"};
}

StatisticEntry mahalanobisEntry() {
    using enum QuestionKind;
    return {
        .id = "mahalanobis",
        .title = {"马氏距离（异常作答模式）", "Mahalanobis distance"},
        .description = {"每份答卷离总体中心的距离（考虑题目之间的相关）及卡方尾概率，p < 0.001 的标出",
                        "distance of every sheet from the centre in units of the covariance, with its chi-square "
                        "tail; flagged below p = 0.001"},
        .kinds = {scale, matrix, number},
        .grouping = GroupingNeed::none,
        .source = "Mahalanobis (1936), Proc. Nat. Inst. Sci. India 2:49-55; Meade & Craig (2012), Psychological "
                  "Methods 17:437-455",
        .when = {"有正向题也有反向题的量表，找前后矛盾的答卷时用。只是提示：观点与众不同的人也会被标出",
                 "for scales with items of both directions, to find sheets that contradict themselves. A hint only: "
                 "people of rare opinions are flagged too"},
        .assumptions = {"只用全部答完的答卷，份数须多于题数。量表分并非正态，p 值是近似的，误标比名义值多。"
                        "有的题人人答案相同，或可由其他题推出时，无法计算",
                        "complete sheets only, more of them than items. Scores are not normal: p is rough and flags "
                        "are more than it says. Undefined where an item is constant or follows from others"},
        .reference = "R mahalanobis, pchisq"};
}

}  // namespace

std::vector<StatisticEntry> qualityStatistics() {
    return {straightLiningEntry(), itemNonresponseEntry(), speedingEntry(),
            duplicatesEntry(),     percentMatchEntry(),    mahalanobisEntry()};
}

}  // namespace diaoyan
