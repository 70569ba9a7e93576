// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>

#include <chrono>

namespace diaoyan::tabular_tests {

using namespace std::literals;

struct Dialect {
    std::string_view what;
    std::string_view text;
    char separator;
    Rows rows;
};

TEST(Csv, AwkwardDialectsAreReadAsMeant) {
    const Rows square{{"a", "b"}, {"c", "d"}};
    const std::vector<Dialect> dialects{
        {"comma, LF", "a,b\nc,d\n", ',', square},
        {"no line break at the end", "a,b\nc,d", ',', square},
        {"CR LF", "a,b\r\nc,d\r\n", ',', square},
        {"CR of old Macs", "a,b\rc,d\r", ',', square},
        {"mixed line breaks", "a,b\r\nc,d\ra,b\nc,d", ',', {{"a", "b"}, {"c", "d"}, {"a", "b"}, {"c", "d"}}},
        {"byte order mark",
         "\xEF\xBB\xBF"
         "a,b\nc,d\n",
         ',', square},
        {"byte order mark before a quotation mark", "\xEF\xBB\xBF\"a\",\"b\"\n\"c\",\"d\"", ',', square},
        {"semicolon", "a;b\nc;d\n", ';', square},
        {"tab", "a\tb\nc\td\n", '\t', square},
        {"pipe", "a|b\nc|d\n", '|', square},
        {"decimal commas between semicolons",
         "name;score\nx;1,5\ny;2,5\n",
         ';',
         {{"name", "score"}, {"x", "1,5"}, {"y", "2,5"}}},
        {"joined choices with semicolons",
         "id,likes\n1,a;b;c\n2,a\n3,b;c\n",
         ',',
         {{"id", "likes"}, {"1", "a;b;c"}, {"2", "a"}, {"3", "b;c"}}},
        {"sep= line", "sep=;\na,b;c\nd;e,f\n", ';', {{"a,b", "c"}, {"d", "e,f"}}},
        {"sep= line with CR LF", "sep=|\r\na|b\r\nc|d\r\n", '|', square},
        {"everything quoted", "\"a\",\"b\"\n\"c\",\"d\"\n", ',', square},
        {"doubled quotation marks",
         "a,\"say \"\"hi\"\"\"\n\"\"\"c\"\"\",d\n",
         ',',
         {{"a", "say \"hi\""}, {"\"c\"", "d"}}},
        {"line break and separator in quotes", "a,b\n\"x,\ny\",d\n", ',', {{"a", "b"}, {"x,\ny", "d"}}},
        {"text behind the closing mark", "a,b\n\"c\"x,d\n", ',', {{"a", "b"}, {"cx", "d"}}},
        {"quotation mark within a text", "a,b\n5\" disk,d\n", ',', {{"a", "b"}, {"5\" disk", "d"}}},
        {"empty cells", "a,b,c\n,,\n\"\",x,\n", ',', {{"a", "b", "c"}, {"", "", ""}, {"", "x", ""}}},
        {"blank lines", "\n\na,b\n\n\nc,d\n\n", ',', square},
        {"ragged rows are given as they are",
         "a,b,c\n1,2\n1,2,3,4\n1,2,3\n",
         ',',
         {{"a", "b", "c"}, {"1", "2"}, {"1", "2", "3", "4"}, {"1", "2", "3"}}},
        {"title line above",
         "学校名单\n编号,名称\n1,一小\n2,二小\n",
         ',',
         {{"学校名单"}, {"编号", "名称"}, {"1", "一小"}, {"2", "二小"}}},
        {"one column", "学校\n一小\n二小\n", ',', {{"学校"}, {"一小"}, {"二小"}}},
        {"one line", "a,b", ',', {{"a", "b"}}},
        {"eight bytes and more between separators",
         "abcdefghijk,lmnopqrstuvw\nxyz0123456789,一二三四五六七\n",
         ',',
         {{"abcdefghijk", "lmnopqrstuvw"}, {"xyz0123456789", "一二三四五六七"}}},
        {"separator as the last byte", "a,b\nc,", ',', {{"a", "b"}, {"c", ""}}},
        {"full-width comma is no separator", "a,b\n甲，乙,丙\n", ',', {{"a", "b"}, {"甲，乙", "丙"}}},
    };
    for (const Dialect& dialect : dialects) {
        const Table table = readText(dialect.text);
        EXPECT_EQ(table.problem, "") << dialect.what << ": " << table.message;
        EXPECT_EQ(table.facts.separator, dialect.separator) << dialect.what;
        EXPECT_EQ(table.rows, dialect.rows) << dialect.what;
        EXPECT_EQ(table.facts.format, "csv");
    }
}

TEST(Csv, RowNumberIsTheLineWhereTheRecordBegan) {
    const Table table = readText("a,b\n\n\"x\r\ny\nz\",1\r\n\"p\rq\",2\nlast,3");
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 3, 6, 8}));
}

