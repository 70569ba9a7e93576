// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/proportions/proportion_interval.h"
#include "analysis/schools/response_rate.h"
#include "analysis/statistics/frequency.h"
#include "analysis/statistics/rounding.h"
#include "analysis/statistics/satisfaction.h"
#include "tests/analysis/golden_cases.h"

#include <cstdlib>

namespace diaoyan {
namespace {

using golden::entry;
using golden::expectClose;
using golden::json;

/// The one-choice column that a frequency case is about, with the options it declares.
Counts countsOf(const json& one, const std::vector<std::string>& categories, const std::string& by = {},
                const std::vector<std::string>& by_codes = {}) {
    if (one.at("data").is_string()) {
        const auto& table = golden::table(one.at("data"));
        const std::string column = one.at("args").at("column");
        golden::Survey survey(table.rows);
        survey.oneChoice(column, table.at(column), categories);
        if (!by.empty()) survey.oneChoice(by, table.at(by), by_codes);
        return *survey.engine().count({column, by});
    }
    std::vector<std::string> values;
    const json& given = one.at("data").at("values");
    for (const json& value : given.is_array() ? given : json::array({given}))
        values.push_back(value.is_null() ? "" : golden::text(value));
    return *golden::Survey(values.size()).oneChoice("v", values, categories).engine().count({"v", ""});
}

void checkFrequency(const json& one) {
    const golden::Agreement scope("frequency");
    const json& expected = one.at("expected");
    const auto categories = golden::texts(expected.at("categories"));
    const Counts counts = countsOf(one, categories);
    const auto made = frequencyTable(counts.item, counts.total());
    ASSERT_TRUE(made.ok());
    const FrequencyTable& table = *made;
    EXPECT_EQ(table.asked, expected.at("total"));
    EXPECT_EQ(table.valid, expected.at("valid"));
    EXPECT_EQ(table.unanswered.count, expected.at("missing"));
    expectClose(expected.at("missing_percent"), table.unanswered.percent(), "missing_percent");
    ASSERT_EQ(table.rows.size(), categories.size());
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const auto field = [&](const char* name) { return entry(expected.at(name), i, categories[i]); };
        EXPECT_EQ(table.rows[i].of_asked.count, field("count"));
        expectClose(field("percent"), table.rows[i].of_asked.percent(), "percent");
        expectClose(field("valid_percent"), table.rows[i].of_valid->percent(), "valid percent");
        expectClose(field("cum_percent"), table.rows[i].cumulative->percent(), "cumulative percent");
    }
}

/// Weights of a case: a column, or a column with 0 for one kind of school.
std::vector<double> weightsOf(const json& one) {
    const auto& table = golden::table(one.at("data"));
    const bool without_middle = one.at("args").at("weight") == "pw, but 0 for stype M";
    EXPECT_TRUE(without_middle || one.at("args").at("weight") == "pw");
    std::vector<double> weights;
    for (std::size_t row = 0; row < table.rows; ++row)
        weights.push_back(without_middle && table.at("stype")[row] == "M" ? 0 : std::stod(table.at("pw")[row]));
    return weights;
}

void checkWeightedFrequency(const json& one) {
    const golden::Agreement scope("frequency");
    const json& expected = one.at("expected");
    const auto categories = golden::texts(expected.at("categories"));
    const auto& data = golden::table(one.at("data"));
    const std::string column = one.at("args").at("column");
    golden::Survey survey(data.rows);
    survey.oneChoice(column, data.at(column), categories);
    const Counts unweighted = *survey.engine().count({column, ""});
    const Counts counts = *survey.weights(weightsOf(one)).engine().count({column, ""});
    const FrequencyTable table = *frequencyTable(counts.item, counts.total());
    ASSERT_TRUE(table.weighted.has_value());
    const WeightedFrequencies& weighted = *table.weighted;
    golden::Agreement agreement("frequency");
    expectClose(expected.at("total"), weighted.asked, "total");
    expectClose(expected.at("valid"), weighted.valid, "valid");
    // R subtracts two sums here; the true value is 0.
    expectClose(expected.at("missing"), weighted.unanswered.weight, "missing", 1e-10, 1e-11);
    expectClose(expected.at("missing_percent"), weighted.unanswered.percent(), "missing_percent", 1e-10, 1e-12);
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const auto field = [&](const char* name) { return entry(expected.at(name), i, categories[i]); };
        expectClose(field("count"), weighted.of_asked[i].weight, "count");
        expectClose(field("percent"), weighted.of_asked[i].percent(), "percent");
        expectClose(field("valid_percent"), weighted.of_valid[i]->percent(), "valid percent");
        expectClose(field("cum_percent"), weighted.cumulative[i]->percent(), "cumulative percent");
    }
    EXPECT_EQ(weighted.cumulative.back()->percent(), 100.0);
    EXPECT_EQ(frequencyTable(counts.item, counts.total())->rows,
              frequencyTable(unweighted.item, unweighted.total())->rows)
        << "the counts of people stay what they were";
}

