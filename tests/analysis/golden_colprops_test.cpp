// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/column_proportions.h"
#include "analysis/numeric/random.h"
#include "tests/analysis/golden_cases.h"

#include <chrono>

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

/// R has rounding errors where the proportions are equal; we have 0.
constexpr double r_error = 1e-15;

const std::map<std::string, Adjustment> adjustments{{"none", Adjustment::none},
                                                    {"bonferroni", Adjustment::bonferroni},
                                                    {"holm", Adjustment::holm},
                                                    {"BH", Adjustment::benjamini_hochberg}};

CrossTable tableOf(const json& one) {
    if (!one.at("data").is_string())
        return crossTable(one.at("data").at("table").get<std::vector<std::vector<std::int64_t>>>());
    const json& args = one.at("args");
    const std::string row = args.at("row"), column = args.at("col");
    const auto& table = golden::table(one.at("data"));
    const auto row_levels = args.contains("row_levels") ? golden::texts(args.at("row_levels"))
                                                        : std::vector<std::string>{"Never", "Occas", "Regul", "Heavy"};
    golden::Survey survey(table.rows);
    survey.oneChoice(row, table.at(row), row_levels);
    survey.oneChoice(column, table.at(column), golden::texts(one.at("expected").at("columns")));
    return *crossTabulate(*survey.engine().count({column, row}));
}

Counts ticksOf(const json& one) {
    const auto options = golden::texts(one.at("args").at("columns"));
    const auto& table = golden::table(one.at("data"));
    std::vector<std::vector<std::string>> columns;
    for (const std::string& option : options) columns.push_back(table.at(option));
    const std::string by = one.at("args").at("group");
    return *golden::Survey(table.rows)
                .ticks("block", options, columns)
                .oneChoice(by, table.at(by), golden::levels(table.at(by)))
                .engine()
                .count({"block", by});
}

std::vector<std::vector<std::int64_t>> countsOf(const ColumnProportions& table) {
    std::vector<std::vector<std::int64_t>> counts(table.rows.size());
    for (std::size_t r = 0; r < counts.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c) counts[r].push_back(table.cell(r, c).share.count);
    return counts;
}

/// The tests as R lays them out: rows x pairs, undefined where a pair takes no part.
using Laid = std::vector<std::vector<const ColumnPairTest*>>;

Laid laidOut(const std::vector<ColumnPairTest>& tests, std::size_t rows, std::size_t columns) {
    Laid laid(rows, std::vector<const ColumnPairTest*>(columns * (columns - 1) / 2));
    for (const ColumnPairTest& test : tests) {
        const std::size_t before = test.first * columns - test.first * (test.first + 1) / 2;
        laid[test.row][before + test.second - test.first - 1] = &test;
    }
    return laid;
}

template <class Field>
void expectMatrix(const json& expected, const Laid& laid, const Field& field, const std::string& what) {
    ASSERT_EQ(expected.size(), laid.size());
    for (std::size_t r = 0; r < laid.size(); ++r) {
        ASSERT_EQ(expected.at(r).size(), laid[r].size());
        for (std::size_t pair = 0; pair < laid[r].size(); ++pair) {
            std::optional<double> value;
            if (laid[r][pair] != nullptr) value = field(*laid[r][pair]);
            expectClose(expected.at(r).at(pair), value, what, 1e-10, r_error);
        }
    }
}

void expectSameTable(const json& expected, const ColumnProportions& table) {
    EXPECT_EQ(table.columns.size(), expected.at("columns").size());
    EXPECT_EQ(json(table.bases), expected.at("base"));
    for (std::size_t c = 0; c < table.columns.size(); ++c) EXPECT_EQ(columnLetter(c), expected.at("letters").at(c));
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            expectClose(expected.at("proportion").at(r).at(c), table.cell(r, c).share.proportion(), "proportion");
}

