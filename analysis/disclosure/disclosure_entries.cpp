// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

const char* const handbook = "Hundepool et al. (2012), Statistical Disclosure Control, Wiley, ch. 4";

StatisticEntry minimumGroup() {
    using enum QuestionKind;
    return {
        .id = "minimum-group",
        .title = {"最小发布人数", "minimum group size"},
        .description = {"哪些学校（组）人数太少不宜单独发布；合计已公布时，再隐去一所，以免相减推出",
                        "which groups are too small to print; where the total is printed, a second one is hidden so "
                        "that subtraction does not give the first away"},
        .kinds = {single, scale, multiple, ranking, number},
        .grouping = GroupingNeed::required,
        .source = handbook,
        .when = {"分校、分班或分群体公布结果之前用。默认少于 10 人不公布。只看总体结果时不需要",
                 "before figures by school, class or role are published; groups below 10 are hidden by default. Not "
                 "needed where only the whole is printed"},
        .assumptions = {"各组互不重叠，合计等于各组之和。无人作答的组没有可隐的内容，照常列出；其余各组都不够遮掩时，"
                        "提示连合计也不要公布",
                        "groups do not overlap and add up to the total. Empty groups stay; where no group is left to "
                        "cover for the hidden ones, the total has to go too"},
        .reference = "by hand (suppression.json: sup_group_min_n)"};
}

StatisticEntry cellSuppression() {
    using enum QuestionKind;
    return {
        .id = "small-cells",
        .title = {"小单元判定", "small cells"},
        .description = {"一个频数或百分比能否公布：人数在 0 与界限之间的不公布，小组里 0% 或 100% 的也不公布；"
                        "并能算出一个百分比背后可能是几个人",
                        "whether a count or share may be printed: not when 0 < n < threshold, nor 0 % or 100 % of a "
                        "small group; and which counts a printed percentage can stand for"},
        .kinds = {single, scale, multiple, ranking},
        .grouping = GroupingNeed::optional,
        .source = handbook,
        .when = {"公布任何分组结果之前用。百分比和基数放在一起就等于公布了人数，所以频数、百分比、均值要一并隐去",
                 "before any figure of a group is published. A percentage beside its base is the count: both go, and "
                 "the mean with them"},
        .assumptions =
            {"界限一般取 5，从严取 10。“0% 或 100%”只在组的人数不足界限两倍时隐去。剩余人数很少"
             "（如 60 人中 58 人满意）不在此列，其余选项公布时各按各的人数判定",
             "threshold 5, or 10 to be strict. 0 % and 100 % are hidden in groups below twice the threshold. "
             "A small rest (58 of 60 are satisfied) is judged where its own options are printed"},
        .reference = "by hand (suppression.json: sup_percent_leak, sup_100_percent)"};
}

StatisticEntry complementarySuppression() {
    using enum QuestionKind;
    return {.id = "complementary-suppression",
            .title = {"补充抑制", "complementary suppression"},
            .description = {"在带合计的交叉表中，除小单元外再隐去尽量少的单元格，使读者无法由合计倒推小单元",
                            "further cells to hide in a table with totals, as few as possible, so that the small cells "
                            "cannot be calculated from what is left"},
            .kinds = {single, scale},
            .grouping = GroupingNeed::required,
            .source = "Cox (1980), JASA 75:377-385; Kelly, Golden & Assad (1992), Networks 22:397-417",
            .when = {"要公布“学校×选项”且带行、列合计的表时用。不公布合计，或先把小校合并，往往更简单、损失更少",
                     "for tables of schools by options printed with their totals. Leaving totals out, or pooling small "
                     "schools first, is often simpler and loses less"},
            .assumptions =
                {"每人只落在一个单元格里（多选题不适用）。每个小单元的可能取值范围不窄于界限；某个合计本身就"
                 "暴露小单元时（如全校只有 3 人作答），该合计一并隐去。小表给出最优方案，大表为启发式，可能多隐几格，"
                 "但一定通过审核。不防知情人：了解其中一格的人能推得更多",
                 "everybody is in one cell (not multiple responses). The possible values of every small cell span "
                 "at least the threshold; a total that alone gives one away (3 answers in a school) is hidden "
                 "too. Best pattern for small tables, heuristic for large ones, always passing the audit. No "
                 "protection from those who know one of the hidden cells"},
            .reference = "R lpSolve over all patterns (suppression.json)"};
}

StatisticEntry suppressionAuditEntry() {
    using enum QuestionKind;
    return {
        .id = "suppression-audit",
        .title = {"抑制审核", "suppression audit"},
        .description = {"对每个隐去的单元格，算出读者由公布的数字所能推出的最小值和最大值",
                        "the least and the largest value of every hidden cell that agree with all printed numbers"},
        .kinds = {single, scale},
        .grouping = GroupingNeed::required,
        .source = "Gusfield (1988), SIAM J. Comput. 17:552-571",
        .when = {"表格手工打了星号之后、公布之前用，检查是否真的推不出来。上下限相等就是已经泄露",
                 "after cells were starred out by hand and before the table is published. Equal bounds mean that the "
                 "number is disclosed"},
        .assumptions =
            {"频数为非负整数，合计准确（未经四舍五入）。只隐一个单元格、或一行一列里只有一个时，结果必然泄露。"
             "连同合计超过 2 万个单元格的表不做",
             "counts are whole and not negative, totals exact. A cell alone in its row or column is always "
             "disclosed. Not for tables of more than 20 000 cells"},
        .reference = "R lpSolve lp, minimum and maximum of every cell (suppression.json)"};
}

StatisticEntry groupRelease() {
    using enum QuestionKind;
    return {.id = "group-release",
            .title = {"成套发布的披露控制", "disclosure control of a release"},
            .description = {"总报告和各校报告一起公布时，哪些学校、学段的哪道题不能公布，才推不出小校的回答",
                            "which schools and stages go without which results, so that an overview and one report per "
                            "school, read together, give no small school away"},
            .kinds = {single, multiple, scale, ranking, number},
            .grouping = GroupingNeed::required,
            .source = "Hundepool et al. (2012), Statistical Disclosure Control, 4.2-4.3; Cox (1980), JASA 75:377-385",
            .when = {"report --each-school 自动使用。只公布一张表时用小单元抑制，隐去得更少",
                     "report --each-school applies it. For a single table suppression of cells hides less"},
            .assumptions =
                {"一所学校的一道题要么全部公布，要么全部不公布。各校有效作答人数当作人人知道。隐去的学校之间可以"
                 "互换答案而公布的数字不变，所以推不出；只防推出确切人数，不防估出大概。答案带权数时不做",
                 "a school's results on a question are printed entirely or not at all; how many answered is taken as "
                 "known to everybody. Hidden schools can exchange answers and no printed number changes, hence nothing "
                 "can be worked out exactly; estimates remain possible. Not for weighted answers"},
            .reference = "every table that agrees with what is printed, and suppression-audit (group_release_test)"};
}

}  // namespace

std::vector<StatisticEntry> disclosureStatistics() {
    return {minimumGroup(), cellSuppression(), complementarySuppression(), suppressionAuditEntry(), groupRelease()};
}

}  // namespace diaoyan
