// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/xlsform.h"

#include "questionnaires/questionnaire_check.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Rows = std::vector<std::vector<std::string>>;

FormDocument formOf(Rows survey, Rows choices = {}, Rows settings = {}) {
    return {.name = "f.xlsx",
            .sheets = {{"Form Responses 1", {{"Timestamp"}}},
                       {"Survey", std::move(survey)},
                       {"choices", std::move(choices)},
                       {"settings", std::move(settings)}}};
}

ReadForm readSound(const FormDocument& document) {
    const auto read = readXlsForm(document);
    EXPECT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    if (!read.ok()) return {};
    EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
    return *read;
}

const Rows yesNo{{"list name", "name", "label"}, {}, {"yn", "yes", "Yes"}, {"yn", "no", "No"}};

TEST(XlsForm, IsKnownByItsSheet) {
    EXPECT_TRUE(recogniseXlsForm(formOf({{}, {"Type", "Name", "label"}})));
    EXPECT_FALSE(recogniseXlsForm(formOf({{"a", "b"}})));
    EXPECT_FALSE(recogniseXlsForm({.text = "type,name"}));
    EXPECT_FALSE(recogniseXlsForm(formOf({})));
}

TEST(XlsForm, ReadsTheTypesAndLeavesOutWhatIsNoQuestion) {
    const ReadForm form = readSound(formOf({{"type", "name", "label", "hint"},
                                            {"start", "start", ""},
                                            {"select_one  yn", "q1", "One", "a hint"},
                                            {"select_multiple yn or_other", "q2", "Several"},
                                            {"select multiple from yn", "q3", "Several too"},
                                            {"rank yn", "q4", "Rank"},
                                            {"integer", "q5", "Number"},
                                            {"dateTime", "q6", "When"},
                                            {"text", "q7", "Words"},
                                            {"note", "n", "Read this"},
                                            {"calculate", "c", ""},
                                            {"geopoint", "g", "Where"}},
                                           yesNo, {{"form_title", "form_id"}, {"A form", "a form!"}}));
    const auto& questions = form.questionnaire.questions;
    ASSERT_THAT(questions, SizeIs(7));
    EXPECT_EQ(form.questionnaire.id, "a_form");
    EXPECT_EQ(form.questionnaire.title, untranslated("A form"));
    EXPECT_EQ(questions[0].kind, QuestionKind::single);
    EXPECT_EQ(questions[0].note, untranslated("a hint"));
    EXPECT_THAT(questions[1].options, SizeIs(3));
    EXPECT_EQ(questions[1].options[2].code, "other");
    EXPECT_TRUE(questions[1].options[2].other);
    EXPECT_EQ(questions[2].kind, QuestionKind::multiple);
    EXPECT_EQ(questions[3].kind, QuestionKind::ranking);
    EXPECT_EQ(questions[4].kind, QuestionKind::number);
    EXPECT_EQ(questions[5].kind, QuestionKind::date);
    EXPECT_EQ(questions[6].kind, QuestionKind::text);
    std::vector<std::string> remarked;
    for (const Problem& remark : form.remarks) remarked.push_back(remark.where.column);
    EXPECT_THAT(remarked, ElementsAre("q6", "n", "c", "g"));
}

TEST(XlsForm, ReadsLanguagesAsTexts) {
    const ReadForm form =
        readSound(formOf({{"type", "name", "label::English (en)", "label::中文", "label::Français (fr)"},
                          {"text", "q1", "Words", "文字", "Mots"},
                          {"text", "q2", "More", "", ""}}));
    EXPECT_EQ(form.questionnaire.questions[0].title, (Text{"文字", "Words"}));
    EXPECT_EQ(form.questionnaire.questions[1].title, (Text{"", "More"}));
    ASSERT_THAT(form.in_other_languages, SizeIs(1));
    EXPECT_EQ(form.in_other_languages[0].questions[0].title, untranslated("Mots"));
}

TEST(XlsForm, ReadsConditionsOfQuestionsAndGroups) {
    const Rows survey{{"type", "name", "label", "relevant"},
                      {"select_one yn", "a", "A", ""},
                      {"select_multiple yn", "b", "B", ""},
                      {"begin group", "g", "G", "${a} = 'yes'"},
                      {"text", "c", "C", "selected(${b}, 'no') or selected(${b}, 'yes')"},
                      {"end group", "", "", ""},
                      {"text", "d", "D", "not(${a}='no') and ${a} != 'yes'"},
                      {"text", "e", "E", "count-selected(${b}) > 1"},
                      {"text", "f", "F", "${a} = 'yes' and ${nobody} = 'yes'"}};
    const ReadForm form = readSound(formOf(survey, yesNo));
    const auto& questions = form.questionnaire.questions;
    EXPECT_THAT(questions[2].show_when, ElementsAre(ShowRule{"a", {"yes"}}, ShowRule{"b", {"no", "yes"}}));
    EXPECT_THAT(questions[3].show_when, ElementsAre(ShowRule{"a", {"no"}, true}, ShowRule{"a", {"yes"}, true}));
    EXPECT_THAT(questions[4].show_when, IsEmpty());
    EXPECT_THAT(questions[5].show_when, ElementsAre(ShowRule{"a", {"yes"}}));
    ASSERT_THAT(form.remarks, SizeIs(2));
    EXPECT_EQ(form.remarks[0].where.column, "e");
    EXPECT_EQ(form.remarks[1].where.column, "f");
}

