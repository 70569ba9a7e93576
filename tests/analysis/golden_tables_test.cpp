// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/chi_square.h"
#include "analysis/crosstabs/crosstab.h"
#include "analysis/statistics/multiple_response.h"
#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

std::vector<std::vector<std::string>> columnsOf(const json& one, const std::vector<std::string>& options) {
    std::vector<std::vector<std::string>> columns;
    if (one.at("data").is_string()) {
        for (const std::string& option : options) columns.push_back(golden::table(one.at("data")).at(option));
        return columns;
    }
    columns.resize(options.size());
    for (const json& row : one.at("data").at("matrix"))
        for (std::size_t i = 0; i < options.size(); ++i)
            columns[i].push_back(row.at(i).is_null() ? "" : golden::text(row.at(i)));
    return columns;
}

Counts tickCounts(const json& one, const std::vector<std::string>& options, const std::string& by = {}) {
    const auto columns = columnsOf(one, options);
    golden::Survey survey(columns.front().size());
    survey.ticks("block", options, columns);
    if (!by.empty()) {
        const auto& groups = golden::table(one.at("data")).at(by);
        survey.oneChoice(by, groups, golden::levels(groups));
    }
    return *survey.engine().count({"block", by});
}

void expectSameTicks(const json& expected, const MultipleResponseTable& table) {
    EXPECT_EQ(table.asked, expected.at("n_asked"));
    EXPECT_EQ(table.cases, expected.at("n_cases"));
    EXPECT_EQ(table.responses, expected.at("responses"));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const MultipleResponseRow& row = table.rows[i];
        EXPECT_EQ(row.of_cases.count, expected.at("count").at(i));
        expectClose(expected.at("pct_cases").at(i), row.of_cases.percent(), "cases");
        expectClose(expected.at("pct_respondents").at(i), row.of_asked.percent(), "asked");
        EXPECT_EQ(row.rank.rank, expected.at("rank").at(i));
    }
}

void checkMultipleResponse(const json& one) {
    const golden::Agreement scope("multiple-response");
    const json& expected = one.at("expected");
    const Counts counts = tickCounts(one, golden::texts(expected.at("options")));
    const MultipleResponseTable table = *multipleResponseTable(counts.item, counts.total());
    expectSameTicks(expected, table);
    EXPECT_EQ(table.asked + table.not_asked, expected.at("n_total"));
    EXPECT_EQ(table.unanswered.count, expected.at("n_none"));
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        expectClose(expected.at("pct_responses").at(i), table.rows[i].of_responses.percent(), "responses");
    std::optional<double> sum;
    if (table.mean_choices) sum = 100 * *table.mean_choices;
    expectClose(expected.at("sum_pct_cases"), sum, "sum of the percentages of cases");
    expectClose(expected.at("mean_choices_per_case"), table.mean_choices, "mean choices");
    const json& distribution = expected.at("distribution_of_n_choices");
    ASSERT_EQ(table.choices.size(), distribution.size());
    EXPECT_EQ(table.choices[0].count + table.unanswered.count, distribution.at(0));
    for (std::size_t m = 1; m < table.choices.size(); ++m) EXPECT_EQ(table.choices[m].count, distribution.at(m));
}

void checkWeightedMultipleResponse(const json& one) {
    const golden::Agreement scope("multiple-response");
    const json& expected = one.at("expected");
    ASSERT_EQ(one.at("args").at("weight"), "1.25 if Sex=F else 0.8");
    const auto options = golden::texts(expected.at("options"));
    std::vector<double> weights;
    for (const std::string& sex : golden::table(one.at("data")).at("Sex")) weights.push_back(sex == "F" ? 1.25 : 0.8);
    golden::Survey survey(weights.size());
    survey.ticks("block", options, columnsOf(one, options)).weights(weights);
    const Counts counts = *survey.engine().count({"block", ""});
    const MultipleResponseTable table = *multipleResponseTable(counts.item, counts.total());
    ASSERT_TRUE(table.weighted.has_value());
    const WeightedResponses& weighted = *table.weighted;
    golden::Agreement agreement("multiple-response");
    expectClose(expected.at("n_total"), weighted.asked, "asked");
    expectClose(expected.at("n_cases"), weighted.cases, "cases");
    expectClose(expected.at("responses"), weighted.responses, "responses");
    for (std::size_t i = 0; i < options.size(); ++i) {
        expectClose(expected.at("count").at(i), weighted.of_cases[i].weight, "count");
        expectClose(expected.at("pct_responses").at(i), weighted.of_responses[i].percent(), "of responses");
        expectClose(expected.at("pct_cases").at(i), weighted.of_cases[i].percent(), "of cases");
    }
}