void expectSameTests(const json& expected, const std::vector<ColumnPairTest>& tests, const ColumnProportions& table,
                     const std::string& p_field) {
    const Laid laid = laidOut(tests, table.rows.size(), table.columns.size());
    expectMatrix(
        expected.at("z"), laid, [](const ColumnPairTest& test) { return test.z; }, "z");
    expectMatrix(
        expected.at("p_raw"), laid, [](const ColumnPairTest& test) { return test.p.p; }, "p_raw");
    expectMatrix(
        expected.at(p_field), laid, [](const ColumnPairTest& test) { return test.p_adjusted; }, p_field);
}

template <class Make>
void check(const json& one, const Make& make) {
    const json& expected = one.at("expected");
    for (const auto& [name, adjustment] : adjustments) {
        ColumnProportionOptions options;
        options.adjustment = adjustment;
        const ColumnProportions table = *make(options);
        expectSameTable(expected, table);
        expectSameTests(expected, columnPairTests(countsOf(table), table.bases, options), table, "p_" + name);
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            for (std::size_t c = 0; c < table.columns.size(); ++c)
                EXPECT_EQ(table.letters(r, c), expected.at("letters_" + name).at(r).at(c)) << name;
    }
    const ColumnProportionOptions whole{Adjustment::benjamini_hochberg, 0.05, LetterFamily::table};
    const ColumnProportions table = *make(whole);
    const auto tests = columnPairTests(countsOf(table), table.bases, whole);
    expectSameTests(expected, tests, table, "p_BH_whole_table");
    std::size_t significant = 0, letters = 0;
    for (const ColumnPairTest& test : tests) significant += test.p_adjusted < 0.05 ? 1 : 0;
    for (const ColumnProportionCell& cell : table.cells) letters += cell.larger_than.size();
    EXPECT_EQ(letters, significant);
}

TEST(GoldenColumnProportions, AgreeWithR) {
    golden::Agreement scope("column-proportions");
    int checked = 0;
    for (const json& one : golden::read("colprops.json")) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        if (!golden::available(one)) continue;
        if (one.at("method") == "column_proportions") {
            const CrossTable table = tableOf(one);
            check(one, [&](const ColumnProportionOptions& options) { return columnProportions(table, options); });
        } else if (one.at("method") == "column_proportions_mr") {
            const Counts counts = ticksOf(one);
            check(one, [&](const ColumnProportionOptions& options) {
                return columnProportions(counts, BaseKind::asked, options);
            });
        } else {
            continue;
        }
        ++checked;
    }
    EXPECT_GE(checked, 7);  // hobbies.csv is not on every machine
}

TEST(GoldenAdjustedP, AgreesWithR) {
    golden::Agreement scope("column-proportions");
    int checked = 0;
    for (const json& one : golden::read("colprops.json")) {
        if (one.at("method") != "p_adjust") continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        std::vector<std::optional<double>> p;
        for (const json& value : one.at("data").at("p")) p.push_back(golden::number(value));
        const auto expectSame = [&](const json& expected, const std::string& method) {
            const auto adjusted = adjustedP(p, adjustmentNamed(method).value());
            ASSERT_EQ(adjusted.size(), expected.size());
            for (std::size_t i = 0; i < adjusted.size(); ++i) expectClose(expected.at(i), adjusted[i], method);
        };
        const json& expected = one.at("expected");
        if (expected.contains("adjusted")) {
            expectSame(expected.at("adjusted"), one.at("args").at("method"));
        } else {
            for (const auto& [method, values] : expected.items()) expectSame(values, method);
        }
        ++checked;
    }
    EXPECT_EQ(checked, 7);
}

TEST(GoldenColumnProportions, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(golden::read("colprops.json"),
                                        {"column_proportions", "column_proportions_mr", "p_adjust"}, {});
}

// ---- column proportions: degenerate inputs and properties ----

std::vector<Group> named(std::size_t count, const std::string& prefix) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string code = prefix + std::to_string(i);
        groups.push_back({code, untranslated(code)});
    }
    return groups;
}

