// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/csv_source.h"
#include "collector/tabular/file_bytes.h"
#include "collector/tabular/matching.h"
#include "collector/tabular/row_source.h"
#include "collector/tabular/stat_source.h"
#include "collector/tabular/xls_source.h"
#include "collector/tabular/xlsx_source.h"

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
    OtherKind{"\x1F\x8B", "gzip 压缩包", "a gzip archive"},
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

/// Markup under the name of a table: web pages saved as .xls are what many Chinese systems call an Excel export.
const Text* markup(std::string_view bytes) {
    static const Text page = phrase("网页（HTML），虽然名字像表格", "a web page (HTML), whatever its name says");
    static const Text spreadsheet = phrase("XML 格式的表格（Excel 2003 XML）", "a spreadsheet in XML (Excel 2003 XML)");
    static const Text xml = phrase("XML 文件", "an XML file");
    static const Text json = phrase("JSON 文件", "a JSON file");
    const std::string begin = opening(bytes);
    const auto contains = [&](std::string_view word) { return begin.find(word) != begin.npos; };
    if (begin.starts_with("<!doctype html") || begin.starts_with("<html") || begin.starts_with("<table") ||
        begin.starts_with("<head") || begin.starts_with("<meta") || begin.starts_with("<style") ||
        (begin.starts_with("<") && contains("<html"))) {
        return &page;
    }
    if (begin.starts_with("<?xml") && contains("office:spreadsheet")) return &spreadsheet;
    if (begin.starts_with("<?xml") || begin.starts_with("<!doctype")) return &xml;
    if (begin.starts_with("{\"") || begin.starts_with("[{") || begin.starts_with("{ \"") || begin.starts_with("[ {"))
        return &json;
    return nullptr;
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

}  // namespace

Result<TableSource> openTable(const std::string& path, const TableOptions& options) {
    Result<FileBytes> opened = FileBytes::open(path, options.limits.file_bytes);
    if (!opened) return opened.problem();
    FileBytes bytes = std::move(opened).value();
    const std::string_view view = bytes.view();
    if (view.starts_with("PK\x03\x04") || view.starts_with("PK\x05\x06"))
        return openXlsx(std::move(bytes), path, options);
    if (view.starts_with("\xD0\xCF\x11\xE0")) return openXls(view, path, options);
    if (!statFormatOf(view).empty()) return openStat(std::move(bytes), path, options);
    for (const OtherKind& kind : otherKinds) {
        if (view.starts_with(kind.begins)) return notATable(path, phrase(kind.zh, kind.en));
    }
    if (const Text* kind = markup(view)) return notATable(path, *kind);
    if (looksBinary(view)) { return notATable(path, phrase("二进制文件", "a binary file")); }
    return openCsv(std::move(bytes), path, options);
}

}  // namespace diaoyan
