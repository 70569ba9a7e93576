// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/pdf_document.h"
#include "charts/report/report.h"

#include <functional>
#include <stop_token>

namespace diaoyan {

/// Has work done by the window's thread between its events, and waits for it on a job's thread. False: stopped before
/// it began. It never waits for a window that waits for it: whoever stops the job wakes it. What the work throws, it
/// throws. REQUIRES: called by a job, or by the window's thread (the work is then done at once).
bool doneByWindow(const std::function<void()>& work, const std::stop_token& stop);

/// What the writers draw with on a job's thread: letters, pages and PNG files are made there, only scenes of figures
/// are handed over to the window's, one at a time, so that it stays responsive. The same bytes as by
/// qtFigureRenderer(). Once `stop` is set every function says jobStopped().
FigureRenderer windowRenderer(const std::stop_token& stop);

/// The pages of a report, with the places of its headings; drawn in the same way. Problems: jobStopped(), and those of
/// renderPdfWithPlaces.
Result<PdfDocument> pagesForWindow(const Report& report, const WriterOptions& options, const std::stop_token& stop);

}  // namespace diaoyan
