// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measured_run.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <fstream>
#include <iterator>

extern char** environ;

namespace diaoyan::bench {
namespace {

std::string lastWords(const std::string& log) {
    std::ifstream file(log, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    constexpr std::size_t most = 800;
    return text.size() <= most ? text : text.substr(text.size() - most);
}

/// Starts the program with stdin and stdout on /dev/null; the process id or an errno below 0.
int start(const std::vector<std::string>& command, const std::string& log) {
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    pid_t process = 0;
    const int error = posix_spawn(&process, command.front().c_str(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    return error == 0 ? process : -error;
}

}  // namespace

Result<Cost> measuredRun(const std::vector<std::string>& command, const std::string& log) {
    const auto begin = std::chrono::steady_clock::now();
    const int process = start(command, log);
    if (process < 0) {
        return Problem{
            "cannot-start", phrase("无法启动程序", "the program cannot be started"), {.file = command.front()}};
    }
    int status = 0;
    rusage usage{};
    while (wait4(process, &status, 0, &usage) < 0 && errno == EINTR) {}
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return Problem{"failed",
                       phrase("{0} 未能完成（{1}）", "{0} did not finish ({1})",
                              {command.size() > 1 ? command[1] : command.front(), lastWords(log)}),
                       {.file = command.front()}};
    }
    return Cost{taken.count(), static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace diaoyan::bench
