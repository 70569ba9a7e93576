// SPDX-License-Identifier: GPL-3.0-or-later
// ./dev bench calls this: it measures diaoyan, the limits of the machine and the peers, and prints tables.
#include "bench/driver.h"
#include "bench/measured_run.h"
#include "bench/own_parts.h"
#include "bench/result_page.h"
#include "bench/statistics_times.h"
#include "bench/web_comparison.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fstream>

namespace {

using namespace diaoyan;
using namespace diaoyan::bench;

int failed(const Problem& problem) {
    std::fprintf(stderr, "%s\n%s\n", describe(problem, Language::zh).c_str(), describe(problem, Language::en).c_str());
    return 1;
}

struct RunOptions {
    Plan plan;
    bool full = false;
    bool check = false;
    std::int64_t rows = 0;
    std::string markdown;
    std::string docs;

    void completePlan() {
        plan.sizes = {100'000};
        if (!plan.quick) plan.sizes.push_back(1'000'000);
        if (full) plan.sizes.push_back(10'000'000);
        if (rows > 0) plan.sizes = {rows};
        if (plan.quick) {
            plan.runs = std::min(plan.runs, 3);
            plan.long_runs = 1;
        }
        if (check) {
            plan.sizes = {5'000};
            plan.runs = 1;
            plan.checks_only = true;
        }
        plan.fewer_schools = full;
        plan.own_parts = std::filesystem::read_symlink("/proc/self/exe");
    }
};

Result<Done> write(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (file) return Done{};
    return Problem{"file-not-written", phrase("写不了文件", "the file cannot be written"), {.file = path}};
}

int measure(RunOptions& options) {
    options.completePlan();
    const Result<Findings> findings = measureAll(options.plan);
    if (!findings) return failed(findings.problem());
    std::fputs(terminalPage(*findings, options.plan.sizes).c_str(), stdout);
    const std::string page = markdownPage(*findings, options.plan.sizes);
    if (!options.markdown.empty()) {
        const auto written = write(options.markdown, page);
        if (!written) return failed(written.problem());
    }
    if (!options.docs.empty()) {
        const auto document = withPage(bytesOf(options.docs), page);
        if (!document) return failed(document.problem());
        const auto written = write(options.docs, *document);
        if (!written) return failed(written.problem());
    }
    return findings->wrong.empty() ? 0 : 1;
}

struct WebOptions {
    WebPlan plan;
    bool check = false;
    std::string docs;
};

int measureWebServers(WebOptions& options) {
    if (options.check) {
        options.plan.rounds = 1;
        options.plan.submissions = 3'000;
        options.plan.pages = 1'000;
    }
    options.plan.bare_qt = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "bare_qt_server";
    const Result<WebFindings> findings = measureWeb(options.plan);
    if (!findings) return failed(findings.problem());
    const WebPage page = webPage(*findings);
    std::fputs(page.terminal.c_str(), stdout);
    if (!options.docs.empty()) {
        const auto document = withPage(bytesOf(options.docs), page.markdown, "web");
        if (!document) return failed(document.problem());
        const auto written = write(options.docs, *document);
        if (!written) return failed(written.problem());
    }
    return findings->failed() ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("speed and memory of diaoyan beside its limits and its peers");
    app.require_subcommand(1);

    RunOptions options;
    CLI::App* run = app.add_subcommand("run", "measure everything and print the tables");
    run->add_option("program", options.plan.program, "the diaoyan to be measured")->required();
    run->add_option("folder", options.plan.folder, "where to write; removed at the end")->required();
    run->add_flag("--quick", options.plan.quick, "100,000 rows, long steps once");
    run->add_flag("--full", options.full, "10,000,000 rows as well, and 200 schools");
    run->add_flag("--check", options.check, "5,000 rows, everything once: for crashes and checksums, not for times");
    run->add_option("--rows", options.rows, "this many rows and no others")->check(CLI::PositiveNumber);
    run->add_option("--runs", options.plan.runs, "medians of at most so many runs")->check(CLI::PositiveNumber);
    run->add_option("--peers", options.plan.scripts, "the folder of the peers' scripts; without it no peers");
    run->add_option("--markdown", options.markdown, "the tables as Markdown into this file");
    run->add_option("--write-docs", options.docs, "the tables into this page, between its markers");

    std::string part;
    std::filesystem::path folder;
    int runs = 1;
    CLI::App* one = app.add_subcommand("part", "one part of it, inside this process, as JSON lines");
    one->add_option("part", part)->required();
    one->add_option("folder", folder)->required();
    one->add_option("runs", runs)->required();

    CLI::App* statistics = app.add_subcommand("statistics", "what the statistics cost beside the counting");

    WebOptions web_options;
    CLI::App* web = app.add_subcommand("web", "web collection beside bare servers, and print the tables");
    web->add_option("folder", web_options.plan.folder, "where to write; removed at the end")->required();
    web->add_option("--program", web_options.plan.program, "the diaoyan to be measured; without it the bare servers");
    web->add_option("--peers", web_options.plan.scripts, "the folder of the peers' scripts")->required();
    web->add_option("--rounds", web_options.plan.rounds, "every server so many times")->check(CLI::PositiveNumber);
    web->add_option("--submissions", web_options.plan.submissions, "per server and round")->check(CLI::PositiveNumber);
    web->add_option("--pages", web_options.plan.pages, "per server and round")->check(CLI::PositiveNumber);
    web->add_flag("--check", web_options.check, "a few of everything once: for errors, not for times");
    web->add_option("--write-docs", web_options.docs, "the tables into this page, between its markers");

    CLI11_PARSE(app, argc, argv);
    if (statistics->parsed()) {
        printStatisticsTimes();
        return 0;
    }
    if (run->parsed()) return measure(options);
    if (web->parsed()) return measureWebServers(web_options);
    const Result<Done> done = measurePart(part, folder, runs);
    return done ? 0 : failed(done.problem());
}
