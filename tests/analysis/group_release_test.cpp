// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/group_release.h"

#include "analysis/disclosure/suppression_audit.h"
#include "analysis/numeric/random.h"

#include <gmock/gmock.h>

#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace diaoyan {
namespace {

using testing::Each;
using testing::ElementsAre;

constexpr auto shown = HidingReason::shown;
constexpr auto small = HidingReason::small_group;
constexpr auto same = HidingReason::unanimous;
constexpr auto cover = HidingReason::complementary;

AnsweringGroup group(std::vector<std::int64_t> counts, std::vector<int> cells = {}) {
    const std::int64_t n = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    return {.n = n, .counts = std::move(counts), .cells = std::move(cells)};
}

AnsweringGroup unknownSchool(std::vector<std::int64_t> counts) {
    AnsweringGroup made = group(std::move(counts));
    made.listed = false;
    return made;
}

GroupsToRelease release(std::vector<AnsweringGroup> groups, std::vector<std::size_t> cells = {}) {
    GroupsToRelease made{.groups = std::move(groups)};
    made.unanimous_counts = made.groups.empty() ? 0 : made.groups.front().counts.size();
    for (const std::size_t number : cells) made.cells.emplace_back(number, shown);
    return made;
}

TEST(GroupRelease, NothingToReleaseAndNothingToHide) {
    EXPECT_THAT(releasedGroups(release({})), testing::Field(&ReleasedGroups::total, shown));
    const auto empty = releasedGroups(release({group({0, 0}), group({0, 0})}));
    EXPECT_THAT(empty.groups, Each(shown));
    EXPECT_EQ(empty.total, shown);
    EXPECT_THAT(releasedGroups(release({group({8, 9}), group({20, 10})})).groups, Each(shown));
}

TEST(GroupRelease, OneSchoolIsTheTotal) {
    EXPECT_EQ(releasedGroups(release({group({6, 5})})).total, shown);
    const auto few = releasedGroups(release({group({3, 2})}));
    EXPECT_EQ(few.total, small);
    EXPECT_THAT(few.groups, ElementsAre(small));
    const auto alike = releasedGroups(release({group({0, 15})}));
    EXPECT_EQ(alike.total, same);
    EXPECT_THAT(alike.groups, ElementsAre(same));
    EXPECT_EQ(releasedGroups(release({group({0, 20})})).total, shown) << "as many as twice the minimum";
}

TEST(GroupRelease, ASmallGroupTakesTheSmallestThatHelpsWithIt) {
    EXPECT_THAT(releasedGroups(release({group({30, 30}), group({3, 2}), group({12, 8}), group({9, 12})})).groups,
                ElementsAre(shown, small, cover, shown));
    // The third group is smaller, but none of it chose what nobody of the small group chose.
    EXPECT_THAT(releasedGroups(release({group({30, 30}), group({3, 0}), group({25, 0}), group({30, 9})})).groups,
                ElementsAre(shown, small, shown, cover));
    // Together they have fewer than ten answers.
    EXPECT_THAT(releasedGroups(release({group({30, 30}), group({3, 2}), group({1, 2})})).groups,
                ElementsAre(cover, small, small));
}

TEST(GroupRelease, AnAnswerThatNobodyGaveAnywhereIsNoSecret) {
    EXPECT_THAT(releasedGroups(release({group({30, 30, 0}), group({3, 2, 0}), group({12, 8, 0})})).groups,
                ElementsAre(shown, small, cover));
    // Given in one large school only: the others are known not to have given it, unless that school hides, too.
    EXPECT_THAT(releasedGroups(release({group({30, 30, 1}), group({3, 2, 0}), group({12, 8, 0})})).groups,
                ElementsAre(cover, small, shown));
}

TEST(GroupRelease, WhenEverythingIsHiddenTheTotalGoes) {
    // Two schools, and what each said is known from the total: all the same.
    const auto two = releasedGroups(release({group({5, 0}), group({12, 0})}));
    EXPECT_EQ(two.total, same);
    EXPECT_THAT(two.groups, ElementsAre(small, same));
    const auto open = releasedGroups(release({group({5, 1}), group({12, 3})}));
    EXPECT_EQ(open.total, shown);
    EXPECT_THAT(open.groups, ElementsAre(small, cover));
}

TEST(GroupRelease, RespondentsOfUnknownSchoolCover) {
    EXPECT_THAT(releasedGroups(release({group({30, 30}), group({3, 2}), unknownSchool({9, 7})})).groups,
                ElementsAre(shown, small, shown));
    EXPECT_THAT(releasedGroups(release({group({30, 30}), group({13, 2}), unknownSchool({1, 1})})).groups,
                ElementsAre(shown, cover, small))
        << "two people of unknown school are a small group, too";
    EXPECT_THAT(releasedGroups(release({group({30, 30}), group({3, 2}), group({9, 9}), unknownSchool({0, 0})})).groups,
                ElementsAre(shown, small, cover, shown));
}

TEST(GroupRelease, GroupsCoverWithinTheirPrintedSum) {
    // Stages: the small school's own stage has another school, which is larger than those of the other stage.
    const auto stages = releasedGroups(release(
        {group({3, 2}, {0}), group({40, 30}, {0}), group({30, 30}, {0}), group({10, 9}, {1}), group({8, 7}, {1})},
        {2}));
    EXPECT_THAT(stages.groups, ElementsAre(small, shown, cover, shown, shown));
    EXPECT_THAT(stages.cells, ElementsAre(ElementsAre(shown, shown)));
}

TEST(GroupRelease, AStageOfOneSchoolIsHiddenWithAnother) {
    const auto lone = releasedGroups(
        release({group({3, 2}, {0}), group({40, 30}, {1}), group({12, 10}, {1}), group({50, 40}, {2})}, {3}));
    EXPECT_EQ(lone.cells[0][0], small);
    EXPECT_EQ(lone.cells[0][1], shown);
    EXPECT_EQ(lone.cells[0][2], cover) << "the smaller of the other stages";
    EXPECT_THAT(lone.groups, ElementsAre(small, shown, shown, cover));
    EXPECT_EQ(lone.total, shown);
}

TEST(GroupRelease, WhatIsHiddenBeforehandStaysHidden) {
    GroupsToRelease asked = release({group({30, 30}), group({20, 20}), group({0, 0}), group({40, 20})});
    asked.groups[1].reason = cover;
    asked.groups[2].reason = cover;
    EXPECT_THAT(releasedGroups(asked).groups, ElementsAre(cover, cover, cover, shown));
    asked.total = cover;
    EXPECT_THAT(releasedGroups(asked).groups, Each(cover));
}

TEST(GroupRelease, ANumberNeedsOneOpenClass) {
    GroupsToRelease numbers = release({group({30, 30, 1}), group({3, 2, 0}), group({12, 8, 0})});
    numbers.every_count = false;
    EXPECT_THAT(releasedGroups(numbers).groups, ElementsAre(shown, small, cover));
}

TEST(GroupRelease, ClassesOfWhatCanStandForEachOther) {
    const GroupsToRelease asked = release(
        {group({3, 2}, {0}), group({12, 11}, {0}), group({2, 3}, {1}), group({22, 11}, {1}), unknownSchool({2, 1})},
        {2});
    const ReleasedGroups released = releasedGroups(asked);
    const std::vector<int> classes = exchangeClasses(asked, released);
    EXPECT_EQ(classes[0], classes[1]);
    EXPECT_EQ(classes[2], classes[3]);
    EXPECT_NE(classes[0], classes[2]);
    EXPECT_GE(classes[4], 0);
    EXPECT_THAT(openCounts(asked, released, 0), Each(true));
}

/// Every table that agrees with what is printed: per cell the smallest and the largest number in it. Groups of a row
/// are those that can be told; small tables only.
class AllTables {
public:
    AllTables(const GroupsToRelease& asked, const ReleasedGroups& released) : asked_(asked), released_(released) {
        columns_ = asked.groups.front().counts.size();
        table_.resize(asked.groups.size());
        low_.assign(asked.groups.size(), std::vector<std::int64_t>(columns_, 1'000'000));
        high_.assign(asked.groups.size(), std::vector<std::int64_t>(columns_, -1));
        fill(0);
    }

