// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/program_steps.h"

#include "bench/stopwatch.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

namespace diaoyan::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t foundingRows = 2273;  ///< answer sheets of the founding survey

struct ProgramStep {
    std::string name;
    std::vector<std::string> arguments;
    std::function<Result<Done>()> before{};
};

void removeSurvey(const fs::path& survey) {
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(survey.string() + ending);
}

/// An empty survey file, so that the import after it begins from nothing.
Result<Done> makeSurvey(const std::string& program, const fs::path& folder, const std::vector<std::string>& making) {
    removeSurvey(folder / "bench.survey");
    std::vector<std::string> command{program};
    command.insert(command.end(), making.begin(), making.end());
    const Result<Cost> made = measuredRun(command, folder / "stderr.log");
    if (!made) return made.problem();
    return Done{};
}

std::vector<ProgramStep> workloadSteps(const std::string& program, const fs::path& folder) {
    const fs::path survey = folder / "bench.survey";
    const std::vector<std::string> making{
        "new", survey, "--schools", folder / "roster.csv", "--forms", folder / "parent.json"};
    const auto cold = [survey] {
        dropFromPageCache(survey);
        return Result<Done>(Done{});
    };
    const std::vector<std::string> importing{
        "import", survey, folder / "answers.csv", "--form", "parent", "--school-column", "学校", "--json"};
    std::vector<std::string> dry_run = importing;
    dry_run.emplace_back("--dry-run");
    const std::vector<std::string> by_school{"tables", survey, "--by", "school", "--json"};
    return {
        {"new", making,
         [survey] {
             removeSurvey(survey);
             return Result<Done>(Done{});
         }},
        {"import --dry-run", dry_run},
        {"import", importing, [=] { return makeSurvey(program, folder, making); }},
        {"tables", {"tables", survey, "--json"}},
        {"tables, cold", {"tables", survey, "--json"}, cold},
        {"tables by school", by_school},
        {"tables by school, cold", by_school, cold},
    };
}

Result<std::vector<Measurement>> measureSteps(const std::string& program, const std::vector<ProgramStep>& steps,
                                              const fs::path& folder, std::int64_t rows, const Repetition& repetition) {
    std::vector<Measurement> measured;
    for (const ProgramStep& step : steps) {
        std::vector<std::string> command{program};
        command.insert(command.end(), step.arguments.begin(), step.arguments.end());
        const Result<Cost> cost = medianRun(command, folder, repetition, step.before);
        if (!cost) return cost.problem();
        measured.push_back({"diaoyan", step.name, rows, cost->seconds, cost->megabytes});
    }
    return measured;
}

/// There is no command yet that writes a report for every school; as many whole processes stand in for it, each of
/// which opens the survey, counts, draws all figures and writes a document.
Result<double> manyReports(const std::string& program, const fs::path& survey, const fs::path& folder, int reports) {
    std::atomic<int> next{0};
    std::array<std::optional<Problem>, 2> problems;
    const auto work = [&](std::size_t worker) {
        for (int report = next++; report < reports; report = next++) {
            const fs::path document = folder / ("report" + std::to_string(report) + ".docx");
            const fs::path log = folder / ("report" + std::to_string(worker) + ".log");
            const auto run = measuredRun({program, "report", survey, "-o", document}, log);
            if (!run) problems[worker] = run.problem();
            fs::remove(document);
        }
    };
    const double seconds = secondsOf([&] {
        std::thread second([&] { work(1); });
        work(0);
        second.join();
    });
    for (const auto& problem : problems)
        if (problem) return *problem;
    return seconds;
}

}  // namespace

int Repetition::runsAfter(double first_seconds) const {
    if (first_seconds > endlessSeconds) return 1;
    return first_seconds > longSeconds ? std::min(most, longer) : most;
}

Result<Cost> medianRun(const std::vector<std::string>& command, const fs::path& folder, const Repetition& repetition,
                       const std::function<Result<Done>()>& before) {
    std::vector<double> seconds;
    Cost most;
    int runs = 1;
    for (int run = 0; run < runs; ++run) {
        if (before) {
            const Result<Done> prepared = before();
            if (!prepared) return prepared.problem();
        }
        const Result<Cost> cost = measuredRun(command, folder / "stderr.log", folder / "stdout.log");
        if (!cost) return cost.problem();
        seconds.push_back(cost->seconds);
        most.megabytes = std::max(most.megabytes, cost->megabytes);
        if (run == 0) runs = repetition.runsAfter(cost->seconds);
    }
    most.seconds = medianOf(seconds);
    return most;
}

Result<std::vector<Measurement>> programSteps(const std::string& program, const fs::path& folder, std::int64_t rows,
                                              const Repetition& repetition) {
    auto measured = measureSteps(program, workloadSteps(program, folder), folder, rows, repetition);
    if (!measured) return measured;
    for (const auto& [name, file] : {std::pair{"CSV", "answers.csv"}, std::pair{"survey file", "bench.survey"}}) {
        const auto bytes = static_cast<double>(fs::file_size(folder / file));
        measured->push_back({"diaoyan", name, rows, 0, bytes / (1024 * 1024)});
    }
    return measured;
}

Result<std::vector<Measurement>> smallSurveySteps(const std::string& program, const fs::path& folder,
                                                  const Repetition& repetition, int reports) {
    const fs::path demo = folder / "demo";
    const Result<Cost> made = measuredRun({program, "demo", demo}, folder / "stderr.log");
    if (!made) return made.problem();
    const fs::path survey = demo / "town.survey";
    const std::vector<ProgramStep> steps{
        {"start-up (help)", {"help"}},
        {"small tables", {"tables", survey, "--json"}},
        {"small report", {"report", survey, "-o", folder / "report.docx"}},
    };
    auto measured = measureSteps(program, steps, folder, foundingRows, repetition);
    if (!measured) return measured;
    const Result<double> many = manyReports(program, survey, folder, reports);
    if (!many) return many.problem();
    measured->push_back({"diaoyan", std::to_string(reports) + " reports", foundingRows, *many});
    fs::remove_all(demo);
    return measured;
}

}  // namespace diaoyan::bench
