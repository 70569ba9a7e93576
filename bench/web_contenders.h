// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/web_comparison.h"
#include "bench/web_server_process.h"
#include "questionnaires/result.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// A server that takes part, and the requests made for it.
struct WebContender {
    std::string name;
    std::function<Result<WebServerProcess>()> start;  ///< anew, on a file without answers
    std::string page_request;
    std::shared_ptr<const std::vector<std::string>> submissions;  ///< each with an answer id (and code) of its own
    bool has_dashboard = false;                                   ///< to be open all the time
};

/// diaoyan (with a survey and one-time codes made by its own commands), the bare Qt server, bare Node where it is
/// installed (else a remark). The bare servers serve the page that diaoyan serves. Problems: those of the programs.
Result<std::vector<WebContender>> webContenders(const WebPlan& plan, std::vector<std::string>& remarks,
                                                std::vector<std::string>& versions);

}  // namespace diaoyan::bench
