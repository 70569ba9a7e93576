// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/calibrate.h"
#include "analysis/weights/calibrated_estimate.h"
#include "analysis/weights/kish.h"
#include "analysis/weights/poststratify.h"
#include "analysis/weights/rake.h"
#include "analysis/weights/trim.h"
#include "tests/analysis/golden_cases.h"

#include <map>
#include <set>

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;
using golden::Table;

std::vector<double> baseWeights(const Table& table) {
    std::vector<double> weights;
    for (const auto& weight : golden::numbers(table.at("pw"))) weights.push_back(*weight);
    return weights;
}

void expectKish(const json& expected, const std::vector<double>& weights) {
    const golden::Agreement scope("weight-effect");
    const WeightEffect effect = *weightEffect(weights);
    EXPECT_EQ(effect.n, static_cast<std::int64_t>(weights.size()));
    expectClose(expected.at("sum"), effect.sum, "sum");
    expectClose(expected.at("min"), effect.minimum, "min");
    expectClose(expected.at("max"), effect.maximum, "max");
    expectClose(expected.at("cv"), effect.cv, "cv");
    expectClose(expected.at("deff_kish"), effect.design_effect, "deff");
    expectClose(expected.at("n_eff"), effect.effective_n, "n_eff");
}

/// A sample with its cells: what a calibration made of it.
struct Calibrated {
    const Table* table = nullptr;
    std::vector<CalibratedCell> cells;
    std::vector<std::size_t> cell_of;  ///< by respondent
    bool clustered = true;
    double sampling_fraction = 0;

    std::vector<double> weights() const {
        std::vector<double> all = baseWeights(*table);
        for (std::size_t row = 0; row < all.size(); ++row) all[row] *= cells[cell_of[row]].factor;
        return all;
    }

    /// y by respondent, undefined where missing. Sums per school and cell.
    std::vector<ClusterCellSum> sums(const std::vector<std::optional<double>>& y) const {
        const std::vector<double> base = baseWeights(*table);
        std::map<std::pair<std::size_t, std::size_t>, ClusterCellSum> by_cell;
        for (std::size_t row = 0; row < base.size(); ++row) {
            const std::size_t cluster = clustered ? std::stoul(table->at("dnum")[row]) : row;
            ClusterCellSum& sum = by_cell[{cluster, cell_of[row]}];
            sum.cluster = cluster;
            sum.cell = cell_of[row];
            sum.base_weight += base[row];
            if (!y[row]) continue;
            sum.valid_weight += base[row];
            sum.weighted_sum += base[row] * *y[row];
        }
        std::vector<ClusterCellSum> all;
        for (const auto& [key, sum] : by_cell) all.push_back(sum);
        return all;
    }

    ClusterDesign design() const { return {sampling_fraction, Confidence{}}; }
    CalibratedEstimate mean(const std::vector<std::optional<double>>& y) const {
        return *calibratedMean(cells, sums(y), design());
    }
    CalibratedEstimate total(const std::string& column) const {
        return *calibratedTotal(cells, sums(golden::numbers(table->at(column))), design());
    }
    CalibratedEstimate mean(const std::string& column) const { return mean(golden::numbers(table->at(column))); }
    CalibratedEstimate share(const std::string& column, const std::string& value) const {
        std::vector<std::optional<double>> y;
        for (const std::string& field : table->at(column)) y.push_back(field == value ? 1 : 0);
        return mean(y);
    }
};

/// Standard errors of what the weights were calibrated to are 0; R is left with rounding errors.
void expectEstimate(const json& estimate, const json& error, const CalibratedEstimate& got,
                    double tolerance_of_error = 1e-10) {
    expectClose(estimate, got.value, "estimate");
    expectClose(error, got.standard_error, "standard error", tolerance_of_error, 1e-15);
}

