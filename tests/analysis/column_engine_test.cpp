// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/column_engine.h"
#include "analysis/statistics/frequency.h"
#include "tests/analysis/sample_survey.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace diaoyan {
namespace {

using namespace sample;
using testing::ElementsAre;

std::vector<AnswerSheet> someSheets() {
    const auto not_asked = missing(MissingReason::not_asked);
    const auto invalid = missing(MissingReason::invalid);
    return {
        sheet("s1", {{"overall", choice("非常满意")},
                     {"sex", choice("男")},
                     {"wishes", choices({"a", "c"})},
                     {"order", Ranking{{"y", "x"}}},
                     {"age", Number{30}}}),
        sheet("s1", {{"overall", choice("不了解")},
                     {"sex", choice("女")},
                     {"wishes", choices({"a"})},
                     {"order", Ranking{{"x"}}},
                     {"age", Number{40}}}),
        sheet("s2", {{"overall", not_asked}, {"sex", choice("女")}, {"wishes", not_asked}, {"age", invalid}}),
        sheet("s4", {{"overall", invalid}, {"sex", choice("男")}, {"wishes", invalid}, {"order", invalid}}),
        sheet("nowhere", {{"overall", choice("一般")}, {"wishes", choices({"a", "b", "c"})}, {"age", Number{50}}}),
        sheet("s2", {}),
    };
}

TEST(ColumnEngine, CountsNothingOfNobody) {
    const Counts counts = *engine({}).count({"overall", "school"});
    EXPECT_EQ(counts.groups.size(), 4u);
    EXPECT_EQ(counts.total().respondents(), 0);
    EXPECT_THAT(counts.total().options, ElementsAre(0, 0, 0, 0, 0, 0));
    EXPECT_FALSE(summarize(engine({}), {"age", ""})->total.mean);
    EXPECT_EQ(engine({}).coOccurrence({"wishes", ""})->total().cases, 0);
}

TEST(ColumnEngine, CountsOptionsAndEveryKindOfMissing) {
    const ItemCounts all = engine(someSheets()).count({"overall", ""})->total();
    EXPECT_THAT(all.options, ElementsAre(1, 0, 1, 0, 0, 1));
    EXPECT_THAT(all.missing, ElementsAre(1, 1, 1));  // unanswered, not asked, invalid
    EXPECT_EQ(all.answered, 3);
    EXPECT_EQ(all.asked(), 5);
    EXPECT_EQ(all.respondents(), 6);
}

TEST(ColumnEngine, CountsTicksAndHowManyEachGave) {
    const ItemCounts all = engine(someSheets()).count({"wishes", ""})->total();
    EXPECT_THAT(all.options, ElementsAre(3, 1, 2));
    EXPECT_THAT(all.choices, ElementsAre(0, 1, 1, 1));
    EXPECT_THAT(all.missing, ElementsAre(1, 1, 1));
    EXPECT_EQ(all.answered, 3);
}

TEST(ColumnEngine, CountsRanks) {
    const ItemCounts all = engine(someSheets()).count({"order", ""})->total();
    EXPECT_THAT(all.options, ElementsAre(1, 1, 0));
    EXPECT_THAT(all.ranked, ElementsAre(2, 1, 0));
    EXPECT_THAT(all.rank_sum, ElementsAre(3, 1, 0));
    EXPECT_EQ(all.answered, 2);
    EXPECT_THAT(all.missing, ElementsAre(3, 0, 1));
}

TEST(ColumnEngine, GroupsBySchoolInRosterOrder) {
    const Counts counts = *engine(someSheets()).count({"parent.sex", "school"});
    ASSERT_EQ(counts.groups.size(), 4u);
    EXPECT_EQ(counts.groups[1], (Group{"s2", untranslated("学校s2")}));
    EXPECT_THAT(counts.per_group[0].options, ElementsAre(1, 1));
    EXPECT_THAT(counts.per_group[2].options, ElementsAre(0, 0));
    EXPECT_EQ(counts.per_group[2].respondents(), 0);
    EXPECT_EQ(counts.ungrouped, 1);
    EXPECT_EQ(counts.by_title.zh, "学校");
}

TEST(ColumnEngine, GroupsByAttributeAndLeavesOutSchoolsWithoutIt) {
    const Counts stages = *engine(someSheets()).count({"overall", "school.stage"});
    ASSERT_EQ(stages.groups.size(), 2u);
    EXPECT_EQ(stages.groups[0].code, "小学");
    EXPECT_EQ(stages.per_group[0].respondents(), 2);
    EXPECT_EQ(stages.per_group[1].respondents(), 2);
    EXPECT_EQ(stages.ungrouped, 2);
    const Counts boarding = *engine(someSheets()).count({"overall", "school.寄宿"});
    ASSERT_EQ(boarding.groups.size(), 1u);
    EXPECT_EQ(boarding.per_group[0].respondents(), 2);
    EXPECT_EQ(boarding.ungrouped, 4);
}

TEST(ColumnEngine, GroupsByAnotherAnswer) {
    const Counts counts = *engine(someSheets()).count({"wishes", "parent.sex"});
    ASSERT_EQ(counts.groups.size(), 2u);
    EXPECT_EQ(counts.groups[0].code, "男");
    EXPECT_THAT(counts.per_group[0].options, ElementsAre(1, 0, 1));
    EXPECT_THAT(counts.per_group[1].options, ElementsAre(1, 0, 0));
    EXPECT_EQ(counts.ungrouped, 2);
}

TEST(ColumnEngine, SaysWhatItCannotCount) {
    const ColumnEngine asked = engine(someSheets());
    EXPECT_EQ(asked.count({"nothing", ""}).problem().code, "unknown-item");
    EXPECT_EQ(asked.count({"teacher.overall", ""}).problem().code, "unknown-item");
    EXPECT_EQ(asked.count({"age", ""}).problem().code, "not-countable");
    EXPECT_EQ(asked.count({"words", ""}).problem().code, "not-countable");
    EXPECT_EQ(asked.count({"overall", "school.moon"}).problem().code, "unknown-grouping");
    EXPECT_EQ(asked.count({"overall", "wishes"}).problem().code, "unknown-grouping");
    EXPECT_EQ(asked.count({"overall", "age"}).problem().code, "unknown-grouping");
    EXPECT_EQ(summarize(asked, {"overall", ""}).problem().code, "not-a-number");
    EXPECT_EQ(asked.coOccurrence({"overall", ""}).problem().code, "not-multiple");
}

TEST(ColumnEngine, SummarizesNumbersByGroup) {
    const Summaries ages = *summarize(engine(someSheets()), {"age", "school"});
    EXPECT_EQ(ages.per_group[0].n, 2);
    EXPECT_EQ(ages.per_group[0].mean, 35);
    EXPECT_EQ(ages.per_group[1].n, 0);
    EXPECT_THAT(ages.per_group[1].missing, ElementsAre(1, 0, 1));
    EXPECT_FALSE(ages.per_group[1].mean);
    EXPECT_EQ(ages.total.n, 2);
    EXPECT_EQ(ages.ungrouped, 1);
    EXPECT_EQ(summarize(engine(someSheets()), {"age", ""})->total.n, 3);
}

TEST(ColumnEngine, CountsPairsOfTicks) {
    const PairCounts pairs = engine(someSheets()).coOccurrence({"wishes", ""})->total();
    EXPECT_THAT(pairs.counts, ElementsAre(3, 1, 2, 1, 1, 1, 2, 1, 2));
    EXPECT_EQ(pairs.cases, 3);
}

/// Three hundred options need two bytes a code, and ticks spread over many bytes.
TEST(ColumnEngine, CountsLongOptionLists) {
    std::vector<Option> many;
    for (int i = 0; i < 300; ++i) many.push_back(option("o" + std::to_string(i)));
    Questionnaire form;
    form.questions = {question("one", QuestionKind::single, many), question("many", QuestionKind::multiple, many)};
    ResponsesBuilder builder(form, {});
    for (int i = 0; i < 300; ++i)
        builder.add(sheet("", {{"one", choice("o" + std::to_string(i))}, {"many", choices({"o7", "o299"})}}));
    builder.add(sheet("", {{"one", missing(MissingReason::invalid)}}));
    const ColumnEngine asked(std::make_shared<const Responses>(builder.take()), {});
    const ItemCounts ones = asked.count({"one", ""})->total();
    EXPECT_TRUE(std::all_of(ones.options.begin(), ones.options.end(), [](auto count) { return count == 1; }));
    EXPECT_THAT(ones.missing, ElementsAre(0, 0, 1));
    const Counts grouped = *asked.count({"many", "one"});
    EXPECT_EQ(grouped.groups.size(), 300u);
    EXPECT_EQ(grouped.per_group[4].options[299], 1);
    EXPECT_EQ(grouped.total().options[299], 300);
    EXPECT_EQ(grouped.total().choices[2], 300);
    EXPECT_EQ(grouped.ungrouped, 1);
}

TEST(ColumnEngine, TakesDamagedCodesForInvalidAnswers) {
    Responses damaged = responses(someSheets());
    std::get<std::vector<std::uint8_t>>(std::get<CodeColumn>(damaged.columns[0]).codes)[0] = 250;
    damaged.school[1] = 60000;
    const ColumnEngine asked(std::make_shared<const Responses>(damaged), roster());
    const Counts counts = *asked.count({"overall", "school"});
    EXPECT_EQ(counts.per_group[0].missing[2], 1);
    EXPECT_EQ(counts.ungrouped, 2);
}

/// Property: random answers of three hundred people.
std::vector<AnswerSheet> randomSheets(unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return random() % n; };
    const char* schools[] = {"s1", "s2", "s3", "s4", "nowhere"};
    std::vector<AnswerSheet> sheets;
    for (int i = 0; i < 300; ++i) {
        AnswerSheet one = sheet(schools[below(5)], {});
        const unsigned overall = below(9);
        if (overall < 6)
            one.answers["overall"] = choice(fivePoints()[overall].code);
        else
            one.answers["overall"] = missing(static_cast<MissingReason>(overall - 6));
        if (below(4) != 0) one.answers["sex"] = choice(below(2) == 0 ? "男" : "女");
        std::vector<std::string> wishes;
        for (const char* code : {"a", "b", "c"})
            if (below(2) == 0) wishes.push_back(code);
        if (!wishes.empty()) one.answers["wishes"] = choices(wishes);
        if (below(3) != 0) one.answers["order"] = below(2) == 0 ? Ranking{{"z", "x"}} : Ranking{{"y"}};
        if (below(5) != 0) one.answers["age"] = Number{static_cast<double>(below(1000)) / 7};
        sheets.push_back(std::move(one));
    }
    return sheets;
}

