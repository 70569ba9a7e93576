// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/csv_source.h"
#include "collector/tabular/file_bytes.h"
#include "collector/tabular/gzip_bytes.h"
#include "collector/tabular/html_source.h"
#include "collector/tabular/json_source.h"
#include "collector/tabular/lsa_source.h"
#include "collector/tabular/matching.h"
#include "collector/tabular/ods_source.h"
#include "collector/tabular/row_source.h"
#include "collector/tabular/stat_source.h"
#include "collector/tabular/xls_source.h"
#include "collector/tabular/xlsx_source.h"
#include "collector/tabular/xml2003_source.h"
#include "collector/tabular/zip_parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diaoyan {

namespace {

using namespace std::literals;

/// A kind of file that people choose by mistake, by its first bytes.
struct OtherKind {
    std::string_view begins;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array otherKinds{
    OtherKind{"%PDF", "PDF 文档", "a PDF document"},
    OtherKind{"\x89PNG", "PNG 图片", "a PNG picture"},
    OtherKind{"\xFF\xD8\xFF", "JPEG 图片", "a JPEG picture"},
    OtherKind{"GIF8", "GIF 图片", "a GIF picture"},
    OtherKind{"Rar!", "RAR 压缩包", "a RAR archive"},
    OtherKind{"7z\xBC\xAF", "7z 压缩包", "a 7z archive"},
    OtherKind{"{\\rtf", "RTF 文档", "an RTF document"},
    OtherKind{"SQLite format 3", "SQLite 数据库", "an SQLite database"},
    OtherKind{"\x09\x00\x04\x00"sv, "Excel 5.0 之前的旧表格", "a worksheet from before Excel 5.0"},
    OtherKind{"\x09\x02\x06\x00"sv, "Excel 5.0 之前的旧表格", "a worksheet from before Excel 5.0"},
    OtherKind{"\x09\x04\x06\x00"sv, "Excel 5.0 之前的旧表格", "a worksheet from before Excel 5.0"},
};

Problem notATable(const std::string& path, const Text& what) {
    return fileProblem("not-a-table", path,
                       phrase("这是{0}，不是数据表；请在原程序中打开，另存为 .xlsx 或 CSV 后再导入",
                              "this is {0}, not a table; open it where it comes from and save it as .xlsx or CSV",
                              {what}));
}

/// The first characters without a byte order mark and blanks, in lower case; UTF-16 loses its NULs.
std::string opening(std::string_view bytes) {
    std::string text(bytes.substr(0, 1024));
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        text.erase(0, 2);
        std::erase(text, '\0');
    }
    return foldForMatching(text);
}

/// What is known about a file before it is read.
struct Opening {
    std::string_view bytes;
    std::string text;  ///< as of opening()

    bool begins(std::string_view word) const { return text.starts_with(word); }
    bool contains(std::string_view word) const { return text.find(word) != text.npos; }
};

bool isZip(const Opening& file) {
    return file.bytes.starts_with("PK\x03\x04") || file.bytes.starts_with("PK\x05\x06");
}

bool isOle(const Opening& file) {
    return file.bytes.starts_with("\xD0\xCF\x11\xE0");
}

bool isGzip(const Opening& file) {
    return file.bytes.starts_with("\x1F\x8B");
}

bool isJson(const Opening& file) {
    const std::string_view begin = file.text;
    if (begin.empty() || (begin[0] != '{' && begin[0] != '[')) return false;
    const std::size_t next = begin.size() > 1 && begin[1] == ' ' ? 2 : 1;
    if (next >= begin.size()) return false;
    return begin[0] == '{' ? begin[next] == '"' || begin[next] == '}' : begin[next] == '{' || begin[next] == ']';
}

bool isXml(const Opening& file) {
    return file.begins("<?xml") || (file.begins("<!doctype") && !file.begins("<!doctype html"));
}

bool isLsr(const Opening& file) {
    return file.contains("<limesurveydoctype>responses<");
}

bool isXml2003(const Opening& file) {
    return isXml(file) && file.contains("office:spreadsheet");
}

bool isLss(const Opening& file) {
    return file.contains("<limesurveydoctype>survey<");
}

/// Web pages under the name of a workbook are what many systems call an Excel export.
bool isHtml(const Opening& file) {
    if (file.begins("<!doctype html") || file.begins("<html") || file.begins("<head") || file.begins("<meta"))
        return true;
    return file.begins("<") && !file.contains("<limesurveydoctype>") &&
           (file.contains("<html") || file.contains("<table>") || file.contains("<table "));
}

Problem formNotTable(const std::string& path) {
    return fileProblem(
        "not-a-table", path,
        phrase("这是 LimeSurvey 问卷（.lss），不是答卷；导入答卷时可以用 --form 指定它",
               "this is a questionnaire of LimeSurvey (.lss), not a table of answers; name it with --form "
               "when you import answers"));
}

/// Control characters that no text has. UTF-16 is told from binary by its NULs standing on one side.
bool looksBinary(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 64 << 10);
    std::size_t controls = 0;
    std::array<std::size_t, 2> nuls{};
    for (std::size_t at = 0; at < sample.size(); ++at) {
        const auto byte = static_cast<unsigned char>(sample[at]);
        if (byte == 0) {
            ++nuls[at % 2];
        } else {
            controls += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != 0x0B && byte != 0x0C &&
                        byte != 0x1A;
        }
    }
    const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
                       std::min(nuls[0], nuls[1]) * 20 < std::max(nuls[0], nuls[1]);
    if (utf16) return false;
    return (controls + nuls[0] + nuls[1]) * 50 > sample.size();
}

