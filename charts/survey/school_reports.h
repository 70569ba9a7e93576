// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/release/release.h"
#include "charts/report/report.h"
#include "charts/template/build_report.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

/// What the user asked for besides the overview.
struct SchoolReportsRequest {
    std::string folder;                ///< empty: the overview only
    std::vector<std::string> formats;  ///< docx, html ...; empty: as the first overview
    std::optional<std::int64_t> minimum_n;
    std::vector<std::string> partitions;  ///< further roster columns that the documents print results by
    bool name_schools = false;
    std::string log;  ///< .csv, .md; empty: none

    bool planned() const { return !folder.empty() || !log.empty(); }
    bool operator==(const SchoolReportsRequest&) const = default;
};

/// What whoever waits for reports may hear, and how they stop them. Called on the thread that writes.
struct ReportProgress {
    std::function<void(std::size_t withheld)> planned{};              ///< so many results are not printed
    std::function<void(std::size_t done, std::size_t all)> school{};  ///< reports of schools that are written
    std::stop_token stop{};
};

/// What the overview is made of: what can be printed beside the reports of single schools, or alone, without giving
/// small schools away. Weighted answers are not planned for, so an overview of them stays as it is. Takes minimum_n
/// over. Problems: those of planRelease, and unknown-ending (the log).
struct PlannedReports {
    Study overview;
    std::optional<Release> release;
};
Result<PlannedReports> planReports(Study study, const SchoolReportsRequest& request);

/// Problems: unknown-ending (formats, or none where an overview's ending names one). To be asked before anything is
/// written.
Result<std::vector<std::string>> endingsOfSchoolReports(const SchoolReportsRequest& request,
                                                        const std::vector<std::string>& overviews);

/// Writes the log, if one is wanted. Problems: those of writing.
Result<Done> writeDisclosureLog(const ResultTable& log, const SchoolReportsRequest& request, Language language);

/// One report per school of the roster and ending, each file whole or not at all. Returns the paths.
/// Problems: interrupted (it says how many are written), directory-missing, and those of building, drawing and writing.
Result<std::vector<std::string>> writeSchoolReports(const Release& release, const ReportOptions& options,
                                                    const WriterOptions& writer, const SchoolReportsRequest& request,
                                                    const std::vector<std::string>& endings,
                                                    const FigureRenderer& figures, const ReportProgress& progress);

/// All of it: the overview in its files, the log (in the language of the report) and the schools' reports that are
/// wanted. Returns the paths, those of the overview first. Problems: those above, and those of writeReports.
Result<std::vector<std::string>> writeRelease(Study study, const ReportOptions& options, const WriterOptions& writer,
                                              const std::vector<std::string>& overviews,
                                              const SchoolReportsRequest& request, const FigureRenderer& figures,
                                              const ReportProgress& progress);

/// Names of the schools' files, without ending: code and name, in UTF-8, at most 90 bytes, all different even where the
/// file system does not tell capitals apart, without anything that a path or a shell would misread.
std::vector<std::string> schoolFileNames(const std::vector<School>& schools);

}  // namespace diaoyan
