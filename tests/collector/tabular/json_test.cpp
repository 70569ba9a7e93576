// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>

namespace diaoyan::tabular_tests {

namespace {

const std::string joiner = "\x1F";

}  // namespace

TEST(Json, SurveyResultsBecomeRowsUnderTheUnionOfTheirNames) {
    const Table table = readText(R"([
 {"school":"一小","fav":["语文","数学"],"sat":{"canteen":3,"dorm":1.5},"ok":true,"fav-Comment":"编程"},
 {"sat":{"yard":"好"},"school":null,"ok":false,"late":2},
 {}
])");
    ASSERT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.facts.format, "json");
    EXPECT_EQ(table.facts.encoding, "UTF-8");
    EXPECT_TRUE(table.facts.remarks.empty());
    EXPECT_EQ(table.rows, (Rows{{"school", "fav", "sat.canteen", "sat.dorm", "ok", "fav-Comment", "sat.yard", "late"},
                                {"一小", "语文" + joiner + "数学", "3", "1.5", "true", "编程", "", ""},
                                {"", "", "", "", "false", "", "好", "2"},
                                {"", "", "", "", "", "", "", ""}}));
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 2, 3, 4}));
    EXPECT_EQ(table.kinds, "tttttttt|ttnnttee|eeeetetn|eeeeeeee|");
}

TEST(Json, WrappersOfServicesAndJsonLines) {
    const Rows expected{{"a", "b"}, {"1", "x"}, {"2", "y"}};
    for (const std::string text : {
             R"({"data":[{"a":1,"b":"x"},{"a":2,"b":"y"}]})",
             R"({"ResultCount":2,"Data":[{"a":1,"b":"x"},{"a":2,"b":"y"}],"more":[[{"x":"]}"}]]})",
             R"( {"results" : [ {"a":1,"b":"x"} , {"a":2,"b":"y"} ] } )",
             "{\"answers\":[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"}]}\n",
             "{\"a\":1,\"b\":\"x\"}\r\n\r\n{\"a\":2,\"b\":\"y\"}\r\n",
             "\xEF\xBB\xBF[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"}]",
         }) {
        const Table table = readText(text);
        EXPECT_EQ(table.problem, "") << text << table.message;
        EXPECT_EQ(table.rows, expected) << text;
        EXPECT_EQ(table.remarked("json-part-left-out"), text.find("ResultCount") != text.npos);
    }
    const Table wrapped = readText(
        R"([{"id":7,"json":"{\"a\":\"甲\\n\",\"m\":{\"r\":1}}"},{"id":8,"json":"{not json"},{"id":9,"json":"{} x"}])");
    EXPECT_EQ(wrapped.problem, "") << wrapped.message;
    EXPECT_EQ(
        wrapped.rows,
        (Rows{{"id", "a", "m.r", "json"}, {"7", "甲\n", "1", ""}, {"8", "", "", "{not json"}, {"9", "", "", "{} x"}}));
}

TEST(Json, OtherEncodings) {
    std::string utf16 = "\xFF\xFE";
    for (const char16_t c : std::u16string(u"[{\"学校\":\"一小\"},\r\n{\"学校\":\"二小\"}]\r\n")) {
        utf16 += static_cast<char>(c & 0xFF);
        utf16 += static_cast<char>(c >> 8);
    }
    const Table table = readText(utf16);
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.facts.encoding, "UTF-16LE");
    EXPECT_EQ(table.rows, (Rows{{"学校"}, {"一小"}, {"二小"}}));
}

TEST(Json, NumbersAndTextsOfEveryMake) {
    const Table table = readText(
        R"([{"a":1.0,"b":-0,"c":1e3,"d":13800138000,"e":18446744073709551615,"f":123456789012345678901234567890,
            "g":0.30000000000000004,"h":"\u5b66\ud83d\ude00\"\\","":"no name","i":"","k":"x\u0000y\u001f"}])");
    ASSERT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows[0][8], "_");
    EXPECT_EQ(table.rows[1],
              (std::vector<std::string>{"1", "0", "1000", "13800138000", "18446744073709551615",
                                        "123456789012345678901234567890", "0.3", "学😀\"\\", "no name", "", "x y "}));
    EXPECT_EQ(table.kinds.substr(12), "nnnnntnttet|");
    EXPECT_TRUE(table.remarked("json-character-replaced"));
}

