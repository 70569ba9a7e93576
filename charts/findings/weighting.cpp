// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/weighting.h"

#include "analysis/weights/kish.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

std::string tableName(const Questionnaire& questionnaire, const std::string& rest) {
    return questionnaire.id + "." + rest;
}

Text titleOf(const Questionnaire& questionnaire) {
    return questionnaire.title.empty() ? untranslated(questionnaire.id) : questionnaire.title;
}

TableRow line(const char* code, Text label, TableCell value) {
    return {RowRole::option, code, {std::move(label), std::move(value)}};
}

std::vector<TableColumn> effectColumns() {
    return {{{"项目", "Measure"}, ColumnRole::label}, {{"值", "Value"}, ColumnRole::figure}};
}

/// 5, 1.5: without zeros that say nothing.
Text timesWords(double times) {
    int decimals = 0;
    for (double scaled = times; decimals < 3 && std::abs(scaled - std::round(scaled)) > 1e-9; ++decimals) scaled *= 10;
    return figureWords(times, decimals);
}

/// Names in one line; only how many there are where they would fill a page.
Text shortList(const std::vector<Text>& names) {
    return names.size() <= 10 ? listed(names)
                              : phrase("{0}个组", "{0} groups", {static_cast<std::uint64_t>(names.size())});
}

ResultTable unweightedTable(const Responses& responses) {
    ResultTable table;
    table.id = tableName(responses.questionnaire, "weights");
    table.kind = "weight-effect";
    table.title = phrase("{0}：未加权", "{0}: not weighted", {titleOf(responses.questionnaire)});
    const auto n = static_cast<std::int64_t>(responses.rows);
    table.base = respondents(n, responses.questionnaire.role);
    table.columns = effectColumns();
    table.rows = {line("n", {"答卷份数", "Respondents"}, n)};
    table.notes.push_back({"每份答卷的权重都是1。", "Every respondent counts as one."});
    return table;
}

/// What design effect and effective n mean for the reader.
Text effectWords(const WeightEffect& effect) {
    const Text n = figureWords(effect.effective_n, 0);
    if (effect.design_effect < 1.2)
        return phrase("加权使误差略有增大：精度约相当于{0}份不加权的答卷。",
                      "Weighting costs little precision: about that of {0} unweighted answers.", {n});
    if (effect.design_effect < 2)
        return phrase("加权使误差增大：精度约相当于{0}份不加权的答卷。",
                      "Weighting costs precision: about that of {0} unweighted answers.", {n});
    return phrase("权重相差很大：精度只相当于约{0}份不加权的答卷。可合并组别，或设权重上限。",
                  "The weights differ much: the precision is only that of about {0} unweighted answers. Join groups or "
                  "set a limit to the weights.",
                  {n});
}

Text populationWords(const SampleWeights& weights, const WeightingOrigin& origin) {
    if (origin.roster && origin.given)
        return phrase("总体数据为名册的{0}和给定的数据", "population: {0} of the roster, and given numbers",
                      {rosterNumberName(*origin.roster)});
    if (origin.roster)
        return phrase("总体为名册的{0}，共{1}人", "population: {0} of the roster, {1} people",
                      {rosterNumberName(*origin.roster), figureWords(weights.population.value_or(0), 0)});
    if (!weights.population) return {"总体数据为给定的比例", "population: shares that were given"};
    return phrase("总体数据为给定的人数，共{0}人", "population: numbers that were given, {0} people",
                  {figureWords(*weights.population, 0)});
}

Text methodWords(const SampleWeights& weights, const WeightingOrigin& origin) {
    std::vector<Text> titles;
    for (const MarginFit& margin : weights.margins) titles.push_back(margin.title);
    Text words;
    if (titles.empty()) return phrase("权重取自题目{0}", "weights from the question {0}", {quoted(origin.item)});
    if (titles.size() == 1)
        words = phrase("按{0}事后分层", "post-stratified by {0}", {listed(titles)});
    else
        words =
            phrase("按{0}迭代加权（边际校准，{1}轮）", "raked to {0} ({1} rounds)", {listed(titles), weights.rounds});
    if (!origin.item.empty())
        words =
            phrase("{0}，基础权重取自题目{1}", "{0}, base weights from the question {1}", {words, quoted(origin.item)});
    return joined({words, populationWords(weights, origin)}, "，", "; ");
}

}  // namespace

Text weightingWords(const SampleWeights& weights, const WeightingOrigin& origin) {
    std::vector<Text> parts{methodWords(weights, origin)};
    if (!weights.left_out.empty())
        parts.push_back(phrase("{0}无人作答，不在加权的总体内",
                               "nobody answered in {0}: not in the weighted population",
                               {shortList(weights.left_out)}));
    if (origin.trim && weights.trimmed > 0)
        parts.push_back(phrase("权重上限为平均权重的{0}倍，{1}份被截到上限，多出的平均分给其余答卷",
                               "limit {0} times the mean weight: {1} respondents at it, the excess spread over the "
                               "others",
                               {timesWords(*origin.trim), numberWords(weights.trimmed)}));
    else if (origin.trim)
        parts.push_back(phrase("权重上限为平均权重的{0}倍，没有超过的",
                               "limit {0} times the mean weight, none above it", {timesWords(*origin.trim)}));
    if (weights.unplaced > 0)
        parts.push_back(phrase("{0}份答卷的所属组别不明，取平均权重",
                               "{0} respondents of unknown group have the mean weight",
                               {numberWords(weights.unplaced)}));
    parts.push_back(origin.total == WeightTotal::population
                        ? Text{"权重合计等于总体人数", "weights add up to the population"}
                        : Text{"权重合计等于答卷份数", "weights add up to the number of respondents"});
    return joined(parts, "；", "; ");
}

