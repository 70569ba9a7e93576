// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"
#include "tests/collector/tabular/xls_builder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace diaoyan::tabular_tests {

using namespace std::literals;

namespace {

std::string at(unsigned row, unsigned column, unsigned style = 0) {
    return u16(row) + u16(column) + u16(style);
}

std::string number(unsigned row, unsigned column, double value, unsigned style = 0) {
    return record(0x0203, at(row, column, style) + f64(value));
}

std::string label(unsigned row, unsigned column, const std::string& ascii) {
    return record(0x0204, at(row, column) + u16(static_cast<unsigned>(ascii.size())) + u8(0) + ascii);
}

std::string formula(unsigned row, unsigned column, const std::string& result) {
    return record(0x0006, at(row, column) + result + u16(0) + u32(0) + u16(0));
}

/// Styles 0.. with these number formats.
std::string styles(const std::vector<unsigned>& formats) {
    std::string records;
    for (const unsigned format : formats) records += record(0x00E0, u16(0) + u16(format) + std::string(16, '\0'));
    return records;
}

Table readXls(const std::string& globals, const std::string& sheet, unsigned version = 0x0600) {
    return readTable(fileWith(xlsOf(globals, sheet, version), ".csv"));
}

}  // namespace

TEST(Xls, NumbersInAllTheirForms) {
    const Table table =
        readXls(styles({0}),
                number(0, 0, 1) + number(0, 1, 0.1) + number(0, 2, 13800138000.0) +
                    record(0x027E, at(0, 3) + u32(7u << 2 | 2)) +     // integer 7
                    record(0x027E, at(0, 4) + u32(1234u << 2 | 3)) +  // 12.34
                    record(0x027E, at(0, 5) + u32(0x3FF80000)) +      // 1.5
                    record(0x027E, at(0, 6) + u32(static_cast<std::uint32_t>(-5) << 2 | 2)) +
                    record(0x00BD, u16(1) + u16(2) + u16(0) + u32(1u << 2 | 2) + u16(0) + u32(2u << 2 | 2) + u16(3)));
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows, (Rows{{"1", "0.1", "13800138000", "7", "12.34", "1.5", "-5"}, {"", "", "1", "2"}}));
    EXPECT_EQ(table.facts.sheet, "数据");
}

TEST(Xls, TruthValuesErrorsAndResultsOfFormulas) {
    const std::string text_result = record(0x0207, u16(2) + u8(1) + "\x66\x5B\x21\x68");  // 学校
    const Table table =
        readXls("", record(0x0205, at(0, 0) + u8(1) + u8(0)) + record(0x0205, at(0, 1) + u8(0) + u8(0)) +
                        record(0x0205, at(0, 2) + u8(0x2A) + u8(1)) + record(0x0205, at(0, 3) + u8(7) + u8(1)) +
                        formula(1, 0, f64(2.5)) + formula(1, 1, "\0\0\0\0\0\0\xFF\xFF"s) + text_result +
                        formula(1, 2, "\1\0\1\0\0\0\xFF\xFF"s) + formula(1, 3, "\2\0\x17\0\0\0\xFF\xFF"s) +
                        formula(1, 4, "\3\0\0\0\0\0\xFF\xFF"s) + formula(1, 5, "\0\0\0\0\0\0\xFF\xFF"s) +
                        record(0x04BC, "shared formula") + text_result);
    EXPECT_EQ(table.rows, (Rows{{"TRUE", "FALSE", "#N/A", "#DIV/0!"}, {"2.5", "学校", "TRUE", "#REF!", "", "学校"}}));
}

TEST(Xls, DatesByBuiltinAndOwnFormats) {
    const std::string own =
        record(0x041E, u16(164) + u16(6) + u8(0) + "yyyy-m") + record(0x041E, u16(165) + u16(9) + u8(0) + "[h]:mm:ss");
    const std::string globals = own + styles({0, 22, 31, 164, 165, 10});
    const std::string sheet = number(0, 0, 46283.80619212963, 1) + number(0, 1, 46283, 2) + number(0, 2, 46283, 3) +
                              number(0, 3, 1.25, 4) + number(0, 4, 0.05, 5) + number(0, 5, 46283, 77);
    const Table table = readXls(globals, sheet);
    EXPECT_EQ(table.rows, (Rows{{"2026-09-18T19:20:55", "2026-09-18", "2026-09-18", "30:00:00", "0.05", "46283"}}));
    EXPECT_EQ(table.kinds, "ddddnn|");

    const Table shifted = readXls(record(0x0022, u16(1)) + globals, number(0, 0, 44821, 2));
    EXPECT_EQ(shifted.rows, (Rows{{"2026-09-18"}}));
    EXPECT_DOUBLE_EQ(shifted.numbers[0], 46283);
}