/// Cells by the levels of some columns.
Calibrated cellsBy(const json& one, const std::vector<std::string>& columns) {
    Calibrated sample;
    sample.table = &golden::table(one.at("data"));
    const std::string design = one.at("args").at("design");
    sample.clustered = design.find("id=dnum") != std::string::npos;
    std::map<std::vector<std::size_t>, std::size_t> known;
    std::set<std::size_t> clusters;
    for (std::size_t row = 0; row < sample.table->rows; ++row) {
        std::vector<std::size_t> levels;
        for (const std::string& column : columns) {
            const auto all = golden::levels(sample.table->at(column));
            levels.push_back(static_cast<std::size_t>(std::find(all.begin(), all.end(), sample.table->at(column)[row]) -
                                                      all.begin()));
        }
        const auto [cell, fresh] = known.try_emplace(levels, sample.cells.size());
        if (fresh) sample.cells.push_back({1, levels, {}});
        sample.cell_of.push_back(cell->second);
        clusters.insert(std::stoul(sample.table->at("dnum")[row]));
    }
    if (design.find("fpc") != std::string::npos)
        sample.sampling_fraction = static_cast<double>(clusters.size()) / std::stod(sample.table->at("fpc")[0]);
    return sample;
}

void checkPostStratify(const json& one) {
    const json& expected = one.at("expected");
    if (one.at("data").is_object()) {
        std::vector<PopulationStratum> strata;
        for (const auto& [name, people] : one.at("data").at("population").items()) {
            const std::int64_t respondents = one.at("data").at("sample").at(name);
            strata.push_back({name, respondents, static_cast<double>(respondents), people});
        }
        EXPECT_TRUE(expected.contains("error"));
        EXPECT_EQ(postStratify(strata).problem().code, "empty-stratum");
        return;
    }
    const golden::Agreement scope("post-stratification");
    Calibrated sample = cellsBy(one, {"stype"});
    const auto names = golden::levels(sample.table->at("stype"));
    const std::vector<double> base = baseWeights(*sample.table);
    std::vector<PopulationStratum> strata;
    for (const std::string& name : names)
        strata.push_back({name, 0, 0, one.at("args").at("population").at(name).get<double>()});
    for (std::size_t row = 0; row < base.size(); ++row) {
        PopulationStratum& stratum = strata[sample.cells[sample.cell_of[row]].levels[0]];
        ++stratum.respondents;
        stratum.base_weight += base[row];
    }
    const PostStratification made = *postStratify(strata);
    for (CalibratedCell& cell : sample.cells) cell.factor = made.factors[cell.levels[0]];
    for (std::size_t h = 0; h < names.size(); ++h)
        expectClose(expected.at("weights_by_stype").at(names[h]), made.factors[h] * base[0], "weight");
    expectKish(expected.at("kish"), sample.weights());

    const golden::Agreement errors("calibrated-estimate");
    expectEstimate(expected.at("mean_api00").at("estimate"), expected.at("mean_api00").at("se"), sample.mean("api00"));
    if (!expected.contains("total_enroll")) return;
    expectEstimate(expected.at("total_enroll").at("estimate"), expected.at("total_enroll").at("se"),
                   sample.total("enroll"));
    for (std::size_t h = 0; h < names.size(); ++h)
        expectEstimate(expected.at("prop_stype").at("estimate").at(h), expected.at("prop_stype").at("se").at(h),
                       sample.share("stype", names[h]));
}