    bool determined(std::size_t group, std::size_t column) const { return low_[group][column] == high_[group][column]; }
    /// Whether all tables have the same count of these groups together.
    bool sumKnown(std::size_t partition, std::size_t cell, std::size_t column) const {
        return !varying_.contains({partition, cell, column});
    }

private:
    using Line = std::vector<std::int64_t>;

    void fill(std::size_t group) {
        if (group == table_.size()) return check();
        if (asked_.groups[group].listed && released_.groups[group] == shown) {
            table_[group] = asked_.groups[group].counts;
            return fill(group + 1);
        }
        Line line(columns_, 0);
        spread(group, line, 0, asked_.groups[group].n);
    }

    void spread(std::size_t group, Line& line, std::size_t column, std::int64_t left) {
        if (column + 1 == columns_) {
            line[column] = left;
            table_[group] = line;
            return fill(group + 1);
        }
        for (std::int64_t count = 0; count <= left; ++count) {
            line[column] = count;
            spread(group, line, column + 1, left - count);
        }
    }

    Line sum(const std::function<bool(std::size_t)>& in, bool truth) const {
        Line all(columns_, 0);
        for (std::size_t g = 0; g < table_.size(); ++g)
            if (in(g))
                for (std::size_t c = 0; c < columns_; ++c) all[c] += truth ? asked_.groups[g].counts[c] : table_[g][c];
        return all;
    }

