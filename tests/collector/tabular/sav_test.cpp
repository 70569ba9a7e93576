// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/sav_sets.h"
#include "tests/collector/tabular/stat_files.h"
#include "tests/collector/tabular/table_files.h"

#include <gmock/gmock.h>

#include <cfloat>
#include <cmath>
#include <limits>

namespace diaoyan::tabular_tests {

using namespace std::literals;
using testing::ElementsAre;
using testing::Pair;

namespace {

DataDictionary dictionaryOf(const std::string& path, const TableOptions& options = {}) {
    const Result<TableSource> table = openTable(path, options);
    EXPECT_TRUE(table.ok()) << (table ? "" : table.problem().message.en);
    if (!table || table->dictionary == nullptr) return {};
    return *table->dictionary;
}

const Variable& variableOf(const DataDictionary& dictionary, const std::string& name) {
    static const Variable none;
    for (const Variable& variable : dictionary.variables)
        if (variable.name == name) return variable;
    ADD_FAILURE() << "no variable " << name;
    return none;
}

Rows firstRows(const Table& table, std::size_t count) {
    return {table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(std::min(count, table.rows.size()))};
}

}  // namespace

TEST(SavSets, AllKindsByTheirBytes) {
    const SavSets read = readSavSets("$a=D1 1 16 6、兴趣爱好 v9_a v9_b\n$b=C 0  x y \n$c=E 1 1 1 5 label p q\n"
                                     "$d=E 11 3 yes 0  p q\n");
    EXPECT_EQ(read.damaged, 0);
    ASSERT_EQ(read.sets.size(), 4u);
    EXPECT_EQ(read.sets[0].name, "a");
    EXPECT_EQ(read.sets[0].label, "6、兴趣爱好");
    EXPECT_EQ(read.sets[0].counted, "1");
    EXPECT_THAT(read.sets[0].variables, ElementsAre("v9_a", "v9_b"));
    EXPECT_FALSE(read.sets[1].dichotomies);
    EXPECT_THAT(read.sets[1].variables, ElementsAre("x", "y"));
    EXPECT_TRUE(read.sets[2].labels_are_counted_values);
    EXPECT_EQ(read.sets[2].label, "label");
    EXPECT_TRUE(read.sets[3].label_from_variable);
    EXPECT_EQ(read.sets[3].counted, "yes");
}

TEST(SavSets, DamagedLinesAreCountedAndTheOthersKept) {
    const SavSets read = readSavSets("$a=D1 1 99 label v1\n$b\n$=D1 1 0  x\n$c=D x\n$d=X 1 1 0  x\n$e=D1 1 0 \n"
                                     "$f=D18446744073709551616 1 0  x\n\n$ok=D1 1 3 two\nlines v1\n$good=C 1 a v2\n");
    EXPECT_EQ(read.damaged, 8);
    ASSERT_EQ(read.sets.size(), 1u);
    EXPECT_EQ(read.sets[0].name, "good");
    EXPECT_EQ(readSavSets("$a=D1 1 9 two\nlines v1").sets.at(0).label, "two\nlines");
    EXPECT_TRUE(readSavSets("\n \n").sets.empty());
}

TEST(Sav, ChineseLabelsInGbk) {
    const Table table = readTable(dataFile("spss/gbk_chinese_labels_birthweight.sav"));
    EXPECT_EQ(table.problem, "");
    EXPECT_EQ(table.facts.format, "sav");
    EXPECT_EQ(table.facts.encoding, "GBK");
    EXPECT_EQ(table.rows.size(), 190u);
    EXPECT_EQ(firstRows(table, 2),
              (Rows{{"ID", "AGE", "RACE", "SMOKE", "HT", "BWT"}, {"85", "19", "2", "0", "0", "2523"}}));
    EXPECT_EQ(table.lines.front(), 0);
    EXPECT_EQ(table.lines.back(), 189);
    const DataDictionary dictionary = dictionaryOf(dataFile("spss/gbk_chinese_labels_birthweight.sav"));
    const Variable& race = variableOf(dictionary, "RACE");
    EXPECT_EQ(race.label, "种族");
    EXPECT_EQ(race.measure, Variable::Measure::nominal);
    EXPECT_EQ(race.values, (std::vector<ValueLabel>{{"1", "白人"}, {"2", "黑人"}, {"3", "其他"}}));
}

TEST(Sav, HebrewTeluguAndWesternNames) {
    const Table hebrew = readTable(dataFile("spss/pyreadstat_hebrews.sav"));
    EXPECT_EQ(hebrew.rows.front(), (std::vector<std::string>{"ותק_ב"}));
    EXPECT_EQ(hebrew.rows.size(), 100u);
    const Table telugu = readTable(dataFile("spss/pyreadstat_tegulu.sav"));
    ASSERT_EQ(telugu.rows.size(), 2u);
    EXPECT_EQ(telugu.rows[1][1], "నేను గతంలో వాడిన బ\uFFFD") << "the answer is cut within its last character";
    EXPECT_EQ(readTable(dataFile("spss/pyreadstat_sample_missing.sav")).facts.encoding, "windows-1252");
}

TEST(Sav, DatesTimesAndZlib) {
    const Table table = readTable(dataFile("spss/pyreadstat_sample.zsav"));
    EXPECT_EQ(firstRows(table, 4), (Rows{{"mychar", "mynum", "mydate", "dtime", "mylabl", "myord", "mytime"},
                                         {"a", "1.1", "2018-05-06", "2018-05-06T10:10:10", "1", "1", "10:10:10"},
                                         {"b", "1.2", "1880-05-06", "1880-05-06T10:10:10", "2", "2", "23:10:10"},
                                         {"c", "-1000.3", "1960-01-01", "1960-01-01T00:00:00", "1", "3", "00:00:00"}}));
    EXPECT_THAT(table.kinds, testing::HasSubstr("tnddnnd|"));
    EXPECT_TRUE(table.remarked("notes-left-out"));
}

TEST(Sav, MissingValuesDiscreteAndRanges) {
    const DataDictionary sample = dictionaryOf(dataFile("spss/pyreadstat_sample_missing.sav"));
    EXPECT_THAT(variableOf(sample, "mynum").missing, ElementsAre("-1"));
    EXPECT_THAT(variableOf(sample, "mynum").missing_ranges, ElementsAre(Pair(2000.0, 3000.0)));
    EXPECT_THAT(variableOf(sample, "myord").missing, ElementsAre("-1", "-2", "-3"));
    const DataDictionary text = dictionaryOf(dataFile("spss/pyreadstat_missing_char.sav"));
    EXPECT_THAT(variableOf(text, "mychar").missing, ElementsAre("Z"));
    EXPECT_EQ(variableOf(text, "mychar").values, (std::vector<ValueLabel>{{"a", "labeled"}}));
    EXPECT_EQ(readTable(dataFile("spss/pyreadstat_missing_char.sav")).rows, (Rows{{"mychar"}, {"Z"}, {"a"}}));
}

TEST(Sav, ResponseSetsByFullNames) {
    const DataDictionary types = dictionaryOf(dataFile("spss/pyreadstat_simple_alltypes.sav"));
    ASSERT_EQ(types.sets.size(), 2u);
    EXPECT_EQ(types.sets[0].name, "categorical_array");
    EXPECT_FALSE(types.sets[0].dichotomies);
    EXPECT_THAT(types.sets[0].variables, ElementsAre("ca_subvar_1", "ca_subvar_2", "ca_subvar_3"));
    EXPECT_EQ(types.sets[1].label, "My multiple response set");
    EXPECT_EQ(types.sets[1].counted, "1");
    EXPECT_THAT(types.sets[1].variables, ElementsAre("bool1", "bool2", "bool3"));
    const DataDictionary wjx = dictionaryOf(dataFile("spss/wjx800_mrsets_pspp.sav"));
    ASSERT_EQ(wjx.sets.size(), 2u);
    EXPECT_EQ(wjx.sets[0].label, "6、兴趣爱好");
    EXPECT_EQ(wjx.sets[0].variables.size(), 14u);
    EXPECT_EQ(wjx.sets[1].variables.back(), "Q8_10");
}

class SavOrder : public testing::TestWithParam<bool> {};

TEST_P(SavOrder, EveryRecordInEitherByteOrder) {
    SavBuilder sav(GetParam());
    sav.header(-1, 0, 1).variable("WEIGHT", 0, "权重");
    sav.variable("Q1", 0, "满意度", 5, -3, {-DBL_MAX, 0, 99}).variable("WORDS", 255, "文字");
    sav.variable("WORDS1", 48).variable("SHORT", 10).variable("DAY", 0, "", 20);
    sav.labels({{1, "满意"}, {2, "不满意"}}, {2});
    sav.extension(3, 4, sav.u32(0) + std::string(24, '\0') + sav.u32(65001));
    sav.extension(4, 8, sav.f64(-DBL_MAX) + sav.f64(DBL_MAX) + sav.f64(std::nextafter(-DBL_MAX, 0)));
    sav.extension(13, 1, "Q1=学校类型编号（05\tSHORT=Short name, odd!\tWORDS=words");
    sav.extension(14, 1, "WORDS=00300\0\t"s);
    sav.extension(11, 4, [&] {
        std::string data;
        for (const unsigned measure : {3u, 2u, 1u, 1u, 1u, 3u}) data += sav.u32(measure) + sav.u32(8) + sav.u32(0);
        return data;
    }());
    sav.extension(21, 1,
                  sav.u32(16) + "Short name, odd!" + sav.u32(10) + sav.u32(1) + sav.u32(10) + "abcdefghij" +
                      sav.u32(9) + "标签三");
    sav.extension(22, 1, sav.u32(5) + "SHORT" + "\1" + sav.u32(8) + "zzzzzzz ");
    sav.extension(7, 1, "$set=D1 1 6 用？ q1 weight nobody\n");
    sav.extension(20, 1, "UTF-8").end();
    const std::string long_text = std::string(250, 'a') + "满意" + std::string(20, 'b');
    sav.number(0.5).number(1).bytes(long_text.substr(0, 255)).bytes(" ");
    sav.text(long_text.substr(255), 48).text("xyz", 16).number(13830480000.0);
    sav.number(2).number(-DBL_MAX).text("", 256).text("", 48).text("", 16).number(-DBL_MAX);
    const std::string path = fileWith(sav.made(), ".sav");
    const Table table = readTable(path);
    EXPECT_EQ(table.problem, "");
    EXPECT_EQ(table.rows, (Rows{{"WEIGHT", "学校类型编号（05", "words", "Short name, odd!", "DAY"},
                                {"0.5", "1", long_text, "xyz", "2021-01-20"},
                                {"2", "", "", "", ""}}));
    EXPECT_TRUE(table.remarked("weighted-file"));
    EXPECT_TRUE(table.remarked("records-left-out")) << "a set names a variable that is not there";
    const DataDictionary dictionary = dictionaryOf(path);
    const Variable& asked = dictionary.variables.at(1);
    EXPECT_EQ(asked.label, "满意度");
    EXPECT_EQ(asked.measure, Variable::Measure::ordinal);
    EXPECT_EQ(asked.values, (std::vector<ValueLabel>{{"1", "满意"}, {"2", "不满意"}}));
    EXPECT_THAT(asked.missing_ranges, ElementsAre(Pair(-HUGE_VAL, 0.0)));
    EXPECT_THAT(asked.missing, ElementsAre("99"));
    EXPECT_EQ(dictionary.variables.at(3).values, (std::vector<ValueLabel>{{"abcdefghij", "标签三"}}));
    EXPECT_THAT(dictionary.variables.at(3).missing, ElementsAre("zzzzzzz"));
    EXPECT_EQ(dictionary.variables.at(4).type, Variable::Type::date);
    EXPECT_THAT(dictionary.sets.at(0).variables, ElementsAre("学校类型编号（05", "WEIGHT"));
}

INSTANTIATE_TEST_SUITE_P(BothOrders, SavOrder, testing::Bool());

TEST(Sav, WhatAnotherProgramWroteWithAnyCompression) {
    const std::vector<WrittenVariable> variables{{"nr", "序号", 0, "F8.0", {}, {}, {}},
                                                 {"why", "原因", 3000, "", {}, {}, {}},
                                                 {"day", "", 0, "SDATE10", {}, {}, {}},
                                                 {"after", "", 4, "", {}, {}, {}}};
    std::string essay;
    while (essay.size() < 2900) essay += "学校的食堂，";
    Rows rows;
    for (int i = 0; i < 300; ++i)
        rows.push_back({i % 7 == 0 ? "" : std::to_string(i * 1000 + 0.25), i % 3 == 0 ? essay : "短", "13830480000",
                        std::string(static_cast<std::size_t>(i % 5), 'z')});
    for (const char* format : {"sav", "zsav"}) {
        const Table table = readTable(fileWith(statFile(format, variables, rows), ".sav"));
        ASSERT_EQ(table.problem, "") << format;
        ASSERT_EQ(table.rows.size(), rows.size() + 1) << format;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string number = i % 7 == 0 ? "" : std::to_string(i * 1000) + ".25";
            ASSERT_TRUE(table.rows[i + 1] == (std::vector<std::string>{number, rows[i][1], "2021-01-20", rows[i][3]}))
                << format << " case " << i + 1;
        }
    }
}

