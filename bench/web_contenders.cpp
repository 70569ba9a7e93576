// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/web_contenders.h"

#include "bench/measured_run.h"
#include "bench/measurement.h"
#include "bench/web_load.h"
#include "bench/web_requests.h"
#include "bench/workload.h"

#include <csignal>
#include <fstream>
#include <sstream>

namespace diaoyan::bench {
namespace {

namespace fs = std::filesystem;
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
    std::ofstream(plan.folder / "page.html") << std::string(20'000, 'x');
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