TEST(Json, ListsOfObjectsGetColumnsByPosition) {
    const Table table =
        readText(R"([{"p":[{"n":"a","t":["x","y"]},{"n":"b"}],"q":[1,[2,3],null,"z"],"r":[],"s":[null]}])");
    EXPECT_EQ(table.rows, (Rows{{"p.0.n", "p.0.t", "p.1.n", "q.1", "q", "r", "s"},
                                {"a", "x" + joiner + "y", "b", "2" + joiner + "3", "1" + joiner + "z", "", ""}}));
    std::string many = "[{\"p\":[";
    for (int i = 0; i < 150; ++i) many += std::string(i ? "," : "") + "{\"n\":" + std::to_string(i) + "}";
    const Table cut = readText(many + "]}]");
    EXPECT_EQ(cut.problem, "");
    EXPECT_EQ(cut.rows[0].size(), 100u);
    EXPECT_TRUE(cut.remarked("json-list-cut"));
}

TEST(Json, WhatIsOddIsRemarked) {
    const Table table = readText(R"([{"a":1,"a":2},null,[1],"x",{"b.c":1,"b":{"c":2}}])");
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows, (Rows{{"a", "b.c"}, {"1", ""}, {"", "1"}}));
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 2, 6}));
    EXPECT_TRUE(table.remarked("json-name-twice"));
    EXPECT_TRUE(table.remarked("json-row-left-out"));
}

TEST(Json, WhatIsNoListOfAnswersIsRefusedForWhatItIs) {
    struct Case {
        std::string text;
        std::string problem;
        std::string says;
    };
    const std::vector<Case> cases{
        {"{\"pages\":[{\"elements\":[]}]}", "not-a-table", "问卷"},
        {"{\"name\":\"x\",\"version\":\"1\"}", "not-a-table", "列表"},
        {"[[1,2],[3,4]]\n", "", ""},  // not JSON objects: a text file with one line
        {"[]", "file-empty", "空"},
        {"[{}]", "file-empty", "空"},
        {"[{\"a\":1}", "file-truncated", "中途"},
        {"[{\"a\":\"x", "file-truncated", "中途"},
        {"[{\"a\":1},", "file-truncated", "中途"},
        {"{\"data\":[{\"a\":1}]", "file-truncated", "中途"},
        {"{\"a\":1}\n{\"a\":", "file-truncated", "中途"},
        {"[{\"a\":1} {\"a\":2}]", "file-damaged", "不合规则"},
        {"[{\"a\":1},]", "file-damaged", "不合规则"},
        {"[{\"a\":1}]\n[{\"a\":2}]", "file-damaged", "不合规则"},
        {"[{\"a\":1]]", "file-damaged", "第 1 份"},
        {"[{\"a\":tru}]", "file-damaged", "第 1 份"},
        {"[{\"a\":1},{\"a\" 2}]", "file-damaged", "第 2 份"},
        {"[{\"a\":\"\\ud800\"}]", "file-damaged", "第 1 份"},
        {"[{\"a\":01}]", "file-damaged", "第 1 份"},
        {"{\"data\":[{\"a\":1}]} x", "not-a-table", "合格"},
    };
    for (const Case& c : cases) {
        const Table table = readText(c.text);
        EXPECT_EQ(table.problem, c.problem) << c.text << " " << table.message;
        EXPECT_NE(table.message.find(c.says), std::string::npos) << c.text << " " << table.message;
    }
}

TEST(Json, CutShortAtAnyPlaceIsAProblem) {
    const std::string whole = R"({"id":1,"data":[{"a":"甲","b":[1,2]},{"a":"乙\"","c":{"d":null}}]})";
    ASSERT_EQ(readText(whole).rows.size(), 3u);
    for (std::size_t size = 2; size < whole.size(); ++size) {
        const Table table = readText(std::string_view(whole).substr(0, size));
        EXPECT_FALSE(table.problem.empty()) << size;
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {  // and with one byte changed it must not crash
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x15);
        (void)readText(changed);
    }
}

}  // namespace diaoyan::tabular_tests
