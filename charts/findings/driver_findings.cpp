// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/driver_findings.h"

#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// Cohen (1988): 0.1, 0.3 and 0.5 are small, medium and large correlations.
Text strengthWords(double r) {
    const double size = std::fabs(r);
    if (size < 0.1) return {"很弱", "negligible"};
    if (size < 0.3) return {"弱", "weak"};
    if (size < 0.5) return {"中等", "medium"};
    return {"强", "strong"};
}

std::optional<double> rOf(const Result<Correlation>& correlation) {
    return correlation.ok() ? std::optional(correlation->r) : std::nullopt;
}

Text reasonOf(const Result<Correlation>& correlation) {
    if (!correlation.ok()) return correlation.problem().message;
    return {"作答人数太少", "too few answers"};
}

void addCorrelationRow(ResultTable& table, const LabelledItem& driver, const PairFinding& pair) {
    const auto& found = pair.pearson;
    const Text reason = reasonOf(found);
    const auto& interval = found.ok() ? found->interval : std::nullopt;
    const auto p = found.ok() && found->tail ? std::optional(found->tail->p) : std::nullopt;
    table.rows.push_back(
        {RowRole::option,
         driver.item.id,
         {driver.label, found.ok() ? TableCell(found->n) : TableCell(NoValue{reason}), numberOr(rOf(found), 2, reason),
          found.ok() ? TableCell(strengthWords(found->r)) : TableCell(NoValue{reason}),
          numberOr(interval ? std::optional(interval->lower) : std::nullopt, 2, reason),
          numberOr(interval ? std::optional(interval->upper) : std::nullopt, 2, reason), probabilityOr(p, reason),
          probabilityOr(pair.p_adjusted, reason), numberOr(rOf(pair.spearman), 2, reasonOf(pair.spearman))}});
}

void noteNotCause(ResultTable& table) {
    table.notes.push_back(
        {"由相关推得的重要性只说明哪些方面与总体评价一起变动，不是因果：不能说改进某一方面就会提高总体评价，"
         "也不等于受访者自己认为的重要性。",
         "Importance derived from correlations says what goes together with the overall rating. It is "
         "association, not cause: improving an item need not raise the rating; nor is it what "
         "respondents call important."});
}

void noteWeights(ResultTable& table, const DriverFindings& findings, const Text& how) {
    if (!findings.weighting.empty())
        table.notes.push_back(phrase("权重（{0}）：{1}", "Weights ({0}): {1}", {findings.weighting, how}));
}

/// Constant drivers and whatever else hinders the regression, with the items by their labels.
Text problemWords(const DriverFindings& findings, const Problem& problem) {
    std::vector<LabelledItem> all = findings.drivers.items;
    all.push_back(findings.outcome);
    return withLabels(problem.message, all);
}

Text completeBase(const DriverFindings& findings) {
    if (!findings.key.ok()) return problemWords(findings, findings.key.problem());
    return phrase(
        "结果题和{1}项驱动因素都答了的{0}", "{0} who answered the outcome and all {1} drivers",
        {respondents(findings.key->n, findings.role), static_cast<std::uint64_t>(findings.drivers.items.size())});
}

void noteSample(ResultTable& table, const DriverFindings& findings) {
    const KeyDrivers& key = *findings.key;
    if (const std::int64_t left_out = findings.respondents - key.n; left_out > 0)
        table.notes.push_back(
            phrase("另有{0}至少一题没有可计分的回答（未作答、无效、不了解或未被问到），未计入。",
                   "{0} lack a scored answer to an item (empty, invalid, not sure or not asked): left out.",
                   {respondents(left_out, findings.role)}));
    const auto drivers = static_cast<std::int64_t>(key.drivers.size());
    if (key.n < 10 * drivers)
        table.notes.push_back(phrase("注意：完整作答的只有{0}人，每项驱动因素不到10人，系数和占比很不稳定。",
                                     "Caution: {0} complete answers are fewer than 10 per driver; coefficients and "
                                     "shares are unstable.",
                                     {numberWords(key.n)}));
}