Counts multiple(const std::vector<std::vector<std::int64_t>>& ticks, const std::vector<std::int64_t>& cases,
                std::int64_t without_tick) {
    Counts counts;
    counts.item.kind = QuestionKind::multiple;
    for (std::size_t i = 0; i < ticks.size(); ++i) counts.item.options.emplace_back().code = "o" + std::to_string(i);
    counts.groups = named(cases.size(), "g");
    for (std::size_t g = 0; g < cases.size(); ++g) {
        ItemCounts& group = counts.per_group.emplace_back();
        group.answered = cases[g];
        group.missing[static_cast<int>(MissingReason::unanswered)] = without_tick;
        for (const auto& option : ticks) group.options.push_back(option[g]);
    }
    return counts;
}

TEST(ColumnProportions, RefusesWhatCannotBeCompared) {
    EXPECT_EQ(columnProportions(crossTable({{3}, {4}})).problem().code, "too-few-groups");
    EXPECT_EQ(columnProportions(CrossTable{}).problem().code, "too-few-groups");
    const Counts counts = multiple({{5, 6}}, {10, 4}, 0);
    EXPECT_EQ(columnProportions(counts, BaseKind::cases).problem().code, "wrong-counts");
    EXPECT_EQ(columnProportions(counts, BaseKind::responses).problem().code, "wrong-base");
    Counts single = counts;
    single.item.kind = QuestionKind::single;
    EXPECT_EQ(columnProportions(single, BaseKind::cases).problem().code, "not-multiple");
    Counts short_one = multiple({{5, 6}}, {10, 14}, 0);
    short_one.per_group[1].options.clear();
    EXPECT_EQ(columnProportions(short_one, BaseKind::cases).problem().code, "wrong-counts");
}

TEST(ColumnProportions, EmptyColumnsTakeNoPart) {
    const ColumnProportions table = *columnProportions(crossTable({{0, 10, 0, 90}, {0, 90, 0, 10}}));
    EXPECT_EQ(table.pairs_tested, (std::vector<std::int64_t>{1, 1}));
    EXPECT_FALSE(table.cell(0, 0).tested);
    EXPECT_FALSE(table.cell(0, 0).share.proportion().has_value());
    EXPECT_EQ(table.letters(0, 3), "B");
    EXPECT_EQ(table.letters(1, 1), "D");
    EXPECT_EQ(table.letters(0, 1), "");
}

TEST(ColumnProportions, ATableWithoutAnybodyHasNoTest) {
    const ColumnProportions table = *columnProportions(crossTable({{0, 0}, {0, 0}}));
    EXPECT_EQ(table.pairs_tested, (std::vector<std::int64_t>{0, 0}));
}

TEST(ColumnProportions, ComparesRowsAsWell) {
    const ColumnProportions rows = *columnProportions(crossTable({{10, 90}, {80, 20}}), {}, ComparedSide::rows);
    EXPECT_EQ(rows, *columnProportions(crossTable({{10, 80}, {90, 20}})));
    EXPECT_EQ(rows.bases, (std::vector<std::int64_t>{100, 100}));
    EXPECT_EQ(rows.letters(0, 1), "A");
}

TEST(ColumnProportions, TheBaseIsTheOneAskedFor) {
    const Counts counts = multiple({{50, 40}}, {100, 60}, 40);
    EXPECT_EQ(columnProportions(counts, BaseKind::cases)->bases, (std::vector<std::int64_t>{100, 60}));
    const ColumnProportions asked = *columnProportions(counts, BaseKind::asked);
    EXPECT_EQ(asked.bases, (std::vector<std::int64_t>{140, 100}));
    EXPECT_EQ(asked.cell(0, 1).share, (Share{40, 100, BaseKind::asked}));
    EXPECT_EQ(columnProportions(counts, BaseKind::cases)->letters(0, 1), "A");
    EXPECT_EQ(asked.letters(0, 1), "");
}

TEST(ColumnProportions, EqualProportionsHaveNoDifference) {
    const auto tests = columnPairTests({{1, 3, 333333333}}, {3, 9, 999999999}, {});
    ASSERT_EQ(tests.size(), 3u);
    for (const ColumnPairTest& test : tests) {
        EXPECT_EQ(test.z, 0);
        EXPECT_EQ(test.p, Tail{});
    }
}

