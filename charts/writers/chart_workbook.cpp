// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/chart_workbook.h"

#include "charts/writers/docx_package.h"
#include "charts/writers/docx_xml.h"

#include <array>
#include <charconv>

namespace diaoyan {

namespace {

using docx::add;

constexpr const char* sheet_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* office_relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* relation_namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

/// 0 is A, 26 is AA.
std::string columnLetters(std::size_t column) {
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

std::string contentTypes() {
    pugi::xml_document part;
    auto types = add(part, "Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    add(types, "Default",
        {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
    add(types, "Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
    const auto byName = [&](const char* name, const char* kind) {
        add(types, "Override", {{"PartName", name}, {"ContentType", std::string(sheet_type) + kind + "+xml"}});
    };
    byName("/xl/workbook.xml", "sheet.main");
    byName("/xl/worksheets/sheet1.xml", "worksheet");
    byName("/xl/styles.xml", "styles");
    return docx::written(part);
}

std::string relations(std::initializer_list<std::pair<const char*, const char*>> kinds_and_targets) {
    pugi::xml_document part;
    auto node = add(part, "Relationships", {{"xmlns", relation_namespace}});
    int number = 0;
    for (const auto& [kind, target] : kinds_and_targets)
        add(node, "Relationship",
            {{"Id", "rId" + std::to_string(++number)},
             {"Type", std::string(office_relation) + "/" + kind},
             {"Target", target}});
    return docx::written(part);
}

std::string workbookPart() {
    pugi::xml_document part;
    auto book = add(part, "workbook", {{"xmlns", sheet_namespace}, {"xmlns:r", office_relation}});
    add(add(book, "sheets"), "sheet", {{"name", "Sheet1"}, {"sheetId", "1"}, {"r:id", "rId1"}});
    return docx::written(part);
}

std::string stylesPart() {
    pugi::xml_document part;
    auto styles = add(part, "styleSheet", {{"xmlns", sheet_namespace}});
    auto font = add(add(styles, "fonts", {{"count", "1"}}), "font");
    add(font, "sz", {{"val", "11"}});
    add(font, "name", {{"val", "Calibri"}});
    auto fills = add(styles, "fills", {{"count", "2"}});
    for (const char* pattern : {"none", "gray125"}) add(add(fills, "fill"), "patternFill", {{"patternType", pattern}});
    auto border = add(add(styles, "borders", {{"count", "1"}}), "border");
    for (const char* edge : {"left", "right", "top", "bottom", "diagonal"}) add(border, edge);
    const docx::Attributes usual = {{"numFmtId", "0"}, {"fontId", "0"}, {"fillId", "0"}, {"borderId", "0"}};
    add(add(styles, "cellStyleXfs", {{"count", "1"}}), "xf", usual);
    auto cells = add(add(styles, "cellXfs", {{"count", "1"}}), "xf", usual);
    cells.append_attribute("xfId").set_value("0");
    add(add(styles, "cellStyles", {{"count", "1"}}), "cellStyle",
        {{"name", "Normal"}, {"xfId", "0"}, {"builtinId", "0"}});
    return docx::written(part);
}

std::string sheetPart(const ChartSheet& sheet) {
    pugi::xml_document part;
    auto data = add(add(part, "worksheet", {{"xmlns", sheet_namespace}}), "sheetData");
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        const auto number = std::to_string(r + 1);
        auto row = add(data, "row", {{"r", number}});
        for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
            const auto& cell = sheet.rows[r][c];
            if (cell.words.empty()) continue;
            auto node = add(row, "c", {{"r", columnLetters(c) + number}});
            if (cell.number) {
                docx::addWords(node, "v", cell.words);
            } else {
                node.append_attribute("t").set_value("inlineStr");
                docx::addWords(add(node, "is"), "t", cell.words).append_attribute("xml:space").set_value("preserve");
            }
        }
    }
    return docx::written(part);
}

/// Excel refuses words of more than 32,767 letters; no label that a person reads is near that.
std::string shortEnough(const std::string& words) {
    constexpr std::size_t most = 8000;
    if (words.size() <= most) return words;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    return words.substr(0, end) + "…";
}

class SheetFilling {
public:
    SheetFilling(const NativeChart& chart, Language language) : chart_(chart), language_(language) {
        sheet_.rows.resize(chart.categories.size() + 1);
    }

    ChartSheet filled() {
        addColumn("", [&](std::size_t i) { return words(chart_.categories[i]); });
        for (const auto& series : chart_.series)
            addColumn(heading(series, ""), [&](std::size_t i) { return number(series.values[i].drawn); });
        for (const auto& series : chart_.series) addBehind(series);
        return std::move(sheet_);
    }

private:
    using Cell = ChartSheet::Cell;

    static Cell words(const std::string& text) { return {shortEnough(text), false}; }
    static Cell number(std::optional<double> value) { return value ? Cell{shortestDigits(*value), true} : Cell{}; }

    std::string heading(const NativeSeries& series, const std::string& what) const {
        if (what.empty()) return series.name.empty() ? chart_.axis.unit : series.name;
        return series.name.empty() ? what : series.name + (language_ == Language::zh ? "　" : " ") + what;
    }

    template <typename CellOf>
    std::size_t addColumn(const std::string& heading, const CellOf& cell_of) {
        sheet_.rows[0].push_back(words(heading));
        for (std::size_t i = 0; i < chart_.categories.size(); ++i) sheet_.rows[i + 1].push_back(cell_of(i));
        return sheet_.rows[0].size() - 1;
    }

    void addBehind(const NativeSeries& series) {
        bool counted = false;
        for (const auto& value : series.values) counted = counted || value.share;
        const bool zh = language_ == Language::zh;
        if (counted && !series.half) {
            addColumn(heading(series, zh ? "人数" : "count"), [&](std::size_t i) {
                const auto& share = series.values[i].share;
                return share ? Cell{std::to_string(share->count), true} : Cell{};
            });
            addColumn(heading(series, zh ? "基数" : "base"), [&](std::size_t i) {
                const auto& share = series.values[i].share;
                return share ? Cell{std::to_string(share->base), true} : Cell{};
            });
        }
        std::size_t minus = 0;
        std::size_t plus = 0;
        if (series.has_ranges()) {
            const auto length = [&](double NativeValue::*side) {
                return [&series, side](std::size_t i) {
                    return series.values[i].drawn ? number(series.values[i].*side) : Cell{};
                };
            };
            minus = addColumn(heading(series, zh ? "误差线（向下）" : "error bar down"), length(&NativeValue::minus));
            plus = addColumn(heading(series, zh ? "误差线（向上）" : "error bar up"), length(&NativeValue::plus));
        }
        sheet_.minus_columns.push_back(minus);
        sheet_.plus_columns.push_back(plus);
    }

    const NativeChart& chart_;
    Language language_;
    ChartSheet sheet_;
};

}  // namespace

ChartSheet chartSheet(const NativeChart& chart, Language language) {
    return SheetFilling(chart, language).filled();
}

std::string sheetRange(std::size_t column, std::size_t categories) {
    const auto letters = columnLetters(column);
    return "Sheet1!$" + letters + "$2:$" + letters + "$" + std::to_string(categories + 1);
}

std::string sheetHeading(std::size_t column) {
    return "Sheet1!$" + columnLetters(column) + "$1";
}

std::string shortestDigits(double number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number == 0 ? 0.0 : number);
    return {digits.data(), end.ptr};
}

Result<std::string> chartWorkbook(const ChartSheet& sheet) {
    // Nothing in these differs from one chart to the next.
    static const std::vector<docx::Part> frame = {
        {"[Content_Types].xml", contentTypes()},
        {"_rels/.rels", relations({{"officeDocument", "xl/workbook.xml"}})},
        {"xl/workbook.xml", workbookPart()},
        {"xl/_rels/workbook.xml.rels", relations({{"worksheet", "worksheets/sheet1.xml"}, {"styles", "styles.xml"}})},
        {"xl/styles.xml", stylesPart()}};
    auto parts = frame;
    parts.push_back({"xl/worksheets/sheet1.xml", sheetPart(sheet)});
    return docx::packed(parts, docx::Packing::stored);
}

}  // namespace diaoyan
