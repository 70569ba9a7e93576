// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/survey_parts.h"
#include "apps/diaoyan/test_words.h"
#include "charts/findings/compare.h"

#include <memory>

namespace diaoyan {

namespace {

struct CompareOptions {
    std::string file;
    Selection selection;
    std::string sort = "roster";
    double confidence = 95;
    CompareRequest request;
    TestWords tests;
};

int printComparison(const CompareOptions& options, const Session& session) {
    const Result<SelectedParts> selected = selectParts(options.file, options.selection);
    if (!selected) return session.fail(selected.problem());
    CompareRequest request = options.request;
    request.question = selected->question;
    request.tests = testOptionsOf(options.tests);
    request.confidence = Confidence(options.confidence / 100);
    request.order = options.sort == "rate" ? SchoolOrder::by_shrunken : SchoolOrder::roster;
    std::vector<ResultTable> tables;
    std::optional<Problem> nothing;
    for (const SurveyPart& part : selected->parts) {
        Result<std::vector<ResultTable>> some =
            compareTables(*part.engine, part.questionnaire, selected->roster, request);
        // One questionnaire without scales or answers among several is no failure.
        if (!some && (some.problem().code == "no-scales" || some.problem().code == "no-answers")) {
            nothing = some.problem();
            continue;
        }
        if (!some) return session.fail(some.problem());
        std::move(some->begin(), some->end(), std::back_inserter(tables));
    }
    if (tables.empty() && nothing) return session.fail(*nothing);
    return printTables(tables, options.file, session);
}

}  // namespace

RunCommand declareCompare(CLI::App& parser, Language language) {
    const auto options = std::make_shared<CompareOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser
        .add_option(
            "--by", options->request.by,
            words("比较什么：school（各校）、school.stage/school（学段内各校）、school.stage、school.area 或单选题",
                  "what to compare: school, school.stage/school (schools within stages), school.stage, "
                  "school.area or a single choice"))
        ->required();
    parser.add_option("--question", options->selection.question,
                      words("题目，如 parent.school；不写则为全部量表题",
                            "a question, such as parent.school; all scales "
                            "without it"));
    parser.add_option("--form", options->selection.form, words("只要这份问卷", "only this questionnaire"));
    parser.add_option("--definition", options->request.definition,
                      words("满意率的定义：top2of5、满意+比较满意、index-100-80-60-40-20 等",
                            "definition: top2of5, 满意+比较满意, index-100-80-60-40-20 ..."));
    parser
        .add_option("--minimum-n", options->request.minimum_n,
                    words("有效作答少于这个人数的组不显示结果（默认10）",
                          "groups with fewer valid answers are listed without results (default 10)"))
        ->check(CLI::Range(1, 1000000));
    parser
        .add_option("--confidence", options->confidence,
                    words("置信度（%），默认95", "confidence in percent, default 95"))
        ->check(CLI::Range(50.0, 99.99));
    parser
        .add_option("--sort", options->sort,
                    words("学校的次序：roster（名册）或 rate（收缩估计从高到低）",
                          "order of schools: roster, or rate (highest shrunken estimate first)"))
        ->check(CLI::IsMember({"roster", "rate"}));
    declareTestWords(parser, options->tests, language);
    return [options](const Session& session) { return printComparison(*options, session); };
}

}  // namespace diaoyan
