// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/stat_files.h"
#include "tests/collector/tabular/table_files.h"

#include <gmock/gmock.h>

namespace diaoyan::tabular_tests {

using namespace std::literals;
using testing::ElementsAre;

namespace {

std::shared_ptr<const DataDictionary> dictionaryOf(const std::string& path) {
    const Result<TableSource> table = openTable(path);
    EXPECT_TRUE(table.ok()) << (table ? "" : table.problem().message.en);
    return table ? table->dictionary : std::make_shared<const DataDictionary>();
}

const std::vector<WrittenVariable>& plainVariables() {
    static const std::vector<WrittenVariable> variables{
        {"NR", "number", 0, "", {}, {}, {}},
        {"WORDS", "what they said", 20, "", {}, {}, {}},
    };
    return variables;
}

Rows manyRows(int count) {
    Rows rows;
    for (int i = 0; i < count; ++i) rows.push_back({std::to_string(i), i % 2 == 0 ? "even" : ""});
    return rows;
}

}  // namespace

class StatFormat : public testing::TestWithParam<std::string> {};

TEST_P(StatFormat, IsReadWhole) {
    const Rows rows{{"1", "one two"}, {"2.5", ""}, {"", "three"}, {"-7", "x"}};
    const std::string path = fileWith(statFile(GetParam(), plainVariables(), rows), ".bin");
    const Table table = readTable(path);
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.facts.format, GetParam());
    ASSERT_EQ(table.rows.size(), 5u);
    EXPECT_EQ(table.rows[0], (std::vector<std::string>{"NR", "WORDS"}));
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(table.rows[i + 1], rows[i]);
    EXPECT_EQ(table.kinds, "tt|nt|ne|et|nt|");
    EXPECT_THAT(table.lines, ElementsAre(0, 1, 2, 3, 4));
    EXPECT_EQ(dictionaryOf(path)->variables.at(1).label, "what they said");
    EXPECT_EQ(dictionaryOf(path)->variables.at(1).type, Variable::Type::text);
}

