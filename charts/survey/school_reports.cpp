// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/school_reports.h"

#include "analysis/engine/parallel.h"
#include "charts/release/disclosure_log.h"
#include "charts/survey/write_report.h"
#include "charts/writers/writers.h"
#include "collector/output_file.h"

#include <algorithm>
#include <filesystem>

namespace diaoyan {

namespace {

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
                                                    const std::vector<std::string>& endings,
                                                    const FigureRenderer& figures, const ReportProgress& progress) {
    if (const Result<Done> made = makeFolder(request.folder); !made) return made.problem();
    const std::vector<School>& schools = release.town->roster.schools;
    const std::vector<std::string> names = schoolFileNames(schools);
    std::vector<std::string> paths;
    for (std::size_t first = 0; first < schools.size(); first += reportsAtOnce) {
        const auto reports = madeInParallel(std::min(reportsAtOnce, schools.size() - first),
                                            [&](std::size_t i) { return reportOfSchool(release, first + i, options); });
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const auto stopped = [&] { return interruptedAt(first + i, schools.size(), request.folder); };
            if (progress.stop.stop_requested()) return stopped();
            if (!reports[i]) return reports[i].problem();
            for (const std::string& ending : endings) {
                const std::string path = (std::filesystem::path(request.folder) / (names[first + i] + ending)).string();
                const Result<std::string> bytes = writerFor(path)->write(*reports[i], figures, writer);
                if (!bytes) return progress.stop.stop_requested() ? stopped() : bytes.problem();
                if (const Result<Done> written = writeFile(path, *bytes); !written) return written.problem();
                paths.push_back(path);
            }
            if (progress.school) progress.school(first + i + 1, schools.size());
        }
    }
    return paths;
}

Result<std::vector<std::string>> writeRelease(Study study, const ReportOptions& options, const WriterOptions& writer,
                                              const std::vector<std::string>& overviews,
                                              const SchoolReportsRequest& request, const FigureRenderer& figures,
                                              const ReportProgress& progress) {
    const auto endings = endingsOfSchoolReports(request, overviews);
    if (!endings) return endings.problem();
    const Result<PlannedReports> planned = planReports(std::move(study), request);
    if (!planned) return planned.problem();
    const Result<Done> written = writeReports(planned->overview, options, writer, overviews, figures);
    if (!written) return written.problem();
    std::vector<std::string> files = overviews;
    if (!planned->release) return files;
    const ResultTable log = disclosureLog(*planned->release);
    if (progress.planned) progress.planned(log.rows.size());
    const Result<Done> logged = writeDisclosureLog(log, request, options.language);
    if (!logged) return logged.problem();
    if (endings->empty()) return files;
    const auto schools = writeSchoolReports(*planned->release, options, writer, request, *endings, figures, progress);
    if (!schools) return schools.problem();
    files.insert(files.end(), schools->begin(), schools->end());
    return files;
}

}  // namespace diaoyan
