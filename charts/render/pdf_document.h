// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Where a heading of a report stands on its pages.
struct HeadingPlace {
    int level = 1;  ///< 1 .. 3
    std::string text{};
    int page = 1;       ///< from 1
    double height = 0;  ///< how far down its page, 0 .. 1

    bool operator==(const HeadingPlace&) const = default;
};

/// A report as a PDF file, and where its headings are.
struct PdfDocument {
    std::string bytes{};
    std::vector<HeadingPlace> headings{};

    bool operator==(const PdfDocument&) const = default;
};

/// A report as PDF pages (A4): cover, contents with page numbers, text, tables, figures as vectors; fonts are inside,
/// text can be searched and copied. Equal reports give equal bytes on a machine. Call from the
/// application's thread, or where its scenes are drawn elsewhere (ScenesElsewhere).
/// Problems: font-missing, glyph-missing, no-graphics, those of the figures.
Result<std::string> renderPdfDocument(const Report& report, const WriterOptions& options);
/// The same with the places of its headings, for those who look at it.
Result<PdfDocument> renderPdfWithPlaces(const Report& report, const WriterOptions& options);

}  // namespace diaoyan