const std::vector<CountRequest> requests{{"overall", "school"}, {"overall", "sex"}, {"wishes", "school.stage"},
                                         {"wishes", ""},        {"order", "sex"},   {"sex", "overall"}};

TEST(ColumnEngineProperties, CountsOfTheUnionAreTheSumOfCounts) {
    const auto one = randomSheets(1), other = randomSheets(2);
    auto both = one;
    both.insert(both.end(), other.begin(), other.end());
    for (const CountRequest& request : requests) {
        Counts sum = *engine(one).count(request);
        const Counts more = *engine(other).count(request), together = *engine(both).count(request);
        for (std::size_t g = 0; g < sum.groups.size(); ++g) sum.per_group[g] += more.per_group[g];
        sum.ungrouped += more.ungrouped;
        EXPECT_EQ(sum, together) << request.item << " by " << request.by;
    }
}

TEST(ColumnEngineProperties, GroupsAndUngroupedAreEverybody) {
    for (const CountRequest& request : requests) {
        const Counts counts = *engine(randomSheets(3)).count(request);
        EXPECT_EQ(counts.total().respondents() + counts.ungrouped, 300) << request.item << " by " << request.by;
    }
}

TEST(ColumnEngineProperties, OrderOfRowsDoesNotMatter) {
    auto sheets = randomSheets(4);
    const ColumnEngine before = engine(sheets);
    std::shuffle(sheets.begin(), sheets.end(), std::mt19937(5));
    const ColumnEngine after = engine(sheets);
    for (const CountRequest& request : requests) EXPECT_EQ(*before.count(request), *after.count(request));
    EXPECT_EQ(*summarize(before, {"age", "school"}), *summarize(after, {"age", "school"}));
}

TEST(ColumnEngineProperties, RoutedPastRespondentsChangeNoPercentage) {
    auto sheets = randomSheets(6);
    const Item overall = item(questionnaire().questions[0]);
    const FrequencyTable before = *frequencyTable(overall, engine(sheets).count({"overall", ""})->total());
    for (int i = 0; i < 50; ++i) sheets.push_back(sheet("s1", {{"overall", missing(MissingReason::not_asked)}}));
    FrequencyTable after = *frequencyTable(overall, engine(sheets).count({"overall", ""})->total());
    EXPECT_EQ(after.not_asked, before.not_asked + 50);
    after.not_asked = before.not_asked;
    EXPECT_EQ(before, after);
}

TEST(ColumnEngineProperties, TransposedTablesAgree) {
    const ColumnEngine asked = engine(randomSheets(7));
    const Counts rows = *asked.count({"sex", "overall"}), columns = *asked.count({"overall", "sex"});
    for (std::size_t r = 0; r < rows.groups.size(); ++r)
        for (std::size_t c = 0; c < columns.groups.size(); ++c)
            EXPECT_EQ(rows.per_group[r].options[c], columns.per_group[c].options[r]);
}

}  // namespace
}  // namespace diaoyan
