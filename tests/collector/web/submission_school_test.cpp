// SPDX-License-Identifier: GPL-3.0-or-later
// Schools and classes: what the invitation tells, what the roster tells, what must be asked.
#include "collector/web/submissions/submission.h"

#include "questionnaires/forms.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* answerId = "0192f0c1-7b7a-4c3e-9d55-0123456789ab";

const Roster twoSchools{.schools = {{.code = "S01", .name = "第一小学"}, {.code = "S02", .name = "第二小学"}}};
const Roster oneSchool{.schools = {{.code = "S01", .name = "第一小学"}}};

Question asking(RosterField field, QuestionKind kind, bool required = true) {
    Question question{.id = field == RosterField::school ? "school" : "class", .title = {"题", ""}, .kind = kind};
    question.required = required;
    question.roster_field = field;
    return question;
}

Question choiceOf(RosterField field, const std::vector<Option>& options) {
    Question question = asking(field, QuestionKind::single);
    question.options = options;
    return question;
}

Submission answered(const std::vector<Question>& questions, const Roster& roster, FormFields fields) {
    fields.emplace_back(".id", answerId);
    const Questionnaire form{.id = "form", .title = {"卷", ""}, .role = roleNamed("parent"), .questions = questions};
    return SubmissionReader(form, roster, {}).read(fields, 0).value();
}

std::vector<std::string> codes(const Submission& read) {
    std::vector<std::string> found;
    for (const Problem& problem : read.problems) found.push_back(problem.where.column + ' ' + problem.code);
    return found;
}

const std::vector<Question> inWords{asking(RosterField::school, QuestionKind::text)};
const std::vector<Question> unrelated{{.id = "x", .title = {"题", ""}, .kind = QuestionKind::text}};

TEST(SubmittedSchool, IsAskedForWhereTheQuestionIsRequired) {
    EXPECT_THAT(codes(answered(inWords, twoSchools, {})), ElementsAre(".school school-missing"));
    EXPECT_THAT(codes(answered({asking(RosterField::school, QuestionKind::text, false)}, twoSchools, {})), IsEmpty());
    EXPECT_THAT(codes(answered(unrelated, twoSchools, {})), IsEmpty());
    EXPECT_THAT(codes(answered(inWords, {}, {})), ElementsAre("school required"))
        << "no roster: a question like others";
}

TEST(SubmittedSchool, ChosenByItsCodeAnswersWithItsName) {
    const Submission read = answered(inWords, twoSchools, {{".school", "S02"}});
    EXPECT_THAT(codes(read), IsEmpty());
    EXPECT_EQ(read.sheet.school, "S02");
    EXPECT_EQ(read.sheet.answers.at("school"), Answer(Words{"第二小学"}));
    EXPECT_EQ(read.invitation.school, "") << "chosen, not invited";
    EXPECT_EQ(answered(unrelated, twoSchools, {{".school", "S02"}}).sheet.school, "S02");
}

TEST(SubmittedSchool, OfALinkOrCodeCannotBeWrittenOver) {
    for (const auto& way : {std::pair{".tag", "aa"}, std::pair{".code", "ABCD-EFGH-JKMN"}}) {
        const Submission read = answered(inWords, twoSchools, {way, {".school", "S01"}, {"school", "第二小学"}});
        EXPECT_THAT(codes(read), IsEmpty());
        EXPECT_EQ(read.sheet.school, "S01");
        EXPECT_EQ(read.invitation.school, "S01");
        EXPECT_EQ(read.sheet.answers.at("school"), Answer(Words{"第一小学"}));
    }
}

TEST(SubmittedSchool, UnknownOnesAreToldOnce) {
    EXPECT_THAT(codes(answered(inWords, twoSchools, {{".school", "S03"}})), ElementsAre(".school unknown-school"));
    EXPECT_THAT(codes(answered(inWords, {}, {{".school", "S01"}})), ElementsAre(".school unknown-school"));
    EXPECT_THAT(codes(answered(unrelated, twoSchools, {{".school", "S03"}})), ElementsAre(".school unknown-school"));
    EXPECT_THAT(codes(answered(inWords, twoSchools, {{"school", "第三小学"}})), ElementsAre(".school unknown-school"));
}

TEST(SubmittedSchool, WrittenInWordsIsFoundInTheRoster) {
    for (const char* words : {"第二小学", "S02", " 第二小学\u3000"}) {
        const Submission read = answered(inWords, twoSchools, {{"school", words}});
        EXPECT_THAT(codes(read), IsEmpty());
        EXPECT_EQ(read.sheet.school, "S02");
        EXPECT_EQ(read.sheet.answers.at("school"), Answer(Words{"第二小学"}));
    }
    EXPECT_EQ(answered(inWords, {}, {{"school", "任何学校"}}).sheet.answers.at("school"), Answer(Words{"任何学校"}));
}

