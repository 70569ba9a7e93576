// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/driver.h"

#include "bench/peers.h"
#include "bench/program_steps.h"
#include "bench/workload.h"

#include <algorithm>
#include <cstdio>

namespace diaoyan::bench {
namespace {

namespace fs = std::filesystem;

constexpr int fewSchools = 200;
constexpr int manyReports = 25;

void sayDoing(std::int64_t rows, const char* what) {
    std::fprintf(stderr, "%9lld  %s\n", static_cast<long long>(rows), what);
}

class Driver {
public:
    explicit Driver(const Plan& plan) : plan_(plan), repetition_{plan.runs, plan.long_runs} {}

    std::optional<Problem> measureSize(std::int64_t rows) {
        if (!roomFor(rows)) {
            findings.remarks.push_back(std::to_string(rows) + " rows: left out, the disk has no room");
            return std::nullopt;
        }
        sayDoing(rows, "generator");
        if (auto problem = generate(rows, workloadSchools)) return problem;
        sayDoing(rows, "whole processes");
        if (auto problem = take(programSteps(plan_.program, plan_.folder, rows, repetition_))) return problem;
        NamedChecksums checksums;
        for (const char* part : {"analysis", "parse", "parse-limit"}) {
            sayDoing(rows, part);
            if (auto problem = measureOwn(part, rows, checksums)) return problem;
        }
        if (!plan_.scripts.empty()) {
            sayDoing(rows, "peers");
            measurePeers(chosenPeers(), plan_.folder, rows, repetition_, findings, checksums);
        }
        for (const std::string& line : disagreements(checksums))
            findings.wrong.push_back(std::to_string(rows) + " rows, " + line);
        return std::nullopt;
    }

    /// The analysis must not depend on how many schools there are.
    std::optional<Problem> measureFewerSchools(std::int64_t rows) {
        sayDoing(rows, "200 schools");
        if (auto problem = generate(rows, fewSchools)) return problem;
        const auto steps = programSteps(plan_.program, plan_.folder, rows, {.most = 1});
        if (!steps) return steps.problem();
        Findings few;
        NamedChecksums checksums;
        std::swap(few, findings);
        const auto problem = measureOwn("analysis", rows, checksums);
        std::swap(few, findings);
        for (Measurement measured : few.measurements) {
            measured.step += ", 200 schools";
            findings.measurements.push_back(std::move(measured));
        }
        return problem;
    }

    std::optional<Problem> measureSmall() {
        sayDoing(0, "small surveys");
        if (auto problem =
                take(smallSurveySteps(plan_.program, plan_.folder, repetition_, plan_.checks_only ? 2 : manyReports)))
            return problem;
        sayDoing(0, "figures");
        NamedChecksums none;
        return measureOwn("figures", 0, none);
    }

    Findings findings;

private:
    /// The CSV, our file and one of a peer at a time.
    bool roomFor(std::int64_t rows) const {
        constexpr std::uintmax_t bytesPerRow = 2500;
        return fs::space(plan_.folder).available > static_cast<std::uintmax_t>(rows) * bytesPerRow;
    }

    std::vector<Peer> chosenPeers() const {
        std::vector<Peer> chosen = peers(plan_.scripts);
        if (plan_.quick) std::erase_if(chosen, [](const Peer& peer) { return !peer.quick; });
        if (plan_.checks_only) {
            chosen.resize(1);
            chosen.front().whole = false;
        }
        return chosen;
    }

    std::optional<Problem> generate(std::int64_t rows, int schools) const {
        const fs::path& folder = plan_.folder;
        for (const Result<Done>& written :
             {writeRoster(folder / "roster.csv", schools), writeQuestionnaire(folder / "parent.json"),
              writeAnswers(folder / "answers.csv", rows, schools)}) {
            if (!written) return written.problem();
        }
        return std::nullopt;
    }

    std::optional<Problem> take(const Result<std::vector<Measurement>>& measured) {
        if (!measured) return measured.problem();
        findings.measurements.insert(findings.measurements.end(), measured->begin(), measured->end());
        return std::nullopt;
    }

    std::optional<Problem> measureOwn(const std::string& part, std::int64_t rows, NamedChecksums& checksums) {
        const fs::path output = plan_.folder / "part.log";
        const auto run = measuredRun({plan_.own_parts, "part", part, plan_.folder, std::to_string(plan_.runs)},
                                     plan_.folder / "stderr.log", output);
        if (!run) return run.problem();
        const SelfReport report = selfReport(bytesOf(output), "diaoyan", rows);
        checksums.insert(checksums.end(), report.checksums.begin(), report.checksums.end());
        return take(report.measurements);
    }

    const Plan& plan_;
    Repetition repetition_;
};

}  // namespace

Result<Findings> measureAll(const Plan& plan) {
    fs::create_directories(plan.folder);
    Driver driver(plan);
    for (const std::int64_t rows : plan.sizes)
        if (auto problem = driver.measureSize(rows)) return *problem;
    constexpr std::int64_t million = 1'000'000;
    if (plan.fewer_schools) {
        const auto next = std::upper_bound(plan.sizes.begin(), plan.sizes.end(), million);
        if (next != plan.sizes.begin())
            if (auto problem = driver.measureFewerSchools(*(next - 1))) return *problem;
    }
    if (auto problem = driver.measureSmall()) return *problem;
    fs::remove_all(plan.folder);  // the answers of a full run are gigabytes
    return std::move(driver.findings);
}

}  // namespace diaoyan::bench
