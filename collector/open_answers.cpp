// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/open_answers.h"

namespace diaoyan {

namespace {

constexpr std::size_t sampleRows = 200;

Result<SourceSample> sampleOf(const TableSource& table, const std::string& path) {
    SourceSample sample{
        .file_name = path, .dictionary = table.dictionary, .form = table.form, .format = table.facts.format};
    std::vector<Cell> cells;
    while (sample.rows.size() < sampleRows) {
        const Result<bool> more = table.rows->next(cells);
        if (!more) return more.problem();
        if (!*more) break;
        auto& row = sample.rows.emplace_back();
        for (const Cell& cell : cells) row.emplace_back(cell.text);
        sample.row_numbers.push_back(table.rows->rowNumber());
    }
    table.rows->rewind();
    return sample;
}

}  // namespace

Result<OpenedAnswers> openAnswers(const std::string& path, const TableOptions& options, const std::string& importer) {
    Result<TableSource> table = openTable(path, options);
    if (!table) return table.problem();
    OpenedAnswers file{.path = path, .table = std::move(table).value()};
    Result<SourceSample> sample = sampleOf(file.table, path);
    if (!sample) return sample.problem();
    file.sample = std::move(sample).value();
    if (!importer.empty()) {
        file.importer = findImporter(importer);
        if (file.importer == nullptr)
            return Problem{"unknown-importer",
                           phrase("没有名为 {0} 的导入格式", "there is no importer named {0}", {importer}),
                           {}};
        file.reasons.push_back(phrase("由用户指定", "chosen by the user"));
    } else {
        Recognised recognised = recognise(file.sample);
        file.importer = recognised.importer;
        file.reasons = std::move(recognised.evidence.reasons);
    }
    if (file.importer->decoded) file.table.rows = file.importer->decoded(std::move(file.table.rows), file.sample);
    Result<SourceLayout> layout = file.importer->layOut(file.sample);
    if (!layout) return layout.problem();
    file.layout = std::move(layout).value();
    if (file.layout.questions.empty())
        return Problem{
            "no-questions", phrase("没有找到任何题目列", "no column of a question was found"), {.file = path}};
    return file;
}

}  // namespace diaoyan
