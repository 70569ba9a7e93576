// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/web_load.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>
#include <optional>
#include <string_view>

namespace diaoyan::bench {
namespace {

using Clock = std::chrono::steady_clock;

double secondsBetween(Clock::time_point begin, Clock::time_point end) {
    return std::chrono::duration<double>(end - begin).count();
}

/// A file descriptor that is closed in the end.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    bool open() const { return number_ >= 0; }

private:
    int number_;
};

/// Connected to 127.0.0.1 and not blocking; not open where nobody listens.
Descriptor connected(int port) {
    Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int no_delay = 1;
    ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &no_delay, sizeof no_delay);
    if (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return Descriptor();
    ::fcntl(socket.number(), F_SETFL, O_NONBLOCK);
    return socket;
}

/// The value of a header (lower-case name), without spaces around it.
std::string_view headerNamed(std::string_view head, std::string_view name) {
    for (std::size_t line = head.find("\r\n"); line != std::string_view::npos; line = head.find("\r\n", line + 2)) {
        const std::string_view rest = head.substr(line + 2);
        if (rest.size() <= name.size() || rest[name.size()] != ':') continue;
        const bool same = std::equal(name.begin(), name.end(), rest.begin(),
                                     [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
        if (!same) continue;
        std::string_view value = rest.substr(name.size() + 1, rest.find("\r\n") - name.size() - 1);
        while (value.starts_with(' ')) value.remove_prefix(1);
        return value;
    }
    return {};
}

/// A reply that is there in full.
struct WholeReply {
    int status = 0;
    std::string_view head;  ///< without the empty line
    std::string_view body;
    std::size_t size = 0;  ///< of all of it
    bool closes = false;
};

/// Nothing while something is missing. A reply without a length counts as one without a body.
std::optional<WholeReply> wholeReply(std::string_view bytes) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) return std::nullopt;
    WholeReply reply;
    reply.head = bytes.substr(0, end);
    const std::string_view length = headerNamed(reply.head, "content-length");
    std::size_t body = 0;
    std::from_chars(length.data(), length.data() + length.size(), body);
    reply.size = end + 4 + body;
    if (bytes.size() < reply.size) return std::nullopt;
    reply.body = bytes.substr(end + 4, body);
    const std::size_t space = reply.head.find(' ');
    if (space != std::string_view::npos && space + 4 <= reply.head.size())
        std::from_chars(reply.head.data() + space + 1, reply.head.data() + space + 4, reply.status);
    reply.closes = headerNamed(reply.head, "connection").starts_with("close");
    return reply;
}

/// One connection and the request it waits for.
struct Connection {
    Descriptor socket;
    std::int64_t request = -1;
    std::size_t sent = 0;
    Clock::time_point began{};
    std::string reply{};
};

class LoadRun {
public:
    explicit LoadRun(const WebLoad& load) : load_(load) {
        const auto each_once = static_cast<std::int64_t>(load.requests.size());
        count_ = load.count > 0 ? load.count : each_once;
        result.acknowledged.assign(static_cast<std::size_t>(count_), false);
        result.latencies.reserve(static_cast<std::size_t>(count_));
    }

    bool connectAll() {
        queue_ = Descriptor(::epoll_create1(EPOLL_CLOEXEC));
        connections_.resize(static_cast<std::size_t>(std::min<std::int64_t>(load_.connections, count_)));
        for (Connection& connection : connections_)
            if (!open(connection)) return false;
        return true;
    }

    void run() {
        const Clock::time_point begin = Clock::now();
        for (Connection& connection : connections_) sendNext(connection);
        std::array<epoll_event, 256> events{};
        const int patience = static_cast<int>(load_.patience * 1000);
        while (waiting_ > 0) {
            const int ready = ::epoll_wait(queue_.number(), events.data(), static_cast<int>(events.size()), patience);
            if (ready < 0 && errno == EINTR) continue;
            if (ready <= 0) break;
            for (int i = 0; i < ready; ++i) {
                const epoll_event& event = events[static_cast<std::size_t>(i)];
                auto& connection = *static_cast<Connection*>(event.data.ptr);
                if ((event.events & EPOLLOUT) != 0 && connection.socket.open()) send(connection, true);
                if ((event.events & ~std::uint32_t{EPOLLOUT}) != 0 && connection.socket.open()) read(connection);
            }
        }
        result.lost += waiting_;
        result.seconds = secondsBetween(begin, Clock::now());
        std::sort(result.latencies.begin(), result.latencies.end());
    }

    WebLoadResult result;

private:
    bool open(Connection& connection) {
        connection.socket = connected(load_.port);
        if (!connection.socket.open()) return false;
        epoll_event event{};
        event.events = EPOLLIN | EPOLLRDHUP;
        event.data.ptr = &connection;
        return ::epoll_ctl(queue_.number(), EPOLL_CTL_ADD, connection.socket.number(), &event) == 0;
    }

