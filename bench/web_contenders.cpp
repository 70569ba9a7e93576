// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/web_contenders.h"

#include "bench/measured_run.h"
#include "bench/measurement.h"
#include "bench/web_load.h"
#include "bench/web_requests.h"
#include "bench/workload.h"
#include "collector/store/collection_store.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>

namespace diaoyan::bench {
namespace {

namespace fs = std::filesystem;
/// Open to anyone, as every respondent without a code gets it.
constexpr const char* questionnairePath = "/f/teacher";

using Submissions = std::shared_ptr<const std::vector<std::string>>;

void removeDatabase(const fs::path& file) {
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(file.string() + ending);
}

Submissions plainSubmissions(std::int64_t count) {
    std::vector<std::string> requests;
    requests.reserve(static_cast<std::size_t>(count));
    for (std::int64_t number = 0; number < count; ++number)
        requests.push_back(postOf("/submit", plainSubmission(static_cast<std::uint64_t>(number))));
    return std::make_shared<const std::vector<std::string>>(std::move(requests));
}

constexpr int schools = 25;

/// Makes a survey whose questionnaire for parents wants a one-time code, and its codes.
Result<std::vector<std::string>> surveyWithCodes(const WebPlan& plan, const fs::path& survey) {
    const fs::path roster = plan.folder / "roster.csv";
    const auto written = writeRoster(roster, schools);
    if (!written) return written.problem();
    const auto made = measuredRun({plan.program, "new", survey, "--schools", roster, "--forms", "parent,teacher"},
                                  plan.folder / "stderr.log");
    if (!made) return made.problem();
    auto store = CollectionStore::open(survey);
    if (!store) return store.problem();
    auto codes = store->makeCodes({{.questionnaire = "parent", .count = plan.submissions}});
    if (!codes) return codes.problem();
    CollectionSettings settings = store->settings();
    settings.access["parent"] = WebAccess::codes;
    store->setSettings(settings);
    return std::move(codes->front().codes);
}

Submissions parentSubmissions(const std::vector<std::string>& codes) {
    std::vector<std::string> requests;
    requests.reserve(codes.size());
    for (const std::string& code : codes) {
        const std::uint64_t number = requests.size();
        std::array<char, 16> school{};
        std::snprintf(school.data(), school.size(), "S%03d", static_cast<int>(number % schools) + 1);
        requests.push_back(postOf("/submit/parent", parentSubmission(number, school.data(), code)));
    }
    return std::make_shared<const std::vector<std::string>>(std::move(requests));
}

/// Every start is on a copy of the survey as it was before anybody answered.
Result<WebContender> ourContender(const WebPlan& plan) {
    const fs::path prepared = plan.folder / "prepared.survey";
    const auto codes = surveyWithCodes(plan, prepared);
    if (!codes) return codes.problem();
    const fs::path survey = plan.folder / "town.survey";
    const std::vector<std::string> command{plan.program, "serve", survey, "--port", "0", "--submissions-per-minute",
                                           "0",          "--json"};
    const auto start = [=, folder = plan.folder] {
        removeDatabase(survey);
        fs::copy_file(prepared, survey);
        return WebServerProcess::start(command, folder / "serve.log");
    };
    return WebContender{ourServer, start, getOf(questionnairePath), parentSubmissions(*codes), true};
}

/// What diaoyan answers to a request for the questionnaire's page.
Result<std::string> servedPage(const WebContender& ours) {
    auto server = ours.start();
    if (!server) return server.problem();
    const SingleReply reply = singleRequest(server->port(), ours.page_request);
    server->stop(SIGTERM);
    if (reply.status == 200) return reply.body;
    return Problem{"no-page",
                   phrase("问卷网页打不开（状态 {0}）", "the questionnaire's page does not come (status {0})",
                          {std::to_string(reply.status)}),
                   {}};
}

WebContender bareServer(const char* name, std::vector<std::string> command, const fs::path& folder,
                        const Submissions& submissions) {
    const fs::path database = folder / (std::string(name) + ".db");
    command.insert(command.end(), {database, folder / "page.html"});
    const auto start = [=] {
        removeDatabase(database);
        return WebServerProcess::start(command, folder / "server.log");
    };
    return {name, start, getOf("/"), submissions};
}

}  // namespace

Result<std::vector<WebContender>> webContenders(const WebPlan& plan, std::vector<std::string>& remarks,
                                                std::vector<std::string>& versions) {
    std::vector<WebContender> contenders;
    std::string page(20'000, 'x');
    if (!plan.program.empty()) {
        auto ours = ourContender(plan);
        if (!ours) return ours.problem();
        auto served = servedPage(*ours);
        if (!served) return served.problem();
        page = std::move(*served);
        contenders.push_back(std::move(*ours));
    }
    std::ofstream(plan.folder / "page.html") << page;
    const Submissions plain = plainSubmissions(plan.submissions);
    contenders.push_back(bareServer(bareQtServer, {plan.bare_qt}, plan.folder, plain));
    const std::vector<std::string> node{"node", plan.scripts / "bare_node_server.js"};
    const fs::path output = plan.folder / "version.log";
    const auto version = measuredRun({node[0], node[1], "version"}, plan.folder / "stderr.log", output);
    if (!version) {
        remarks.push_back(std::string(bareNodeServer) + ": not measured, Node or its module better-sqlite3 is missing" +
                          " (./dev bench --install-peers)");
        return contenders;
    }
    versions.push_back(selfReport(bytesOf(output), bareNodeServer, 0).version);
    contenders.push_back(bareServer(bareNodeServer, node, plan.folder, plain));
    return contenders;
}

}  // namespace diaoyan::bench
