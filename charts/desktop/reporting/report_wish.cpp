// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/report_wish.h"

#include "charts/desktop/jobs/jobs.h"
#include "charts/desktop/reporting/pdf_pictures.h"
#include "charts/desktop/reporting/window_renderer.h"
#include "charts/release/disclosure_log.h"
#include "charts/survey/school_reports.h"

#include <utility>

namespace diaoyan {

ReportWish wishOf(const SurveyOutline& outline, Language language) {
    const AnalysisSettings& settings = outline.settings;
    ReportWish wish{.language = language, .template_text = outline.report_template};
    if (!wish.template_text.empty()) wish.template_file = outline.path;
    if (settings.style == "plain") wish.style = DocumentStyle::plain;
    if (settings.rounding == "largest-remainder") wish.rounding = PartsRounding::largest_remainder;
    wish.minimum_n = settings.minimum_n;
    wish.definition = settings.definition;
    wish.confidence = settings.confidence;
    return wish;
}

Study studyToReport(const Study& answers, const SurveyOutline& outline) {
    Study study = answers;
    study.record = outline.record;
    const auto fact = [&](const char* id) {
        const auto found = study.record.facts.find(id);
        return found == study.record.facts.end() ? std::string{} : found->second;
    };
    const std::string title = fact("title");
    study.title = title.empty() ? Text{} : untranslated(title);
    study.organisation = fact("organisation");
    study.date = fact("date");
    return study;
}

ReportOptions optionsOf(const ReportWish& wish) {
    ReportOptions options{.language = wish.language, .definition = wish.definition};
    options.confidence = Confidence(wish.confidence);
    options.rounding = wish.rounding;
    options.template_text = wish.template_text;
    options.template_file = wish.template_file;
    return options;
}

WriterOptions looksOf(const ReportWish& wish) {
    return {wish.style, wish.style_document};
}

Result<ReportPreview> previewOf(const Study& study, const ReportWish& wish, const std::stop_token& stop) {
    const Result<PlannedReports> planned = planReports(study, {.minimum_n = wish.minimum_n});
    if (!planned) return planned.problem();
    if (stop.stop_requested()) return jobStopped();
    const Result<Report> report = buildReport(planned->overview, optionsOf(wish));
    if (!report) return report.problem();
    if (stop.stop_requested()) return jobStopped();
    Result<PdfDocument> document = pagesForWindow(*report, looksOf(wish), stop);
    if (!document) return document.problem();
    ReportPreview preview{.headings = std::move(document->headings)};
    preview.pages = sizesOfPages(document->bytes);
    preview.pdf = std::make_shared<const std::string>(std::move(document->bytes));
    if (planned->release) preview.withheld = disclosureLog(*planned->release).rows.size();
    return preview;
}

std::vector<Problem> problemsOfTemplate(const Study& study, const ReportWish& wish) {
    return templateProblems(study, optionsOf(wish));
}

}  // namespace diaoyan
