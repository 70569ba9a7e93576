// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/cell_residuals.h"
#include "analysis/crosstabs/cochran_armitage.h"
#include "analysis/crosstabs/freeman_halton.h"
#include "analysis/crosstabs/goodness_of_fit.h"
#include "analysis/crosstabs/independence.h"
#include "analysis/crosstabs/nominal_association.h"
#include "analysis/crosstabs/ordinal_association.h"
#include "analysis/crosstabs/related_answers.h"
#include "analysis/crosstabs/two_by_two.h"
#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

// Where the true value is 0 R has rounding errors of this size.
constexpr double rounding = 1e-15;

CrossTable tableIn(const json& expected) {
    return crossTable(expected.at("table").get<std::vector<std::vector<std::int64_t>>>());
}

/// The four cells left when empty rows and columns are dropped.
FourCounts fourCounts(const CrossTable& table) {
    std::vector<std::int64_t> cells;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (table.row_totals[r] > 0 && table.column_totals[c] > 0) cells.push_back(table.count(r, c));
    EXPECT_EQ(cells.size(), 4u);
    return {cells[0], cells[1], cells[2], cells[3]};
}

/// Runs the check on every table that has the number `field`.
template <class Check>
int forTablesWith(const char* field, const char* statistic, const Check& check) {
    const golden::Agreement scope(statistic);
    int checked = 0;
    for (const json& one : golden::read("crosstab.json")) {
        if (one.at("method") != "crosstab" || !one.at("expected").contains(field)) continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        check(one.at("expected"), tableIn(one.at("expected")));
        ++checked;
    }
    return checked;
}

TEST(GoldenCrosstabTests, ResidualsAgreeWithR) {
    const auto check = [](const json& expected, const CrossTable& table) {
        const CellResiduals residuals = cellResiduals(table, Adjustment::none);
        std::size_t row = 0;
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            if (table.row_totals[r] == 0) continue;
            std::size_t column = 0;
            for (std::size_t c = 0; c < table.columns.size(); ++c) {
                if (table.column_totals[c] == 0) continue;
                const CellResidual& cell = residuals.cell(r, c);
                const auto field = [&](const char* name) { return expected.at(name).at(row).at(column); };
                expectClose(field("residual_pearson"), cell.pearson, "pearson", 1e-9, rounding);
                expectClose(field("residual_adjusted"), cell.adjusted, "adjusted", 1e-9, rounding);
                ASSERT_TRUE(cell.p.has_value());
                expectClose(field("p_cell_two_sided"), cell.p->p, "p", 1e-9);
                EXPECT_EQ(cell.p_adjusted, cell.p->p);
                ++column;
            }
            ++row;
        }
        const ChiSquare test = *chiSquare(table);
        expectClose(expected.at("pct_cells_expected_lt5"),
                    100 * static_cast<double>(test.cells_expected_below_5) / static_cast<double>(test.cells), "pct");
    };
    EXPECT_EQ(forTablesWith("residual_pearson", "cell-residuals", check), 22);
}

TEST(GoldenCrosstabTests, NominalAssociationAgreesWithR) {
    const auto check = [](const json& expected, const CrossTable& table) {
        const NominalAssociation found = *nominalAssociation(table);
        expectClose(expected.at("phi"), found.phi, "phi", 1e-9);
        expectClose(expected.at("cohen_w"), found.phi, "w", 1e-9);
        expectClose(expected.at("cramers_v"), found.cramers_v, "V", 1e-9);
        expectClose(expected.at("cramers_v_bias_corrected"), found.cramers_v_corrected, "corrected V", 1e-9);
        expectClose(expected.at("contingency_C"), found.contingency_c, "C", 1e-9);
        expectClose(expected.at("tschuprow_T"), found.tschuprow_t, "T", 1e-9);
        expectClose(expected.at("lambda_col"), found.lambda_column, "lambda column", 1e-9);
        expectClose(expected.at("lambda_row"), found.lambda_row, "lambda row", 1e-9);
        expectClose(expected.at("lambda_sym"), found.lambda_symmetric, "lambda", 1e-9);
        // R subtracts two sums near 1: of 3.1e-11 in xt_huge five digits are left.
        expectClose(expected.at("gk_tau_col"), found.tau_column, "tau column", 1e-9, rounding);
        expectClose(expected.at("gk_tau_row"), found.tau_row, "tau row", 1e-9, rounding);
    };
    EXPECT_EQ(forTablesWith("lambda_sym", "nominal-association", check), 22);
}