Result<ResultTable> weightingTable(const Responses& responses, bool trial) {
    if (responses.weighting.empty() && responses.weights.empty()) return unweightedTable(responses);
    const auto effect =
        weightEffect(responses.weights.empty() ? std::vector<double>(responses.rows, 1.0) : responses.weights);
    if (!effect) return effect.problem();
    ResultTable table;
    table.id = tableName(responses.questionnaire, "weights");
    table.kind = "weight-effect";
    table.title = trial ? phrase("{0}：试算的权重", "{0}: weights on trial", {titleOf(responses.questionnaire)})
                        : phrase("{0}：现用的权重", "{0}: the weights in force", {titleOf(responses.questionnaire)});
    table.base = respondents(effect->n, responses.questionnaire.role);
    table.columns = effectColumns();
    table.rows = {
        line("n", {"答卷份数", "Respondents"}, effect->n),
        line("sum", {"权重合计", "Sum of weights"}, Figure{effect->sum, 1}),
        line("effective-n", {"有效样本量（Kish）", "Effective n (Kish)"}, Figure{effect->effective_n, 1}),
        line("design-effect", {"设计效应（加权）", "Design effect of the weights"}, Figure{effect->design_effect, 3}),
        line("min", {"最小权重", "Smallest weight"}, Figure{effect->minimum, 3}),
        line("max", {"最大权重", "Largest weight"}, Figure{effect->maximum, 3}),
        line("cv", {"权重变异系数", "Coefficient of variation"}, Figure{effect->cv, 3})};
    table.notes.push_back(phrase("加权方法：{0}。", "Weighting: {0}.", {responses.weighting}));
    table.notes.push_back(effectWords(*effect));
    const std::int64_t zeros = std::count(responses.weights.begin(), responses.weights.end(), 0.0);
    if (zeros > 0)
        table.notes.push_back(phrase("{0}份答卷的权重是0，不影响加权结果。",
                                     "{0} respondents have weight 0 and do not enter weighted results.",
                                     {numberWords(zeros)}));
    table.notes.push_back(
        {"设计效应只反映权重不等；同校作答相近带来的误差不在内。",
         "The design effect is of unequal weights alone; that answers of one school are alike comes on top."});
    return table;
}

std::vector<ResultTable> weightingFitTables(const SampleWeights& weights, const Questionnaire& questionnaire) {
    std::vector<ResultTable> tables;
    const bool with_people = weights.population.has_value();
    for (const MarginFit& margin : weights.margins) {
        ResultTable table;
        table.id = tableName(questionnaire, "weights." + margin.by);
        table.kind = weights.margins.size() == 1 ? "post-stratification" : "raking";
        table.title = phrase("{0}：样本、总体与加权后（按{1}）", "{0}: sample, population and weighted (by {1})",
                             {titleOf(questionnaire), margin.title});
        const std::int64_t placed = static_cast<std::int64_t>(weights.weights.size()) - weights.unplaced;
        table.base = phrase("所属组别已知的{0}", "{0} whose group is known", {respondents(placed, questionnaire.role)});
        table.columns = {{margin.title, ColumnRole::label}, {{"答卷", "Respondents"}, ColumnRole::count}};
        if (with_people) table.columns.push_back({{"总体", "Population"}, ColumnRole::figure});
        for (const Text& heading : {Text{"样本占比（%）", "Sample %"}, Text{"总体占比（%）", "Population %"},
                                    Text{"加权后占比（%）", "Weighted %"}, Text{"平均权重", "Mean weight"}})
            table.columns.push_back({heading, ColumnRole::figure});
        for (const LevelFit& level : margin.levels) {
            TableRow row{RowRole::option, level.code, {level.label, level.respondents}};
            if (with_people) row.cells.emplace_back(Figure{level.population.value_or(0), 0});
            for (const double percent : {level.sample_percent, level.population_percent, level.weighted_percent})
                row.cells.emplace_back(Figure{percent, 1});
            row.cells.push_back(level.mean_weight ? TableCell(Figure{*level.mean_weight, 3})
                                                  : TableCell(NoValue{{"没有答卷", "no respondents"}}));
            table.rows.push_back(std::move(row));
        }
        if (!weights.left_out.empty())
            table.notes.push_back(
                {"没有答卷的组无法由加权代表，加权后的占比因此不等于总体占比。",
                 "Groups without respondents cannot be represented, so weighted and population percentages differ."});
        if (weights.trimmed > 0)
            table.notes.push_back({"截断权重后，加权后的占比与总体占比不再完全相同。",
                                   "After trimming, weighted and population percentages no longer agree exactly."});
        if (weights.unplaced > 0)
            table.notes.push_back(phrase("另有{0}份答卷的所属组别不明，取平均权重，不在本表内。",
                                         "{0} respondents of unknown group have the mean weight and are not in this "
                                         "table.",
                                         {numberWords(weights.unplaced)}));
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace diaoyan