void checkRounding(const json& one) {
    const json& expected = one.at("expected");
    const json& data = one.at("data");
    const auto written = [](const json& value, int decimals) {
        return std::llround(value.get<double>() * std::pow(10, decimals));
    };
    if (data.contains("base")) {
        EXPECT_EQ(percentUnits(data.at("count"), data.at("base"), 1), written(expected.at("half_up"), 1));
        EXPECT_EQ(percentUnits(data.at("count"), data.at("base"), 0), written(expected.at("decimals0_half_up"), 0));
        return;
    }
    std::vector<std::int64_t> counts;
    if (data.is_string()) {
        const std::string column = one.at("args").at("column");
        counts = countsOf(one, golden::levels(golden::table(data).at(column))).total().options;
    } else {
        counts = data.at("counts").get<std::vector<std::int64_t>>();
    }
    std::int64_t base = 0, sum = 0, sum_adding = 0;
    for (const std::int64_t count : counts) base += count;
    const auto adding = percentUnitsAddingTo100(counts, 1);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        EXPECT_EQ(percentUnits(counts[i], base, 1), written(expected.at("half_up").at(i), 1));
        EXPECT_EQ(adding[i], written(expected.at("hamilton").at(i), 1));
        sum += *percentUnits(counts[i], base, 1);
        sum_adding += adding[i];
    }
    EXPECT_EQ(sum, written(expected.at("sum_half_up"), 1));
    EXPECT_EQ(sum_adding, written(expected.at("sum_hamilton"), 1));
}

Satisfaction under(const char* definition, const Item& item, const ItemCounts& counts) {
    const auto found = satisfactionDefinition(definition, item);
    EXPECT_TRUE(found.ok()) << definition;
    return *satisfaction(item, counts, *found);
}

void checkSatisfaction(const json& one) {
    const golden::Agreement scope("satisfaction");
    const json& expected = one.at("expected");
    const std::vector<std::string> points{"1", "2", "3", "4", "5"};
    ItemCounts group;
    Item item;
    if (one.at("args").contains("filter")) {
        const std::string wanted = golden::text(one.at("args").at("filter").at("dept"));
        const auto depts = golden::levels(golden::table(one.at("data")).at("dept"));
        const Counts counts = countsOf(one, points, "dept", depts);
        item = counts.item;
        for (std::size_t g = 0; g < counts.groups.size(); ++g)
            if (counts.groups[g].code == wanted) group = counts.per_group[g];
    } else {
        const Counts counts = countsOf(one, points);
        item = counts.item;
        group = counts.total();
    }
    const Satisfaction top2 = under("top2of5", item, group);
    const Satisfaction index = under("index-100-80-60-40-20", item, group);
    EXPECT_EQ(top2.n, expected.at("n"));
    expectClose(expected.at("top1_rate"), under("top1", item, group).rate.proportion(), "top1");
    expectClose(expected.at("top2_rate"), top2.rate.proportion(), "top2");
    expectClose(expected.at("top3_rate"), under("top3of5", item, group).rate.proportion(), "top3");
    expectClose(expected.at("bottom2_rate"), *top2.rate.proportion() - *top2.net, "bottom2");
    expectClose(expected.at("net_satisfaction"), top2.net, "net");
    expectClose(expected.at("index_100_80_60_40_20"), index.index, "index");
    expectClose(expected.at("index_sd"), index.index_sd, "index_sd");
    expectClose(expected.at("index_se"), *index.index_sd / std::sqrt(static_cast<double>(index.n)), "index_se");
    expectClose(expected.at("index_linear_0_100"), under("index-linear", item, group).index, "linear");
    expectClose(expected.at("mean_raw"), *index.index / 20, "mean");
}