TEST(GoldenCrosstabTests, OrdinalAssociationAgreesWithR) {
    const auto check = [](const json& expected, const CrossTable& table) {
        const OrdinalAssociation found = *ordinalAssociation(table);
        expectClose(expected.at("concordant"), found.concordant, "concordant", 0);
        expectClose(expected.at("discordant"), found.discordant, "discordant", 0);
        expectClose(expected.at("gamma"), found.gamma, "gamma", 1e-9);
        expectClose(expected.at("kendall_tau_b"), found.tau_b, "tau b", 1e-9);
        expectClose(expected.at("stuart_tau_c"), found.tau_c, "tau c", 1e-9);
        expectClose(expected.at("somers_d_col_given_row"), found.somers_d_column, "d column", 1e-9);
        expectClose(expected.at("somers_d_row_given_col"), found.somers_d_row, "d row", 1e-9);
        expectClose(expected.at("spearman"), found.spearman, "spearman", 1e-9);
        expectClose(expected.at("pearson_r"), found.pearson, "pearson", 1e-9);
        expectClose(expected.at("linear_by_linear"), found.linear_by_linear, "linear by linear", 1e-9);
        expectClose(expected.at("p_linear_by_linear"), found.p.p, "p", 1e-9);
    };
    EXPECT_EQ(forTablesWith("gamma", "ordinal-association", check), 4);
}

TEST(GoldenCrosstabTests, TrendOfAShareAgreesWithR) {
    const auto check = [](const json& expected, const CrossTable& table) {
        std::vector<std::int64_t> first;
        for (std::size_t c = 0; c < table.columns.size(); ++c) first.push_back(table.count(0, c));
        const auto found = cochranArmitage(first, table.column_totals);
        ASSERT_TRUE(found.ok());
        expectClose(expected.at("cochran_armitage_chi2"), found->statistic, "chi2", 1e-9);
        expectClose(expected.at("cochran_armitage_p"), found->p.p, "p", 1e-9);
    };
    EXPECT_EQ(forTablesWith("cochran_armitage_chi2", "cochran-armitage", check), 2);
}

TEST(GoldenCrosstabTests, TwoByTwoAgreesWithR) {
    const auto check = [](const json& expected, const CrossTable& table) {
        const TwoByTwo found = *twoByTwo(fourCounts(table));
        expectClose(expected.at("chi2_yates"), found.yates, "yates", 1e-9);
        expectClose(expected.at("p_yates"), found.p_yates.p, "p yates", 1e-9);
        expectClose(expected.at("odds_ratio_sample"), found.odds_ratio, "odds ratio", 1e-9);
        const json& woolf = expected.at("or_ci_woolf");
        // With an empty cell R has 0..NaN or NaN..Inf.
        const bool defined = woolf.at(0).is_number() && woolf.at(1).is_number();
        ASSERT_EQ(found.woolf.has_value(), defined);
        if (!defined) return;
        expectClose(woolf.at(0), found.woolf->lower, "woolf lower", 1e-9);
        expectClose(woolf.at(1), found.woolf->upper, "woolf upper", 1e-9);
    };
    EXPECT_EQ(forTablesWith("chi2_yates", "odds-ratio", check), 8);
}

TEST(GoldenCrosstabTests, FisherAgreesWithR) {
    const auto check = [](const json& expected, const CrossTable& table) {
        const FisherExact found = *fisherExact(fourCounts(table));
        // Where R's p underflows to 0 (xt_api_schwide_compimp) so does ours.
        expectClose(expected.at("fisher_p_two_sided"), found.two_sided.p, "two-sided", 1e-9);
        expectClose(expected.at("fisher_p_less"), found.less.p, "less", 1e-9);
        expectClose(expected.at("fisher_p_greater"), found.greater.p, "greater", 1e-9);
        EXPECT_TRUE(std::isfinite(found.two_sided.log_p));
        const auto exact = freemanHaltonP(table);
        ASSERT_TRUE(exact.has_value());
        expectClose(expected.at("fisher_p_two_sided"), exact->p, "as a table of any size", 1e-9);
        EXPECT_NEAR(exact->log_p, found.two_sided.log_p, 1e-9 * (1 - found.two_sided.log_p));
    };
    EXPECT_EQ(forTablesWith("fisher_p_two_sided", "fisher-exact", check), 7);
}

