// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/report/build_report.h"

#include "charts/report/build_report_frame.h"
#include "charts/report/build_report_questions.h"
#include "charts/report/report_draft.h"

#include <algorithm>

namespace diaoyan {

namespace {

Text reportTitle(const Study& study) {
    if (!study.title.empty()) return study.title;
    if (study.parts.size() != 1) return {"调研报告", "Survey report"};
    const Questionnaire& only = study.parts.front().questionnaire;
    if (only.inferred) return {"问卷调查报告", "Survey report"};
    return phrase("{0}调研报告", "Survey report: {0}", {questionnaireTitle(only)});
}

}  // namespace

Result<Report> buildReport(const Study& study, const ReportOptions& options) {
    if (std::all_of(study.parts.begin(), study.parts.end(), [](const StudyPart& part) {
            return part.answers == nullptr || analysedQuestions(part.questionnaire).empty();
        }))
        return Problem{"nothing-to-report",
                       phrase("没有可以写进报告的问卷题目", "there is no questionnaire with a question to report on"),
                       {}};
    Study present = study;
    present.parts.erase(std::remove_if(present.parts.begin(), present.parts.end(),
                                       [](const StudyPart& part) { return part.answers == nullptr; }),
                        present.parts.end());

    // A lone form that was inferred is called by its file's name, which says nothing to a reader.
    if (Questionnaire& only = present.parts.front().questionnaire;
        present.parts.size() == 1 && only.inferred && only.title.zh == only.id)
        only.title = {"调查问卷", "Questionnaire"};

    ReportDraft draft(options.language);
    draft.report.title = reportTitle(present).in(options.language);
    draft.report.subtitle = present.subtitle.in(options.language);
    draft.report.organisation = present.organisation;
    draft.report.date = present.date;
    writeOverview(draft, present);
    for (const StudyPart& part : present.parts)
        if (auto problem = writeQuestions(draft, part, options)) return *problem;
    if (auto problem = writeComparison(draft, present, options)) return *problem;
    draft.append(present.appendix);
    writeMethod(draft, present, options);
    return std::move(draft.report);
}

}  // namespace diaoyan