TEST(Sav, DeclaredNumbersOfCasesDoNotMatterUnlessCasesAreMissing) {
    for (const std::int32_t cases : {-1, 0, 1, 2}) {
        const std::string bytes = SavBuilder().header(cases).variable("A", 0).end().number(1).number(2).made();
        EXPECT_EQ(readTable(fileWith(bytes)).rows, (Rows{{"A"}, {"1"}, {"2"}})) << cases;
    }
    const Table cut = readTable(fileWith(SavBuilder().header(3).variable("A", 0).end().number(1).number(2).made()));
    EXPECT_EQ(cut.problem, "file-truncated");
    EXPECT_EQ(cut.where.row, 2);
    EXPECT_THAT(cut.message, testing::HasSubstr("应有 3 个个案，只读到第 2 个"));
}

TEST(Sav, EveryTruncationIsAProblemOrTheSameCases) {
    const std::vector<WrittenVariable> variables{{"a", "标签", 0, "", {{1, "一"}}, {-3}, {}},
                                                 {"b", "", 300, "", {}, {}, {}}};
    const Rows rows{{"1", "短"}, {"1234567", std::string(290, 'x')}, {"", ""}};
    for (const char* format : {"sav", "zsav"}) {
        const std::string bytes = statFile(format, variables, rows);
        const Table whole = readTable(fileWith(bytes));
        ASSERT_EQ(whole.rows.size(), 4u);
        for (std::size_t size = 5; size < bytes.size(); size += format == "zsav"s ? 7 : 1) {
            const Table table = readTable(fileWith(bytes.substr(0, size)));
            if (table.problem.empty())
                EXPECT_EQ(table.rows, whole.rows) << format << size;
            else
                EXPECT_EQ(table.problem, "file-truncated") << format << size << table.message;
        }
    }
}

