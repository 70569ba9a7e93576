// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/random_effects.h"
#include "analysis/statistics/number_description.h"
#include "charts/findings/school_tables.h"
#include "charts/tables/base_phrases.h"

namespace diaoyan {

namespace {

Result<RandomEffects> effectsOf(const SchoolComparison& comparison) {
    std::vector<SchoolMoments> moments;
    for (const SchoolAnswers& school : comparison.set.compared)
        moments.push_back(schoolMoments(school.code, school.values));
    return randomEffects(moments);
}

/// Index points are read with one decimal, numbers of any unit with two.
int decimalsOf(const SchoolComparison& comparison) {
    return comparison.compared.definition ? 1 : 2;
}

std::vector<TableColumn> meanColumns(const SchoolComparison& comparison) {
    const Text level = levelWords(comparison.request.confidence);
    return {{{"学校", "School"}, ColumnRole::label},
            {{"有效作答", "Valid n"}, ColumnRole::count},
            {comparison.compared.definition ? Text{"指数", "Index"} : Text{"均值", "Mean"}, ColumnRole::figure},
            {phrase("{0}%区间下限", "{0}% interval, lower", {level}), ColumnRole::figure},
            {phrase("{0}%区间上限", "{0}% interval, upper", {level}), ColumnRole::figure},
            {{"标准差", "SD"}, ColumnRole::figure},
            {{"收缩均值", "Shrunken mean"}, ColumnRole::figure},
            {{"收缩误差", "Error of it (SD)"}, ColumnRole::figure},
            {{"信度", "Reliability"}, ColumnRole::figure}};
}

TableRow schoolRow(const SchoolComparison& comparison, const Result<RandomEffects>& effects, std::size_t i) {
    const SchoolAnswers& school = comparison.set.compared[i];
    const int decimals = decimalsOf(comparison);
    const Text single{"只有一人作答", "one answer only"};
    const NumberDescription described = describeNumbers(school.values, 0, comparison.request.confidence);
    TableRow row{RowRole::option, school.code, {school.label, school.n, figureCell(described.mean, decimals, single)}};
    addLimits(row, described.interval, decimals, single);
    row.cells.push_back(figureCell(described.sd, decimals, single));
    if (!effects.ok()) {
        row.cells.insert(row.cells.end(), 3, undefinedCell(effects.problem().message));
        return row;
    }
    const SchoolEffect& effect = effects->schools[i];
    row.cells.push_back(figureCell(effect.blup, decimals, {}));
    row.cells.push_back(figureCell(effect.blup_sd, decimals, {}));
    row.cells.push_back(figureCell(effect.reliability, 2, {}));
    return row;
}

void addTotal(ResultTable& table, const SchoolComparison& comparison) {
    ValueCounts values;
    for (const SchoolAnswers& school : comparison.set.compared) values = merged(values, school.values);
    const NumberDescription described = describeNumbers(values, 0, comparison.request.confidence);
    const SchoolsTogether all = schoolsTogether(comparison.set.compared, false, comparison.request.confidence);
    const int decimals = decimalsOf(comparison);
    const Text reason = comparison.weighted()
                            ? Text{"合计未加权，加权的总体及区间见下表",
                                   "this total is unweighted; see the next table for the weighted one"}
                            : Text{"只有一所学校", "only one school"};
    TableRow row{
        RowRole::subtotal, {}, {Text{"以上合计", "All of these"}, all.n, figureCell(described.mean, decimals, reason)}};
    addLimits(row, comparison.weighted() ? std::optional<Interval>() : all.interval, decimals, reason);
    row.cells.push_back(figureCell(described.sd, decimals, reason));
    row.cells.resize(table.columns.size(), undefinedCell({"合计不参与比较", "a total is not compared"}));
    table.rows.push_back(std::move(row));
}

void noteMeans(ResultTable& table, const SchoolComparison& comparison, const Result<RandomEffects>& effects) {
    if (comparison.compared.definition)
        table.notes.push_back(phrase("口径：{0}。", "Definition: {0}.", {comparison.compared.measure}));
    table.notes.push_back(
        {"各校区间为均值加减t倍标准误，假定本校各人作答相互独立；合计的区间以学校为群。没有排名：均值的"
         "高低次序多半是偶然的，请看区间和收缩均值。",
         "Schools: mean plus or minus t standard errors, respondents within a school taken as "
         "independent; the interval of the total takes schools as clusters. Schools are not ranked: "
         "the order of means is mostly chance; read the intervals and the shrunken means."});
    if (effects.ok())
        table.notes.push_back(
            effects->tau2 > 0
                ? Text{"收缩均值：人数越少、信度越低，越向总体拉近（随机效应模型，REML，最佳线性无偏预测）；收缩误差是"
                       "它的"
                       "标准差。",
                       "Shrunken means are pulled towards the overall one, the more the fewer the answers and the "
                       "lower the reliability (random effects, REML, best linear unbiased prediction); the error is "
                       "its standard deviation."}
                : Text{"收缩均值：校际差异没有超出偶然波动（τ²=0），各校都等于总体。",
                       "Shrunken means: schools differ no more than by chance (tau squared 0), so all are equal."});
    else
        table.notes.push_back(phrase("没有收缩均值：{0}。", "No shrunken means: {0}.", {effects.problem().message}));
    if (comparison.weighted())
        table.notes.push_back(
            {"各校的均值未加权，按实际人数计算。", "Means of the schools are unweighted, by respondents as counted."});
}

}  // namespace

Result<ResultTable> schoolMeanTable(const SchoolComparison& comparison) {
    ResultTable table = schoolTable(comparison, "school-random-effects");
    table.columns = meanColumns(comparison);
    if (comparison.set.compared.empty()) {
        addSmallSchools(table, comparison, {});
        table.notes.push_back(phrase("没有一所学校的有效作答达到{0}人，无从比较。",
                                     "No school has {0} valid answers: nothing to compare.",
                                     {numberWords(comparison.minimum())}));
        noteSmallSchools(table, comparison);
        return table;
    }
    const Result<RandomEffects> effects = effectsOf(comparison);
    std::vector<std::optional<double>> shrunken(comparison.set.compared.size());
    for (std::size_t i = 0; i < shrunken.size(); ++i)
        shrunken[i] = effects.ok() ? effects->schools[i].blup : describeNumbers(comparison.set.compared[i].values).mean;
    for (const std::size_t i : schoolOrder(comparison, shrunken))
        table.rows.push_back(schoolRow(comparison, effects, i));
    if (comparison.set.compared.size() > 1) addTotal(table, comparison);
    addSmallSchools(table, comparison, {});
    noteMeans(table, comparison, effects);
    noteSmallSchools(table, comparison);
    return table;
}

}  // namespace diaoyan
