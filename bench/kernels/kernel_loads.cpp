// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernels/kernel_loads.h"

#include "analysis/engine/column_engine.h"
#include "bench/random_answers.h"
#include "bench/workload.h"
#include "charts/tables/json_table.h"
#include "collector/import_job.h"
#include "collector/store/snapshot.h"
#include "collector/store/survey_file.h"
#include "collector/tabular/row_source.h"

#include <cstdlib>
#include <memory>

namespace diaoyan::bench {
namespace {

constexpr int manySchools = 600;

/// A result that the compiler must not do away with.
volatile std::size_t sink = 0;

void keep(std::size_t result) {
    sink = sink + result;
}

/// What all loads share.
struct KernelData {
    KernelData(std::size_t rows, RandomOrder order)
        : answers(randomAnswers(
              {plainQuestion("scale", QuestionKind::scale, 5), plainQuestion("single", QuestionKind::single, 6),
               plainQuestion("multiple", QuestionKind::multiple, 8), plainQuestion("ranking", QuestionKind::ranking, 4),
               plainQuestion("number", QuestionKind::number)},
              rows, workloadSchools, order)),
          engine(answers.responses, answers.roster) {}

    Counts count(const CountRequest& request) const { return engine.count(request).value(); }

    RandomAnswers answers;
    ColumnEngine engine;
};

using Shared = std::shared_ptr<const KernelData>;

void addCounting(const Shared& data, std::vector<KernelLoad>& loads) {
    for (const char* item : {"scale", "single", "multiple", "ranking"}) {
        for (const char* by : {"", "school"}) {
            const std::string name = std::string("count ") + item + (*by == '\0' ? "" : " by school");
            loads.push_back({name, [=] { keep(data->count({item, by}).per_group.size()); }});
        }
    }
    loads.push_back({"values by school", [=] {
                         keep(data->engine.values({"number", "school"}).value().per_group.size());
                     }});
    loads.push_back({"pairs of ticks by school", [=] {
                         keep(data->engine.coOccurrence({"multiple", "school"}).value().per_group.size());
                     }});
}

/// Answers that have not come from a snapshot.
void addCountingInAnyOrder(const Shared& data, std::vector<KernelLoad>& loads) {
    for (const char* item : {"scale", "multiple"}) {
        loads.push_back({std::string("count ") + item + " by school, rows in any order", [=] {
                             keep(data->count({item, "school"}).per_group.size());
                         }});
    }
}

void addSnapshot(const Shared& data, std::vector<KernelLoad>& loads) {
    for (std::size_t i : {0, 2, 4}) {
        const Responses& responses = *data->answers.responses;
        const Item& item = responses.items[i];
        loads.push_back({"pack " + item.id, [=] { keep(packColumn(data->answers.responses->columns[i]).size()); }});
        const auto packed = std::make_shared<const std::string>(packColumn(responses.columns[i]));
        loads.push_back({"unpack " + item.id, [=, rows = responses.rows] {
                             Column column = emptyColumn(item);
                             Column scratch = emptyColumn(item);
                             keep(unpackColumn(*packed, rows, 0, column, scratch).ok() ? column.index() : 0);
                         }});
    }
}

/// Shares of each school, as the tables by school have them.
ResultTable tableOf(const Counts& counts) {
    ResultTable table{.id = "bench.scale", .kind = "crosstab", .title = untranslated("scale"), .columns = {{}}};
    for (const Option& option : counts.item.options) table.columns.push_back({option.label, ColumnRole::share});
    for (std::size_t g = 0; g < counts.groups.size(); ++g) {
        const ItemCounts& group = counts.per_group[g];
        TableRow row{.code = counts.groups[g].code, .cells = {counts.groups[g].label}};
        for (const std::int64_t count : group.options) row.cells.emplace_back(Share{count, group.answered});
        table.rows.push_back(std::move(row));
    }
    return table;
}

void addWriting(const Shared& data, std::vector<KernelLoad>& loads) {
    const auto table = std::make_shared<const ResultTable>(tableOf(data->count({"scale", "school"})));
    loads.push_back({"table by school to JSON", [=] { keep(toJson(*table).size()); }});
}

void readRows(const std::string& path) {
    auto table = openTable(path);
    if (!table) std::abort();  // it has just been written
    std::vector<Cell> cells;
    while (table->rows->next(cells).value()) keep(cells.size());
}

void addReading(std::size_t rows, const std::filesystem::path& folder, std::vector<KernelLoad>& loads) {
    const std::string path = folder / "kernel_answers.csv";
    if (!writeAnswers(path, static_cast<std::int64_t>(rows))) std::abort();
    loads.push_back({"CSV records", [=] { readRows(path); }});

    Roster roster;
    for (int school = 0; school < workloadSchools; ++school)
        roster.schools.push_back({.code = std::to_string(school), .name = workloadSchoolName(school)});
    const auto survey = std::make_shared<SurveyFile>(
        SurveyFile::create(folder / "kernel.survey", roster, {workloadQuestionnaire()}).value());
    ImportRequest request{
        .files = {path}, .form = workloadQuestionnaire().id, .school_column = "学校", .dry_run = true};
    loads.push_back({"reading and coding an import", [=] {
                         const auto outcome = importFiles(*survey, request);
                         keep(static_cast<std::size_t>(outcome->files.front().rows_in));
                     }});
}

}  // namespace

std::vector<KernelLoad> kernelLoads(std::size_t rows, const std::filesystem::path& folder) {
    const auto data = std::make_shared<const KernelData>(rows, RandomOrder::by_school);
    std::vector<KernelLoad> loads;
    addCounting(data, loads);
    addCountingInAnyOrder(std::make_shared<const KernelData>(rows, RandomOrder::any), loads);
    addSnapshot(data, loads);
    addWriting(data, loads);
    addReading(rows, folder, loads);
    return loads;
}

}  // namespace diaoyan::bench
