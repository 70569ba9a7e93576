// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/families.h"

namespace diaoyan {

namespace {

using enum QuestionKind;

StatisticEntry crosstabEntry() {
    return {.id = "crosstab",
            .title = {"交叉分析", "contingency table"},
            .description = {"行、列、总百分比，期望频数，调整后标准化残差",
                            "row, column and total percent, expected counts, adjusted standardized residuals"},
            .kinds = {single, scale},
            .grouping = GroupingNeed::required,
            .source = "Haberman (1973), Biometrics 29:205-220",
            .when = {"看各组（学校、年级、性别）在一道单选题上的回答分布。比较各组用行百分比（以该组人数为基数），"
                     "总百分比很少用得上。多选题不能做列联表，请按组看个案百分比",
                     "How groups (schools, grades, sexes) answer a one-choice question. Compare groups by row percent "
                     "(base: the group); total percent is rarely what is wanted. Not for multiple choice: percent of "
                     "cases by group instead"},
            .assumptions = {"每人只落在一格；空行空列照列，但百分比没有意义",
                            "everybody is in one cell; empty rows and columns stay, their percentages are undefined"},
            .reference = "R table, prop.table, chisq.test"};
}

StatisticEntry chiSquareEntry() {
    return {
        .id = "chi-square",
        .title = {"卡方检验", "chi-square test"},
        .description = {"皮尔逊卡方、似然比、克莱姆 V，期望频数过小时提醒",
                        "Pearson chi-square, likelihood ratio, Cramer's V, with a warning on small expected counts"},
        .kinds = {single, scale},
        .grouping = GroupingNeed::required,
        .source = "Pearson (1900), Phil. Mag. 50:157-175; Cochran (1954), Biometrics 10:417-451",
        .when = {"判断各组的回答分布是否真有差别。p 值小只说明差别不像是碰巧，差别大不大要看克莱姆 V 和百分比。"
                 "人少、格子稀的时候不准，直接用“独立性检验”，它会自动换方法",
                 "Whether groups really differ. A small p says that chance is an unlikely cause, not that the "
                 "difference is large: see Cramer's V and the percentages. Inaccurate in sparse tables: "
                 "independence-test changes the method by itself"},
        .assumptions = {"答卷相互独立：同班同校的学生彼此相像，p 值会偏小；至少两行两列有人；超过两成的格期望频数"
                        "低于 5、或有一格低于 1 时不可靠",
                        "independent respondents: pupils of one class resemble each other, which makes p too "
                        "small; two rows and columns with answers; unreliable when more than 20 % of the cells are "
                        "expected below 5 or one below 1"},
        .reference = "R chisq.test(correct = FALSE)"};
}

StatisticEntry independenceEntry() {
    return {.id = "independence-test",
            .title = {"独立性检验（自动选方法）", "test of independence (method chosen)"},
            .description = {"按期望频数自动选择皮尔逊卡方、费舍尔精确检验或随机模拟，并说明选哪一种、为什么；附效应量",
                            "Pearson's chi-square, Fisher's exact test or a simulation, by the expected counts, with "
                            "the reason and an effect size"},
            .kinds = {single, scale},
            .grouping = GroupingNeed::required,
            .source = "Cochran (1954), Biometrics 10:417-451; Freeman & Halton (1951), Biometrika 38:141-149; "
                      "Patefield (1981), Applied Statistics 30:91-97",
            .when = {"各组的回答有没有差别，想不好用哪种检验时就用它。随机模拟会给出种子和误差范围，同一种子结果不变。"
                     "一次检验几十道题时，要对 p 值做多重比较校正",
                     "The test to take when in doubt. A simulation prints its seed and its error; the same seed gives "
                     "the same result. Correct the p values where many questions are tested at once"},
            .assumptions = {"答卷相互独立；至少两行两列有人，否则无法检验",
                            "independent respondents; no test with fewer than two rows or columns with answers"},
            .reference = "R chisq.test, fisher.test (also with simulate.p.value = TRUE)"};
}

StatisticEntry fisherEntry() {
    return {
        .id = "fisher-exact",
        .title = {"费舍尔精确检验", "Fisher's exact test"},
        .description = {"四格表双侧与单侧精确 p 值，条件比数比及其精确区间；R×C 表的精确 p 值（Fisher–Freeman–Halton）",
                        "exact two-sided and one-sided p of a 2 x 2 table, conditional odds ratio with exact "
                        "interval; exact p of larger tables (Fisher-Freeman-Halton)"},
        .kinds = {single, scale},
        .grouping = GroupingNeed::required,
        .source = "Fisher (1935), JRSS 98:39-54; Freeman & Halton (1951), Biometrika 38:141-149",
        .when = {"人数少的表，例如一所小学校的教师、只有几个人选的选项。人多时与卡方检验结论一致，不必再做",
                 "Small tables: the teachers of one small school, options that few people chose. With many "
                 "respondents it agrees with chi-square and adds nothing"},
        .assumptions = {"答卷相互独立；行、列合计视为固定；R×C 表的可能情形太多时不穷举，改用模拟",
                        "independent respondents; margins taken as fixed; larger tables are enumerated only where "
                        "that is feasible, else simulated"},
        .reference = "R fisher.test"};
}

StatisticEntry oddsRatioEntry() {
    return {.id = "odds-ratio",
            .title = {"比数比与连续性校正", "odds ratio and continuity correction"},
            .description = {"四格表的比数比（优势比）及 Woolf 置信区间，耶茨连续性校正卡方",
                            "odds ratio of a 2 x 2 table with Woolf's interval; chi-square with Yates' correction"},
            .kinds = {single, scale},
            .grouping = GroupingNeed::required,
            .source = "Woolf (1955), Ann. Hum. Genet. 19:251-253; Yates (1934), Suppl. JRSS 1:217-235",
            .when = {"两组、两种回答。给非统计读者看时优先报两个百分比和它们的差；比数比 2 不等于“可能性是两倍”",
                     "Two groups, two answers. For most readers report the two percentages and their difference: an "
                     "odds ratio of 2 is not twice as likely"},
            .assumptions = {"答卷相互独立；有一格为 0 时比数比为 0 或无穷大，Woolf 区间没有定义",
                            "independent respondents; with an empty cell the ratio is 0 or infinite and Woolf's "
                            "interval undefined"},
            .reference = "R chisq.test(correct = TRUE)"};
}

StatisticEntry residualEntry() {
    return {.id = "cell-residuals",
            .title = {"残差分析（哪几格不一样）", "cell residuals"},
            .description = {"每格的皮尔逊残差、调整后标准化残差、p 值，经霍尔姆（Holm）校正",
                            "Pearson and adjusted residuals of every cell, with p corrected by Holm"},
            .kinds = {single, scale},
            .grouping = GroupingNeed::required,
            .source = "Haberman (1973), Biometrics 29:205-220; Holm (1979), Scand. J. Statist. 6:65-70",
            .when = {"整表检验显著之后，找差别出在哪几格：调整后残差大于 2 的格比“没有差别”时多，小于 −2 的格少。"
                     "表里格子多，总会有几格碰巧超过 2，所以看校正后的 p 值",
                     "After a significant test, which cells are behind it: above 2 more than expected, below -2 fewer. "
                     "In a large table some exceed 2 by chance: look at the corrected p"},
            .assumptions = {"期望频数低于 5 的格 p 值只是近似；空行、空列没有残差",
                            "p is rough where the expected count is below 5; empty rows and columns have none"},
            .reference = "R chisq.test()$residuals, $stdres"};
}

StatisticEntry nominalEntry() {
    return {.id = "nominal-association",
            .title = {"关联强度（无序类别）", "nominal association"},
            .description = {"克莱姆 V 及其偏差校正值、φ、列联系数 C、T、λ、古德曼–克鲁斯卡尔 τ",
                            "Cramer's V with its bias correction, phi, contingency coefficient, T, lambda, "
                            "Goodman-Kruskal tau"},
            .kinds = {single, scale},
            .grouping = GroupingNeed::required,
            .source = "Cramer (1946), Mathematical Methods of Statistics, 21.9; Bergsma (2013), J. Korean Statist. "
                      "Soc. 42:323-328; Goodman & Kruskal (1954), JASA 49:732-764",
            .when = {"卡方检验之后回答“差别有多大”。一般只报克莱姆 V（0 到 1）；人少或格子多时看校正后的 V。"
                     "λ 为 0 不等于没有关联，只表示各组的最多人选项相同",
                     "How large a difference is, after chi-square. Report Cramer's V (0 to 1), the corrected V in "
                     "small or many-celled tables. A lambda of 0 does not mean no association, only that all groups "
                     "share their most frequent answer"},
            .assumptions = {"空行空列不计；只剩一行或一列时没有定义；人数太少时校正后的 V 没有定义",
                            "without empty rows and columns; undefined for one row or column; the corrected V also "
                            "where too few respondents are left"},
            .reference = "R vcd::assocstats"};
}

StatisticEntry ordinalEntry() {
    return {.id = "ordinal-association",
            .title = {"等级相关（有序类别）", "ordinal association"},
            .description = {"γ、肯德尔 τ-b、斯图尔特 τ-c、萨默斯 d、斯皮尔曼相关，线性趋势检验（linear-by-linear）",
                            "gamma, Kendall's tau-b, Stuart's tau-c, Somers' d, Spearman, linear-by-linear test"},
            .kinds = {scale},
            .grouping = GroupingNeed::required,
            .source = "Goodman & Kruskal (1954), JASA 49:732-764; Kendall (1945), Biometrika 33:239-251; Mantel "
                      "(1963), JASA 58:690-700",
            .when = {"两边都有高低顺序时用，例如年级与满意程度、两道满意度题之间：比卡方更容易发现“越来越高”。"
                     "行或列没有高低顺序（例如学校）时不要用",
                     "Where both sides have an order (grade and satisfaction, two scales): finds a rise that "
                     "chi-square misses. Not where a side has no order (schools)"},
            .assumptions = {"行、列按顺序排列；空类别保留位置；至少两行两列有人",
                            "rows and columns in their order; empty categories keep their place; two rows and columns "
                            "with answers"},
            .reference = "R cor; SPSS CROSSTABS"};
}

StatisticEntry trendEntry() {
    return {.id = "cochran-armitage",
            .title = {"比例的趋势检验", "trend of a share (Cochran-Armitage)"},
            .description = {"比例是否随有序的组（年级、年份）升高或降低：每一级变化多少个百分点，z 与 p 值",
                            "does a share rise or fall along ordered groups (grades, years): slope per step, z and p"},
            .kinds = {single, scale, multiple},
            .grouping = GroupingNeed::required,
            .source = "Cochran (1954), Biometrics 10:417-451; Armitage (1955), Biometrics 11:375-386",
            .when = {"满意率随年级、年份一路上升或下降时用，比逐对比较有力。先升后降的变化它看不出来，请先看图",
                     "For a rate that goes up or down steadily; stronger than comparing pairs. Blind to a rise that "
                     "turns into a fall: look at the chart first"},
            .assumptions = {"各组是不同的人、相互独立；全都选或全都不选时无法检验",
                            "different, independent people in the groups; undefined when all or none said yes"},
            .reference = "R prop.trend.test"};
}

StatisticEntry mcnemarEntry() {
    return {.id = "mcnemar",
            .title = {"麦克尼马尔检验（配对比例）", "McNemar's test"},
            .description = {"同一批人前后两次（或对两件事）回答“是”的比例之差；变化的人少于 25 时用精确检验",
                            "change of a share among the same people; exact below 25 changes"},
            .kinds = {single, scale, multiple},
            .grouping = GroupingNeed::none,
            .source = "McNemar (1947), Psychometrika 12:153-157; Edwards (1948), Psychometrika 13:185-187",
            .when = {"同一批教师去年和今年都答了，或同一批家长对两项工作都表了态。只有改变看法的人提供信息。"
                     "两次不是同一批人、或者对不上号时不能用，改用两个比例之差",
                     "The same teachers answered in both years, or the same parents judged two things. Only those who "
                     "changed tell something. Where the people differ or cannot be matched use "
                     "proportion-difference"},
            .assumptions = {"两次回答能一一对应；没有人改变看法时 p = 1，卡方没有定义",
                            "answers can be matched; p = 1 without a change, the statistic undefined"},
            .reference = "R mcnemar.test, binom.test"};
}

StatisticEntry cochranQEntry() {
    return {.id = "cochran-q",
            .title = {"科克伦 Q 检验", "Cochran's Q test"},
            .description = {"同一批人对多个项目作“是/否”回答，各项目的比例是否相同",
                            "the same people answer yes or no to several items: are the shares equal"},
            .kinds = {multiple},
            .grouping = GroupingNeed::none,
            .source = "Cochran (1950), Biometrika 37:256-266",
            .when = {"想知道多选题各选项被选的机会是否有差别，又是同一批人选的，就用它；普通卡方把同一个人的几个勾"
                     "当成几个人，结论不可靠。显著之后再用麦克尼马尔检验两两比较",
                     "Whether the options of a multiple choice are ticked equally often, by the same people; an "
                     "ordinary chi-square would take one person's ticks for several people. Afterwards McNemar's test "
                     "for pairs"},
            .assumptions = {"每人对全部项目都有回答；人人全选或全不选时无法检验",
                            "everybody answered all items; undefined when everybody ticked all or none"},
            .reference = "Cochran's formula in R"};
}

StatisticEntry friedmanEntry() {
    return {.id = "friedman",
            .title = {"弗里德曼检验与肯德尔和谐系数", "Friedman test, Kendall's W"},
            .description = {"同一批人给多个项目打分，各项目的高低是否一致：平均秩、卡方、和谐系数 W",
                            "the same people rate several items: mean ranks, chi-square, Kendall's W"},
            .kinds = {scale},
            .grouping = GroupingNeed::none,
            .source = "Friedman (1937), JASA 32:675-701; Kendall & Babington Smith (1939), Ann. Math. Stat. "
                      "10:275-287",
            .when = {"同一批家长评价教学、食堂、安全等几项工作，哪项高哪项低。W 接近 1 说明大家排的次序差不多，接近 0 "
                     "说明各有各的看法。各组是不同的人时用克鲁斯卡尔–沃利斯检验",
                     "The same parents rate teaching, meals and safety: which is higher. W near 1: they agree on the "
                     "order; near 0: they do not. For different people in the groups Kruskal-Wallis"},
            .assumptions = {"各题选项方向一致、都作答（缺一题的人不计）；人人对各题打分都相同时无法检验",
                            "items run in the same direction; whoever misses one is left out; undefined when everybody "
                            "rated all items alike"},
            .reference = "R friedman.test"};
}

StatisticEntry goodnessOfFitEntry() {
    return {.id = "goodness-of-fit",
            .title = {"拟合优度检验", "goodness of fit"},
            .description = {"一道题的人数分布与给定比例（平均分配、在校人数构成）是否相符",
                            "do the counts of one question fit given shares (equal, or those of the enrolment)"},
            .kinds = {single, scale},
            .grouping = GroupingNeed::none,
            .source = "Pearson (1900), Phil. Mag. 50:157-175",
            .when = {"检查答卷的年级、性别构成是否和在校生一致，看样本有没有偏。不要拿去年的样本比例当“给定比例”："
                     "去年也有误差，应当比较两个样本",
                     "Whether the answers are made up like the enrolment. Not against the shares of last year's "
                     "sample, which has errors of its own: compare the two samples"},
            .assumptions = {"答卷相互独立；给定比例不是从样本估计的；比例为 0 的类别不能有人",
                            "independent respondents; shares known, not estimated; nobody in a category with share 0"},
            .reference = "R chisq.test(p = )"};
}

StatisticEntry columnProportionEntry() {
    return {
        .id = "column-proportions",
        .title = {"列比例两两比较（字母标记）", "column proportions with letters"},
        .description = {"每个选项在各组的比例两两作 z 检验，较高的一组标出它显著高于哪些组（A、B、C……）",
                        "z tests of every pair of groups for every option; the higher one carries the letters of "
                        "those it exceeds"},
        .kinds = {single, scale, multiple},
        .grouping = GroupingNeed::required,
        .source = "IBM SPSS CTABLES, COMPARETEST TYPE=PROP; Holm (1979), Scand. J. Statist. 6:65-70",
        .when = {"三组以上，想知道具体是哪组高于哪组。p 值默认在每个选项内用霍尔姆（Holm）法校正；没有字母表示没有发现"
                 "显著差别，不表示两组相同。学校很多时字母会满屏，改看漏斗图或排名区间",
                 "Three or more groups: which exceeds which. p is corrected within each option by Holm. No letter "
                 "means no difference found, not equality. With many schools see the funnel or rank intervals"},
        .assumptions = {"答卷相互独立；基数低于 2、或比例为 0 或 100% 的组不参加该选项的比较",
                        "independent respondents; groups with a base below 2 or a share of 0 or 100 % take no part"},
        .reference = "R prop.test(correct = FALSE), p.adjust"};
}

StatisticEntry marginalIndependenceEntry() {
    return {
        .id = "marginal-independence",
        .title = {"多选题的组间比较", "multiple response by group"},
        .description = {"每个选项各做一次“选与没选”的检验并经霍尔姆（Holm）校正；再用二阶 Rao–Scott 校正做一次总的检验",
                        "a test of ticked or not for every option, corrected by Holm, and one overall test with "
                        "the Rao-Scott correction of second order"},
        .kinds = {multiple},
        .grouping = GroupingNeed::required,
        .source = "Agresti & Liu (1999), Biometrics 55:936-943; Bilder, Loughin & Nettleton (2000), Comm. Stat. "
                  "Simul. 29:1285-1316",
        .when =
            {"比较各组在多选题上的选择。常见的错误是把“组别×选项”的勾选次数当列联表做卡方：一个人可以打好几个勾，"
             "这几个勾不是几个互不相干的人，次数加起来也多过人数；卡方按“每次勾选都是独立的一份答卷”来算，"
             "得到的 p 值没有意义，可能偏大也可能偏小；而且只看“勾的构成”，两组人勾的都多一倍也看不出来。"
             "正确做法是以人为单位：每个选项比较选它的人占各组人数的比例，总的检验把同一个人各选项之间的相关算进去。"
             "先看总检验，再看哪些选项",
             "To compare groups on a multiple choice. The common mistake is a chi-square test on the table of "
             "mentions: one person makes several ticks, these are not several unrelated people, and there are "
             "more ticks than people. Its p has no meaning, too large or too small; and it sees only the mix "
             "of the ticks, not that one group ticks twice as much of everything. Count people instead: for "
             "every option the share of the group that ticked it, and an overall test that knows how one "
             "person's ticks hang together. Look at the overall test first, then at the options"},
        .assumptions = {"人与人之间相互独立（同一人的各选项不必独立）；没人选或人人都选的选项、没人作答的组不参加；"
                        "只剩一组或没有可比的选项时无法检验",
                        "independent people, not independent ticks; options that nobody or everybody ticked and "
                        "groups without answers take no part; undefined with one group or no option left"},
        .reference = "R MRCV::MI.test (rs2, bonferroni)"};
}

}  // namespace

std::vector<StatisticEntry> crosstabStatistics() {
    return {crosstabEntry(),
            independenceEntry(),
            chiSquareEntry(),
            fisherEntry(),
            oddsRatioEntry(),
            residualEntry(),
            nominalEntry(),
            ordinalEntry(),
            trendEntry(),
            columnProportionEntry(),
            marginalIndependenceEntry(),
            mcnemarEntry(),
            cochranQEntry(),
            friedmanEntry(),
            goodnessOfFitEntry()};
}

}  // namespace diaoyan
