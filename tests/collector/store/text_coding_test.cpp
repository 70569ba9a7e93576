// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/survey_copy.h"
#include "collector/store/survey_edits.h"
#include "collector/store/text_coding.h"
#include "tests/collector/store/collection_files.h"
#include "tests/collector/store/file_dump.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TextCodingTest : public CollectionFolder {
protected:
    SurveyFile filled() const {
        SurveyFile file = survey(smallRoster(), {smallForm()});
        SurveyFile::Change change(file);
        const std::int64_t batch = change.beginBatch({.questionnaire = "parent", .importer = "table"});
        std::int64_t row = 1;  // of the headings
        for (const char* text : {"食堂排队", "作业多，食堂贵", "", "没有意见"}) {
            ++row;
            const Choices hope{{{"other", row == 2 ? "睡好" : ""}}};
            change.addSheet(batch, row, {.school = "S01", .answers = {{"why", Words{text}}, {"hope", hope}}});
        }
        change.commit();
        return file;
    }

    static std::vector<TextCode> frame() {
        return {{"food", {"食堂", "canteen"}}, {"work", {"作业", "homework"}}, {"none", {"无意见", "nothing"}}};
    }

    template <class Edit>
    static auto coded(SurveyFile& file, Edit edit) {
        SurveyFile::Change change(file);
        TextCoder coder(change);
        auto done = edit(coder);
        if (done.ok()) change.commit();
        return done;
    }

    template <class Value>
    static std::string codeOf(const Result<Value>& result) {
        return result.ok() ? "" : result.problem().code;
    }

    static void code(SurveyFile& file) {
        ASSERT_TRUE(coded(file, [](TextCoder& coder) { return coder.setFrame("parent", "why", frame()); }).ok());
        const std::vector<CodedSheet> sheets{{1, {"food"}}, {2, {"work", "food"}}};
        ASSERT_TRUE(coded(file, [&](TextCoder& coder) { return coder.setCodes("parent", "why", sheets); }).ok());
    }
};

TEST_F(TextCodingTest, TextsAreCodedAndCounted) {
    SurveyFile file = filled();
    EXPECT_EQ(textCoding(file, "parent", "why"), TextCoding{});
    code(file);
    EXPECT_THAT(codedItems(file), ElementsAre(std::pair<std::string, std::string>("parent", "why")));
    EXPECT_EQ(textCoding(file, "parent", "why"), (TextCoding{frame(), {{1, {"food"}}, {2, {"food", "work"}}}}))
        << "in the order of the frame";
    const Result<std::vector<WrittenText>> texts = writtenTexts(file, "parent", "why");
    ASSERT_TRUE(texts.ok());
    EXPECT_THAT(*texts, ElementsAre(WrittenText{1, "S01", "食堂排队", {"food"}},
                                    WrittenText{2, "S01", "作业多，食堂贵", {"food", "work"}},
                                    WrittenText{4, "S01", "没有意见", {}}));
    EXPECT_EQ(countCodes(frame(), *texts), (CodingCounts{.texts = 3, .coded = 2, .codes = {2, 1, 0}}));
    EXPECT_THAT(writtenTexts(file, "parent", "hope").value(), ElementsAre(WrittenText{1, "S01", "睡好", {}}))
        << "words beside an option are texts, too";
    EXPECT_EQ(codeOf(writtenTexts(file, "parent", "nothing")), "unknown-item");
    EXPECT_EQ(codeOf(writtenTexts(file, "nobody", "why")), "unknown-questionnaire");
}

TEST_F(TextCodingTest, ExcludedSheetsDoNotCount) {
    SurveyFile file = filled();
    code(file);
    const std::vector<std::int64_t> first{1};
    {
        SurveyFile::Change change(file);
        ASSERT_TRUE(SurveyEdits(change).setExclusion(first, "test").ok());
        change.commit();
    }
    EXPECT_EQ(countCodes(frame(), writtenTexts(file, "parent", "why").value()),
              (CodingCounts{.texts = 2, .coded = 1, .codes = {1, 1, 0}}));
    EXPECT_EQ(textCoding(file, "parent", "why").sheets.size(), 2u) << "it may come back";
}

