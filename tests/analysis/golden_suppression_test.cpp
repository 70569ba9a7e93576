// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/small_counts.h"
#include "analysis/disclosure/suppression_audit.h"
#include "analysis/disclosure/table_suppression.h"
#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

HiddenCells hiddenOf(const json& pattern) {
    HiddenCells hidden;
    hidden.cells = pattern.get<std::vector<std::vector<std::uint8_t>>>();
    return hidden;
}

/// The reference lists cells column by column, ours row by row.
void expectSameAudit(const json& expected, std::vector<CellBound> got) {
    std::stable_sort(got.begin(), got.end(), [](const auto& a, const auto& b) { return a.column < b.column; });
    ASSERT_EQ(got.size(), expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        const json& cell = expected.at(i);
        EXPECT_EQ(got[i].row + 1, cell.at("row"));
        EXPECT_EQ(got[i].column + 1, cell.at("col"));
        EXPECT_EQ(got[i].count, cell.at("true"));
        expectClose(cell.at("min"), static_cast<double>(got[i].lower), "min", 0);
        ASSERT_TRUE(got[i].upper.has_value());
        expectClose(cell.at("max"), static_cast<double>(*got[i].upper), "max", 0);
    }
}

void checkSuppression(const json& one) {
    const golden::Agreement scope("complementary-suppression");
    const json& expected = one.at("expected");
    const auto counts = one.at("data").at("table").get<CellCounts>();
    const std::int64_t threshold = one.at("args").at("threshold");
    ASSERT_EQ(threshold, one.at("args").at("required_interval_width"));
    const auto got = suppressTable(counts, {.threshold = threshold});
    ASSERT_TRUE(got.ok());
    json primary = json::array();
    for (std::size_t c = 0; c < counts.front().size(); ++c)
        for (std::size_t r = 0; r < counts.size(); ++r)
            if (got->reasons[r][c] == HidingReason::small_count) primary.push_back({r + 1, c + 1});
    EXPECT_EQ(primary, expected.at("primary_cells"));
    EXPECT_EQ(got->primary, static_cast<std::int64_t>(primary.size()));
    EXPECT_EQ(got->hidden_totals, 0);
    expectClose(expected.at("n_secondary"), static_cast<double>(got->secondary), "further cells", 0);
    EXPECT_TRUE(got->fewest);
    if (got->secondary == 0) return;
    expectClose(expected.at("secondary_total"), static_cast<double>(got->secondary_total), "sum of further cells", 0);
    EXPECT_EQ(expected.at("n_equally_good_patterns"), 1);  // so it has to be the same pattern
    EXPECT_EQ(got->hidden.cells, hiddenOf(expected.at("pattern")).cells);
    expectSameAudit(expected.at("audit"), got->audit);
}

void checkAudit(const json& one) {
    const golden::Agreement scope("suppression-audit");
    const json& data = one.at("data");
    const auto bounds = suppressionAudit(data.at("table").get<CellCounts>(), hiddenOf(data.at("suppressed")));
    ASSERT_TRUE(bounds.ok());
    expectSameAudit(one.at("expected").at("audit"), *bounds);
}

void checkRule(const json& one) {
    const std::string id = one.at("id");
    const json& data = one.at("data");
    const json& expected = one.at("expected");
    const golden::Agreement scope(id == "sup_group_min_n" ? "minimum-group" : "small-cells");
    if (id == "sup_group_min_n") {
        const auto hiding = hiddenGroups(data.at("school_n").get<std::vector<std::int64_t>>(), data.at("min_n"));
        ASSERT_TRUE(hiding.ok());
        std::vector<bool> show;
        for (const HidingReason reason : hiding->groups) show.push_back(reason == HidingReason::shown);
        EXPECT_EQ(json(show), expected.at("show"));
        EXPECT_FALSE(hiding->hide_total);
    } else if (id == "sup_percent_leak") {
        ASSERT_EQ(data.at("percent_printed"), "21.4%");
        const auto counts = countsBehindPercent(214, 1, data.at("n"));
        ASSERT_TRUE(counts.has_value());
        EXPECT_TRUE(counts->exact());
        EXPECT_EQ(counts->lower, expected.at("recovered_count"));
        EXPECT_EQ(hidingReason(3, data.at("n"), 5), HidingReason::small_count);
    } else {
        ASSERT_EQ(id, "sup_100_percent");
        EXPECT_EQ(hidingReason(data.at("count"), data.at("n"), 10) != HidingReason::shown, expected.at("disclosive"));
    }
}

TEST(GoldenSuppression, AgreesWithLinearProgramming) {
    int checked = 0;
    for (const json& one : golden::read("suppression.json")) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        const std::string method = one.at("method");
        if (method == "suppression")
            checkSuppression(one);
        else if (method == "suppression_audit")
            checkAudit(one);
        else
            checkRule(one);
        ++checked;
    }
    EXPECT_EQ(checked, 12);
}

TEST(GoldenSuppression, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(golden::read("suppression.json"),
                                        {"suppression", "suppression_audit", "suppression_rule"}, {});
}

}  // namespace
}  // namespace diaoyan