TEST(Sav, EndsWithinACaseWithoutADeclaredNumber) {
    const std::string bytes =
        SavBuilder().header(-1).variable("A", 0).variable("B", 0).end().number(1).number(2).number(3).made();
    const Table table = readTable(fileWith(bytes));
    EXPECT_EQ(table.problem, "file-truncated");
    EXPECT_EQ(table.rows.size(), 2u);
}

TEST(Sav, EncodingIsGuessedWhereNothingSaysIt) {
    const std::string gbk = "\xC2\xFA\xD2\xE2\xB6\xC8\xB5\xF7\xB2\xE9\xCE\xCA\xBE\xED";  // 满意度调查问卷
    const auto file = [&](const std::string& label, const std::string& answer, unsigned code_page) {
        SavBuilder sav;
        sav.header(-1).variable("A", 16, label);
        if (code_page > 0) sav.extension(3, 4, std::string(28, '\0') + sav.u32(code_page));
        return fileWith(sav.end().text(answer, 16).made());
    };
    for (const unsigned none : {0u, 2u}) {
        const Table table = readTable(file(gbk, gbk, none));
        EXPECT_EQ(table.facts.encoding, "GB18030");
        EXPECT_TRUE(table.remarked("encoding-guessed"));
        EXPECT_EQ(table.rows.at(1).at(0), "满意度调查问卷");
    }
    EXPECT_EQ(readTable(file("plain", gbk, 0)).rows.at(1).at(0), "满意度调查问卷") << "only the answers tell";
    EXPECT_EQ(readTable(file("满意", "满意", 0)).facts.encoding, "UTF-8");
    EXPECT_EQ(readTable(file(gbk, gbk, 936)).rows.at(1).at(0), "满意度调查问卷");
    EXPECT_FALSE(readTable(file(gbk, gbk, 936)).remarked("encoding-guessed"));
    const Table wrong = readTable(file(gbk, gbk, 65001));
    EXPECT_TRUE(wrong.remarked("encoding-wrong"));
    EXPECT_EQ(wrong.rows.at(1).at(0), "满意度调查问卷");
    TableOptions options;
    options.encoding = "GBK";
    EXPECT_EQ(readTable(file(gbk, gbk, 65001), options).rows.at(1).at(0), "满意度调查问卷");
    options.encoding = "no-such-code";
    EXPECT_EQ(readTable(file(gbk, gbk, 0), options).problem, "encoding-unknown");
}

