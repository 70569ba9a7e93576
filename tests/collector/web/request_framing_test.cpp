// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/protection/request_framing.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

/// What a connection was after all of its bytes.
struct Verdict {
    int status = 0;
    std::int64_t requests = 0;
    bool unfinished = false;

    bool operator==(const Verdict&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Verdict& verdict) {
    return out << verdict.status << ", " << verdict.requests << " requests" << (verdict.unfinished ? ", open" : "");
}

Verdict fedInPieces(std::string_view bytes, std::size_t piece, const RequestLimits& limits = {}) {
    RequestFraming framing(limits);
    for (std::size_t at = 0; at < bytes.size(); at += piece) framing.feed(bytes.substr(at, piece));
    return {framing.feed({}), framing.requests(), framing.unfinished()};
}

/// Also says that the cuts do not matter.
Verdict fed(std::string_view bytes, const RequestLimits& limits = {}) {
    const Verdict whole = fedInPieces(bytes, bytes.size() + 1, limits);
    for (const std::size_t piece : {1, 2, 3, 7})
        EXPECT_EQ(fedInPieces(bytes, piece, limits).status, whole.status) << bytes;
    return whole;
}

int status(std::string_view bytes, const RequestLimits& limits = {}) {
    return fed(bytes, limits).status;
}

const std::string get = "GET /f/parent HTTP/1.1\r\nHost: 192.168.1.20:8080\r\n\r\n";

std::string post(const std::string& headers, const std::string& body = {}) {
    return "POST /submit/parent HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
}

TEST(RequestFraming, NothingIsNoRequest) {
    EXPECT_EQ(fed(""), (Verdict{0, 0, false}));
}

TEST(RequestFraming, CountsRequestsAsTheyAreComplete) {
    EXPECT_EQ(fed(get), (Verdict{0, 1, false}));
    EXPECT_EQ(fed(get.substr(0, get.size() - 1)), (Verdict{0, 0, true}));
    EXPECT_EQ(fed("G"), (Verdict{0, 0, true}));
    EXPECT_EQ(fed(post("Content-Length: 5\r\n", "a=bcd")), (Verdict{0, 1, false}));
    EXPECT_EQ(fed(post("Content-Length: 5\r\n", "a=bc")), (Verdict{0, 0, true}));
    EXPECT_EQ(fed(post("content-length:0\r\n")), (Verdict{0, 1, false}));
}

TEST(RequestFraming, OneByteAtATimeIsTheSame) {
    const std::string three = get + post("Content-Length: 5\r\n", "\r\n\r\n!") + get;
    EXPECT_EQ(fedInPieces(three, 1), (Verdict{0, 3, false}));
    EXPECT_EQ(fedInPieces(three, three.size()), (Verdict{0, 3, false}));
}

TEST(RequestFraming, PipelinedRequestsEachHaveTheirOwnLength) {
    std::string many;
    for (int time = 0; time < 100; ++time) many += post("Content-Length: 3\r\n", "GET") + get;
    EXPECT_EQ(fed(many), (Verdict{0, 200, false}));
    EXPECT_EQ(status(post("Content-Length: 3\r\n", "abcd") + "\r\n\r\n"), 400) << "a byte too many begins a request";
}

TEST(RequestFraming, OneEmptyLineMayStandBeforeARequest) {
    EXPECT_EQ(fed(post("Content-Length: 1\r\n", "x") + "\r\n" + get), (Verdict{0, 2, false}));
    EXPECT_EQ(status("\r\n\r\n" + get), 400);
    EXPECT_TRUE(fed("\r\n").unfinished);
}

TEST(RequestFraming, NoRequestLine) {
    for (const char* bytes : {"\x16\x03\x01\x02\r\n\r\n", "hello\r\n\r\n", "GET /\r\n\r\n", "GET  HTTP/1.1\r\n\r\n",
                              "GET / HTTP/2.0\r\n\r\n", "GET / HTTP/0.9\r\n\r\n", "get / HTTP/1.1\r\n\r\n",
                              "GET / HTTP/1.1 \r\n\r\n", " GET / HTTP/1.1\r\n\r\n", "GET /a b HTTP/1.1\r\n\r\n",
                              "GET /\xC3\xA4 HTTP/1.1\r\n\r\n", "GET /\tb HTTP/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\n",
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ / HTTP/1.1\r\n\r\n", "G<T / HTTP/1.1\r\n\r\n"})
        EXPECT_EQ(status(bytes), 400) << bytes;
}

TEST(RequestFraming, LinesEndInBothCharacters) {
    EXPECT_EQ(status("GET / HTTP/1.1\nHost: x\n\n"), 400) << "bare LF";
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: x\n\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\rHost: x\r\n\r\n"), 400) << "bare CR";
    EXPECT_EQ(status("GET / HTTP/1.1\r\nA: b\rContent-Length: 5\r\n\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nA: b\r\r\n\r\n"), 400);
}

TEST(RequestFraming, ControlCharactersAreRefused) {
    EXPECT_EQ(status(std::string("GET / HTTP/1.1\r\nA: b\0c\r\n\r\n", 26)), 400);
    EXPECT_EQ(status(std::string("GET /\0 HTTP/1.1\r\n\r\n", 19)), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nA: b\x1B[2J\r\n\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nA: b\x7F\r\n\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nA:\tb\r\nUser-Agent: 微信\r\n\r\n"), 0) << "a tab and UTF-8 are no harm";
}

TEST(RequestFraming, HeadersHaveNames) {
    for (const char* line : {"A", ": b", "A : b", " A: b", "\tA: b", "A\xC3: b", "A(: b"})
        EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: x\r\n" + std::string(line) + "\r\n\r\n"), 400) << line;
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: x\r\n continued: x\r\n\r\n"), 400);
}

TEST(RequestFraming, TwoLengthsAreRefused) {
    EXPECT_EQ(status(post("Content-Length: 5\r\nContent-Length: 6\r\n", "a=bcd")), 400);
    EXPECT_EQ(status(post("Content-Length: 5\r\ncontent-length: 5\r\n", "a=bcd")), 400);
    EXPECT_EQ(status(post("Content-Length: 0\r\nContent-Length: 0\r\n")), 400);
}

TEST(RequestFraming, ALengthIsANumber) {
    for (const char* length :
         {"", " ", "5,5", "5, 5", "+5", "-5", "0x5", "5 5", "5a", "five", "1e1", "５", "99999999999999999999999999"})
        EXPECT_EQ(status(post("Content-Length: " + std::string(length) + "\r\n", "a=bcd")), 400) << length;
    EXPECT_EQ(status(post("Content-Length: \t 5 \t\r\n", "a=bcd")), 0);
    EXPECT_EQ(status(post("Content-Length: 0005\r\n", "a=bcd")), 0);
}

TEST(RequestFraming, ABodyOverTheLimitIsRefusedBeforeItComes) {
    const RequestLimits limits{.header = 1000, .body = 10};
    EXPECT_EQ(status(post("Content-Length: 10\r\n", "0123456789"), limits), 0);
    EXPECT_EQ(status(post("Content-Length: 11\r\n"), limits), 413);
    EXPECT_EQ(status(post("Content-Length: 18446744073709551615\r\n"), limits), 413);
}

TEST(RequestFraming, AHugeHeaderIsRefused) {
    const RequestLimits limits{.header = 100, .body = 10};
    const auto header = [](std::size_t bytes) {
        const std::string begin = "GET / HTTP/1.1\r\nA: ";
        return begin + std::string(bytes - begin.size() - 4, 'a') + "\r\n\r\n";
    };
    EXPECT_EQ(status(header(100), limits), 0);
    EXPECT_EQ(status(header(101), limits), 431);
    EXPECT_EQ(status(std::string(1'000'000, 'a')), 431) << "a line that never ends";
    std::string many = "GET / HTTP/1.1\r\n";
    for (int line = 0; line < 100'000; ++line) many += "A:\r\n";
    EXPECT_EQ(status(many), 431);
    EXPECT_EQ(fed(header(100) + header(100), limits), (Verdict{0, 2, false})) << "each request has its own";
}

TEST(RequestFraming, ChunkedAndOtherCodingsAreRefused) {
    EXPECT_EQ(status(post("Transfer-Encoding: chunked\r\n", "5\r\na=bcd\r\n0\r\n\r\n")), 411);
    EXPECT_EQ(status(post("TRANSFER-ENCODING: gzip, chunked\r\n")), 411);
    EXPECT_EQ(status(post("Transfer-Encoding: identity\r\n")), 411);
    EXPECT_EQ(status(post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")), 411);
}

TEST(RequestFraming, UpgradesAndTunnelsAreRefused) {
    EXPECT_EQ(status("GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"), 501);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n"), 501);
    EXPECT_EQ(status("CONNECT example.org:443 HTTP/1.1\r\n\r\n"), 501);
    EXPECT_EQ(status("TRACE / HTTP/1.1\r\n\r\n"), 501);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nUpgrade-Insecure-Requests: 1\r\n\r\n"), 0) << "what browsers send";
}

TEST(RequestFraming, OnceRefusedItStaysRefused) {
    RequestFraming framing;
    EXPECT_EQ(framing.feed("nonsense\r\n"), 400);
    EXPECT_EQ(framing.feed(get), 400);
    EXPECT_EQ(framing.requests(), 0);
}

}  // namespace
}  // namespace diaoyan
