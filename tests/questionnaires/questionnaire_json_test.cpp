// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/questionnaire_json.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;

/// A questionnaire in which every field differs from its default somewhere.
Questionnaire everything() {
    Questionnaire form{
        .id = "全部", .version = "2.1", .title = {"问卷\n“引号”", "a \"form\""}, .role = roleNamed("parent")};
    form.inferred = true;
    Question scale{.id = "overall", .title = untranslated("总体"), .kind = QuestionKind::scale};
    scale.options = {{"a", {"好", "good"}, 5.0}, {"b", {"差", ""}, -0.25}, {"c", {"", "n/a"}, std::nullopt, false}};
    scale.direction = ScaleDirection::worst_first;
    scale.required = true;
    scale.construct = "overall";
    scale.note = {"说明", "note"};
    Question ticks{.id = "hope", .title = {"期望", "hope"}, .kind = QuestionKind::multiple};
    ticks.options = {{"x", {"甲", "x"}},
                     {"y", {"其他", "other"}, std::nullopt, true, false, true},
                     {"z", {"无", "none"}, std::nullopt, true, true, false}};
    ticks.option_order = OptionOrder::first_appearance;
    ticks.min_choices = 1;
    ticks.max_choices = 3;
    ticks.show_when = {{"overall", {"a", "b"}, false}, {"overall", {"c"}, true}};
    Question matrix{.id = "m", .title = {"矩阵", "matrix"}, .kind = QuestionKind::matrix};
    matrix.rows = {{"r1", {"食堂", "canteen"}}, {"r2", untranslated("Wi-Fi/网络")}};
    matrix.cells = QuestionKind::number;
    Question number{.id = "n", .title = {"几岁", "age"}, .kind = QuestionKind::number};
    number.min_number = 0.1;
    number.max_number = 1e300;
    Question grade{.id = "g", .title = {"年级", "grade"}, .kind = QuestionKind::text};
    grade.roster_field = RosterField::grade;
    Question date{.id = "d", .title = {"日期", "date"}, .kind = QuestionKind::date};
    Question ranking{.id = "k", .title = {"排序", "rank"}, .kind = QuestionKind::ranking};
    form.questions = {scale, ticks, matrix, number, grade, date, ranking};
    return form;
}

Problem problemOf(const std::string& json) {
    const auto result = questionnaireFromJson(json, "f.json");
    EXPECT_FALSE(result.ok()) << json;
    return result.ok() ? Problem{} : result.problem();
}

std::string formWith(const std::string& question) {
    return R"({"id": "f", "role": "parent", "questions": [)" + question + "]}";
}

TEST(QuestionnaireJson, ReadsBackWhatItWrote) {
    const Questionnaire form = everything();
    const std::string json = toJson(form);
    const auto read = questionnaireFromJson(json, "f.json");
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    EXPECT_EQ(*read, form);
    EXPECT_EQ(toJson(*read), json);
}

TEST(QuestionnaireJson, KeepsARoleOfTheUsersOwn) {
    Questionnaire form{.id = "f", .title = untranslated("f"), .role = {"guard", {"保安", "guards"}, "位"}};
    EXPECT_EQ(questionnaireFromJson(toJson(form), "f").value(), form);
    form.role = {"parent", {"监护人", "guardians"}, "位"};  // a known id with other words stays what it says
    EXPECT_EQ(questionnaireFromJson(toJson(form), "f").value(), form);
    form.role = Role{};
    EXPECT_EQ(questionnaireFromJson(toJson(form), "f").value(), form);
}

TEST(QuestionnaireJson, WritesOneOptionToALineAndWholeNumbersWithoutAPoint) {
    EXPECT_THAT(
        toJson(everything()),
        HasSubstr("\n        {\"code\": \"a\", \"label\": {\"zh\": \"好\", \"en\": \"good\"}, \"score\": 5},\n"));
}

TEST(QuestionnaireJson, WritesBytesThatAreNoUtf8AsReplacementCharacters) {
    Questionnaire form{.id = "f", .title = untranslated("\xC4\xE3"), .role = roleNamed("parent")};
    EXPECT_THAT(toJson(form), HasSubstr("\xEF\xBF\xBD"));
}

TEST(QuestionnaireJson, TakesPlainStringsForTextsOptionsAndRows) {
    const auto form = questionnaireFromJson(
        formWith(
            R"({"id": "m", "title": "评价", "kind": "matrix", "rows": ["食堂", "操场"], "options": ["好", "差"]})"),
        "f");
    ASSERT_TRUE(form.ok());
    const Question& question = form->questions.at(0);
    EXPECT_EQ(question.title, untranslated("评价"));
    EXPECT_EQ(question.rows.at(1), (MatrixRow{"r2", untranslated("操场")}));
    EXPECT_EQ(question.options.at(0).code, "o1");
    EXPECT_EQ(question.options.at(1).label, untranslated("差"));
    EXPECT_EQ(question.cells, QuestionKind::scale);
}

TEST(QuestionnaireJson, GivesTheRowsOfAMatrixConstructsOfTheirOwn) {
    const auto form = questionnaireFromJson(
        formWith(
            R"({"id": "m", "title": "t", "kind": "matrix", "construct": "c", "rows": ["食堂", "操场"], "options": ["好"]})"),
        "f");
    ASSERT_TRUE(form.ok());
    EXPECT_EQ(items(*form).at(1).construct, "c.r2");
}

