// SPDX-License-Identifier: GPL-3.0-or-later
// What the column engine answers beyond plain counts: joined groupings, weights, distributions, moments, patterns.
#include "tests/analysis/sample_survey.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace diaoyan {
namespace {

using sample::choice;
using sample::choices;
using sample::sheet;
using testing::ElementsAre;

std::vector<std::string> codes(const std::vector<Group>& groups) {
    std::vector<std::string> all;
    for (const Group& group : groups) all.push_back(group.code);
    return all;
}

AnswerSheet weighed(AnswerSheet made, double weight) {
    made.weight = weight;
    return made;
}

std::vector<AnswerSheet> sheets() {
    return {sheet("s1", {{"overall", choice("非常满意")}, {"sex", choice("男")}, {"wishes", choices({"a", "b"})}}),
            sheet("s1", {{"overall", choice("一般")}, {"sex", choice("女")}, {"wishes", choices({"a"})}}),
            sheet("s2", {{"overall", choice("一般")}, {"sex", choice("女")}, {"age", Number{40.0}}}),
            sheet("s4", {{"overall", choice("很不满意")}, {"sex", choice("男")}, {"age", Number{30.0}}}),
            sheet("s3", {{"overall", choice("不了解")}, {"age", Number{40.0}}})};
}

TEST(JoinedGroupings, HoldTheCombinationsThatExist) {
    const Counts counts = *sample::engine(sheets()).count({"overall", "school.stage/school"});
    // s4 has no stage; no school is of two stages.
    EXPECT_THAT(codes(counts.groups), ElementsAre("小学/s1", "小学/s3", "初中/s2"));
    EXPECT_THAT(counts.groups[1].parts, ElementsAre(0u, 2u));
    EXPECT_EQ(counts.per_group[0].answered, 2);
    EXPECT_EQ(counts.ungrouped, 1);
}

TEST(JoinedGroupings, CrossAnItemWithSchools) {
    const Counts counts = *sample::engine(sheets()).count({"overall", "sex/school"});
    EXPECT_EQ(counts.groups.size(), 8u);
    EXPECT_THAT(counts.groups[5].parts, ElementsAre(1u, 1u));
    EXPECT_EQ(counts.per_group[5].options[2], 1);
    EXPECT_EQ(counts.ungrouped, 1);  // sex unknown
    ItemCounts women;
    for (std::size_t g = 0; g < counts.groups.size(); ++g)
        if (counts.groups[g].parts[0] == 1) women += counts.per_group[g];
    EXPECT_EQ(women, sample::engine(sheets()).count({"overall", "sex"})->per_group[1]);
}

TEST(JoinedGroupings, NameTheUnknownPart) {
    EXPECT_EQ(sample::engine(sheets()).count({"overall", "sex/nonsense"}).problem().code, "unknown-grouping");
}

TEST(Weights, AreSummedBesideTheCounts) {
    std::vector<AnswerSheet> all = sheets();
    all[1].weight = 2.5;
    all[2].weight = 0;
    const Counts counts = *sample::engine(all).count({"overall", ""});
    const ItemCounts& everybody = counts.per_group[0];
    EXPECT_THAT(everybody.options, ElementsAre(1, 0, 2, 0, 1, 1));
    ASSERT_TRUE(everybody.weighted);
    EXPECT_THAT(everybody.weighted->options, ElementsAre(1, 0, 2.5, 0, 1, 1));
    EXPECT_THAT(everybody.weighted->option_squares, ElementsAre(1, 0, 6.25, 0, 1, 1));
    EXPECT_EQ(everybody.weighted->answered, 5.5);
    EXPECT_FALSE(sample::engine(sheets()).count({"overall", ""})->per_group[0].weighted);
    const ItemCounts wishes = sample::engine(all).count({"wishes", "school"})->total();
    EXPECT_THAT(wishes.weighted->options, ElementsAre(3.5, 1, 0));
    EXPECT_EQ(wishes.weighted->answered, 3.5);
    EXPECT_EQ(wishes.weighted->asked(), 5.5);
}

TEST(Weights, AddUpOverGroups) {
    std::vector<AnswerSheet> all = sheets();
    for (std::size_t i = 0; i < all.size(); ++i) all[i].weight = 0.5 + static_cast<double>(i);
    for (const char* item : {"overall", "wishes"}) {
        const ItemCounts whole = sample::engine(all).count({item, ""})->total();
        EXPECT_EQ(sample::engine(all).count({item, "school"})->total(), whole) << item;
    }
}

TEST(Values, AreDistributionsByGroup) {
    std::vector<AnswerSheet> all = sheets();
    all.push_back(weighed(sheet("s3", {{"age", Number{35.5}}}), 3));
    all.push_back(sheet("s3", {{"age", Number{std::numeric_limits<double>::infinity()}}}));
    const GroupedValues ages = *sample::engine(all).values({"age", "school.stage"});
    EXPECT_THAT(ages.per_group[0], ElementsAre(ValueCount{35.5, 1, 3, 9}, ValueCount{40, 1, 1, 1}));
    EXPECT_THAT(ages.per_group[1], ElementsAre(ValueCount{40, 1, 1, 1}));
    EXPECT_EQ(ages.missing[0][static_cast<std::size_t>(MissingReason::unanswered)], 2);
    EXPECT_EQ(ages.missing[0][static_cast<std::size_t>(MissingReason::invalid)], 1);
    EXPECT_EQ(ages.ungrouped, 1);
    EXPECT_EQ(sample::engine(all).values({"sex", ""}).problem().code, "not-a-number");
}

TEST(CoOccurrenceByGroup, AddsUpToTheWhole) {
    const CoOccurrence pairs = *sample::engine(sheets()).coOccurrence({"wishes", "sex"});
    EXPECT_THAT(pairs.per_group[0].counts, ElementsAre(1, 1, 0, 1, 1, 0, 0, 0, 0));
    EXPECT_EQ(pairs.total(), sample::engine(sheets()).coOccurrence({"wishes", ""})->total());
}

std::vector<ScoredItem> scored() {
    return {{"overall", {5.0, 4.0, 3.0, 2.0, 1.0, std::nullopt}}, {"age", {}}};
}

TEST(CrossMomentsOfRows, TakeCompleteRowsOrPairs) {
    const std::vector<AnswerSheet> all{sheet("s1", {{"overall", choice("非常满意")}, {"age", Number{30.0}}}),
                                       sheet("s1", {{"overall", choice("一般")}, {"age", Number{50.0}}}),
                                       sheet("s2", {{"overall", choice("很不满意")}, {"age", Number{40.0}}}),
                                       sheet("s2", {{"overall", choice("不了解")}, {"age", Number{80.0}}})};
    const CrossMoments listwise = *sample::engine(all).crossMoments(scored(), MissingDeletion::listwise);
    EXPECT_EQ(listwise.n, 3);
    EXPECT_THAT(listwise.means, ElementsAre(3, 40));
    EXPECT_THAT(listwise.covariances, ElementsAre(4, -10, -10, 100));
    const CrossMoments pairwise = *sample::engine(all).crossMoments(scored(), MissingDeletion::pairwise);
    EXPECT_EQ(pairwise.n, 4);
    EXPECT_THAT(pairwise.n_pairs, ElementsAre(3, 3, 3, 4));
    EXPECT_THAT(pairwise.means, ElementsAre(3, 50));
    EXPECT_NEAR(pairwise.covariances[3], 1400.0 / 3, 1e-12);
}

TEST(CrossMomentsOfRows, WeighAnAnswerAsIfRepeated) {
    std::vector<AnswerSheet> once{sheet("s1", {{"overall", choice("非常满意")}, {"age", Number{30.0}}}),
                                  sheet("s1", {{"overall", choice("一般")}, {"age", Number{50.0}}})};
    std::vector<AnswerSheet> repeated = once;
    repeated.push_back(once[1]);
    once[1].weight = 2;
    const CrossMoments weighed_moments = *sample::engine(once).crossMoments(scored(), MissingDeletion::listwise);
    const CrossMoments counted = *sample::engine(repeated).crossMoments(scored(), MissingDeletion::listwise);
    EXPECT_NEAR(weighed_moments.means[0], counted.means[0], 1e-14);
    // The same spread; the divisor is the number of respondents.
    EXPECT_NEAR(weighed_moments.covariances[1] / 2, counted.covariances[1] * 2 / 3, 1e-12);
}

TEST(CrossMomentsOfRows, RefuseWhatIsNoNumber) {
    EXPECT_EQ(sample::engine(sheets()).crossMoments({{"sex", {}}}, MissingDeletion::listwise).problem().code,
              "not-a-number");
    EXPECT_EQ(sample::engine({}).crossMoments(scored(), MissingDeletion::listwise).problem().code, "too-few-answers");
    EXPECT_EQ(sample::engine({}).crossMoments({}, MissingDeletion::listwise).problem().code, "too-few-answers");
}

TEST(AnswerPatterns, CountCombinationsOfCompleteRows) {
    std::vector<AnswerSheet> all = sheets();
    all.push_back(all.front());
    const auto patterns = *sample::engine(all).patterns({"sex", "overall"});
    EXPECT_THAT(patterns, ElementsAre(AnswerPattern{{0, 0}, 2}, AnswerPattern{{0, 4}, 1}, AnswerPattern{{1, 2}, 2}));
    EXPECT_THAT(*sample::engine(all).patterns({"wishes"}),
                ElementsAre(AnswerPattern{{1, 0, 0}, 1}, AnswerPattern{{1, 1, 0}, 2}));
    EXPECT_EQ(sample::engine(all).patterns({"age"}).problem().code, "not-countable");
}

}  // namespace
}  // namespace diaoyan
