// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/result_page.h"
#include "bench/targets.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// What is to be measured of web collection.
struct WebPlan {
    std::string program;                 ///< path of diaoyan; empty: only the bare servers
    std::string bare_qt;                 ///< path of bare_qt_server
    std::filesystem::path scripts;       ///< bench/peers
    std::filesystem::path folder;        ///< everything is written here, on the disk to be measured; removed at the end
    int rounds = 3;                      ///< every server anew, in turn at each step
    std::int64_t submissions = 100'000;  ///< per server and round, at all numbers of connections together
    std::int64_t pages = 50'000;         ///< GETs of the questionnaire, per server and round
};

/// One step of one server in one round. Times in seconds.
struct WebMeasurement {
    std::string server;  ///< "diaoyan serve", "bare Qt HttpServer" ...
    std::string step;    ///< "submissions, 64 connections" ...
    int round = 0;
    std::int64_t requests = 0;
    std::int64_t errors = 0;
    double per_second = 0;
    double median = 0;
    double p99 = 0;
    double worst = 0;
};

/// Resident memory of a server before and after its submissions (MiB).
struct WebMemory {
    std::string server;
    int round = 0;
    std::int64_t submissions = 0;
    double before = 0;
    double after = 0;
};

struct WebFindings {
    std::vector<WebMeasurement> measurements;
    std::vector<WebMemory> memories;
    std::vector<std::string> remarks;   ///< servers that were left out, replies that were refused
    std::vector<std::string> versions;  ///< of the peers

    std::vector<std::string> servers() const;  ///< in the order they were measured
    std::vector<std::string> steps() const;
    /// The median over the rounds of one figure; nothing where it was not measured.
    std::optional<double> median(const std::string& server, const std::string& step,
                                 double WebMeasurement::*figure) const;
    /// The median over the rounds of the ratio of two servers' requests per second, taken round by round.
    std::optional<double> ratio(const std::string& server, const std::string& other, const std::string& step) const;
    std::int64_t errors(const std::string& server, const std::string& step) const;  ///< of all rounds
    bool failed() const;  ///< somebody got no reply or a wrong one
};

inline constexpr const char* ourServer = "diaoyan serve";
inline constexpr const char* bareQtServer = "bare Qt HttpServer";
inline constexpr const char* bareNodeServer = "bare Node http";

/// Runs all servers side by side (those that wait cost nothing) and loads them in turn. Says on stderr what it is
/// doing. A peer that is not installed is a remark. Problems: those of diaoyan or of the bare Qt server.
Result<WebFindings> measureWeb(const WebPlan& plan);

/// A table per step with the ratios, one of memory, and what was promised beside what was found.
std::vector<PageTable> webTables(const WebFindings& findings);
std::vector<Target> webTargets(const WebFindings& findings);

/// Machine facts, versions, tables and remarks.
struct WebPage {
    std::string terminal;
    std::string markdown;
};
WebPage webPage(const WebFindings& findings);

}  // namespace diaoyan::bench
