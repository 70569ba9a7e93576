// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/sums.h"
#include "analysis/quality/duplicates.h"
#include "analysis/quality/item_nonresponse.h"
#include "analysis/quality/mahalanobis.h"
#include "analysis/quality/percent_match.h"
#include "analysis/quality/speeding.h"
#include "analysis/quality/straight_lining.h"
#include "tests/analysis/golden_cases.h"

#include <cmath>

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;
using Rows = std::vector<std::vector<std::optional<double>>>;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Columns of a file; words become the number of their level.
ScoreMatrix matrixOf(const json& one, const std::vector<std::string>& columns) {
    const golden::Table& table = golden::table(one.at("data"));
    Rows rows(table.rows);
    for (const std::string& name : columns) {
        const auto& column = table.at(name);
        const auto levels = golden::levels(column);
        for (std::size_t row = 0; row < column.size(); ++row) {
            const auto level = std::lower_bound(levels.begin(), levels.end(), column[row]) - levels.begin();
            rows[row].push_back(column[row].empty() ? std::nullopt
                                                    : std::optional<double>(static_cast<double>(level) + 1));
        }
    }
    return scoreMatrix(rows);
}

ScoreMatrix bfi(const json& one) {
    return matrixOf(one, golden::texts(one.at("args").at("items")));
}

TEST(GoldenQuality, LongRunsAgreeWithR) {
    const golden::Agreement scope("straight-lining");
    for (const json& one : golden::read("quality.json")) {
        if (one.at("method") != "longstring" || one.at("id") == "quality_edge_rows") continue;
        const json& expected = one.at("expected");
        const auto lines = straightLining(bfi(one), {.longest_run = 8, .low_irv = {}});
        ASSERT_TRUE(lines.ok());
        json table = json::object();
        std::int64_t longest = 0;
        for (std::size_t run = 0; run < lines->runs.size(); ++run)
            if (lines->runs[run] > 0) {
                table[std::to_string(run)] = lines->runs[run];
                longest = static_cast<std::int64_t>(run);
            }
        EXPECT_EQ(table, expected.at("table"));
        expectClose(expected.at("max"), static_cast<double>(longest), "longest run");
        for (std::size_t i = 0; i < 20; ++i)
            expectClose(expected.at("first20").at(i), static_cast<double>(lines->rows[i].longest_run), "run");
        expectClose(expected.at("n_ge_8"), static_cast<double>(lines->flags.size()), "flagged");
        const auto same = std::count_if(lines->rows.begin(), lines->rows.end(),
                                        [](const AnswerMonotony& row) { return row.modal_share == 1.0; });
        expectClose(expected.at("n_all_identical"), static_cast<double>(same), "modal share 1");
        expectClose(expected.at("n_all_identical"), static_cast<double>(lines->all_identical), "all identical");
    }
}

TEST(GoldenQuality, SpreadWithinPersonsAgreesWithR) {
    const golden::Agreement scope("straight-lining");
    for (const json& one : golden::read("quality.json")) {
        if (one.at("method") != "irv") continue;
        const json& expected = one.at("expected");
        const auto lines = straightLining(bfi(one), {.longest_run = 1000, .low_irv = 0.5});
        ASSERT_TRUE(lines.ok());
        NeumaierSum sum;
        double least = infinity;
        for (const AnswerMonotony& row : lines->rows) {
            ASSERT_TRUE(row.irv.has_value());
            sum += *row.irv;
            least = std::min(least, *row.irv);
        }
        for (std::size_t i = 0; i < 20; ++i)
            expectClose(expected.at("first20").at(i), lines->rows[i].irv, "irv", 1e-12);
        expectClose(expected.at("min"), least, "min");
        expectClose(expected.at("mean"), sum.value() / static_cast<double>(lines->rows.size()), "mean", 1e-12);
        expectClose(expected.at("n_below_0_5"), static_cast<double>(lines->flags.size()), "flagged");
    }
}

