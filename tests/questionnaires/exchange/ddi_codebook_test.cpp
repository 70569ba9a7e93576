// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/ddi_codebook.h"

#include "questionnaires/questionnaire_check.h"
#include "tests/questionnaires/exchange/awkward_forms.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadForm readVariables(const std::string& data) {
    const auto read =
        readDdi({.name = "study.xml",
                 .text = "<?xml version='1.0'?><ddi:codeBook xmlns:ddi='ddi:codebook:2_5'><ddi:dataDscr>" + data +
                         "</ddi:dataDscr></ddi:codeBook>"});
    EXPECT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    if (!read.ok()) return {};
    EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
    return *read;
}

TEST(DdiCodebook, ReadsVariablesWithPrefixes) {
    const ReadForm form = readVariables(
        "<ddi:var ID='V1' name='AGE' intrvl='contin'><ddi:labl>Age</ddi:labl><ddi:qstn><ddi:qstnLit>How old are "
        "you?</ddi:qstnLit></ddi:qstn><ddi:valrng><ddi:range min='0' max='120'/></ddi:valrng></ddi:var>"
        "<ddi:var ID='V2' name='SEX'><ddi:labl>Sex</ddi:labl><ddi:catgry><ddi:catValu>1</ddi:catValu>"
        "<ddi:labl>Male</ddi:labl></ddi:catgry><ddi:catgry missing='Y'><ddi:catValu>-9</ddi:catValu><ddi:labl>No "
        "answer</ddi:labl></ddi:catgry></ddi:var>"
        "<ddi:var ID='V3' name='WHY'><ddi:varFormat type='character'/></ddi:var>");
    const auto& questions = form.questionnaire.questions;
    ASSERT_THAT(questions, SizeIs(3));
    EXPECT_EQ(questions[0].title, untranslated("How old are you?"));
    EXPECT_EQ(questions[0].max_number, 120);
    EXPECT_EQ(questions[1].options[1].code, "-9");
    EXPECT_FALSE(questions[1].options[1].substantive);
    EXPECT_EQ(questions[2].kind, QuestionKind::text);
    EXPECT_EQ(questions[2].title, untranslated("WHY"));
}

TEST(DdiCodebook, ReadsAGroupOfTicksAsOneQuestion) {
    const ReadForm form = readVariables("<varGrp ID='G' name='use' type='multipleResp' var='V2 V3 V9'><labl>Use</labl>"
                                        "</varGrp><var ID='V1' name='a'/><var ID='V2' name='use_bus'><labl>Bus</labl>"
                                        "</var><var ID='V3' name='walk'><labl>Walk</labl></var>");
    const auto& questions = form.questionnaire.questions;
    ASSERT_THAT(questions, SizeIs(2));
    EXPECT_EQ(questions[1].kind, QuestionKind::multiple);
    EXPECT_EQ(questions[1].options[0].code, "bus");
    EXPECT_EQ(questions[1].options[1].code, "walk");
}

TEST(DdiCodebook, WritesGroupsAndLanguages) {
    const std::string text = writeDdi(awkwardForms().front().form).document.text;
    EXPECT_THAT(text, HasSubstr("<codeBook version=\"2.5\" xmlns=\"ddi:codebook:2_5\">"));
    EXPECT_THAT(text, HasSubstr("name=\"hope\" type=\"multipleResp\" var=\"V3 V4 V5 V6\">"
                                "<labl xml:lang=\"zh\">期望</labl><labl xml:lang=\"en\">hope</labl>"));
    EXPECT_THAT(text, HasSubstr("<catgry missing=\"Y\"><catValu>na</catValu>"));
}

TEST(DdiCodebook, RefusesWhatIsDamagedOrHostile) {
    const auto problem = [](const std::string& text) {
        const auto read = readDdi({.text = text});
        return read.ok() ? std::string() : read.problem().code;
    };
    EXPECT_EQ(problem("<codeBook/>"), "not-a-form");
    EXPECT_EQ(problem("<codeBook>"), "form-damaged");
    EXPECT_EQ(problem("<!DOCTYPE codeBook [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><codeBook>&x;</codeBook>"),
              "form-damaged");
    std::string many = "<codeBook><dataDscr>";
    for (int i = 0; i < 1'000'000; ++i) many += "<var/>";
    EXPECT_EQ(problem(many + "</dataDscr></codeBook>"), "too-large");
}

}  // namespace
}  // namespace diaoyan
