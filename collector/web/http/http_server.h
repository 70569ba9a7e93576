// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/wire/web_request.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

/// Where to listen, and what one visitor may take.
struct HttpSetup {
    bool lan = false;               ///< on all interfaces; otherwise on 127.0.0.1 only
    std::uint16_t port = 0;         ///< 0: any free one
    std::string tls_certificate{};  ///< PEM files; both or none
    std::string tls_key{};
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 256 * 1024;
    int connections = 4000;                    ///< at once
    int connections_per_address = 2000;        ///< a whole school may stand behind one
    int request_seconds = 15;                  ///< from the first byte of a request to its last (slow-loris)
    int idle_seconds = 75;                     ///< between requests, and for a reply that nobody reads
    std::size_t waiting_submissions = 20'000;  ///< more are told to try again (503)

    bool operator==(const HttpSetup&) const = default;
};

/// Runs work on the thread that called serveHttp and waits for its end.
using OnServerThread = std::function<void(const std::function<void()>&)>;

/// What the server does with requests. Each function is called on one thread only: `page` on the server's, `hand_in`
/// and `tidy` on one of their own, `office` on another.
struct HttpWork {
    std::function<WebReply(const WebRequest&)> page{};  ///< quick: it holds up everybody else
    std::function<std::vector<WebReply>(std::span<const WebRequest>)>
        hand_in{};                                                        ///< POST /submit/...: what came meanwhile
    std::function<void()> tidy{};                                         ///< nothing was handed in for a moment
    std::function<WebReply(const WebRequest&)> office{};                  ///< /office...
    std::function<void(std::uint16_t port, OnServerThread)> listening{};  ///< called once
    std::function<void()> tick{};                                         ///< every two seconds, on the server's thread
};

/// Serves until `stop` is requested; then takes no more connections, finishes what was handed in and answers it. Call
/// from the application's thread. Problems: port-taken, address-unavailable, tls-unreadable, tls-mismatch.
Result<Done> serveHttp(const HttpSetup& setup, const HttpWork& work, std::stop_token stop);

/// The addresses of this machine on its networks (IPv4 first, without loopback), as a browser is told them.
std::vector<std::string> networkAddresses();

/// What the module `collection` gives to the program that loads it (see charts/render/drawing.h for why a module).
struct WebService {
    const char* version = "";
    Result<Done> (*serve)(const HttpSetup&, const HttpWork&, std::stop_token) = nullptr;
    std::vector<std::string> (*addresses)() = nullptr;
};

/// The one name that the module shows: `const WebService* diaoyanWebService()`.
inline constexpr const char* web_service_entry = "diaoyanWebService";

}  // namespace diaoyan