Result<TableSource> openZip(FileBytes bytes, const std::string& path, const TableOptions& options) {
    Result<ZipParts> parts = ZipParts::open(std::move(bytes), path, options.limits.unpacked_bytes);
    if (!parts) return parts.problem();
    if (holdsLimeSurvey(*parts)) return openLsa(std::move(parts).value(), path, options);
    if (holdsOpenDocument(*parts)) return openOds(std::move(parts).value(), path, options);
    return openXlsx(std::move(parts).value(), path, options);
}

Result<TableSource> openOle(FileBytes bytes, const std::string& path, const TableOptions& options) {
    return openXls(bytes.view(), path, options);
}

bool isStat(const Opening& file) {
    return !statFormatOf(file.bytes).empty();
}

Result<TableSource> openGzip(FileBytes bytes, const std::string& path, const TableOptions& options);

/// One kind of file that holds a table.
struct TableKind {
    bool (*is)(const Opening& file);
    Result<TableSource> (*open)(FileBytes bytes, const std::string& path, const TableOptions& options);
};

constexpr std::array tableKinds{
    TableKind{isZip, openZip},         TableKind{isOle, openOle},   TableKind{isGzip, openGzip},
    TableKind{isStat, openStat},       TableKind{isLsr, openLsr},   TableKind{isJson, openJson},
    TableKind{isXml2003, openXml2003}, TableKind{isHtml, openHtml},
};

/// By its content; what is nothing else is delimited text.
Result<TableSource> openBytes(FileBytes bytes, const std::string& path, const TableOptions& options) {
    const Opening file{bytes.view(), opening(bytes.view())};
    for (const TableKind& kind : tableKinds) {
        if (kind.is(file)) return kind.open(std::move(bytes), path, options);
    }
    for (const OtherKind& kind : otherKinds) {
        if (file.bytes.starts_with(kind.begins)) return notATable(path, phrase(kind.zh, kind.en));
    }
    if (isLss(file)) return formNotTable(path);
    if (isXml(file)) return notATable(path, phrase("XML 文件", "an XML file"));
    if (looksBinary(file.bytes)) return notATable(path, phrase("二进制文件", "a binary file"));
    return openCsv(std::move(bytes), path, options);
}

Result<TableSource> openGzip(FileBytes bytes, const std::string& path, const TableOptions& options) {
    Result<FileBytes> unpacked = unpackGzip(bytes, path, options.limits.unpacked_bytes);
    if (!unpacked) return unpacked.problem();
    if (isGzip({unpacked->view(), {}}))
        return notATable(path, phrase("压缩了两次的 gzip 文件", "a gzip file that was packed twice"));
    Result<TableSource> source = openBytes(std::move(unpacked).value(), path, options);
    if (source && source->facts.format == "csv") source->facts.format = "csv.gz";
    return source;
}

}  // namespace

std::vector<Cell> rowOfNames(const std::vector<std::string>& names) {
    std::vector<Cell> cells;
    for (const std::string& name : names)
        cells.push_back({name.empty() ? Cell::Kind::empty : Cell::Kind::text, name, 0});
    return cells;
}

Result<TableSource> openTable(const std::string& path, const TableOptions& options) {
    Result<FileBytes> opened = FileBytes::open(path, options.limits.file_bytes);
    if (!opened) return opened.problem();
    return openBytes(std::move(opened).value(), path, options);
}

}  // namespace diaoyan
