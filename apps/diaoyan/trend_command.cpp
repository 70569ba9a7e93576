// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/survey_parts.h"
#include "charts/findings/trend_tables.h"

#include <algorithm>
#include <array>
#include <memory>

namespace diaoyan {

namespace {

struct TrendOptions {
    std::string earlier;
    std::string later;
    Selection selection;
    TrendRequest request;
    double confidence = 95;
};

/// Problems that one questionnaire of several may have without the others suffering from it.
bool concernsOneForm(const Problem& problem) {
    constexpr std::array<std::string_view, 5> codes = {"no-common-questions", "no-trend", "no-scales", "no-answers",
                                                       "no-common-schools"};
    return std::find(codes.begin(), codes.end(), problem.code) != codes.end();
}

const SurveyPart* partNamed(const SelectedParts& selected, const std::string& form) {
    const auto found = std::find_if(selected.parts.begin(), selected.parts.end(),
                                    [&](const SurveyPart& part) { return part.questionnaire.id == form; });
    return found == selected.parts.end() ? nullptr : &*found;
}

/// The tables of every questionnaire that both files have; what the others lack stands in the first table.
Result<std::vector<ResultTable>> allTrends(const SelectedParts& earlier, const SelectedParts& later,
                                           const TrendOptions& options) {
    std::vector<ResultTable> tables;
    std::vector<Text> left_out;
    std::optional<Problem> first;
    for (const SurveyPart& part : later.parts) {
        const SurveyPart* before = partNamed(earlier, part.questionnaire.id);
        Result<std::vector<ResultTable>> some =
            before == nullptr
                ? Problem{"unknown-questionnaire",
                          phrase("前一期的调查文件中没有问卷 {0}", "the earlier survey file has no questionnaire {0}",
                                 {part.questionnaire.id}),
                          {.file = options.earlier}}
                : trendTables({&before->questionnaire, before->engine.get()}, {&part.questionnaire, part.engine.get()},
                              options.request);
        if (some.ok()) {
            std::move(some->begin(), some->end(), std::back_inserter(tables));
            continue;
        }
        if (later.parts.size() == 1 || (before != nullptr && !concernsOneForm(some.problem()))) return some;
        left_out.push_back(some.problem().message);
        if (!first) first = some.problem();
    }
    if (tables.empty() && first) return *first;
    for (const Text& why : left_out)
        tables.front().notes.push_back(phrase("未比较：{0}。", "Not compared: {0}.", {why}));
    return tables;
}

int printTrends(const TrendOptions& options, const Session& session) {
    const Result<SelectedParts> later = selectParts(options.later, options.selection);
    if (!later) return session.fail(later.problem());
    const Result<SelectedParts> earlier = selectParts(options.earlier, {});
    if (!earlier) return session.fail(earlier.problem());
    TrendOptions wanted = options;
    wanted.request.question = later->question;
    wanted.request.confidence = Confidence(options.confidence / 100);
    const auto tables = allTrends(*earlier, *later, wanted);
    if (!tables) return session.fail(tables.problem());
    return printTables(*tables, options.later, session);
}

}  // namespace

RunCommand declareTrend(CLI::App& parser, Language language) {
    const auto options = std::make_shared<TrendOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("earlier", options->earlier, words("前一期的调查文件", "survey file of the earlier wave"))
        ->required();
    parser.add_option("later", options->later, words("后一期的调查文件", "survey file of the later wave"))->required();
    parser.add_option("--question", options->selection.question,
                      words("题目，如 parent.overall", "a question, such as parent.overall"));
    parser.add_option("--form", options->selection.form, words("只要这份问卷", "only this questionnaire"));
    parser.add_option("--by", options->request.by,
                      words("school：逐校比较满意率", "school: change of the rate of every school"));
    parser.add_option("--definition", options->request.definition,
                      words("满意率或指数的定义：top2of5、满意+比较满意、index-100-80-60-40-20 等",
                            "definition of rate or index: top2of5, 满意+比较满意, index-100-80-60-40-20 ..."));
    parser.add_option("--confidence", options->confidence, words("置信度（%）", "confidence level in percent"))
        ->check(CLI::Range(50.0, 99.9));
    parser
        .add_option(
            "--minimum", options->request.minimum_n,
            words("逐校比较时学校每期至少要有的有效作答", "by school: fewest valid answers of a school in a wave"))
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1000000}));
    return [options](const Session& session) { return printTrends(*options, session); };
}

}  // namespace diaoyan