TEST_F(TextCodingTest, EveryStepGoesBack) {
    SurveyFile file = filled();
    code(file);
    const std::vector<std::string> before = surveyDump(path("town.survey"));
    const std::vector<std::int64_t> sheets{2, 4};
    const auto more = coded(file, [&](TextCoder& coder) { return coder.addCode("parent", "why", "none", sheets); });
    ASSERT_TRUE(more.ok());
    EXPECT_THAT(*more, ElementsAre(CodedSheet{2, {"food", "work"}}, CodedSheet{4, {}}));
    const auto less = coded(file, [&](TextCoder& coder) { return coder.removeCode("parent", "why", "food", sheets); });
    ASSERT_TRUE(less.ok());
    const auto framed = coded(file, [](TextCoder& coder) {
        return coder.setFrame("parent", "why", {{"none", {"无", "none"}}});
    });
    ASSERT_TRUE(framed.ok());
    EXPECT_EQ(textCoding(file, "parent", "why"),
              (TextCoding{{{"none", {"无", "none"}}}, {{2, {"none"}}, {4, {"none"}}}}));
    ASSERT_TRUE(coded(file, [&](TextCoder& coder) { return coder.restore("parent", "why", *framed); }).ok());
    ASSERT_TRUE(coded(file, [&](TextCoder& coder) { return coder.setCodes("parent", "why", *less); }).ok());
    ASSERT_TRUE(coded(file, [&](TextCoder& coder) { return coder.setCodes("parent", "why", *more); }).ok());
    EXPECT_EQ(surveyDump(path("town.survey")), before);
}

TEST_F(TextCodingTest, WhatDoesNotFitIsRefusedAsAWhole) {
    SurveyFile file = filled();
    code(file);
    const std::vector<std::string> before = surveyDump(path("town.survey"));
    const auto framing = [&](const std::vector<TextCode>& wanted, const std::string& item = "why") {
        return codeOf(coded(file, [&](TextCoder& coder) { return coder.setFrame("parent", item, wanted); }));
    };
    EXPECT_EQ(framing({{"a b", {"x", "x"}}}), "bad-code");
    EXPECT_EQ(framing({{"a", {"x", "x"}}, {"a", {"y", "y"}}}), "duplicate-code");
    EXPECT_EQ(framing({{"a", {}}}), "empty-label");
    EXPECT_EQ(framing({{"a", {"x", "x"}}}, "nothing"), "unknown-item");
    const auto coding = [&](const std::vector<CodedSheet>& sheets) {
        return codeOf(coded(file, [&](TextCoder& coder) { return coder.setCodes("parent", "why", sheets); }));
    };
    EXPECT_EQ(coding({{4, {"food"}}, {1, {"fire"}}}), "unknown-code");
    EXPECT_EQ(coding({{4, {"food"}}, {99, {"food"}}}), "no-such-sheet");
    EXPECT_EQ(surveyDump(path("town.survey")), before);
}

TEST_F(TextCodingTest, CodesGoAlongInACopyAndAwayWithTheirImport) {
    SurveyFile file = filled();
    code(file);
    ASSERT_TRUE(copySurvey(path("town.survey"), path("copy.survey")).ok());
    EXPECT_EQ(textCoding(SurveyFile::open(path("copy.survey"), SurveyFile::Access::read).value(), "parent", "why"),
              textCoding(file, "parent", "why"));
    {
        SurveyFile::Change change(file);
        ASSERT_TRUE(SurveyEdits(change).removeBatch(1).ok());
        change.commit();
    }
    EXPECT_EQ(textCoding(file, "parent", "why"), (TextCoding{frame(), {}}));
    SQLite::Database database(path("town.survey"), SQLite::OPEN_READONLY);
    EXPECT_FALSE(SQLite::Statement(database, "PRAGMA foreign_key_check").executeStep());
    {
        SurveyFile::Change change(file);
        ASSERT_TRUE(SurveyEdits(change).removeQuestionnaire("parent").ok());
        change.commit();
    }
    EXPECT_THAT(codedItems(file), IsEmpty());
}

}  // namespace
}  // namespace diaoyan
