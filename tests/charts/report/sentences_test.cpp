// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/report/sentences.h"

#include "charts/tables/from_satisfaction.h"
#include "tests/charts/report/small_study.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

Item itemOf(QuestionKind kind, std::vector<Option> options) {
    Item item;
    item.id = item.question = "q";
    item.title = {"题目", "question"};
    item.kind = kind;
    item.options = std::move(options);
    return item;
}

ItemCounts countsOf(std::vector<std::int64_t> options, std::int64_t answered, std::int64_t unanswered = 0) {
    ItemCounts counts;
    counts.options = std::move(options);
    counts.answered = answered;
    counts.missing[0] = unanswered;
    return counts;
}

/// Ticks of a multiple response; how many each person chose does not matter to its sentence but must add up.
ItemCounts tickCounts(std::vector<std::int64_t> options, std::int64_t cases, std::int64_t unanswered = 0) {
    ItemCounts counts = countsOf(std::move(options), cases, unanswered);
    counts.choices.assign(counts.options.size() + 1, 0);
    return counts;
}

std::vector<Option> hopes() {
    return {choice("1", "学习成绩优秀", "excellent marks"), choice("2", "和谐全面发展", "all-round growth"),
            choice("3", "健康快乐成长", "a happy childhood"), choice("4", "讲文明懂礼貌", "good manners"),
            choice("5", "综合能力提高", "broad abilities")};
}

Text multipleSentence(const ItemCounts& counts, const Role& role = roleNamed("parent")) {
    const auto table = multipleResponseTable(itemOf(QuestionKind::multiple, hopes()), counts);
    EXPECT_TRUE(table.ok()) << (table.ok() ? "" : table.problem().message.en);
    return table.ok() ? sentenceOf(*table, role) : Text{};
}

TEST(MultipleSentence, FoundingSurvey) {
    const Text said = multipleSentence(tickCounts({551, 467, 405, 274, 266}, 1241));
    EXPECT_EQ(said.zh,
              "在作答的1241名家长中，有551人（44.4%）选择“学习成绩优秀”，在5个选项中位列第1；其次是“和谐全面发展”"
              "（467人，37.6%）和“健康快乐成长”（405人，32.6%）。本题可多选，平均每人选1.6项。");
    EXPECT_EQ(said.en,
              "Of 1,241 parents who answered, 551 (44.4%) chose “excellent marks”, ranking first of 5 options; next "
              "came “all-round growth” (467, 37.6%) and “a happy childhood” (405, 32.6%). Several answers were "
              "allowed; 1.6 options were chosen on average.");
}

TEST(MultipleSentence, TiesAreSaid) {
    const Text first = multipleSentence(tickCounts({50, 50, 20, 10, 10}, 100));
    EXPECT_THAT(first.zh, HasSubstr("选择“学习成绩优秀”和“和谐全面发展”的各有50人（50.0%），在5个选项中并列第1；其次是"
                                    "“健康快乐成长”（20人，20.0%）。"));
    EXPECT_THAT(first.en, HasSubstr("were chosen by 50 (50.0%) each, tied for first of 5 options"));
    const Text second = multipleSentence(tickCounts({60, 30, 30, 30, 10}, 100));
    EXPECT_THAT(second.zh,
                HasSubstr("其次是“和谐全面发展”、“健康快乐成长”和“讲文明懂礼貌”（各30人，30.0%，并列第2）。"));
    EXPECT_THAT(second.en, HasSubstr("(30 each, 30.0%, tied for second)"));
    EXPECT_THAT(multipleSentence(tickCounts({40, 40, 40, 40, 40}, 100)).zh,
                HasSubstr("有5个选项并列第1，各有40人（40.0%）选择。"));
}

TEST(MultipleSentence, LeavesOutWhatNobodyChose) {
    const Text said = multipleSentence(tickCounts({0, 40, 0, 0, 0}, 40, 9));
    EXPECT_EQ(said.zh,
              "在作答的40名家长中，有40人（100.0%）选择“和谐全面发展”，在5个选项中位列第1。本题可多选，平均每人选"
              "1.0项。另有9名家长未作答，不计入基数。");
}

TEST(MultipleSentence, SmallAndEmpty) {
    EXPECT_THAT(multipleSentence(tickCounts({5, 4, 3, 2, 1}, 12)).zh,
                EndsWith("有效作答不足30人，样本较小，结果仅供参考。"));
    EXPECT_EQ(multipleSentence(tickCounts({0, 0, 0, 0, 0}, 0, 7)).zh, "被问到本题的7名家长均未作答。");
    EXPECT_EQ(multipleSentence(tickCounts({0, 0, 0, 0, 0}, 0)).en, "None of the parents were asked this question.");
    Role nobody;
    EXPECT_THAT(multipleSentence(tickCounts({31, 4, 3, 2, 1}, 31), nobody).zh, HasSubstr("在作答的31人中，"));
}

Text scaleSentence(const ItemCounts& counts, const std::string& definition = {}) {
    const Item item = itemOf(QuestionKind::scale, satisfactionScale());
    const auto table = frequencyTable(item, counts);
    const auto rate = satisfactionOf(item, counts, definition);
    EXPECT_TRUE(table.ok() && rate.ok());
    return sentenceOf(*table, *rate, roleNamed("teacher"));
}

