// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/parts_tables.h"
#include "charts/findings/describe.h"

#include <memory>

namespace diaoyan {

namespace {

struct DescribeOptions {
    std::string file;
    std::string form;
    int quantiles = 7;
    double confidence = 95;
    DescribeRequest request;
};

int printDescription(const DescribeOptions& options, const Session& session) {
    DescribeRequest request = options.request;
    request.quartiles = static_cast<QuantileDefinition>(options.quantiles);
    request.confidence = Confidence(options.confidence / 100);
    return printTablesOfParts(options.file, options.form, session, [&](const SurveyPart& part) {
        return describeTables(*part.engine, part.questionnaire, request);
    });
}

}  // namespace

RunCommand declareDescribe(CLI::App& parser, Language language) {
    const auto options = std::make_shared<DescribeOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--question", options->request.question,
                      words("量表题、数值题或矩阵题，如 student.sleep_hours；不写则为全部",
                            "a scale, a number or a matrix, such as student.sleep_hours; all of them without it"));
    parser.add_option("--form", options->form, words("只要这份问卷", "only this questionnaire"));
    parser.add_option("--by", options->request.by,
                      words("分组：school、school.stage、school.area 或单选题",
                            "group by school, school.stage, school.area or a single choice"));
    parser
        .add_option("--quantiles", options->quantiles,
                    words("四分位数的定义（Hyndman与Fan编号）：7 同 R、Excel（默认），6 同 SPSS",
                          "definition of the quartiles, by Hyndman and Fan: 7 as R and Excel (default), 6 as SPSS"))
        ->check(CLI::IsMember({6, 7}));
    parser
        .add_option("--confidence", options->confidence,
                    words("置信度（%），默认95", "confidence in percent, default 95"))
        ->check(CLI::Range(50.0, 99.99));
    return [options](const Session& session) { return printDescription(*options, session); };
}

}  // namespace diaoyan
