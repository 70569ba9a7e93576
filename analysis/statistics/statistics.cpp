// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/statistics.h"

#include <algorithm>

namespace diaoyan {

const std::vector<StatisticEntry>& statistics() {
    using enum QuestionKind;
    static const std::vector<StatisticEntry> all{
        {"frequency",
         {"频数分析", "frequency table"},
         {"每个选项的人数、百分比、有效百分比、累积百分比，缺失按原因分列",
          "count, percent, valid percent and cumulative percent of every option; missing by reason"},
         {single, scale, ranking},
         GroupingNeed::optional,
         "SPSS FREQUENCIES"},
        {"multiple-response",
         {"多选题（多重响应）分析", "multiple-response table"},
         {"每个选项的个案百分比与响应百分比、人均选择数、选择个数分布",
          "percent of cases and of responses of every option, mean and distribution of the number of choices"},
         {multiple},
         GroupingNeed::optional,
         "SPSS MULT RESPONSE"},
        {"ranking",
         {"排序题分析", "ranking table"},
         {"首选比例、平均名次、平均综合得分", "first places, mean rank and mean score"},
         {ranking},
         GroupingNeed::optional,
         "rank r of k options earns k - r + 1 points, over those who ranked anything"},
        {"option-ranks",
         {"选项排名", "ranks of the options"},
         {"位列 N 个选项之第 k，并列同名次", "place of an option among all, ties sharing the best place"},
         {single, scale, multiple, ranking},
         GroupingNeed::optional,
         "standard competition ranking (1224)"},
        {"crosstab",
         {"交叉分析", "contingency table"},
         {"行、列、总百分比，期望频数，调整后标准化残差",
          "row, column and total percent, expected counts, adjusted standardized residuals"},
         {single, scale},
         GroupingNeed::required,
         "Haberman (1973), Biometrics 29:205-220"},
        {"chi-square",
         {"卡方检验", "chi-square test"},
         {"皮尔逊卡方、似然比、克莱姆 V，期望频数过小时提醒",
          "Pearson chi-square, likelihood ratio, Cramer's V, with a warning on small expected counts"},
         {single, scale},
         GroupingNeed::required,
         "Pearson (1900), Phil. Mag. 50:157-175; Cochran (1954), Biometrics 10:417-451"},
        {"satisfaction",
         {"满意率与满意度指数", "satisfaction rate and index"},
         {"按指定口径计算，附置信区间和其他常用口径的结果",
          "by a named definition, with an interval and the value under the other common definitions"},
         {scale},
         GroupingNeed::optional,
         "the definition printed beside the number"},
        {"proportion-interval",
         {"比例的置信区间", "interval for a proportion"},
         {"威尔逊区间；精确（Clopper–Pearson）；有限总体校正",
          "Wilson; exact (Clopper-Pearson); with finite population correction"},
         {single, scale, multiple},
         GroupingNeed::optional,
         "Wilson (1927), JASA 22:209-212; Clopper & Pearson (1934), Biometrika 26:404-413"},
        {"numbers",
         {"描述统计", "numeric summary"},
         {"人数、均值、标准差、最小值、四分位数、最大值", "n, mean, standard deviation, minimum, quartiles, maximum"},
         {number},
         GroupingNeed::optional,
         "quartiles: definition 7 of Hyndman & Fan (1996), The American Statistician 50:361-365"},
        {"response-rate",
         {"回收率与有效率", "response rates"},
         {"各校、各类对象的发放、回收、有效份数", "issued, returned and valid by school and role"},
         {},
         GroupingNeed::none,
         "ratio of sums: Cochran (1977), Sampling Techniques, 3rd ed., 2.11"},
    };
    return all;
}

const StatisticEntry* findStatistic(const std::string& id) {
    const auto& all = statistics();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace diaoyan
