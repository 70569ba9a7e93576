// SPDX-License-Identifier: GPL-3.0-or-later
// Files that mean harm, under the limits that everybody has: each is refused (or read) soon, with little memory.
#include "tests/collector/tabular/table_files.h"

#include <chrono>
#include <fstream>
#include <gtest/gtest.h>

namespace diaoyan::tabular_tests {

namespace {

/// Peak memory of this process in bytes since the last reset; 0 where the kernel does not tell.
std::int64_t peakBytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6)) * 1024;
    return 0;
}

// A sanitized program is slower, and keeps what was freed for a while.
#if defined(__SANITIZE_ADDRESS__)
constexpr double mostSeconds = 60;
constexpr std::int64_t mostBytes = std::int64_t{1200} << 20;
#else
constexpr double mostSeconds = 20;
constexpr std::int64_t mostBytes = std::int64_t{400} << 20;
#endif

/// Complains when something takes long or needs much memory.
class Frugality {
public:
    Frugality() : begun_(std::chrono::steady_clock::now()) {
        std::ofstream("/proc/self/clear_refs") << "5";
        before_ = peakBytes();
    }
    ~Frugality() {
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun_;
        EXPECT_LT(taken.count(), mostSeconds);
        EXPECT_LT(peakBytes() - before_, mostBytes);
    }

private:
    std::chrono::steady_clock::time_point begun_;
    std::int64_t before_ = 0;
};

std::string repeated(std::string_view piece, std::size_t times) {
    std::string all;
    all.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += piece;
    return all;
}

std::string ods(const std::string& rows) {
    return zipOf({{"content.xml", "<d><office:spreadsheet><table:table table:name='t'>" + rows +
                                      "</table:table></office:spreadsheet></d>"}});
}

std::string lsr(const std::string& fields, const std::string& rows) {
    return "<?xml version=\"1.0\"?><document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses><fields>" +
           fields + "</fields><rows>" + rows + "</rows></responses></document>";
}

std::string xml2003(const std::string& rows) {
    return "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet "
           "Name=\"a\"><Table>" +
           rows + "</Table></Worksheet></Workbook>";
}

struct Attack {
    std::string name;
    std::string bytes;
    std::string problem = "too-large";
};

void expectRefused(const std::vector<Attack>& attacks) {
    for (const Attack& attack : attacks) {
        const std::string path = fileWith(attack.bytes);
        SCOPED_TRACE(attack.name);
        const Frugality frugal;
        const Table table = readTable(path);
        EXPECT_EQ(table.problem, attack.problem) << table.message;
        EXPECT_FALSE(table.message.empty());
    }
}

}  // namespace

