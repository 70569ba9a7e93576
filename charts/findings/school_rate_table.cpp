// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/funnel.h"
#include "analysis/schools/school_rates.h"
#include "analysis/schools/shrinkage.h"
#include "charts/findings/school_tables.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// What the statistics say of the schools that are compared, in roster order.
struct RateFindings {
    SchoolRates rates;  ///< intervals with finite population correction
    /// Without it: that everybody in a small school answered does not make its place among the others certain.
    SchoolRates ranks;
    Result<Funnel> funnel;
    Result<ShrunkenRates> shrunken;
    bool any_population = false;
};

Result<RateFindings> findingsOf(const SchoolComparison& comparison) {
    const std::vector<SchoolCount> counts = schoolCounts(comparison.set.compared);
    SchoolRateOptions options;
    options.minimum_n = comparison.minimum();
    options.confidence = comparison.request.confidence;
    auto rates = schoolRates(counts, options);
    if (!rates) return rates.problem();
    options.finite_population = false;
    auto ranks = schoolRates(counts, options);
    if (!ranks) return ranks.problem();
    const bool any_population = std::any_of(counts.begin(), counts.end(),
                                            [](const SchoolCount& school) { return school.enrolment.has_value(); });
    return RateFindings{std::move(*rates), std::move(*ranks), funnelPlot(counts),
                        shrunkenRates(counts, comparison.request.confidence), any_population};
}

Text funnelWords(FunnelPosition position) {
    switch (position) {
    case FunnelPosition::below_outer: return {"低于99.8%界", "below 99.8% limit"};
    case FunnelPosition::below_inner: return {"低于95%界", "below 95% limit"};
    case FunnelPosition::inside: return {"在漏斗内", "inside"};
    case FunnelPosition::above_inner: return {"高于95%界", "above 95% limit"};
    case FunnelPosition::above_outer: return {"高于99.8%界", "above 99.8% limit"};
    case FunnelPosition::no_answers: break;
    }
    return {"没有有效作答", "no valid answers"};
}

bool onlySchool(const RateFindings& findings) {
    return findings.ranks.ranked < 2;
}

/// What may be said of a school's place; empty where nothing may.
Text placeWords(const SchoolRate& rank, int schools) {
    if (!rank.joint_ranks || schools < 2) return {};
    if (rank.among_best)
        return rank.joint_ranks->first == 1 ? Text{"最好之一", "among the best"} : Text{"靠前", "upper half"};
    if (rank.among_worst)
        return rank.joint_ranks->last == schools ? Text{"最差之一", "among the worst"} : Text{"靠后", "lower half"};
    return {};
}

/// What may be said of a school's difference from the whole; empty where nothing may.
Text differenceWords(const FunnelSchool& school, Confidence confidence) {
    if (!school.p_bh || !school.z_additive || *school.p_bh >= confidence.alpha()) return {};
    return *school.z_additive > 0 ? Text{"高于总体", "above overall"} : Text{"低于总体", "below overall"};
}

TableCell verdict(const RateFindings& findings, std::size_t school, Confidence confidence) {
    std::vector<Text> parts{placeWords(findings.ranks.schools[school], findings.ranks.ranked)};
    if (findings.funnel.ok()) parts.push_back(differenceWords(findings.funnel->schools[school], confidence));
    parts.erase(std::remove_if(parts.begin(), parts.end(), [](const Text& part) { return part.empty(); }), parts.end());
    if (parts.empty()) return Text{"不能断定", "no verdict"};
    return joined(parts, "、", ", ");
}

