// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/web_server_process.h"
#include "questionnaires/result.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>

namespace diaoyan::bench {

/// An organiser who has the live dashboard of `diaoyan serve` open while answers come: signs in with the password that
/// the server told, then asks for the numbers every two seconds, as the page's script does, until the end of the
/// object.
class WatchedDashboard {
public:
    /// Problem: not-signed-in.
    static Result<WatchedDashboard> open(const WebServerProcess& server);

    std::int64_t looks() const { return counts_->looks; }
    std::int64_t refusals() const { return counts_->refusals; }  ///< looks that brought no numbers

private:
    struct Counts {
        std::atomic<std::int64_t> looks{0};
        std::atomic<std::int64_t> refusals{0};
    };
    WatchedDashboard(int port, const std::string& cookie);

    std::shared_ptr<Counts> counts_ = std::make_shared<Counts>();
    std::jthread watching_;
};

}  // namespace diaoyan::bench