Result<Raking> rakeSample(const json& one, Calibrated& sample, const RakingOptions& options) {
    std::vector<RakingMargin> margins;
    for (const std::string name : {"stype", "sch.wide"}) {
        RakingMargin margin;
        margin.title = name;
        margin.levels = golden::levels(sample.table->at(name));
        for (const std::string& level : margin.levels)
            margin.population.push_back(one.at("args").at("margins").at(name).at(level).get<double>());
        margins.push_back(margin);
    }
    std::vector<RakingCell> cells;
    for (const CalibratedCell& cell : sample.cells) cells.push_back({cell.levels, 0, 0});
    const std::vector<double> base = baseWeights(*sample.table);
    for (std::size_t row = 0; row < base.size(); ++row) {
        ++cells[sample.cell_of[row]].respondents;
        cells[sample.cell_of[row]].base_weight += base[row];
    }
    auto made = rake(cells, margins, options);
    if (made)
        for (std::size_t i = 0; i < cells.size(); ++i) sample.cells[i].factor = made->factors[i];
    return made;
}

void checkMargins(const json& expected, const Calibrated& sample) {
    const std::vector<double> weights = sample.weights();
    for (const auto& [column, name] : {std::pair("stype", "margin_stype"), std::pair("sch.wide", "margin_schwide")}) {
        std::map<std::string, double> sums;
        for (std::size_t row = 0; row < weights.size(); ++row) sums[sample.table->at(column)[row]] += weights[row];
        std::size_t i = 0;
        for (const auto& [level, sum] : sums) expectClose(expected.at(name).at(i++), sum, "margin");
    }
}

void checkRake(const json& one) {
    const json& expected = one.at("expected");
    if (one.at("id") == "rake_clus1_default_epsilon") {
        // R stopped early; the converged mean is 1e-7 away. Ours must be the converged one.
        const json cases = golden::read("weighting.json");
        const json& converged = *std::find_if(cases.begin(), cases.end(),
                                              [](const json& other) { return other.at("id") == "rake_clus1_fpc"; });
        Calibrated sample = cellsBy(converged, {"stype", "sch.wide"});
        ASSERT_TRUE(rakeSample(converged, sample, {}).ok());
        const CalibratedEstimate mean = sample.mean("api00");
        EXPECT_NEAR(mean.value, 641.2303209268, 1e-7);
        expectClose(expected.at("mean_api00").at("estimate"), mean.value, "estimate", 2e-7);
        expectClose(expected.at("mean_api00").at("se"), mean.standard_error, "standard error", 2e-6);
        return;
    }
    const golden::Agreement scope("raking");
    Calibrated sample = cellsBy(one, {"stype", "sch.wide"});
    const auto usual = rakeSample(one, sample, {});
    ASSERT_TRUE(usual.ok());
    EXPECT_LE(usual->margin_error, 1e-10);
    // R stopped at 1e-10 people, our usual rule at 1e-10 of the population.
    const auto made = rakeSample(one, sample, {.tolerance = 1e-14});
    ASSERT_TRUE(made.ok());
    for (std::size_t i = 0; i < made->factors.size(); ++i)
        EXPECT_NEAR(usual->factors[i], made->factors[i], 1e-9 * made->factors[i]);
    for (const json& cell : expected.at("cell_weights"))
        for (std::size_t row = 0; row < sample.table->rows; ++row)
            if (sample.table->at("stype")[row] == cell.at("stype") &&
                sample.table->at("sch.wide")[row] == cell.at("sch.wide"))
                expectClose(cell.at("w"), sample.weights()[row], "weight");
    expectKish(expected.at("kish"), sample.weights());
    checkMargins(expected, sample);

    const golden::Agreement errors("calibrated-estimate");
    expectEstimate(expected.at("mean_api00").at("estimate"), expected.at("mean_api00").at("se"), sample.mean("api00"));
    expectEstimate(expected.at("total_enroll").at("estimate"), expected.at("total_enroll").at("se"),
                   sample.total("enroll"));
    const auto both = golden::levels(sample.table->at("comp.imp"));
    for (std::size_t i = 0; i < both.size(); ++i)
        expectEstimate(expected.at("prop_comp_imp").at("estimate").at(i), expected.at("prop_comp_imp").at("se").at(i),
                       sample.share("comp.imp", both[i]));
}

