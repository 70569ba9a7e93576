// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/command.h"
#include "charts/survey/school_reports.h"

#include <string>
#include <vector>

namespace diaoyan {

/// The options that say which reports of schools are wanted.
void declareSchoolReports(CLI::App& parser, Language language, SchoolReportsRequest& request);

/// writeRelease() with its progress and what it withheld told on the terminal.
Result<std::vector<std::string>> writeReleaseAloud(const Study& study, const ReportOptions& options,
                                                   const WriterOptions& writer,
                                                   const std::vector<std::string>& overviews,
                                                   const SchoolReportsRequest& request, const Session& session);

}  // namespace diaoyan