TEST(ColumnProportions, HugeCountsStayFinite) {
    constexpr std::int64_t billion = 1000000000;
    const auto tests = columnPairTests({{billion, 2 * billion}}, {4 * billion, 4 * billion}, {});
    ASSERT_EQ(tests.size(), 1u);
    // (1/4 - 1/2) / sqrt(3/8 * 5/8 * 2 / 4e9)
    EXPECT_NEAR(tests[0].z, -0.25 / std::sqrt(0.375 * 0.625 / 2e9), 1e-8);
    EXPECT_EQ(tests[0].p.p, 0);
    EXPECT_TRUE(std::isfinite(tests[0].p.log_p));
    EXPECT_LT(tests[0].p.log_p, -1e8);
}

TEST(ColumnProportions, DoNotDependOnTheOrderOfTheColumns) {
    const std::vector<std::int64_t> counts{12, 40, 33, 8}, bases{50, 60, 90, 70};
    const std::vector<std::int64_t> other{8, 33, 40, 12}, other_bases{70, 90, 60, 50};
    const auto one = columnPairTests({counts}, bases, {}), turned = columnPairTests({other}, other_bases, {});
    ASSERT_EQ(one.size(), turned.size());
    for (const ColumnPairTest& test : one) {
        const auto same = std::find_if(turned.begin(), turned.end(), [&](const ColumnPairTest& t) {
            return t.first == 3 - test.second && t.second == 3 - test.first;
        });
        ASSERT_NE(same, turned.end());
        EXPECT_NEAR(same->z, -test.z, 1e-14);
        EXPECT_NEAR(same->p_adjusted, test.p_adjusted, 1e-14);
    }
}

TEST(ColumnProportions, FourTimesThePeopleDoubleZ) {
    const auto one = columnPairTests({{12, 40}}, {50, 60}, {}), four = columnPairTests({{48, 160}}, {200, 240}, {});
    EXPECT_NEAR(four[0].z, 2 * one[0].z, 1e-13);
}

TEST(ColumnProportions, LettersGoOnBehindZ) {
    EXPECT_EQ(columnLetter(0), "A");
    EXPECT_EQ(columnLetter(25), "Z");
    EXPECT_EQ(columnLetter(26), "AA");
    EXPECT_EQ(columnLetter(51), "AZ");
    EXPECT_EQ(columnLetter(52), "BA");
    EXPECT_EQ(columnLetter(701), "ZZ");
    EXPECT_EQ(columnLetter(702), "AAA");
    std::vector<std::int64_t> yes(30, 500), no(30, 500);
    yes[0] = yes[28] = 100;
    no[0] = no[28] = 900;
    const ColumnProportions table = *columnProportions(crossTable({yes, no}));
    EXPECT_EQ(table.letters(0, 1), "A AC");
    EXPECT_EQ(table.letters(1, 28).substr(0, 5), "B C D");
}

/// 1.2 million pairs. The clock's bound is far above what it takes; the letters are the memory's bound.
TEST(ColumnProportions, SixtyOptionsOfTwoHundredSchools) {
    Random random(3);
    std::vector<std::vector<std::int64_t>> ticks(60);
    for (auto& option : ticks)
        for (int g = 0; g < 200; ++g) option.push_back(static_cast<std::int64_t>(100 + random.below(200)));
    const Counts counts = multiple(ticks, std::vector<std::int64_t>(200, 400), 0);
    const auto start = std::chrono::steady_clock::now();
    const ColumnProportions table = *columnProportions(counts, BaseKind::cases);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
    std::size_t letters = 0;
    for (std::size_t r = 0; r < 60; ++r) EXPECT_EQ(table.pairs_tested[r], 19900);
    for (const ColumnProportionCell& cell : table.cells) letters += cell.larger_than.size();
    EXPECT_GT(letters, 100000u);
    EXPECT_LE(letters, 60u * 19900u);
}

}  // namespace
}  // namespace diaoyan