TEST(Csv, RowNumberCountsTheSepLine) {
    EXPECT_EQ(readText("sep=;\na;b\nc;d\n").lines, (std::vector<std::int64_t>{2, 3}));
}

TEST(Csv, OptionsOverruleTheSeparator) {
    TableOptions options;
    options.separator = ';';
    EXPECT_EQ(readText("a,b;c\n", options).rows, (Rows{{"a,b", "c"}}));
}

TEST(Csv, UnclosedQuotationNamesTheLineWhereItBegan) {
    const Table table = readText("a,b\n\"x\ny\",2\n3,\"never closed\n4,5\n6,7\n");
    EXPECT_EQ(table.problem, "unclosed-quotation");
    EXPECT_EQ(table.where.row, 4);
    EXPECT_EQ(table.rows.size(), 2u);
}

TEST(Csv, AProblemEndsTheSource) {
    Result<TableSource> source = openTable(fileWith("a,b\n\"c"));
    ASSERT_TRUE(source.ok());
    std::vector<Cell> cells;
    ASSERT_TRUE(source->rows->next(cells).ok());
    EXPECT_FALSE(source->rows->next(cells).ok());
    const Result<bool> after = source->rows->next(cells);
    ASSERT_TRUE(after.ok());
    EXPECT_FALSE(*after);
}

TEST(Csv, RewindGivesTheSameRowsAgain) {
    for (const std::string_view encoding : {"utf8bom.csv", "gb18030.csv", "utf16le_tab.txt"}) {
        Result<TableSource> source = openTable(dataFile("wjx/wjx800_text." + std::string(encoding)));
        ASSERT_TRUE(source.ok());
        std::vector<Cell> cells;
        std::string first;
        for (int round = 0; round < 2; ++round) {
            std::string all;
            while (*source->rows->next(cells)) {
                all += std::to_string(source->rows->rowNumber());
                for (const Cell& cell : cells) (all += cell.text) += '\x1F';
            }
            if (round == 0) first = all;
            EXPECT_EQ(all, first);
            EXPECT_GT(all.size(), 100000u);
            source->rows->rewind();
        }
    }
}

TEST(Csv, LimitsOnRecordsCellsAndColumns) {
    TableOptions options;
    options.limits.record_bytes = 1000;
    options.limits.cell_bytes = 300;
    options.limits.columns = 8;
    const std::string good = "a,b\n" + std::string(300, 'x') + ",2\n";
    EXPECT_EQ(readText(good, options).problem, "");
    const auto expect = [&](const std::string& line, const std::string& word) {
        for (const std::string& ending : {"\n1,2\n"s, ""s}) {
            const Table table = readText("a,b\n1,2\n" + line + ending, options);
            EXPECT_EQ(table.problem, "too-large") << line.substr(0, 20);
            EXPECT_EQ(table.where.row, 3);
            EXPECT_NE(table.message.find(word), std::string::npos) << table.message;
        }
    };
    expect(std::string(301, 'x') + ",2", "太长");
    expect(std::string(2000, 'x'), "太长");
    expect("1,2,3,4,5,6,7,8,9", "列");
    expect("1,\"" + std::string(2000, 'x'), "引号");
}

TEST(Csv, AnEndlessLineIsRefusedAtOnce) {
    const std::string path = fileWith("a,b\n1,2\n" + std::string(200u << 20, 'x'));
    const auto before = std::chrono::steady_clock::now();
    const Table table = readTable(path);
    EXPECT_EQ(table.problem, "too-large");
    EXPECT_EQ(table.where.row, 3);
    EXPECT_LT(std::chrono::steady_clock::now() - before, 20s);
}

/// Chinese in GB18030, so that the text goes through the window: records across its pieces must come out whole.
TEST(Csv, LongTextsInOtherEncodingsComeInPieces) {
    const std::string gb = "\xC3\xFB\xB3\xC6";  // 名称
    std::string text;
    for (int row = 0; row < 60000; ++row) text += gb + std::to_string(row) + ",\"" + gb + "\n" + gb + "\"\r\n";
    const Table table = readText(text);
    ASSERT_EQ(table.problem, "");
    EXPECT_EQ(table.facts.encoding, "GB18030");
    ASSERT_EQ(table.rows.size(), 60000u);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        ASSERT_EQ(table.rows[row], (std::vector<std::string>{"名称" + std::to_string(row), "名称\n名称"}));
        ASSERT_EQ(table.lines[row], static_cast<std::int64_t>(row * 2 + 1));
    }
}

}  // namespace diaoyan::tabular_tests