TEST(GoldenCrosstabTests, ConditionalOddsRatioAgreesWithR) {
    const auto check = [](const json& expected, const CrossTable& table) {
        const auto found = conditionalOddsRatio(fourCounts(table));
        ASSERT_TRUE(found.ok());
        expectClose(expected.at("odds_ratio_conditional_mle"), found->estimate, "estimate", 1e-9);
        expectClose(expected.at("or_ci_conditional").at(0), found->interval.lower, "lower", 1e-9);
        expectClose(expected.at("or_ci_conditional").at(1), found->interval.upper, "upper", 1e-9);
        // What fisher.test itself prints has two to five digits.
        const double rough = 1e-2;
        const json& printed = expected.at("r_fisher_test_ci_low_precision");
        const auto near = [&](const json& wanted, double got) {
            const double value = *golden::number(wanted);
            if (std::isinf(value))
                EXPECT_EQ(got, value);
            else
                EXPECT_NEAR(got, value, rough * value);
        };
        near(expected.at("r_fisher_test_estimate_low_precision"), found->estimate);
        near(printed.at(0), found->interval.lower);
        near(printed.at(1), found->interval.upper);
    };
    EXPECT_EQ(forTablesWith("odds_ratio_conditional_mle", "odds-ratio", check), 7);
}

TEST(GoldenCrosstabTests, FreemanHaltonAgreesWithR) {
    const auto check = [](const json& expected, const CrossTable& table) {
        const auto exact = freemanHaltonP(table);
        ASSERT_TRUE(exact.has_value());
        expectClose(expected.at("fisher_freeman_halton_p"), exact->p, "p", 1e-9);
        EXPECT_NEAR(exact->log_p, std::log(exact->p), 1e-12);
    };
    EXPECT_EQ(forTablesWith("fisher_freeman_halton_p", "fisher-exact", check), 7);
}

/// Ours and the reference are both random: they may differ by four standard errors, and the exact p must lie
/// within four of ours.
TEST(GoldenCrosstabTests, SimulationsAgreeWithR) {
    const auto check = [](const json& expected, const CrossTable& table) {
        const auto found = monteCarloIndependence(table);
        ASSERT_TRUE(found.ok());
        const json& simulated = expected.at("monte_carlo");
        const auto near = [](const SimulatedP& ours, const json& theirs, const json& error) {
            const double both = std::hypot(ours.standard_error, error.get<double>());
            // One count more or less is no difference.
            EXPECT_NEAR(ours.p, theirs.get<double>(), 4 * both + 1e-4);
            EXPECT_LE(ours.interval.lower, ours.p);
            EXPECT_GE(ours.interval.upper, ours.p);
        };
        near(found->freeman_halton, simulated.at("ffh_p"), simulated.at("ffh_se"));
        near(found->chi_square, simulated.at("chi2_p"), simulated.at("chi2_se"));
        if (!expected.contains("fisher_freeman_halton_p")) return;
        const double exact = expected.at("fisher_freeman_halton_p");
        EXPECT_NEAR(found->freeman_halton.p, exact, 4 * found->freeman_halton.standard_error + 1e-4);
    };
    EXPECT_EQ(forTablesWith("monte_carlo", "independence-test", check), 7);
}

std::vector<AnswerPattern> patternsOf(const json& one) {
    const auto& table = golden::table(one.at("data"));
    std::map<std::vector<int>, std::int64_t> counts;
    for (std::size_t row = 0; row < table.rows; ++row) {
        std::vector<int> values;
        for (const std::string& column : golden::texts(one.at("args").at("columns")))
            if (const std::string& field = table.at(column)[row]; !field.empty()) values.push_back(std::stoi(field));
        if (values.size() == one.at("args").at("columns").size()) ++counts[values];
    }
    std::vector<AnswerPattern> patterns;
    for (const auto& [values, count] : counts) patterns.push_back({values, count});
    return patterns;
}

json only(const std::string& method) {
    for (const json& one : golden::read("crosstab.json"))
        if (one.at("method") == method) return one;
    return {};
}

