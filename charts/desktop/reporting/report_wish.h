// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"
#include "charts/render/pdf_document.h"
#include "charts/report/report.h"
#include "charts/tables/parts_rounding.h"
#include "charts/template/build_report.h"

#include <QSizeF>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

/// What the page's controls say of the report that is wanted.
struct ReportWish {
    Language language = Language::zh;
    std::string template_text{};  ///< empty: the default one of the language
    std::string template_file{};  ///< what the template is called in messages
    DocumentStyle style = DocumentStyle::gbt9704;
    std::string style_document{};  ///< bytes of a .docx of the user's own; empty: none
    PartsRounding rounding = PartsRounding::half_up;
    std::int64_t minimum_n = 10;
    std::string definition{};  ///< of 满意率; empty: the scale's own
    double confidence = 0.95;

    bool operator==(const ReportWish&) const = default;
};

/// What a survey asks for where nobody changes it on the page.
ReportWish wishOf(const SurveyOutline& outline, Language language);

/// The answers with what the survey file says of itself now: title, organisation, date, fieldwork.
Study studyToReport(const Study& answers, const SurveyOutline& outline);

ReportOptions optionsOf(const ReportWish& wish);
WriterOptions looksOf(const ReportWish& wish);

/// The document as it would be written as PDF.
struct ReportPreview {
    std::shared_ptr<const std::string> pdf{};
    std::vector<QSizeF> pages{};  ///< their sizes in points
    std::vector<HeadingPlace> headings{};
    std::size_t withheld = 0;  ///< results that are not printed
};

/// For a job. Problems: those of planReports, buildReport and drawing; interrupted.
Result<ReportPreview> previewOf(const Study& study, const ReportWish& wish, const std::stop_token& stop);

/// Every problem of the wish's template with the study. For a job.
std::vector<Problem> problemsOfTemplate(const Study& study, const ReportWish& wish);

}  // namespace diaoyan
