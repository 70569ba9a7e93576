// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

std::vector<StatisticEntry> driverStatistics() {
    using enum QuestionKind;
    return {
        {.id = "key-drivers",
         .title = {"满意度驱动因素分析", "key driver analysis"},
         .description =
             {"各题与总体满意度的相关系数（皮尔逊、斯皮尔曼）、标准化回归系数、方差膨胀因子，以及对 R² 的贡献"
              "（LMG/Shapley 与 Johnson 相对权重）",
              "each item's correlation with overall satisfaction (Pearson, Spearman), standardized "
              "coefficient, variance inflation, and its part of R squared (LMG/Shapley, Johnson)"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::none,
         .source =
             "Lindeman, Merenda & Gold (1980), 119-127; Groemping (2006), J. Stat. Software 17(1); Johnson (2000), "
             "Multivariate Behavioral Research 35:1-19",
         .when =
             {"问卷有一道总体满意度题、想知道哪些方面与它关系最大时用。看 LMG 或 Johnson 占比，不要只看回归系数："
              "题目彼此相关时系数可以是负的。相关不等于因果，不能说“改进它就会提高满意度”",
              "use it when a questionnaire asks for overall satisfaction and you want to know which aspects go with "
              "it most. Read the LMG or Johnson shares, not the coefficients alone: with related items these can "
              "be negative. It shows association, not that improving an item raises satisfaction"},
         .assumptions = {"只用每题都作答的人；回答全相同的题剔除并说明；题目完全共线或人数不足时只报相关系数；LMG 至多 "
                         "15 题",
                         "respondents who answered every item; an item that does not vary is dropped with the reason; "
                         "collinear items or too few answers leave correlations only; LMG for up to 15 items"},
         .reference = "R lm, cor, relaimpo-style LMG over all subsets"},
        {.id = "importance-performance",
         .title = {"重要性—满意度（IPA）矩阵", "importance-performance matrix"},
         .description = {"按重要性与满意度的均值或中位数把题目分为优先改进、继续保持、次要改进、过度供给四类",
                         "items sorted by the mean or median of importance and performance: concentrate here, keep up, "
                         "low priority, possible overkill"},
         .kinds = {scale, number},
         .grouping = GroupingNeed::none,
         .source = "Martilla & James (1977), Journal of Marketing 41(1):77-79",
         .when =
             {"要从许多题目里挑出先改哪几项时用，适合画图。分界线由这些题目自己决定：即使都很满意，也总有题目落在“低”的"
              "一侧，引用时应同时给出数值",
              "use it to pick what to improve first among many items; good for a chart. The lines come from the items "
              "themselves: however satisfied people are, some items fall on the low side, so quote the values too"},
         .assumptions = {"至少两道题同时有重要性和满意度；恰在分界线上的算高",
                         "at least two items with both numbers; an item on the line counts as high"},
         .reference = "R mean, median, base comparisons"},
    };
}

}  // namespace diaoyan
