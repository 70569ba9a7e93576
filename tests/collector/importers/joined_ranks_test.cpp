// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/joined_ranks.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

using Table = std::vector<std::vector<std::string>>;

/// Rows that stand in a test.
class GivenRows : public RowSource {
public:
    explicit GivenRows(Table rows) : rows_(std::move(rows)) {}

    Result<bool> next(std::vector<Cell>& cells) override {
        cells.clear();
        if (at_ == rows_.size()) return false;
        for (const std::string& text : rows_[at_])
            cells.push_back({text.empty() ? Cell::Kind::empty : Cell::Kind::text, text, 0});
        ++at_;
        return true;
    }
    std::int64_t rowNumber() const override { return static_cast<std::int64_t>(at_); }
    void rewind() override { at_ = 0; }

private:
    Table rows_;
    std::size_t at_ = 0;
};

Table joined(Table rows, RankJoining joining) {
    const auto source = withJoinedRanks(std::make_unique<GivenRows>(std::move(rows)), std::move(joining));
    Table read;
    for (int round = 0; round < 2; ++round) {
        read.clear();
        source->rewind();
        std::vector<Cell> cells;
        while (source->next(cells).value()) {
            auto& row = read.emplace_back();
            for (const Cell& cell : cells) row.emplace_back(cell.text);
        }
    }
    return read;
}

TEST(JoinedRanks, OptionsInTheOrderOfTheirRanks) {
    EXPECT_EQ(joined({{"1", "tea", "milk", "x"}, {"2", "", "", "y"}, {"3", "milk", "", ""}},
                     {.rankings = {{1, 2}}, .width = 4}),
              (Table{{"1", "tea", "milk", "x", "tea→milk"}, {"2", "", "", "y", ""}, {"3", "milk", "", "", "milk"}}));
    EXPECT_EQ(joined({{"a", "b"}}, {.rankings = {{1, 0}, {0, 1}}, .width = 2}), (Table{{"a", "b", "b→a", "a→b"}}));
    EXPECT_EQ(joined({{"a", "b"}}, {.width = 2}), (Table{{"a", "b"}})) << "no ranking, no further column";
}

TEST(JoinedRanks, NotShownIsSoOnlyInEveryRank) {
    const RankJoining joining{.rankings = {{0, 1}}, .width = 2, .not_shown = "-"};
    EXPECT_EQ(joined({{"-", "-"}, {"a", "-"}, {"", "-"}}, joining),
              (Table{{"-", "-", "-"}, {"a", "-", "a"}, {"", "-", ""}}));
}

TEST(JoinedRanks, ShortAndLongRows) {
    const Table rows = {{"1", "a"}, {"1", "a", "b", "x", "y", "z"}};
    EXPECT_EQ(joined(rows, {.rankings = {{1, 2}}, .width = 4}),
              (Table{{"1", "a"}, {"1", "a", "b", "x", "a→b", "y", "z"}}))
        << "a row of a text that is too short or too long is still seen to be so";
    EXPECT_EQ(joined(rows, {.rankings = {{1, 2}}, .width = 4, .ragged = true}).front(),
              (std::vector<std::string>{"1", "a", "", "", "a"}));
}

}  // namespace
}  // namespace diaoyan
