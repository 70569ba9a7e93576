// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

namespace {

using namespace diaoyan;

std::stop_source interrupted;

void onInterrupt(int) {
    if (interrupted.stop_requested()) std::_Exit(130);  // the second time we obey at once; SQLite rolls back
    interrupted.request_stop();
}

/// zh for a Chinese locale and where none is set (it is the project's first language), en for any other.
Language languageOfLocale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        const std::string_view locale = value;
        const bool unset = locale == "POSIX" || locale == "C" || locale.starts_with("C.");
        return locale.starts_with("zh") || unset ? Language::zh : Language::en;
    }
    return Language::zh;
}

/// The language must be known before help can be written in it.
Language languageOf(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--lang=zh" || (argument == "zh" && std::string_view(arguments[i - 1]) == "--lang"))
            return Language::zh;
        if (argument == "--lang=en" || (argument == "en" && std::string_view(arguments[i - 1]) == "--lang"))
            return Language::en;
    }
    return languageOfLocale();
}

int terminalWidth() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
    return 100;
}

/// What is wrong with the command line, in one line, and where help is.
int wrongUsage(const std::string& what, Language language) {
    std::cerr << (language == Language::zh ? "用法有误：" : "wrong usage: ") << what << '\n'
              << (language == Language::zh ? "用 diaoyan --help 查看用法" : "see diaoyan --help") << '\n';
    return exitWrongUsage;
}

int runCommand(const RunCommand& run, const Session& session) {
    try {
        return run(session);
    } catch (const EnvironmentFailure& failure) {
        return session.fail(failure.problem());
    } catch (const std::bad_alloc&) {
        return session.fail({"out-of-memory", phrase("内存不足", "out of memory"), {}});
    } catch (const std::exception& error) {
        return session.fail({"disk-failure", phrase("意外的错误：{0}", "unexpected failure: {0}", {error.what()}), {}});
    }
}

}  // namespace

int main(int count, char** arguments) {
    Session session;
    session.language = languageOf(count, arguments);
    session.terminal = ::isatty(STDOUT_FILENO) == 1;
    session.progress = ::isatty(STDERR_FILENO) == 1;
    session.width = terminalWidth();
    session.stop = interrupted.get_token();
    std::signal(SIGINT, onInterrupt);

    const bool zh = session.language == Language::zh;
    CLI::App parser(zh ? "调研：问卷进，报告出" : "Diaoyan: questionnaires in, report out", "diaoyan");
    parser.set_version_flag("--version", "diaoyan " DIAOYAN_VERSION);
    parser.require_subcommand(1);
    parser.fallthrough();
    std::string language;
    parser.add_option("--lang", language, zh ? "zh 或 en" : "zh or en")->check(CLI::IsMember({"zh", "en"}));
    parser.add_flag("--json", session.json, zh ? "在标准输出打印一份 JSON" : "print one JSON document on stdout");

    std::vector<std::pair<CLI::App*, RunCommand>> declared;
    for (const Command& command : commands()) {
        CLI::App* sub = parser.add_subcommand(command.id, command.help.in(session.language));
        declared.emplace_back(sub, command.declare(*sub, session.language));
    }
    try {
        parser.parse(count, arguments);
    } catch (const CLI::Success& help) { return parser.exit(help); } catch (const CLI::ParseError& error) {
        const bool no_command =
            parser.get_subcommands().empty() && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
        if (!no_command) return wrongUsage(error.what(), session.language);
        const std::vector<std::string> rest = parser.remaining();
        const Text what = rest.empty() ? phrase("没有写命令", "a command is missing")
                                       : phrase("没有命令 {0}", "there is no command {0}", {rest.front()});
        return wrongUsage(what.in(session.language), session.language);
    }
    for (const auto& [sub, run] : declared)
        if (sub->parsed()) return runCommand(run, session);
    return exitWrongUsage;
}
