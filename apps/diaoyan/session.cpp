// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <string_view>

namespace diaoyan {

void Session::say(const std::string& text) const {
    (json ? std::cerr : std::cout) << text << '\n';
}

void Session::say(const Text& text) const {
    say(text.in(language));
}

void Session::printJson(const nlohmann::ordered_json& document) const {
    std::cout << jsonDump(document) << '\n';
}

int Session::fail(const Problem& problem) const {
    if (json) printJson({{"problem", jsonProblem(problem)}});
    return report(problem);
}

int Session::report(const Problem& problem) const {
    std::cerr << (language == Language::zh ? "出错：" : "error: ") << describe(problem, language) << '\n';
    return exitCodeFor(problem);
}

std::string jsonDump(const nlohmann::ordered_json& document, int indent) {
    // Broken UTF-8 can only come from outside; it is shown as U+FFFD rather than lost with the document.
    return document.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

nlohmann::ordered_json jsonText(const Text& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

nlohmann::ordered_json jsonProblem(const Problem& problem) {
    nlohmann::ordered_json json{{"code", problem.code}, {"message", jsonText(problem.message)}};
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) json[name] = value;
    };
    add("file", problem.where.file);
    if (problem.where.row > 0) json["row"] = problem.where.row;
    add("column", problem.where.column);
    add("text", problem.where.text);
    return json;
}

int exitCodeFor(const Problem& problem) {
    // Codes of what the machine failed at, and of what was typed wrongly; everything else is in the data.
    static constexpr std::string_view environment[] = {
        "disk-full",   "disk-failure",        "file-read-only", "file-busy",   "font-missing",
        "no-graphics", "directory-missing",   "out-of-memory",  "interrupted", "module-missing",
        "port-taken",  "address-unavailable", "tls-unreadable", "tls-mismatch"};
    static constexpr std::string_view usage[] = {"file-missing",          "file-exists",
                                                 "unknown-questionnaire", "unknown-item",
                                                 "unknown-grouping",      "no-grouping",
                                                 "unknown-importer",      "unknown-form",
                                                 "unknown-figure-kind",   "unknown-definition",
                                                 "unknown-ending",        "grouped-by-itself",
                                                 "school-column-missing", "no-such-sheet",
                                                 "questionnaire-unclear", "unknown-base",
                                                 "unknown-topic",         "nothing-to-weight-by",
                                                 "wrong-limit",           "not-a-roster-grouping",
                                                 "population-unknown",    "unknown-construct",
                                                 "wrong-option",          "definition-wanted",
                                                 "one-comparison-wanted", "one-question-wanted",
                                                 "two-waves-wanted",      "groups-wanted",
                                                 "two-things-wanted",     "drivers-wanted",
                                                 "unknown-fact",          "no-such-entry",
                                                 "unknown-style",         "same-file",
                                                 "weak-password",         "no-such-series",
                                                 "unknown-rule"};
    const auto is = [&](std::string_view code) { return problem.code == code; };
    if (std::any_of(std::begin(environment), std::end(environment), is)) return exitEnvironment;
    if (std::any_of(std::begin(usage), std::end(usage), is)) return exitWrongUsage;
    return exitDataProblems;
}

}  // namespace diaoyan