TEST(SubmittedSchool, ARosterOfOneFillsItselfIn) {
    const Submission read = answered(inWords, oneSchool, {});
    EXPECT_THAT(codes(read), IsEmpty());
    EXPECT_EQ(read.sheet.school, "S01");
    EXPECT_EQ(read.sheet.answers.at("school"), Answer(Words{"第一小学"}));
    EXPECT_EQ(answered(unrelated, oneSchool, {}).sheet.school, "S01");
    EXPECT_THAT(codes(answered(inWords, oneSchool, {{".school", "S02"}})), ElementsAre(".school unknown-school"));
}

TEST(SubmittedSchool, AsAChoiceIsMatchedByCodeOrLabel) {
    const std::vector<Question> by_code{choiceOf(RosterField::school, {{"S01", {"甲", ""}}, {"S02", {"乙", ""}}})};
    const std::vector<Question> by_label{
        choiceOf(RosterField::school, {{"a", {"第一小学", ""}}, {"b", {"第二小学", ""}}})};
    EXPECT_EQ(answered(by_code, twoSchools, {{".school", "S02"}}).sheet.answers.at("school"),
              Answer(Choice{"S02", {}}));
    EXPECT_EQ(answered(by_label, twoSchools, {{".school", "S02"}}).sheet.answers.at("school"), Answer(Choice{"b", {}}));
    EXPECT_EQ(answered(by_code, twoSchools, {{"school", "S02"}}).sheet.school, "S02");
    EXPECT_EQ(answered(by_label, twoSchools, {{"school", "b"}}).sheet.school, "S02");
    EXPECT_THAT(codes(answered(by_label, twoSchools, {})), ElementsAre("school required"));
    EXPECT_THAT(codes(answered(by_label, twoSchools, {{"school", "c"}})), ElementsAre("school unknown-option"));
}

TEST(SubmittedSchool, NotAskedIsNotMissing) {
    Question first{.id = "first", .title = {"先", ""}, .options = {{"a", {"甲", ""}}, {"b", {"乙", ""}}}};
    Question school = inWords[0];
    school.show_when = {{.question = "first", .any_of = {"a"}}};
    const Submission read = answered({first, school}, twoSchools, {{"first", "b"}, {"school", "第一小学"}});
    EXPECT_THAT(codes(read), IsEmpty());
    EXPECT_EQ(read.sheet.answers.at("school"), Answer(Missing{MissingReason::not_asked, {}}));
    EXPECT_EQ(read.sheet.school, "");
}

TEST(SubmittedClass, IsThatOfTheInvitation) {
    const FormFields link{{".tag", "aa"}, {".school", "S01"}, {".class", "3"}, {"class", "2"}};
    const FormFields open{{".school", "S01"}, {".class", "3"}, {"class", "2"}};
    const auto as = [&](const Question& question, const FormFields& fields) {
        return answered({question}, twoSchools, fields).sheet.answers.at("class");
    };
    const Question words = asking(RosterField::class_name, QuestionKind::text);
    const Question number = asking(RosterField::class_name, QuestionKind::number);
    const Question choice = choiceOf(RosterField::class_name, {{"2", {"二", ""}}, {"c3", {"3", ""}}});
    EXPECT_EQ(as(words, link), Answer(Words{"3"}));
    EXPECT_EQ(as(number, link), Answer(Number{3}));
    EXPECT_EQ(as(choice, link), Answer(Choice{"c3", {}}));
    EXPECT_EQ(as(words, open), Answer(Words{"2"})) << "without a tag nobody was invited";
}

TEST(IsAnsweredBy, LeavesOffOnlyWhatTheReaderFillsIn) {
    const Invitation none{}, both{.school = "S01", .class_name = "3班"};
    EXPECT_FALSE(isAnsweredBy(inWords[0], none));
    EXPECT_TRUE(isAnsweredBy(inWords[0], both));
    EXPECT_FALSE(isAnsweredBy(unrelated[0], both));
    EXPECT_FALSE(isAnsweredBy(asking(RosterField::grade, QuestionKind::text), both));
    EXPECT_FALSE(isAnsweredBy(asking(RosterField::class_name, QuestionKind::number), both)) << "3班 is no number";
    EXPECT_TRUE(isAnsweredBy(asking(RosterField::class_name, QuestionKind::text), both));
    EXPECT_FALSE(isAnsweredBy(choiceOf(RosterField::school, {{"a", {"第一小学", ""}}}), both))
        << "the page has no name";
    EXPECT_TRUE(isAnsweredBy(choiceOf(RosterField::school, {{"S01", {"第一小学", ""}}}), both));
    EXPECT_TRUE(isAnsweredBy(choiceOf(RosterField::class_name, {{"c", {"3班", ""}}}), both));
}

TEST(BundledForms, AnEmptyOneLacksOnlyWhatIsRequired) {
    for (const BundledForm& bundled : bundledForms()) {
        const Questionnaire form = bundledForm(bundled.id).value();
        const Submission read = SubmissionReader(form, twoSchools, {}).read({{".id", answerId}}, 0).value();
        for (const Problem& problem : read.problems)
            EXPECT_THAT(problem.code, testing::AnyOf("required", "school-missing"));
        EXPECT_EQ(codes(read).front(), ".school school-missing");
    }
}

}  // namespace
}  // namespace diaoyan
