// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/write_report.h"

#include "apps/diaoyan/load_drawing.h"
#include "collector/output_file.h"
#include "charts/writers/writers.h"

namespace diaoyan {

std::string endingsOfReports() {
    std::string endings;
    for (const Writer& writer : writers()) endings += (endings.empty() ? "" : " ") + writer.extension;
    return endings;
}

Result<Done> writeReports(const Study& study, const ReportOptions& options, const WriterOptions& writer,
                          const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        if (writerFor(path) != nullptr) continue;
        return Problem{
            "unknown-ending",
            phrase("报告文件名须以 {0} 之一结尾", "a report's file name must end in one of {0}", {endingsOfReports()}),
            {.file = path}};
    }
    const Result<Report> report = buildReport(study, options);
    if (!report) return report.problem();
    const Result<const Drawing*> drawing = loadDrawing();
    if (!drawing) return drawing.problem();
    const FigureRenderer renderer = (*drawing)->for_documents();
    for (const std::string& path : paths) {
        const Result<std::string> bytes = writerFor(path)->write(*report, renderer, writer);
        if (!bytes) return bytes.problem();
        if (Result<Done> written = writeFile(path, *bytes); !written) return written;
    }
    return Done{};
}

}  // namespace diaoyan