TEST(XlsForm, ReadsConstraints) {
    Question number{.id = "n", .kind = QuestionKind::number};
    EXPECT_TRUE(applyConstraint(". >= 0 and . <= 10.5", number));
    EXPECT_EQ(number.min_number, 0);
    EXPECT_EQ(number.max_number, 10.5);
    Question ticks{.id = "t", .kind = QuestionKind::multiple, .options = {{.code = "a"}, {.code = "none"}}};
    EXPECT_TRUE(applyConstraint("count-selected(.) < 3 and not(selected(., 'none') and count-selected(.)>1)", ticks));
    EXPECT_EQ(ticks.max_choices, 2);
    EXPECT_TRUE(ticks.options[1].exclusive);
    EXPECT_FALSE(applyConstraint(". > 3", number));
    EXPECT_FALSE(applyConstraint("regex(., '^a')", ticks));
    EXPECT_FALSE(applyConstraint("count-selected(.) <= 99999999999", ticks));
}

TEST(XlsForm, ReadsATableOfChoicesAsAMatrix) {
    const Rows survey{{"type", "name", "label", "appearance", "required"},
                      {"begin_group", "grid", "Rate", "table-list", ""},
                      {"select_one yn", "grid_food", "Food", "", "yes"},
                      {"select_one yn", "room", "Room", "", "yes"},
                      {"end_group", "", "", "", ""}};
    const ReadForm form = readSound(formOf(survey, yesNo));
    ASSERT_THAT(form.questionnaire.questions, SizeIs(1));
    const Question& grid = form.questionnaire.questions[0];
    EXPECT_EQ(grid.id, "grid");
    EXPECT_EQ(grid.rows, (std::vector<MatrixRow>{{"food", untranslated("Food")}, {"room", untranslated("Room")}}));
    EXPECT_TRUE(grid.required);
}

TEST(XlsForm, KeepsNamesUniqueAcrossGroups) {
    const ReadForm form = readSound(formOf({{"type", "name", "label"},
                                            {"begin repeat", "r", ""},
                                            {"text", "name", "One"},
                                            {"end repeat", "", ""},
                                            {"text", "name", "Two"}}));
    EXPECT_EQ(form.questionnaire.questions[1].id, "name_2");
    EXPECT_THAT(form.remarks, SizeIs(2));
}

TEST(XlsForm, WritesWhatOtherProgramsExpect) {
    Question a{.id = "a", .title = {"甲", "A"}, .kind = QuestionKind::multiple, .max_choices = 1};
    a.options = {{"x", {"子", "x"}}, {"y", {"丑", "y"}, {}, true, false, true}};
    Question b{.id = "b", .title = {"乙", "B"}, .kind = QuestionKind::text, .show_when = {{"a", {"x", "y"}, true}}};
    const WrittenForm written =
        writeXlsForm({.id = "f", .title = {"题", "T"}, .role = roleNamed("parent"), .questions = {a, b}});
    EXPECT_THAT(written.losses, IsEmpty());
    ASSERT_THAT(written.document.sheets, SizeIs(3));
    const Rows& survey = written.document.sheets[0].rows;
    EXPECT_THAT(survey[0], ElementsAre("type", "name", "label::中文 (zh)", "label::English (en)", "relevant",
                                       "constraint", "x_kind"));
    EXPECT_THAT(survey[1], ElementsAre("select_multiple a", "a", "甲", "A", "", "count-selected(.) <= 1", "multiple"));
    EXPECT_EQ(survey[2][1], "a_other");
    EXPECT_EQ(survey[3][4], "not(selected(${a}, 'x') or selected(${a}, 'y'))");
}

TEST(XlsForm, RefusesWhatIsTooLargeOrEmpty) {
    EXPECT_EQ(readXlsForm(formOf({{"type", "name"}})).problem().code, "not-a-form");
    EXPECT_EQ(readXlsForm(formOf({{"a"}})).problem().code, "not-a-form");
    Rows many{{"type", "name"}};
    many.resize(1'000'000, {"text", "q"});
    EXPECT_EQ(readXlsForm(formOf(many)).problem().code, "too-large");
    many.resize(3000);
    EXPECT_EQ(readXlsForm(formOf(many)).problem().code, "too-large");
}

TEST(XlsForm, SurvivesGroupsThatDoNotClose) {
    EXPECT_THAT(readSound(formOf({{"type", "name"}, {"end group"}, {"begin group", "g"}, {"text", "q"}}))
                    .questionnaire.questions,
                SizeIs(1));
    const ReadForm lost = readSound(formOf({{"type", "name", "label"}, {"select_one nothing", "q", "Q"}}));
    EXPECT_EQ(lost.questionnaire.questions[0].kind, QuestionKind::text);
    EXPECT_THAT(lost.remarks[0].message.en, HasSubstr("no options"));
}

}  // namespace
}  // namespace diaoyan
