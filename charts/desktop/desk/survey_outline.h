// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/schools/response_rate.h"
#include "charts/report/study.h"
#include "collector/store/analysis_settings.h"
#include "collector/store/survey_file.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// What a survey file says of itself at one moment, without its answers: read in an instant, however many there are.
struct SurveyOutline {
    std::string path{};
    bool read_only = false;  ///< it can be looked at, not changed
    Roster roster{};
    std::vector<Questionnaire> questionnaires{};
    std::vector<Batch> batches{};
    ResponseRates rates{};
    StudyRecord record{};
    std::string report_template{};  ///< empty: the default one
    AnalysisSettings settings{};
    std::int64_t revision = 0;  ///< rises with every change of the file

    bool operator==(const SurveyOutline&) const = default;
};

/// Problems: as SurveyFile::open.
Result<SurveyOutline> readOutline(const std::string& path);

/// Everything to be counted: a part per questionnaire with answers, none where there are none yet.
/// Problems: as SurveyFile::open and SurveyFile::responses.
Result<Study> readStudy(const std::string& path);

/// What the desk is looking at: the answers of the whole survey, and those that a filter leaves.
using StudyPointer = std::shared_ptr<const Study>;

}  // namespace diaoyan
