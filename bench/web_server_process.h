// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace diaoyan::bench {

/// A web server in a process of its own, which says {"port": N} on a line of its output when it listens. Killed with
/// the object if it still runs then.
class WebServerProcess {
public:
    /// `log`: the file for what it writes to stderr; what it says on stdout after that line is not read. Problem:
    /// server-not-started (it ended or said nothing for `patience` seconds), with the last words of the log.
    static Result<WebServerProcess> start(const std::vector<std::string>& command, const std::string& log,
                                          int patience = 30);
    WebServerProcess(WebServerProcess&& other) noexcept
        : process_(std::exchange(other.process_, 0)), output_(std::exchange(other.output_, -1)), port_(other.port_),
          first_line_(std::move(other.first_line_)) {}
    WebServerProcess& operator=(WebServerProcess&& other) noexcept {
        std::swap(process_, other.process_);
        std::swap(output_, other.output_);
        std::swap(port_, other.port_);
        std::swap(first_line_, other.first_line_);
        return *this;
    }
    ~WebServerProcess();

    pid_t process() const { return process_; }
    int port() const { return port_; }
    /// The line with the port.
    const std::string& firstLine() const { return first_line_; }
    /// Resident memory now (MiB); 0 where it cannot be told.
    double megabytes() const;

    /// Sends a signal and does not wait.
    void signal(int number) const;
    /// Sends a signal and waits for the end: the exit status, 128 + signal where one ended it, -1 if it does not end
    /// within `patience` seconds (it is killed then).
    int stop(int number, int patience = 20);

private:
    WebServerProcess(pid_t process, int output) : process_(process), output_(output) {}

    pid_t process_ = 0;  ///< 0: there is none, or none any more
    int output_ = -1;
    int port_ = 0;
    std::string first_line_;
};

}  // namespace diaoyan::bench