/// Shrunken rate and interval, place in the funnel, z and p.
void addModelCells(TableRow& row, const RateFindings& findings, std::size_t i) {
    if (findings.shrunken.ok()) {
        const ShrunkenRate& school = findings.shrunken->schools[i];
        row.cells.push_back(figureCell(school.shrunken ? std::optional(100 * *school.shrunken) : std::nullopt, 1, {}));
        // Without variation between schools the interval has no width, which would read as certainty.
        row.cells.push_back(school.interval && findings.shrunken->prior_size
                                ? TableCell(IntervalCell{school.interval->lower, school.interval->upper})
                                : undefinedCell({"校际差异没有超出偶然波动，没有区间",
                                                 "schools differ no more than by chance: no interval"}));
    } else {
        row.cells.insert(row.cells.end(), 2, undefinedCell(findings.shrunken.problem().message));
    }
    if (!findings.funnel.ok() || onlySchool(findings)) {
        const Text alone{"只有一所学校，无从比较", "only one school: nothing to compare with"};
        row.cells.insert(row.cells.end(), 3,
                         undefinedCell(findings.funnel.ok() ? alone : findings.funnel.problem().message));
        return;
    }
    const FunnelSchool& school = findings.funnel->schools[i];
    row.cells.emplace_back(funnelWords(school.position));
    row.cells.push_back(figureCell(school.z_additive, 2, {}));
    row.cells.push_back(school.p_bh ? TableCell(PValue{*school.p_bh}) : undefinedCell({}));
}

TableRow schoolRow(const SchoolComparison& comparison, const RateFindings& findings, std::size_t i) {
    const SchoolAnswers& school = comparison.set.compared[i];
    const SchoolRate& rate = findings.rates.schools[i];
    const SchoolRate& rank = findings.ranks.schools[i];
    TableRow row{RowRole::option, school.code, {school.label, school.n, rate.rate.count, rate.rate}};
    row.cells.push_back(rate.interval ? TableCell(IntervalCell{rate.interval->lower, rate.interval->upper})
                                      : undefinedCell({}));
    if (rank.joint_ranks && !onlySchool(findings))
        row.cells.emplace_back(
            untranslated(std::to_string(rank.joint_ranks->first) + "–" + std::to_string(rank.joint_ranks->last)));
    else
        row.cells.push_back(undefinedCell({"只有一所学校，没有名次", "only one school: no rank"}));
    row.cells.push_back(onlySchool(findings) ? undefinedCell({"只有一所学校", "only one school"})
                                             : verdict(findings, i, comparison.request.confidence));
    if (comparison.request.concise) return row;
    if (findings.any_population)
        row.cells.push_back(school.population ? TableCell(*school.population)
                                              : undefinedCell({"名册没有人数", "not on the roster"}));
    addModelCells(row, findings, i);
    return row;
}

std::vector<TableColumn> rateColumns(const SchoolComparison& comparison, bool any_population) {
    const Text rate = headingOf(rateName(comparison.compared.item));
    const Text level = levelWords(comparison.request.confidence);
    std::vector<TableColumn> columns{{{"学校", "School"}, ColumnRole::label},
                                     {{"有效作答", "Valid n"}, ColumnRole::count},
                                     {{"计入人数", "Counted"}, ColumnRole::count},
                                     {rate, ColumnRole::share},
                                     {phrase("{0}%区间", "{0}% interval", {level}), ColumnRole::figure},
                                     {{"名次区间", "Rank interval"}, ColumnRole::figure},
                                     {{"可以怎么说", "What may be said"}, ColumnRole::label}};
    if (comparison.request.concise) return columns;
    if (any_population)
        columns.push_back({headingOf(populationName(comparison.questionnaire.role)), ColumnRole::count});
    columns.push_back({{"收缩估计（%）", "Shrunken (%)"}, ColumnRole::figure});
    columns.push_back({{"收缩区间", "Shrunken interval"}, ColumnRole::figure});
    columns.push_back({{"漏斗图位置", "Place in the funnel"}, ColumnRole::figure});
    columns.push_back({{"校正z", "Adjusted z"}, ColumnRole::figure});
    columns.push_back({{"p（BH）", "p (BH)"}, ColumnRole::figure});
    return columns;
}