TEST_P(StatFormat, ManyCasesCanBeLeftAndBegunAgain) {
    const Rows rows = manyRows(60'000);
    const std::string path = fileWith(statFile(GetParam(), plainVariables(), rows), ".bin");
    Result<TableSource> table = openTable(path);
    ASSERT_TRUE(table.ok()) << table.problem().message.en;
    std::vector<Cell> cells;
    for (int round = 0; round < 3; ++round) {
        table->rows->rewind();
        for (int i = 0; i < 1000 * (round + 1); ++i) ASSERT_TRUE(*table->rows->next(cells));
        EXPECT_EQ(cells.at(0).text, std::to_string(1000 * (round + 1) - 2));
    }
    table->rows->rewind();
    std::int64_t count = -1;
    double sum = 0;
    for (Result<bool> more = true; more.ok() && *more; more = table->rows->next(cells)) {
        sum += count > 0 ? cells.at(0).number : 0;
        ++count;
    }
    EXPECT_EQ(count, 60'001);
    EXPECT_DOUBLE_EQ(sum, 59'999.0 * 60'000 / 2);
    EXPECT_FALSE(*table->rows->next(cells));
}

TEST_P(StatFormat, ACutFileIsAProblemThatNamesTheCaseReached) {
    const std::string bytes = statFile(GetParam(), plainVariables(), manyRows(5000));
    for (const double share : {0.02, 0.5, 0.9}) {
        const Table table =
            readTable(fileWith(bytes.substr(0, static_cast<std::size_t>(share * static_cast<double>(bytes.size())))));
        if (GetParam() == "xpt" && table.problem.empty()) continue;  // its head does not say how many cases follow
        EXPECT_FALSE(table.problem.empty()) << share;
        EXPECT_LT(table.rows.size(), 5001u);
        if (!table.rows.empty()) {
            EXPECT_EQ(table.where.row, static_cast<std::int64_t>(table.rows.size()) - 1) << share;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(OfOtherPrograms, StatFormat, testing::Values("por", "dta", "sas7bdat", "xpt"),
                         [](const auto& format) { return format.param; });

TEST(StatFile, StataHasLabelsDatesAndMissingValuesWithLetters) {
    const std::vector<WrittenVariable> variables{{"q1", "满意度", 0, "", {{1, "满意"}, {2, "不满意"}}, {}, {}},
                                                 {"day", "", 0, "%td", {}, {}, {}},
                                                 {"moment", "", 0, "%tc", {}, {}, {}},
                                                 {"words", "", 30, "", {}, {}, {}}};
    const std::string path = fileWith(statFile(
        "dta", variables, {{"1", "22300", "1926720000000", "食堂"}, {".a", "", "", ""}, {"2", "-1", "", "x"}}));
    const Table table = readTable(path);
    EXPECT_EQ(table.facts.encoding, "UTF-8");
    EXPECT_EQ(table.rows, (Rows{{"q1", "day", "moment", "words"},
                                {"1", "2021-01-20", "2021-01-20T00:00:00", "食堂"},
                                {".a", "", "", ""},
                                {"2", "1959-12-31", "", "x"}}));
    const auto dictionary = dictionaryOf(path);
    EXPECT_EQ(dictionary->product, "Stata");
    EXPECT_EQ(dictionary->variables.at(0).label, "满意度");
    EXPECT_EQ(dictionary->variables.at(0).values, (std::vector<ValueLabel>{{"1", "满意"}, {"2", "不满意"}}));
    EXPECT_THAT(dictionary->variables.at(0).missing, testing::Contains(".a"));
    EXPECT_EQ(dictionary->variables.at(1).type, Variable::Type::date);
}

TEST(StatFile, ANameOfLabelsWithoutAnEndIsNotReadBeyondItsPlace) {
    const std::vector<WrittenVariable> variables{{"q1", "", 0, "", {{1, "one"}}, {}, {}}};
    std::string bytes = statFile("dta", variables, {{"1"}});
    const std::string tag = "<value_label_names>";
    constexpr std::size_t nameBytes = 129;
    const std::size_t at = bytes.find(tag);
    ASSERT_NE(at, bytes.npos);
    bytes.replace(at + tag.size(), nameBytes, nameBytes, 'x');
    const std::string path = fileWith(bytes);
    EXPECT_EQ(readTable(path).rows, (Rows{{"q1"}, {"1"}}));
    EXPECT_TRUE(dictionaryOf(path)->variables.at(0).values.empty()) << "no set has such a name";
}

TEST(StatFile, PortableFilesHaveLabelsAndMissingValues) {
    const std::vector<WrittenVariable> variables{{"Q1", "how", 0, "F8.0", {{1, "good"}, {9, "none"}}, {9}, {}},
                                                 {"D", "", 0, "SDATE10", {}, {}, {}}};
    const std::string path = fileWith(statFile("por", variables, {{"1", "13830480000"}, {"9", ""}}));
    EXPECT_EQ(readTable(path).rows, (Rows{{"Q1", "D"}, {"1", "2021-01-20"}, {"9", ""}}));
    EXPECT_THAT(dictionaryOf(path)->variables.at(0).missing, ElementsAre("9"));
    EXPECT_EQ(dictionaryOf(path)->variables.at(0).values.at(1).label, "none");
}

TEST(StatFile, OnlyTheBeginningIsNoFile) {
    for (const std::string& begin :
         {"<stata_dta>"s, "<stata_dta><header><release>118</release>"s, "\x73\x02\x01\0\1\0"s,
          "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!"s,
          "\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60\xB3\x14\x11\xCF\xBD\x92\x08\0\x09\xC7\x31\x8C\x18\x1F\x10\x11"s,
          "ASCII SPSS PORT FILE                    "s + std::string(300, ' ')}) {
        const Table table = readTable(fileWith(begin));
        EXPECT_THAT(table.problem, testing::AnyOf("file-truncated", "file-damaged")) << begin;
        EXPECT_TRUE(table.rows.empty());
    }
}

}  // namespace diaoyan::tabular_tests
