// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/xlsx_workbook.h"

#include "collector/tabular/biff_text.h"
#include "collector/tabular/character_scan.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace diaoyan {

namespace {

using Token = XmlReader::Token;

// Of a file of 2 MB that unpacks to 2 GB each of these could fill the memory.
constexpr std::size_t mostRelations = 100'000;
constexpr std::size_t mostSheetsListed = 10'000;  ///< chooseSheet has the limit that is told
constexpr std::size_t mostCellFormats = 1 << 20;
constexpr std::size_t mostSharedTexts = 1 << 25;
constexpr std::uint64_t mostSharedBytes = 512ull << 20;
constexpr std::size_t longestSheetName = 4096;

/// A part name from a relation's target, which is relative to the folder of the part that has the relation.
std::string partName(const std::string& from, std::string target) {
    std::replace(target.begin(), target.end(), '\\', '/');
    if (target.starts_with('/')) return target.substr(1);
    const std::size_t slash = from.rfind('/');
    std::string folder = slash == from.npos ? "" : from.substr(0, slash + 1);
    while (target.starts_with("../") || target.starts_with("./")) {
        const bool up = target.starts_with("../");
        target.erase(0, up ? 3 : 2);
        if (!up || folder.empty()) continue;
        folder.pop_back();
        const std::size_t before = folder.rfind('/');
        folder.erase(before == folder.npos ? 0 : before + 1);
    }
    return folder + target;
}

std::size_t numberOf(std::optional<std::string_view> digits) {
    std::size_t number = 0;
    if (digits) std::from_chars(digits->data(), digits->data() + digits->size(), number);
    return number;
}

Problem otherZip(const ZipParts& parts) {
    Text what = phrase("压缩包（zip），里面没有工作簿；请先解压", "a zip archive without a workbook; unpack it first");
    if (parts.has("word/document.xml")) what = phrase("Word 文档", "a Word document");
    if (parts.has("ppt/presentation.xml")) what = phrase("PowerPoint 演示文稿", "a PowerPoint presentation");
    if (parts.has("xl/workbook.bin")) what = phrase("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)");
    return fileProblem(
        "not-a-table", parts.path(),
        phrase("这不是 Excel 工作簿，而是{0}；如是表格，请在 Excel 或 WPS 中打开后另存为 .xlsx",
               "this is no Excel workbook but {0}; if it is a table, open it in Excel and save it as .xlsx", {what}));
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The code of `_xHHHH_` at the front of `text`, or -1.
int escapeAt(std::string_view text) {
    if (text.size() < 7 || text[1] != 'x' || text[6] != '_') return -1;
    int code = 0;
    for (std::size_t i = 2; i < 6; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0) return -1;
        code = code * 16 + digit;
    }
    return code >= 0xD800 && code <= 0xDFFF ? -1 : code;
}

}  // namespace

XmlReader::Read readerOf(PartStream& part) {
    return [&part](char* to, std::size_t size) { return part.read(to, size); };
}

std::string withoutXmlEscapes(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const std::size_t mark = std::min(text.find("_x"), text.size());
        plain += text.substr(0, mark);
        text.remove_prefix(mark);
        if (text.empty()) break;
        const int code = escapeAt(text);
        if (code >= 0) {
            appendUtf8(plain, static_cast<char32_t>(code));
        } else {
            plain += '_';
        }
        text.remove_prefix(code >= 0 ? 7 : 1);
    }
    return plain;
}

bool appendStringItem(XmlReader& xml, std::string& text, std::uint64_t limit) {
    const std::size_t before = text.size();
    std::size_t depth = 1;
    bool in_text = false;
    while (depth > 0) {
        switch (xml.next()) {
        case Token::start:
            ++depth;
            if (xml.name() == "rPh") {
                if (xml.skipElement() != Token::end) return false;
                --depth;
            }
            in_text = xml.name() == "t";
            break;
        case Token::end:
            --depth;
            in_text = false;
            break;
        case Token::text:
            if (in_text) text += xml.text();
            if (text.size() - before > limit) return false;
            break;
        case Token::finished:
        case Token::broken: return false;
        }
    }
    const std::string_view item = std::string_view(text).substr(before);
    const CharacterScan scan = scanUtf8(item);
    if (!scan.valid() || scan.ends != item.size()) return false;
    if (item.find("_x") != item.npos) text.replace(before, text.npos, withoutXmlEscapes(item));
    return true;
}

Result<std::map<std::string, XlsxWorkbook::Relation>> XlsxWorkbook::relationsOf(const std::string& part) const {
    std::map<std::string, Relation> relations;
    const std::size_t slash = part.rfind('/') + 1;  // npos + 1 = 0
    const std::string name = part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
    if (!parts_.has(name)) return relations;
    Result<PartStream> stream = parts_.part(name);
    if (!stream) return stream.problem();
    XmlReader xml(readerOf(*stream));
    for (;;) {
        const Token token = xml.next();
        if (token == Token::finished) return relations;
        if (token == Token::broken) return damagedPart(path(), name);
        if (token != Token::start || xml.name() != "Relationship") continue;
        if (relations.size() >= mostRelations) return damagedPart(path(), name);
        const std::string type(xml.attribute("Type").value_or(""));
        const std::string id(xml.attribute("Id").value_or(""));
        relations[id] = {type.substr(type.rfind('/') + 1),
                         partName(part, std::string(xml.attribute("Target").value_or("")))};
    }
}