TEST(Sav, LabelsCutWithinACharacterLoseItAndAreRemarked) {
    SavBuilder sav;
    sav.header(-1).variable("A", 0, "满意度\xE8\xB0").labels({{1, "很满\xE6"}}, {1});
    sav.extension(20, 1, "UTF-8").end().number(1);
    const std::string path = fileWith(sav.made());
    EXPECT_TRUE(readTable(path).remarked("labels-cut"));
    const DataDictionary dictionary = dictionaryOf(path);
    EXPECT_EQ(dictionary.variables.at(0).label, "满意度");
    EXPECT_EQ(dictionary.variables.at(0).values.at(0).label, "很满");
}

TEST(Sav, ACountedValueMayNameTheOption) {
    SavBuilder sav;
    sav.header(-1).variable("A", 0, "您用过什么").variable("B", 0, "您用过什么").labels({{1, "图书馆"}}, {1});
    sav.labels({{1, "操场"}}, {2}).extension(19, 1, "$used=E 11 1 1 0  a b\n").extension(20, 1, "UTF-8").end();
    const DataDictionary dictionary = dictionaryOf(fileWith(sav.number(1).number(0).made()));
    ASSERT_EQ(dictionary.sets.size(), 1u);
    EXPECT_EQ(dictionary.sets[0].label, "您用过什么");
    EXPECT_EQ(dictionary.variables.at(0).label, "图书馆");
    EXPECT_EQ(dictionary.variables.at(1).label, "操场");
}