TEST(GoldenQuality, EdgeRowsAgreeWithR) {
    const golden::Agreement scope("straight-lining");
    for (const json& one : golden::read("quality.json")) {
        if (one.at("id") != "quality_edge_rows") continue;
        Rows rows;
        for (const json& row : one.at("data").at("rows")) {
            rows.emplace_back();
            for (const json& score : row) rows.back().push_back(golden::number(score));
        }
        const auto lines = straightLining(scoreMatrix(rows));
        ASSERT_TRUE(lines.ok());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            expectClose(one.at("expected").at("longstring").at(i), static_cast<double>(lines->rows[i].longest_run),
                        "run");
            expectClose(one.at("expected").at("irv").at(i), lines->rows[i].irv, "irv", 1e-12);
        }
        EXPECT_EQ(lines->rows[2].modal_share, std::nullopt);
        EXPECT_EQ(lines->rows[4].modal_share, 0.6);
        EXPECT_TRUE(lines->flags.empty()) << "five items are too few";
    }
}

TEST(GoldenQuality, MissingAnswersAgreeWithR) {
    const golden::Agreement scope("item-nonresponse");
    for (const json& one : golden::read("quality.json")) {
        if (one.at("method") != "item_nonresponse") continue;
        const json& expected = one.at("expected");
        const auto missing = itemNonresponse(bfi(one));
        ASSERT_TRUE(missing.ok());
        json table = json::object();
        for (std::size_t m = 0; m < missing->distribution.size(); ++m)
            if (missing->distribution[m] > 0) table[std::to_string(m)] = missing->distribution[m];
        EXPECT_EQ(table, expected.at("table"));
        expectClose(expected.at("complete"), static_cast<double>(missing->complete), "complete");
        const auto items = golden::texts(one.at("args").at("items"));
        for (std::size_t i = 0; i < items.size(); ++i)
            expectClose(expected.at("item_missing").at(items[i]), static_cast<double>(missing->items[i].missing),
                        items[i]);
        expectClose(expected.at("n_over_50pct"), static_cast<double>(missing->flags.size()), "flagged");
    }
}

TEST(GoldenQuality, DistancesAgreeWithR) {
    const golden::Agreement scope("mahalanobis");
    for (const json& one : golden::read("quality.json")) {
        if (one.at("method") != "mahalanobis") continue;
        const json& expected = one.at("expected");
        const auto distances = mahalanobisDistances(bfi(one));
        ASSERT_TRUE(distances.ok());
        expectClose(expected.at("n"), static_cast<double>(distances->complete), "n");
        EXPECT_EQ(distances->df, 25);
        for (std::size_t i = 0; i < 10; ++i)
            expectClose(expected.at("first10").at(i), distances->rows[i].squared, "distance", 1e-9);
        const auto largest = std::max_element(distances->rows.begin(), distances->rows.end(),
                                              [](const auto& a, const auto& b) { return a.squared < b.squared; });
        expectClose(expected.at("max"), largest->squared, "largest", 1e-9);
        const std::string id = golden::table(one.at("data")).at("id")[static_cast<std::size_t>(largest->row)];
        EXPECT_EQ(id, golden::text(expected.at("which_max_id")));
        expectClose(expected.at("n_p_lt_0_001"), static_cast<double>(distances->flags.size()), "flagged");
        // (n - 1) * items is what all squared distances add up to.
        NeumaierSum sum;
        for (const SheetDistance& row : distances->rows) sum += row.squared;
        EXPECT_NEAR(sum.value(), 2435.0 * 25, 1e-7);
    }
}

