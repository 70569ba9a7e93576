// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/web_dashboard.h"

#include "bench/web_load.h"

#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>

namespace diaoyan::bench {
namespace {

constexpr std::chrono::seconds betweenLooks{2};  ///< as office.js has it

std::string signingIn(const std::string& password) {
    const std::string form = "password=" + password;  // letters, digits and hyphens
    return "POST /office/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
           "Content-Length: " +
           std::to_string(form.size()) + "\r\n\r\n" + form;
}

/// "name=value" of the Set-Cookie header; empty where there is none.
std::string cookieOf(const std::string& head) {
    const std::string name = "\r\nSet-Cookie: ";
    const std::size_t at = head.find(name);
    if (at == std::string::npos) return {};
    return head.substr(at + name.size(), head.find_first_of(";\r", at + name.size()) - at - name.size());
}

}  // namespace

Result<WatchedDashboard> WatchedDashboard::open(const WebServerProcess& server) {
    const auto told = nlohmann::json::parse(server.firstLine(), nullptr, false);
    const std::string password = told.is_object() ? told.value("password", "") : "";
    const SingleReply reply = singleRequest(server.port(), signingIn(password));
    const std::string cookie = cookieOf(reply.head);
    if (cookie.empty()) {
        return Problem{"not-signed-in",
                       phrase("登录管理页面失败（状态 {0}）", "signing in to the organiser's pages failed (status {0})",
                              {std::to_string(reply.status)}),
                       {}};
    }
    return WatchedDashboard(server.port(), cookie);
}

WatchedDashboard::WatchedDashboard(int port, const std::string& cookie) {
    const std::string request = "GET /office/numbers.json HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
                                "Cookie: " +
                                cookie + "\r\n\r\n";
    watching_ = std::jthread([port, request, counts = counts_](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any waiting;
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            const SingleReply reply = singleRequest(port, request);
            ++counts->looks;
            if (reply.status != 200) ++counts->refusals;
            waiting.wait_for(lock, stop, betweenLooks, [] { return false; });
        }
    });
}

}  // namespace diaoyan::bench
