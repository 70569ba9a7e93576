// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// What one request may weigh.
struct RequestLimits {
    std::size_t header = 16 * 1024;  ///< bytes of request line and headers together
    std::size_t body = 256 * 1024;   ///< bytes
};

/// Follows the bytes of one HTTP/1.x connection and says when a request breaks a limit, before a server that has none
/// of its own holds it in memory. Sees where requests begin and end; understands no more of them than that.
class RequestFraming {
public:
    explicit RequestFraming(const RequestLimits& limits = {}) : limits_(limits) {}

    /// 0: all is well; otherwise the HTTP status to answer before the connection is closed: 400 (no request line,
    /// a line that does not end in CRLF, a control character in it, a continued line, a second or malformed length),
    /// 411 (chunked, or a Transfer-Encoding of any kind), 413, 431, 501 (Upgrade, CONNECT, TRACE). Once it is not 0, it
    /// stays. The same bytes have the same verdict however they are cut.
    int feed(std::string_view bytes);

    /// A request has begun and is not there in full.
    bool unfinished() const { return header_bytes_ > 0 || body_left_ > 0; }
    /// Complete requests seen so far.
    std::int64_t requests() const { return requests_; }

private:
    void takeLine(std::string_view line);
    int statusOfRequestLine(std::string_view line) const;
    int statusOfHeader(std::string_view line);
    void endOfHeader();

    RequestLimits limits_;
    std::string line_;                     ///< the beginning of a line whose end has not come
    std::size_t header_bytes_ = 0;         ///< of this request so far; 0 between requests
    bool in_fields_ = false;               ///< the request line has been seen
    std::optional<std::uint64_t> length_;  ///< Content-Length
    std::uint64_t body_left_ = 0;
    std::int64_t requests_ = 0;
    int refused_ = 0;
};

}  // namespace diaoyan
