// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/drivers.h"

#include "analysis/numeric/multiple_testing.h"
#include "analysis/statistics/scale_scores.h"
#include "charts/findings/driver_findings.h"
#include "charts/tables/option_order.h"

#include <algorithm>

namespace diaoyan {

namespace {

using Tables = std::vector<ResultTable>;

Result<LabelledItem> outcomeOf(const Questionnaire& questionnaire, const std::string& id) {
    if (!id.empty()) {
        auto named = itemsNamed(questionnaire, {id});
        if (!named) return named.problem();
        return named->items.front();
    }
    for (const Item& item : items(questionnaire))
        if (item.construct == "overall" && item.kind == QuestionKind::scale)
            if (auto named = itemsNamed(questionnaire, {item.id}); named.ok()) return named->items.front();
    return Problem{"no-outcome",
                   phrase("问卷“{0}”没有总体满意度题（construct为overall的量表题），请用--outcome指明",
                          "questionnaire \"{0}\" has no scale about overall satisfaction (construct overall): name one "
                          "with --outcome",
                          {questionnaire.title.empty() ? untranslated(questionnaire.id) : questionnaire.title}),
                   {}};
}

/// The drivers; `others` are matrices that could have been meant.
Result<LabelledItems> driversOf(const Questionnaire& questionnaire, const DriversRequest& request, const Item& outcome,
                                std::vector<Text>& others) {
    Result<LabelledItems> drivers = LabelledItems{};
    if (!request.drivers.empty()) {
        drivers = itemsNamed(questionnaire, request.drivers);
    } else if (!request.question.empty()) {
        drivers = matrixNamed(questionnaire, request.question);
    } else {
        const std::vector<LabelledItems> matrices = scaleMatrices(questionnaire);
        if (!matrices.empty()) drivers = matrices.front();
        for (std::size_t i = 1; i < matrices.size(); ++i) others.push_back(matrices[i].title);
    }
    if (!drivers) return drivers;
    auto& items = drivers->items;
    const auto isOutcome = [&](const LabelledItem& one) { return one.item.id == outcome.id; };
    if (!request.drivers.empty() && std::any_of(items.begin(), items.end(), isOutcome))
        return Problem{"outcome-is-driver",
                       phrase("“{0}”是结果题，不能同时作驱动因素", "\"{0}\" is the outcome and cannot be a driver too",
                              {outcome.title}),
                       {}};
    std::erase_if(items, isOutcome);
    if (!items.empty()) return drivers;
    return Problem{"no-drivers",
                   phrase("问卷“{0}”没有可作驱动因素的量表矩阵题，请用--drivers列出题目",
                          "questionnaire \"{0}\" has no matrix of scales to take as drivers: list items with --drivers",
                          {questionnaire.title.empty() ? untranslated(questionnaire.id) : questionnaire.title}),
                   {}};
}

/// How many gave which pair of values: the scores of one item within each option of a scale.
Result<std::vector<JointValueCount>> jointScores(const Tabulator& tabulator, const Item& scored, const Item& scale) {
    const auto points = scalePoints(scale);
    if (!points) return points.problem();
    const Result<GroupedValues> values = scores(tabulator, {scored.id, scale.id});
    if (!values) return values.problem();
    std::vector<JointValueCount> pairs;
    for (std::size_t g = 0; g < values->groups.size(); ++g) {
        const auto option = optionIndex(scale.options, values->groups[g].code);
        if (!option || !(*points)[*option]) continue;
        for (const ValueCount& one : values->per_group[g]) pairs.push_back({one.value, *(*points)[*option], one.count});
    }
    return pairs;
}

Result<std::vector<JointValueCount>> jointCounts(const Tabulator& tabulator, const Item& driver, const Item& outcome) {
    if (outcome.kind == QuestionKind::scale) return jointScores(tabulator, driver, outcome);
    if (driver.kind == QuestionKind::scale) return jointScores(tabulator, outcome, driver);
    return Problem{
        "not-countable", {"两题都是数值题，没有交叉计数", "both are numbers: there are no joint counts"}, {}};
}

std::vector<PairFinding> pairsOf(const Tabulator& tabulator, const DriverFindings& findings) {
    std::vector<PairFinding> pairs;
    std::vector<std::optional<double>> p;
    for (const LabelledItem& driver : findings.drivers.items) {
        PairFinding pair;
        const auto counts = jointCounts(tabulator, driver.item, findings.outcome.item);
        if (counts.ok()) {
            pair.pearson = pearsonCorrelation(*counts, findings.confidence);
            pair.spearman = spearmanCorrelation(*counts, findings.confidence);
        } else {
            pair.pearson = counts.problem();
            pair.spearman = counts.problem();
        }
        p.emplace_back();
        if (pair.pearson.ok() && pair.pearson->tail) p.back() = pair.pearson->tail->p;
        pairs.push_back(std::move(pair));
    }
    const auto adjusted = adjustedP(p, Adjustment::holm);
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].p_adjusted = adjusted[i];
    return pairs;
}

Result<KeyDrivers> keyOf(const Tabulator& tabulator, const DriverFindings& findings) {
    std::vector<LabelledItem> all = findings.drivers.items;
    all.push_back(findings.outcome);
    const auto scored = scoredItems(all);
    if (!scored) return scored.problem();
    const Result<CrossMoments> moments = tabulator.crossMoments(*scored, MissingDeletion::listwise);
    if (!moments) return moments.problem();
    return keyDrivers(*moments, all.size() - 1);
}

Result<PerformanceFinding> indexOf(const Tabulator& tabulator, const Item& item, const std::string& wanted,
                                   Confidence confidence, Text& name) {
    const auto definition = satisfactionDefinition(wanted.empty() ? "index-linear" : wanted, item);
    if (!definition) return definition.problem();
    const auto found = designSatisfaction(tabulator, {item.id, {}}, *definition, confidence);
    if (!found) return found.problem();
    const DesignSatisfaction& everybody = found->front();
    name = definition->title;
    return PerformanceFinding{everybody.satisfaction.n, everybody.value, everybody.interval, everybody.basis()};
}

/// An index where every driver is a scale, a mean where every one is a number; nothing where they are mixed, for then
/// they have no axis in common.
std::optional<Problem> addPerformance(DriverFindings& findings, const Tabulator& tabulator,
                                      const DriversRequest& request) {
    const auto& drivers = findings.drivers.items;
    const auto isScale = [](const LabelledItem& one) { return one.item.kind == QuestionKind::scale; };
    const bool scales = std::all_of(drivers.begin(), drivers.end(), isScale);
    const bool numbers = std::none_of(drivers.begin(), drivers.end(), isScale);
    if (numbers) findings.performance_name = {"均值", "mean"};
    for (const LabelledItem& one : drivers) {
        findings.performance.emplace_back();
        if (scales) {
            auto found =
                indexOf(tabulator, one.item, request.definition, findings.confidence, findings.performance_name);
            if (!found) return found.problem();
            findings.performance.back() = *found;
        } else if (numbers) {
            const auto found = designScores(tabulator, {one.item.id, {}}, findings.confidence);
            if (!found) return found.problem();
            const DesignScore& score = found->per_group.front();
            findings.performance.back() = {score.n, score.mean, score.interval, score.basis};
        }
    }
    return std::nullopt;
}

/// Whether anything is shown to go with the outcome: by the F test, or without a regression by a corrected correlation.
/// Where nothing is, importance is chance, and quadrants made of it would send people to work on noise.
bool isRelated(const DriverFindings& findings) {
    const double alpha = 0.05;
    if (findings.key.ok() && findings.key->regression) {
        const auto& p = findings.key->regression->p;
        return !p || p->p < alpha;
    }
    return std::any_of(findings.pairs.begin(), findings.pairs.end(),
                       [&](const PairFinding& pair) { return pair.p_adjusted && *pair.p_adjusted < alpha; });
}

void addQuadrants(DriverFindings& findings) {
    if (!isRelated(findings)) {
        findings.ipa =
            Problem{"not-related",
                    {"看不出这些题与结果题有关（回归F检验或校正后的相关检验p≥0.05），重要性多半是偶然，不划分象限",
                     "nothing here is shown to go with the outcome (F test of the regression, or corrected "
                     "tests of the correlations: p >= 0.05); importance is chance and quadrants are not drawn"},
                    {}};
        return;
    }
    std::vector<IpaPoint> points;
    for (std::size_t i = 0; i < findings.drivers.items.size(); ++i)
        points.push_back({findings.drivers.items[i].item.id, importanceOf(findings, i), findings.performance[i].value});
    findings.ipa = importancePerformance(std::move(points), findings.cut);
}

ImportanceMeasure measureOf(const Result<KeyDrivers>& key) {
    if (!key.ok() || !key->regression) return ImportanceMeasure::correlation;
    for (std::size_t i = 0; i < key->drivers.size(); ++i)
        if (key->lmgPercent(i)) return ImportanceMeasure::lmg;
    for (std::size_t i = 0; i < key->drivers.size(); ++i)
        if (key->johnsonPercent(i)) return ImportanceMeasure::johnson;
    return ImportanceMeasure::correlation;
}

}  // namespace

