// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace diaoyan::tabular_tests {

namespace {

std::string document(const std::string& type, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document><LimeSurveyDocType>" + type +
           "</LimeSurveyDocType><DBVersion>606</DBVersion>" + inside + "</document>\n";
}

std::string answers(const std::vector<std::string>& fields, const std::string& rows) {
    std::string names;
    for (const std::string& field : fields) names += "<fieldname>" + field + "</fieldname>";
    return document("Responses", "<responses><fields>" + names + "</fields><rows>" + rows + "</rows></responses>");
}

const std::vector<std::string> fields{"id", "token", "submitdate", "1X2X3SQ001", "1X2X3SQ002#0", "1X2X30", "Q9_S1"};

const std::string rows =
    "<row><id><![CDATA[1]]></id><submitdate><![CDATA[2026-09-18 19:20:55]]></submitdate>"
    "<_1X2X3SQ001><![CDATA[Y]]></_1X2X3SQ001><_1X2X3SQ002-0/><_1X2X30><![CDATA[a <b> & 学校]]></_1X2X30></row>\n"
    "<row><id><![CDATA[2]]></id><token></token><_1X2X30>a &amp; b</_1X2X30><Q9_S1>x</Q9_S1></row>";

const Rows expected{{"id", "token", "submitdate", "1X2X3SQ001", "1X2X3SQ002#0", "1X2X30", "Q9_S1"},
                    {"1", "", "2026-09-18 19:20:55", "Y", "", "a <b> & 学校", "{question_not_shown}"},
                    {"2", "", "", "{question_not_shown}", "{question_not_shown}", "a & b", "x"}};

std::string archive() {
    return zipOf({{"survey_1.lss", "\xEF\xBB\xBF" + document("Survey", "<groups/>")},
                  {"survey_1_responses.lsr", answers(fields, rows)},
                  {"survey_1_tokens.lst", document("Tokens", "")}});
}

}  // namespace

TEST(Lsa, AnswersAreRowsAndTheQuestionnaireComesWithThem) {
    const std::string path = fileWith(archive(), ".lsa");
    const Table table = readTable(path);
    ASSERT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows, expected);
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_EQ(table.facts.format, "lsa");
    ASSERT_EQ(table.facts.remarks.size(), 1u) << "the list of participants is left out, and that is said";
    EXPECT_TRUE(table.remarked("part-left-out"));
    Result<TableSource> source = openTable(path);
    ASSERT_TRUE(source.ok());
    ASSERT_NE(source->form, nullptr);
    EXPECT_EQ(source->form->name, "survey_1.lss");
    EXPECT_EQ(source->form->text, document("Survey", "<groups/>"));
    std::vector<Cell> cells;
    while (source->rows->next(cells).value()) {}
    source->rows->rewind();
    ASSERT_TRUE(source->rows->next(cells).value());
    EXPECT_EQ(cells[3].text, "1X2X3SQ001") << "a second reading begins with the names again";
}

TEST(Lsa, AnswersAlone) {
    const Table table = readText(answers(fields, rows));
    EXPECT_EQ(table.rows, expected);
    EXPECT_EQ(table.facts.format, "lsr");
    EXPECT_EQ(readText(answers(fields, "")).rows.size(), 1u);
}

TEST(Lsa, QuestionnairesAreNoTables) {
    for (const std::string& bytes : {document("Survey", "<groups/>"), zipOf({{"a.lss", document("Survey", "")}})}) {
        const Table table = readText(bytes);
        EXPECT_EQ(table.problem, "not-a-table");
        EXPECT_NE(table.message.find("--form"), std::string::npos) << table.message;
    }
}

TEST(Lsa, DamageIsNamed) {
    for (const std::string& bytes : {
             answers({}, ""),
             answers({"id", "id"}, ""),
             answers({"id", ""}, ""),
             answers({"id"}, "<row><id>1</id><other>2</other></row>"),
             answers({"id"}, "<row><id>1</id><id>2</id></row>"),
             answers({"id"}, "<row><id><b/></id></row>"),
             answers({"id"}, "<row><id>\xFF</id></row>"),
             answers({"id"}, "<row><id>1</id>"),
             document("Responses", ""),
         })
        EXPECT_EQ(readText(bytes).problem, "file-damaged") << bytes;
    const std::string whole = answers(fields, rows);
    const std::size_t begin = whole.find("<responses>");
    for (std::size_t size = begin; size + 2 < whole.size(); ++size)
        EXPECT_EQ(readText(whole.substr(0, size)).problem, "file-damaged") << size;
    TableOptions options;
    options.limits.cell_bytes = 10;
    EXPECT_EQ(readText(whole, options).problem, "too-large");
    options = {};
    options.limits.columns = 6;
    EXPECT_EQ(readText(whole, options).problem, "too-large");
}

TEST(Lsa, TheArchiveOfLimeSurveysOwnTests) {
    const std::string path =
        std::string(DIAOYAN_SOURCE_DIR) + "/../shared/data/limesurvey/limesurvey_core_testing_colors.lsa";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the file may not be copied into the project (GPL-2+)";
    const Table table = readTable(path);
    ASSERT_EQ(table.problem, "") << table.message;
    ASSERT_EQ(table.rows.size(), 3u);
    EXPECT_EQ(table.rows[0][6], "841748X3X3SQ001");
    EXPECT_EQ(table.rows[1][2], "1980-01-01 00:00:00");
    EXPECT_EQ(table.rows[1][1], "") << "an anonymous survey: no token, which is no question";
    EXPECT_EQ(table.rows[1][6], "") << "shown, not ticked";
    EXPECT_EQ(table.rows[1][14], "Y");
    EXPECT_EQ(table.rows[1][18], "{question_not_shown}");
    EXPECT_EQ(table.rows[2][17], "{question_not_shown}");
}

}  // namespace diaoyan::tabular_tests
