// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_satisfaction.h"
#include "analysis/schools/definition_sensitivity.h"
#include "charts/tables/asked_items.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"

#include <algorithm>

namespace diaoyan {

namespace {

using Tables = std::vector<ResultTable>;

/// A scale with its counts by group, for the tables of satisfaction.
struct CountedScale {
    Counts counts;
    SatisfactionDefinition definition;
};

Result<std::vector<CountedScale>> countedScales(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                const SatisfactionRequest& request, std::vector<Text>& skipped) {
    const auto asked = askedFor(questionnaire, request.question);
    if (!asked.ok()) return asked.problem();
    std::vector<CountedScale> scales;
    std::optional<Problem> first_problem;
    for (const Asked& one : *asked)
        for (const Item& item : one.items) {
            if (request.question.empty() && item.kind != QuestionKind::scale) continue;
            const auto definition = request.definition.empty() ? defaultSatisfactionDefinition(item)
                                                               : satisfactionDefinition(request.definition, item);
            if (!definition.ok()) {
                if (!first_problem) first_problem = definition.problem();
                skipped.push_back(quoted(item.title));
                continue;
            }
            auto counts = tabulator.count({item.id, request.by});
            if (!counts.ok()) return counts.problem();
            scales.push_back({std::move(*counts), *definition});
        }
    if (!scales.empty()) return scales;
    if (first_problem) return *first_problem;
    return Problem{"no-scales",
                   phrase("问卷“{0}”没有量表题，没有满意率",
                          "questionnaire \"{0}\" has no scales: no satisfaction rate",
                          {questionnaire.title.empty() ? untranslated(questionnaire.id) : questionnaire.title}),
                   {}};
}

SatisfactionLine lineOf(const Item& item, std::string code, Text label, const DesignSatisfaction& found) {
    const Text words = definitionInWords(found.satisfaction, item);
    return {std::move(code), std::move(label), words, found.satisfaction};
}

/// The lines of one scale: its groups, then everybody; or everybody alone.
Result<std::vector<SatisfactionLine>> linesOf(const Tabulator& tabulator, const CountedScale& scale,
                                              const SatisfactionRequest& request) {
    const Item& item = scale.counts.item;
    const auto all = designSatisfaction(tabulator, {item.id, {}}, scale.definition, request.confidence);
    if (!all.ok()) return all.problem();
    std::vector<SatisfactionLine> lines;
    if (!request.by.empty()) {
        const auto groups = designSatisfaction(tabulator, {item.id, request.by}, scale.definition, request.confidence);
        if (!groups.ok()) return groups.problem();
        for (std::size_t g = 0; g < groups->size(); ++g)
            lines.push_back(lineOf(item, scale.counts.groups[g].code, scale.counts.groups[g].label, (*groups)[g]));
    }
    lines.push_back(lineOf(item, request.by.empty() ? item.id : "",
                           request.by.empty() ? item.title : Text{"全体", "Everybody"}, all->front()));
    lines.back().role = request.by.empty() ? RowRole::option : RowRole::total;
    return lines;
}

Text rateHeading(const std::vector<CountedScale>& scales) {
    const Text name = rateName(scales.front().counts.item);
    const bool one_name = std::all_of(scales.begin(), scales.end(),
                                      [&](const CountedScale& scale) { return rateName(scale.counts.item) == name; });
    return one_name ? name : Text{"满意率（正向评价率）", "Satisfaction rate (positive answers)"};
}

ResultTable otherDefinitionsTable(const Questionnaire& questionnaire, const std::vector<CountedScale>& scales,
                                  const SatisfactionRequest& request) {
    ResultTable table;
    table.id = questionnaire.id + ".satisfaction.other-definitions";
    table.kind = "satisfaction";
    table.title = {"若按其他常用口径计算", "Under the other common definitions"};
    table.base =
        phrase("有效作答的{0}，人数见表", "{0} with a valid answer, n in the table", {roleName(questionnaire.role)});
    table.columns = {{{"题目", "Question"}, ColumnRole::label},
                     {{"口径", "Definition"}, ColumnRole::label},
                     {{"有效作答", "Valid n"}, ColumnRole::count},
                     {{"结果", "Value"}, ColumnRole::share}};
    for (const CountedScale& scale : scales)
        for (const Satisfaction& other :
             otherDefinitions(scale.counts.item, scale.counts.total(), scale.definition, request.confidence)) {
            TableCell value = NoValue{{"没有有效作答", "no valid answers"}};
            if (other.definition.kind == SatisfactionKind::rate)
                value = other.rate;
            else if (other.index)
                value = Figure{*other.index, 1};
            table.rows.push_back(
                {RowRole::option,
                 scale.counts.item.id + "/" + other.definition.id,
                 {scale.counts.item.title, definitionInWords(other, scale.counts.item), other.n, std::move(value)}});
        }
    return table;
}

Result<Tables> rateTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                          const std::vector<CountedScale>& scales, const SatisfactionRequest& request) {
    const Text base =
        phrase("有效作答的{0}，人数见表", "{0} with a valid answer, n in the table", {roleName(questionnaire.role)});
    Tables tables;
    std::vector<SatisfactionLine> all;
    for (const CountedScale& scale : scales) {
        auto lines = linesOf(tabulator, scale, request);
        if (!lines.ok()) return lines.problem();
        const Counts& counts = scale.counts;
        if (request.by.empty()) {
            all.push_back(std::move(lines->front()));
            continue;
        }
        tables.push_back(
            satisfactionTable({questionnaire.id + "." + counts.item.id + ".satisfaction.by." + request.by,
                               phrase("{0}（按{1}）", "{0} (by {1})", {counts.item.title, counts.by_title}), base,
                               counts.by_title, rateName(counts.item), tabulator.weighting()},
                              *lines));
        if (counts.ungrouped > 0)
            tables.back().notes.push_back(phrase("另有{0}不属于任何一组，只计入全体。",
                                                 "{0} belong to no group and are counted among everybody only.",
                                                 {respondents(counts.ungrouped, questionnaire.role)}));
    }
    if (request.by.empty())
        tables.push_back(
            satisfactionTable({questionnaire.id + ".satisfaction",
                               phrase("{0}：各题满意率", "{0}: satisfaction", {roleName(questionnaire.role)}),
                               base,
                               {"题目", "Question"},
                               rateHeading(scales),
                               tabulator.weighting()},
                              all));
    return tables;
}

/// What every usual definition makes of a scale, and how many schools it moves to another place.
ResultTable sensitivityTable(const Questionnaire& questionnaire, const Item& item,
                             const std::vector<DefinitionEffect>& effects, const SatisfactionRequest& request) {
    ResultTable table;
    table.id = questionnaire.id + "." + item.id + ".satisfaction.sensitivity";
    table.kind = "definition-sensitivity";
    table.title = phrase("{0}：换一种口径会怎样", "{0}: under other definitions", {item.title});
    table.base =
        phrase("有效作答的{0}，人数见表", "{0} with a valid answer, n in the table", {roleName(questionnaire.role)});
    table.columns = {{{"口径", "Definition"}, ColumnRole::label},
                     {{"有效作答", "Valid n"}, ColumnRole::count},
                     {{"结果", "Value"}, ColumnRole::share},
                     {{"比较的学校", "Schools compared"}, ColumnRole::count},
                     {{"名次变动的学校", "Schools that change rank"}, ColumnRole::count},
                     {{"最大变动（名）", "Largest change (places)"}, ColumnRole::count},
                     {{"前四分之一中保持的", "Best quarter that stays"}, ColumnRole::count}};
    for (const DefinitionEffect& effect : effects) {
        const Satisfaction& overall = effect.overall;
        TableCell value = NoValue{{"没有有效作答", "no valid answers"}};
        if (overall.definition.kind == SatisfactionKind::rate)
            value = overall.rate;
        else if (overall.index)
            value = Figure{*overall.index, 1};
        TableCell stays = NoValue{{"不足4所学校", "fewer than 4 schools"}};
        if (effect.top_quarter) stays = std::int64_t{*effect.top_quarter};
        table.rows.push_back(
            {RowRole::option,
             effect.definition.id,
             {definitionInWords(overall, item), overall.n, std::move(value), std::int64_t{effect.schools},
              std::int64_t{effect.changed}, std::int64_t{effect.largest_change}, std::move(stays)}});
    }
    table.notes.push_back(phrase("第一行是本表所用的口径；名次变动均与它比较。有效作答不足{0}人的学校不参加比较。",
                                 "The first row is the definition in use, which the others are compared with. Schools "
                                 "with fewer than {0} valid answers are left out.",
                                 {request.minimum_n}));
    table.notes.push_back({"名次随口径而变，说明名次相近的学校之间没有可靠的先后；学校之间的比较请用 compare。",
                           "Ranks that depend on the definition do not tell schools apart: compare schools with the "
                           "command compare."});
    return table;
}

Result<Tables> sensitivityTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                 const std::vector<CountedScale>& scales, const SatisfactionRequest& request) {
    Tables tables;
    for (const CountedScale& scale : scales) {
        const auto by_school = tabulator.count({scale.counts.item.id, "school"});
        if (!by_school.ok()) return by_school.problem();
        const auto effects = definitionSensitivity(*by_school, scale.definition, request.minimum_n);
        if (!effects.ok()) return effects.problem();
        tables.push_back(sensitivityTable(questionnaire, scale.counts.item, *effects, request));
    }
    return tables;
}

}  // namespace

Result<Tables> satisfactionTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                  const SatisfactionRequest& request) {
    std::vector<Text> skipped;
    const auto scales = countedScales(tabulator, questionnaire, request, skipped);
    if (!scales.ok()) return scales.problem();
    auto tables = rateTables(tabulator, questionnaire, *scales, request);
    if (!tables.ok()) return tables;
    if (!skipped.empty())
        tables->front().notes.push_back(
            phrase("所用口径不适用于{0}，未列出。", "The definition does not fit {0}: left out.", {listed(skipped)}));
    if (request.sensitivity) {
        auto more = sensitivityTables(tabulator, questionnaire, *scales, request);
        if (!more.ok()) return more;
        std::move(more->begin(), more->end(), std::back_inserter(*tables));
    } else if (request.others) {
        tables->push_back(otherDefinitionsTable(questionnaire, *scales, request));
    }
    return tables;
}

}  // namespace diaoyan
