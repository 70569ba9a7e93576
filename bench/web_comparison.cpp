// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/web_comparison.h"

#include "bench/measured_run.h"
#include "bench/web_contenders.h"
#include "bench/web_dashboard.h"
#include "bench/web_load.h"

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace diaoyan::bench {
namespace {

namespace fs = std::filesystem;

/// So many of a round's submissions go at so many connections.
struct SubmissionStep {
    int connections;
    double share;
};
constexpr SubmissionStep submissionSteps[] = {{64, 0.4}, {256, 0.3}, {1000, 0.3}};
constexpr int pageConnections = 64;

class WebDriver {
public:
    explicit WebDriver(const WebPlan& plan) : plan_(plan) {}

    std::optional<Problem> prepare() {
        auto contenders = webContenders(plan_, findings.remarks, findings.versions);
        if (!contenders) return contenders.problem();
        contenders_ = std::move(*contenders);
        return std::nullopt;
    }

    std::optional<Problem> measureRound(int round) {
        round_ = round;
        std::optional<WatchedDashboard> dashboard;
        if (auto problem = startAll(dashboard)) return problem;
        for (std::size_t s = 0; s < contenders_.size(); ++s) {
            const std::vector<std::string> page{contenders_[s].page_request};
            if (auto problem = load(s, "pages, 64 connections", pageConnections, page, plan_.pages, "")) return problem;
        }
        std::vector<double> before;
        for (const WebServerProcess& server : running_) before.push_back(server.megabytes());
        if (auto problem = submit()) return problem;
        if (dashboard && dashboard->refusals() > 0)
            findings.remarks.push_back("the dashboard: " + std::to_string(dashboard->refusals()) + " of " +
                                       std::to_string(dashboard->looks()) + " looks brought no numbers");
        dashboard.reset();
        for (std::size_t s = 0; s < contenders_.size(); ++s) {
            findings.memories.push_back(
                {contenders_[s].name, round, plan_.submissions, before[s], running_[s].megabytes()});
            const int status = running_[s].stop(SIGTERM);
            if (status != 0 && status != 128 + SIGTERM)
                findings.remarks.push_back(contenders_[s].name + ": ended with status " + std::to_string(status));
        }
        return std::nullopt;
    }

    WebFindings findings;

private:
    std::optional<Problem> startAll(std::optional<WatchedDashboard>& dashboard) {
        running_.clear();
        for (const WebContender& contender : contenders_) {
            auto server = contender.start();
            if (!server) return server.problem();
            if (contender.has_dashboard) {
                auto opened = WatchedDashboard::open(*server);
                if (!opened) return opened.problem();
                dashboard.emplace(std::move(*opened));
            }
            running_.push_back(std::move(*server));
        }
        return std::nullopt;
    }

    std::optional<Problem> submit() {
        std::size_t from = 0;
        for (const SubmissionStep& step : submissionSteps) {
            const auto count = static_cast<std::size_t>(static_cast<double>(plan_.submissions) * step.share);
            const std::string name = "submissions, " + std::to_string(step.connections) + " connections";
            for (std::size_t s = 0; s < contenders_.size(); ++s) {
                const auto requests = std::span(*contenders_[s].submissions).subspan(from, count);
                if (auto problem = load(s, name, step.connections, requests, 0, "thanks")) return problem;
            }
            from += count;
        }
        return std::nullopt;
    }

    std::optional<Problem> load(std::size_t which, const std::string& step, int connections,
                                std::span<const std::string> requests, std::int64_t count, const char* wanted) {
        const std::string& server = contenders_[which].name;
        std::fprintf(stderr, "%9d  %s: %s\n", round_ + 1, server.c_str(), step.c_str());
        const auto result = runWebLoad({.port = running_[which].port(),
                                        .connections = connections,
                                        .requests = requests,
                                        .count = count,
                                        .wanted = wanted});
        if (!result) return result.problem();
        if (result->errors() > 0) {
            findings.remarks.push_back(
                server + ", " + step + ": " + std::to_string(result->errors()) +
                " errors; the first refusal: " + result->first_refusal.substr(0, result->first_refusal.find("\r\n")));
            std::fprintf(stderr, "%s\n", result->first_refusal.c_str());
        }
        findings.measurements.push_back({server, step, round_, static_cast<std::int64_t>(result->acknowledged.size()),
                                         result->errors(), result->perSecond(), result->latencyAt(0.5),
                                         result->latencyAt(0.99), result->latencyAt(1)});
        return std::nullopt;
    }

    const WebPlan& plan_;
    std::vector<WebContender> contenders_;
    std::vector<WebServerProcess> running_;
    int round_ = 0;
};

void addOnce(std::vector<std::string>& list, const std::string& name) {
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
}

std::optional<double> middle(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

std::vector<std::string> WebFindings::servers() const {
    std::vector<std::string> names;
    for (const WebMeasurement& measured : measurements) addOnce(names, measured.server);
    return names;
}

std::vector<std::string> WebFindings::steps() const {
    std::vector<std::string> names;
    for (const WebMeasurement& measured : measurements) addOnce(names, measured.step);
    return names;
}

std::optional<double> WebFindings::median(const std::string& server, const std::string& step,
                                          double WebMeasurement::*figure) const {
    std::vector<double> values;
    for (const WebMeasurement& measured : measurements)
        if (measured.server == server && measured.step == step) values.push_back(measured.*figure);
    return middle(std::move(values));
}

std::optional<double> WebFindings::ratio(const std::string& server, const std::string& other,
                                         const std::string& step) const {
    std::vector<double> ratios;
    for (const WebMeasurement& one : measurements) {
        if (one.server != server || one.step != step) continue;
        for (const WebMeasurement& two : measurements) {
            const bool same_run = two.server == other && two.step == step && two.round == one.round;
            if (same_run && two.per_second > 0) ratios.push_back(one.per_second / two.per_second);
        }
    }
    return middle(std::move(ratios));
}

std::int64_t WebFindings::errors(const std::string& server, const std::string& step) const {
    std::int64_t sum = 0;
    for (const WebMeasurement& measured : measurements)
        if (measured.server == server && measured.step == step) sum += measured.errors;
    return sum;
}

bool WebFindings::failed() const {
    return std::any_of(measurements.begin(), measurements.end(),
                       [](const WebMeasurement& measured) { return measured.errors > 0; });
}

Result<WebFindings> measureWeb(const WebPlan& plan) {
    fs::remove_all(plan.folder);
    fs::create_directories(plan.folder);
    WebDriver driver(plan);
    if (auto problem = driver.prepare()) return *problem;
    for (int round = 0; round < plan.rounds; ++round)
        if (auto problem = driver.measureRound(round)) return *problem;
    fs::remove_all(plan.folder);
    return std::move(driver.findings);
}

}  // namespace diaoyan::bench