void checkSatisfactionWithUnsure(const json& one) {
    const golden::Agreement scope("satisfaction");
    const json& expected = one.at("expected");
    Item item;
    item.id = "overall";
    item.kind = QuestionKind::scale;
    ItemCounts counts;
    for (const char* label : {"满意", "比较满意", "基本满意", "不满意", "不了解"}) {
        Option option;
        option.code = label;
        option.label = untranslated(label);
        option.substantive = option.code != "不了解";
        item.options.push_back(option);
        counts.options.push_back(one.at("data").at("counts").at(label));
        counts.answered += counts.options.back();
    }
    const Satisfaction top2 = under("top2of4", item, counts);
    const Satisfaction top3 = under("满意+比较满意+基本满意", item, counts);
    EXPECT_EQ(top2.n, expected.at("n_valid"));
    EXPECT_EQ(top2.n + top2.unsure, expected.at("n_all"));
    expectClose(expected.at("rate_strict_excl_dk"), under("top1", item, counts).rate.proportion(), "strict");
    expectClose(expected.at("rate_2_excl_dk"), top2.rate.proportion(), "2");
    expectClose(expected.at("rate_3_excl_dk"), top3.rate.proportion(), "3");
    expectClose(expected.at("rate_2_incl_dk"), top2.rate_with_unsure.proportion(), "2 with unsure");
    expectClose(expected.at("rate_3_incl_dk"), top3.rate_with_unsure.proportion(), "3 with unsure");
    expectClose(expected.at("index_100_80_60_40"), under("index-100-80-60-40", item, counts).index, "index");
    expectClose(expected.at("index_100_66_33_0"), under("index-linear", item, counts).index, "linear");
}

/// The reference takes Europe - 1, so that 1..11 becomes 0..10; codes only shift.
void checkNetPromoterScore(const json& one) {
    const golden::Agreement scope("nps");
    const json& expected = one.at("expected");
    const bool from_table = one.at("data").is_string();
    std::vector<std::string> points;
    for (int i = 0; i <= 10; ++i) points.push_back(std::to_string(from_table ? i + 1 : i));
    ItemCounts group;
    Item item;
    const Counts counts = from_table ? countsOf(one, points, "gender", {"female", "male"}) : countsOf(one, points);
    for (std::size_t g = 0; g < counts.groups.size(); ++g)
        if (!from_table || !one.at("args").contains("filter") ||
            counts.groups[g].code == one.at("args").at("filter").at("gender"))
            group += counts.per_group[g];
    const Satisfaction score = under("nps", counts.item, group);
    EXPECT_EQ(score.n, expected.at("n"));
    EXPECT_EQ(group.options[9] + group.options[10], expected.at("promoters"));
    expectClose(expected.at("nps"), score.index, "nps");
    const auto n = static_cast<double>(score.n);
    std::optional<double> error;
    if (score.index_sd) error = *score.index_sd / std::sqrt(n);
    expectClose(expected.at("se_n_minus_1"), error, "se_n_minus_1");
    expectClose(expected.at("se"), error ? *error * std::sqrt((n - 1) / n) : 0.0, "se");
}

void checkInterval(const json& one) {
    const golden::Agreement scope("proportion-interval");
    const json& expected = one.at("expected");
    const json& data = one.at("data");
    const Confidence confidence(one.at("args").at("conf"));
    const auto same = [&](const char* name, const std::optional<Interval>& got) {
        ASSERT_TRUE(got.has_value()) << name;
        expectClose(expected.at(name).at(0), got->lower, std::string(name) + " lower");
        expectClose(expected.at(name).at(1), got->upper, std::string(name) + " upper");
    };
    if (data.contains("N")) {
        same("wilson_fpc", finitePopulationInterval(data.at("x"), data.at("n"), data.at("N"), confidence));
        return;
    }
    same("wilson", wilsonInterval(data.at("x"), data.at("n"), confidence));
    same("clopper_pearson", clopperPearsonInterval(data.at("x"), data.at("n"), confidence));
}

School expecting(const std::string& code, std::int64_t people) {
    School school;
    school.code = code;
    school.expected["parent"] = people;
    return school;
}

