// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/survey_parts.h"
#include "charts/findings/gap_tables.h"

#include <memory>

namespace diaoyan {

namespace {

struct GapOptions {
    std::string file;
    GapRequest request;
    double confidence = 95;
};

int printGaps(const GapOptions& options, const Session& session) {
    const Result<SelectedParts> selected = selectParts(options.file, {});
    if (!selected) return session.fail(selected.problem());
    std::vector<RoleSide> sides;
    for (const SurveyPart& part : selected->parts) sides.push_back({&part.questionnaire, part.engine.get()});
    GapRequest request = options.request;
    request.confidence = Confidence(options.confidence / 100);
    const auto tables = gapTables(sides, request);
    if (!tables) return session.fail(tables.problem());
    return printTables(*tables, options.file, session);
}

}  // namespace

RunCommand declareGap(CLI::App& parser, Language language) {
    const auto options = std::make_shared<GapOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--construct", options->request.construct,
                      words("各问卷共有的内容，如 overall、aspects、aspects.canteen",
                            "what the questionnaires share, such as overall, aspects, aspects.canteen"));
    parser.add_option(
        "--by", options->request.by,
        words("分组：school.stage、school.area、school 等", "group by school.stage, school.area, school ..."));
    parser.add_option("--definition", options->request.definition,
                      words("满意率或指数的定义：top2of5、满意+比较满意、index-100-80-60-40-20 等",
                            "definition of rate or index: top2of5, 满意+比较满意, index-100-80-60-40-20 ..."));
    parser.add_option("--confidence", options->confidence, words("置信度（%）", "confidence level in percent"))
        ->check(CLI::Range(50.0, 99.9));
    parser
        .add_option("--minimum", options->request.minimum_n,
                    words("学校（或组）至少要有的有效作答", "fewest valid answers of a school (or group)"))
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1000000}));
    return [options](const Session& session) { return printGaps(*options, session); };
}

}  // namespace diaoyan