TEST(GoldenCrosstabTests, FriedmanAgreesWithR) {
    const golden::Agreement scope("friedman");
    const json one = only("friedman"), expected = one.at("expected");
    const Friedman found = *friedman(patternsOf(one));
    EXPECT_EQ(found.n, expected.at("n"));
    EXPECT_EQ(found.mean_ranks.size(), expected.at("k"));
    EXPECT_EQ(found.df, expected.at("df"));
    expectClose(expected.at("chi2"), found.statistic, "chi2");
    // p underflows in R as well.
    EXPECT_EQ(expected.at("p"), 0);
    EXPECT_EQ(found.p.p, 0);
    expectClose(expected.at("log_p"), found.p.log_p, "log p");
    expectClose(expected.at("kendall_W"), found.kendall_w, "W");
    for (std::size_t i = 0; i < found.mean_ranks.size(); ++i)
        expectClose(expected.at("mean_ranks").at(i), found.mean_ranks[i], "mean rank");
}

TEST(GoldenCrosstabTests, CochranQAgreesWithR) {
    const golden::Agreement scope("cochran-q");
    const json one = only("cochran_q"), expected = one.at("expected");
    const CochranQ found = *cochranQ(patternsOf(one));
    EXPECT_EQ(found.df, expected.at("df"));
    expectClose(expected.at("Q"), found.statistic, "Q");
    expectClose(expected.at("p"), found.p.p, "p");
}

TEST(GoldenCrosstabTests, GoodnessOfFitAgreesWithR) {
    const golden::Agreement scope("goodness-of-fit");
    const json one = only("gof"), expected = one.at("expected");
    const GoodnessOfFit found = *goodnessOfFit(one.at("data").at("counts").get<std::vector<std::int64_t>>());
    EXPECT_EQ(found.df, expected.at("df"));
    expectClose(expected.at("chi2"), found.statistic, "chi2");
    expectClose(expected.at("p"), found.p.p, "p");
}

/// Percentages and chi-square are checked in golden_tables_test.cpp, McNemar in mcnemar_test.cpp; here, that no
/// number of any table is left out by all of them.
TEST(GoldenCrosstabTests, EveryCaseAndNumberIsAccountedFor) {
    const json cases = golden::read("crosstab.json");
    golden::expectEveryCaseAccountedFor(cases, {"crosstab", "friedman", "cochran_q", "gof"}, {});
    const std::vector<std::string> checked{
        // golden_tables_test.cpp
        "n", "rows_used", "cols_used", "table", "row_percent", "col_percent", "total_percent", "note", "expected",
        "min_expected", "cells_expected_lt5", "chi2", "df", "p", "log_p", "G2", "p_G2",
        // mcnemar_test.cpp
        "mcnemar_chi2", "mcnemar_p", "mcnemar_chi2_cc", "mcnemar_p_cc", "mcnemar_exact_p",
        // here
        "pct_cells_expected_lt5", "residual_pearson", "residual_adjusted", "p_cell_two_sided", "phi", "cramers_v",
        "cramers_v_bias_corrected", "contingency_C", "tschuprow_T", "cohen_w", "lambda_col", "lambda_row", "lambda_sym",
        "gk_tau_col", "gk_tau_row", "chi2_yates", "p_yates", "odds_ratio_sample", "or_ci_woolf", "fisher_p_two_sided",
        "fisher_p_less", "fisher_p_greater", "odds_ratio_conditional_mle", "or_ci_conditional",
        "r_fisher_test_estimate_low_precision", "r_fisher_test_ci_low_precision", "fisher_freeman_halton_p",
        "monte_carlo", "linear_by_linear", "p_linear_by_linear", "pearson_r", "spearman", "concordant", "discordant",
        "gamma", "kendall_tau_b", "stuart_tau_c", "somers_d_col_given_row", "somers_d_row_given_col",
        "cochran_armitage_chi2", "cochran_armitage_p"};
    for (const json& one : cases) {
        if (one.at("method") != "crosstab") continue;
        for (const auto& [name, value] : one.at("expected").items())
            EXPECT_EQ(std::count(checked.begin(), checked.end(), name), 1) << one.at("id") << ": " << name;
    }
}

}  // namespace
}  // namespace diaoyan
