// SPDX-License-Identifier: GPL-3.0-or-later
// diaoyan_bench PROGRAM FOLDER [--full]: seconds and memory of import and full tabulation, and what statistics
// cost beside the counting.
#include "bench/measured_run.h"
#include "bench/statistics_times.h"
#include "bench/workload.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace diaoyan;
using namespace diaoyan::bench;
namespace fs = std::filesystem;

struct Step {
    std::string name;
    std::vector<std::string> arguments;
    int runs = 1;  ///< the middle one counts; more than one only where nothing is changed
};

struct Measurement {
    std::string name;
    std::int64_t rows = 0;
    Cost cost;
};

std::vector<Step> steps(const std::string& survey, const fs::path& folder) {
    return {
        {"new", {"new", survey, "--schools", folder / "roster.csv", "--forms", folder / "parent.json"}},
        {"import", {"import", survey, folder / "answers.csv", "--form", "parent", "--school-column", "学校", "--json"}},
        {"tables", {"tables", survey, "--json"}, 3},
        {"tables --by school", {"tables", survey, "--by", "school", "--json"}, 3},
    };
}

Result<Cost> middleRun(const std::string& program, const Step& step, const fs::path& folder) {
    std::vector<std::string> command{program};
    command.insert(command.end(), step.arguments.begin(), step.arguments.end());
    std::vector<Cost> costs;
    for (int run = 0; run < step.runs; ++run) {
        const Result<Cost> cost = measuredRun(command, folder / "stderr.log");
        if (!cost) return cost;
        costs.push_back(*cost);
    }
    std::sort(costs.begin(), costs.end(), [](const Cost& a, const Cost& b) { return a.seconds < b.seconds; });
    return costs[costs.size() / 2];
}

void print(const Measurement& measured) {
    std::printf("%9lld  %-20s %8.2f s %12.0f /s %8.0f MB\n", static_cast<long long>(measured.rows),
                measured.name.c_str(), measured.cost.seconds,
                static_cast<double>(measured.rows) / measured.cost.seconds, measured.cost.megabytes);
    std::fflush(stdout);
}

/// Generates `rows` answers and measures every step on them.
Result<std::vector<Measurement>> measure(const std::string& program, const fs::path& folder, std::int64_t rows) {
    const auto begin = std::chrono::steady_clock::now();
    for (const Result<Done>& written : {writeRoster(folder / "roster.csv"), writeQuestionnaire(folder / "parent.json"),
                                        writeAnswers(folder / "answers.csv", rows)}) {
        if (!written) return written.problem();
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    std::printf("%9lld  %-20s %8.2f s %12.1f MB CSV\n", static_cast<long long>(rows), "(generator)", taken.count(),
                static_cast<double>(fs::file_size(folder / "answers.csv")) / 1e6);

    const fs::path survey = folder / "bench.survey";
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(survey.string() + ending);
    std::vector<Measurement> measurements;
    for (const Step& step : steps(survey, folder)) {
        const Result<Cost> cost = middleRun(program, step, folder);
        if (!cost) return cost.problem();
        measurements.push_back({step.name, rows, *cost});
        print(measurements.back());
    }
    return measurements;
}

int run(const std::string& program, const fs::path& folder, bool full) {
    constexpr std::int64_t small = 100'000;
    constexpr std::int64_t large = 1'000'000;
    fs::create_directories(folder);
    std::printf("%9s  %-20s %10s %15s %11s\n", "rows", "step", "wall", "rows", "peak");
    std::vector<std::vector<Measurement>> sizes;
    for (const std::int64_t rows : full ? std::vector{small, large} : std::vector{small}) {
        const auto measurements = measure(program, folder, rows);
        if (!measurements) {
            std::fprintf(stderr, "%s\n%s\n", describe(measurements.problem(), Language::zh).c_str(),
                         describe(measurements.problem(), Language::en).c_str());
            return 1;
        }
        sizes.push_back(*measurements);
    }
    for (std::size_t step = 0; full && step < sizes[0].size(); ++step) {
        std::printf("1M : 100k  %-20s %8.1f x\n", sizes[0][step].name.c_str(),
                    sizes[1][step].cost.seconds / sizes[0][step].cost.seconds);
    }
    printStatisticsTimes();
    fs::remove_all(folder);  // the answers of a full run are half a gigabyte
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool full = arguments.size() == 3 && arguments[2] == "--full";
    if (arguments.size() != 2 && !full) {
        std::fputs("diaoyan_bench PROGRAM FOLDER [--full]\n", stderr);
        return 2;
    }
    return run(arguments[0], arguments[1], full);
}
