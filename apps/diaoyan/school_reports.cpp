// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/school_reports.h"

#include "analysis/engine/parallel.h"
#include "apps/diaoyan/load_drawing.h"
#include "collector/output_file.h"
#include "apps/diaoyan/write_report.h"
#include "charts/release/disclosure_log.h"
#include "charts/writers/writers.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>

namespace diaoyan {

namespace {

using Clock = std::chrono::steady_clock;

/// So many reports are made side by side before they are written; more would only take memory.
constexpr std::size_t reportsAtOnce = 8;

bool endsWith(const std::string& path, std::string_view ending) {
    return path.size() > ending.size() && path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
}

Problem unknownLogEnding(const std::string& path) {
    return {"unknown-ending",
            phrase("披露控制记录的文件名须以 .csv 或 .md 结尾", "the name of a disclosure log must end in .csv or .md"),
            {.file = path}};
}

/// `学校报告 12/25，11 所/秒` over one line of the terminal, a few times a second.
class SchoolProgress {
public:
    SchoolProgress(const Session& session, std::size_t schools) : session_(session), schools_(schools) {}
    ~SchoolProgress() {
        if (shown_) std::cerr << "\r\x1b[K" << std::flush;
    }
    SchoolProgress(const SchoolProgress&) = delete;
    SchoolProgress& operator=(const SchoolProgress&) = delete;

    void show(std::size_t done) {
        const auto now = Clock::now();
        if (!session_.progress || now - last_ < std::chrono::milliseconds(200)) return;
        last_ = now;
        shown_ = true;
        const double seconds = std::chrono::duration<double>(now - begun_).count();
        const auto speed = static_cast<std::uint64_t>(static_cast<double>(done) / std::max(seconds, 0.001));
        std::cerr << "\r\x1b[K"
                  << phrase("学校报告 {0}/{1}，{2} 所/秒", "school reports {0}/{1}, {2} schools/s",
                            {static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(schools_), speed})
                         .in(session_.language)
                  << std::flush;
    }

private:
    const Session& session_;
    std::size_t schools_;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point last_ = begun_;
    bool shown_ = false;
};

Problem interruptedAt(std::size_t done, std::size_t all, const std::string& folder) {
    return {"interrupted",
            phrase("已中断；写好了{0}所学校的报告，共{1}所，写好的都是完整的",
                   "interrupted; the reports of {0} schools out of {1} are written, each of them whole",
                   {static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(all)}),
            {.file = folder}};
}

Result<Report> reportOfSchool(const Release& release, std::size_t school, const ReportOptions& options) {
    const Result<Study> study = studyOfSchool(release, school);
    if (!study) return study.problem();
    return buildReport(*study, options);
}

Result<Done> makeFolder(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!std::filesystem::is_directory(folder, error))
        return Problem{"directory-missing",
                       phrase("文件夹不存在，也不能建立", "there is no such folder and it cannot be made"),
                       {.file = folder}};
    return Done{};
}

}  // namespace

void declareSchoolReports(CLI::App& parser, Language language, SchoolReportsRequest& request) {
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    CLI::Option* folder =
        parser.add_option("--each-school", request.folder,
                          words("另给每所学校写一份报告，放进这个文件夹；总报告和各校报告一起作披露控制",
                                "also one report per school, into this folder; what the overview and the schools' "
                                "reports hide is planned for all of them together"));
    parser
        .add_option("--format", request.formats,
                    words("学校报告的格式，如 docx、html，可以给多个（默认同总报告）",
                          "formats of the schools' reports: docx, html ... (default: that of the overview)"))
        ->needs(folder);
    parser
        .add_flag("--name-schools", request.name_schools,
                  words("学校报告里可以出现其他学校的名称", "schools' reports may name the other schools"))
        ->needs(folder);
    parser
        .add_option("--minimum-n", request.minimum_n,
                    words("有效作答少于这么多人的结果不公布（默认 10）",
                          "results of fewer valid answers are not printed (default 10)"))
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    parser.add_option("--also-by", request.partitions,
                      words("报告里还按名册的这些列汇总学校，如 school.寄宿（学段、城乡不用写）",
                            "further roster columns that the reports print sums of schools by: school.boarding (stage "
                            "and area go without saying)"));
    parser.add_option("--disclosure-log", request.log,
                      words("披露控制记录（.csv、.md）：隐去了什么、为什么；内部资料，不要随报告外传",
                            "disclosure log (.csv, .md): what was withheld and why; for the office only"));
}

Result<PlannedReports> planReports(Study study, const SchoolReportsRequest& request) {
    if (request.minimum_n) study.minimum_n = *request.minimum_n;
    if (!request.log.empty() && !endsWith(request.log, ".csv") && !endsWith(request.log, ".md"))
        return unknownLogEnding(request.log);
    // An overview alone hides small schools, too: its total and its rows must not give them away.
    if (!request.planned() && study.minimum_n <= 1) return PlannedReports{std::move(study), std::nullopt};
    ReleaseOptions options{.minimum_n = study.minimum_n, .name_schools = request.name_schools};
    for (const std::string& partition : request.partitions)
        if (std::find(options.partitions.begin(), options.partitions.end(), partition) == options.partitions.end())
            options.partitions.push_back(partition);
    Result<Release> release = planRelease(study, options);
    if (!release && !request.planned() && release.problem().code == "weighted-release")
        return PlannedReports{std::move(study), std::nullopt};
    if (!release) return release.problem();
    PlannedReports planned{*release->bureau, {}};
    planned.release = std::move(*release);
    return planned;
}