void noteChance(ResultTable& table, const DriverFindings& findings) {
    if (findings.ipa.ok() || findings.ipa.problem().code != "not-related") return;
    table.notes.push_back(phrase("注意：回归整体的F检验p={0}，看不出这些题与“{1}”有关，各项的占比多半是偶然。",
                                 "Caution: the F test of the regression has p = {0}: nothing here is shown to go with "
                                 "\"{1}\", and the shares are mostly chance.",
                                 {figureWords(findings.key->regression->p->p, 3), findings.outcome.label}));
}

void noteCollinear(ResultTable& table, const DriverFindings& findings) {
    std::vector<Text> inflated;
    for (std::size_t i = 0; i < findings.key->drivers.size(); ++i)
        if (const auto& term = findings.key->drivers[i].term; term && term->vif > 10)
            inflated.push_back(quoted(findings.drivers.items[i].label));
    if (!inflated.empty())
        table.notes.push_back(phrase("注意：{0}的VIF超过10（Marquardt 1970），与其他题高度共线，其回归系数不可靠。",
                                     "Caution: {0} has a VIF above 10 (Marquardt 1970), nearly following from the "
                                     "others; its coefficient is unreliable.",
                                     {listed(inflated)}));
    const bool negative = std::any_of(findings.key->drivers.begin(), findings.key->drivers.end(),
                                      [](const KeyDriver& driver) { return driver.term && driver.term->beta < 0; });
    if (negative)
        table.notes.push_back(
            {"标准化系数为负多半是各题彼此相关所致，比较重要性请看LMG或Johnson占比。",
             "A negative coefficient mostly comes of related items: read the LMG or Johnson shares."});
}

void addImportanceRow(ResultTable& table, const DriverFindings& findings, std::size_t i) {
    const KeyDriver& driver = findings.key->drivers[i];
    const Text reason = driver.dropped ? problemWords(findings, *driver.dropped) : Text{"没有结果", "no result"};
    const Text no_lmg = findings.key->drivers.size() > mostShapleyDrivers
                            ? phrase("超过{0}项时不计算LMG", "LMG is not computed for more than {0} drivers",
                                     {static_cast<std::uint64_t>(mostShapleyDrivers)})
                            : reason;
    const auto& term = driver.term;
    const auto p = term && term->p ? std::optional(term->p->p) : std::nullopt;
    table.rows.push_back(
        {RowRole::option,
         driver.item,
         {findings.drivers.items[i].label, findings.key->n, Figure{driver.mean, 2},
          numberOr(term ? std::optional(term->b) : std::nullopt, 3, reason),
          numberOr(term ? std::optional(term->se) : std::nullopt, 3, reason),
          numberOr(term ? std::optional(term->beta) : std::nullopt, 3, reason), probabilityOr(p, reason),
          numberOr(term ? std::optional(term->vif) : std::nullopt, 2, reason), numberOr(driver.lmg, 3, no_lmg),
          numberOr(findings.key->lmgPercent(i), 1, no_lmg), numberOr(driver.johnson, 3, reason),
          numberOr(findings.key->johnsonPercent(i), 1, reason)}});
}

ResultTable importanceTable(const DriverFindings& findings) {
    ResultTable table;
    table.id = findings.id + ".importance";
    table.kind = "key-drivers";
    table.title = phrase("{0}：各项的贡献（回归）", "{0}: what contributes (regression)", {findings.outcome.label});
    table.base = completeBase(findings);
    table.columns = {{{"驱动因素", "Driver"}, ColumnRole::label},
                     {{"n", "n"}, ColumnRole::count},
                     {{"均值", "Mean"}, ColumnRole::figure},
                     {{"回归系数", "b"}, ColumnRole::figure},
                     {{"标准误", "SE"}, ColumnRole::figure},
                     {{"标准化系数", "Beta"}, ColumnRole::figure},
                     {{"p值", "p"}, ColumnRole::figure},
                     {{"VIF", "VIF"}, ColumnRole::figure},
                     {{"LMG贡献", "LMG"}, ColumnRole::figure},
                     {{"LMG占比（%）", "LMG share (%)"}, ColumnRole::figure},
                     {{"Johnson贡献", "Johnson"}, ColumnRole::figure},
                     {{"Johnson占比（%）", "Johnson share (%)"}, ColumnRole::figure}};
    for (std::size_t i = 0; i < findings.key->drivers.size(); ++i) addImportanceRow(table, findings, i);
    table.notes.push_back(phrase(
        "LMG（Shapley）和Johnson贡献把R²＝{0}分到各项，不为负，相加等于R²；占比即占R²的百分比。",
        "LMG (Shapley) and Johnson divide R2 = {0} among the drivers: never negative, adding up to R2; shares are "
        "percentages of R2.",
        {figureWords(findings.key->regression->r_squared, 3)}));
    noteChance(table, findings);
    noteNotCause(table);
    noteSample(table, findings);
    noteCollinear(table, findings);
    table.notes.push_back({"各系数的p值未作多重比较校正。", "The p values of the coefficients are not corrected for "
                                                            "their number."});
    table.notes.push_back(independenceNote());
    noteWeights(table, findings,
                {"均值、回归和占比已加权，n未加权，p值和标准误只是近似。",
                 "means, regression and shares are weighted, n is not; p values and standard errors are approximate."});
    noteUndefined(table);
    return table;
}