void checkTable(const json& one) {
    const golden::Agreement scope("raking");
    const json& data = one.at("data");
    std::vector<double> seed;
    for (const json& row : data.at("seed"))
        for (const json& cell : row) seed.push_back(cell);
    const auto fitted = fitTable(seed, {data.at("row_targets"), data.at("col_targets")}, {.tolerance = 1e-13});
    if (one.at("expected").contains("error")) {
        ASSERT_FALSE(fitted.ok());
        EXPECT_EQ(fitted.problem().code, one.at("id") == "ipf_impossible" ? "not-converged" : "margin-totals-differ");
        return;
    }
    ASSERT_TRUE(fitted.ok());
    std::size_t i = 0;
    for (const json& row : one.at("expected").at("table"))
        for (const json& cell : row) expectClose(cell, fitted->table.at(i++), "cell");
}

void checkCalibrate(const json& one) {
    const golden::Agreement scope("linear-calibration");
    const json& expected = one.at("expected");
    json with_design = one;  // the script has the same design here as in the other cases
    with_design["args"]["design"] = "id=dnum,weights=pw,fpc";
    Calibrated sample = cellsBy(with_design, {"stype"});
    const json& population = one.at("args").at("totals");
    const std::vector<double> base = baseWeights(*sample.table);
    std::vector<CalibrationCell> cells;
    sample.cells.clear();
    for (std::size_t row = 0; row < base.size(); ++row) {
        const std::string& stype = sample.table->at("stype")[row];
        cells.push_back(
            {{1, stype == "H" ? 1.0 : 0.0, stype == "M" ? 1.0 : 0.0, std::stod(sample.table->at("api99")[row])},
             1,
             base[row]});
        sample.cell_of[row] = row;
    }
    const auto made = calibrateLinear(
        cells, {population.at("N"), population.at("stypeH"), population.at("stypeM"), population.at("api99")});
    ASSERT_TRUE(made.ok());
    for (std::size_t row = 0; row < base.size(); ++row)
        sample.cells.push_back({made->factors[row], {}, cells[row].values});
    for (std::size_t i = 0; i < 5; ++i)
        expectClose(expected.at("first5").at(std::to_string(i + 1)), sample.weights()[i], "weight");
    expectKish(expected.at("kish"), sample.weights());

    const golden::Agreement errors("calibrated-estimate");
    expectEstimate(expected.at("mean_api00").at("estimate"), expected.at("mean_api00").at("se"), sample.mean("api00"));
    expectEstimate(expected.at("total_enroll").at("estimate"), expected.at("total_enroll").at("se"),
                   sample.total("enroll"));
}

void checkTrim(const json& one) {
    const golden::Agreement scope("weight-trimming");
    const auto trimmed = trimWeights(one.at("data").at("w").get<std::vector<double>>(), one.at("args").at("lower"),
                                     one.at("args").at("upper"));
    ASSERT_TRUE(trimmed.ok());
    double sum = 0;
    for (std::size_t i = 0; i < trimmed->weights.size(); ++i) {
        expectClose(one.at("expected").at("w").at(i), trimmed->weights[i], "weight");
        sum += trimmed->weights[i];
    }
    expectClose(one.at("expected").at("sum"), sum, "sum");
}

const std::map<std::string, void (*)(const json&)> checks{{"poststratify", checkPostStratify},
                                                          {"rake", checkRake},
                                                          {"ipf", checkTable},
                                                          {"calibrate_linear", checkCalibrate},
                                                          {"trim_weights", checkTrim}};

TEST(GoldenWeighting, AgreesWithR) {
    for (const json& one : golden::read("weighting.json")) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        ASSERT_TRUE(golden::available(one));
        checks.at(one.at("method"))(one);
    }
}

TEST(GoldenWeighting, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(golden::read("weighting.json"),
                                        {"poststratify", "rake", "ipf", "calibrate_linear", "trim_weights"}, {});
}

}  // namespace
}  // namespace diaoyan