    /// Whether the rest of a request fits is known only by trying; what does not fit waits for EPOLLOUT.
    void wantToSend(Connection& connection, bool wanted) const {
        epoll_event event{};
        event.events = EPOLLIN | EPOLLRDHUP | (wanted ? std::uint32_t{EPOLLOUT} : 0);
        event.data.ptr = &connection;
        ::epoll_ctl(queue_.number(), EPOLL_CTL_MOD, connection.socket.number(), &event);
    }

    void sendNext(Connection& connection) {
        if (next_ == count_) return;
        connection.request = next_++;
        connection.sent = 0;
        connection.reply.clear();
        connection.began = Clock::now();
        ++waiting_;
        send(connection, false);
    }

    void send(Connection& connection, bool had_to_wait) {
        if (connection.request < 0) return;
        const std::string& bytes = load_.requests[static_cast<std::size_t>(connection.request) % load_.requests.size()];
        while (connection.sent < bytes.size()) {
            const ssize_t sent = ::send(connection.socket.number(), bytes.data() + connection.sent,
                                        bytes.size() - connection.sent, MSG_NOSIGNAL);
            if (sent < 0 && errno == EAGAIN) return had_to_wait ? void() : wantToSend(connection, true);
            if (sent < 0) return lose(connection);
            connection.sent += static_cast<std::size_t>(sent);
        }
        if (had_to_wait) wantToSend(connection, false);
    }

    void read(Connection& connection) {
        while (true) {
            const ssize_t got = ::recv(connection.socket.number(), block_.data(), block_.size(), 0);
            if (got < 0 && errno == EAGAIN) return;
            if (got <= 0) return lose(connection);
            connection.reply.append(block_.data(), static_cast<std::size_t>(got));
            if (connection.request < 0) return lose(connection);  // nobody asked
            if (const auto reply = wholeReply(connection.reply)) return take(connection, *reply);
            if (static_cast<std::size_t>(got) < block_.size()) return;  // there is no more for now
        }
    }

    void take(Connection& connection, const WholeReply& reply) {
        const auto request = static_cast<std::size_t>(connection.request);
        ++result.statuses[reply.status];
        --waiting_;
        connection.request = -1;
        if (reply.status == 200 && reply.body.find(load_.wanted) != std::string_view::npos) {
            result.acknowledged[request] = true;
            result.latencies.push_back(secondsBetween(connection.began, Clock::now()));
        } else if (result.first_refusal.empty()) {
            result.first_refusal = connection.reply.substr(0, 800);
        }
        const bool again = reply.closes;
        if (again && !open(connection)) return;
        sendNext(connection);
    }

    void lose(Connection& connection) {
        if (connection.request >= 0) {
            ++result.lost;
            --waiting_;
        }
        connection.request = -1;
        connection.socket = Descriptor();
    }

    const WebLoad& load_;
    std::int64_t count_ = 0;
    std::int64_t next_ = 0;
    std::int64_t waiting_ = 0;  ///< requests under way
    Descriptor queue_;
    std::vector<Connection> connections_;
    std::array<char, 64 * 1024> block_{};
};

}  // namespace

double WebLoadResult::latencyAt(double share) const {
    if (latencies.empty()) return 0;
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(latencies.size())));
    return latencies[std::clamp<std::size_t>(rank, 1, latencies.size()) - 1];
}

Result<WebLoadResult> runWebLoad(const WebLoad& load) {
    LoadRun run(load);
    if (!run.connectAll()) {
        return Problem{
            "cannot-connect",
            phrase("连接不上网络服务（{0}）", "the web server cannot be reached ({0})", {std::strerror(errno)}),
            {}};
    }
    run.run();
    return std::move(run.result);
}

SingleReply singleRequest(int port, const std::string& request, double patience) {
    const Descriptor socket = connected(port);
    if (!socket.open() || ::send(socket.number(), request.data(), request.size(), MSG_NOSIGNAL) < 0) return {};
    std::string bytes;
    std::array<char, 16 * 1024> block{};
    const Clock::time_point begin = Clock::now();
    while (true) {
        const double left = patience - secondsBetween(begin, Clock::now());
        pollfd waiting{socket.number(), POLLIN, 0};
        if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left * 1000) + 1) <= 0) return {};
        const ssize_t got = ::recv(socket.number(), block.data(), block.size(), 0);
        if (got <= 0) return {};
        bytes.append(block.data(), static_cast<std::size_t>(got));
        if (const auto reply = wholeReply(bytes))
            return {reply->status, std::string(reply->head), std::string(reply->body)};
    }
}

}  // namespace diaoyan::bench