void addTotal(ResultTable& table, const SchoolComparison& comparison) {
    const SchoolsTogether all = schoolsTogether(comparison.set.compared, true, comparison.request.confidence);
    TableRow row{
        RowRole::subtotal,
        {},
        {Text{"以上合计", "All of these"}, all.n, all.satisfied, Share{all.satisfied, all.n, BaseKind::valid}}};
    if (comparison.weighted())
        row.cells.push_back(undefinedCell({"合计未加权，加权的总体及区间见下表",
                                           "this total is unweighted; see the next table for the weighted one"}));
    else
        row.cells.push_back(all.interval ? TableCell(IntervalCell{all.interval->lower, all.interval->upper})
                                         : undefinedCell({"没有有效作答", "no valid answers"}));
    row.cells.resize(table.columns.size(), undefinedCell({"合计不参与比较", "a total is not compared"}));
    table.rows.push_back(std::move(row));
}

void noteRanks(ResultTable& table, const SchoolComparison& comparison, const RateFindings& findings) {
    if (onlySchool(findings)) return;
    const int schools = findings.ranks.ranked;
    table.notes.push_back(
        phrase("名次区间：{0}所学校同时比较，按{1}%的把握不能排除的名次（第1为最高），假定各人作答相互独立，"
               "未作有限总体校正。不列单一名次：相邻名次的差别多半是偶然的。",
               "Rank interval: the ranks (1 the highest) that cannot be excluded for {0} schools jointly, at {1}%; "
               "respondents are taken as independent, without finite population correction. No single ranks: "
               "neighbouring ones differ mostly by chance.",
               {schools, levelWords(comparison.request.confidence)}));
    const auto count = [&](bool best) {
        return static_cast<std::int64_t>(
            std::count_if(findings.ranks.schools.begin(), findings.ranks.schools.end(),
                          [&](const SchoolRate& school) { return best ? school.among_best : school.among_worst; }));
    };
    if (count(true) + count(false) == 0)
        table.notes.push_back(
            {"所有学校的名次区间都跨过中间名次：不能说哪一所最好或最差。",
             "Every rank interval reaches across the middle: no school may be called best or worst."});
    else
        table.notes.push_back(phrase(
            "名次区间整个在前一半的{0}所、在后一半的{1}所，才可以说“靠前”“靠后”；区间含第1（第{2}）的才可以说"
            "“最好（最差）之一”。",
            "Only schools whose rank interval lies wholly in the upper half ({0}) or in the lower half ({1}) may be "
            "called so, and \"among the best (worst)\" only where it includes rank 1 ({2}).",
            {numberWords(count(true)), numberWords(count(false)), schools}));
}

void noteModels(ResultTable& table, const SchoolComparison& comparison, const RateFindings& findings) {
    if (comparison.request.concise) {
        // The columns that these notes explain are left out, but the verdict rests on the test.
    } else if (findings.shrunken.ok())
        table.notes.push_back(
            findings.shrunken->prior_size
                ? Text{"收缩估计：人数越少，越向总体拉近（贝塔—二项经验贝叶斯），与原始比例并看，不代替它公布；收缩区间"
                       "未"
                       "计入总体和校际差异本身的误差。",
                       "Shrunken rates are pulled towards the overall one, the more the fewer the answers "
                       "(beta-binomial empirical Bayes); to be read beside the raw ones, not in place of them. Their "
                       "intervals ignore the error of the overall rate and of the variation between schools."}
                : Text{"收缩估计：校际差异没有超出偶然波动，各校都等于总体，不给区间。",
                       "Shrunken rates: schools differ no more than by chance, so all equal the overall rate; they "
                       "have no interval."});
    else
        table.notes.push_back(
            phrase("没有收缩估计：{0}。", "No shrunken rates: {0}.", {findings.shrunken.problem().message}));
    if (!findings.funnel.ok()) {
        table.notes.push_back(
            phrase("没有漏斗图和检验：{0}。", "No funnel and no test: {0}.", {findings.funnel.problem().message}));
        return;
    }
    if (onlySchool(findings)) return;
    table.notes.push_back(phrase(
        "漏斗图以合计的比例为中心，界限由本校人数决定（精确二项分布）。校正z：与合计之差，计入校际过度离散（τ²）；"
        "p按BH法对{0}所学校一并校正，小于{1}才说高于或低于总体。",
        "The funnel is centred on the rate of all of these; its limits depend on the school's n (exact binomial). "
        "Adjusted z: distance from that rate, allowing for over-dispersion between schools (tau squared); p "
        "corrected by BH over {0} schools, \"above\" or \"below\" is said only below {1}.",
        {findings.ranks.ranked, figureWords(comparison.request.confidence.alpha(), 2)}));
}

