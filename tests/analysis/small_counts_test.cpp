// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/small_counts.h"
#include "analysis/share.h"
#include "analysis/statistics/families.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>

namespace diaoyan {
namespace {

TEST(DisclosureEntries, SayEverythingInBothLanguages) {
    std::map<std::string, int> ids;
    for (const StatisticEntry& entry : disclosureStatistics()) {
        SCOPED_TRACE(entry.id);
        EXPECT_EQ(++ids[entry.id], 1);
        for (const Text& text : {entry.title, entry.description, entry.when, entry.assumptions}) {
            EXPECT_FALSE(text.zh.empty());
            EXPECT_FALSE(text.en.empty());
        }
        EXPECT_FALSE(entry.source.empty());
        EXPECT_FALSE(entry.reference.empty());
    }
    EXPECT_EQ(ids.size(), 5u);
}

TEST(SmallCounts, RuleForOneFigure) {
    EXPECT_EQ(hidingReason(0, 0), HidingReason::shown);
    EXPECT_EQ(hidingReason(4, 9), HidingReason::small_group);
    EXPECT_EQ(hidingReason(0, 9), HidingReason::small_group);
    EXPECT_EQ(hidingReason(1, 500, 5), HidingReason::small_count);
    EXPECT_EQ(hidingReason(4, 500, 5), HidingReason::small_count);
    EXPECT_EQ(hidingReason(5, 500, 5), HidingReason::shown);
    EXPECT_EQ(hidingReason(0, 500, 5), HidingReason::shown);
    EXPECT_EQ(hidingReason(0, 19), HidingReason::unanimous);
    EXPECT_EQ(hidingReason(19, 19), HidingReason::unanimous);
    EXPECT_EQ(hidingReason(20, 20), HidingReason::shown);
    EXPECT_EQ(hidingReason(12, 12, 5), HidingReason::shown);
    EXPECT_EQ(hidingReason(12, 12, std::numeric_limits<std::int64_t>::max()), HidingReason::small_group);
    EXPECT_EQ(hidingReason(-3, 500, -1), HidingReason::shown);
    EXPECT_STREQ(hidingReasonName(HidingReason::unanimous), "unanimous");
}

TEST(SmallCounts, APercentageLeadsBackToItsCounts) {
    for (std::int64_t base = 1; base <= 60; ++base)
        for (int decimals = 0; decimals <= 2; ++decimals) {
            std::map<std::int64_t, CountRange> seen;
            for (std::int64_t count = 0; count <= base; ++count) {
                std::string text = percentText({count, base}, decimals);
                text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }),
                           text.end());
                const std::int64_t units = std::stoll(text);
                const auto [range, fresh] = seen.try_emplace(units, CountRange{count, count});
                if (!fresh) range->second.upper = count;
            }
            const std::int64_t hundred = decimals == 0 ? 100 : decimals == 1 ? 1000 : 10000;
            for (std::int64_t units = 0; units <= hundred; ++units) {
                const auto found = seen.find(units);
                const auto got = countsBehindPercent(units, decimals, base);
                ASSERT_EQ(got.has_value(), found != seen.end()) << units << " of " << base;
                if (got) { EXPECT_EQ(*got, found->second) << units << " of " << base; }
            }
        }
    EXPECT_EQ(countsBehindPercent(50, 0, 0), std::nullopt);
    EXPECT_EQ(countsBehindPercent(-1, 0, 10), std::nullopt);
    EXPECT_EQ(countsBehindPercent(1, 10, 10), std::nullopt);
    EXPECT_EQ(countsBehindPercent(2000, 1, 10), std::nullopt);
    EXPECT_FALSE(countsBehindPercent(444, 1, 1'000'000'000'000'000)->exact());
}

TEST(SmallCounts, ASecondGroupCoversForTheOnlyHiddenOne) {
    using enum HidingReason;
    auto hiding = *hiddenGroups({60, 8, 30, 0, 12});
    EXPECT_EQ(hiding.groups, (std::vector{shown, small_group, shown, shown, complementary}));
    EXPECT_EQ(hiding.hidden_respondents, 20);
    EXPECT_EQ(hiddenGroups({60, 8, 30, 0, 12}, 10, false)->hidden_groups, 1);
    // Two hidden ones of 3 together are still a group of 3 to whoever subtracts.
    hiding = *hiddenGroups({60, 1, 2, 30});
    EXPECT_EQ(hiding.groups, (std::vector{shown, small_group, small_group, complementary}));
    EXPECT_FALSE(hiding.hide_total);
    EXPECT_TRUE(hiddenGroups({8})->hide_total);
    EXPECT_TRUE(hiddenGroups({3, 4, 0})->hide_total);
    EXPECT_FALSE(hiddenGroups({5, 8})->hide_total);
    EXPECT_FALSE(hiddenGroups({})->hide_total);
    EXPECT_EQ(hiddenGroups({3}, 0).problem().code, "wrong-threshold");
    EXPECT_EQ(hiddenGroups({-3}).problem().code, "wrong-counts");
    EXPECT_EQ(hiddenGroups({1'000'000'000'000'000, 1}).problem().code, "wrong-counts");
}

}  // namespace
}  // namespace diaoyan
