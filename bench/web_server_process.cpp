// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/web_server_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <thread>

extern char** environ;

namespace diaoyan::bench {
namespace {

Problem notStarted(const std::vector<std::string>& command, const std::string& log) {
    std::ifstream file(log, std::ios::binary);
    std::string words{std::istreambuf_iterator<char>(file), {}};
    constexpr std::size_t most = 800;
    if (words.size() > most) words.erase(0, words.size() - most);
    return {"server-not-started",
            phrase("网络服务未能启动（{0}）", "the web server did not start ({0})", {words}),
            {.file = command.front()}};
}

/// The port that a line of the program's output names; 0 where it names none.
int portOf(const std::string& line) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("port") || !json["port"].is_number_integer()) return 0;
    return json["port"].get<int>();
}

}  // namespace

Result<WebServerProcess> WebServerProcess::start(const std::vector<std::string>& command, const std::string& log,
                                                 int patience) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return notStarted(command, log);
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, pipe[1], 1);
    posix_spawn_file_actions_addopen(&files, 2, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    pid_t process = 0;
    const int error = posix_spawnp(&process, command.front().c_str(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    ::close(pipe[1]);
    WebServerProcess server(error == 0 ? process : 0, pipe[0]);
    if (error != 0) return notStarted(command, log);

    std::string line;
    pollfd waiting{pipe[0], POLLIN, 0};
    for (char letter = 0; ::poll(&waiting, 1, patience * 1000) == 1 && ::read(pipe[0], &letter, 1) == 1;) {
        if (letter != '\n') {
            line += letter;
            continue;
        }
        server.port_ = portOf(line);
        server.first_line_ = line;
        if (server.port_ > 0) return server;
        line.clear();
    }
    return notStarted(command, log);
}

WebServerProcess::~WebServerProcess() {
    if (process_ > 0) stop(SIGKILL);
    if (output_ >= 0) ::close(output_);
}

double WebServerProcess::megabytes() const {
    std::ifstream file("/proc/" + std::to_string(process_) + "/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
    return 0;
}

void WebServerProcess::signal(int number) const {
    if (process_ > 0) ::kill(process_, number);
}

int WebServerProcess::stop(int number, int patience) {
    if (process_ <= 0) return -1;
    ::kill(process_, number);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(patience);
    int status = 0;
    pid_t ended = 0;
    while ((ended = ::waitpid(process_, &status, WNOHANG)) == 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (ended == 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, &status, 0);
    }
    const pid_t process = std::exchange(process_, 0);
    if (ended != process) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace diaoyan::bench
