// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// What a browser asks, without the library that received it. Every part is as it came and may be hostile; the server
/// has limited its size (collector/web/protection/request_framing.h).
struct WebRequest {
    std::string method{};           ///< GET, POST ...
    std::string path{};             ///< begins with '/', percent-decoding still to be done
    std::string query{};            ///< behind '?', still encoded
    std::string content_type{};     ///< of the body
    std::string body{};             ///< bytes
    std::string cookie{};           ///< the Cookie header
    std::string accept{};           ///< the Accept header: scripts ask for application/json
    std::string accept_language{};  ///< the Accept-Language header
    std::string origin{};           ///< the Origin header; empty where the browser sends none
    std::string host{};             ///< the Host header
    std::string peer{};             ///< the address it came from: for rate limits in memory, never stored or logged
    bool secure = false;            ///< it came over TLS

    bool operator==(const WebRequest&) const = default;
};

struct WebReply {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{};  ///< besides those of every reply (security, length)

    bool operator==(const WebReply&) const = default;
};

}  // namespace diaoyan
