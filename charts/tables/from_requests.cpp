// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_statistics.h"
#include "charts/tables/option_order.h"
#include "charts/tables/weighted_tables.h"

#include <algorithm>

namespace diaoyan {

namespace {

Problem unknownItem(const std::string& id) {
    return {"unknown-item", phrase("问卷中没有题目“{0}”", "the questionnaire has no question \"{0}\"", {id}), {}};
}

/// The questions that a request names: one, or one row of a matrix, or all that are about the subject.
struct Asked {
    const Question* question = nullptr;
    std::vector<Item> items;
};

Result<std::vector<Asked>> askedFor(const Questionnaire& questionnaire, const std::string& wanted) {
    std::string id = wanted;
    const std::string prefix = questionnaire.id + ".";
    if (findQuestion(questionnaire, id) == nullptr && id.rfind(prefix, 0) == 0) id.erase(0, prefix.size());
    std::vector<Asked> asked;
    for (const Question& question : questionnaire.questions) {
        if (id.empty() ? question.roster_field != RosterField::none : false) continue;
        Asked found{&question, items(question)};
        if (!id.empty() && question.id != id) {
            found.items.erase(
                std::remove_if(found.items.begin(), found.items.end(), [&](const Item& item) { return item.id != id; }),
                found.items.end());
            if (found.items.empty()) continue;
        }
        asked.push_back(std::move(found));
    }
    if (!id.empty() && asked.empty()) return unknownItem(wanted);
    return asked;
}

/// Leaves only the percentages of this base; a table without any is left as it is.
void keepBase(ResultTable& table, BaseKind base) {
    std::vector<bool> keep(table.columns.size(), true);
    bool any = false;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].role != ColumnRole::share) continue;
        keep[c] = std::any_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
            const Share* share = std::get_if<Share>(&row.cells[c]);
            return share != nullptr && share->kind == base;
        });
        any = any || keep[c];
    }
    if (!any) return;
    table.bar_column = -1;
    const auto keptOf = [&](auto& all) {
        std::size_t c = 0;
        all.erase(std::remove_if(all.begin(), all.end(), [&](const auto&) { return !keep[c++]; }), all.end());
    };
    for (TableRow& row : table.rows) keptOf(row.cells);
    keptOf(table.columns);
    for (std::size_t c = 0; c < table.columns.size() && table.bar_column < 0; ++c)
        if (table.columns[c].role == ColumnRole::share) table.bar_column = static_cast<int>(c);
}

using Tables = std::vector<ResultTable>;

/// Adds the tables of questions to a list; remembers the first problem.
class TableWriter {
public:
    TableWriter(const Tabulator& tabulator, const TableRequest& request, TableWording options)
        : tabulator_(tabulator), request_(request), options_(std::move(options)) {}

    std::optional<Problem> addAll(const Asked& asked) {
        if (asked.items.size() > 1 && request_.by.empty()) {
            if (isOneChoice(asked.question->cells)) return addMatrix(asked);
            if (asked.question->cells == QuestionKind::number) return addNumberMatrix(asked);
        }
        for (const Item& item : asked.items)
            if (auto problem = add(item)) return problem;
        return std::nullopt;
    }

    Tables tables;

private:
    std::optional<Problem> addMatrix(const Asked& asked) {
        std::vector<Counts> all;
        for (const Item& item : asked.items) {
            auto counts = tabulator_.count({item.id, {}});
            if (!counts.ok()) return counts.problem();
            all.push_back(std::move(*counts));
        }
        return take(matrixTable(*asked.question, all, options_));
    }

    std::optional<Problem> addNumberMatrix(const Asked& asked) {
        std::vector<Summaries> all;
        for (const Item& item : asked.items) {
            auto summaries = summarize(tabulator_, {item.id, {}});
            if (!summaries.ok()) return summaries.problem();
            all.push_back(std::move(*summaries));
        }
        return take(tableOf(*asked.question, all, options_));
    }

    std::optional<Problem> add(const Item& item) {
        if (item.kind == QuestionKind::number) {
            const auto summaries = summarize(tabulator_, {item.id, request_.by});
            return summaries.ok() ? take(tableOf(*summaries, options_)) : summaries.problem();
        }
        if (!hasOptions(item.kind)) {
            if (request_.question.empty()) return std::nullopt;
            return Problem{
                "no-table",
                phrase("“{0}”是文字或日期题，没有统计表", "\"{0}\" is a text or date: it has no table", {item.title}),
                {}};
        }
        if (!request_.by.empty() && isSame(item.id, request_.by)) {
            if (request_.question.empty()) return std::nullopt;
            return Problem{"grouped-by-itself",
                           phrase("“{0}”不能按自己分组", "\"{0}\" cannot be grouped by itself", {item.title}),
                           {}};
        }
        const auto counts = tabulator_.count({item.id, request_.by});
        if (!counts.ok()) return counts.problem();
        return request_.by.empty() ? addPlain(*counts) : addGrouped(*counts);
    }

    std::optional<Problem> addPlain(const Counts& counts) {
        const ItemCounts all = counts.total();
        if (counts.item.kind == QuestionKind::multiple) return takeStatistic(multipleResponseTable(counts.item, all));
        if (counts.item.kind == QuestionKind::ranking) return takeStatistic(rankingTable(counts.item, all));
        return takeStatistic(frequencyTable(counts.item, all));
    }

