// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/keyed_sheet.h"
#include "tests/collector/web/office_room.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(NumbersTyped, AreUnderstoodAsPeopleTypeThem) {
    using Numbers = std::vector<std::size_t>;
    EXPECT_EQ(office::numbersTyped(""), Numbers{});
    EXPECT_EQ(office::numbersTyped("2"), Numbers{2});
    EXPECT_EQ(office::numbersTyped("1,3"), (Numbers{1, 3}));
    EXPECT_EQ(office::numbersTyped(" 2、１，12 "), (Numbers{2, 1, 12}));
    EXPECT_EQ(office::numbersTyped("1 2;3"), (Numbers{1, 2, 3}));
    EXPECT_EQ(office::numbersTyped("a"), std::nullopt);
    EXPECT_EQ(office::numbersTyped("-1"), std::nullopt);
    EXPECT_EQ(office::numbersTyped("1.5x"), std::nullopt);
    EXPECT_EQ(office::numbersTyped("99999999999999999999999"), std::nullopt);
}

TEST(AnswerWords, NameNumbersAndLabels) {
    const Item item{.id = "hope",
                    .kind = QuestionKind::multiple,
                    .options = {{.code = "study", .label = {"学习", "study"}},
                                {.code = "other", .label = {"其他", "other"}, .other = true}}};
    EXPECT_EQ(office::answerWords(item, Missing{}).zh, "（空）");
    EXPECT_EQ(office::answerWords(item, Missing{MissingReason::not_asked}).en, "(not asked)");
    EXPECT_EQ(office::answerWords(item, Choices{{{.code = "study"}, {.code = "other", .words = "玩"}}}).zh,
              "1 学习；2 其他（玩）");
    EXPECT_EQ(office::answerWords(item, Ranking{{"other", "study"}}).en, "2 other › 1 study");
    EXPECT_EQ(office::answerWords(item, Number{2.5}).zh, "2.5");
    EXPECT_EQ(office::answerWords(item, Choice{.code = "gone"}).zh, "gone");
}

class OfficeEntryTest : public OfficeRoom {
protected:
    void SetUp() override {
        OfficeRoom::SetUp();
        makeOffice();
        signIn();
    }

    WebReply enter(const std::string& number, FormFields typed) {
        typed.emplace_back(".number", number);
        if (fieldNamed(typed, ".school").empty()) typed.emplace_back(".school", "S02");
        return post("/office/entry/parent", typed);
    }

    std::vector<std::string> waiting() const {
        std::vector<std::string> numbers;
        CollectionStore store = collection();
        for (const PaperEntry& entry : store.paperEntries()) numbers.push_back(entry.number);
        return numbers;
    }
};

TEST_F(OfficeEntryTest, ThePageHasALinePerItemAndNoneForTheSchoolQuestion) {
    const std::string page = get("/office/entry/parent").body;
    for (const char* field : {"hope", "hope:other", "satisfied", "why", "children", "reason", ".school", ".number"})
        EXPECT_THAT(page, HasSubstr(std::string("name=\"") + field + "\"")) << field;
    EXPECT_THAT(page, AllOf(Not(HasSubstr("name=\"school\"")), HasSubstr("<b>2</b> fairly")));
}

TEST_F(OfficeEntryTest, TwoKeyingsThatAgreeAreStoredOnce) {
    const FormFields first{{"hope", "1,3"}, {"hope:other", "玩"}, {"satisfied", "2"}, {"children", "２"}};
    const FormFields second{{"hope", "3、1"}, {"hope:other", "玩"}, {"satisfied", " 2 "}, {"children", "2"}};
    EXPECT_EQ(header(enter("17", first), "Location"), "/office/entry/parent?school=S02&number=17&lang=en&said=kept");
    EXPECT_THAT(waiting(), ElementsAre("17"));
    EXPECT_THAT(storedSheets(), IsEmpty());
    EXPECT_EQ(header(enter("17", second), "Location"), "/office/entry/parent?school=S02&number=17&lang=en&said=stored");
    EXPECT_THAT(waiting(), IsEmpty());
    const std::vector<StoredSheet> stored = storedSheets();
    ASSERT_EQ(stored.size(), 1u);
    const AnswerSheet& sheet = stored.front().sheet;
    EXPECT_EQ(sheet.school, "S02");
    EXPECT_EQ(sheet.source_id, "paper-17");
    EXPECT_EQ(sheet.seconds, -1);
    EXPECT_EQ(sheet.answers.at("hope"), Answer(Choices{{{.code = "study"}, {.code = "other", .words = "玩"}}}));
    EXPECT_EQ(sheet.answers.at("satisfied"), Answer(Choice{.code = "b"}));
    EXPECT_EQ(sheet.answers.at("children"), Answer(Number{2}));
    EXPECT_EQ(sheet.answers.at("why"), Answer(Missing{MissingReason::not_asked}));
    const WebReply again = enter("17", first);
    EXPECT_EQ(again.status, 422);
    EXPECT_THAT(again.body, HasSubstr("no. 17 is stored already"));
    EXPECT_THAT(waiting(), IsEmpty());
    EXPECT_THAT(get("/office/entry/parent").body, HasSubstr("Stored from paper: 1;"));
}