Result<Done> XlsxWorkbook::readWorkbook(const std::string& part) {
    const auto relations = relationsOf(part);
    if (!relations) return relations.problem();
    Result<PartStream> stream = parts_.part(part);
    if (!stream) return stream.problem();
    XmlReader xml(readerOf(*stream));
    for (;;) {
        const Token token = xml.next();
        if (token == Token::finished) return Done{};
        if (token == Token::broken) return damagedPart(path(), part);
        if (token != Token::start) continue;
        if (xml.name() == "workbookPr") {
            const std::string_view flag = xml.attribute("date1904").value_or("0");
            from_1904_ = flag == "1" || flag == "true";
        } else if (xml.name() == "sheet") {
            std::string id;
            // r:id, not sheetId: the prefix is the writer's choice, the local name is not.
            id = std::string(xml.attribute("id").value_or(""));
            const auto relation = relations->find(id);
            if (relation == relations->end() || relation->second.type != "worksheet") continue;  // charts, macros
            if (sheets_.size() >= mostSheetsListed || xml.attribute("name").value_or("").size() > longestSheetName)
                return damagedPart(path(), part);
            sheets_.push_back({std::string(xml.attribute("name").value_or("")),
                               xml.attribute("state").value_or("visible") != "visible"});
            sheet_parts_.push_back(relation->second.target);
        }
    }
}

Result<Done> XlsxWorkbook::readSharedTexts(const std::string& part, const TableLimits& limits) {
    Result<PartStream> stream = parts_.part(part);
    if (!stream) return stream.problem();
    XmlReader xml(readerOf(*stream));
    for (;;) {
        const Token token = xml.next();
        if (token == Token::finished) return Done{};
        if (token == Token::broken) return damagedPart(path(), part);
        if (token != Token::start || xml.name() != "si") continue;
        const std::size_t before = shared_.size();
        if (!appendStringItem(xml, shared_, limits.cell_bytes)) {
            if (shared_.size() - before <= limits.cell_bytes) return damagedPart(path(), part);
            return fileProblem("too-large", path(),
                               phrase("工作簿中有一段文字超过 {0} 字节", "a text in the workbook is beyond {0} bytes",
                                      {limits.cell_bytes}));
        }
        shared_ends_.push_back(shared_.size());
        if (shared_.size() > mostSharedBytes || shared_ends_.size() > mostSharedTexts)
            return fileProblem("too-large", path(),
                               phrase("工作簿中的文字超过 {0} 字节或 {1} 段，请另存为 CSV",
                                      "the texts of the workbook are beyond {0} bytes or {1} pieces; save it as CSV",
                                      {mostSharedBytes, std::uint64_t{mostSharedTexts}}));
    }
}

Result<Done> XlsxWorkbook::readStyles(const std::string& part) {
    Result<PartStream> stream = parts_.part(part);
    if (!stream) return stream.problem();
    XmlReader xml(readerOf(*stream));
    std::map<std::size_t, DateFormat> own;
    bool in_cell_formats = false;
    for (;;) {
        const Token token = xml.next();
        if (token == Token::finished) return Done{};
        if (token == Token::broken) return damagedPart(path(), part);
        if (xml.name() == "cellXfs" && token != Token::text) in_cell_formats = token == Token::start;
        if (token != Token::start) continue;
        if (own.size() > mostCellFormats || formats_.size() > mostCellFormats) return damagedPart(path(), part);
        if (xml.name() == "numFmt") {
            own[numberOf(xml.attribute("numFmtId"))] = dateFormatOf(xml.attribute("formatCode").value_or(""));
        } else if (xml.name() == "xf" && in_cell_formats) {
            const std::size_t number = numberOf(xml.attribute("numFmtId"));
            const auto found = own.find(number);
            formats_.push_back(found != own.end()
                                   ? found->second
                                   : dateFormatOfBuiltin(static_cast<unsigned>(std::min<std::size_t>(number, 9999))));
        }
    }
}

Result<XlsxWorkbook> XlsxWorkbook::read(ZipParts parts, const TableLimits& limits) {
    XlsxWorkbook workbook(std::move(parts));
    const auto roots = workbook.relationsOf("");
    if (!roots) return roots.problem();
    std::string part = "xl/workbook.xml";
    for (const auto& [id, root] : *roots) {
        if (root.type == "officeDocument") part = root.target;
    }
    if (!workbook.parts_.has(part) || !part.ends_with(".xml") || workbook.parts_.has("word/document.xml") ||
        workbook.parts_.has("ppt/presentation.xml")) {
        return otherZip(workbook.parts_);
    }
    if (const auto done = workbook.readWorkbook(part); !done) return done.problem();
    const auto relations = workbook.relationsOf(part);
    if (!relations) return relations.problem();
    for (const auto& [id, relation] : *relations) {
        if (relation.type == "sharedStrings" && workbook.parts_.has(relation.target)) {
            if (const auto done = workbook.readSharedTexts(relation.target, limits); !done) return done.problem();
        }
        if (relation.type == "styles" && workbook.parts_.has(relation.target)) {
            if (const auto done = workbook.readStyles(relation.target); !done) return done.problem();
        }
    }
    return workbook;
}

std::string_view XlsxWorkbook::sharedText(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : shared_ends_[index - 1];
    return std::string_view(shared_).substr(begin, shared_ends_[index] - begin);
}

DateFormat XlsxWorkbook::formatOf(std::size_t style) const {
    return style < formats_.size() ? formats_[style] : DateFormat::none;
}

Result<PartStream> XlsxWorkbook::openSheet(std::size_t index) const {
    return parts_.part(sheet_parts_[index]);
}

}  // namespace diaoyan
