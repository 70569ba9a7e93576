// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/parts_tables.h"
#include "charts/findings/drivers.h"

#include <memory>

namespace diaoyan {

namespace {

struct DriversOptions {
    std::string file;
    std::string form;
    std::string cut = "mean";
    double confidence = 95;
    DriversRequest request;
};

int printDrivers(const DriversOptions& options, const Session& session) {
    DriversRequest request = options.request;
    if (options.cut == "median") request.cut = IpaCut::median;
    request.confidence = Confidence(options.confidence / 100);
    return printTablesOfParts(options.file, options.form, session, [&](const SurveyPart& part) {
        return driverTables(*part.engine, part.questionnaire, request);
    });
}

}  // namespace

RunCommand declareDrivers(CLI::App& parser, Language language) {
    const auto options = std::make_shared<DriversOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--outcome", options->request.outcome,
                      words("结果题，如 parent.overall；不写则为总体满意度题",
                            "the outcome, such as parent.overall; overall satisfaction without it"));
    CLI::Option* question =
        parser.add_option("--question", options->request.question,
                          words("驱动因素：这道矩阵题的各行；不写则为第一道量表矩阵题",
                                "the drivers: rows of this matrix; of the first matrix of scales without it"));
    parser
        .add_option("--drivers", options->request.drivers,
                    words("或逐一列出驱动因素，用逗号隔开", "or the drivers, separated by commas"))
        ->delimiter(',')
        ->excludes(question);
    parser.add_option("--form", options->form, words("只要这份问卷", "only this questionnaire"));
    parser.add_option("--definition", options->request.definition,
                      words("表现的口径：index-linear（默认）、top2of5、index-100-80-60-40-20 等",
                            "performance: index-linear (default), top2of5, index-100-80-60-40-20 ..."));
    parser
        .add_option("--cut", options->cut,
                    words("象限的界线：mean 平均数（默认）或 median 中位数",
                          "where the quadrants are cut: mean (default) or median"))
        ->check(CLI::IsMember({"mean", "median"}));
    parser
        .add_option("--confidence", options->confidence,
                    words("置信度（%），默认95", "confidence in percent, default 95"))
        ->check(CLI::Range(50.0, 99.99));
    return [options](const Session& session) { return printDrivers(*options, session); };
}

}  // namespace diaoyan