    void check() {
        const auto agrees = [&](const std::function<bool(std::size_t)>& in) { return sum(in, true) == sum(in, false); };
        if (released_.total == shown && !agrees([](std::size_t) { return true; })) return;
        for (std::size_t p = 0; p < released_.cells.size(); ++p)
            for (std::size_t cell = 0; cell < released_.cells[p].size(); ++cell)
                if (released_.cells[p][cell] == shown && !agrees([&](std::size_t g) {
                        const auto& cells = asked_.groups[g].cells;
                        return p < cells.size() && cells[p] == static_cast<int>(cell);
                    }))
                    return;
        for (std::size_t p = 0; p < released_.cells.size(); ++p)
            for (std::size_t cell = 0; cell < released_.cells[p].size(); ++cell) noteSum(p, cell);
        for (std::size_t g = 0; g < table_.size(); ++g)
            for (std::size_t c = 0; c < columns_; ++c) {
                low_[g][c] = std::min(low_[g][c], table_[g][c]);
                high_[g][c] = std::max(high_[g][c], table_[g][c]);
            }
    }

    void noteSum(std::size_t partition, std::size_t cell) {
        const auto inside = [&](std::size_t g) {
            const auto& cells = asked_.groups[g].cells;
            return partition < cells.size() && cells[partition] == static_cast<int>(cell);
        };
        const Line truth = sum(inside, true), here = sum(inside, false);
        for (std::size_t c = 0; c < columns_; ++c)
            if (truth[c] != here[c]) varying_.insert({partition, cell, c});
    }

    const GroupsToRelease& asked_;
    const ReleasedGroups& released_;
    std::set<std::tuple<std::size_t, std::size_t, std::size_t>> varying_;
    std::size_t columns_ = 0;
    std::vector<Line> table_;
    std::vector<Line> low_, high_;
};

GroupsToRelease randomRelease(Random& random, std::size_t most_groups, std::int64_t most_answers, bool crossing) {
    const auto pick = [&](std::int64_t from, std::int64_t to) {
        return from + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(to - from + 1)));
    };
    const auto groups = static_cast<std::size_t>(pick(2, static_cast<std::int64_t>(most_groups)));
    const auto options = static_cast<std::size_t>(pick(2, 3));
    std::vector<AnsweringGroup> made;
    for (std::size_t g = 0; g < groups; ++g) {
        std::vector<std::int64_t> counts(options, 0);
        const std::int64_t n = pick(0, most_answers);
        for (std::int64_t i = 0; i < n; ++i)
            ++counts[static_cast<std::size_t>(std::min(pick(0, 3), pick(0, 2)) % static_cast<std::int64_t>(options))];
        made.push_back(group(counts, {static_cast<int>(pick(-1, 1)), static_cast<int>(pick(0, 1))}));
        if (!crossing) made.back().cells.pop_back();
    }
    if (pick(0, 1) == 1) made.back().listed = false;
    if (!made.back().listed) made.back().cells.clear();
    GroupsToRelease asked =
        release(std::move(made), crossing ? std::vector<std::size_t>{2, 2} : std::vector<std::size_t>{2});
    asked.minimum = 3;
    return asked;
}

/// Whether a printed sum says of all its members that nobody, or that everybody, is counted.
bool toldForAll(const GroupsToRelease& asked, const ReleasedGroups& released, std::size_t group, std::size_t column) {
    const auto tells = [&](const std::function<bool(const AnsweringGroup&)>& member) {
        std::int64_t n = 0, count = 0;
        for (const AnsweringGroup& one : asked.groups) {
            if (!member(one)) continue;
            n += one.n;
            count += one.counts[column];
        }
        return count == 0 || count == n;
    };
    if (released.total == shown && tells([](const AnsweringGroup&) { return true; })) return true;
    const std::vector<int>& cells = asked.groups[group].cells;
    for (std::size_t p = 0; p < cells.size(); ++p) {
        const int cell = cells[p];
        if (cell < 0 || released.cells[p][static_cast<std::size_t>(cell)] != shown) continue;
        if (tells([&](const AnsweringGroup& one) { return p < one.cells.size() && one.cells[p] == cell; })) return true;
    }
    return false;
}