TEST(GoldenQuality, DuplicatesAgreeWithR) {
    const golden::Agreement scope("duplicates");
    for (const json& one : golden::read("quality.json")) {
        if (one.at("method") != "duplicates") continue;
        const json& expected = one.at("expected");
        const json& args = one.at("args");
        const auto found =
            duplicates(matrixOf(one, golden::texts(args.at(args.contains("items") ? "items" : "columns"))));
        ASSERT_TRUE(found.ok());
        expectClose(expected.at("n_rows_in_duplicate_groups"), static_cast<double>(found->rows_in_groups), "rows");
        expectClose(expected.at("n_groups"), static_cast<double>(found->groups.size()), "groups");
        EXPECT_EQ(found->flags.size(), static_cast<std::size_t>(found->rows_in_groups));
        if (!expected.contains("ids")) continue;
        json ids = json::array();
        for (const QualityFlag& flag : found->flags)
            ids.push_back(std::stoll(golden::table(one.at("data")).at("id")[static_cast<std::size_t>(flag.row)]));
        EXPECT_EQ(ids, expected.at("ids"));
    }
}

TEST(GoldenQuality, NearestSheetsAgreeWithR) {
    const golden::Agreement scope("percent-match");
    for (const json& one : golden::read("quality.json")) {
        if (one.at("method") != "percent_match") continue;
        const json& expected = one.at("expected");
        ScoreMatrix scores = bfi(one);
        scores.rows = 400;
        scores.values.resize(400 * 25);
        scores.state.resize(400 * 25);
        // R takes any common item; with half of the items as the least nothing changes here.
        for (const std::int64_t common : {std::int64_t{1}, std::int64_t{0}}) {
            const auto match = percentMatch(scores, {.common_items = common});
            ASSERT_TRUE(match.ok());
            NeumaierSum sum;
            double largest = 0;
            for (const NearestSheet& row : match->rows) {
                ASSERT_TRUE(row.share.has_value());
                sum += *row.share;
                largest = std::max(largest, *row.share);
            }
            for (std::size_t i = 0; i < 20; ++i)
                expectClose(expected.at("first20").at(i), match->rows[i].share, "share", 1e-12);
            expectClose(expected.at("max"), largest, "largest", 1e-12);
            expectClose(expected.at("mean"), sum.value() / 400, "mean", 1e-12);
            expectClose(expected.at("n_ge_0_85"), static_cast<double>(match->flags.size()), "flagged");
        }
    }
}

TEST(GoldenQuality, SpeedingAgreesWithR) {
    const golden::Agreement scope("speeding");
    for (const json& one : golden::read("quality.json")) {
        if (one.at("method") != "speeding") continue;
        const json& expected = one.at("expected");
        std::vector<std::optional<double>> seconds;
        for (const json& time : one.at("data").at("seconds")) seconds.push_back(golden::number(time));
        const auto speeds = speeding(seconds, one.at("data").at("items"));
        ASSERT_TRUE(speeds.ok());
        expectClose(expected.at("median"), speeds->median, "median");
        EXPECT_EQ(speeds->n, 12);
        for (std::size_t i = 0; i < seconds.size(); ++i) {
            expectClose(expected.at("speed_index").at(i), speeds->rows[i].index, "index", 1e-12);
            expectClose(expected.at("log_z").at(i), speeds->rows[i].log_z, "z", 1e-12);
        }
        std::map<QualityReason, json> flagged{{QualityReason::seconds_per_item, json::array()},
                                              {QualityReason::far_below_median, json::array()},
                                              {QualityReason::fast_on_log_scale, json::array()}};
        for (const QualityFlag& flag : speeds->flags) flagged[flag.reason].push_back(flag.row + 1);
        EXPECT_EQ(flagged[QualityReason::seconds_per_item], expected.at("flag_2s"));
        EXPECT_EQ(flagged[QualityReason::far_below_median], expected.at("flag_third"));
        EXPECT_EQ(flagged[QualityReason::fast_on_log_scale], json::array());  // none of log_z is below -1.96
    }
}

TEST(GoldenQuality, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(
        golden::read("quality.json"),
        {"longstring", "irv", "item_nonresponse", "mahalanobis", "duplicates", "percent_match", "speeding"}, {});
    for (const json& one : golden::read("quality.json")) EXPECT_TRUE(golden::available(one)) << one.at("id");
}

}  // namespace
}  // namespace diaoyan