/// What the interval of the total rests on.
Text totalIntervalWords(const SchoolComparison& comparison) {
    if (comparison.set.compared.size() < 2) return {};
    if (static_cast<std::int64_t>(comparison.set.compared.size()) < fewClusters)
        return {"；合计的区间以学校为群，学校太少，这个区间本身也很粗略",
                "; the interval of the total takes schools as clusters and is rough with so few of them"};
    return {"；合计的区间以学校为群", "; the interval of the total takes schools as clusters"};
}

void noteIntervals(ResultTable& table, const SchoolComparison& comparison, const RateFindings& findings) {
    table.notes.push_back(phrase("口径：{0}。", "Definition: {0}.", {comparison.compared.measure}));
    table.notes.push_back(
        phrase("各校为威尔逊区间，假定本校各人作答相互独立{0}{1}。",
               "Schools have Wilson intervals, respondents within a school taken as independent{0}{1}.",
               {findings.any_population
                    ? phrase("，{0}人数已知的作了有限总体校正（把作答的人看作其中随机的一部分）",
                             ", with finite population correction where the number of {0} is known (those who answered "
                             "taken as a random part of them)",
                             {populationName(comparison.questionnaire.role)})
                    : Text{},
                totalIntervalWords(comparison)}));
    if (std::any_of(comparison.set.compared.begin(), comparison.set.compared.end(),
                    [](const SchoolAnswers& school) { return school.population == school.n; }))
        table.notes.push_back({"全部作答的学校没有抽样误差，区间宽度为0；收缩估计和漏斗图仍计入偶然波动。",
                               "Where everybody answered there is no sampling error and the interval has no width; "
                               "shrunken rates and funnel still allow for chance."});
    for (const Problem& problem : findings.rates.problems)
        table.notes.push_back(phrase("{0}。", "{0}.", {problem.message}));
    if (comparison.weighted())
        table.notes.push_back({"各校的比例、名次和检验未加权，按实际人数计算。",
                               "Rates, ranks and tests of the schools are unweighted, by respondents as counted."});
}

}  // namespace

Result<ResultTable> schoolRateTable(const SchoolComparison& comparison) {
    ResultTable table = schoolTable(comparison, "school-rates");
    const Text unranked{"不参与排名", "not ranked"};
    if (comparison.set.compared.empty()) {
        table.columns = rateColumns(comparison, false);
        addSmallSchools(table, comparison, unranked);
        table.notes.push_back(phrase("没有一所学校的有效作答达到{0}人，无从比较。",
                                     "No school has {0} valid answers: nothing to compare.",
                                     {numberWords(comparison.minimum())}));
        noteSmallSchools(table, comparison);
        return table;
    }
    const auto findings = findingsOf(comparison);
    if (!findings) return findings.problem();
    table.columns = rateColumns(comparison, findings->any_population);
    std::vector<std::optional<double>> shrunken(comparison.set.compared.size());
    for (std::size_t i = 0; i < shrunken.size(); ++i)
        shrunken[i] = findings->shrunken.ok() ? findings->shrunken->schools[i].shrunken
                                              : findings->rates.schools[i].rate.proportion();
    for (const std::size_t i : schoolOrder(comparison, shrunken))
        table.rows.push_back(schoolRow(comparison, *findings, i));
    if (!onlySchool(*findings)) addTotal(table, comparison);
    addSmallSchools(table, comparison, unranked);
    noteIntervals(table, comparison, *findings);
    noteRanks(table, comparison, *findings);
    noteModels(table, comparison, *findings);
    noteSmallSchools(table, comparison);
    return table;
}

}  // namespace diaoyan
