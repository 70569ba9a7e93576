// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/typed_password.h"

#include "collector/output_file.h"

#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace diaoyan {

namespace {

constexpr std::size_t shortestPassword = 8;

/// What is typed is not shown as long as this lives.
class WithoutEcho {
public:
    WithoutEcho() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~WithoutEcho() {
        if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    WithoutEcho(const WithoutEcho&) = delete;
    WithoutEcho& operator=(const WithoutEcho&) = delete;

private:
    termios before_{};
    bool changed_ = false;
};

std::string askSilently(const Text& question, Language language) {
    std::cerr << question.in(language);
    std::string typed;
    {
        const WithoutEcho silent;
        std::getline(std::cin, typed);
    }
    std::cerr << '\n';
    return typed;
}

std::size_t lettersIn(const std::string& text) {
    std::size_t letters = 0;
    for (const char byte : text) letters += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
    return letters;
}

Result<std::string> typedTwice(const Session& session) {
    if (isatty(STDIN_FILENO) == 0)
        return Problem{"wrong-option",
                       phrase("--password 要在终端中输入密码；在脚本中请用 --password-file",
                              "--password asks on a terminal; use --password-file in scripts"),
                       {}};
    const std::string first = askSilently({"新密码：", "new password: "}, session.language);
    if (askSilently({"再输入一遍：", "once more: "}, session.language) != first)
        return Problem{"wrong-option", phrase("两次输入的密码不同", "the two passwords are not the same"), {}};
    return first;
}

}  // namespace

Result<std::string> newPasswordFrom(const std::string& file, const Session& session) {
    Result<std::string> password = file.empty() ? typedTwice(session) : readSmallFile(file);
    if (!password) return password.problem();
    std::string first_line = password->substr(0, password->find_first_of("\r\n"));
    if (lettersIn(first_line) < shortestPassword)
        return Problem{"weak-password",
                       phrase("密码至少要有 {0} 个字符", "a password has {0} letters at least",
                              {static_cast<std::uint64_t>(shortestPassword)}),
                       {.file = file}};
    return first_line;
}

}  // namespace diaoyan
