// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

StatisticEntry gapEntry() {
    return {
        .id = "gap-analysis",
        .title = {"群体差距分析", "gap analysis"},
        .description = {"同一题目在教师、家长、学生等群体之间的均值差、指数差、满意率差，韦尔奇或整群稳健检验、效应量、"
                        "Holm 校正",
                        "difference of means, indices and rates between teachers, parents and pupils on the same "
                        "item, with Welch's or a cluster-robust test, effect size and Holm's correction"},
        .kinds = {QuestionKind::scale},
        .grouping = GroupingNeed::required,
        .source = "Welch (1947), Biometrika 34:28-35; Newcombe (1998), Statistics in Medicine 17:873-890; Holm "
                  "(1979), Scand. J. Statist. 6:65-70",
        .when = {"几份问卷有相同的题目，要说明谁更满意、差多少时用。两份问卷的刻度不同，须先声明如何对应，程序不会猜。"
                 "各群体来自同样的学校时，请用整群稳健的结果",
                 "use it when questionnaires share items and you want to say who is more content and by how much. "
                 "Different scales must be matched by declaration, nothing is guessed. Where the groups come from "
                 "the same schools, read the cluster-robust result"},
        .assumptions = {"题目含义和刻度相同；某群体无人作答，或两组内部回答完全相同时，该比较无定义",
                        "same meaning and scale; a comparison is undefined where a group has no answer or nothing "
                        "varies within either"},
        .reference = "R t.test, prop.test with Newcombe's method, p.adjust"};
}

StatisticEntry agreementEntry() {
    return {.id = "profile-agreement",
            .title = {"群体看法的一致性", "agreement of item profiles"},
            .description = {"各群体题目排序的斯皮尔曼相关、肯德尔和谐系数 W、均方根差距",
                            "Spearman's correlation of the groups' item orders, Kendall's W, root mean square gap"},
            .kinds = {QuestionKind::scale},
            .grouping = GroupingNeed::required,
            .source = "Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10:275-287",
            .when = {"要说明各群体认为的长处与短处是否一致时用；题目很少时数值跳动大，只作描述",
                     "use it to say whether the groups see the same strengths and weaknesses; with few items it jumps, "
                     "so take it as a description"},
            .assumptions = {"至少两道各群体都作答的题目；不做检验，因为题目不是抽样得来的",
                            "at least two items that every group answered; no test, as items are not a sample"},
            .reference = "R rank, cor(method = \"spearman\")"};
}

StatisticEntry trendEntry() {
    return {
        .id = "trend",
        .title = {"两期比较", "change between two waves"},
        .description = {"满意率与均值的变化、区间和检验：独立样本、同样学校（整群）或同一单位（配对）",
                        "change of a rate and of a mean with interval and test: independent samples, the same "
                        "schools (clusters) or the same units (pairs)"},
        .kinds = {QuestionKind::scale, QuestionKind::single, QuestionKind::number},
        .grouping = GroupingNeed::none,
        .source = "Newcombe (1998), Statistics in Medicine 17:873-890; Welch (1947), Biometrika 34:28-35; Student "
                  "(1908), Biometrika 6:1-25",
        .when = {"去年和今年问了同样的题目，要说升降时用。同样的学校或同样的人答两次，不能当作两批独立的人。措辞、刻度"
                 "或参加学校变了，差异就说不清原因",
                 "use it when the same item was asked last year and this year. The same schools or people asked "
                 "twice are not independent samples. Where the wording, the scale or the list of schools changed, a "
                 "difference cannot be explained"},
        .assumptions = {"两期题目和刻度相同；某一期无人作答时无定义",
                        "same item and scale in both waves; undefined when nobody answered in one"},
        .reference = "R t.test, prop.test, cluster-linearised difference as in survey"};
}

StatisticEntry schoolTrendEntry() {
    return {
        .id = "trend-by-school",
        .title = {"逐校两期比较", "change school by school"},
        .description = {"每所学校满意率的变化及区间，BH 校正的 p 值，只在一期出现的学校数，向均值回归提醒",
                        "change of the rate of every school with interval, p by BH, schools seen in one wave only, "
                        "and a warning of regression to the mean"},
        .kinds = {QuestionKind::scale, QuestionKind::single},
        .grouping = GroupingNeed::required,
        .source = "Benjamini & Hochberg (1995), JRSS B 57:289-300; Oldham (1962), J. Chronic Diseases 15:969-977",
        .when =
            {"要从许多学校里找出变化明显的几所时用。去年最低的学校今年多半会升，这多半是偶然，不能据此说“薄弱学校进步"
             "最大”",
             "use it to find the schools that moved among many. Those lowest last year mostly rise by chance: "
             "do not conclude that the weak schools improved most"},
        .assumptions = {"两期各自独立作答；某一期没有答卷的学校不检验，也不计入校正",
                        "answers of the waves are independent; schools without answers in a wave are not tested and "
                        "do not count in the correction"},
        .reference = "R prop.test, p.adjust, cor"};
}

}  // namespace

std::vector<StatisticEntry> gapStatistics() {
    return {gapEntry(), agreementEntry(), trendEntry(), schoolTrendEntry()};
}

}  // namespace diaoyan
