// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/parts_tables.h"
#include "charts/findings/reliability.h"

#include <memory>

namespace diaoyan {

namespace {

struct ReliabilityOptions {
    std::string file;
    std::string form;
    std::string deletion = "listwise";
    double confidence = 95;
    ReliabilityRequest request;
};

int printReliability(const ReliabilityOptions& options, const Session& session) {
    ReliabilityRequest request = options.request;
    if (options.deletion == "pairwise") request.deletion = MissingDeletion::pairwise;
    request.confidence = Confidence(options.confidence / 100);
    return printTablesOfParts(options.file, options.form, session, [&](const SurveyPart& part) {
        return reliabilityTables(*part.engine, part.questionnaire, request);
    });
}

}  // namespace

RunCommand declareReliability(CLI::App& parser, Language language) {
    const auto options = std::make_shared<ReliabilityOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    CLI::Option* question =
        parser.add_option("--question", options->request.question,
                          words("矩阵题，如 parent.aspects；不写则为全部量表矩阵题",
                                "a matrix, such as parent.aspects; every matrix of scales without it"));
    parser
        .add_option("--items", options->request.items,
                    words("或逐一列出题目，用逗号隔开", "or the items, separated by commas"))
        ->delimiter(',')
        ->excludes(question);
    parser.add_option("--form", options->form, words("只要这份问卷", "only this questionnaire"));
    parser
        .add_option("--deletion", options->deletion,
                    words("缺失：listwise 只用每题都答的人（默认），pairwise 每两题用两题都答的人",
                          "missing answers: listwise (default, those with every item) or pairwise"))
        ->check(CLI::IsMember({"listwise", "pairwise"}));
    parser
        .add_option("--reverse", options->request.reversed,
                    words("反向题，用逗号隔开", "items worded the other way, separated by commas"))
        ->delimiter(',');
    parser
        .add_option("--confidence", options->confidence,
                    words("置信度（%），默认95", "confidence in percent, default 95"))
        ->check(CLI::Range(50.0, 99.99));
    return [options](const Session& session) { return printReliability(*options, session); };
}

}  // namespace diaoyan
