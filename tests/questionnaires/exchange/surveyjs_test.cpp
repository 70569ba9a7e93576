// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/surveyjs.h"

#include "questionnaires/questionnaire_check.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Result<ReadForm> readText(const std::string& text) {
    return readSurveyJs({.name = "survey.json", .text = text});
}

ReadForm readElements(const std::string& elements, const std::string& more = "") {
    const auto read = readText("{\"pages\": [{\"name\": \"p\", \"elements\": [" + elements + "]}]" + more + "}");
    EXPECT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    if (!read.ok()) return {};
    EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
    return *read;
}

Question readOne(const std::string& element) {
    const ReadForm form = readElements(element);
    EXPECT_THAT(form.questionnaire.questions, SizeIs(1)) << element;
    return form.questionnaire.questions.empty() ? Question{} : form.questionnaire.questions.front();
}

std::vector<std::string> codes(const Question& question) {
    std::vector<std::string> list;
    for (const Option& option : question.options) list.push_back(option.code);
    return list;
}

TEST(SurveyJs, ReadsChoices) {
    const Question one = readOne(R"({"type": "radiogroup", "name": "q 1", "title": "T", "isRequired": true,
        "choices": ["a", {"value": 2, "text": "two"}, true], "showOtherItem": true, "otherText": "else"})");
    EXPECT_EQ(one.id, "q_1");
    EXPECT_EQ(one.kind, QuestionKind::single);
    EXPECT_TRUE(one.required);
    EXPECT_THAT(codes(one), ElementsAre("a", "2", "true", "other"));
    EXPECT_EQ(one.options[1].label, untranslated("two"));
    EXPECT_EQ(one.options[3].label, untranslated("else"));
    EXPECT_TRUE(one.options[3].other);
    const Question several = readOne(R"({"type": "checkbox", "name": "q", "choices": ["a", "b"], "hasNone": true,
        "maxSelectedChoices": 2})");
    EXPECT_EQ(several.kind, QuestionKind::multiple);
    EXPECT_EQ(several.max_choices, 2);
    EXPECT_TRUE(several.options[2].exclusive);
    EXPECT_EQ(readOne(R"({"type": "ranking", "name": "q", "choices": ["a", "b"]})").kind, QuestionKind::ranking);
    EXPECT_THAT(codes(readOne(R"({"type": "boolean", "name": "q"})")), ElementsAre("true", "false"));
    EXPECT_THAT(codes(readOne(R"({"type": "boolean", "name": "q", "valueTrue": "J", "valueFalse": "N"})")),
                ElementsAre("J", "N"));
}

TEST(SurveyJs, ReadsRatingsAsScales) {
    const Question plain = readOne(R"({"type": "rating", "name": "q", "minRateDescription": "bad"})");
    EXPECT_EQ(plain.kind, QuestionKind::scale);
    EXPECT_THAT(codes(plain), ElementsAre("1", "2", "3", "4", "5"));
    EXPECT_EQ(plain.options[0].label.en, "1 (bad)");
    EXPECT_THAT(readOne(R"({"type": "rating", "name": "q", "rateMin": 0, "rateMax": 10})").options, SizeIs(11));
    EXPECT_THAT(readOne(R"({"type": "rating", "name": "q", "rateMin": 0, "rateMax": 1e9})").options, SizeIs(101));
    EXPECT_EQ(readOne(R"({"type": "rating", "name": "q", "rateStep": 0})").kind, QuestionKind::text);
    EXPECT_THAT(codes(readOne(R"({"type": "rating", "name": "q", "rateValues": [3, {"value": 7, "text": "good"}]})")),
                ElementsAre("3", "7"));
}

TEST(SurveyJs, ReadsMatrices) {
    const Question grid = readOne(R"({"type": "matrix", "name": "m", "rows": ["r1", {"value": "r2", "text": "row"}],
        "columns": [{"value": "c1", "text": "col"}, "c2"]})");
    EXPECT_EQ(grid.cells, QuestionKind::single);
    EXPECT_EQ(grid.rows[1], (MatrixRow{"r2", untranslated("row")}));
    EXPECT_THAT(codes(grid), ElementsAre("c1", "c2"));
    const Question texts = readOne(R"({"type": "multipletext", "name": "m", "items": [{"name": "a", "title": "A"}]})");
    EXPECT_EQ(texts.cells, QuestionKind::text);
    const ReadForm columns = readElements(R"({"type": "matrixdropdown", "name": "m", "title": "T", "choices": [1, 2],
        "columns": [{"name": "x", "title": "X"}, {"name": "y", "cellType": "checkbox", "choices": ["k"]},
        {"name": "z", "cellType": "text", "inputType": "number"}], "rows": ["r"]})");
    const auto& questions = columns.questionnaire.questions;
    ASSERT_THAT(questions, SizeIs(3));
    EXPECT_EQ(questions[0].id, "m_x");
    EXPECT_EQ(questions[0].title, untranslated("T — X"));
    EXPECT_EQ(questions[1].cells, QuestionKind::multiple);
    EXPECT_EQ(questions[2].cells, QuestionKind::number);
}

