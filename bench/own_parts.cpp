// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/own_parts.h"

#include "analysis/engine/column_engine.h"
#include "bench/figure_times.h"
#include "bench/kernel_limit.h"
#include "bench/parse_limit.h"
#include "bench/stopwatch.h"
#include "bench/workload.h"
#include "bench/workload_analysis.h"
#include "collector/importers/block_reader.h"
#include "collector/importers/importers.h"
#include "collector/roster_reader.h"
#include "collector/store/snapshot.h"
#include "collector/store/survey_file.h"
#include "collector/tabular/row_source.h"

#include <sys/resource.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

namespace diaoyan::bench {
namespace {

constexpr int limitThreads = 2;

void say(const nlohmann::json& line) {
    std::puts(line.dump().c_str());
    std::fflush(stdout);
}

double peakMegabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void sayStep(const std::string& program, const std::string& step, const std::vector<double>& seconds) {
    say({{"program", program}, {"step", step}, {"seconds", seconds}});
}

Result<std::shared_ptr<const Responses>> loadAnswers(const std::string& path, Roster& roster) {
    auto survey = SurveyFile::open(path, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    roster = survey->roster();
    auto responses = survey->responses(workloadQuestionnaire().id);
    if (!responses) return responses.problem();
    return std::make_shared<const Responses>(std::move(*responses));
}

/// What the snapshot keeps of the choices and ticks.
void sayPacking(const Responses& answers) {
    std::size_t bytes = 0;
    const double seconds = secondsOf([&] {
        for (const Column& column : answers.columns)
            if (std::holds_alternative<CodeColumn>(column) || std::holds_alternative<TickColumn>(column))
                bytes += packColumn(column).size();
    });
    const double megabytes = static_cast<double>(bytes) / (1024 * 1024);
    say({{"program", "diaoyan"}, {"step", "packing"}, {"seconds", {seconds}}, {"megabytes", megabytes}});
}

Result<Done> measureAnalysis(const std::filesystem::path& folder, int runs) {
    Roster roster;
    std::vector<double> opening;
    Result<std::shared_ptr<const Responses>> answers = std::shared_ptr<const Responses>{};
    for (int run = 0; run < runs; ++run) {
        answers = std::shared_ptr<const Responses>{};  // one set of columns in memory at a time
        opening.push_back(secondsOf([&] { answers = loadAnswers(folder / "bench.survey", roster); }));
        if (!answers) return answers.problem();
    }
    sayStep("diaoyan", "open", opening);

    const ColumnEngine engine(*answers, roster);
    Checksums found;
    const std::vector<double> seconds = repeated(runs, [&] { found = analyseWorkload(engine); });
    say({{"program", "diaoyan"}, {"step", "analysis"}, {"seconds", seconds}, {"megabytes", peakMegabytes()}});
    say({{"program", "diaoyan"}, {"checksums", toJson(found)}});

    sayPacking(**answers);
    CodesBySchool sorted;
    sayStep("kernel limit", "grouping", {secondsOf([&] { sorted = codesBySchool(**answers); })});
    sayStep("kernel limit", "analysis", repeated(runs, [&] { found = countAtTheLimit(sorted, limitThreads); }));
    say({{"program", "kernel limit"}, {"checksums", toJson(found)}});
    return Done{};
}

/// Every cell of the file, as the importers get them.
Result<std::size_t> readEveryCell(const std::string& path) {
    auto table = openTable(path);
    if (!table) return table.problem();
    std::vector<Cell> cells;
    std::size_t bytes = 0;
    while (true) {
        const Result<bool> more = table->rows->next(cells);
        if (!more) return more.problem();
        if (!*more) return bytes;
        for (const Cell& cell : cells) bytes += cell.text.size();
    }
}

/// Every row, understood by the importer's plan: checked, coded, in columns; nothing is stored.
Result<std::size_t> codeEveryRow(const std::filesystem::path& folder) {
    auto table = openTable(folder / "answers.csv");
    if (!table) return table.problem();
    const auto roster = readRoster(folder / "roster.csv");
    if (!roster) return roster.problem();
    SourceSample sample{.file_name = "answers.csv", .rows = {}, .row_numbers = {}};
    std::vector<Cell> cells;
    constexpr std::size_t sampleRows = 200;
    while (sample.rows.size() < sampleRows) {
        const Result<bool> more = table->rows->next(cells);
        if (!more) return more.problem();
        if (!*more) break;
        auto& row = sample.rows.emplace_back();
        for (const Cell& cell : cells) row.emplace_back(cell.text);
    }
    const auto layout = recognise(sample).importer->layOut(sample);
    if (!layout) return layout.problem();
    const Questionnaire form = workloadQuestionnaire();
    const ReadingPlan plan = planReading(*layout, form, "学校");
    BlockReader reader({*table->rows, plan, form, roster->roster, {}, "answers.csv", true});
    std::size_t rows = 0;
    for (ReadBlock block;;) {
        const Result<bool> more = reader.next(block);
        if (!more) return more.problem();
        if (!*more) return rows;
        rows += block.answers.rows();
    }
}

Result<Done> measureParse(const std::filesystem::path& folder, int runs) {
    std::vector<double> splitting, coding;
    for (int run = 0; run < runs; ++run) {
        Result<std::size_t> read = std::size_t{0};
        splitting.push_back(secondsOf([&] { read = readEveryCell(folder / "answers.csv"); }));
        if (!read) return read.problem();
        coding.push_back(secondsOf([&] { read = codeEveryRow(folder); }));
        if (!read) return read.problem();
    }
    sayStep("diaoyan", "split", splitting);
    sayStep("diaoyan", "parse", coding);
    return Done{};
}

Result<Done> measureParseLimit(const std::filesystem::path& folder, int runs) {
    std::vector<double> seconds;
    Checksums found;
    for (int run = 0; run < runs; ++run) {
        Result<CodedAnswers> answers = CodedAnswers{};
        seconds.push_back(secondsOf([&] { answers = parseAtTheLimit(folder / "answers.csv", limitThreads); }));
        if (!answers) return answers.problem();
        if (run == 0) found = checksumsOf(*answers, workloadQuestionnaire());
    }
    sayStep("parse limit", "parse", seconds);
    say({{"program", "parse limit"}, {"checksums", toJson(found)}});
    return Done{};
}

Result<Done> measureFigures(int runs) {
    const Result<FigureTimes> times = figureTimes(runs);
    if (!times) return times.problem();
    sayStep("diaoyan", "first PNG", {times->first});
    sayStep("diaoyan", "PNG", times->png);
    sayStep("diaoyan", "SVG", times->svg);
    return Done{};
}

}  // namespace

Result<Done> measurePart(const std::string& part, const std::filesystem::path& folder, int runs) {
    if (part == "analysis") return measureAnalysis(folder, runs);
    if (part == "parse") return measureParse(folder, runs);
    if (part == "parse-limit") return measureParseLimit(folder, runs);
    if (part == "figures") return measureFigures(runs);
    return Problem{"unknown-part", phrase("没有这一项：{0}", "there is no such part: {0}", {part}), {}};
}

}  // namespace diaoyan::bench