void checkMultipleResponseByGroup(const json& one) {
    const golden::Agreement scope("multiple-response");
    const json& expected = one.at("expected");
    const Counts counts = tickCounts(one, golden::texts(one.at("args").at("columns")), one.at("args").at("group"));
    ASSERT_EQ(counts.groups.size(), expected.size());
    for (std::size_t g = 0; g < counts.groups.size(); ++g)
        expectSameTicks(expected.at(counts.groups[g].code), *multipleResponseTable(counts.item, counts.per_group[g]));
}

/// The reference writes the ticks of "place" as 1┋2┋4; read back they must give the same counts.
void checkDelimited(const json& one) {
    const std::string delimiter = one.at("args").at("delimiter");
    const std::vector<std::string> options{"home", "work", "tearoom", "friends", "resto", "pub"};
    const json tea = {{"data", "data/tea.csv"}};
    const auto columns = columnsOf(tea, options);
    Questionnaire form;
    form.questions.push_back(golden::question("place", QuestionKind::multiple, {"1", "2", "3", "4", "5", "6"}));
    ResponsesBuilder builder(form, {});
    for (std::size_t row = 0; row < columns[0].size(); ++row) {
        std::string joined;
        AnswerSheet sheet;
        Choices choices;
        for (std::size_t option = 0; option < options.size(); ++option) {
            if (columns[option][row] != "1") continue;
            joined += (joined.empty() ? "" : delimiter) + std::to_string(option + 1);
            choices.ticked.push_back({std::to_string(option + 1), {}});
        }
        if (row < 10) { EXPECT_EQ(joined, one.at("data").at("first10").at(row)); }
        if (!choices.ticked.empty()) sheet.answers["place"] = choices;
        builder.add(sheet);
    }
    const ColumnEngine engine(std::make_shared<const Responses>(builder.take()), {});
    const ItemCounts counts = engine.count({"place", ""})->total();
    EXPECT_EQ(json(counts.options), one.at("expected").at("count"));
    EXPECT_EQ(counts.missing[0], one.at("expected").at("n_empty"));
}

void checkCoOccurrence(const json& one) {
    const auto options = golden::texts(one.at("args").at("columns"));
    const auto columns = columnsOf(one, options);
    const PairCounts pairs = golden::Survey(columns[0].size())
                                 .ticks("block", options, columns)
                                 .engine()
                                 .coOccurrence({"block", ""})
                                 ->total();
    for (std::size_t a = 0; a < options.size(); ++a)
        for (std::size_t b = 0; b < options.size(); ++b)
            EXPECT_EQ(pairs.counts[a * options.size() + b], one.at("expected").at("cooccurrence").at(a).at(b));
}

CrossTable tableOf(const json& one) {
    if (!one.at("data").is_string())
        return crossTable(one.at("data").at("table").get<std::vector<std::vector<std::int64_t>>>());
    const json& args = one.at("args");
    const std::string row = args.at("row"), column = args.at("col");
    const auto& table = golden::table(one.at("data"));
    golden::Survey survey(table.rows);
    survey.oneChoice(row, table.at(row), golden::texts(args.at("row_levels")));
    survey.oneChoice(column, table.at(column), golden::texts(args.at("col_levels")));
    return *crossTabulate(*survey.engine().count({column, row}));
}

void expectSameShares(const json& expected, const CrossTable& table) {
    EXPECT_EQ(table.total, expected.at("n"));
    ASSERT_EQ(table.rows.size(), expected.at("table").size());
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            EXPECT_EQ(table.count(r, c), expected.at("table").at(r).at(c));
            expectClose(expected.at("row_percent").at(r).at(c), table.ofRow(r, c).percent(), "row");
            expectClose(expected.at("col_percent").at(r).at(c), table.ofColumn(r, c).percent(), "column");
            expectClose(expected.at("total_percent").at(r).at(c), table.ofTotal(r, c).percent(), "total");
        }
}

void expectSameCells(const json& expected, const CrossTable& table) {
    std::size_t row = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (table.row_totals[r] == 0) continue;
        std::size_t column = 0;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.column_totals[c] == 0) continue;
            expectClose(expected.at("expected").at(row).at(column), table.expected(r, c), "expected");
            const double residual = expected.at("residual_adjusted").at(row).at(column);
            // Where independence holds exactly R has rounding errors around 0, we have 0.
            if (std::abs(residual) < 1e-12) {
                EXPECT_NEAR(*table.adjustedResidual(r, c), 0, 1e-12);
            } else {
                expectClose(residual, table.adjustedResidual(r, c), "adjusted residual");
            }
            ++column;
        }
        ++row;
    }
}

