// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/build_report.h"

#include "charts/report/report_draft.h"
#include "charts/template/question_directives.h"
#include "charts/template/template_run.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace diaoyan {

namespace {

Text reportTitle(const Study& study) {
    if (!study.title.empty()) return study.title;
    if (study.parts.size() != 1) return {"调研报告", "Survey report"};
    const Questionnaire& only = study.parts.front().questionnaire;
    if (only.inferred) return {"问卷调查报告", "Survey report"};
    return phrase("{0}调研报告", "Survey report: {0}", {questionnaireTitle(only)});
}

/// The value of a line before the template, where the study leaves it open.
std::string frontOr(const std::string& set, const ReportTemplate& form, const char* zh, const char* en) {
    if (!set.empty()) return set;
    for (const char* key : {zh, en})
        if (const auto found = form.front.find(key); found != form.front.end()) return found->second;
    return {};
}

/// Only what can be reported on, and with a title that says something.
Study presentable(const Study& study) {
    Study present = study;
    std::erase_if(present.parts, [](const StudyPart& part) { return part.answers == nullptr; });
    // A lone form that was inferred is called by its file's name, which says nothing to a reader.
    if (present.parts.size() == 1)
        if (Questionnaire& only = present.parts.front().questionnaire; only.inferred && only.title.zh == only.id)
            only.title = {"调查问卷", "Questionnaire"};
    return present;
}

Result<ReportTemplate> templateOf(const ReportOptions& options) {
    if (!options.template_text.empty()) return parseTemplate(options.template_text, options.template_file);
    return parseTemplate(defaultTemplate(options.language), {});
}

}  // namespace

std::vector<std::pair<std::string_view, std::string_view>> defaultTemplateFiles();

std::string defaultTemplate(Language language) {
    const std::string_view wanted = language == Language::zh ? "default.zh.md" : "default.en.md";
    for (const auto& [name, content] : defaultTemplateFiles())
        if (name == wanted) return std::string(content);
    return {};
}

Result<Report> buildReport(const Study& study, const ReportOptions& options) {
    if (std::all_of(study.parts.begin(), study.parts.end(), [](const StudyPart& part) {
            return part.answers == nullptr || analysedQuestions(part.questionnaire).empty();
        }))
        return Problem{"nothing-to-report",
                       phrase("没有可以写进报告的问卷题目", "there is no questionnaire with a question to report on"),
                       {}};
    const Result<ReportTemplate> form = templateOf(options);
    if (!form) return form.problem();
    const Study present = presentable(study);
    ReportDraft draft(options.language);
    draft.rounding = options.rounding;
    draft.report.title = frontOr(present.title.in(options.language), *form, "标题", "title");
    if (draft.report.title.empty()) draft.report.title = reportTitle(present).in(options.language);
    draft.report.subtitle = frontOr(present.subtitle.in(options.language), *form, "副标题", "subtitle");
    draft.report.organisation = frontOr(present.organisation, *form, "单位", "organisation");
    draft.report.date = frontOr(present.date, *form, "日期", "date");
    const std::vector<Problem> problems = runTemplate(*form, present, options, draft);
    if (!problems.empty()) return problems.front();
    return std::move(draft.report);
}

std::vector<Problem> templateProblems(const Study& study, const ReportOptions& options) {
    const Result<ReportTemplate> form = templateOf(options);
    if (!form) return {form.problem()};
    ReportDraft draft(options.language);
    return runTemplate(*form, presentable(study), options, draft);
}

}  // namespace diaoyan
