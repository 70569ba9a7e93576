// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics of weighted answers beside their counts.
#include "analysis/crosstabs/crosstab.h"
#include "analysis/statistics/frequency.h"
#include "analysis/statistics/multiple_response.h"
#include "analysis/statistics/scale_scores.h"
#include "tests/analysis/sample_survey.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

using sample::choice;
using sample::choices;
using sample::sheet;

/// Five answers of two schools; the weights of the second school are `heavy`, the others 1.
ColumnEngine answers(double heavy, double first = 1) {
    std::vector<AnswerSheet> sheets{
        sheet("s1", {{"overall", choice("非常满意")}, {"sex", choice("男")}, {"wishes", choices({"a", "b"})}}),
        sheet("s1", {{"overall", choice("一般")}, {"sex", choice("女")}, {"wishes", choices({"a"})}}),
        sheet("s1", {{"overall", choice("不了解")}, {"sex", choice("女")}}),
        sheet("s2", {{"overall", choice("很不满意")}, {"sex", choice("女")}, {"wishes", choices({"c"})}}),
        sheet("s2", {{"sex", choice("男")}, {"wishes", choices({"b"})}})};
    for (AnswerSheet& one : sheets) one.weight = one.school == "s2" ? heavy : first;
    return sample::engine(sheets);
}

TEST(WeightedTables, ByHand) {
    const Counts counts = *answers(3).count({"overall", ""});
    const FrequencyTable table = *frequencyTable(counts.item, counts.total());
    ASSERT_TRUE(table.weighted);
    EXPECT_EQ(table.valid, 3);
    EXPECT_EQ(table.weighted->asked, 9);  // 3 x 1 + 2 x 3
    EXPECT_EQ(table.weighted->valid, 5);  // 1 + 1 + 3
    EXPECT_EQ(table.weighted->of_valid[0]->percent(), 20);
    EXPECT_EQ(table.weighted->of_valid[4]->percent(), 60);
    EXPECT_EQ(table.weighted->cumulative[4]->percent(), 100);
    EXPECT_FALSE(table.weighted->of_valid[5]) << "不了解 is not in the base";
    EXPECT_EQ(table.weighted->unanswered.weight, 3);
    EXPECT_DOUBLE_EQ(*table.weighted->effective_n, 25.0 / 11);  // (1 + 1 + 3)^2 / (1 + 1 + 9)
    const auto rate = satisfactionDefinition("top2of5", counts.item);
    EXPECT_DOUBLE_EQ(**weightedSatisfaction(counts.item, counts.total(), *rate), 20);

    const Counts wishes = *answers(3).count({"wishes", ""});
    const MultipleResponseTable multiple = *multipleResponseTable(wishes.item, wishes.total());
    EXPECT_EQ(multiple.weighted->cases, 8);
    EXPECT_EQ(multiple.weighted->responses, 9);
    EXPECT_EQ(multiple.weighted->of_cases[1].percent(), 50);  // b: 1 + 3
    EXPECT_EQ(multiple.weighted->of_asked[0].base, 9);
    EXPECT_DOUBLE_EQ(*multiple.weighted->mean_choices, 9.0 / 8);

    const CrossTable cross = *crossTabulate(*answers(3).count({"overall", "sex"}));
    ASSERT_TRUE(cross.weighted);
    EXPECT_EQ(cross.count(1, 4), 1);
    EXPECT_EQ(cross.weightedOfRow(1, 4).percent(), 75);  // 女: 一般 1, 很不满意 3
    EXPECT_EQ(cross.weighted->total, 5);
}

TEST(WeightedTables, WeightsOfOneChangeNothing) {
    // 0.5 and 2 x 0.5: as weights of one, but the engine keeps them.
    const ColumnEngine halves = answers(0.5, 0.5);
    const Counts counts = *halves.count({"overall", ""});
    const FrequencyTable table = *frequencyTable(counts.item, counts.total());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        EXPECT_EQ(table.weighted->of_asked[i].percent(), table.rows[i].of_asked.percent());
        ASSERT_EQ(table.weighted->of_valid[i].has_value(), table.rows[i].of_valid.has_value());
        if (!table.rows[i].of_valid) continue;
        EXPECT_EQ(table.weighted->of_valid[i]->percent(), table.rows[i].of_valid->percent());
        EXPECT_EQ(table.weighted->cumulative[i]->percent(), table.rows[i].cumulative->percent());
    }
    EXPECT_DOUBLE_EQ(*table.weighted->effective_n, 3);
    const Counts by_school = *halves.count({"overall", "school"});
    const CrossTable cross = *crossTabulate(by_school);
    for (std::size_t r = 0; r < cross.rows.size(); ++r)
        for (std::size_t c = 0; c < cross.columns.size(); ++c)
            EXPECT_EQ(cross.weightedOfRow(r, c).percent(), cross.ofRow(r, c).percent());
    EXPECT_FALSE(frequencyTable(counts.item, answers(1).count({"overall", ""})->total())->weighted)
        << "weights of 1 are no weights";
}

TEST(WeightedTables, NothingIsDividedByNoWeight) {
    const Counts counts = *answers(2, 0).count({"overall", "school"});
    const FrequencyTable first = *frequencyTable(counts.item, counts.per_group[0]);
    EXPECT_EQ(first.valid, 2);
    EXPECT_FALSE(first.weighted->of_valid[0]->percent());
    EXPECT_FALSE(first.weighted->effective_n);
    const CrossTable cross = *crossTabulate(counts);
    EXPECT_FALSE(cross.weightedOfRow(0, 0).percent());
    EXPECT_EQ(cross.weightedOfRow(1, 4).percent(), 100);
    ItemCounts broken = counts.per_group[0];
    broken.weighted->options.pop_back();
    EXPECT_EQ(frequencyTable(counts.item, broken).problem().code, "wrong-counts");
}

}  // namespace
}  // namespace diaoyan
