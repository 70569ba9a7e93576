// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/survey_parts.h"
#include "apps/diaoyan/test_words.h"
#include "charts/findings/tested_tables.h"
#include "charts/tables/from_statistics.h"
#include "charts/tables/json_table.h"

#include <memory>

namespace diaoyan {

namespace {

struct TablesOptions {
    std::string file;
    Selection selection;
    std::string by;
    std::string base;
    std::string format = "text";
    std::string rounding = "half-up";
    bool by_count = false;
    bool test = false;
    TestWords tests;
};

Result<TableRequest> requestOf(const TablesOptions& options, const std::string& question) {
    TableRequest request{.question = question, .by = options.by};
    request.order = options.by_count ? TableOrder::by_count : TableOrder::questionnaire;
    if (options.base.empty()) return request;
    for (const BaseKind kind : {BaseKind::asked, BaseKind::valid, BaseKind::cases, BaseKind::responses})
        if (baseKindName(kind) == options.base) request.base = kind;
    if (!request.base)
        return Problem{"unknown-base",
                       phrase("没有名为 {0} 的基数；可用 asked、valid、cases、responses",
                              "there is no base {0}; use asked, valid, cases or responses", {options.base}),
                       {}};
    return request;
}

int printTables(const TablesOptions& options, Session session) {
    session.json = session.json || options.format == "json";
    const Result<SelectedParts> selected = selectParts(options.file, options.selection);
    if (!selected) return session.fail(selected.problem());
    const Result<TableRequest> request = requestOf(options, selected->question);
    if (!request) return session.fail(request.problem());
    const Result<PartsRounding> rounding = partsRoundingNamed(options.rounding);
    if (!rounding) return session.fail(rounding.problem());
    std::vector<TableJob> jobs;
    for (const SurveyPart& part : selected->parts) {
        Result<std::vector<TableJob>> some =
            options.test ? testedTableJobs(*part.engine, part.questionnaire, *request, testOptionsOf(options.tests))
                         : tableJobs(*part.engine, part.questionnaire, *request);
        if (!some) return session.fail(some.problem());
        std::move(some->begin(), some->end(), std::back_inserter(jobs));
    }
    return printTablesOf(jobs, options.file, session, *rounding);
}

}  // namespace

RunCommand declareTables(CLI::App& parser, Language language) {
    const auto options = std::make_shared<TablesOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--question", options->selection.question,
                      words("题目，如 parent.hope", "a question, such as parent.hope"));
    parser.add_option("--form", options->selection.form, words("只要这份问卷", "only this questionnaire"));
    CLI::Option* const by = parser.add_option("--by", options->by,
                                              words("分组：school、school.stage、school.area 或单选题",
                                                    "group by school, school.stage, school.area or a single choice"));
    CLI::Option* const base = parser.add_option(
        "--base", options->base,
        words("百分比的基数：asked、valid、cases、responses", "base of percentages: asked, valid, cases, responses"));
    parser.add_option("--format", options->format, words("text 或 json", "text or json"))
        ->check(CLI::IsMember({"text", "json"}));
    parser
        .add_option("--rounding", options->rounding,
                    words("half-up 四舍五入，largest-remainder 使各项之和为100.0%",
                          "half-up, or largest-remainder so that parts add up to 100.0%"))
        ->capture_default_str();
    parser.add_flag("--by-count", options->by_count, words("选项按人数从多到少", "options by count, most first"));
    CLI::Option* const test =
        parser
            .add_flag("--test", options->test,
                      words("各组的差异做检验：标出字母，附检验表（要有 --by）",
                            "test the differences between groups: letters and a table of tests (needs --by)"))
            ->needs(by)
            ->excludes(base);
    declareTestWords(parser, options->tests, language);
    for (const char* of_tests : {"--adjust", "--alpha", "--rank", "--seed"}) parser.get_option(of_tests)->needs(test);
    return [options](const Session& session) { return printTables(*options, session); };
}

}  // namespace diaoyan
