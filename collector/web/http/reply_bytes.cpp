// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/http/reply_bytes.h"

#include <algorithm>
#include <string_view>

namespace diaoyan {

namespace {

constexpr std::string_view guardHeaders =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n";

/// What a reply may say otherwise.
constexpr std::pair<std::string_view, std::string_view> usualHeaders[] = {{"Cache-Control", "no-store"},
                                                                          {"Referrer-Policy", "no-referrer"}};

bool says(const WebReply& reply, std::string_view name) {
    return std::any_of(reply.headers.begin(), reply.headers.end(), [&](const auto& one) { return one.first == name; });
}

std::string_view reasonFor(int status) {
    switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    default: return status < 400 ? "OK" : "Error";
    }
}

bool fitsOneLine(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

void appendHeader(std::string& bytes, std::string_view name, std::string_view value) {
    if (!fitsOneLine(name) || !fitsOneLine(value)) return;
    bytes.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string replyBytes(const WebReply& reply, bool with_body, bool keep_alive) {
    std::string bytes;
    bytes.reserve(640 + (with_body ? reply.body.size() : 0));
    bytes.append("HTTP/1.1 ").append(std::to_string(reply.status)).append(" ").append(reasonFor(reply.status));
    bytes.append("\r\n").append(guardHeaders);
    if (!reply.content_type.empty()) appendHeader(bytes, "Content-Type", reply.content_type);
    appendHeader(bytes, "Content-Length", std::to_string(reply.body.size()));
    for (const auto& [name, value] : reply.headers) appendHeader(bytes, name, value);
    for (const auto& [name, value] : usualHeaders)
        if (!says(reply, name)) appendHeader(bytes, name, value);
    if (!keep_alive) bytes.append("Connection: close\r\n");
    bytes.append("\r\n");
    if (with_body) bytes.append(reply.body);
    return bytes;
}

}  // namespace diaoyan
