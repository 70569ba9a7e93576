// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/suppression_audit.h"
#include "analysis/disclosure/table_suppression.h"
#include "analysis/numeric/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace diaoyan {
namespace {

/// Bounds by trying every table with the same totals. Only for tables with few hidden cells of small counts.
class EveryTable {
public:
    EveryTable(const CellCounts& counts, const HiddenCells& hidden) : counts_(counts) {
        for (std::size_t r = 0; r < counts.size(); ++r)
            for (std::size_t c = 0; c < counts[r].size(); ++c)
                if (hidden.cells[r][c] != 0) cells_.emplace_back(r, c);
        for (std::size_t r = 0; r < counts.size(); ++r) rows_.push_back(0);
        columns_.assign(counts.front().size(), 0);
        for (const auto& [r, c] : cells_) {
            rows_[r] += counts[r][c];
            columns_[c] += counts[r][c];
        }
        bounds_.assign(cells_.size(), {1'000'000, -1});
        values_.assign(cells_.size(), 0);
        fill(0);
    }
    const std::vector<std::pair<std::int64_t, std::int64_t>>& bounds() const { return bounds_; }

private:
    void fill(std::size_t at) {
        if (at == cells_.size()) {
            const auto used_up = [](const auto& left) {
                return std::count(left.begin(), left.end(), 0) == std::ssize(left);
            };
            if (!used_up(rows_) || !used_up(columns_)) return;
            for (std::size_t i = 0; i < cells_.size(); ++i)
                bounds_[i] = {std::min(bounds_[i].first, values_[i]), std::max(bounds_[i].second, values_[i])};
            return;
        }
        const auto [r, c] = cells_[at];
        const bool last_of_row = at + 1 == cells_.size() || cells_[at + 1].first != r;
        const std::int64_t most = std::min(rows_[r], columns_[c]);
        for (std::int64_t value = last_of_row ? rows_[r] : 0; value <= most; ++value) {
            rows_[r] -= value;
            columns_[c] -= value;
            values_[at] = value;
            fill(at + 1);
            rows_[r] += value;
            columns_[c] += value;
        }
    }

