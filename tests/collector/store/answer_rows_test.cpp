// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answer_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace diaoyan {
namespace {

Item item(const std::string& id, QuestionKind kind, int options) {
    Item made{.id = id, .question = id, .title = untranslated(id), .kind = kind};
    for (int i = 0; i < options; ++i)
        made.options.push_back({.code = std::string(1, static_cast<char>('a' + i)), .other = i + 1 == options});
    return made;
}

std::vector<Item> everyItem() {
    return {item("one", QuestionKind::single, 3),   item("many", QuestionKind::multiple, 11),
            item("rank", QuestionKind::ranking, 4), item("number", QuestionKind::number, 0),
            item("text", QuestionKind::text, 0),    item("date", QuestionKind::date, 0),
            item("scale", QuestionKind::scale, 5)};
}

std::vector<std::map<std::string, Answer>> everyAnswer() {
    const Missing not_asked{MissingReason::not_asked, ""};
    return {
        {},
        {{"one", Choice{"b", ""}},
         {"many", Choices{{{"a", ""}, {"i", ""}, {"k", ""}}}},
         {"rank", Ranking{{"d", "a"}}},
         {"number", Number{-0.1}},
         {"text", Words{"多行\n文字 \"引号\" \\ \t\x01"}},
         {"date", Date{"2026-09-18"}},
         {"scale", Choice{"e", ""}}},
        {{"one", Choice{"c", "我的话 \"引号\""}},
         {"many", Choices{{{"b", ""}, {"k", "别的"}}}},
         {"number", Number{1e300}},
         {"scale", Choice{"a", ""}}},
        {{"one", not_asked},
         {"many", not_asked},
         {"rank", not_asked},
         {"number", not_asked},
         {"text", not_asked},
         {"date", not_asked},
         {"scale", not_asked}},
        {{"one", Missing{MissingReason::invalid, "火星"}},
         {"many", Missing{MissingReason::invalid, "\x1f"}},
         {"number", Missing{MissingReason::invalid, "很多"}},
         {"date", Missing{MissingReason::invalid, "昨天"}}},
        {{"number", Number{4294967296.0}}},
    };
}

AnswerBlock everyRow() {
    AnswerBlock block = emptyBlock(everyItem());
    for (const auto& answers : everyAnswer()) appendSheet(block, everyItem(), {.answers = answers}, 0, 1, {});
    return block;
}

std::vector<std::string> written(const RowWriter& writer, OwnWords words) {
    const AnswerBlock block = everyRow();
    std::vector<std::string> rows;
    std::size_t full = 0;
    for (std::size_t row = 0; row < block.rows(); ++row) {
        writer.write(block, row, full, words, rows.emplace_back());
        while (full < block.in_full.size() && block.in_full[full].row == row) ++full;
    }
    return rows;
}

const std::vector<bool> all(7, true);

TEST(AnswerRows, EveryAnswerComesBack) {
    const RowWriter writer(everyItem(), all);
    const Result<AnswerKey> key = keyFromJson(keyToJson(writer.key()));
    ASSERT_TRUE(key.ok());
    EXPECT_EQ(*key, writer.key());
    RowReader reader(*key);
    const std::vector<std::string> rows = written(writer, OwnWords::keep);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto answers = reader.read(rows[row]);
        ASSERT_TRUE(answers.ok()) << rows[row];
        EXPECT_EQ(*answers, everyAnswer()[row]) << rows[row];
    }
    EXPECT_EQ(rows[0], "[null,null,null,null,null,null,null]");
    EXPECT_EQ(rows[1], "[2,[1,9,11],[4,1],-0.1,\"多行\\u000a文字 \\\"引号\\\" \\\\ \\u0009\\u0001\",\"2026-09-18\",5]");
    EXPECT_EQ(rows[2], "[{\"option\":3,\"words\":\"我的话 \\\"引号\\\"\"},[2,{\"option\":11,\"words\":\"别的\"}],null,"
                       "1e+300,null,null,1]");
    EXPECT_EQ(rows[5], "[null,null,null,4294967296,null,null,null]");
}