TEST(ScaleSentence, LevelsRateAndInterval) {
    const Text said = scaleSentence(countsOf({186, 202, 119, 0, 4}, 511, 2));
    EXPECT_EQ(
        said.zh,
        "在有效作答的507名教师中，选择“满意”的186人（36.7%）、“比较满意”的202人（39.8%）、“一般”的119人（23.5%），"
        "没有人选择“不满意”；满意率（满意+比较满意）为76.5%（95%置信区间72.6%～80.0%）。另有2名教师未作答，4名选择"
        "“不了解”，不计入基数。");
    EXPECT_EQ(said.en,
              "Of 507 teachers with a valid answer, 186 (36.7%) chose “satisfied”, 202 (39.8%) “rather satisfied”, "
              "119 (23.5%) “so-so”, nobody “dissatisfied”; the satisfaction rate (satisfied + rather satisfied) is "
              "76.5% (95% confidence interval 72.6%–80.0%). Not in the base: 2 did not answer, 4 chose “do not "
              "know”.");
}

TEST(ScaleSentence, IndexInsteadOfRate) {
    const Text said = scaleSentence(countsOf({50, 50, 0, 0, 0}, 100), "index-100-80-60-40");
    EXPECT_THAT(
        said.zh,
        HasSubstr("满意度指数（满意100分、比较满意80分、一般60分、不满意40分）为90.0（95%置信区间88.0～92.0）"));
}

TEST(ScaleSentence, OnlyUnsure) {
    EXPECT_EQ(scaleSentence(countsOf({0, 0, 0, 0, 3}, 3, 2)).zh,
              "被问到本题的5名教师均没有有效作答（未作答2人，选择“不了解”3人）。");
}

TEST(SingleSentence, QuotesWithinQuotes) {
    const Item item =
        itemOf(QuestionKind::single, {choice("a", "专业“充电”", "study"), choice("b", "没时间", "no time")});
    const auto table = frequencyTable(item, countsOf({10, 30}, 40));
    ASSERT_TRUE(table.ok());
    EXPECT_EQ(
        sentenceOf(*table, roleNamed("teacher")).zh,
        "在有效作答的40名教师中，有30人（75.0%）选择“没时间”，在2个选项中位列第1；其次是“专业‘充电’”（10人，25.0%）。");
}

TEST(RankingSentence, ScoreAndFirstPlaces) {
    const Item item = itemOf(QuestionKind::ranking, {choice("a", "备课", "preparing"), choice("b", "上课", "teaching"),
                                                     choice("c", "会议", "meetings")});
    ItemCounts counts = countsOf({10, 30, 0}, 40);
    counts.ranked = {40, 40, 0};
    counts.rank_sum = {70, 50, 0};
    const auto table = rankingTable(item, counts);
    ASSERT_TRUE(table.ok()) << table.problem().message.en;
    EXPECT_EQ(
        sentenceOf(*table, roleNamed("student")).zh,
        "在作答的40名学生中，“上课”的平均综合得分为2.75，位列第1（有30人把它排在第一位，占75.0%），“备课”第2（2.25分，"
        "排第一的10人，占25.0%）。");
}

TEST(NumberSentence, OneAndNone) {
    EXPECT_EQ(sentenceOf(summarizeNumbers(valueCounts({7})), roleNamed("teacher")).zh,
              "在填写了数值的1名教师中，平均值为7."
              "00；中位数为7，上下四分位数为7和7，最小值7，最大值7。有效作答不足30人，样本较小，"
              "结果仅供参考。");
    EXPECT_EQ(sentenceOf(summarizeNumbers(valueCounts({}), {3, 0, 0}), roleNamed("teacher")).zh,
              "被问到本题的3名教师均未作答。");
}

TEST(MatrixSentence, HighestLowestAndBetween) {
    Question matrix = questionOf("m", QuestionKind::matrix, {"后勤", "services"}, satisfactionScale());
    matrix.rows = {
        {"a", {"食堂", "canteen"}}, {"b", {"操场", "field"}}, {"c", {"图书馆", "library"}}, {"d", {"校车", "bus"}}};
    std::vector<RatedItem> rated;
    const std::vector<ItemCounts> counts{countsOf({30, 10, 0, 0, 0}, 40), countsOf({10, 10, 20, 0, 0}, 40),
                                         countsOf({15, 15, 9, 0, 1}, 40), countsOf({0, 0, 0, 0, 0}, 0, 40)};
    const std::vector<Item> columns = items(matrix);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto rate = satisfactionOf(columns[i], counts[i]);
        ASSERT_TRUE(rate.ok());
        rated.push_back({columns[i], *rate});
    }
    EXPECT_EQ(sentenceOf(matrix, rated, roleNamed("parent")).zh,
              "在3项中，满意率（满意+比较满意）最高的是“食堂”（100.0%，有效作答40名家长），最低的是“操场”（50.0%"
              "，有效作答40名"
              "家长），其余1项为76.9%。“校车”没有有效作答。");
}

TEST(ReturnsSentence, KnownAndPartlyKnown) {
    Roster roster = twoSchools(true);
    const std::vector<Role> roles{roleNamed("teacher")};
    const std::vector<Returned> returned{{"s1", "teacher", 24, 22}, {"s2", "teacher", 18, 18}};
    EXPECT_EQ(sentenceOf(responseRates(roster, roles, returned), roles).zh,
              "本次调研共发放问卷45份，回收42份，回收率93.3%，其中有效问卷40份，有效率95.2%。");
    roster.schools[1].expected.clear();
    EXPECT_EQ(
        sentenceOf(responseRates(roster, roles, returned), roles).zh,
        "本次调研共回收问卷42份，其中有效问卷40份，有效率95.2%；发放数已知的部分发放25份、回收24份，回收率96.0%。");
}

TEST(Sentences, NeverSpeakOfSignificance) {
    for (const Text& said :
         {multipleSentence(tickCounts({90, 1, 1, 1, 1}, 100)), scaleSentence(countsOf({90, 1, 1, 1, 1}, 94))}) {
        EXPECT_THAT(said.zh, Not(HasSubstr("显著")));
        EXPECT_THAT(said.en, Not(HasSubstr("significant")));
    }
}

}  // namespace
}  // namespace diaoyan
