// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measured_run.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>

extern char** environ;

namespace diaoyan::bench {

std::string bytesOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void dropFromPageCache(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY);
    if (file < 0) return;
    ::fsync(file);  // only pages that are on the disk already can be dropped
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

namespace {

std::string lastWords(const std::string& log) {
    const std::string text = bytesOf(log);
    constexpr std::size_t most = 800;
    return text.size() <= most ? text : text.substr(text.size() - most);
}

/// Starts the program with stdin on /dev/null; the process id or an errno below 0.
int start(const std::vector<std::string>& command, const std::string& log, const std::string& output) {
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    posix_spawn_file_actions_addopen(&files, 2, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    pid_t process = 0;
    const int error = posix_spawnp(&process, command.front().c_str(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    return error == 0 ? process : -error;
}

}  // namespace

Result<Cost> measuredRun(const std::vector<std::string>& command, const std::string& log, const std::string& output) {
    const auto begin = std::chrono::steady_clock::now();
    const int process = start(command, log, output);
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