Result<std::vector<std::string>> endingsOfSchoolReports(const SchoolReportsRequest& request,
                                                        const std::vector<std::string>& overviews) {
    std::vector<std::string> endings;
    if (request.folder.empty()) return endings;
    const auto add = [&](const Writer& writer) {
        if (std::find(endings.begin(), endings.end(), writer.extension) == endings.end())
            endings.push_back(writer.extension);
    };
    for (const std::string& format : request.formats) {
        const std::string ending = format.starts_with('.') ? format : "." + format;
        const auto writer = std::find_if(writers().begin(), writers().end(), [&](const Writer& one) {
            return one.extension == ending || one.id == format;
        });
        if (writer == writers().end())
            return Problem{"unknown-ending",
                           phrase("没有报告格式“{0}”；可用 {1}", "there is no report format \"{0}\"; use one of {1}",
                                  {format, endingsOfReports()}),
                           {}};
        add(*writer);
    }
    for (const std::string& overview : overviews)
        if (const Writer* writer = writerFor(overview); writer != nullptr && endings.empty()) add(*writer);
    return endings;
}

Result<Done> writeDisclosureLog(const ResultTable& log, const SchoolReportsRequest& request, Language language) {
    if (request.log.empty()) return Done{};
    return writeFile(request.log, endsWith(request.log, ".csv") ? disclosureLogCsv(log, language)
                                                                : disclosureLogMarkdown(log, language));
}

Result<std::vector<std::string>> writeSchoolReports(const Release& release, const ReportOptions& options,
                                                    const WriterOptions& writer, const SchoolReportsRequest& request,
                                                    const std::vector<std::string>& endings, const Session& session) {
    const Result<const Drawing*> drawing = loadDrawing();
    if (!drawing) return drawing.problem();
    if (const Result<Done> made = makeFolder(request.folder); !made) return made.problem();
    const FigureRenderer renderer = (*drawing)->for_documents();
    const std::vector<School>& schools = release.town->roster.schools;
    const std::vector<std::string> names = schoolFileNames(schools);
    SchoolProgress progress(session, schools.size());
    std::vector<std::string> paths;
    for (std::size_t first = 0; first < schools.size(); first += reportsAtOnce) {
        const auto reports = madeInParallel(std::min(reportsAtOnce, schools.size() - first),
                                            [&](std::size_t i) { return reportOfSchool(release, first + i, options); });
        for (std::size_t i = 0; i < reports.size(); ++i) {
            if (session.stop.stop_requested()) return interruptedAt(first + i, schools.size(), request.folder);
            if (!reports[i]) return reports[i].problem();
            for (const std::string& ending : endings) {
                const std::string path = (std::filesystem::path(request.folder) / (names[first + i] + ending)).string();
                const Result<std::string> bytes = writerFor(path)->write(*reports[i], renderer, writer);
                if (!bytes) return bytes.problem();
                if (const Result<Done> written = writeFile(path, *bytes); !written) return written.problem();
                paths.push_back(path);
            }
            progress.show(first + i + 1);
        }
    }
    return paths;
}

Result<std::vector<std::string>> writeRelease(Study study, const ReportOptions& options, const WriterOptions& writer,
                                              const std::vector<std::string>& overviews,
                                              const SchoolReportsRequest& request, const Session& session) {
    const auto endings = endingsOfSchoolReports(request, overviews);
    if (!endings) return endings.problem();
    const Result<PlannedReports> planned = planReports(std::move(study), request);
    if (!planned) return planned.problem();
    const Result<Done> written = writeReports(planned->overview, options, writer, overviews);
    if (!written) return written.problem();
    std::vector<std::string> files = overviews;
    if (!planned->release) return files;
    const ResultTable log = disclosureLog(*planned->release);
    if (const std::size_t hidden = log.rows.size(); hidden > 0)
        session.say(
            phrase("有 {0} 处结果没有公布：有效作答不足 {1} 人，或防止由合计推算。用 --disclosure-log 记下是哪些；"
                   "--minimum-n 可改最少人数",
                   "{0} results are withheld: fewer than {1} valid answers, or others could be worked out. "
                   "--disclosure-log tells which; --minimum-n sets the number",
                   {static_cast<std::uint64_t>(hidden), planned->overview.minimum_n}));
    const Result<Done> logged = writeDisclosureLog(log, request, session.language);
    if (!logged) return logged.problem();
    if (endings->empty()) return files;
    const auto schools = writeSchoolReports(*planned->release, options, writer, request, *endings, session);
    if (!schools) return schools.problem();
    files.insert(files.end(), schools->begin(), schools->end());
    return files;
}

}  // namespace diaoyan
