// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/csv_exporter.h"

#include "collector/exporters/answer_table.h"
#include "collector/exporters/output_stream.h"

namespace diaoyan {

namespace {

void appendCell(const std::string& text, std::string& line) {
    if (text.find_first_of(",\"\r\n") == std::string::npos &&
        (text.empty() || (text.front() != ' ' && text.back() != ' '))) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
}

}  // namespace

Result<Exported> writeCsv(const ExportSource& source, const std::string& path, const ExportOptions& options) {
    const Result<AnswerTable> table = AnswerTable::of(source, options);
    if (!table) return table.problem();
    OutputStream out(path);
    std::string line = "\xEF\xBB\xBF";
    for (const std::string& heading : table->headings()) {
        appendCell(guarded(heading), line);
        line += ',';
    }
    line.back() = '\r';
    out.write(line += '\n');
    const Result<Done> written = source.visit([&](const StoredSheet& sheet) {
        line.clear();
        for (const TableCell& cell : table->row(sheet)) {
            appendCell(cell.number ? cell.text : guarded(cell.text), line);
            line += ',';
        }
        line.back() = '\r';
        out.write(line += '\n');
    });
    if (!written) return written.problem();
    out.close();
    return Exported{.sheets = table->sheets(), .files = {path}, .losses = table->losses()};
}

}  // namespace diaoyan
