// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/proportions/proportion_interval.h"
#include "charts/report/report.h"
#include "charts/report/study.h"
#include "questionnaires/result.h"

#include <string>

namespace diaoyan {

struct ReportOptions {
    Language language = Language::zh;
    std::string definition;  ///< of 满意率: an id or labels joined by '+'; empty, or where it does not fit: the default
    Confidence confidence = Confidence();

    bool operator==(const ReportOptions&) const = default;
};

/// The 调研报告 of a study: 调研概况 (who was asked, what came back), a chapter per questionnaire with sentence,
/// figure and table per question, a comparison of roles where they were asked the same thing (construct), and the
/// definitions at the end. Answers in free text are counted, never printed; school, grade and class are not
/// analysed as questions. Every number stands with its base.
/// Problems: nothing-to-report (no questionnaire, or none with a question to analyse), and those of the engine.
Result<Report> buildReport(const Study& study, const ReportOptions& options = {});

}  // namespace diaoyan
