// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/survey_parts.h"
#include "charts/tables/from_satisfaction.h"

#include <memory>

namespace diaoyan {

namespace {

struct SatisfactionOptions {
    std::string file;
    Selection selection;
    SatisfactionRequest request;
};

int printSatisfaction(const SatisfactionOptions& options, const Session& session) {
    const Result<SelectedParts> selected = selectParts(options.file, options.selection);
    if (!selected) return session.fail(selected.problem());
    SatisfactionRequest request = options.request;
    request.question = selected->question;
    std::vector<ResultTable> tables;
    for (const SurveyPart& part : selected->parts) {
        Result<std::vector<ResultTable>> some = satisfactionTables(*part.engine, part.questionnaire, request);
        // One questionnaire without scales among several is no failure.
        if (!some && some.problem().code == "no-scales" && selected->parts.size() > 1) continue;
        if (!some) return session.fail(some.problem());
        std::move(some->begin(), some->end(), std::back_inserter(tables));
    }
    return printTables(tables, options.file, session);
}

}  // namespace

RunCommand declareSatisfaction(CLI::App& parser, Language language) {
    const auto options = std::make_shared<SatisfactionOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--question", options->selection.question,
                      words("题目，如 parent.school", "a question, such as parent.school"));
    parser.add_option("--form", options->selection.form, words("只要这份问卷", "only this questionnaire"));
    parser.add_option("--by", options->request.by,
                      words("分组：school、school.stage 等", "group by school, school.stage ..."));
    parser.add_option("--definition", options->request.definition,
                      words("满意率的定义：top2of5、满意+比较满意、index-100-80-60-40-20 等",
                            "definition: top2of5, 满意+比较满意, index-100-80-60-40-20 ..."));
    parser.add_flag("--sensitivity", options->request.sensitivity,
                    words("换用其他常用口径：数值怎样变，多少所学校名次变动",
                          "under the other definitions: the values, and how many schools change rank"));
    parser
        .add_option("--minimum-n", options->request.minimum_n,
                    words("比较名次时，每校至少的有效作答数", "valid answers a school needs to be ranked"))
        ->check(CLI::Range(1, 1000000));
    return [options](const Session& session) { return printSatisfaction(*options, session); };
}

}  // namespace diaoyan