TEST(SurveyJs, ReadsInputs) {
    const Question number = readOne(R"({"type": "text", "name": "q", "inputType": "number", "min": 1, "max": 9})");
    EXPECT_EQ(number.kind, QuestionKind::number);
    EXPECT_EQ(number.max_number, 9);
    EXPECT_EQ(
        readOne(R"({"type": "text", "name": "q", "validators": [{"type": "numeric", "minValue": 3}]})").min_number, 3);
    EXPECT_EQ(readOne(R"({"type": "text", "name": "q", "inputType": "date"})").kind, QuestionKind::date);
    EXPECT_EQ(readOne(R"({"type": "comment", "name": "q"})").kind, QuestionKind::text);
}

TEST(SurveyJs, ReadsTextsByLanguage) {
    const ReadForm form = readElements(R"({"type": "text", "name": "q", "title": {"default": "Name?", "zh-cn": "姓名？",
        "de": "Wie?"}}, {"type": "text", "name": "p", "title": "<b>plain</b> &amp; simple"})");
    EXPECT_EQ(form.questionnaire.questions[0].title, (Text{"姓名？", "Name?"}));
    EXPECT_EQ(form.questionnaire.questions[1].title, untranslated("plain & simple"));
    ASSERT_THAT(form.in_other_languages, SizeIs(1));
    EXPECT_EQ(form.in_other_languages[0].questions[0].title, untranslated("Wie?"));
    const ReadForm chinese = readElements(R"({"type": "text", "name": "q", "title": {"default": "问", "en": "ask"}})",
                                          R"(, "locale": "zh-cn")");
    EXPECT_EQ(chinese.questionnaire.questions[0].title, (Text{"问", "ask"}));
}

TEST(SurveyJs, ReadsConditionsOfPanelsToo) {
    const ReadForm form = readElements(R"({"type": "radiogroup", "name": "a", "choices": ["x", "y", "z"]},
        {"type": "matrix", "name": "m", "rows": ["r"], "columns": ["x", "y"]},
        {"type": "panel", "name": "p", "visibleIf": "{a} = 'x' or {a} = 'y'", "elements": [
            {"type": "text", "name": "b", "visibleIf": "{m.r} <> 'x'"}]},
        {"type": "text", "name": "c", "visibleIf": "{a} anyof ['x', 'z'] and {a} notempty"},
        {"type": "html", "name": "h", "html": "words"})");
    const auto& questions = form.questionnaire.questions;
    ASSERT_THAT(questions, SizeIs(4));
    EXPECT_THAT(questions[2].show_when, ElementsAre(ShowRule{"a", {"x", "y"}}, ShowRule{"m.r", {"x"}, true}));
    EXPECT_THAT(questions[3].show_when, ElementsAre(ShowRule{"a", {"x", "z"}}));
    EXPECT_THAT(form.remarks, SizeIs(2));
}

TEST(SurveyJs, RefusesWhatIsDamagedOrHostile) {
    EXPECT_EQ(readText("{\"pages\": [" + std::string(100'000, '[')).problem().code, "too-deep");
    EXPECT_EQ(readText("{\"pages\": []}").problem().code, "not-a-form");
    EXPECT_EQ(readText("[]").problem().code, "not-a-form");
    EXPECT_EQ(readText("{\"pages\": [{\"elements\": [{\"type\": \"text\"").problem().code, "json-syntax");
    std::string many = "{\"elements\": [{\"type\": \"text\"}";
    for (int i = 0; i < 500'000; ++i) many += ",{\"type\": \"text\"}";
    EXPECT_EQ(readText(many + "]}").problem().code, "too-large");
    EXPECT_EQ(readText("{\"elements\": [1, null, {\"type\": {}}, {\"type\": \"matrix\", \"rows\": {}}]}").ok(), true);
}

}  // namespace
}  // namespace diaoyan