TEST_F(OfficeEntryTest, TheSchoolIsKeptForTheNextSheet) {
    EXPECT_THAT(get("/office/entry/parent", "lang=en&school=S02").body,
                HasSubstr("<option value=\"S02\" selected>第二小学</option>"));
}

TEST_F(OfficeEntryTest, DifferencesAreShownSideBySideAndDecided) {
    enter("5", {{"hope", "1"}, {"satisfied", "1"}, {"children", "1"}});
    const FormFields second{{"hope", "2"}, {"satisfied", "3"}, {"children", "1"}, {"why", "太吵"}, {"reason", "2"}};
    const WebReply shown = enter("5", second);
    EXPECT_EQ(shown.status, 200);
    EXPECT_THAT(storedSheets(), IsEmpty());
    EXPECT_THAT(shown.body,
                AllOf(HasSubstr("No. 5: 4 differences"), HasSubstr("1 good marks"), HasSubstr("2 healthy and happy"),
                      HasSubstr("(not asked)"), HasSubstr("太吵"), Not(HasSubstr(".pick/children"))));
    FormFields decisions = second;
    decisions.emplace_back(".action", "compare");
    EXPECT_EQ(enter("5", decisions).status, 422) << "nothing was decided";
    EXPECT_THAT(storedSheets(), IsEmpty());
    decisions.emplace_back(".pick/hope", "third");
    decisions.emplace_back(".third/hope", "1,2");
    decisions.emplace_back(".pick/satisfied", "second");
    decisions.emplace_back(".pick/why", "first");
    decisions.emplace_back(".pick/reason", "second");
    EXPECT_EQ(enter("5", decisions).status, 303);
    const std::vector<StoredSheet> stored = storedSheets();
    ASSERT_EQ(stored.size(), 1u);
    const auto& answers = stored.front().sheet.answers;
    EXPECT_EQ(answers.at("hope"), Answer(Choices{{{.code = "study"}, {.code = "health"}}}));
    EXPECT_EQ(answers.at("satisfied"), Answer(Choice{.code = "c"}));
    EXPECT_EQ(answers.at("reason"), Answer(Choice{.code = "noise"}));
    EXPECT_FALSE(answers.contains("why") && answers.at("why") != Answer(Missing{})) << "the first keying has no words";
    EXPECT_THAT(waiting(), IsEmpty());
}

TEST_F(OfficeEntryTest, ADecisionThatMakesNoSenseIsNotStored) {
    enter("6", {{"hope", "1"}, {"satisfied", "1"}});
    FormFields decisions{{"hope", "2"}, {"satisfied", "1"}, {".action", "compare"}, {".pick/hope", "third"}};
    decisions.emplace_back(".third/hope", "9");
    const WebReply reply = enter("6", decisions);
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body, HasSubstr("type the numbers of options (1-3)"));
    EXPECT_THAT(storedSheets(), IsEmpty());
    EXPECT_THAT(waiting(), ElementsAre("6"));
}

TEST_F(OfficeEntryTest, SchoolsThatDifferAreDecidedToo) {
    enter("7", {{"satisfied", "1"}, {".school", "S01"}});
    EXPECT_THAT(enter("7", {{"satisfied", "1"}, {".school", "S02"}}).body,
                AllOf(HasSubstr("第一小学"), HasSubstr(".pick/.school")));
    enter("7", {{"satisfied", "1"}, {".school", "S02"}, {".action", "compare"}, {".pick/.school", "first"}});
    ASSERT_EQ(storedSheets().size(), 1u);
    EXPECT_EQ(storedSheets().front().sheet.school, "S01");
}