/// Whether that holds of all groups of a sum that is not printed itself.
bool sumTold(const GroupsToRelease& asked, const ReleasedGroups& released, std::size_t partition, std::size_t cell,
             std::size_t column) {
    for (std::size_t g = 0; g < asked.groups.size(); ++g) {
        const AnsweringGroup& one = asked.groups[g];
        const bool inside = partition < one.cells.size() && one.cells[partition] == static_cast<int>(cell);
        if (inside && one.n > 0 && toldForAll(asked, released, g, column)) return true;
    }
    return false;
}

TEST(GroupRelease, NoTableButOneIsNeverTheCase) {
    Random random(20261122);
    std::size_t hidden = 0, totals = 0, sums = 0;
    for (int round = 0; round < 400; ++round) {
        const GroupsToRelease asked = randomRelease(random, 4, 5, round % 2 == 1);
        const ReleasedGroups released = releasedGroups(asked);
        const AllTables reader(asked, released);
        totals += released.total != shown;
        for (std::size_t g = 0; g < asked.groups.size(); ++g) {
            if (asked.groups[g].n == 0 || released.groups[g] == shown) continue;
            ++hidden;
            for (std::size_t c = 0; c < asked.groups[g].counts.size(); ++c)
                EXPECT_FALSE(!toldForAll(asked, released, g, c) && reader.determined(g, c))
                    << "round " << round << " group " << g << " option " << c;
        }
        for (std::size_t g = 0; g < asked.groups.size(); ++g)
            EXPECT_TRUE(released.groups[g] != shown ||
                        groupReason(asked.groups[g], asked.minimum, asked.unanimous_counts) == shown);
        for (std::size_t p = 0; p < released.cells.size(); ++p)
            for (std::size_t cell = 0; cell < released.cells[p].size(); ++cell) {
                if (released.cells[p][cell] != small && released.cells[p][cell] != same) continue;
                for (std::size_t c = 0; c < asked.groups.front().counts.size(); ++c) {
                    sums += reader.sumKnown(p, cell, c);
                    EXPECT_FALSE(reader.sumKnown(p, cell, c) && !sumTold(asked, released, p, cell, c))
                        << "round " << round << " partition " << p << " cell " << cell << " option " << c;
                }
            }
    }
    EXPECT_GT(hidden, 300U);
    EXPECT_LT(totals, 300U);
    EXPECT_GT(sums, 0U) << "some sums are told for all";
}

/// Larger ones against the audit of tables, which solves flows: one partition, printed sum by printed sum.
TEST(GroupRelease, TheAuditFindsNothing) {
    Random random(7);
    std::size_t audited = 0;
    for (int round = 0; round < 300; ++round) {
        GroupsToRelease asked = randomRelease(random, 14, 60, false);
        asked.minimum = 10;
        const ReleasedGroups released = releasedGroups(asked);
        if (released.total != shown) continue;
        std::map<int, std::vector<std::size_t>> sums;
        for (std::size_t g = 0; g < asked.groups.size(); ++g) {
            const int cell = asked.groups[g].cells.empty() ? -1 : asked.groups[g].cells[0];
            sums[cell >= 0 && released.cells[0][static_cast<std::size_t>(cell)] == shown ? cell : -1].push_back(g);
        }
        for (const auto& [cell, members] : sums) {
            CellCounts counts;
            HiddenCells hidden;
            for (const std::size_t g : members) {
                counts.push_back(asked.groups[g].counts);
                const bool hide = !asked.groups[g].listed || released.groups[g] != shown;
                hidden.cells.emplace_back(counts.back().size(), hide ? 1 : 0);
            }
            const auto bounds = suppressionAudit(counts, hidden);
            ASSERT_TRUE(bounds.ok());
            for (const CellBound& bound : *bounds) {
                const std::size_t g = members[static_cast<std::size_t>(bound.row)];
                if (asked.groups[g].n == 0 || released.groups[g] == shown) continue;
                if (toldForAll(asked, released, g, static_cast<std::size_t>(bound.column))) continue;
                ++audited;
                EXPECT_NE(bound.width(), 0) << "round " << round << " group " << g;
            }
        }
    }
    EXPECT_GT(audited, 1000U);
}

}  // namespace
}  // namespace diaoyan