std::optional<double> importanceOf(const DriverFindings& findings, std::size_t driver) {
    const PairFinding& pair = findings.pairs[driver];
    switch (findings.measure) {
    case ImportanceMeasure::lmg: return findings.key->lmgPercent(driver);
    case ImportanceMeasure::johnson: return findings.key->johnsonPercent(driver);
    case ImportanceMeasure::correlation: break;
    }
    if (pair.pearson.ok()) return pair.pearson->r;
    return std::nullopt;
}

Result<Tables> driverTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                            const DriversRequest& request) {
    const Result<LabelledItem> outcome = outcomeOf(questionnaire, request.outcome);
    if (!outcome) return outcome.problem();
    DriverFindings findings;
    auto drivers = driversOf(questionnaire, request, outcome->item, findings.other_matrices);
    if (!drivers) return drivers.problem();
    findings.id = tableId({questionnaire.id, questionnaire.role}, outcome->item.id) + ".drivers";
    findings.role = questionnaire.role;
    findings.outcome = *outcome;
    findings.drivers = std::move(*drivers);
    findings.cut = request.cut;
    findings.confidence = request.confidence;
    findings.weighting = tabulator.weighting();
    findings.respondents = tabulator.respondents();
    findings.pairs = pairsOf(tabulator, findings);
    findings.key = keyOf(tabulator, findings);
    findings.measure = measureOf(findings.key);
    if (auto problem = addPerformance(findings, tabulator, request)) return *problem;
    addQuadrants(findings);
    Tables tables{driverCorrelationTable(findings)};
    for (ResultTable& table : driverImportanceTables(findings)) tables.push_back(std::move(table));
    tables.push_back(importancePerformanceTable(findings));
    return tables;
}

}  // namespace diaoyan
