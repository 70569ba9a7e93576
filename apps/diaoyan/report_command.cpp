// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "apps/diaoyan/school_report_options.h"
#include "charts/survey/study_of_survey.h"
#include "charts/survey/write_report.h"
#include "charts/writers/writers.h"
#include "collector/output_file.h"

#include <memory>
#include <utility>

namespace diaoyan {

namespace {

struct ReportCommandOptions {
    std::string file;
    std::vector<std::string> outputs;
    std::string title;
    std::string organisation;
    std::string date;
    std::string definition;
    std::string template_file;
    std::string style = "gbt9704";
    std::string rounding = "half-up";
    SchoolReportsRequest schools;
};

/// The template that the user names, that of the survey file, or none: the default one.
Result<ReportOptions> reportOptionsOf(const ReportCommandOptions& options, const SurveyFile& survey,
                                      Language language) {
    const Result<PartsRounding> rounding = partsRoundingNamed(options.rounding);
    if (!rounding) return rounding.problem();
    ReportOptions report{.language = language, .definition = options.definition, .rounding = *rounding};
    if (options.template_file.empty()) {
        report.template_text = survey.reportTemplate();
        report.template_file = survey.path();
        return report;
    }
    Result<std::string> text = readSmallFile(options.template_file);
    if (!text) return text.problem();
    report.template_text = std::move(*text);
    report.template_file = options.template_file;
    return report;
}

bool isDocx(const std::string& path) {
    const Writer* writer = writerFor(path);
    return writer != nullptr && writer->id == "docx";
}

/// gbt9704, plain, or a document of the user's own.
Result<WriterOptions> writerOptionsOf(const std::string& style) {
    if (style == "gbt9704") return WriterOptions{DocumentStyle::gbt9704, {}};
    if (style == "plain") return WriterOptions{DocumentStyle::plain, {}};
    if (!isDocx(style))
        return Problem{"unknown-style",
                       phrase("没有样式“{0}”；可用 gbt9704、plain，或自己的 .docx 文件",
                              "there is no style \"{0}\"; use gbt9704, plain or a .docx file of your own", {style}),
                       {}};
    Result<std::string> document = readSmallFile(style);
    if (!document) return document.problem();
    return WriterOptions{DocumentStyle::gbt9704, std::move(*document)};
}

int makeReport(const ReportCommandOptions& options, const Session& session) {
    Result<SurveyFile> survey = SurveyFile::open(options.file, SurveyFile::Access::read);
    if (!survey) return session.fail(survey.problem());
    Result<Study> study = studyOf(*survey);
    if (!study) return session.fail(study.problem());
    if (!options.title.empty()) study->title = untranslated(options.title);
    if (!options.organisation.empty()) study->organisation = options.organisation;
    if (!options.date.empty()) study->date = options.date;
    const Result<ReportOptions> report = reportOptionsOf(options, *survey, session.language);
    if (!report) return session.fail(report.problem());
    const Result<WriterOptions> writer = writerOptionsOf(options.style);
    if (!writer) return session.fail(writer.problem());
    const Result<std::vector<std::string>> files =
        writeReleaseAloud(*study, *report, *writer, options.outputs, options.schools, session);
    if (!files) return session.fail(files.problem());
    if (session.json) session.printJson({{"survey", options.file}, {"files", *files}});
    for (const std::string& output : options.outputs) session.say(phrase("已写出 {0}", "wrote {0}", {output}));
    if (const std::size_t more = files->size() - options.outputs.size(); more > 0)
        session.say(phrase("已写出 {0} 份学校报告，在 {1} 中", "wrote {0} reports of schools into {1}",
                           {static_cast<std::uint64_t>(more), options.schools.folder}));
    return exitDone;
}

}  // namespace

RunCommand declareReport(CLI::App& parser, Language language) {
    const auto options = std::make_shared<ReportCommandOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser
        .add_option("-o,--output", options->outputs,
                    words("报告文件，可以给多个：", "report files, one or more: ") + endingsOfReports())
        ->required();
    parser.add_option("--title", options->title, words("报告标题", "title of the report"));
    parser.add_option("--organisation", options->organisation, words("单位", "organisation"));
    parser.add_option("--date", options->date, words("封面日期", "date on the cover"));
    parser.add_option(
        "--definition", options->definition,
        words("满意率的定义，如 top2of5 或 满意+比较满意", "definition of the satisfaction rate, such as top2of5"));
    parser.add_option("--template", options->template_file,
                      words("模板文件（默认用调查文件里保存的，没有就用默认模板）",
                            "template (default: the one kept in the survey file, or the default one)"));
    parser
        .add_option("--style", options->style,
                    words("版式：gbt9704（公文）、plain，或自己的 .docx 文件",
                          "style: gbt9704 (official document), plain, or a .docx file of your own"))
        ->capture_default_str();
    parser
        .add_option("--rounding", options->rounding,
                    words("百分比的舍入：half-up 四舍五入，largest-remainder 使各项之和为100.0%",
                          "rounding of percentages: half-up, or largest-remainder so that parts add up to 100.0%"))
        ->capture_default_str();
    declareSchoolReports(parser, language, options->schools);
    return [options](const Session& session) { return makeReport(*options, session); };
}

}  // namespace diaoyan
