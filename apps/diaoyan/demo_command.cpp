// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/claims_chapter.h"
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/demo_gallery.h"
#include "apps/diaoyan/founding_file.h"
#include "apps/diaoyan/import_words.h"
#include "apps/diaoyan/load_drawing.h"
#include "apps/diaoyan/school_report_options.h"
#include "charts/figures/figures.h"
#include "charts/survey/study_of_survey.h"
#include "collector/output_file.h"

#include <filesystem>
#include <memory>
#include <utility>

namespace diaoyan {

namespace fs = std::filesystem;

namespace {

/// What the demo leaves in its folder.
struct DemoFiles {
    std::string raw;
    std::string survey;
    std::string charts;
    std::string gallery;
    std::string schools;  ///< folder
    std::string log;
    std::vector<std::string> reports;
};

Result<DemoFiles> prepareFolder(const std::string& folder) {
    DemoFiles files{
        folder + "/raw",
        folder + "/town.survey",
        folder + "/charts",
        folder + "/gallery",
        folder + "/schools",
        folder + "/withheld.md",
        {folder + "/report.docx", folder + "/report.html", folder + "/report.pdf", folder + "/report.xlsx"}};
    std::error_code error;
    fs::create_directories(files.raw, error);
    if (!error) fs::create_directories(files.charts, error);
    if (error)
        return Problem{"file-read-only",
                       phrase("无法建立文件夹（{0}）", "the folder cannot be made ({0})", {error.message()}),
                       {.file = folder}};
    // The demo's own file of an earlier run; nothing else in the folder is touched.
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(files.survey + suffix, error);
    return files;
}

/// Every published question as the survey counts it.
Result<std::vector<CountedQuestion>> countPublished(const Study& study) {
    std::vector<CountedQuestion> counted;
    for (const PublishedClaim& claim : publishedClaims()) {
        const auto known = [&](const CountedQuestion& one) { return one.role == claim.role && one.item == claim.item; };
        if (std::any_of(counted.begin(), counted.end(), known)) continue;
        for (const StudyPart& part : study.parts) {
            if (part.questionnaire.role.id != claim.role) continue;
            const Result<Counts> counts = part.answers->count({.item = claim.item});
            if (!counts) return counts.problem();
            const ItemCounts total = counts->total();
            CountedQuestion question{.role = claim.role, .item = claim.item};
            const bool multiple = counts->item.kind == QuestionKind::multiple;
            if (multiple) question.base = total.answered;
            for (std::size_t i = 0; i < counts->item.options.size(); ++i) {
                question.counts[counts->item.options[i].code] = total.options[i];
                if (!multiple && counts->item.options[i].substantive) question.base += total.options[i];
            }
            counted.push_back(std::move(question));
        }
    }
    return counted;
}

Result<int> drawCharts(const Study& study, const std::string& folder, Language language) {
    int drawn = 0;
    const Result<FigureKind> bars = figureKindNamed("bar");
    if (!bars) return bars.problem();
    const Result<const Drawing*> drawing = loadDrawing();
    if (!drawing) return drawing.problem();
    for (const StudyPart& part : study.parts)
        for (const Question& question : part.questionnaire.questions) {
            if (!hasOptions(question.kind) || question.roster_field != RosterField::none) continue;
            const Result<ChartSpec> figure =
                bars->make({.sources = {{part.answers.get(), items(question), part.questionnaire.role}},
                            .options = {.role = part.questionnaire.role, .language = language}});
            if (!figure) return figure.problem();
            for (const auto& [ending, render] : {std::pair{".png", (*drawing)->png}, {".svg", (*drawing)->svg}}) {
                const Result<RenderedFigure> image = render(*figure, FigureSize{});
                if (!image) return image.problem();
                const std::string path = folder + "/" + part.questionnaire.id + "." + question.id + ending;
                if (const Result<Done> written = writeFile(path, image->bytes); !written) return written.problem();
                ++drawn;
            }
        }
    return drawn;
}

int runDemo(const std::string& folder, const Session& session) {
    const Result<DemoFiles> files = prepareFolder(folder);
    if (!files) return session.fail(files.problem());
    Result<SurveyFile> survey = importFoundingSurvey(
        files->raw, files->survey, session.language, session.stop,
        [&](const ImportReport& report, const Roster& roster) { sayImport(report, roster, session); });
    if (!survey) return session.fail(survey.problem());
    Result<Study> study = studyOf(*survey);
    if (!study) return session.fail(study.problem());
    study->title = {"某镇中小学办学满意度调研报告", "School satisfaction in a town: survey report"};
    study->subtitle = {"25所学校教师、家长、学生问卷", "Teachers, parents and students of 25 schools"};
    study->remarks.push_back(
        {"本报告为示例：汇总人数依照公开发表的调研结果，逐份答卷由程序按固定随机种子合成，不是真实个人的回答。",
         "This report is a demonstration: totals follow the published survey; the individual answers are "
         "synthetic, drawn by a program from a fixed seed, and are nobody's real answers."});
    const Result<std::vector<CountedQuestion>> counted = countPublished(*study);
    if (!counted) return session.fail(counted.problem());
    const std::vector<CheckedClaim> claims = checkPublishedClaims(*counted);
    study->appendix = claimsChapter(claims, session.language);
    const Result<int> charts = drawCharts(*study, files->charts, session.language);
    if (!charts) return session.fail(charts.problem());
    const Result<int> gallery = writeGallery(files->survey, files->gallery);
    if (!gallery) return session.fail(gallery.problem());
    const Result<std::vector<std::string>> written =
        writeReleaseAloud(*study, {.language = session.language}, {}, files->reports,
                          {.folder = files->schools, .formats = {"docx"}, .log = files->log}, session);
    if (!written) return session.fail(written.problem());
    const auto same =
        std::count_if(claims.begin(), claims.end(), [](const CheckedClaim& one) { return one.count_reproduced; });
    if (session.json)
        session.printJson({{"survey", files->survey},
                           {"reports", *written},
                           {"charts", *charts},
                           {"published_counts", claims.size()},
                           {"reproduced", same}});
    session.say(phrase(
        "公布的 {0} 个人数中有 {1} 个完全重现；不能成立的百分比与位次连同原因列在报告末尾。",
        "of {0} published counts {1} are reproduced exactly; percentages and ranks that cannot be true are listed "
        "with the reason at the end of the report.",
        {static_cast<std::int64_t>(claims.size()), static_cast<std::int64_t>(same)}));
    session.say(phrase("图库 {0}/figures.md：{1} 种图各一幅",
                       "gallery {0}/figures.md: one of each of {1} kinds of figures", {files->gallery, *gallery}));
    session.say(
        phrase("调查文件 {0}；图 {1} 个，在 {2}；总报告 {3}（另有网页、PDF 和 Excel），学校报告 {4} 份，在 {5}",
               "survey file {0}; {1} figures in {2}; the overview {3} (also as web page, PDF and workbook); {4} "
               "reports of schools in {5}",
               {files->survey, *charts, files->charts, files->reports[0],
                static_cast<std::uint64_t>(written->size() - files->reports.size()), files->schools}));
    return same == static_cast<std::ptrdiff_t>(claims.size()) ? exitDone : exitDataProblems;
}

}  // namespace

RunCommand declareDemo(CLI::App& parser, Language language) {
    const auto folder = std::make_shared<std::string>("demo");
    parser.add_option("folder", *folder, language == Language::zh ? "放结果的文件夹" : "folder for the results")
        ->capture_default_str();
    return [folder](const Session& session) { return runDemo(*folder, session); };
}

}  // namespace diaoyan