ResultTable fitTable(const DriverFindings& findings) {
    const LinearRegression& fit = *findings.key->regression;
    ResultTable table;
    table.id = findings.id + ".fit";
    table.kind = "key-drivers";
    table.title = phrase("{0}：回归的拟合", "{0}: fit of the regression", {findings.outcome.label});
    table.base = completeBase(findings);
    table.columns = {{{"模型", "Model"}, ColumnRole::label},
                     {{"n", "n"}, ColumnRole::count},
                     {{"R²", "R2"}, ColumnRole::figure},
                     {{"调整R²", "Adjusted R2"}, ColumnRole::figure},
                     {{"F", "F"}, ColumnRole::figure},
                     {{"自由度1", "df1"}, ColumnRole::count},
                     {{"自由度2", "df2"}, ColumnRole::figure},
                     {{"p值", "p"}, ColumnRole::figure},
                     {{"残差标准差", "Residual SD"}, ColumnRole::figure}};
    const Text perfect{"拟合毫无误差", "the fit is perfect"};
    table.rows.push_back(
        {RowRole::option,
         findings.outcome.item.id,
         {phrase("{0}项驱动因素", "{0} drivers", {static_cast<std::uint64_t>(fit.terms.size())}), fit.n,
          Figure{fit.r_squared, 3}, Figure{fit.adjusted_r_squared, 3}, numberOr(fit.f, 2, perfect),
          static_cast<std::int64_t>(fit.terms.size()), Figure{fit.df, 0},
          probabilityOr(fit.p ? std::optional(fit.p->p) : std::nullopt, perfect), Figure{fit.sigma, 3}}});
    table.notes.push_back(phrase("R²：这些题合起来能说明“{0}”差异中的多大一部分。最小二乘回归。",
                                 "R2: how much of the differences in \"{0}\" goes with these items. Least squares.",
                                 {findings.outcome.label}));
    table.notes.push_back(independenceNote());
    noteWeights(table, findings, {"已加权，n未加权，p值只是近似。", "weighted; n is not, and p is approximate."});
    return table;
}

/// In place of the regression: why there is none.
ResultTable noRegressionTable(const DriverFindings& findings) {
    const Problem& problem = findings.key.ok() ? *findings.key->no_regression : findings.key.problem();
    const Text words = problemWords(findings, problem);
    ResultTable table;
    table.id = findings.id + ".importance";
    table.kind = "key-drivers";
    table.title = phrase("{0}：各项的贡献（回归）", "{0}: what contributes (regression)", {findings.outcome.label});
    table.base = completeBase(findings);
    table.columns = {
        {{"模型", "Model"}, ColumnRole::label}, {{"n", "n"}, ColumnRole::count}, {{"R²", "R2"}, ColumnRole::figure}};
    table.rows.push_back(
        {RowRole::option,
         findings.outcome.item.id,
         {Text{"回归", "Regression"}, findings.key.ok() ? TableCell(findings.key->n) : TableCell(NoValue{words}),
          NoValue{words}}});
    table.notes.push_back(phrase("没有做回归：{0}。只能看上表的相关系数。",
                                 "No regression: {0}. Only the correlations above can be read.", {words}));
    if (findings.key.ok()) noteSample(table, findings);
    return table;
}

