// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/triple_s.h"

#include "questionnaires/questionnaire_check.h"
#include "tests/questionnaires/exchange/awkward_forms.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(TripleS, ReadsTheTypesOfTheStandard) {
    const auto read = readTripleS(
        {.name = "visitors.sss",
         .text =
             "<?xml version='1.0'?><!DOCTYPE sss PUBLIC '-//triple-s//DTD Survey Interchange v2.0//EN' "
             "'http://www.triple-s.org/dtd/sss_v20.dtd'><sss version='2.0'><survey><title>Visitors</title>"
             "<record ident='V'><variable ident='1' type='single'><name>Q1</name><label>Visits</label><position "
             "start='1'/><values><value code='1'>First visit</value><value code='2'>Visited before</value></values>"
             "</variable><variable ident='2' type='multiple'><name>Q2</name><label>Attractions</label><values><value "
             "code='1'>Sherwood Forest</value><value code='9'>Other</value></values></variable><variable ident='3' "
             "type='quantity'><name>Q4</name><label>Miles</label><values><range from='1' to='500'/></values>"
             "</variable><variable ident='4' type='logical'><name>Q5</name><label>Again?</label></variable><variable "
             "ident='5' type='character'><name>Q3</name><label>Other</label><size>30</size></variable><variable "
             "ident='6' type='quantity' use='weight'><name>W</name><label>Weight</label></variable></record>"
             "</survey></sss>"});
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    const auto& questions = read->questionnaire.questions;
    EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
    ASSERT_THAT(questions, SizeIs(5));
    EXPECT_EQ(read->questionnaire.title, untranslated("Visitors"));
    EXPECT_EQ(questions[0].options[1].label, untranslated("Visited before"));
    EXPECT_EQ(questions[1].kind, QuestionKind::multiple);
    EXPECT_TRUE(questions[1].options[1].other);
    EXPECT_EQ(questions[2].max_number, 500);
    EXPECT_EQ(questions[3].options[1].code, "0");
    EXPECT_THAT(read->remarks, SizeIs(1));
}

TEST(TripleS, HasAVariableForEveryFieldOfTheData) {
    std::vector<std::string> names;
    const auto variables = tripleSVariables(awkwardForms().front().form);
    for (const TripleSVariable& variable : variables) names.push_back(variable.name);
    EXPECT_THAT(names,
                ElementsAre("serial", "school", "grade", "hope", "overall", "services.canteen", "services.sports",
                            "hours.sleep", "hours.homework", "order.g1", "order.g2", "age", "day"));
    EXPECT_THAT(variables[3].codes, ElementsAre(1, 2, 3, 4));
    EXPECT_EQ(variables[9].option, "g1");
    EXPECT_EQ(variables[5].item, "services.canteen");
    const std::string text = writeTripleS(awkwardForms().front().form).document.text;
    EXPECT_THAT(text, HasSubstr("<variable ident=\"13\" type=\"date\"><name>day</name>"));
    EXPECT_THAT(text, HasSubstr("<record ident=\"A\" format=\"csv\" skip=\"1\">"));
}

TEST(TripleS, KeepsCodesThatAreWholeNumbers) {
    Question one{.id = "q", .title = untranslated("q"), .kind = QuestionKind::single};
    one.options = {{"7", untranslated("seven")}, {"0", untranslated("none")}};
    Questionnaire form{.id = "f", .title = untranslated("f"), .role = roleNamed("respondent"), .questions = {one}};
    EXPECT_THAT(tripleSVariables(form)[1].codes, ElementsAre(7, 0));
    form.questions[0].options[1].code = "07";
    EXPECT_THAT(tripleSVariables(form)[1].codes, ElementsAre(1, 2));
}

TEST(TripleS, RefusesWhatIsDamagedOrHostile) {
    const auto problem = [](const std::string& text) {
        const auto read = readTripleS({.text = text});
        return read.ok() ? std::string() : read.problem().code;
    };
    EXPECT_EQ(problem("<sss/>"), "not-a-form");
    EXPECT_EQ(problem("<other/>"), "not-a-form");
    EXPECT_EQ(problem("<sss><survey>"), "form-damaged");
    EXPECT_EQ(problem("<!DOCTYPE sss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><sss>&b;</sss>"), "form-damaged");
}

}  // namespace
}  // namespace diaoyan
