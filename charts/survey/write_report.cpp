// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/write_report.h"

#include "charts/writers/writers.h"
#include "collector/output_file.h"

namespace diaoyan {

std::string endingsOfReports() {
    std::string endings;
    for (const Writer& writer : writers()) endings += (endings.empty() ? "" : " ") + writer.extension;
    return endings;
}

Result<Done> writeReports(const Study& study, const ReportOptions& options, const WriterOptions& writer,
                          const std::vector<std::string>& paths, const FigureRenderer& figures) {
    for (const std::string& path : paths) {
        if (writerFor(path) != nullptr) continue;
        return Problem{
            "unknown-ending",
            phrase("报告文件名须以 {0} 之一结尾", "a report's file name must end in one of {0}", {endingsOfReports()}),
            {.file = path}};
    }
    const Result<Report> report = buildReport(study, options);
    if (!report) return report.problem();
    for (const std::string& path : paths) {
        const Result<std::string> bytes = writerFor(path)->write(*report, figures, writer);
        if (!bytes) return bytes.problem();
        if (Result<Done> written = writeFile(path, *bytes); !written) return written;
    }
    return Done{};
}

}  // namespace diaoyan
