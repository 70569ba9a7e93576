// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measured_run.h"
#include "bench/measurement.h"
#include "questionnaires/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// How often something is run: up to `most` times, fewer where one run is long.
struct Repetition {
    int most = 5;
    int longer = 3;  ///< once a run took more than longSeconds
    static constexpr double longSeconds = 2;
    static constexpr double endlessSeconds = 30;  ///< such a run stays the only one

    int runsAfter(double first_seconds) const;
};

/// Runs a command as often as its length allows and answers with the median and the largest memory. `before` is done
/// ahead of each run and not measured. Problems: those of measuredRun and of `before`.
Result<Cost> medianRun(const std::vector<std::string>& command, const std::filesystem::path& folder,
                       const Repetition& repetition, const std::function<Result<Done>()>& before = {});

/// Whole processes of `program` on the workload in `folder` (answers.csv, roster.csv, parent.json): new, import,
/// tables; leaves bench.survey there. Cold: the survey file has been dropped from the page cache.
Result<std::vector<Measurement>> programSteps(const std::string& program, const std::filesystem::path& folder,
                                              std::int64_t rows, const Repetition& repetition);

/// The founding survey, as most surveys are: small. Start-up, tables, one report, `reports` of them two at a time.
Result<std::vector<Measurement>> smallSurveySteps(const std::string& program, const std::filesystem::path& folder,
                                                  const Repetition& repetition, int reports);

}  // namespace diaoyan::bench