Text measureName(ImportanceMeasure measure) {
    switch (measure) {
    case ImportanceMeasure::lmg: return {"LMG占比（%）", "LMG share (%)"};
    case ImportanceMeasure::johnson: return {"Johnson占比（%）", "Johnson share (%)"};
    case ImportanceMeasure::correlation: break;
    }
    return {"与结果题的相关系数", "correlation with the outcome"};
}

void noteQuadrants(ResultTable& table, const DriverFindings& findings) {
    if (!findings.ipa.ok()) return;
    const ImportancePerformance& ipa = *findings.ipa;
    const bool median = ipa.cut == IpaCut::median;
    table.notes.push_back(phrase(
        "象限以各项的{0}为界：重要性{1}，表现{2}；等于界线的算高。重要而表现低为优先改进，重要且表现高为继续保持，"
        "不重要且表现低为次要改进，不重要而表现高为过度供给。",
        "Quadrants are cut at the {0} of the items: importance {1}, performance {2}; an item on the line counts as "
        "high. "
        "Important and weak: concentrate here; important and strong: keep up; unimportant and weak: low priority; "
        "unimportant and strong: possible overkill.",
        {median ? Text{"中位数", "median"} : Text{"平均数", "mean"}, figureWords(ipa.importance_cut, 2),
         figureWords(ipa.performance_cut, 2)}));
    table.notes.push_back(
        {"象限只是各项互相比较：即使都很满意，也总有落在“低”一侧的；离界线近的项换一批人就可能换象限。",
         "The quadrants compare the items with each other: however satisfied people are, some fall on "
         "the low side, and one near a line may change sides with other respondents."});
}

void notePerformance(ResultTable& table, const DriverFindings& findings) {
    if (findings.performance_name.empty()) {
        table.notes.push_back({"驱动因素中既有量表题又有数值题，没有共同的表现尺度，故无表现和象限。",
                               "Scales and numbers are mixed: they have no measure of performance in common."});
        return;
    }
    const bool schools = std::any_of(findings.performance.begin(), findings.performance.end(),
                                     [](const auto& one) { return one.basis == IntervalBasis::schools; });
    table.notes.push_back(
        schools ? phrase("表现为{0}，用该题全部有效作答计算；{1}%置信区间以学校为群估计。",
                         "Performance: {0}, of all valid answers to the item; {1}% intervals take schools as clusters.",
                         {findings.performance_name, levelWords(findings.confidence)})
                : phrase("表现为{0}，用该题全部有效作答计算；{1}%置信区间假定各人作答相互独立。",
                         "Performance: {0}, of all valid answers to the item; {1}% intervals take respondents as "
                         "independent.",
                         {findings.performance_name, levelWords(findings.confidence)}));
}

}  // namespace

ResultTable driverCorrelationTable(const DriverFindings& findings) {
    ResultTable table;
    table.id = findings.id;
    table.kind = "key-drivers";
    table.title = phrase("{0}：与各项的相关", "{0}: correlations", {findings.outcome.label});
    table.base = phrase("两题都有可计分回答的{0}，人数见表", "{0} with a scored answer to both, n in the table",
                        {roleName(findings.role)});
    const Text level = levelWords(findings.confidence);
    table.columns = {{{"驱动因素", "Driver"}, ColumnRole::label},
                     {{"n", "n"}, ColumnRole::count},
                     {{"皮尔逊r", "Pearson r"}, ColumnRole::figure},
                     {{"强弱", "Strength"}, ColumnRole::label},
                     {phrase("{0}%区间下限", "{0}% lower", {level}), ColumnRole::figure},
                     {phrase("{0}%区间上限", "{0}% upper", {level}), ColumnRole::figure},
                     {{"p值", "p"}, ColumnRole::figure},
                     {{"校正p值", "Adjusted p"}, ColumnRole::figure},
                     {{"斯皮尔曼ρ", "Spearman rho"}, ColumnRole::figure}};
    for (std::size_t i = 0; i < findings.pairs.size(); ++i)
        addCorrelationRow(table, findings.drivers.items[i], findings.pairs[i]);
    table.notes.push_back(
        {"强弱按Cohen（1988）的惯例：|r|不到0.1很弱，0.1起弱，0.3起中等，0.5起强。p值检验r＝0，校正p值为"
         "Holm法，一族为表中各项的检验。斯皮尔曼ρ只用名次，不把相邻两级看作等距。",
         "Strength, convention of Cohen (1988): |r| weak from 0.1, medium from 0.3, strong from 0.5. p "
         "tests r = 0; adjusted by Holm over the drivers of this table. Spearman's rho uses ranks only "
         "and takes no two options as equally far apart."});
    std::vector<LabelledItem> all = findings.drivers.items;
    all.push_back(findings.outcome);
    if (const Text scoring = scoringNote(all); !scoring.empty()) table.notes.push_back(scoring);
    table.notes.push_back(independenceNote());
    if (!findings.other_matrices.empty())
        table.notes.push_back(phrase("驱动因素取自“{0}”；另有{1}未用，可用--question指定。",
                                     "Drivers: the rows of \"{0}\"; {1} was not used, name it with --question.",
                                     {findings.drivers.title, listed(findings.other_matrices)}));
    noteWeights(table, findings, {"本表按人数计算，未加权。", "this table counts people and is not weighted."});
    noteUndefined(table);
    return table;
}

