// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/merge_job.h"

#include "collector/store/survey_file.h"
#include "collector/store/survey_merge.h"

#include <filesystem>

namespace diaoyan {

Result<MergeOutcome> mergeSurveys(const std::string& town, const MergeRequest& request) {
    if (const auto opened = SurveyFile::open(town, SurveyFile::Access::write); !opened) return opened.problem();
    MergeOutcome outcome;
    for (const std::string& file : request.files) {
        std::error_code error;
        if (std::filesystem::equivalent(town, file, error)) {
            outcome.problem = Problem{
                "same-file", phrase("这就是要并入的调查文件本身", "this is the survey file itself"), {.file = file}};
            return outcome;
        }
        Result<MergeReport> report = mergeSurveyFile(town, file, request);
        if (!report) {
            outcome.problem = report.problem();
            return outcome;
        }
        outcome.files.push_back(std::move(report).value());
    }
    return outcome;
}

}  // namespace diaoyan
