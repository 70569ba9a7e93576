// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/correlation.h"
#include "analysis/groups/equal_variances.h"
#include "analysis/groups/kruskal_wallis.h"
#include "analysis/groups/mann_whitney.h"
#include "analysis/groups/mean_comparisons.h"
#include "analysis/groups/paired_tests.h"
#include "analysis/groups/two_sample_t.h"
#include "tests/analysis/golden_all_values.h"

#include <cmath>

namespace diaoyan {
namespace {

using golden::Computed;
using golden::json;
using Numbers = std::vector<std::optional<double>>;

/// The mean of the agreeableness items, the first reversed; of complete answers.
Numbers agreeableness(const golden::Table& table) {
    std::vector<Numbers> items;
    for (const char* item : {"A1", "A2", "A3", "A4", "A5"}) items.push_back(golden::numbers(table.at(item)));
    Numbers scale;
    for (std::size_t row = 0; row < table.rows; ++row) {
        std::optional<double> sum = 0;
        for (std::size_t i = 0; i < items.size(); ++i)
            sum = sum && items[i][row] ? std::optional(*sum + (i == 0 ? 7 - *items[i][row] : *items[i][row]))
                                       : std::nullopt;
        scale.push_back(sum ? std::optional(*sum / 5) : std::nullopt);
    }
    return scale;
}

/// One distribution per level, of the rows that have both.
std::vector<ValueCounts> groupsOf(const json& one, const std::vector<std::string>& levels) {
    Numbers values;
    std::vector<std::string> group;
    if (one.at("data").is_string()) {
        const golden::Table& table = golden::table(one.at("data"));
        const std::string y = one.at("args").at("y");
        values = y.starts_with("mean(") ? agreeableness(table) : golden::numbers(table.at(y));
        group = table.at(one.at("args").at("group"));
    } else {
        values = golden::numbersOf(one.at("data").at("y"));
        group = golden::texts(one.at("data").at("group"));
    }
    std::vector<std::vector<double>> split(levels.size());
    for (std::size_t row = 0; row < values.size(); ++row) {
        const auto found = std::find(levels.begin(), levels.end(), group[row]);
        if (values[row] && found != levels.end())
            split[static_cast<std::size_t>(found - levels.begin())].push_back(*values[row]);
    }
    std::vector<ValueCounts> groups;
    for (const auto& part : split) groups.push_back(valueCounts(part));
    return groups;
}

std::vector<std::string> levelsOf(const json& one) {
    if (one.at("expected").contains("levels")) return golden::texts(one.at("expected").at("levels"));
    return golden::levels(golden::texts(one.at("data").at("group")));
}

void checkTTest(const json& one) {
    const auto groups = groupsOf(one, golden::texts(one.at("args").at("order")));
    const auto test = twoSampleT(groups[0], groups[1]);
    ASSERT_TRUE(test.ok());
    ASSERT_TRUE(test->student && test->welch);
    const auto interval = [](const StudentTest& of) { return Numbers{of.interval.lower, of.interval.upper}; };
    Computed computed;
    computed.of("t-test")
        .set("n", std::vector{test->first.n, test->second.n})
        .set("means", std::vector{test->first.mean, test->second.mean})
        .set("sds", std::vector{std::sqrt(*test->first.variance()), std::sqrt(*test->second.variance())})
        .set("mean_difference", test->difference)
        .set("t_student", test->student->t)
        .set("df_student", test->student->df)
        .set("p_student", test->student->tail.p)
        .set("ci_student", interval(*test->student))
        .set("t_welch", test->welch->t)
        .set("df_welch", test->welch->df)
        .set("p_welch", test->welch->tail.p)
        .set("ci_welch", interval(*test->welch))
        .set("cohen_d", test->cohens_d)
        .set("hedges_g_exact", test->hedges_g)
        .set("hedges_g_approx", test->hedges_g_approximate)
        .set("glass_delta_sd2", test->glass_delta);
    computed.expectAgreement(one.at("expected"));
    EXPECT_NEAR(test->student->tail.log_p, std::log(test->student->tail.p), 1e-10);
}

void checkMannWhitney(const json& one) {
    std::vector<ValueCounts> groups;
    if (one.at("data").is_string())
        groups = groupsOf(one, golden::texts(one.at("args").at("order")));
    else
        for (const char* name : {"x", "y"})
            groups.push_back(valueCounts(one.at("data").at(name).get<std::vector<double>>()));
    const auto test = mannWhitney(groups[0], groups[1]);
    ASSERT_TRUE(test.ok());
    const auto p = [](const std::optional<Tail>& tail) { return tail ? std::optional(tail->p) : std::nullopt; };
    Computed computed;
    computed.of("mann-whitney")
        .set("n1", static_cast<double>(test->n1))
        .set("n2", static_cast<double>(test->n2))
        .set("rank_sum_1", test->rank_sum_1)
        .set("mean_rank_1", test->mean_rank_1)
        .set("mean_rank_2", test->mean_rank_2)
        .set("U1", test->u1)
        .set("U2", test->u2)
        .set("U_min", std::min(test->u1, test->u2))
        .set("sd_U_tie_corrected", test->sd)
        .set("z_no_correction", test->z)
        .set("p_no_correction", p(test->tail))
        .set("z_continuity", test->z_continuity)
        .set("p_continuity", p(test->tail_continuity))
        .set("r_wilcox_test_W", test->u1)
        .set("r_wilcox_test_p", p(test->tail_continuity))
        .set("rank_biserial", test->cliffs_delta)
        .set("cliffs_delta", test->cliffs_delta)
        .set("prob_superiority", test->superiority)
        .set("r_z", test->r)
        .set("p_exact", test->p_exact);
    computed.expectAgreement(one.at("expected"));
    EXPECT_EQ(test->p_exact.has_value(), one.at("expected").contains("p_exact"));
}

void setTest(const std::optional<FTest>& test, const std::string& name, Computed& computed) {
    if (!test) return;
    computed.set(name + "_F", test->statistic).set(name + "_p", test->tail.p).set(name + "_df2", test->df2);
    computed.set(name + "_df", std::vector{test->df1, test->df2});
    computed.set(name + "/F", test->statistic).set(name + "/p", test->tail.p);
}

void setPairs(const std::vector<ValueCounts>& groups, Computed& computed) {
    const auto collected = [](const MeanComparisons& all, auto member) {
        Numbers values;
        for (const MeanComparison& pair : all.pairs) values.push_back(member(pair));
        return values;
    };
    const auto difference = [](const MeanComparison& pair) { return std::optional(pair.difference); };
    const auto se = [](const MeanComparison& pair) { return pair.se; };
    const auto t = [](const MeanComparison& pair) { return pair.t; };
    const auto df = [](const MeanComparison& pair) { return pair.df; };
    const auto p = [](const MeanComparison& pair) { return std::optional(pair.tail->p); };
    const auto adjusted = [](const MeanComparison& pair) { return pair.adjusted_p; };
    const auto own = *compareMeans(groups, MeanComparisonMethod::games_howell);
    computed.of("games-howell")
        .set("games_howell/diff", collected(own, difference))
        .set("games_howell/se", collected(own, se))
        .set("games_howell/t", collected(own, t))
        .set("games_howell/df", collected(own, df))
        .set("games_howell/p", collected(own, adjusted));
    const auto tukey = *compareMeans(groups, MeanComparisonMethod::tukey_kramer);
    computed.of("tukey-kramer")
        .set("tukey_hsd/diff", collected(tukey, difference))
        .set("tukey_hsd/se", collected(tukey, se))
        .set("tukey_hsd/p", collected(tukey, adjusted));
    const auto lsd = *compareMeans(groups, MeanComparisonMethod::lsd, Adjustment::holm);
    computed.of("lsd").set("lsd_p", collected(lsd, p)).set("lsd_holm", collected(lsd, adjusted));
    computed.set("lsd_bonferroni",
                 collected(*compareMeans(groups, MeanComparisonMethod::lsd, Adjustment::bonferroni), adjusted));
}

void checkAnova(const json& one) {
    const json& expected = one.at("expected");
    const auto groups = groupsOf(one, levelsOf(one));
    const auto test = analysisOfVariance(groups);
    ASSERT_TRUE(test.ok());
    std::vector<double> n, means;
    Numbers sds;
    for (const GroupMoments& group : test->per_group) {
        n.push_back(static_cast<double>(group.n));
        means.push_back(group.mean);
        sds.push_back(group.n > 1 ? std::optional(std::sqrt(*group.variance())) : std::nullopt);
    }
    Computed computed;
    computed.of("anova").set("n", n).set("means", means).set("sds", sds);
    computed.set("ss_between", test->squares_between)
        .set("ss_within", test->squares_within)
        .set("df", std::vector{test->df_between, test->df_within})
        .set("F", test->classical ? std::optional(test->classical->statistic) : std::nullopt)
        .set("p", test->classical ? std::optional(test->classical->tail.p) : std::nullopt)
        .set("eta2", test->eta2)
        .set("omega2", test->omega2)
        .set("epsilon2", test->epsilon2);
    setTest(test->welch, "welch", computed);
    setTest(test->brown_forsythe, "brown_forsythe", computed);
    const auto equal = equalVariances(groups);
    ASSERT_TRUE(equal.ok());
    computed.of("equal-variances");
    setTest(equal->levene_mean, "levene_mean", computed);
    setTest(equal->levene_median, "levene_median", computed);
    if (equal->bartlett)
        computed.set("bartlett_K2", equal->bartlett->statistic).set("bartlett_p", equal->bartlett->tail.p);
    if (expected.contains("pairs")) setPairs(groups, computed);
    computed.expectAgreement(expected);
    EXPECT_EQ(test->welch.has_value(), expected.contains("welch_F"));
}

void checkKruskalWallis(const json& one) {
    const auto groups = groupsOf(one, levelsOf(one));
    const auto test = kruskalWallis(groups);
    ASSERT_TRUE(test.ok());
    Computed computed;
    computed.of("kruskal-wallis")
        .set("n", test->counts)
        .set("mean_ranks", test->mean_ranks)
        .set("tie_correction", test->tie_correction)
        .set("H", test->h)
        .set("H_uncorrected", test->h_uncorrected)
        .set("df", test->df)
        .set("p", test->tail.p)
        .set("log_p", test->tail.log_p)
        .set("eta2_H", test->eta2_h)
        .set("epsilon2", test->epsilon2);
    computed.of("dunn");
    for (const auto& [adjustment, name] :
         std::vector<std::pair<Adjustment, std::string>>{{Adjustment::none, "dunn_p"},
                                                         {Adjustment::holm, "dunn_p_holm"},
                                                         {Adjustment::bonferroni, "dunn_p_bonferroni"},
                                                         {Adjustment::benjamini_hochberg, "dunn_p_BH"}}) {
        Numbers z, p;
        const DunnTest dunn = *dunnTest(groups, adjustment);
        for (const RankComparison& pair : dunn.pairs) {
            z.emplace_back(pair.z);
            p.emplace_back(pair.adjusted_p);
        }
        computed.set("dunn_z", z).set(name, p);
    }
    computed.expectAgreement(one.at("expected"));
}

std::vector<JointValueCount> jointOf(const json& one, const char* x, const char* y) {
    const golden::Table& table = golden::table(one.at("data"));
    const Numbers first = golden::numbers(table.at(one.at("args").at(x)));
    const Numbers second = golden::numbers(table.at(one.at("args").at(y)));
    std::vector<JointValueCount> pairs;
    for (std::size_t row = 0; row < first.size(); ++row)
        if (first[row] && second[row]) pairs.push_back({*first[row], *second[row], 1});
    return pairs;
}

void checkPaired(const json& one) {
    const auto pairs = jointOf(one, "first", "second");
    std::vector<double> differences;
    for (const JointValueCount& pair : pairs) differences.push_back(pair.y - pair.x);
    const ValueCounts values = valueCounts(differences);
    const auto t = pairedT(values);
    const auto ranks = wilcoxonSignedRank(values);
    const auto signs = signTest(values);
    const auto correlation = pearsonCorrelation(pairs);
    ASSERT_TRUE(t && ranks && signs && correlation);
    Computed computed;
    computed.of("paired-t")
        .set("n", static_cast<double>(t->n))
        .set("mean_difference", t->mean)
        .set("sd_difference", t->sd)
        .set("t", t->t)
        .set("df", t->df)
        .set("p", t->tail.p)
        .set("ci", std::vector{t->interval.lower, t->interval.upper})
        .set("cohen_dz", t->cohens_dz);
    computed.of("correlation").set("r", correlation->r);
    computed.of("wilcoxon-signed-rank")
        .set("wilcoxon_n_nonzero", static_cast<double>(ranks->n_nonzero))
        .set("W_plus", ranks->w_plus)
        .set("W_minus", ranks->w_minus)
        .set("z", ranks->z)
        .set("p_no_correction", ranks->tail.p)
        .set("z_cc", ranks->z_continuity)
        .set("p_cc", ranks->tail_continuity.p);
    computed.of("sign-test")
        .set("n_up", static_cast<double>(signs->up))
        .set("n_down", static_cast<double>(signs->down))
        .set("n_same", static_cast<double>(signs->same))
        .set("sign_test_p", signs->tail.p);
    computed.expectAgreement(one.at("expected"));
}

void checkCorrelation(const json& one) {
    const auto pairs = jointOf(one, "x", "y");
    const auto pearson = pearsonCorrelation(pairs);
    const auto spearman = spearmanCorrelation(pairs);
    const auto kendall = kendallTauB(pairs);
    ASSERT_TRUE(pearson && spearman && kendall);
    Computed computed;
    computed.of("correlation")
        .set("n", static_cast<double>(pearson->n))
        .set("pearson", pearson->r)
        .set("t", pearson->statistic)
        .set("p", pearson->tail->p)
        .set("ci_fisher", std::vector{pearson->interval->lower, pearson->interval->upper})
        .set("spearman", spearman->r)
        .set("kendall_tau_b", kendall->r)
        .set("kendall_z", kendall->statistic)
        .set("kendall_p", kendall->tail->p);
    computed.expectAgreement(one.at("expected"));
}

TEST(GoldenGroups, AgreeWithR) {
    const std::map<std::string, void (*)(const json&)> checks{
        {"t_test", checkTTest},  {"mann_whitney", checkMannWhitney},
        {"anova", checkAnova},   {"kruskal_wallis", checkKruskalWallis},
        {"paired", checkPaired}, {"correlation", checkCorrelation}};
    int checked = 0;
    std::vector<std::string> methods;
    for (const auto& [method, check] : checks) methods.push_back(method);
    for (const json& one : golden::read("groups.json")) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        ASSERT_TRUE(golden::available(one));
        checks.at(one.at("method"))(one);
        ++checked;
    }
    EXPECT_EQ(checked, 34);
    golden::expectEveryCaseAccountedFor(golden::read("groups.json"), methods, {});
}

}  // namespace
}  // namespace diaoyan