TEST(AnswerRows, WordsBesideAnOptionCanBeLeftOut) {
    const std::vector<std::string> rows = written(RowWriter(everyItem(), all), OwnWords::leave_out);
    EXPECT_EQ(rows[2], "[3,[2,11],null,1e+300,null,null,1]");
    EXPECT_THAT(rows[4], testing::HasSubstr("火星")) << "what is no answer is all there is to tell two sheets apart";
}

TEST(AnswerRows, ItemsThatTheSourceLacksTakeNoPlace) {
    const RowWriter writer(everyItem(), {true, false, false, false, false, false, true});
    EXPECT_EQ(written(writer, OwnWords::keep)[1], "[2,5]");
    EXPECT_EQ(keyToJson(writer.key()), "[{\"item\":\"one\",\"kind\":\"single\",\"options\":[\"a\",\"b\",\"c\"]},"
                                       "{\"item\":\"scale\",\"kind\":\"scale\",\"options\":[\"a\",\"b\",\"c\",\"d\","
                                       "\"e\"]}]");
}

TEST(AnswerRows, WhatDoesNotFitTheKeyIsRefused) {
    RowReader reader({{"one", QuestionKind::single, {"a", "b"}}, {"number", QuestionKind::number, {}}});
    EXPECT_TRUE(reader.read("[2,3]").ok());
    for (const char* json : {"", "{}", "[", "[1]", "[1,2,3]", "[0,2]", "[3,2]", "[-1,2]", "[\"a\",2]", "[1,\"2\"]",
                             "[[1],2]", "[1.5,2]", "[{\"words\":\"x\"},2]"})
        EXPECT_FALSE(reader.read(json).ok()) << json;
    for (const char* json :
         {"", "[", "{}", "[{}]", "[{\"item\":1,\"kind\":\"single\"}]", "[{\"item\":\"a\",\"kind\":\"matrix\"}]",
          "[{\"item\":\"a\",\"kind\":\"single\",\"options\":[1]}]"})
        EXPECT_FALSE(keyFromJson(json).ok() && !keyFromJson(json)->empty()) << json;
}

TEST(AnswerRows, RowsOfTheFirstFormatAreStillRead) {
    KeylessRowReader reader;
    const auto answers = reader.read(
        "{\"a\":\"x\",\"b\":{\"code\":\"z\",\"words\":\"我的话\"},\"c\":[\"x\",{\"code\":\"z\",\"words\":\"别的\"}],"
        "\"d\":{\"order\":[\"y\",\"x\"]},\"e\":-0.1,\"f\":{\"text\":\"多行\\n文字\"},\"g\":{\"date\":\"2026-09-18\"},"
        "\"h\":{\"missing\":\"not_asked\"},\"i\":{\"missing\":\"invalid\",\"was\":\"火星\"}}");
    ASSERT_TRUE(answers.ok());
    EXPECT_EQ(*answers, (std::map<std::string, Answer>{{"a", Choice{"x", ""}},
                                                       {"b", Choice{"z", "我的话"}},
                                                       {"c", Choices{{{"x", ""}, {"z", "别的"}}}},
                                                       {"d", Ranking{{"y", "x"}}},
                                                       {"e", Number{-0.1}},
                                                       {"f", Words{"多行\n文字"}},
                                                       {"g", Date{"2026-09-18"}},
                                                       {"h", Missing{MissingReason::not_asked, ""}},
                                                       {"i", Missing{MissingReason::invalid, "火星"}}}));
    EXPECT_FALSE(reader.read("{\"a\":").ok());
    EXPECT_FALSE(reader.read("[]").ok());
    EXPECT_FALSE(reader.read("{\"a\":{}}").ok());
}

}  // namespace
}  // namespace diaoyan