TEST(Sav, TextBehindANulIsKept) {
    SavBuilder sav;
    sav.header(-1).variable("A", 16).end().bytes("ab\0\0cd\0\0\0\0ef    "s);
    EXPECT_EQ(readTable(fileWith(sav.made())).rows.at(1).at(0), "abcdef");
}

TEST(Sav, AbsurdDictionariesAreRefused) {
    const auto problem = [](const std::string& bytes) { return readTable(fileWith(bytes)).problem; };
    EXPECT_EQ(problem(SavBuilder().header(-1).end().made()), "file-damaged") << "no variables";
    EXPECT_EQ(problem(SavBuilder().header(-1).variable("A", 300).end().made()), "file-damaged");
    EXPECT_EQ(problem(SavBuilder().header(-1).variable("A", 0, "", 5, 7).end().made()), "file-damaged");
    EXPECT_EQ(problem(SavBuilder().header(-1, 9).variable("A", 0).end().made()), "file-damaged");
    EXPECT_EQ(problem(SavBuilder().header(-1).bytes("\x05\0\0\0"s).made()), "file-damaged") << "unknown record";
    SavBuilder wide;
    wide.header(-1);
    for (int i = 0; i < 20; ++i) wide.variable("A" + std::to_string(i), 0);
    TableOptions options;
    options.limits.columns = 10;
    EXPECT_EQ(readTable(fileWith(wide.end().made()), options).problem, "too-large");
    SavBuilder huge;
    huge.header(-1).variable("A", 0).bytes(huge.u32(3) + huge.u32(0xFFFFFFFF));
    EXPECT_EQ(problem(huge.made()), "file-truncated");
    // Labels that many variables share would fill the memory.
    SavBuilder shared;
    shared.header(-1);
    std::vector<int> slots;
    for (int i = 1; i <= 5000; ++i) shared.variable("V" + std::to_string(i), 0), slots.push_back(i);
    shared.labels(std::vector<std::pair<double, std::string>>(1000, {1, "x"}), slots);
    EXPECT_EQ(problem(shared.end().made()), "too-large");
    SavBuilder wrong;
    wrong.header(-1)
        .variable("A", 0)
        .extension(11, 4, wrong.u32(1))
        .extension(13, 1, "nonsense")
        .extension(3, 1, "abc");
    const Table table = readTable(fileWith(wrong.end().number(1).made()));
    EXPECT_EQ(table.rows, (Rows{{"A"}, {"1"}}));
    EXPECT_TRUE(table.remarked("records-left-out"));
}

}  // namespace diaoyan::tabular_tests