void checkCrosstab(const json& one) {
    const golden::Agreement scope("chi-square");
    const json& expected = one.at("expected");
    const CrossTable table = tableOf(one);
    expectSameShares(expected, table);
    const auto test = chiSquare(table);
    if (expected.at("chi2").is_null()) {
        ASSERT_FALSE(test.ok());
        EXPECT_EQ(test.problem().code, "no-test");
        return;
    }
    ASSERT_TRUE(test.ok());
    expectSameCells(expected, table);
    EXPECT_EQ(test->rows_used, expected.at("rows_used"));
    EXPECT_EQ(test->columns_used, expected.at("cols_used"));
    EXPECT_EQ(test->df, expected.at("df"));
    EXPECT_EQ(test->cells_expected_below_5, expected.at("cells_expected_lt5"));
    expectClose(expected.at("min_expected"), test->min_expected, "min expected");
    const std::string id = one.at("id");
    if (id == "xt_independent_exact0") {
        EXPECT_EQ(test->statistic, 0);
        EXPECT_EQ(test->p, 1);
        EXPECT_EQ(test->log_p, 0);
        EXPECT_EQ(test->g2, 0);
        EXPECT_EQ(test->cramers_v, 0);
        return;
    }
    expectClose(expected.at("chi2"), test->statistic, "chi2");
    expectClose(expected.at("p"), test->p, "p");
    expectClose(expected.at("log_p"), test->log_p, "log_p");
    // R sums o * log(o / e), which loses six digits on counts of 10^9; these are exact to 50 digits.
    const bool huge = id == "xt_huge";
    expectClose(huge ? json(0.27777134786558105) : expected.at("G2"), test->g2, "G2");
    expectClose(huge ? json(0.59816568863418010) : expected.at("p_G2"), test->p_g2, "p_G2");
    expectClose(expected.at("cramers_v"), test->cramers_v, "V");
}

using Check = void (*)(const json&);

/// Weighted tables are a method of their own.
json casesOf(const std::string& file) {
    json cases = golden::read(file);
    for (json& one : cases)
        if (one.at("args").is_object() && one.at("args").contains("weight")) one["method"] = "weighted";
    return cases;
}

void run(const std::string& file, const std::map<std::string, Check>& checks, bool elsewhere) {
    int checked = 0, absent = 0;
    for (const json& one : casesOf(file)) {
        const auto check = checks.find(one.at("method"));
        const bool large = one.at("data") == "data/insteval.csv" || one.at("data") == "data/hobbies.csv";
        if (check == checks.end() || large != elsewhere) continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        if (!golden::available(one)) {
            ++absent;
            continue;
        }
        check->second(one);
        ++checked;
    }
    if (elsewhere && absent > 0)
        GTEST_SKIP() << absent << " cases need hobbies.csv or insteval.csv, which are not on this machine";
    EXPECT_EQ(absent, 0);
    EXPECT_GT(checked, 0);
}

const std::map<std::string, Check> multipleChecks{{"multiple_response_table", checkMultipleResponse},
                                                  {"multiple_response_by_group", checkMultipleResponseByGroup},
                                                  {"weighted", checkWeightedMultipleResponse},
                                                  {"multiple_response_parse", checkDelimited},
                                                  {"mr_cooccurrence", checkCoOccurrence}};

TEST(GoldenMultipleResponse, AgreesWithR) {
    run("multiresponse.json", multipleChecks, false);
}

TEST(GoldenMultipleResponse, AgreesWithROnEightThousandPeople) {
    run("multiresponse.json", multipleChecks, true);
}

TEST(GoldenMultipleResponse, EveryCaseIsAccountedFor) {
    std::map<std::string, std::string> waiting;
    const std::string why = "tests of multiple marginal independence come with the group comparisons";
    for (const char* id : {"mmi_tea_moment_sex", "mmi_tea_moment_age_Q", "mmi_tea_moment_SPC", "mmi_tea_place_sex",
                           "mmi_tea_place_age_Q", "mmi_tea_place_SPC", "mmi_tea_image_sex", "mmi_tea_image_age_Q",
                           "mmi_tea_image_SPC", "mmi_hobbies_sex", "mmi_hobbies_marital", "mmi_tea_place_sex_bootstrap",
                           "mmi_tea_moment_age_bootstrap", "mmi_edge_zero_cell"})
        waiting[id] = why;
    golden::expectEveryCaseAccountedFor(casesOf("multiresponse.json"),
                                        {"multiple_response_table", "multiple_response_by_group",
                                         "multiple_response_parse", "mr_cooccurrence", "weighted"},
                                        waiting);
}

/// That every case of this file is computed somewhere is checked in golden_crosstab_tests_test.cpp.
TEST(GoldenCrosstab, AgreesWithR) {
    run("crosstab.json", {{"crosstab", checkCrosstab}}, false);
}

TEST(GoldenCrosstab, AgreesWithROnSeventyThousandRatings) {
    run("crosstab.json", {{"crosstab", checkCrosstab}}, true);
}

}  // namespace
}  // namespace diaoyan
