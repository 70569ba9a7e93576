// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/proportions/proportion_interval.h"
#include "charts/report/report.h"
#include "charts/report/study.h"
#include "charts/tables/parts_rounding.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

struct ReportOptions {
    Language language = Language::zh;
    std::string definition;  ///< of 满意率: an id or labels joined by '+'; empty, or where it does not fit: the default
    Confidence confidence = Confidence();
    PartsRounding rounding = PartsRounding::half_up;
    std::string template_text;  ///< empty: the default template of the language
    std::string template_file;  ///< what the template is called in messages

    bool operator==(const ReportOptions&) const = default;
};

/// The default template of a language, as an office would save and change it.
std::string defaultTemplate(Language language);

/// The 调研报告 of a study by its template. With the default one: 调研概况 (who was asked, fieldwork, what came back),
/// 基本情况, a chapter per questionnaire with sentence, figure and table per question, comparisons of schools and of
/// roles, problems and suggestions, method, disclosures and the questionnaires. Answers in free text are counted, never
/// printed; school, grade and class are not analysed as questions. Every number stands with its base.
/// Problems: nothing-to-report (no questionnaire, or none with a question to analyse), those of parseTemplate,
/// template-unknown-directive and others of the directives with their line, and those of the engine.
Result<Report> buildReport(const Study& study, const ReportOptions& options = {});

/// Every problem of a template with this study, in the order of its lines.
std::vector<Problem> templateProblems(const Study& study, const ReportOptions& options);

}  // namespace diaoyan
