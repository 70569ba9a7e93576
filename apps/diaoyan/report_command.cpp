// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/study_of_survey.h"
#include "apps/diaoyan/write_report.h"

#include <memory>

namespace diaoyan {

namespace {

struct ReportCommandOptions {
    std::string file;
    std::vector<std::string> outputs;
    std::string title;
    std::string organisation;
    std::string date;
    std::string definition;
};

int makeReport(const ReportCommandOptions& options, const Session& session) {
    Result<SurveyFile> survey = SurveyFile::open(options.file, SurveyFile::Access::read);
    if (!survey) return session.fail(survey.problem());
    Result<Study> study = studyOf(*survey);
    if (!study) return session.fail(study.problem());
    if (!options.title.empty()) study->title = untranslated(options.title);
    study->organisation = options.organisation;
    study->date = options.date;
    const Result<Done> written =
        writeReports(*study, {.language = session.language, .definition = options.definition}, options.outputs);
    if (!written) return session.fail(written.problem());
    if (session.json) session.printJson({{"survey", options.file}, {"files", options.outputs}});
    for (const std::string& output : options.outputs) session.say(phrase("已写出 {0}", "wrote {0}", {output}));
    return exitDone;
}

}  // namespace

RunCommand declareReport(CLI::App& parser, Language language) {
    const auto options = std::make_shared<ReportCommandOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser
        .add_option("-o,--output", options->outputs,
                    words("报告文件（.docx 或 .html），可以给多个", "report files (.docx or .html), one or more"))
        ->required();
    parser.add_option("--title", options->title, words("报告标题", "title of the report"));
    parser.add_option("--organisation", options->organisation, words("单位", "organisation"));
    parser.add_option("--date", options->date, words("封面日期", "date on the cover"));
    parser.add_option(
        "--definition", options->definition,
        words("满意率的定义，如 top2of5 或 满意+比较满意", "definition of the satisfaction rate, such as top2of5"));
    return [options](const Session& session) { return makeReport(*options, session); };
}

}  // namespace diaoyan
