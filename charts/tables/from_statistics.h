// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/crosstab.h"
#include "analysis/crosstabs/independence.h"
#include "analysis/engine/tabulator.h"
#include "analysis/schools/response_rate.h"
#include "analysis/statistics/frequency.h"
#include "analysis/statistics/multiple_response.h"
#include "analysis/statistics/ranking_table.h"
#include "charts/tables/from_satisfaction.h"
#include "charts/tables/result_table.h"
#include "charts/tables/table_jobs.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// How options stand in a table. by_count: scales keep their order all the same, 不了解 and 以上都不是 come
/// after the others, 其他 last; a ranking stands by its score.
enum class TableOrder { questionnaire, by_count };

/// What stands in the cells of a table by group.
enum class CrossCells { percent, counts, both };

/// What a table has to know besides its numbers.
struct TableWording {
    std::string questionnaire;  ///< parent, so that the table's id is parent.hope; may be empty
    Role role;                  ///< who answered: named in the base
    TableOrder order = TableOrder::questionnaire;
    CrossCells cells = CrossCells::percent;
    /// For print: a column that repeats another (nobody missing), the ranks and rows of zeros are left out.
    bool concise = false;
    /// How the answers were weighted (Tabulator::weighting). Statistics that carry weights are shown weighted beside
    /// the unweighted n; a table that is not weighted says so.
    Text weighting{};
    std::optional<BaseKind> base{};  ///< weighted percentages of this base only, in tables that have them

    bool operator==(const TableWording&) const = default;
};

/// 频数, 百分比 (of those asked), 有效百分比, 累积百分比 (scales only), with the missing in rows of their own.
ResultTable tableOf(const FrequencyTable& frequencies, const TableWording& options);

/// 频数, 响应百分比, 个案百分比 and, where somebody left it empty, the percentage of those asked.
ResultTable tableOf(const MultipleResponseTable& multiple, const TableWording& options);

/// First places, chosen at all, mean rank and 平均综合得分.
ResultTable tableOf(const RankingTable& ranking, const TableWording& options);

/// n, mean, standard deviation and quartiles, a row per group; one row when there is one group.
ResultTable tableOf(const Summaries& summaries, const TableWording& options);

/// The same for several number items, a row each (a matrix of numbers).
ResultTable tableOf(const Question& question, const std::vector<Summaries>& items, const TableWording& options);

/// Groups as rows, options as columns, percent of each group, n of each group.
ResultTable tableOf(const CrossTable& cross, const Counts& counts, const TableWording& options);

/// Fisher's exact test or a simulation where expected counts are small; Pearson, likelihood ratio, Cramer's V and
/// the smallest expected count. Why which test was made, or what hinders it, stands in the notes, and that answers
/// of one school are not independent.
ResultTable tableOf(const Result<IndependenceTest>& test, const Counts& counts, const TableWording& options);

/// A multiple response or a ranking by group: percent of each group's cases, and why no chi-square stands beside it.
Result<ResultTable> groupedCases(const Counts& counts, const TableWording& options);

/// A matrix of one-choice rows: a row per item, a column per option (percent of the valid), and for scales the
/// rate or index by this definition (empty, or one that does not fit: the default). Problems:
/// nothing-to-tabulate (no items, or not of this question), and those of the statistics.
Result<ResultTable> matrixTable(const Question& question, const std::vector<Counts>& items, const TableWording& options,
                                const std::string& definition = {});

/// 发放, 回收, 有效 and their rates per role. A number that the roster does not give is said to be unknown.
ResultTable returnsByRole(const ResponseRates& rates, const std::vector<Role>& roles);

/// The same per school, one line per school with 回收 and 有效 of each role. No rows when no school is known.
ResultTable returnsBySchool(const ResponseRates& rates, const std::vector<Role>& roles);

/// What the command `tables` prints.
struct TableRequest {
    std::string question;  ///< id of a question or of one row of a matrix; empty: all but the roster fields
    std::string by;        ///< grouping of CountRequest; empty: everybody
    TableOrder order = TableOrder::questionnaire;
    CrossCells cells = CrossCells::percent;
    std::optional<BaseKind> base;  ///< keep only the percentages of this base, in tables that have them

    bool operator==(const TableRequest&) const = default;
};

/// The tables of a questionnaire's questions, in its order; texts and dates have none. Problems: unknown-item,
/// unknown-grouping, no-table (a text was asked for by name), grouped-by-itself.
Result<std::vector<ResultTable>> tablesOf(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                          const TableRequest& request);

/// The same as jobs, one per table or pair of tables. What cannot be asked for is said here (unknown-item,
/// unknown-grouping); the other problems are the first job's.
Result<std::vector<TableJob>> tableJobs(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                        const TableRequest& request);

}  // namespace diaoyan