std::vector<ResultTable> driverImportanceTables(const DriverFindings& findings) {
    if (!findings.key.ok() || !findings.key->regression) return {noRegressionTable(findings)};
    return {importanceTable(findings), fitTable(findings)};
}

ResultTable importancePerformanceTable(const DriverFindings& findings) {
    ResultTable table;
    table.id = findings.id + ".ipa";
    table.kind = "importance-performance";
    table.title = phrase("{0}：重要性—表现（IPA）", "{0}: importance and performance (IPA)", {findings.outcome.label});
    table.base = phrase("表现：各项有效作答的{0}，人数见表", "performance: {0} with a valid answer, n in the table",
                        {roleName(findings.role)});
    const Text level = levelWords(findings.confidence);
    table.columns = {{{"驱动因素", "Driver"}, ColumnRole::label},
                     {{"有效作答", "Valid n"}, ColumnRole::count},
                     {phrase("重要性：{0}", "Importance: {0}", {measureName(findings.measure)}), ColumnRole::figure},
                     {{"表现", "Performance"}, ColumnRole::figure},
                     {phrase("{0}%区间下限", "{0}% lower", {level}), ColumnRole::figure},
                     {phrase("{0}%区间上限", "{0}% upper", {level}), ColumnRole::figure},
                     {{"象限", "Quadrant"}, ColumnRole::label}};
    const Text no_importance{"没有重要性（该题没有差异或未进回归）", "no importance: it does not vary"};
    const Text no_performance = findings.performance_name.empty()
                                    ? Text{"没有共同的表现尺度", "no measure of performance in common"}
                                    : Text{"没有有效作答", "no valid answers"};
    const bool measured = !findings.performance_name.empty();
    const Text no_interval = measured ? Text{"不足两人作答", "fewer than two answers"} : no_performance;
    for (std::size_t i = 0; i < findings.performance.size(); ++i) {
        const PerformanceFinding& one = findings.performance[i];
        const auto importance = importanceOf(findings, i);
        TableCell quadrant = NoValue{importance ? no_performance : no_importance};
        if (!findings.ipa.ok())
            quadrant = NoValue{findings.ipa.problem().message};
        else if (findings.ipa->points[i].quadrant)
            quadrant = quadrantName(*findings.ipa->points[i].quadrant);
        table.rows.push_back(
            {RowRole::option,
             findings.drivers.items[i].item.id,
             {findings.drivers.items[i].label, one.n,
              numberOr(importance, findings.measure == ImportanceMeasure::correlation ? 2 : 1, no_importance),
              numberOr(one.value, 1, no_performance),
              numberOr(one.interval ? std::optional(one.interval->lower) : std::nullopt, 1, no_interval),
              numberOr(one.interval ? std::optional(one.interval->upper) : std::nullopt, 1, no_interval),
              std::move(quadrant)}});
    }
    noteQuadrants(table, findings);
    notePerformance(table, findings);
    noteNotCause(table);
    noteWeights(table, findings,
                findings.measure == ImportanceMeasure::correlation
                    ? Text{"表现已加权，重要性和人数未加权。", "performance is weighted; importance and n are not."}
                    : Text{"重要性和表现已加权，人数未加权。", "importance and performance are weighted; n is not."});
    noteUndefined(table);
    return table;
}

}  // namespace diaoyan