TEST(Xls, SharedTextsGoOnInTheNextRecord) {
    // "ab" + 学校, cut within its characters: the next record begins with a flag byte of its own.
    const std::string plain = u16(3) + u8(0) + "abc";
    const std::string rich = u16(2) + u8(8) + u16(1) + "RT" + u32(0);
    const std::string phonetic = u16(2) + u8(1 | 4) + u32(6) + "\x66\x5B\x21\x68" + "ABCDEF";
    const std::string cut_head = u16(4) + u8(0) + "ab";
    const std::string cut_tail = u8(1) + "\x66\x5B\x21\x68";
    const std::string last = u16(1) + u8(1) + "\x3D\xD8";  // half of a pair
    const std::string globals =
        record(0x00FC, u32(5) + u32(5) + plain + rich + phonetic + cut_head) + record(0x003C, cut_tail + last);
    std::string sheet;
    for (unsigned i = 0; i < 5; ++i) sheet += record(0x00FD, at(0, i) + u32(i));
    const Table table = readXls(globals, sheet);
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows, (Rows{{"abc", "RT", "学校", "ab学校", "\xEF\xBF\xBD"}}));
    EXPECT_EQ(readXls(globals, record(0x00FD, at(0, 0) + u32(5))).problem, "file-damaged");
}

TEST(Xls, Excel95WithItsCodePage) {
    const std::string school = "\xD1\xA7\xD0\xA3";
    const auto label95 = [&](unsigned column, const std::string& text) {
        return record(0x0204, at(0, column) + u16(static_cast<unsigned>(text.size())) + text);
    };
    const Table table =
        readXls(record(0x0042, u16(936)), label95(0, school) + label95(1, "x") + number(1, 0, 3), 0x0500);
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows, (Rows{{"学校", "x"}, {"3"}}));
    EXPECT_EQ(table.facts.sheet, "Data");
}

TEST(Xls, CellsOutOfOrderAndChartsWithinASheet) {
    const std::string chart =
        record(0x0809, u16(0x0600) + u16(0x0020)) + label(9, 9, "in the chart") + record(0x000A, "");
    const Table table = readXls("", label(4, 1, "d") + label(0, 1, "b") + chart + label(0, 0, "a") + label(4, 0, "c"));
    EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"c", "d"}}));
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 5}));
}

TEST(Xls, LockedForeignAndDamagedFiles) {
    EXPECT_EQ(readXls(record(0x002F, std::string(54, 'x')), label(0, 0, "a")).problem, "file-encrypted");
    EXPECT_EQ(readTable(fileWith(oleOf("EncryptedPackage", "x"))).problem, "file-encrypted");
    EXPECT_EQ(readTable(fileWith(oleOf("WordDocument", "x"))).problem, "not-a-table");
    EXPECT_EQ(readTable(fileWith(oleOf("VisioDocument", "x"))).problem, "not-a-table");
    EXPECT_EQ(readTable(fileWith(oleOf("Workbook", "no records"))).problem, "file-damaged");
    EXPECT_EQ(readXls("", "").problem, "file-empty");
    const Table table = readXls("", record(0x0203, at(6, 0) + "1"));
    EXPECT_EQ(table.problem, "file-damaged");
    EXPECT_NE(table.message.find("row 7"), std::string::npos) << table.message;
}

TEST(Xls, ThousandsOfSheetEntriesAreRefused) {
    std::string entries;
    for (int i = 0; i < 1000; ++i) entries += record(0x0085, u32(0) + u16(0) + u8(1) + u8(0) + "x");
    EXPECT_EQ(readXls(entries, label(0, 0, "a")).problem, "too-large");
}

TEST(Xls, CutShortOrChangedAnywhereItDoesNotCrash) {
    std::ifstream file(dataFile("wjx/wjx800_text_mode0.xls"), std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(file), {}};
    ASSERT_GT(whole.size(), 100000u);
    for (std::size_t size = 8; size < whole.size(); size += 9973) {
        const Table table = readText(std::string_view(whole).substr(0, size));
        EXPECT_TRUE(table.problem == "file-truncated" || table.problem == "file-damaged") << size << table.problem;
    }
    for (std::size_t at = 0; at < whole.size(); at += 2411) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0xA5);
        const Table table = readText(changed);
        EXPECT_TRUE(!table.problem.empty() || table.rows.size() <= 65536) << at;
    }
}

}  // namespace diaoyan::tabular_tests