    std::optional<Problem> addGrouped(const Counts& counts) {
        if (!isOneChoice(counts.item.kind)) return take(groupedCases(counts, options_));
        const auto cross = crossTabulate(counts);
        if (!cross.ok()) return cross.problem();
        take(tableOf(*cross, counts, options_));
        return take(tableOf(chiSquare(*cross), counts, options_));
    }

    template <class Statistic>
    std::optional<Problem> takeStatistic(const Result<Statistic>& statistic) {
        return statistic.ok() ? take(tableOf(*statistic, options_)) : statistic.problem();
    }

    std::optional<Problem> take(Result<ResultTable> table) {
        if (!table.ok()) return table.problem();
        if (request_.base) keepBase(*table, *request_.base);
        tables.push_back(std::move(*table));
        return std::nullopt;
    }

    bool isSame(const std::string& item, const std::string& by) const {
        return by == item || by == options_.questionnaire + "." + item;
    }

    const Tabulator& tabulator_;
    const TableRequest& request_;
    TableWording options_;
};

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

Result<SatisfactionLine> lineOf(const CountedScale& scale, const ItemCounts& counts, std::string code, Text label,
                                const SatisfactionRequest& request) {
    auto value = satisfaction(scale.counts.item, counts, scale.definition, request.confidence);
    if (!value.ok()) return value.problem();
    const Text words = definitionInWords(*value, scale.counts.item);
    return SatisfactionLine{std::move(code), std::move(label), words, std::move(*value)};
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

Result<Tables> rateTables(const Questionnaire& questionnaire, const std::vector<CountedScale>& scales,
                          const SatisfactionRequest& request) {
    const Text base =
        phrase("有效作答的{0}，人数见表", "{0} with a valid answer, n in the table", {roleName(questionnaire.role)});
    if (request.by.empty()) {
        std::vector<SatisfactionLine> lines;
        for (const CountedScale& scale : scales) {
            auto line = lineOf(scale, scale.counts.total(), scale.counts.item.id, scale.counts.item.title, request);
            if (!line.ok()) return line.problem();
            lines.push_back(std::move(*line));
        }
        return Tables{satisfactionTable({questionnaire.id + ".satisfaction",
                                         phrase("{0}：各题满意率", "{0}: satisfaction", {roleName(questionnaire.role)}),
                                         base,
                                         {"题目", "Question"},
                                         rateHeading(scales)},
                                        lines)};
    }
    Tables tables;
    for (const CountedScale& scale : scales) {
        const Counts& counts = scale.counts;
        std::vector<SatisfactionLine> lines;
        for (std::size_t g = 0; g <= counts.groups.size(); ++g) {
            const bool total = g == counts.groups.size();
            auto line =
                total ? lineOf(scale, counts.total(), {}, {"合计", "Total"}, request)
                      : lineOf(scale, counts.per_group[g], counts.groups[g].code, counts.groups[g].label, request);
            if (!line.ok()) return line.problem();
            line->role = total ? RowRole::total : RowRole::option;
            lines.push_back(std::move(*line));
        }
        tables.push_back(
            satisfactionTable({questionnaire.id + "." + counts.item.id + ".satisfaction.by." + request.by,
                               phrase("{0}（按{1}）", "{0} (by {1})", {counts.item.title, counts.by_title}), base,
                               counts.by_title, rateName(counts.item)},
                              lines));
        if (counts.ungrouped > 0)
            tables.back().notes.push_back(phrase("另有{0}不属于任何一组，未计入。",
                                                 "{0} belong to no group and are not counted.",
                                                 {respondents(counts.ungrouped, questionnaire.role)}));
    }
    return tables;
}

}  // namespace

Result<Tables> tablesOf(const Tabulator& tabulator, const Questionnaire& questionnaire, const TableRequest& request) {
    const auto asked = askedFor(questionnaire, request.question);
    if (!asked.ok()) return asked.problem();
    TableWriter writer(tabulator, request,
                       {questionnaire.id, questionnaire.role, request.order, request.cells, false,
                        tabulator.weighting(), request.base});
    for (const Asked& one : *asked)
        if (auto problem = writer.addAll(one)) return *problem;
    return std::move(writer.tables);
}

Result<Tables> satisfactionTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                  const SatisfactionRequest& request) {
    std::vector<Text> skipped;
    const auto scales = countedScales(tabulator, questionnaire, request, skipped);
    if (!scales.ok()) return scales.problem();
    auto tables = rateTables(questionnaire, *scales, request);
    if (!tables.ok()) return tables;
    if (!skipped.empty())
        tables->front().notes.push_back(
            phrase("所用口径不适用于{0}，未列出。", "The definition does not fit {0}: left out.", {listed(skipped)}));
    if (request.others) tables->push_back(otherDefinitionsTable(questionnaire, *scales, request));
    if (!tabulator.weighting().empty())
        for (ResultTable& table : *tables) table.notes.push_back(notWeightedNote(tabulator.weighting()));
    return tables;
}

}  // namespace diaoyan
