// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <filesystem>
#include <string>

namespace diaoyan::bench {

/// What is measured inside a process: its figures go to stdout as SelfReport lines. The driver calls
/// `diaoyan_bench part NAME FOLDER RUNS` for each, so that one part's memory is not another's.
///   analysis   open the survey, load its answers, analyse the workload; the kernel limit on the same answers
///   parse      the rows of the CSV as the importer gets them
///   parse-limit  parseAtTheLimit
///   figures    PNG and SVG
/// `folder` holds bench.survey and answers.csv. Problems: unknown-part, and those of what is measured.
Result<Done> measurePart(const std::string& part, const std::filesystem::path& folder, int runs);

}  // namespace diaoyan::bench
