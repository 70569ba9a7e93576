// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/peers.h"

#include <algorithm>

namespace diaoyan::bench {
namespace {

namespace fs = std::filesystem;

void addOnce(std::vector<std::string>& lines, const std::string& line) {
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
}

/// Runs one step of one peer on the workload.
class PeerRun {
public:
    PeerRun(const Peer& peer, fs::path folder, std::int64_t rows, const Repetition& repetition)
        : peer_(peer), folder_(std::move(folder)), rows_(rows), repetition_(repetition) {}

    /// The script in one process that repeats its work inside.
    Result<SelfReport> reportOf(const std::string& step) const {
        const auto cost = measuredRun(command(step, repetition_.most), folder_ / "stderr.log", output());
        if (!cost) return cost.problem();
        SelfReport report = selfReport(bytesOf(output()), peer_.name, rows_);
        if (!report.measurements.empty()) report.measurements.back().megabytes = cost->megabytes;
        return report;
    }

    /// Whole processes that analyse once from the peer's file.
    Result<Measurement> wholeProcess(bool cold) const {
        const auto before = [&] {
            if (cold) dropFromPageCache(folder_ / peer_.file);
            return Result<Done>(Done{});
        };
        // Its start alone takes long: as often as whatever is long.
        const Repetition some{repetition_.longer, repetition_.longer};
        const auto cost = medianRun(command("analyse", 1), folder_, some, before);
        if (!cost) return cost.problem();
        return Measurement{peer_.name, cold ? "whole, cold" : "whole", rows_, cost->seconds, cost->megabytes};
    }

private:
    std::vector<std::string> command(const std::string& step, int runs) const {
        std::vector<std::string> words = peer_.command;
        words.insert(words.end(), {peer_.mode, step, folder_, std::to_string(runs)});
        return words;
    }
    std::string output() const { return folder_ / "peer.log"; }

    const Peer& peer_;
    fs::path folder_;
    std::int64_t rows_;
    Repetition repetition_;
};

void add(const SelfReport& report, Findings& findings, NamedChecksums& checksums) {
    findings.measurements.insert(findings.measurements.end(), report.measurements.begin(), report.measurements.end());
    checksums.insert(checksums.end(), report.checksums.begin(), report.checksums.end());
}

std::optional<Problem> measurePeer(const Peer& peer, const PeerRun& run, Findings& findings,
                                   NamedChecksums& checksums) {
    const auto steps =
        peer.file.empty() ? std::vector<std::string>{"all"} : std::vector<std::string>{"load", "analyse"};
    for (const std::string& step : steps) {
        const Result<SelfReport> report = run.reportOf(step);
        if (!report) return report.problem();
        add(*report, findings, checksums);
    }
    for (const bool cold : {false, true}) {
        if (!peer.whole) break;
        const Result<Measurement> whole = run.wholeProcess(cold);
        if (!whole) return whole.problem();
        findings.measurements.push_back(*whole);
    }
    return std::nullopt;
}

}  // namespace

std::vector<Peer> peers(const fs::path& scripts) {
    constexpr std::int64_t million = 1'000'000;
    constexpr std::int64_t any = 100 * million;
    const auto node = [&](const char* script) { return std::vector<std::string>{"node", scripts / script}; };
    return {
        {"DuckDB, text", node("duckdb.js"), "text", "duckdb_text.db", million, true, true},
        {"DuckDB, enums", node("duckdb.js"), "enum", "duckdb_enum.db", any, true, true},
        {"DuckDB, hand-tuned", node("duckdb.js"), "tuned", "duckdb_tuned.db", any, true, true},
        {"polars, text", node("polars.js"), "text", "", million},
        {"polars, categories", node("polars.js"), "categories", "", million, false},
        // Threads that spin while they wait would slow down everything else on a busy machine.
        {"R data.table", {"env", "OMP_WAIT_POLICY=passive", "Rscript", scripts / "data_table.R"}, "text", "", million},
        {"ClickHouse, text", node("clickhouse.js"), "text", "", million, false},
        {"PSPP", node("pspp.js"), "text", "pspp_text.sav", million, false},
        {"SQLite, GROUP BY", node("sqlite.js"), "text", "sqlite_text.db", million / 10, false},
    };
}

void measurePeers(const std::vector<Peer>& peers, const fs::path& folder, std::int64_t rows,
                  const Repetition& repetition, Findings& findings, NamedChecksums& checksums) {
    for (const Peer& peer : peers) {
        const PeerRun run(peer, folder, rows, repetition);
        const Result<SelfReport> version = run.reportOf("version");
        if (!version) {
            addOnce(findings.remarks, peer.name + ": not installed");
            continue;
        }
        addOnce(findings.versions, version->version);
        if (rows > peer.most_rows) {
            addOnce(findings.remarks, peer.name + ": not measured on more than " + std::to_string(peer.most_rows) +
                                          " rows, which would take minutes");
            continue;
        }
        if (const auto problem = measurePeer(peer, run, findings, checksums))
            findings.remarks.push_back(peer.name + ": " + describe(*problem, Language::en));
        if (!peer.file.empty()) fs::remove(folder / peer.file);
    }
}

}  // namespace diaoyan::bench
