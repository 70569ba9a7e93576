// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace diaoyan::tabular_tests {

namespace {

std::string freshPath(const std::string& name) {
    static int number = 0;
    const auto folder = std::filesystem::temp_directory_path() / ("diaoyan-tables-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    static const struct Remover {
        std::filesystem::path folder;
        ~Remover() {
            std::error_code ignored;
            std::filesystem::remove_all(folder, ignored);
        }
    } remover{folder};
    return (folder / (std::to_string(++number) + name)).string();
}

}  // namespace

std::string fileWith(std::string_view content, const std::string& name) {
    const std::string path = freshPath(name);
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

std::string dataFile(const std::string& name) {
    return std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/" + name;
}

bool Table::remarked(const std::string& code) const {
    return std::any_of(facts.remarks.begin(), facts.remarks.end(), [&](const Problem& p) { return p.code == code; });
}

Table readTable(const std::string& path, const TableOptions& options) {
    Table table;
    const auto fail = [&](const Problem& problem) {
        table.problem = problem.code;
        table.where = problem.where;
        table.message = problem.message.zh;
        return table;
    };
    Result<TableSource> source = openTable(path, options);
    if (!source) return fail(source.problem());
    table.facts = source->facts;
    std::vector<Cell> cells;
    for (;;) {
        const Result<bool> more = source->rows->next(cells);
        if (!more) return fail(more.problem());
        if (!*more) return table;
        std::vector<std::string> row;
        for (const Cell& cell : cells) {
            row.emplace_back(cell.text);
            table.kinds += "etnd"[static_cast<int>(cell.kind)];
            if (cell.kind == Cell::Kind::number || cell.kind == Cell::Kind::date) table.numbers.push_back(cell.number);
        }
        table.kinds += '|';
        table.rows.push_back(std::move(row));
        table.lines.push_back(source->rows->rowNumber());
    }
}

Table readText(std::string_view content, const TableOptions& options) {
    return readTable(fileWith(content), options);
}

std::string zipOf(const std::vector<std::pair<std::string, std::string>>& parts) {
    const std::string path = freshPath(".zip");
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, content] : parts) {
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
    }
    zip_close(archive);
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string xlsxOf(const SheetXml& sheet) {
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + relations + "/" + type + "\" Target=\"" + target + "\"/>";
    };
    std::string formats;
    std::string styles = "<xf numFmtId=\"0\"/>";
    for (std::size_t i = 0; i < sheet.styles.size(); ++i) {
        const std::string id = std::to_string(164 + i);
        formats += "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + sheet.styles[i] + "\"/>";
        styles += "<xf numFmtId=\"" + id + "\"/>";
    }
    return zipOf({
        {"_rels/.rels", "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.xml") +
                                           relation("r2", "sharedStrings", "/xl/sharedStrings.xml") +
                                           relation("r3", "styles", "styles.xml") + "</Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns:r=\"" + relations + "\"><workbookPr " + sheet.properties +
                                "/><sheets><sheet name=\"表一\" sheetId=\"7\" r:id=\"r1\"/></sheets></workbook>"},
        {"xl/sharedStrings.xml", "<sst>" + sheet.shared + "</sst>"},
        {"xl/styles.xml", "<styleSheet><numFmts>" + formats +
                              "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + styles +
                              "</cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?><worksheet xmlns=\"" + main + "\"><sheetData>" +
                                         sheet.rows + "</sheetData></worksheet>"},
    });
}

}  // namespace diaoyan::tabular_tests