TEST_F(OfficeEntryTest, WhatCannotBeAnAnswerIsShownAtItsLine) {
    for (const char* wrong : {"4", "x", "1,1", "0"}) {
        const WebReply reply = enter("8", {{"hope", wrong}});
        EXPECT_EQ(reply.status, 422) << wrong;
        EXPECT_THAT(reply.body, AllOf(HasSubstr("type the numbers of options (1-3)"), HasSubstr("class=\"line wrong\""),
                                      HasSubstr("value=\"" + std::string(wrong) + "\"")));
    }
    EXPECT_EQ(enter("8", {{"satisfied", "1,2"}}).status, 422) << "one answer only";
    EXPECT_EQ(enter("8", {{"children", "many"}}).status, 422);
    EXPECT_EQ(enter("", {{"hope", "1"}}).status, 422) << "no number";
    EXPECT_EQ(enter(std::string(100, '1'), {{"hope", "1"}}).status, 422);
    EXPECT_EQ(enter("8", {{"hope", "1"}, {".school", "S99"}}).status, 422) << "no such school";
    EXPECT_EQ(enter("8", {{"hope", "9"}, {".as-is", "yes"}}).status, 422) << "no paper has an option that is not there";
    EXPECT_THAT(waiting(), IsEmpty());
}

TEST_F(OfficeEntryTest, WhatStandsOnThePaperCanBeStoredAsItIs) {
    const FormFields three_ticks{{"hope", "1,2,3"}, {"satisfied", "1"}};
    const WebReply asked = enter("9", three_ticks);
    EXPECT_EQ(asked.status, 422);
    EXPECT_THAT(asked.body, HasSubstr("name=\".as-is\""));
    FormFields as_is = three_ticks;
    as_is.emplace_back(".as-is", "yes");
    EXPECT_EQ(enter("9", as_is).status, 303);
    EXPECT_THAT(waiting(), ElementsAre("9"));
    EXPECT_EQ(enter("9", as_is).status, 303);
    ASSERT_EQ(storedSheets().size(), 1u);
    EXPECT_EQ(std::get<Choices>(storedSheets().front().sheet.answers.at("hope")).ticked.size(), 3u);
}

TEST_F(OfficeEntryTest, AFormThatIsSentAgainIsNoSecondKeying) {
    const std::string page = get("/office/entry/parent").body;
    const std::string before = "name=\".keying\" value=\"";
    const std::string keying = page.substr(page.find(before) + before.size(), 16);
    EXPECT_THAT(get("/office/entry/parent").body, Not(HasSubstr(keying))) << "every form that is opened is another one";
    for (int click = 0; click < 3; ++click)
        EXPECT_THAT(header(enter("11", {{"satisfied", "1"}, {".keying", keying}}), "Location"), HasSubstr("said=kept"));
    EXPECT_THAT(storedSheets(), IsEmpty());
    EXPECT_THAT(header(enter("11", {{"satisfied", "2"}, {".keying", keying}}), "Location"), HasSubstr("said=kept"));
    EXPECT_THAT(waiting(), ElementsAre("11"));
    EXPECT_THAT(header(enter("１１", {{"satisfied", "2"}, {".keying", "another"}}), "Location"),
                HasSubstr("said=stored"));
    ASSERT_EQ(storedSheets().size(), 1u);
    EXPECT_EQ(storedSheets().front().sheet.answers.at("satisfied"), Answer(Choice{.code = "b"}));
}

TEST_F(OfficeEntryTest, AKeyingIsTakenBack) {
    enter("10", {{"satisfied", "1"}});
    EXPECT_THAT(get("/office/entry/parent").body, HasSubstr("<b>10</b>"));
    EXPECT_EQ(post("/office/entry/parent", {{".number", "10"}, {".action", "take-back"}}).status, 303);
    EXPECT_THAT(waiting(), IsEmpty());
}

TEST_F(OfficeEntryTest, NumbersOfTwoQuestionnairesDoNotMeet) {
    Questionnaire second = routedForm();
    second.id = "student";
    makeOffice({routedForm(), second}, smallRoster(), "two.survey");
    signIn();
    enter("1", {{"satisfied", "1"}});
    EXPECT_EQ(post("/office/entry/student", {{".number", "1"}, {".school", "S01"}, {"satisfied", "2"}}).status, 303);
    EXPECT_EQ(waiting().size(), 2u);
    EXPECT_EQ(post("/office/entry/nobody", {{".number", "1"}}).status, 404);
}

}  // namespace
}  // namespace diaoyan
