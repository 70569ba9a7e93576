// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/random.h"
#include "analysis/quality/duplicates.h"
#include "analysis/quality/item_nonresponse.h"
#include "analysis/quality/mahalanobis.h"
#include "analysis/quality/percent_match.h"
#include "analysis/quality/speeding.h"
#include "analysis/quality/straight_lining.h"
#include "analysis/statistics/families.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace diaoyan {
namespace {

using Rows = std::vector<std::vector<std::optional<double>>>;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(ScoreMatrixCheck, RefusesWhatDoesNotFit) {
    ScoreMatrix scores = scoreMatrix({{1, 2}, {3, {}}});
    EXPECT_EQ(unfitMatrix(scores), std::nullopt);
    EXPECT_EQ(scores.state[3], ScoreState::unanswered);
    scores.values[3] = std::nan("");  // behind an unanswered item anything may stand
    EXPECT_EQ(unfitMatrix(scores), std::nullopt);
    scores.state[3] = ScoreState::answered;
    EXPECT_EQ(unfitMatrix(scores)->code, "wrong-shape");
    scores.values[3] = 1;
    scores.rows = 3;
    EXPECT_EQ(unfitMatrix(scores)->code, "wrong-shape");
    scores.rows = -2;
    scores.items = -2;
    EXPECT_EQ(unfitMatrix(scores)->code, "wrong-shape");
    for (const ScoreMatrix& wrong : {scores, ScoreMatrix{}}) {
        EXPECT_EQ(straightLining(wrong).problem().code, "wrong-shape");
        EXPECT_EQ(itemNonresponse(wrong).problem().code, "wrong-shape");
        EXPECT_EQ(duplicates(wrong).problem().code, "wrong-shape");
        EXPECT_EQ(percentMatch(wrong).problem().code, "wrong-shape");
        EXPECT_EQ(mahalanobisDistances(wrong).problem().code, "wrong-shape");
    }
    ScoreMatrix nobody;
    nobody.items = 30;
    EXPECT_TRUE(straightLining(nobody)->rows.empty());
    EXPECT_TRUE(itemNonresponse(nobody)->rows.empty());
    EXPECT_TRUE(duplicates(nobody)->groups.empty());
    EXPECT_TRUE(percentMatch(nobody)->rows.empty());
    EXPECT_EQ(mahalanobisDistances(nobody).problem().code, "too-few-rows");
}

/// Answers 1 to 5 at random, each item left out now and then.
ScoreMatrix randomScores(std::uint64_t seed, std::size_t rows, std::size_t items, double left_out = 0.1) {
    Random random(seed);
    Rows all(rows, std::vector<std::optional<double>>(items));
    for (auto& row : all)
        for (auto& score : row)
            if (random.uniform() >= left_out) score = static_cast<double>(1 + random.below(5));
    return scoreMatrix(all);
}

ScoreMatrix reversedRows(const ScoreMatrix& scores) {
    ScoreMatrix turned = scores;
    for (std::int64_t row = 0; row < scores.rows; ++row)
        for (std::int64_t item = 0; item < scores.items; ++item) {
            turned.values[turned.at(row, item)] = scores.value(scores.rows - 1 - row, item);
            turned.state[turned.at(row, item)] = scores.state[scores.at(scores.rows - 1 - row, item)];
        }
    return turned;
}

TEST(StraightLiningOfRows, FlagsFromHalfOfTheItemsOn) {
    Rows rows{{4, 4, 4, 4, 4, 4, 1, 2, 3, 5, 1, 2},  // run of 6
              {4, 4, 4, 4, 4, 1, 4, 4, 4, 4, 1, 2},  // run of 5, modal share 9/12
              {{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 4},
              {3, {}, 3, {}, 3, {}, 3, {}, 3, {}, 3, {}}};  // six answers, all alike
    const auto lines = *straightLining(scoreMatrix(rows));
    EXPECT_EQ(lines.limit, 6);
    ASSERT_EQ(lines.flags.size(), 2u);
    EXPECT_EQ(lines.flags[0], (QualityFlag{0, QualityReason::straight_line, 6, 6}));
    EXPECT_EQ(lines.flags[1].row, 3);
    EXPECT_EQ(lines.rows[1].modal_share, 0.75);
    EXPECT_EQ(lines.rows[2].irv, std::nullopt);
    EXPECT_EQ(lines.rows[2].longest_run, 1);
    EXPECT_EQ(lines.all_identical, 2);
    // The spread of equal answers is exactly 0, of huge ones undefined, and an offset does not disturb it.
    const auto odd = *straightLining(scoreMatrix({{0.1, 0.1, 0.1}, {1e308, -1e308, 0}, {1e15, 1e15 + 1, 1e15 + 2}}));
    EXPECT_EQ(odd.rows[0].irv, 0.0);
    EXPECT_EQ(odd.rows[1].irv, std::nullopt);
    EXPECT_EQ(odd.rows[2].irv, 1.0);
}

TEST(StraightLiningOfRows, DoesNotDependOnOtherRows) {
    const ScoreMatrix scores = randomScores(1, 200, 14);
    auto lines = *straightLining(scores), turned = *straightLining(reversedRows(scores));
    std::reverse(turned.rows.begin(), turned.rows.end());
    EXPECT_EQ(lines.rows, turned.rows);
    EXPECT_EQ(lines.runs, turned.runs);
}

TEST(ItemNonresponseOfRows, RoutedPastIsNotMissing) {
    ScoreMatrix scores = scoreMatrix({{1, {}, {}, {}}, {{}, {}, {}, {}}, {1, 2, {}, {}}});
    scores.state[2] = scores.state[3] = ScoreState::not_asked;
    for (const std::size_t at : {4u, 5u, 6u, 7u}) scores.state[at] = ScoreState::not_asked;
    const auto missing = *itemNonresponse(scores);
    EXPECT_EQ(missing.rows[0], (MissingCount{2, 1}));
    EXPECT_EQ(missing.rows[0].share(), 0.5);
    EXPECT_EQ(missing.rows[1].share(), std::nullopt);
    EXPECT_EQ(missing.items[1], (MissingCount{2, 1}));
    EXPECT_EQ(missing.items[3], (MissingCount{1, 1}));
    EXPECT_EQ(missing.complete, 0);
    EXPECT_TRUE(missing.flags.empty()) << "half is not more than half";
    EXPECT_EQ(itemNonresponse(scores, 0.4)->flags.size(), 2u);
    EXPECT_EQ(itemNonresponse(scores, std::nan(""))->limit, 0.5);
    EXPECT_EQ(itemNonresponse(scoreMatrix({{1, 2}}))->complete, 1);
}

TEST(SpeedingOfRows, ImpossibleTimesAreLeftOut) {
    EXPECT_EQ(speeding({1.0}, 0).problem().code, "no-items");
    EXPECT_EQ(speeding({}, 3).problem().code, "no-times");
    EXPECT_EQ(speeding({{}, -1.0, infinity, std::nan("")}, 3).problem().code, "no-times");
    auto speeds = *speeding({60.0, -5.0, {}, 60.0, 0.0}, 10);
    EXPECT_EQ(speeds.n, 3);
    EXPECT_EQ(speeds.unusable, 1);
    EXPECT_EQ(speeds.median, 60);
    EXPECT_EQ(speeds.rows[0].log_z, std::nullopt) << "all positive times are equal";
    EXPECT_EQ(speeds.rows[1], AnswerSpeed{});
    EXPECT_EQ(speeds.rows[4].index, 0.0);
    ASSERT_EQ(speeds.flags.size(), 2u);  // 0 seconds: too fast for the items and for the median
    EXPECT_EQ(speeds.flags[0], (QualityFlag{4, QualityReason::seconds_per_item, 0, 2}));
    speeds = *speeding({0.0, 0.0, 5.0}, 1);
    EXPECT_EQ(speeds.rows[2].index, std::nullopt);
    EXPECT_TRUE(std::isfinite(speeding({1e308, 1e308, 1e-308}, 1)->median));
    // One very fast sheet among many: all three rules see it.
    std::vector<std::optional<double>> many(200, 300.0);
    for (std::size_t i = 0; i < many.size(); ++i) *many[i] += static_cast<double>(i);
    many[77] = 3;
    speeds = *speeding(many, 30);
    EXPECT_EQ(flaggedRows(200, speeds.flags).reasons_of_row[77], 3);
    EXPECT_EQ(speeds.flags.size(), 3u);
}

TEST(DuplicatesOfRows, PlaceAndTimeNarrowThemDown) {
    const Rows rows{{1, 2}, {1, 2}, {1, {}}, {1, 2}, {{}, {}}, {{}, {}}, {1, {}}, {1, 2}};
    const ScoreMatrix scores = scoreMatrix(rows);
    auto found = *duplicates(scores);
    ASSERT_EQ(found.groups.size(), 2u);
    EXPECT_EQ(found.groups[0], (DuplicateGroup{{0, 1, 3, 7}, 2}));
    EXPECT_EQ(found.groups[1], (DuplicateGroup{{2, 6}, 1}));
    EXPECT_EQ(found.empty, 2);
    EXPECT_EQ(found.patterns, 2);
    EXPECT_EQ(found.flags[0], (QualityFlag{0, QualityReason::duplicate, 4, 2}));

    SheetOrigin origin;
    origin.place = {1, 1, 1, 2, 1, 1, 2, 2};
    found = *duplicates(scores, origin);
    ASSERT_EQ(found.groups.size(), 2u);
    EXPECT_EQ(found.groups[1].rows, (std::vector<std::int64_t>{3, 7}));
    EXPECT_EQ(found.rows_in_groups, 4);

    origin.window = -1;  // means nothing without times
    EXPECT_EQ(duplicates(scores, origin)->rows_in_groups, 4);
    origin.window = 600;
    origin.place.clear();
    origin.time = {0.0, 1300.0, 5.0, 700.0, 0.0, 0.0, {}, 1900.0};
    EXPECT_TRUE(duplicates(scores, origin)->groups.size() == 1) << "600 s from 1300 to 1900 and to 700";
    EXPECT_EQ(duplicates(scores, origin)->groups[0].rows, (std::vector<std::int64_t>{1, 3, 7}));
    origin.window = 10;
    EXPECT_TRUE(duplicates(scores, origin)->groups.empty());
    origin.time.pop_back();
    EXPECT_EQ(duplicates(scores, origin).problem().code, "wrong-origin");
}

TEST(DuplicatesOfRows, MillionsOfComparisonsAreNotMade) {
    // 100 000 sheets, all alike: comparing every pair would take minutes.
    ScoreMatrix scores;
    scores.rows = 100'000;
    scores.items = 4;
    scores.values.assign(400'000, 3);
    scores.state.assign(400'000, ScoreState::answered);
    EXPECT_EQ(duplicates(scores)->rows_in_groups, 100'000);
    scores.items = 100;
    scores.rows = 4'000;
    const auto match = percentMatch(scores);
    ASSERT_TRUE(match.ok());
    EXPECT_EQ(match->flags.size(), 4'000u);
}

TEST(PercentMatchOfRows, SeesThroughAFewChanges) {
    ScoreMatrix scores = randomScores(5, 120, 40, 0);
    for (std::int64_t item = 0; item < 40; ++item) scores.values[scores.at(80, item)] = scores.value(7, item);
    for (std::int64_t item = 0; item < 4; ++item) scores.values[scores.at(80, item)] = 9;
    const auto match = *percentMatch(scores);
    ASSERT_EQ(match.flags.size(), 2u);
    EXPECT_EQ(match.flags[0], (QualityFlag{7, QualityReason::percent_match, 0.9, 0.85}));
    EXPECT_EQ(match.rows[7], (NearestSheet{0.9, 80}));
    EXPECT_EQ(match.rows[80].row, 7);
    auto turned = percentMatch(reversedRows(scores))->rows;
    std::reverse(turned.begin(), turned.end());
    for (std::size_t row = 0; row < turned.size(); ++row) EXPECT_EQ(turned[row].share, match.rows[row].share);

    EXPECT_EQ(percentMatch(randomScores(5, 10, 19)).problem().code, "form-too-short");
    EXPECT_EQ(percentMatch(randomScores(5, 10'001, 20)).problem().code, "too-many-rows");
    EXPECT_EQ(percentMatch(randomScores(5, 1, 20))->rows[0], NearestSheet{});
    // Any number of different answers and of items, compared one by one.
    Random random(8);
    Rows wide(30, std::vector<std::optional<double>>(150));
    for (auto& row : wide)
        for (auto& score : row)
            if (random.below(4) != 0)
                score = static_cast<double>(random.below(3)) / (1.0 + static_cast<double>(random.below(20)));
    const auto nearest = percentMatch(scoreMatrix(wide))->rows;
    for (std::size_t a = 0; a < wide.size(); ++a) {
        double best = 0;
        for (std::size_t b = 0; b < wide.size(); ++b) {
            int both = 0, same = 0;
            for (std::size_t i = 0; i < 150; ++i) {
                if (!wide[a][i] || !wide[b][i]) continue;
                ++both;
                same += *wide[a][i] == *wide[b][i] ? 1 : 0;
            }
            if (a != b && both >= 75) best = std::max(best, same / static_cast<double>(both));
        }
        EXPECT_EQ(nearest[a].share, best);
    }
    // Two sheets with one answer in common say nothing about each other.
    Rows rows(2, std::vector<std::optional<double>>(20));
    rows[0][3] = rows[1][3] = 2;
    EXPECT_EQ(percentMatch(scoreMatrix(rows))->rows[0].share, std::nullopt);
    EXPECT_EQ(percentMatch(scoreMatrix(rows), {.common_items = 1})->rows[0].share, 1.0);
}

TEST(MahalanobisOfRows, UndefinedWithAReason) {
    EXPECT_EQ(mahalanobisDistances(randomScores(2, 5, 5, 0)).problem().code, "too-few-rows");
    EXPECT_EQ(mahalanobisDistances(scoreMatrix({{1, {}}, {{}, 2}, {3, {}}})).problem().code, "too-few-rows");
    EXPECT_EQ(mahalanobisDistances(scoreMatrix({{1, 2}, {1, 3}, {1, 5}})).problem().code, "zero-variance");
    EXPECT_EQ(mahalanobisDistances(scoreMatrix({{0.1, 2}, {0.1, 3}, {0.1, 5}})).problem().code, "zero-variance");
    EXPECT_EQ(mahalanobisDistances(scoreMatrix({{1, 2}, {2, 4}, {3, 6}, {7, 14}})).problem().code,
              "singular-covariance");
    EXPECT_EQ(mahalanobisDistances(randomScores(2, 501, 501, 0)).problem().code, "too-large");
}

TEST(MahalanobisOfRows, IgnoresUnitsAndOrder) {
    const ScoreMatrix scores = randomScores(9, 300, 6, 0.02);
    const auto distances = *mahalanobisDistances(scores);
    EXPECT_LT(distances.complete, 300);
    auto turned = mahalanobisDistances(reversedRows(scores))->rows;
    std::reverse(turned.begin(), turned.end());
    ScoreMatrix other_units = scores;
    for (std::int64_t row = 0; row < scores.rows; ++row)
        for (std::int64_t item = 0; item < scores.items; ++item)
            other_units.values[scores.at(row, item)] =
                std::ldexp(scores.value(row, item), static_cast<int>(40 * (item % 3))) + 1e6;
    const auto scaled = mahalanobisDistances(other_units)->rows;
    ASSERT_EQ(turned.size(), distances.rows.size());
    for (std::size_t i = 0; i < turned.size(); ++i) {
        EXPECT_NEAR(turned[i].squared, distances.rows[i].squared, 1e-11);
        EXPECT_NEAR(scaled[i].squared, distances.rows[i].squared, 1e-9);
        EXPECT_NEAR(turned[i].tail.log_p, distances.rows[i].tail.log_p, 1e-11);
    }
    // One item: the squared z.
    const auto one = *mahalanobisDistances(scoreMatrix({{1}, {2}, {3}}));
    EXPECT_NEAR(one.rows[0].squared, 1, 1e-15);
    EXPECT_NEAR(one.rows[1].squared, 0, 1e-15);
}

TEST(FlaggedRowsOfAll, CountsARowOncePerReason) {
    using enum QualityReason;
    const std::vector<QualityFlag> flags{{0, straight_line, 9, 6}, {0, straight_line, 9, 6}, {0, duplicate, 2, 2},
                                         {3, duplicate, 2, 2},     {9, duplicate, 2, 2},     {-1, duplicate, 2, 2}};
    const FlaggedRows all = flaggedRows(4, flags);
    EXPECT_EQ(all.flagged, 2);
    EXPECT_EQ(all.flagged_twice, 1);
    EXPECT_EQ(all.by_reason[static_cast<std::size_t>(straight_line)], 1);
    EXPECT_EQ(all.by_reason[static_cast<std::size_t>(duplicate)], 2);
    EXPECT_EQ(all.reasons_of_row, (std::vector<int>{2, 0, 0, 1}));
    EXPECT_EQ(flaggedRows(-1, flags).rows, 0);
    std::set<std::string> names;
    for (std::size_t i = 0; i < qualityReasons; ++i) names.insert(qualityReasonName(static_cast<QualityReason>(i)));
    EXPECT_EQ(names.size(), qualityReasons);
    EXPECT_EQ(names.count(""), 0u);
}

std::set<std::string> completeEntries(const std::vector<StatisticEntry>& entries) {
    std::set<std::string> ids;
    for (const StatisticEntry& entry : entries) {
        SCOPED_TRACE(entry.id);
        EXPECT_TRUE(ids.insert(entry.id).second);
        for (const Text& text : {entry.title, entry.description, entry.when, entry.assumptions}) {
            EXPECT_FALSE(text.zh.empty());
            EXPECT_FALSE(text.en.empty());
        }
        EXPECT_FALSE(entry.source.empty());
        EXPECT_FALSE(entry.reference.empty());
    }
    return ids;
}

TEST(QualityEntries, SayEverythingInBothLanguages) {
    EXPECT_EQ(completeEntries(qualityStatistics()),
              (std::set<std::string>{"straight-lining", "item-nonresponse", "speeding", "duplicates", "percent-match",
                                     "mahalanobis"}));
}

TEST(DescriptionEntries, SayEverythingInBothLanguages) {
    EXPECT_EQ(completeEntries(descriptionStatistics()),
              (std::set<std::string>{"frequency", "multiple-response", "ranking", "option-ranks", "satisfaction", "nps",
                                     "numbers", "quantiles", "weighted-description"}));
}

}  // namespace
}  // namespace diaoyan
