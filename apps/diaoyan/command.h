// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <span>
#include <stop_token>
#include <string>

namespace diaoyan {

/// Exit codes that scripts rely on.
enum ExitCode : int { exitDone = 0, exitDataProblems = 1, exitWrongUsage = 2, exitEnvironment = 3 };

/// How this run talks to its user.
struct Session {
    Language language = Language::zh;
    bool json = false;      ///< one JSON document on stdout, words on stderr
    bool terminal = false;  ///< stdout is a terminal
    bool progress = false;  ///< stderr is a terminal: long work may show how far it is
    int width = 100;
    std::stop_token stop;  ///< set when the user interrupts

    /// Words for a person: on stdout, or on stderr while stdout carries JSON.
    void say(const Text& text) const;
    void say(const std::string& text) const;
    /// The JSON document; call once, and only if `json`.
    void printJson(const nlohmann::ordered_json& document) const;
    /// Says what went wrong (as JSON too, if asked for) and returns the exit code for it.
    int fail(const Problem& problem) const;
    /// The same in words only: the JSON document has it already.
    int report(const Problem& problem) const;
};

/// As printJson writes it; on one line with an indent of -1.
std::string jsonDump(const nlohmann::ordered_json& document, int indent = 2);

nlohmann::ordered_json jsonProblem(const Problem& problem);
nlohmann::ordered_json jsonText(const Text& text);

/// 1, 2 or 3 by the problem's code.
int exitCodeFor(const Problem& problem);

using RunCommand = std::function<int(const Session&)>;

/// One sub-command: `declare` adds its options to the parser and returns what to run once they are read.
struct Command {
    std::string id;
    Text help;
    RunCommand (*declare)(CLI::App& parser, Language language);
};

/// THE LIST of sub-commands.
std::span<const Command> commands();

RunCommand declareNew(CLI::App& parser, Language language);
RunCommand declareImport(CLI::App& parser, Language language);
RunCommand declareMerge(CLI::App& parser, Language language);
RunCommand declareCollect(CLI::App& parser, Language language);
RunCommand declareForm(CLI::App& parser, Language language);
RunCommand declareExport(CLI::App& parser, Language language);
RunCommand declareStatus(CLI::App& parser, Language language);
RunCommand declareTables(CLI::App& parser, Language language);
RunCommand declareSatisfaction(CLI::App& parser, Language language);
RunCommand declareQuality(CLI::App& parser, Language language);
RunCommand declareDescribe(CLI::App& parser, Language language);
RunCommand declareReliability(CLI::App& parser, Language language);
RunCommand declareDrivers(CLI::App& parser, Language language);
RunCommand declareCompare(CLI::App& parser, Language language);
RunCommand declareChart(CLI::App& parser, Language language);
RunCommand declareReport(CLI::App& parser, Language language);
RunCommand declareTemplate(CLI::App& parser, Language language);
RunCommand declareAbout(CLI::App& parser, Language language);
RunCommand declareFieldwork(CLI::App& parser, Language language);
RunCommand declareWeights(CLI::App& parser, Language language);
RunCommand declareServe(CLI::App& parser, Language language);
RunCommand declareHelp(CLI::App& parser, Language language);
RunCommand declareGap(CLI::App& parser, Language language);
RunCommand declareTrend(CLI::App& parser, Language language);
RunCommand declareCodes(CLI::App& parser, Language language);
RunCommand declareLinks(CLI::App& parser, Language language);
RunCommand declarePrint(CLI::App& parser, Language language);
RunCommand declareDemo(CLI::App& parser, Language language);

}  // namespace diaoyan