void checkResponseRate(const json& one) {
    const golden::Agreement scope("response-rate");
    const json& expected = one.at("expected");
    Roster roster;
    std::vector<Returned> returned;
    if (one.at("data").is_string()) {
        const auto& table = golden::table(one.at("data"));
        for (std::size_t row = 0; row < table.rows; ++row) {
            const std::string& enrolled = table.at("enroll")[row];
            if (enrolled.empty() || enrolled == "0") continue;
            roster.schools.push_back(expecting(std::to_string(row), std::stoll(enrolled)));
            const std::int64_t back = std::stoll(table.at("api.stu")[row]);
            returned.push_back({std::to_string(row), "parent", back, back});
        }
    } else {
        roster.schools.push_back(expecting("1", one.at("data").at("eligible")));
        const std::int64_t back = one.at("data").at("returned");
        returned.push_back({"1", "parent", back, back});
    }
    const ResponseRates rates = responseRates(roster, {roleNamed("parent")}, returned);
    const Share& share = rates.overall.return_rate;
    if (one.at("method") == "ratio_to_enrolment") {
        EXPECT_EQ(rates.schools.size(), expected.at("n_schools"));
        EXPECT_EQ(share.count, expected.at("sum_num"));
        EXPECT_EQ(share.base, expected.at("sum_den"));
        expectClose(expected.at("overall_ratio"), share.proportion(), "overall");
        EXPECT_EQ(rates.problems.size(), expected.at("schools_over_1"));
        return;
    }
    expectClose(expected.at("rate"), share.proportion(), "rate");
    const auto interval = wilsonInterval(share.count, share.base);
    EXPECT_EQ(expected.contains("error"), !interval.has_value());
    EXPECT_EQ(expected.contains("error"), !rates.problems.empty());
    if (!interval) return;
    expectClose(expected.at("wilson").at(0), interval->lower, "lower");
    expectClose(expected.at("wilson").at(1), interval->upper, "upper");
}

using Check = void (*)(const json&);

/// Runs the cases of these methods whose data are in the repository (or, with `elsewhere`, are not).
void run(const std::string& file, const std::map<std::string, Check>& checks, bool elsewhere) {
    int checked = 0, absent = 0;
    for (const json& one : golden::read(file)) {
        const auto check = checks.find(one.at("method"));
        const bool large = one.at("data") == "data/insteval.csv";
        if (check == checks.end() || large != elsewhere) continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        if (!golden::available(one)) {
            ++absent;
            continue;
        }
        check->second(one);
        ++checked;
    }
    if (elsewhere && absent > 0) GTEST_SKIP() << absent << " cases need insteval.csv, which is not on this machine";
    EXPECT_EQ(absent, 0);
    EXPECT_GT(checked, 0);
}

const std::map<std::string, Check> frequencyChecks{{"frequency", checkFrequency},
                                                   {"frequency_weighted", checkWeightedFrequency},
                                                   {"percent_rounding", checkRounding},
                                                   {"satisfaction", checkSatisfaction},
                                                   {"satisfaction_cn", checkSatisfactionWithUnsure},
                                                   {"nps", checkNetPromoterScore}};
const std::map<std::string, Check> proportionChecks{{"proportion_ci", checkInterval},
                                                    {"proportion_ci_fpc", checkInterval},
                                                    {"response_rate", checkResponseRate},
                                                    {"ratio_to_enrolment", checkResponseRate}};

std::vector<std::string> methodsOf(const std::map<std::string, Check>& checks) {
    std::vector<std::string> methods;
    for (const auto& [method, check] : checks) methods.push_back(method);
    return methods;
}

TEST(GoldenFrequency, AgreesWithR) {
    run("frequency.json", frequencyChecks, false);
}

TEST(GoldenFrequency, AgreesWithROnSeventyThousandRatings) {
    run("frequency.json", frequencyChecks, true);
}

TEST(GoldenFrequency, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(golden::read("frequency.json"), methodsOf(frequencyChecks), {});
}

/// That every case of this file is computed somewhere is checked in proportions_test.cpp.
TEST(GoldenProportions, AgreeWithR) {
    run("proportions.json", proportionChecks, false);
}

}  // namespace
}  // namespace diaoyan
