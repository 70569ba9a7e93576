// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/ledger_tables.h"

#include "charts/figures/axis_steps.h"
#include "charts/figures/comparison_words.h"
#include "charts/figures/plain_words.h"
#include "charts/figures/rate_words.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>

namespace diaoyan {

namespace {

Share ofSheets(std::int64_t count, std::int64_t sheets) {
    return {.count = count, .base = sheets, .kind = BaseKind::returned};
}

Text schoolName(const Roster& roster, const std::string& code) {
    if (code.empty()) return {"学校未知", "school unknown"};
    const auto at = findSchool(roster, code);
    return untranslated(at ? roster.schools[*at].name : code);
}

ResultTable ledgerTable(const ExclusionLedger& ledger, const char* what, const Text& title) {
    ResultTable table{.id = ledger.questionnaire.id + "." + what, .kind = "quality"};
    table.title = phrase("{0}：{1}", "{0}: {1}", {ledger.questionnaire.title, title});
    table.base = phrase("有效答卷 {0} 份", "{0} valid sheets", {ledger.sheets});
    return table;
}

/// How many sheets have so many rules against them, or more.
std::int64_t flaggedBy(const ExclusionLedger& ledger, std::size_t rules) {
    return std::count_if(ledger.flagged.begin(), ledger.flagged.end(),
                         [&](const FlaggedSheet& sheet) { return sheet.flags.size() >= rules; });
}

TableCell valueCell(const Satisfaction& value) {
    if (value.definition.kind == SatisfactionKind::rate && !value.weighted) return value.rate;
    if (const auto number = value.value()) return Figure{*number, 1};
    return NoValue{{"没有有效作答", "no valid answers"}};
}

/// The definitions that the figures are made by, once each.
Text definitionsOf(const std::vector<HeadlineEffect>& effects) {
    std::vector<Text> words;
    for (const HeadlineEffect& effect : effects)
        if (Text one = definitionInWords(effect.all, effect.item);
            std::find(words.begin(), words.end(), one) == words.end())
            words.push_back(std::move(one));
    return joined(words, "；", "; ");
}

}  // namespace

ResultTable ledgerRuleTable(const ExclusionLedger& ledger) {
    ResultTable table = ledgerTable(ledger, "rules", {"可疑答卷（按规则）", "suspicious sheets by rule"});
    table.columns = {{{"规则", "Rule"}, ColumnRole::label},
                     {{"界限", "Limit"}, ColumnRole::label},
                     {{"份数", "Sheets"}, ColumnRole::count},
                     {{"占有效答卷", "Of the valid sheets"}, ColumnRole::share},
                     {{"仅此一条", "By this rule alone"}, ColumnRole::count}};
    table.bar_column = 3;
    for (const RuleOutcome& outcome : ledger.rules) {
        const QualityRuleFacts& facts = qualityRuleFacts(outcome.rule.reason);
        TableRow row{RowRole::option, qualityReasonName(outcome.rule.reason), {facts.title, limitWords(outcome.rule)}};
        if (outcome.not_done) {
            for (int i = 0; i < 3; ++i) row.cells.emplace_back(NoValue{*outcome.not_done});
            table.notes.push_back(
                phrase("“{0}”没有检查：{1}。", "\"{0}\" was not looked for: {1}.", {facts.title, *outcome.not_done}));
        } else {
            row.cells.insert(row.cells.end(), {outcome.sheets, ofSheets(outcome.sheets, ledger.sheets), outcome.alone});
        }
        if (!outcome.note.empty())
            table.notes.push_back(phrase("{0}：{1}。", "{0}: {1}.", {facts.title, outcome.note}));
        table.rows.push_back(std::move(row));
    }
    const auto sum = [&](const char* code, const Text& label, std::size_t rules) {
        const std::int64_t sheets = flaggedBy(ledger, rules);
        table.rows.push_back(
            {RowRole::total,
             code,
             {label, Text{}, sheets, ofSheets(sheets, ledger.sheets), NoValue{{"不适用", "does not apply"}}}});
    };
    sum("any", {"至少一条规则", "one rule or more"}, 1);
    sum("several", {"两条及以上规则", "two rules or more"}, 2);
    table.notes.push_back({"这些只是值得看一眼的提示，各有诚实的原因；没有任何答卷因此被排除。",
                           "These are reasons to look, and all have honest causes; no sheet was left out by them."});
    return table;
}

ResultTable ledgerSchoolTable(const ExclusionLedger& ledger, const Roster& roster) {
    ResultTable table = ledgerTable(ledger, "schools", {"可疑答卷（按学校）", "suspicious sheets by school"});
    table.columns = {{{"学校", "School"}, ColumnRole::label},
                     {{"有效答卷", "Valid sheets"}, ColumnRole::count},
                     {{"可疑", "Flagged"}, ColumnRole::count},
                     {{"占本校", "Of the school's"}, ColumnRole::share}};
    table.bar_column = 3;
    for (const RuleOutcome& outcome : ledger.rules)
        if (!outcome.not_done)
            table.columns.push_back({qualityRuleFacts(outcome.rule.reason).title, ColumnRole::count});
    for (const SchoolFlags& school : ledger.schools) {
        TableRow row{RowRole::option,
                     school.school,
                     {schoolName(roster, school.school), school.sheets, school.flagged,
                      ofSheets(school.flagged, school.sheets)}};
        for (std::size_t i = 0; i < ledger.rules.size(); ++i)
            if (!ledger.rules[i].not_done) row.cells.emplace_back(school.by_rule[i]);
        table.rows.push_back(std::move(row));
    }
    return table;
}

ResultTable effectTable(const Questionnaire& questionnaire, const std::vector<HeadlineEffect>& effects,
                        const Text& left_out) {
    ResultTable table{.id = questionnaire.id + ".effect", .kind = "quality"};
    table.title = phrase("{0}：对主要结果的影响", "{0}: effect on the headline figures", {questionnaire.title});
    table.base = left_out;
    table.columns = {
        {{"题目", "Question"}, ColumnRole::label},  {{"全部：有效作答", "All: valid n"}, ColumnRole::count},
        {{"全部", "All"}, ColumnRole::share},       {{"去掉后：有效作答", "Without: valid n"}, ColumnRole::count},
        {{"去掉后", "Without"}, ColumnRole::share}, {{"相差（百分点）", "Difference (points)"}, ColumnRole::figure}};
    for (const HeadlineEffect& effect : effects) {
        TableRow row{RowRole::option,
                     effect.item.id,
                     {effect.label, effect.all.n, valueCell(effect.all), effect.without.n, valueCell(effect.without)}};
        if (const auto difference = effect.difference())
            row.cells.emplace_back(Figure{*difference, 1});
        else
            row.cells.emplace_back(NoValue{{"没有有效作答", "no valid answers"}});
        table.rows.push_back(std::move(row));
    }
    if (effects.empty())
        table.notes.push_back({"问卷里没有量表题，没有满意率可比。", "The questionnaire has no scales to compare."});
    else
        table.notes.push_back(phrase("口径：{0}。", "Definition: {0}.", {definitionsOf(effects)}));
    const bool weighted = std::any_of(effects.begin(), effects.end(),
                                      [](const HeadlineEffect& effect) { return effect.all.weighted.has_value(); });
    if (weighted)
        table.notes.push_back({"比率按现有权重计算；排除答卷后应重新加权。",
                               "Rates use the weights as they are; weight again after leaving sheets out."});
    return table;
}

ResultTable ledgerEffectTable(const ExclusionLedger& ledger) {
    return effectTable(ledger.questionnaire, ledger.effects,
                       phrase("有效答卷 {0} 份；去掉至少一条规则标出的 {1} 份",
                              "{0} valid sheets; without the {1} that one rule or more flagged",
                              {ledger.sheets, static_cast<std::int64_t>(ledger.flagged.size())}));
}

ResultTable flaggedSheetTable(const ExclusionLedger& ledger, const Roster& roster) {
    ResultTable table = ledgerTable(ledger, "sheets", {"可疑答卷", "suspicious sheets"});
    table.columns = {{{"答卷编号", "Sheet"}, ColumnRole::label},
                     {{"学校", "School"}, ColumnRole::label},
                     {{"规则数", "Rules"}, ColumnRole::count},
                     {{"原因", "Reasons"}, ColumnRole::label}};
    for (const FlaggedSheet& sheet : ledger.flagged) {
        std::vector<Text> reasons;
        for (const QualityFlag& flag : sheet.flags) reasons.push_back(flagWords(flag));
        const std::string number = std::to_string(sheet.sheet);
        table.rows.push_back({RowRole::option,
                              number,
                              {untranslated(number), schoolName(roster, sheet.school),
                               static_cast<std::int64_t>(sheet.flags.size()), joined(reasons, "；", "; ")}});
    }
    return table;
}

std::optional<ResultTable> excludedTable(const ExclusionLedger& ledger) {
    if (ledger.excluded.empty()) return std::nullopt;
    ResultTable table{.id = ledger.questionnaire.id + ".excluded", .kind = "quality"};
    table.title = phrase("{0}：已排除的答卷", "{0}: sheets that are left out", {ledger.questionnaire.title});
    table.columns = {{{"原因", "Reason"}, ColumnRole::label}, {{"份数", "Sheets"}, ColumnRole::count}};
    std::int64_t sum = 0;
    for (const ExcludedCount& one : ledger.excluded) {
        table.rows.push_back({RowRole::option, one.reason, {exclusionWords(one.reason), one.sheets}});
        sum += one.sheets;
    }
    table.rows.push_back({RowRole::total, "", {Text{"合计", "Total"}, sum}});
    table.notes.push_back({"排除的答卷仍在调查文件里，随时可以恢复。",
                           "Sheets that are left out stay in the survey file and can be taken back at any time."});
    return table;
}

std::optional<ChartSpec> effectFigure(const Questionnaire& questionnaire, const std::vector<HeadlineEffect>& effects,
                                      Language language) {
    if (effects.empty()) return std::nullopt;
    ChartSpec spec{.id = questionnaire.id + ".effect", .kind = ChartKind::grouped_bars};
    spec.title = Text{"全部答卷与去掉可疑答卷后", "All sheets, and without the flagged ones"}.in(language);
    spec.no_answers = noAnswersWords(language);
    spec.colouring = Colouring::distinct;
    spec.ordinal = true;
    ChartSeries all{Text{"全部", "All"}.in(language), {}};
    ChartSeries without{Text{"去掉后", "Without"}.in(language), {}};
    double longest = 0;
    const auto valueOf = [&](const Satisfaction& satisfaction) {
        ChartValue value{satisfaction.rate, {}};
        const bool rate = satisfaction.definition.kind == SatisfactionKind::rate;
        const std::optional<double> number = satisfaction.value();
        if (!rate || satisfaction.weighted) value.figure = number;
        if (number) value.label = figureWords(*number, 1).in(language) + (rate ? "%" : "");
        longest = std::max(longest, number.value_or(0));
        return value;
    };
    for (const HeadlineEffect& effect : effects) {
        spec.categories.push_back(effect.label.in(language));
        all.values.push_back(valueOf(effect.all));
        without.values.push_back(valueOf(effect.without));
    }
    spec.series = {std::move(all), std::move(without)};
    spec.axis = percentAxisUpTo(std::min(longest, 100.0));
    if (effects.front().all.definition.kind == SatisfactionKind::index) spec.axis.unit.clear();
    spec.caption = phrase("基数：各题有效作答，见表；口径：{0}",
                          "Base: valid answers to each question, see the table; {0}", {definitionsOf(effects)})
                       .in(language);
    return spec;
}

}  // namespace diaoyan
