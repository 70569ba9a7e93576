// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/apps/program.h"

#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace diaoyan {

/// One connection to 127.0.0.1, on which a test says exactly the bytes it wants.
class RawConnection {
public:
    explicit RawConnection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    RawConnection(RawConnection&& other) noexcept : socket_(other.socket_), connected_(other.connected_) {
        other.socket_ = -1;
    }
    RawConnection& operator=(RawConnection&&) = delete;
    ~RawConnection() {
        if (socket_ >= 0) ::close(socket_);
    }

    bool connected() const { return connected_; }
    /// False: the other side has closed.
    bool say(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

    /// One reply with its body, or whatever came before the other side closed or the time was over.
    std::string hear(std::chrono::milliseconds patience = std::chrono::seconds(10)) {
        const auto end = std::chrono::steady_clock::now() + patience;
        std::string heard;
        while (!complete(heard)) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
            pollfd waiting{socket_, POLLIN, 0};
            if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) break;
            char bytes[16384];
            const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
            if (count <= 0) {
                closed_ = true;
                break;
            }
            heard.append(bytes, static_cast<std::size_t>(count));
        }
        return heard;
    }
    bool closedByServer() const { return closed_; }

private:
    static bool complete(const std::string& heard) {
        const std::size_t head = heard.find("\r\n\r\n");
        if (head == std::string::npos) return false;
        const std::size_t length = heard.find("Content-Length: ");
        if (length == std::string::npos || length > head) return true;
        return heard.size() >= head + 4 + std::stoul(heard.substr(length + 16));
    }

    int socket_ = -1;
    bool connected_ = false;
    bool closed_ = false;
};

/// `diaoyan serve` as a child on a free port; ended with the test.
class ServedSurvey {
public:
    /// Arguments behind `serve FILE`.
    ServedSurvey(const std::string& folder, const std::string& file, std::vector<std::string> arguments = {}) {
        int pipe[2];
        if (::pipe2(pipe, O_CLOEXEC) != 0) return;
        arguments.insert(arguments.begin(), {DIAOYAN_PROGRAM, "serve", file, "--port", "0", "--json", "--lang", "en"});
        child_ = ::fork();
        if (child_ == 0) {
            if (::chdir(folder.c_str()) != 0) ::_exit(126);
            ::dup2(pipe[1], STDOUT_FILENO);
            const int log = ::open("serve.err", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
            ::dup2(log, STDERR_FILENO);
            std::vector<char*> words;
            for (std::string& argument : arguments) words.push_back(argument.data());
            words.push_back(nullptr);
            ::execv(DIAOYAN_PROGRAM, words.data());
            ::_exit(127);
        }
        ::close(pipe[1]);
        std::string line;
        for (char letter = 0; ::read(pipe[0], &letter, 1) == 1 && letter != '\n';) line += letter;
        ::close(pipe[0]);
        said_ = nlohmann::json::parse(line, nullptr, false);
        if (said_.is_object()) port_ = said_.value("port", std::uint16_t{0});
    }
    ServedSurvey(const ServedSurvey&) = delete;
    ServedSurvey& operator=(const ServedSurvey&) = delete;
    ~ServedSurvey() { end(SIGKILL); }

    /// 0: it did not come to listening.
    std::uint16_t port() const { return port_; }
    pid_t process() const { return child_; }
    /// What it printed when it listened: address, port, password ...
    const nlohmann::json& said() const { return said_; }

    /// Exit code, or minus the signal that ended it.
    int end(int signal = SIGTERM) {
        if (child_ <= 0) return 0;
        ::kill(child_, signal);
        int status = 0;
        ::waitpid(child_, &status, 0);
        child_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

    std::string get(const std::string& path, const std::string& headers = {}) const {
        RawConnection connection(port_);
        connection.say("GET " + path + " HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n");
        return connection.hear();
    }
    std::string
    post(const std::string& path, const std::string& body,
         const std::string& headers = "Content-Type: application/json\r\nAccept: application/json\r\n") const {
        RawConnection connection(port_);
        connection.say("POST " + path + " HTTP/1.1\r\nHost: h\r\n" + headers +
                       "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        return connection.hear();
    }

private:
    pid_t child_ = -1;
    std::uint16_t port_ = 0;
    nlohmann::json said_;
};

}  // namespace diaoyan