    const CellCounts& counts_;
    std::vector<std::pair<std::size_t, std::size_t>> cells_;
    std::vector<std::int64_t> rows_, columns_, values_;
    std::vector<std::pair<std::int64_t, std::int64_t>> bounds_;
};

CellCounts randomTable(Random& random, std::size_t rows, std::size_t columns, std::uint64_t below) {
    CellCounts counts(rows, std::vector<std::int64_t>(columns));
    for (auto& row : counts)
        for (auto& count : row) count = static_cast<std::int64_t>(random.below(below));
    return counts;
}

TEST(SuppressionAudit, FindsTheBoundsThatTryingEveryTableFinds) {
    Random random(defaultSeed);
    for (int round = 0; round < 300; ++round) {
        const CellCounts counts = randomTable(random, 2 + random.below(3), 2 + random.below(2), 7);
        HiddenCells hidden;
        for (const auto& row : counts) {
            hidden.cells.emplace_back();
            for (std::size_t c = 0; c < row.size(); ++c) hidden.cells.back().push_back(random.below(10) < 6 ? 1 : 0);
        }
        const EveryTable every(counts, hidden);
        const auto bounds = suppressionAudit(counts, hidden);
        ASSERT_TRUE(bounds.ok());
        ASSERT_EQ(bounds->size(), every.bounds().size());
        for (std::size_t i = 0; i < bounds->size(); ++i) {
            EXPECT_EQ((*bounds)[i].lower, every.bounds()[i].first);
            EXPECT_EQ((*bounds)[i].upper, every.bounds()[i].second);
        }
    }
}

TEST(SuppressionAudit, HiddenTotalsLoosenTheBounds) {
    // Row 1 is 3 + 4 and its total is not printed: nothing but the columns limits its cells.
    const CellCounts counts{{3, 4}, {10, 20}};
    HiddenCells hidden;
    hidden.cells = {{1, 1}, {1, 1}};
    auto closed = *suppressionAudit(counts, hidden);
    EXPECT_EQ(closed[0].lower, 0);
    EXPECT_EQ(closed[0].upper, 7);
    hidden.row_totals = {1, 1};
    closed = *suppressionAudit(counts, hidden);
    EXPECT_EQ(closed[0].upper, 13);
    EXPECT_EQ(closed[2].lower, 0);
    hidden.column_totals = {1, 1};
    closed = *suppressionAudit(counts, hidden);
    EXPECT_EQ(closed[0].upper, 37);
    hidden.total = true;
    closed = *suppressionAudit(counts, hidden);
    EXPECT_EQ(closed[0].lower, 0);
    EXPECT_EQ(closed[0].upper, std::nullopt);
    EXPECT_EQ(closed[0].width(), std::nullopt);
}

TEST(SuppressionAudit, RefusesWhatIsNoTable) {
    EXPECT_EQ(suppressionAudit({}, {}).problem().code, "wrong-counts");
    EXPECT_EQ(suppressionAudit({{}}, {}).problem().code, "wrong-counts");
    EXPECT_EQ(suppressionAudit({{1, 2}, {3}}, {}).problem().code, "wrong-counts");
    EXPECT_EQ(suppressionAudit({{1, -2}}, {}).problem().code, "wrong-counts");
    EXPECT_EQ(suppressionAudit({{1, 2}}, {}).problem().code, "wrong-counts");
    EXPECT_EQ(suppressionAudit({{1, 2}}, HiddenCells{.cells = {{1}}}).problem().code, "wrong-counts");
    EXPECT_EQ(suppressionAudit({{1'000'000'000'000'000, 1}}, HiddenCells{.cells = {{1, 1}}}).problem().code,
              "wrong-counts");
    const CellCounts large(100'000, std::vector<std::int64_t>(6, 1));
    EXPECT_EQ(suppressTable(large).problem().code, "table-too-large");
    EXPECT_EQ(suppressTable({{1, 2}}, {.threshold = 0}).problem().code, "wrong-threshold");
}

/// Every cell hidden for its own sake spans the threshold, and nothing small is shown.
void expectProtected(const CellCounts& counts, const TableSuppression& got) {
    const auto audit = suppressionAudit(counts, got.hidden);
    ASSERT_TRUE(audit.ok());
    EXPECT_EQ(*audit, got.audit);
    std::int64_t primary = 0, secondary = 0;
    for (const CellBound& bound : *audit) {
        const HidingReason reason =
            got.reasons[static_cast<std::size_t>(bound.row)][static_cast<std::size_t>(bound.column)];
        EXPECT_LE(bound.lower, bound.count);
        if (reason == HidingReason::complementary) {
            ++secondary;
            EXPECT_GT(bound.count, 0);
            continue;
        }
        ++primary;
        if (bound.width()) { EXPECT_GE(*bound.width(), got.rule.threshold); }
    }
    EXPECT_EQ(primary, got.primary);
    EXPECT_EQ(secondary, got.secondary);
    for (std::size_t r = 0; r < counts.size(); ++r)
        for (std::size_t c = 0; c < counts[r].size(); ++c) {
            EXPECT_EQ(got.hidden.cells[r][c] != 0, got.reasons[r][c] != HidingReason::shown);
            if (counts[r][c] > 0 && counts[r][c] < got.rule.threshold) {
                EXPECT_EQ(got.reasons[r][c], HidingReason::small_count);
            }
        }
}

/// Fewest further cells and their smallest sum, by trying all sets.
std::pair<std::int64_t, std::int64_t> bestByTrying(const CellCounts& counts, std::int64_t threshold) {
    std::vector<std::pair<std::size_t, std::size_t>> free;
    HiddenCells hidden;
    for (std::size_t r = 0; r < counts.size(); ++r) {
        hidden.cells.emplace_back(counts[r].size(), 0);
        for (std::size_t c = 0; c < counts[r].size(); ++c) {
            if (counts[r][c] >= threshold) free.emplace_back(r, c);
            hidden.cells[r][c] = counts[r][c] > 0 && counts[r][c] < threshold;
        }
    }
    std::pair<std::int64_t, std::int64_t> best{1000, 0};
    for (unsigned set = 0; set < 1u << free.size(); ++set) {
        std::pair<std::int64_t, std::int64_t> cost{0, 0};
        for (std::size_t i = 0; i < free.size(); ++i) {
            const bool in = (set >> i & 1u) != 0;
            hidden.cells[free[i].first][free[i].second] = in;
            if (in) ++cost.first, cost.second += counts[free[i].first][free[i].second];
        }
        if (cost >= best) continue;
        const auto audit = *suppressionAudit(counts, hidden);
        if (std::all_of(audit.begin(), audit.end(), [&](const CellBound& bound) {
                return bound.count >= threshold || *bound.width() >= threshold;
            }))
            best = cost;
    }
    return best;
}

TEST(TableSuppression, FindsTheBestPatternOfSmallTables) {
    Random random(7);
    int with_cover = 0;
    for (int round = 0; round < 120; ++round) {
        CellCounts counts = randomTable(random, 3, 3, 20);
        const auto got = suppressTable(counts, {.threshold = 5});
        ASSERT_TRUE(got.ok());
        expectProtected(counts, *got);
        const auto best = bestByTrying(counts, 5);
        if (got->hidden_totals > 0) {
            EXPECT_EQ(best.first, 1000) << "no pattern keeps all totals";
            continue;
        }
        EXPECT_TRUE(got->fewest);
        EXPECT_EQ(std::pair(got->secondary, got->secondary_total), best);
        if (got->secondary > 0) ++with_cover;
    }
    EXPECT_GT(with_cover, 40);
}

TEST(TableSuppression, AlwaysEndsInAPatternThatPassesTheAudit) {
    Random random(11);
    for (int round = 0; round < 40; ++round) {
        const CellCounts counts = randomTable(random, 1 + random.below(12), 1 + random.below(6), 2 + random.below(60));
        for (const std::int64_t threshold : {std::int64_t{1}, std::int64_t{5}, std::int64_t{10}, std::int64_t{1000}}) {
            for (const GroupLines groups : {GroupLines::none, GroupLines::rows, GroupLines::columns}) {
                const auto got = suppressTable(counts, {threshold, groups});
                ASSERT_TRUE(got.ok());
                expectProtected(counts, *got);
            }
        }
    }
}

TEST(TableSuppression, HidesTotalsOnlyWhereTheyAloneGiveACellAway) {
    // A single row: the column totals are the cells.
    auto got = *suppressTable({{4, 100, 200}});
    EXPECT_GT(got.hidden_totals, 0);
    EXPECT_EQ(got.hidden.row_totals.front() + (got.hidden.total ? 1 : 0), 0) << "two columns cover for each other";
    expectProtected({{4, 100, 200}}, got);
    // Three respondents: whoever reads the total knows the cells are at most 3.
    got = *suppressTable({{1, 2}, {50, 60}});
    EXPECT_EQ(got.hidden.row_totals[0], 1);
    expectProtected({{1, 2}, {50, 60}}, got);
    // Nothing but one small cell: everything goes.
    got = *suppressTable({{3}});
    EXPECT_TRUE(got.hidden.total);
    EXPECT_EQ(got.audit.front().upper, std::nullopt);
    // Nothing to hide.
    got = *suppressTable({{0, 0}, {0, 0}});
    EXPECT_EQ(got.primary + got.secondary + got.hidden_totals, 0);
    EXPECT_TRUE(got.fewest);
}

TEST(TableSuppression, HidesWhatEverybodyInASmallGroupSaid) {
    const CellCounts counts{{12, 0, 0}, {30, 25, 40}, {45, 22, 31}};
    EXPECT_EQ(suppressTable(counts, {.threshold = 10})->primary, 0);
    const auto got = *suppressTable(counts, {.threshold = 10, .groups = GroupLines::rows});
    EXPECT_EQ(got.primary, 3);
    EXPECT_EQ(got.reasons[0], std::vector<HidingReason>(3, HidingReason::unanimous));
    expectProtected(counts, got);
    // As columns the same people are the same group.
    CellCounts turned(3, std::vector<std::int64_t>(3));
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t c = 0; c < 3; ++c) turned[c][r] = counts[r][c];
    const auto other = *suppressTable(turned, {.threshold = 10, .groups = GroupLines::columns});
    EXPECT_EQ(other.primary, 3);
    EXPECT_EQ(other.secondary, got.secondary);
    EXPECT_EQ(other.secondary_total, got.secondary_total);
}

TEST(TableSuppression, OrderOfTheLinesDoesNotMatterForTheCost) {
    const CellCounts counts{{15, 1, 40}, {30, 12, 25}, {9, 18, 2}, {22, 7, 31}};
    const CellCounts turned{{31, 7, 22}, {2, 18, 9}, {25, 12, 30}, {40, 1, 15}};
    for (const std::int64_t threshold : {std::int64_t{5}, std::int64_t{10}}) {
        const auto one = *suppressTable(counts, {.threshold = threshold});
        const auto other = *suppressTable(turned, {.threshold = threshold});
        EXPECT_EQ(one.secondary, other.secondary);
        EXPECT_EQ(one.secondary_total, other.secondary_total);
    }
}

TEST(TableSuppression, HugeCountsAndWidthsStayExact) {
    const std::int64_t many = 100'000'000'000'000;
    const CellCounts counts{{3, many, many + 7}, {many, 9, many}, {many - 1, many, 50}};
    const auto got = *suppressTable(counts, {.threshold = 1'000'000'000'000});
    EXPECT_EQ(got.primary, 3);
    expectProtected(counts, got);
}

/// 600 schools by 6 options as answers fall: most satisfied, few not.
CellCounts schoolsByOptions(std::size_t schools, std::uint64_t most) {
    Random random(3);
    CellCounts counts;
    for (std::size_t school = 0; school < schools; ++school) {
        std::vector<std::int64_t> row(6, 0);
        const std::uint64_t n = 8 + random.below(most);
        for (std::uint64_t i = 0; i < n; ++i) {
            const std::uint64_t drawn = random.below(100);
            ++row[drawn < 45 ? 0 : drawn < 75 ? 1 : drawn < 90 ? 2 : drawn < 95 ? 3 : drawn < 98 ? 4 : 5];
        }
        counts.push_back(std::move(row));
    }
    return counts;
}

TEST(TableSuppression, SixHundredSchoolsTakeNoTime) {
    const CellCounts counts = schoolsByOptions(600, 200);
    const auto got = suppressTable(counts, {.threshold = 5});
    ASSERT_TRUE(got.ok());
    expectProtected(counts, *got);
    EXPECT_GT(got->primary, 1000);
    EXPECT_LT(got->secondary, got->primary / 3);
}

TEST(TableSuppression, SchoolsBelowTheThresholdHideTheirTotals) {
    const CellCounts counts = schoolsByOptions(150, 100);
    const auto got = suppressTable(counts, {.threshold = 10, .groups = GroupLines::rows});
    ASSERT_TRUE(got.ok());
    expectProtected(counts, *got);
    for (std::size_t school = 0; school < counts.size(); ++school)
        if (std::accumulate(counts[school].begin(), counts[school].end(), std::int64_t{0}) < 10) {
            EXPECT_EQ(got->hidden.row_totals[school], 1);
        }
    EXPECT_GT(got->hidden_totals, 0);
}

}  // namespace
}  // namespace diaoyan