TEST(QuestionnaireJson, NamesThePlaceOfAMistake) {
    const auto at = [](const std::string& json) {
        const Problem problem = problemOf(json);
        return problem.code + " " + problem.where.column;
    };
    EXPECT_EQ(at("[]"), "wrong-type ");
    EXPECT_EQ(at(R"({"id": "f", "questions": []})"), "missing-key ");
    EXPECT_EQ(at(R"({"id": "f", "role": "p", "questions": {}})"), "wrong-type /questions");
    EXPECT_EQ(at(R"({"id": 7, "role": "p", "questions": []})"), "wrong-type /id");
    EXPECT_EQ(at(R"({"id": "f", "role": {"name": "x"}, "questions": []})"), "missing-key /role");
    EXPECT_EQ(at(R"({"id": "f", "role": "p", "questions": [], "a/b~": 1})"), "unknown-key /a~1b~0");
    EXPECT_EQ(at(formWith("3")), "wrong-type /questions/0");
    EXPECT_EQ(at(formWith(R"({"id": "q", "title": "t", "kind": "chioce"})")), "unknown-value /questions/0/kind");
    EXPECT_EQ(at(formWith(R"({"id": "q", "title": {"de": "t"}, "kind": "text"})")),
              "unknown-key /questions/0/title/de");
    EXPECT_EQ(
        at(formWith(R"({"id": "q", "title": "t", "kind": "single", "options": ["a", {"code": "b", "lable": "x"}]})")),
        "unknown-key /questions/0/options/1/lable");
    EXPECT_EQ(at(formWith(R"({"id": "q", "title": "t", "kind": "text", "required": "yes"})")),
              "wrong-type /questions/0/required");
    EXPECT_EQ(at(formWith(R"({"id": "q", "title": "t", "kind": "multiple", "max_choices": 2.5})")),
              "wrong-type /questions/0/max_choices");
    EXPECT_EQ(at(formWith(R"({"id": "q", "title": "t", "kind": "multiple", "max_choices": 99999999999})")),
              "wrong-type /questions/0/max_choices");
    EXPECT_EQ(at(formWith(R"({"id": "q", "title": "t", "kind": "text", "show_when": [{"question": "a"}]})")),
              "wrong-rule /questions/0/show_when/0");
    EXPECT_EQ(
        at(formWith(R"({"id": "q", "title": "t", "kind": "text", "show_when": [{"question": "a", "any_of": [1]}]})")),
        "wrong-type /questions/0/show_when/0/any_of/0");
}

TEST(QuestionnaireJson, AnswersASyntaxErrorWithLineAndCharacter) {
    const Problem problem = problemOf("{\n  \"id\": \"问卷\",\n  \"标题\" 3\n}");
    EXPECT_EQ(problem.code, "json-syntax");
    EXPECT_EQ(problem.where.row, 3);
    EXPECT_THAT(problem.message.en, HasSubstr("character 8"));
    EXPECT_EQ(problem.where.text, "3");
    EXPECT_EQ(problemOf("{\"id\": \"f\",").code, "json-syntax");
    EXPECT_THAT(problemOf("{\"id\": \"f\",").message.en, HasSubstr("breaks off"));
    EXPECT_EQ(problemOf("").code, "file-empty");
    EXPECT_EQ(problemOf(" \r\n").code, "file-empty");
    EXPECT_EQ(problemOf("{\"id\": \"\xCE\xCA\xBE\xED\"}").code, "not-utf8");
    EXPECT_EQ(problemOf("{\"id\": 1e999}").code, "json-syntax");
    EXPECT_EQ(problemOf(R"({"id": "f", "id": "g", "role": "p", "questions": []})").code, "duplicate-key");
    EXPECT_TRUE(questionnaireFromJson("\xEF\xBB\xBF" + formWith(""), "f").ok()) << "a byte order mark is no mistake";
}

TEST(QuestionnaireJson, LimitsWhatAStrangerMaySend) {
    EXPECT_EQ(problemOf(std::string(200000, '[')).code, "too-deep");
    EXPECT_EQ(problemOf(std::string(questionnaireLimits.bytes + 1, ' ')).code, "too-large");
    std::string questions, options, rows;
    for (int i = 0; i < 2001; ++i) questions += std::string(i ? "," : "") + R"({"id":"q","title":"t","kind":"text"})";
    EXPECT_EQ(problemOf(formWith(questions)).where.column, "/questions");
    for (int i = 0; i < 1001; ++i) options += std::string(i ? "," : "") + "\"o\"";
    EXPECT_EQ(problemOf(formWith(R"({"id":"q","title":"t","kind":"single","options":[)" + options + "]}")).where.column,
              "/questions/0/options");
    for (int i = 0; i < 1000; ++i) rows += std::string(i ? "," : "") + "\"r\"";
    EXPECT_EQ(problemOf(formWith(R"({"id":"q","title":"t","kind":"matrix","rows":[)" + rows + R"(],"options":[)" +
                                 rows + "]}"))
                  .code,
              "too-large")
        << "a million option labels from 8 kB";
}

TEST(QuestionnaireJson, KnowsTheNamesOfTheKinds) {
    for (const auto kind : {QuestionKind::single, QuestionKind::multiple, QuestionKind::scale, QuestionKind::matrix,
                            QuestionKind::ranking, QuestionKind::number, QuestionKind::text, QuestionKind::date})
        EXPECT_EQ(questionKindNamed(jsonName(kind)), kind);
    EXPECT_FALSE(questionKindNamed("chioce"));
}

}  // namespace
}  // namespace diaoyan
