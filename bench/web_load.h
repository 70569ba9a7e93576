// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// Requests for a web server on 127.0.0.1: every connection sends one, waits for the reply, sends the next one
/// (closed loop, HTTP/1.1 keep-alive). One thread, nothing is prepared while the clock runs.
struct WebLoad {
    int port = 0;
    int connections = 64;                     ///< all are open before the clock starts
    std::span<const std::string> requests{};  ///< whole requests as bytes, sent in this order; must outlive the load
    std::int64_t count = 0;                   ///< so many, from the first again after the last; 0: each request once
    std::string wanted{};                     ///< a reply counts if its status is 200 and its body has this
    double patience = 20;                     ///< seconds without any reply after which the load gives up
};

/// What came of it. Times are in seconds.
struct WebLoadResult {
    double seconds = 0;                    ///< from the first request to the last reply
    std::vector<bool> acknowledged;        ///< by request: a reply that counts has come in full
    std::vector<double> latencies;         ///< of these, ascending
    std::map<int, std::int64_t> statuses;  ///< replies in full, by HTTP status
    std::int64_t lost = 0;                 ///< sent, but the connection ended or the patience did
    std::string first_refusal;             ///< the first reply that does not count, for people

    std::int64_t answered() const { return static_cast<std::int64_t>(latencies.size()); }
    std::int64_t errors() const { return static_cast<std::int64_t>(acknowledged.size()) - answered(); }
    double perSecond() const { return seconds > 0 ? static_cast<double>(answered()) / seconds : 0; }
    /// The latency that `share` (0 to 1) of the acknowledged requests do not exceed; 0 where there is none.
    double latencyAt(double share) const;
};

/// Ends when every request was sent and answered, or every connection is gone (the server was killed), or the patience
/// is over. A reply that closes its connection is followed by a new connection. Problem: cannot-connect.
Result<WebLoadResult> runWebLoad(const WebLoad& load);

/// One request on a connection of its own. Status 0 where no whole reply came.
struct SingleReply {
    int status = 0;
    std::string head;  ///< status line and headers
    std::string body;
};
SingleReply singleRequest(int port, const std::string& request, double patience = 20);

}  // namespace diaoyan::bench