TEST(Survival, AMillionColumns) {
    constexpr std::size_t million = 1'000'000;
    SheetXml sheet;
    sheet.rows = "<row>" + repeated("<c><v>1</v></c>", million) + "</row>";
    std::string json = "[{";
    for (std::size_t i = 0; i < million; ++i) json += "\"c" + std::to_string(i) + "\":1,";
    std::string json_rows = "[";
    for (std::size_t i = 0; i < 100'000; ++i) json_rows += "{\"c" + std::to_string(i) + "\":1},";
    std::string fields;
    for (std::size_t i = 0; i < million; ++i) fields += "<fieldname>f" + std::to_string(i) + "</fieldname>";
    expectRefused({
        {"csv", repeated("a,", million) + "\n"},
        {"xlsx", xlsxOf(sheet)},
        {"ods",
         ods("<table:table-row>" + repeated("<table:table-cell office:value-type='float' office:value='1'/>", million) +
             "</table:table-row>")},
        {"json", json + "\"e\":1}]"},
        {"json, new names in every row", json_rows + "{}]"},
        {"lsr", lsr(fields, "")},
        {"html", "<html><table><tr>" + repeated("<td>1", million) + "</table>"},
        {"xml2003", xml2003("<Row>" + repeated("<Cell><Data Type=\"Number\">1</Data></Cell>", million) + "</Row>")},
    });
}

TEST(Survival, ACellOfTwoMegabytes) {
    const std::string big(2 << 20, 'x');
    SheetXml shared;
    shared.shared = "<si><t>" + big + "</t></si>";
    SheetXml inlined;
    inlined.rows = "<row><c t=\"inlineStr\"><is><t>" + big + "</t></is></c></row>";
    SheetXml formula;
    formula.rows = "<row><c t=\"str\"><v>" + big + "</v></c></row>";
    const std::string cell = "<table:table-cell office:value-type='string'><text:p>";
    expectRefused({
        {"csv", "a,b\n1," + big + "\n"},
        {"csv, quoted", "a,b\n1,\"" + big + "\"\n"},
        {"xlsx, shared", xlsxOf(shared)},
        {"xlsx, inline", xlsxOf(inlined)},
        {"xlsx, formula", xlsxOf(formula)},
        {"ods", ods("<table:table-row>" + cell + big + "</text:p></table:table-cell></table:table-row>")},
        {"ods, attribute", ods("<table:table-row><table:table-cell office:value-type='string' office:string-value='" +
                               big + "'/></table:table-row>")},
        {"json", "[{\"a\":\"" + big + "\"}]"},
        {"json, wrapped", "[{\"json\":\"{\\\"a\\\":\\\"" + big + "\\\"}\"}]"},
        {"json, list", "[{\"a\":[" + repeated("\"0123456789\",", 200'000) + "1]}]"},
        {"json, name", "[{\"" + big + "\":1}]"},
        {"lsr", lsr("<fieldname>id</fieldname>", "<row><id>" + big + "</id></row>")},
        {"html", "<html><table><tr><td>a<td>" + big + "</table>"},
        {"xml2003", xml2003("<Row><Cell><Data Type=\"String\">" + big + "</Data></Cell></Row>")},
    });
}

TEST(Survival, DeepNesting) {
    constexpr std::size_t deep = 100'000;
    const std::string objects = repeated("{\"a\":", deep) + "1" + std::string(deep, '}');
    SheetXml sheet;
    sheet.rows = "<row><c>" + repeated("<x>", deep) + repeated("</x>", deep) + "</c></row>";
    expectRefused({
        {"json objects", "[" + objects + "]"},
        {"json lists", "[{\"a\":" + std::string(deep, '[') + std::string(deep, ']') + "}]"},
        {"json lists, never closed", "[{\"a\":" + std::string(deep, '['), "file-truncated"},
        {"json wrapper", "{\"meta\":" + objects + ",\"data\":[" + objects + "]}"},
        {"xlsx", xlsxOf(sheet), "file-damaged"},
        {"ods", ods("<table:table-row>" + repeated("<x>", deep) + "</table:table-row>"), "file-damaged"},
        {"html", "<html>" + repeated("<table><tr><td>", deep)},
        {"xml2003", xml2003(repeated("<Row>", deep)), "file-damaged"},
    });
    const Frugality frugal;
    const std::string bold = repeated("<b>", deep);
    EXPECT_EQ(readText("<html><table><tr><td>" + bold + "x</td><td>y</td></tr></table>").rows, (Rows{{"x", "y"}}))
        << "only tables count";
}

TEST(Survival, EntitiesOfOnesOwn) {
    const std::string laughs =
        "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    const std::string workbook = "<workbook><sheets><sheet name=\"&c;\" r:id=\"a\"/></sheets></workbook>";
    const auto xlsx = [&](const std::string& sheet) {
        return zipOf({{"_rels/.rels", "<R><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></R>"},
                      {"xl/_rels/workbook.xml.rels", "<R><Relationship Id='a' Type='x/worksheet' Target='s.xml'/></R>"},
                      {"xl/workbook.xml", workbook},
                      {"xl/s.xml", sheet}});
    };
    const std::string content = "<d><office:spreadsheet><table:table><table:table-row><table:table-cell><text:p>&c;"
                                "</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></d>";
    const std::string answers = lsr("<fieldname>id</fieldname>", "<row><id>&c;&f;</id></row>");
    expectRefused({
        {"xlsx", xlsx(laughs + "<w><sheetData><row><c t='str'><v>&c;</v></c></row></sheetData></w>"), "file-damaged"},
        {"ods", zipOf({{"content.xml", laughs + content}}), "file-damaged"},
        {"lsa", zipOf({{"a.lss", "<x/>"}, {"a.lsr", laughs + answers}}), "file-damaged"},
        {"xml2003", "<?xml version=\"1.0\"?><!-- office:spreadsheet -->" + laughs + xml2003("<Row/>"), "file-damaged"},
    });
    // Without a document type they are texts that nobody knows.
    EXPECT_EQ(readText(answers).rows, (Rows{{"id"}, {"&c;&f;"}}));
}

TEST(Survival, AbsurdDates) {
    SheetXml sheet;
    sheet.styles = {"yyyy-mm-dd", "[h]:mm"};
    sheet.rows = "<row><c s=\"1\"><v>-1</v></c><c s=\"1\"><v>1e300</v></c><c s=\"1\"><v>NaN</v></c><c s=\"1\"><v>"
                 "2958466</v></c><c s=\"2\"><v>-1e18</v></c><c t=\"d\"><v>99999-12-31</v></c></row>";
    EXPECT_EQ(readText(xlsxOf(sheet)).rows,
              (Rows{{"-1", "1E+300", "NaN", "2958466", "-1000000000000000000", "99999-12-31"}}));
    const auto date = [](const std::string& value) {
        return "<table:table-cell office:value-type='date' office:date-value='" + value + "'/>";
    };
    EXPECT_EQ(readText(ods("<table:table-row>" + date("99999-01-01") + date("-0044-03-15") + date("0000-00-00") +
                           date("2026-09-18T99:99:99") + "</table:table-row>"))
                  .rows,
              (Rows{{"99999-01-01", "-0044-03-15", "0000-00-00", "2026-09-18T99:99:99"}}));
    EXPECT_EQ(readText(xml2003("<Row><Cell><Data Type=\"DateTime\">1899-12-31Tx</Data></Cell><Cell><Data "
                               "Type=\"DateTime\">99999-01-01T00:00:00</Data></Cell></Row>"))
                  .rows,
              (Rows{{"1899-12-31Tx", "99999-01-01T00:00:00"}}));
}

namespace {

void putNumber(std::string& bytes, std::size_t at, std::uint32_t number, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) bytes[at + i] = static_cast<char>(number >> (8 * i) & 0xFF);
}

/// The directory of a zip file with its only entry named `times` over.
std::string withEntries(const std::string& zip, std::uint32_t times) {
    const std::size_t directory = zip.find("PK\1\2");
    const std::size_t ending = zip.find("PK\5\6");
    const std::string entry = zip.substr(directory, ending - directory);
    std::string bomb = zip.substr(0, directory) + repeated(entry, times) + zip.substr(ending);
    const std::size_t end = bomb.rfind("PK\5\6");
    putNumber(bomb, end + 8, times, 2);
    putNumber(bomb, end + 10, times, 2);
    putNumber(bomb, end + 12, static_cast<std::uint32_t>(entry.size() * times), 4);
    return bomb;
}

}  // namespace

TEST(Survival, ZipBombs) {
    const std::string blanks(64 << 20, ' ');
    const std::string zip = zipOf({{"content.xml", blanks}});
    ASSERT_LT(zip.size(), 1u << 20);
    std::string liar = zip;
    putNumber(liar, liar.find("PK\1\2") + 24, 100, 4);  // says that it unpacks to 100 bytes
    expectRefused({
        {"4 GB in 64 entries of the same bytes", withEntries(zip, 64), "too-large"},
        {"more than it says", liar, "file-damaged"},
        {"64 MB of nothing", zip, "not-a-table"},
        {"ods, 64 MB of blanks", ods(blanks), "file-empty"},
    });
}

TEST(Survival, FewBytesThatStandForMany) {
    const std::string big(1 << 20, 'x');
    SheetXml sheet;
    sheet.shared = "<si><t>" + big + "</t></si>";
    sheet.rows = "<row>" + repeated("<c t=\"s\"><v>0</v></c>", 10'000) + "</row>";
    const std::string cell = "<table:table-cell office:value-type='string' table:number-columns-repeated='16000'>"
                             "<text:p>" +
                             big + "</text:p></table:table-cell>";
    const std::string rows = "<table:table-row table:number-rows-repeated='1000000'><table:table-cell "
                             "office:value-type='string'><text:p>" +
                             big.substr(0, 100'000) + "</text:p></table:table-cell></table:table-row>";
    expectRefused({
        {"xlsx: one text, many cells", xlsxOf(sheet)},
        {"ods: one cell, many columns", ods("<table:table-row>" + cell + "</table:table-row>")},
        {"ods: one row, many rows", ods(rows)},
        {"xlsx: many relations",
         zipOf({{"_rels/.rels",
                 [] {
                     std::string all = "<R>";
                     for (int i = 0; i < 200'000; ++i) all += "<Relationship Id='" + std::to_string(i) + "'/>";
                     return all + "</R>";
                 }()}}),
         "file-damaged"},
    });
}

}  // namespace diaoyan::tabular_tests
