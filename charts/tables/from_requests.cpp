// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/asked_items.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_statistics.h"
#include "charts/tables/option_order.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace diaoyan {

namespace {

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
    const bool with_bars = table.bar_column >= 0;
    table.bar_column = -1;
    const auto keptOf = [&](auto& all) {
        std::size_t c = 0;
        all.erase(std::remove_if(all.begin(), all.end(), [&](const auto&) { return !keep[c++]; }), all.end());
    };
    for (TableRow& row : table.rows) keptOf(row.cells);
    keptOf(table.columns);
    for (std::size_t c = 0; with_bars && c < table.columns.size() && table.bar_column < 0; ++c)
        if (table.columns[c].role == ColumnRole::share) table.bar_column = static_cast<int>(c);
}

using Tables = std::vector<ResultTable>;

/// Whether the items of a question share one table: a matrix, as long as nobody is split into groups.
bool sharesOneTable(const Asked& asked, const std::string& by) {
    const QuestionKind cells = asked.question->cells;
    return asked.items.size() > 1 && by.empty() && (isOneChoice(cells) || cells == QuestionKind::number);
}

/// Makes the tables of one question, or of one row of a matrix.
class TableMaker {
public:
    TableMaker(const Tabulator& tabulator, const Questionnaire& questionnaire, const TableRequest& request)
        : tabulator_(tabulator), questionnaire_(questionnaire),
          request_(request), options_{questionnaire.id,      questionnaire.role, request.order, request.cells, false,
                                      tabulator.weighting(), request.base} {}

    Result<Tables> make(const Asked& asked) {
        if (auto problem = addAll(asked)) return *problem;
        return std::move(tables_);
    }

private:
    std::optional<Problem> addAll(const Asked& asked) {
        if (sharesOneTable(asked, request_.by))
            return isOneChoice(asked.question->cells) ? addMatrix(asked) : addNumberMatrix(asked);
        for (const Item& item : asked.items)
            if (auto problem = add(item)) return problem;
        return std::nullopt;
    }

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
            return noTableProblem(item);
        }
        if (groupedByItself(questionnaire_, request_.by, item)) {
            if (request_.question.empty()) return std::nullopt;
            return groupedByItselfProblem(item);
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
        return take(tableOf(independenceTest(*cross, defaultSeed, ExactWork::two_by_two), counts, options_));
    }

    template <class Statistic>
    std::optional<Problem> takeStatistic(const Result<Statistic>& statistic) {
        return statistic.ok() ? take(tableOf(*statistic, options_)) : statistic.problem();
    }

    std::optional<Problem> take(Result<ResultTable> table) {
        if (!table.ok()) return table.problem();
        if (request_.base) keepBase(*table, *request_.base);
        tables_.push_back(std::move(*table));
        return std::nullopt;
    }

    const Tabulator& tabulator_;
    const Questionnaire& questionnaire_;
    const TableRequest& request_;
    TableWording options_;
    Tables tables_;
};

/// A question by group is as many pieces of work as it has rows.
std::vector<Asked> inPieces(std::vector<Asked> questions, const std::string& by) {
    std::vector<Asked> pieces;
    for (Asked& question : questions) {
        if (sharesOneTable(question, by)) {
            pieces.push_back(std::move(question));
            continue;
        }
        for (Item& item : question.items) pieces.push_back({question.question, {std::move(item)}});
    }
    return pieces;
}

}  // namespace

Result<std::vector<TableJob>> tableJobs(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                        const TableRequest& request) {
    auto asked = askedFor(questionnaire, request.question);
    if (!asked.ok()) return asked.problem();
    if (auto problem = groupingProblem(tabulator, *asked, request.by)) return *problem;
    const auto shared = std::make_shared<const TableRequest>(request);
    std::vector<TableJob> jobs;
    for (Asked& piece : inPieces(std::move(*asked), request.by))
        jobs.push_back([&tabulator, &questionnaire, shared, piece = std::move(piece)] {
            return TableMaker(tabulator, questionnaire, *shared).make(piece);
        });
    return jobs;
}

Result<Tables> tablesOf(const Tabulator& tabulator, const Questionnaire& questionnaire, const TableRequest& request) {
    const auto jobs = tableJobs(tabulator, questionnaire, request);
    if (!jobs.ok()) return jobs.problem();
    return allTables(*jobs);
}

}  // namespace diaoyan
